"""What one document says about one transfer or one act of cooperation, and who it says says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pactwatch.errors import RecordError
from pactwatch.model.evidence import Evidence
from pactwatch.model.terms import Condition, Mode, Stage
from pactwatch.model.values import Item, Money, PartialDate, Quantity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value with the words that say it; never without evidence. `confidence` lies between 0 and 1."""

    value: T
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.evidence:
            raise RecordError(f"value {self.value!r} without evidence: name the words that say it, or leave it out")
        if not 0.0 <= self.confidence <= 1.0:
            raise RecordError(f"confidence {self.confidence}: it lies between 0 and 1")


class Side(StrEnum):
    """Which side of a transfer an organisation stands on."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"


class OrganisationRole(StrEnum):
    """What an organisation is to the transfer."""

    MAKER = "maker"
    MINISTRY = "ministry"
    FORCE = "force"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A maker, ministry, agency or force named on one side; `party` is its state's code, None where unknown."""

    name: str
    role: OrganisationRole
    side: Side
    party: str | None


@dataclass(frozen=True, slots=True)
class Transfer:
    """One supplier, recipient and item. None means that the report does not say; it never means none or zero.

    Parties are tuples of codes: ISO 3166-1 alpha-3, former states by their old code, EU, NATO, UN, or an armed group's
    usual short name in capitals; several only where the party is joint.
    """

    item: Stated[Item]
    supplier: Stated[tuple[str, ...]] | None = None
    recipient: Stated[tuple[str, ...]] | None = None
    organisations: tuple[Stated[Organisation], ...] = ()
    end_user: Stated[tuple[str, ...]] | None = None
    financier: Stated[tuple[str, ...]] | None = None
    number_ordered: Stated[Quantity] | None = None
    number_delivered: Stated[Quantity] | None = None
    condition: Stated[Condition] | None = None
    value: Stated[Money] | None = None
    stage: Stated[Stage] | None = None
    mode: Stated[Mode] | None = None
    options: Stated[Quantity] | None = None
    place: Stated[str] | None = None
    happened: Stated[PartialDate] | None = None

    @property
    def number(self) -> Stated[Quantity] | None:
        """The number ordered, or delivered where only that is told."""
        return self.number_ordered or self.number_delivered


class CooperationType(StrEnum):
    """Defence relations other than a transfer."""

    AGREEMENT = "agreement"
    PRODUCTION = "production"
    INTELLIGENCE = "intelligence"
    EXERCISE = "exercise"
    VISIT = "visit"
    AID = "aid"
    RESTRICTION = "restriction"
    SUPPORT = "support"
    ACCUSATION = "accusation"

    @property
    def directed(self) -> bool:
        """Whether the first party acts on the others."""
        return self in (CooperationType.ACCUSATION, CooperationType.SUPPORT, CooperationType.RESTRICTION)


@dataclass(frozen=True, slots=True)
class Cooperation:
    """One act of cooperation; `parties` holds at least two codes, the acting party first, each with its evidence."""

    type: Stated[CooperationType]
    parties: tuple[Stated[str], ...]
    happened: Stated[PartialDate] | None = None

    def __post_init__(self) -> None:
        if len({party.value for party in self.parties}) < 2:
            raise RecordError("cooperation with fewer than two parties: it takes two to cooperate")


class SpeakerKind(StrEnum):
    """What kind of source a speaker is."""

    OFFICIAL = "official"
    COMPANY = "company"
    ANONYMOUS = "anonymous"
    EXPERT = "expert"
    MEDIUM = "medium"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who vouches, as written; `party` is the state, union or group spoken for, a medium's home state, or None."""

    name: str
    kind: SpeakerKind
    party: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: from the one who originally says it outward to the medium that the text cites.

    An empty chain means that the document states it on its own authority. `hedged` and `denied` hold the words that
    hedge ("reportedly") or deny, None where there are none.
    """

    chain: tuple[Speaker, ...] = ()
    hedged: Evidence | None = None
    denied: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says about one thing.

    `sentence` is the one sentence that says it best. `package` joins the claims of one document whose value is that of
    a whole package: claims with one package share one value, which counts once. `published` repeats the document's
    date, so that a claim can be placed in time on its own. `reader` and `version` say who read it: the same document
    and version give the same claims.
    """

    id: str
    document: str
    content: Transfer | Cooperation
    sentence: Evidence
    attribution: Attribution
    confidence: float
    reader: str
    version: str
    package: str | None = None
    published: PartialDate | None = None

    @property
    def kind(self) -> str:
        """`transfer` or `cooperation`."""
        return "transfer" if isinstance(self.content, Transfer) else "cooperation"
