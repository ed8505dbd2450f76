"""The fields of a deal: every value told, the one shown, the rule that chose it, and whether values conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from pactwatch.deals import conflicts, stages
from pactwatch.deals.designations import designation_of
from pactwatch.deals.tellings import Telling, Told, V, earliest_first, gather, most_told, tellings
from pactwatch.model import (
    Category,
    Claim,
    FieldHistory,
    Item,
    Mode,
    Money,
    Organisation,
    PartialDate,
    Qualifier,
    Quantity,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.vocab import Vocabulary, folded

CATALOGUE = "catalogue name of the item"
MOST_EXACT = "the most exact designation told"
OF_ITEM = "category of the item shown"
LATEST_NUMBER = "the latest dated report's number"
OF_STAGE = "date of the stage shown"
EXACT_ONE = "told by as many independent stories as others; this one is exact"

Stories = Mapping[str, str]


def fields_of(claims: Sequence[Claim], stories: Stories, vocabulary: Vocabulary) -> tuple[FieldHistory, ...]:
    """Every field that at least one claim fills, in the order in which a register shows them.

    A value that stands for a whole package is left out: it belongs to the agreement.
    """
    own = [claim for claim in claims if claim.package is None]
    found = (
        _parties("supplier", claims, stories),
        _parties("recipient", claims, stories),
        *_items(claims, stories, vocabulary),
        _ordered(claims, stories),
        _delivered(claims, stories),
        money_field(own, stories),
        *_stages(claims, stories),
        _mode(claims, stories),
        _simple("condition", claims, stories, conflicts.conditions_exclude, lambda content: content.condition),
        _parties("end_user", claims, stories),
        _parties("financier", claims, stories),
        _organisations(claims, stories),
        _simple("options", claims, stories, conflicts.quantities_exclude, lambda content: content.options),
        _simple("place", claims, stories, lambda _one, _other: False, lambda content: content.place),
    )
    return tuple(field for field in found if field is not None)


def money_field(claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    """The values of money that the claims tell; None where they tell none."""
    return _simple("value", claims, stories, conflicts.money_excludes, lambda content: content.value)


def _simple(
    name: str,
    claims: Sequence[Claim],
    stories: Stories,
    exclude: Callable[[V, V], bool],
    pick: Callable[[Transfer], Stated[V] | None],
) -> FieldHistory | None:
    """A field whose most told value is shown."""
    told = gather(_tellings(claims, stories, pick), _identity)
    if not told:
        return None
    shown, rule = most_told(told)
    return _field(name, told, shown, rule, conflicts.any_exclude([value.value for value in told], exclude))


def _tellings(
    claims: Iterable[Claim], stories: Stories, pick: Callable[[Transfer], Stated[V] | None]
) -> tuple[Telling[V], ...]:
    return tellings(claims, stories, lambda claim: pick(claim.content) if isinstance(claim.content, Transfer) else None)


def _field(name: str, told: Sequence[Told[V]], shown: V, rule: str, conflict: bool) -> FieldHistory:
    return FieldHistory(name, tuple(value.plain() for value in told), shown, rule, conflict)


def _identity(value: V) -> V | tuple[object, ...]:
    """What makes two values one: money by amount, currency and bound, however written; all else by itself."""
    if isinstance(value, Money):
        return (value.amount, value.currency, value.qualifier)
    return value


def _parties(name: str, claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    def pick(content: Transfer) -> Stated[tuple[str, ...]] | None:
        sides = {
            "supplier": content.supplier,
            "recipient": content.recipient,
            "end_user": content.end_user,
            "financier": content.financier,
        }
        stated = sides[name]
        return stated if stated is not None and stated.value else None

    told = gather(_tellings(claims, stories, pick), frozenset)
    if not told:
        return None
    shown, rule = most_told(told)
    excluded = conflicts.any_exclude([value.value for value in told], conflicts.parties_exclude)
    return _field(name, told, shown, rule, excluded)


def _items(claims: Sequence[Claim], stories: Stories, vocabulary: Vocabulary) -> tuple[FieldHistory, FieldHistory]:
    """The item and its category; the most exact item told is shown: a known system, else a name, else a class."""

    def named(items: Sequence[Item]) -> Item:
        known = vocabulary.systems.get(items[0].system or "")
        return Item(known.name, known.category, known.id) if known else items[0]

    told = gather(
        _tellings(claims, stories, lambda content: content.item),
        lambda item: item.system or folded(item.designation) or item.designation,
        named,
    )
    chosen = min(told, key=lambda value: (_vagueness(value.value), -value.stories, *value.first))
    _, rule = most_told(told)
    if chosen.value.system in vocabulary.systems:
        rule = CATALOGUE
    elif len(told) > 1 and chosen is not told[0]:
        rule = MOST_EXACT
    excluded = conflicts.any_exclude(
        [value.value for value in told], lambda one, other: conflicts.items_exclude(one, other, vocabulary)
    )
    item = _field("item", told, chosen.value, rule, excluded)
    return item, _category(claims, stories, chosen.value.category)


def _vagueness(item: Item) -> int:
    if item.system is not None:
        return 0
    return 2 if designation_of(item.designation).is_class else 1


def _category(claims: Sequence[Claim], stories: Stories, shown: Category) -> FieldHistory:
    def pick(claim: Claim) -> Stated[Category] | None:
        content = claim.content
        if not isinstance(content, Transfer):
            return None
        return Stated(content.item.value.category, content.item.evidence)

    told = gather(tellings(claims, stories, pick), _identity)
    values = [value.value for value in told]
    if shown not in values:  # the catalogue files the system elsewhere than every report does
        shown, rule = most_told(told)
    else:
        rule = OF_ITEM
    return _field("category", told, shown, rule, conflicts.any_exclude(values, conflicts.categories_exclude))


def _ordered(claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    told = gather(_tellings(claims, stories, lambda content: content.number_ordered), _identity)
    if not told:
        return None
    shown, rule = most_told(told)
    exact = [value for value in told if value.value.qualifier is Qualifier.EXACT and value.stories == told[0].stories]
    if exact and shown.qualifier is not Qualifier.EXACT:
        shown, rule = exact[0].value, EXACT_ONE
    excluded = conflicts.any_exclude([value.value for value in told], conflicts.quantities_exclude)
    return _field("number_ordered", told, shown, rule, excluded)


def _delivered(claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    """The number delivered grows: the latest dated report is shown, and only a number that shrinks is a conflict."""
    given = _tellings(claims, stories, lambda content: content.number_delivered)
    told = gather(given, _identity)
    if not told:
        return None
    dated = [telling for telling in given if telling.published is not None]
    shown, rule = (dated[-1].value, LATEST_NUMBER) if dated and len(told) > 1 else most_told(told)
    return _field("number_delivered", told, shown, rule, _shrinks(given))


def _shrinks(given: Sequence[Telling[Quantity]]) -> bool:
    """Whether a later report, or one whose date is unknown, tells fewer items than an earlier one."""
    for position, early in enumerate(given):
        for late in given[position + 1 :]:
            grows = late.published is not None and late.value.amount >= early.value.amount
            if not grows and conflicts.quantities_exclude(early.value, late.value):
                return True
    return False


def _stages(claims: Sequence[Claim], stories: Stories) -> tuple[FieldHistory, ...]:
    """The stage, and the date of the stage that is shown."""
    events = stages.history(claims)
    if not events:
        return ()
    denied = frozenset(claim.id for claim in claims if claim.attribution.denied is not None)
    shown, rule = stages.current(events, denied)
    told = gather(_tellings(claims, stories, lambda content: content.stage), _identity)
    stage = _field("stage", told, shown, rule, stages.contradict(events, denied))
    happened = _happened(claims, stories, shown)
    return (stage, happened) if happened is not None else (stage,)


def _happened(claims: Sequence[Claim], stories: Stories, stage: Stage) -> FieldHistory | None:
    """The dates on which the stage shown was reached; dates of other stages stand in the history only."""

    def pick(content: Transfer) -> Stated[PartialDate] | None:
        return content.happened if content.stage is not None and content.stage.value is stage else None

    told = gather(_tellings(claims, stories, pick), _identity)
    if not told:
        return None
    excluded = conflicts.any_exclude([value.value for value in told], conflicts.dates_exclude)
    shown = max(told, key=lambda value: (value.stories, _precision(value.value), value.value.last_day)).value
    return _field("happened", told, shown, OF_STAGE, excluded)


def _precision(when: PartialDate) -> int:
    return sum(part is not None for part in (when.month, when.day))


def _mode(claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    """The terms; `unspecified` only where no report says more."""
    given = _tellings(claims, stories, lambda content: content.mode)
    known = [telling for telling in given if telling.value is not Mode.UNSPECIFIED]
    told = gather(known or given, _identity)
    if not told:
        return None
    shown, rule = most_told(told)
    return _field("mode", told, shown, rule, conflicts.any_exclude([v.value for v in told], conflicts.modes_exclude))


def _organisations(claims: Sequence[Claim], stories: Stories) -> FieldHistory | None:
    """All organisations named; several are no conflict."""
    given: list[Telling[Organisation]] = []
    for claim in earliest_first(claims):
        if isinstance(claim.content, Transfer):
            for stated in sorted(claim.content.organisations, key=lambda stated: stated.value.name):
                given += tellings([claim], stories, partial(_always, stated))
    told = gather(given, _identity)
    if not told:
        return None
    shown, rule = most_told(told)
    return _field("organisations", told, shown, rule, False)


def _always(stated: Stated[V], _claim: Claim) -> Stated[V]:
    return stated
