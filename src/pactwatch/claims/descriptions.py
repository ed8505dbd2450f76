"""Whether a word for equipment may mean a system of the catalogue: a frigate is no minehunter, a shell no mine."""

from __future__ import annotations

from functools import lru_cache

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
    "trainer": ("trainer",),
    "fighter": ("fighter", "combat", "attack", "bomber"),
    "fighter jet": ("fighter", "combat", "attack", "bomber"),
    "fighter aircraft": ("fighter", "combat", "attack", "bomber"),
    "combat aircraft": ("fighter", "combat", "attack", "bomber"),
    "transport aircraft": ("transport",),
    "patrol aircraft": ("patrol", "submarine", "reconnaissance", "surveillance"),
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


@lru_cache(maxsize=4096)
def may_mean(words: str, description: str | None) -> bool:
    """Whether words for a kind of equipment may mean a system that the catalogue describes so; true where unknown."""
    if description is None:
        return True
    last = words.lower().replace("-", "").removesuffix("s").split()[-2:]
    needed = _MEANT.get(" ".join(last)) or _MEANT.get(last[-1])
    return needed is None or any(part in description for part in needed)
