"""The entries of the vocabulary: systems, makers, parties, outlets, offices, currencies, categories, pegs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pactwatch.model.claim import SpeakerKind
from pactwatch.model.terms import Category


@dataclass(frozen=True, slots=True)
class System:
    """A weapon system.

    `aliases` are forms as news writes them; spellings that differ by hyphen, space or case are not listed. `loose`
    forms are ordinary words or names too ("Patriot") and count only with a capital and in the context of arms. `maker`
    is a maker's id, `origin` holds state codes, `sipri` is SIPRI's weapon description, `unroca` the UN Register's
    category (I to VII, SALW) or None, `variant_of` the id of the entry that this one is a variant of, or None. An
    `umbrella` is a name that different systems share ("Leopard"): a report that says no more does not tell which.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    loose: tuple[str, ...]
    maker: str | None
    origin: tuple[str, ...]
    category: Category
    sipri: str | None
    unroca: str | None
    variant_of: str | None
    umbrella: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and the aliases, without those that are listed as loose."""
        return _firm(self)


class MakerKind(StrEnum):
    """What kind of organisation makes or sells."""

    MAKER = "maker"
    SHIPYARD = "shipyard"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Maker:
    """An arms maker, shipyard or export agency; `home` is the code of its state, None for a joint venture."""

    id: str
    name: str
    aliases: tuple[str, ...]
    loose: tuple[str, ...]
    home: str | None
    kind: MakerKind

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and the aliases, without those that are listed as loose."""
        return _firm(self)


class PartyKind(StrEnum):
    """What kind of party a code stands for."""

    STATE = "state"
    FORMER = "former"
    UNION = "union"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A state, former state, union or armed group with the words that news uses for it.

    `prefixes` stand for it before a hyphen and another party's adjective ("Franco-German"). `capitals` and `seats`
    stand for a government ("Ankara", "the Kremlin" without its article), `leaders` are people who lead or led it,
    `forces` and `ministries` its own named ones. `loose_forces` are abbreviations that several parties share ("IAF")
    and need the party named nearby, `loose_names` such by which reports mean this party, though a person who types them
    may mean another ("Korea"). Generic forms ("Turkish Air Force") are not listed.
    `continued_by` is the code of the state that a former one's reports are now told of ("Moscow"), `until` the last
    day on which that state's words meant it.
    """

    code: str
    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    loose_forces: tuple[str, ...] = ()
    loose_names: tuple[str, ...] = ()
    ministries: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    continued_by: str | None = None
    until: date | None = None

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name shown, the other names and the abbreviations."""
        return tuple(dict.fromkeys((self.name, *self.names, *self.abbreviations)))


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium, news agency or think tank that reports cite; `home` is the code of its home state or None."""

    id: str
    name: str
    aliases: tuple[str, ...]
    loose: tuple[str, ...]
    home: str | None
    kind: SpeakerKind

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and the aliases, without those that are listed as loose."""
        return _firm(self)


class OfficeUse(StrEnum):
    """How the words of an office stand in a sentence."""

    TITLE = "title"  # before or after a person's name: "president", "air chief marshal"
    ROLE = "role"  # a person without a name: "spokesman", "a senior official"
    BODY = "body"  # an institution that speaks: "defence ministry", "parliament"


@dataclass(frozen=True, slots=True)
class Office:
    """An office, honorific or body whose words introduce a speaker or stand for a government; words in lower case."""

    id: str
    words: tuple[str, ...]
    kind: SpeakerKind
    use: OfficeUse


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as news writes it.

    `names` are words and `symbols` are signs or prefixes that mean this currency where nothing else is said.
    `shared` are forms that mean another currency unless a party among `homes` is near ("dollars" for CAD).
    """

    code: str
    name: str
    names: tuple[str, ...]
    symbols: tuple[str, ...]
    shared: tuple[str, ...]
    homes: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The code, names and symbols that mean this currency where nothing else is said."""
        return tuple(dict.fromkeys((self.code, *self.names, *self.symbols)))


@dataclass(frozen=True, slots=True)
class Peg:
    """A currency held at a fixed rate to the US dollar. Unit: `per_dollar` units of it buy one dollar, both days in."""

    currency: str
    per_dollar: Decimal
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """What a category is called and how SIPRI and the UN Register of Conventional Arms file it by default.

    `sipri` is SIPRI's armament category, `unroca` the Register's category (I to VII, SALW) or None where it has none.
    """

    category: Category
    label: str
    plural: str
    sipri: str
    unroca: str | None


@dataclass(frozen=True, slots=True)
class Trap:
    """A phrase that holds a party's form and does not mean the party.

    `elsewhere` tells that the form is another place's name, and so that of this place wherever a text has the phrase:
    after "R-Georgia", "Georgia" is no Caucasian state.
    """

    phrase: str
    elsewhere: bool = False


def _firm(entry: System | Maker | Outlet) -> tuple[str, ...]:
    """The name and the aliases of an entry, each once, without the loose ones; few entries have any of these."""
    forms = dict.fromkeys((entry.name, *entry.aliases))
    return tuple(form for form in forms if form not in entry.loose) if entry.loose else tuple(forms)
