"""Whether a word for equipment may mean a system of the catalogue: a frigate is no minehunter, a shell no mine."""

from __future__ import annotations

from functools import lru_cache

from pactwatch.claims.mentions import ItemMention
from pactwatch.vocab import Vocabulary

# By the words that end a designation: what the catalogue's description of a system must hold for it to be meant
_MEANT: dict[str, tuple[str, ...]] = {
    "tank": ("tank",),
    "mbt": ("tank",),
    "personnel carrier": ("carrier", "vehicle", "car"),
    "apc": ("carrier", "vehicle", "car"),
    "fighting vehicle": ("carrier", "vehicle", "car"),
    "ifv": ("carrier", "vehicle", "car"),
    "recovery vehicle": ("recovery",),
    "engineer vehicle": ("engineer", "recovery", "bridge"),
    "reconnaissance vehicle": ("reconnaissance", "car", "carrier"),
    "frigate": ("frigate", "corvette", "destroyer", "patrol"),
    "corvette": ("frigate", "corvette", "patrol", "missile boat"),
    "destroyer": ("frigate", "destroyer"),
    "patrol vessel": ("patrol", "corvette", "frigate"),
    "patrol boat": ("patrol", "boat"),
    "patrol ship": ("patrol", "corvette", "frigate"),
    "aircraft carrier": ("aircraft carrier", "amphibious"),
    "minehunter": ("mine",),
    "minesweeper": ("mine",),
    "landing craft": ("landing",),
    "landing ship": ("landing", "amphibious"),
    "trainer": ("trainer", "fighter", "light"),
    "fighter": ("fighter", "combat", "attack", "bomber"),
    "fighter jet": ("fighter", "combat", "attack", "bomber"),
    "fighter aircraft": ("fighter", "combat", "attack", "bomber"),
    "combat aircraft": ("fighter", "combat", "attack", "bomber"),
    "transport aircraft": ("transport",),
    "patrol aircraft": ("patrol", "submarine", "reconnaissance", "surveillance"),
    "tanker": ("tanker",),
    "tanker aircraft": ("tanker",),
    "refueller": ("tanker",),
    "refueler": ("tanker",),
    "refuelling aircraft": ("tanker",),
    "refueling aircraft": ("tanker",),
    "bomber": ("bomber", "attack"),
    "howitzer": ("gun",),
    "gun": ("gun",),
    "rocket launcher": ("rocket",),
    "rocket system": ("rocket",),
    "mortar": ("mortar",),
    "torpedo": ("torpedo",),
    "torpedoe": ("torpedo",),
    "bomb": ("bomb",),
    "antitank missile": ("tank",),
    "antiship missile": ("ship",),
    "airtoair missile": ("air-to-air",),
    "rifle": ("rifle",),
    "pistol": ("pistol",),
    "machine gun": ("machine gun",),
    "ammunition": ("ammunition", "shell", "rocket", "grenade"),
    "munition": ("ammunition", "shell", "rocket", "grenade", "bomb"),
    "round": ("ammunition", "shell"),
    "shell": ("shell", "ammunition"),
    "mine": ("mine",),
    "landmine": ("mine",),
    "rocket": ("rocket",),
    "grenade": ("grenade",),
    "bullet": ("ammunition",),
    "cartridge": ("ammunition",),
    "radar": ("radar",),
    "sonar": ("sonar",),
    "loitering munition": ("loitering", "attack"),
    "attack helicopter": ("combat", "armed"),
    "transport helicopter": ("transport", "light", "helicopter"),
}


def may_be(one: ItemMention, two: ItemMention, vocabulary: Vocabulary) -> bool:
    """Whether of two mentions one that only tells a kind of equipment may mean a system that the other names."""
    if one.general is two.general:
        return True
    kind, named = (one, two) if one.general else (two, one)
    system = vocabulary.systems.get(named.system or "")
    return system is None or system.sipri is None or _fits(kind.designation, system.sipri)


@lru_cache(maxsize=4096)
def _fits(words: str, description: str) -> bool:
    """Whether words for a kind of equipment fit the description of a system."""
    last = words.lower().replace("-", "").removesuffix("s").split()[-2:]
    needed = _MEANT.get(" ".join(last)) or _MEANT.get(last[-1])
    return needed is None or any(part in description for part in needed)
