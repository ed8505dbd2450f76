"""What a request may ask for, checked at the border and turned into our own types."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from pactwatch.errors import RecordError
from pactwatch.model import Category, Mode, PartialDate, Stage
from pactwatch.pages.page import COLUMNS as USUAL
from pactwatch.views import Filters, Paging, Sort, Status
from pactwatch.views.routes import Years

ROWS = 100
MOST_ROWS = 500
MOST_PAGES = 100_000
Column = Literal[
    "supplier",
    "recipient",
    "number",
    "value",
    "terms",
    "stage",
    "next",
    "first",
    "latest",
    "stories",
    "credibility",
]
COLUMNS: tuple[str, ...] = get_args(Column)
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Day = Annotated[str, StringConstraints(pattern=DATE)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Usd = Annotated[Decimal, Field(ge=0, le=10**15)]
Language = Annotated[
    str | None,
    Field(
        pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$",
        description="language of the page, of those that there are; it changes no data",
    ),
]


class Asked(BaseModel):
    """What every page may be asked for: the register as it was known by the end of a day."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    as_of: Annotated[Day | None, Field(description="as known by the end of that date: YYYY, YYYY-MM or YYYY-MM-DD")] = (
        None
    )

    lang: Language = None

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: object) -> object:
        """A field of a form that was left empty asks for nothing."""
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given

    @field_validator("as_of", "since", "until", mode="after", check_fields=False)
    @classmethod
    def _a_date(cls, given: str | None) -> str | None:
        if given is not None:
            try:
                PartialDate.parse(given)
            except RecordError as error:
                raise ValueError(str(error)) from None
        return given

    @property
    def day(self) -> PartialDate | None:
        """The date as known on which is asked for."""
        return PartialDate.parse(self.as_of) if self.as_of is not None else None


class PagedAsked(Asked):
    """A list that comes a page at a time."""

    page: Annotated[int, Field(ge=1, le=MOST_PAGES, description="which page, from 1")] = 1
    rows: Annotated[int, Field(ge=1, le=MOST_ROWS, description="rows a page")] = ROWS


class DealsAsked(Asked):
    """Deals of some kind."""

    supplier: Annotated[Name | None, Field(description="code or name of the supplier")] = None
    recipient: Annotated[Name | None, Field(description="code or name of the recipient")] = None
    party: Annotated[Name | None, Field(description="code or name of either side")] = None
    item: Annotated[Name | None, Field(description="designation, or a part of it")] = None
    category: Category | None = None
    stage: Stage | None = None

    @property
    def filters(self) -> Filters:
        """The filters that are asked for."""
        return Filters(
            supplier=self.supplier,
            recipient=self.recipient,
            party=self.party,
            item=self.item,
            category=self.category,
            stage=self.stage,
        )


class RegisterAsked(DealsAsked, PagedAsked):
    """A page of the register."""

    mode: Mode | None = None
    since: Annotated[Day | None, Field(description="last reported, or at another stage, on that day or later")] = None
    until: Annotated[Day | None, Field(description="first reported on that day or earlier")] = None
    least_usd: Annotated[Usd | None, Field(description="worth at least, in US dollars")] = None
    most_usd: Annotated[Usd | None, Field(description="worth at most, in US dollars")] = None
    credibility: Annotated[int | None, Field(ge=1, le=6, description="graded so or better")] = None
    status: Status | None = None
    conflicts: Annotated[bool, Field(description="only deals on which reports disagree")] = False
    sort: Sort = Sort.LATEST
    turned: Annotated[bool, Field(description="the other way round")] = False
    columns: Annotated[list[Column] | None, Field(max_length=len(COLUMNS), description="columns of the page")] = None

    @field_validator("columns", mode="after")
    @classmethod
    def _other_columns(cls, given: list[Column] | None) -> list[Column] | None:
        """None where the columns are those that are shown anyway."""
        return None if given is not None and set(given) == set(USUAL) else given

    @property
    def filters(self) -> Filters:
        """The filters that are asked for."""
        return replace(
            super().filters,
            mode=self.mode,
            since=_date(self.since),
            until=_date(self.until),
            least_usd=self.least_usd,
            most_usd=self.most_usd,
            credibility=self.credibility,
            status=self.status,
            conflicts=self.conflicts,
        )

    @property
    def paging(self) -> Paging:
        """The page that is asked for."""
        return Paging(self.sort, self.turned, self.page, self.rows)


class FlowsAsked(DealsAsked):
    """Flows of some years."""

    first: Annotated[Year | None, Field(description="first year")] = None
    last: Annotated[Year | None, Field(description="last year")] = None

    @property
    def years(self) -> Years:
        """The years that are asked for."""
        return Years(self.first, self.last)


class DocumentAsked(Asked):
    """A document, and where the words end that are to be lit."""

    end: Annotated[int | None, Field(ge=0, le=2**31, description="end of the words to be lit")] = None


class SearchAsked(BaseModel):
    """What is searched for."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    lang: Language = None
    q: Annotated[str | None, Field(max_length=300, description="words, names and fields")] = None
    before: Annotated[int | None, Field(ge=-(2**62), le=2**62, description="go on behind the hit of this place")] = None
    rows: Annotated[int, Field(ge=1, le=100, description="hits of each kind")] = 20

    @property
    def day(self) -> None:
        """None: a search goes through what is known now."""


class PairAsked(Asked):
    """A comparison or a dossier of a pair of parties."""

    supplier: Name | None = None
    recipient: Name | None = None


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text is not None else None
