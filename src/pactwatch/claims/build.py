"""From groups of drafts to transfers: each value with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pactwatch.claims.context import Context, distance, nearest
from pactwatch.claims.drafts import Draft
from pactwatch.claims.evidence import Pointer
from pactwatch.claims.joint import makers_beside
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import MoneyMention, NumberMention, PartyMention
from pactwatch.claims.merge import Group
from pactwatch.claims.modes import condition_of, in_return, mode_words
from pactwatch.claims.stages import stage_of
from pactwatch.model import (
    Evidence,
    Item,
    Mode,
    Money,
    Organisation,
    OrganisationRole,
    PartialDate,
    Quantity,
    Side,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.vocab import MakerKind, Vocabulary
from pactwatch.vocab.rates import to_usd

_DATE_REACH = 12


class TransferBuilder:
    """Builds the transfers of one document; `day` is the report's day, for exchange rates."""

    def __init__(self, context: Context, pointer: Pointer, vocabulary: Vocabulary, day: date | None) -> None:
        self._context = context
        self._pointer = pointer
        self._vocabulary = vocabulary
        self._day = day

    def transfer(self, group: Group, money: MoneyMention | None, asked: NumberMention | None = None) -> Transfer:
        """The transfer that a group tells; `asked` is the number of the tender that it is bid for, None without one."""
        draft = group.best.draft
        staged = group.staged.draft
        item = group.named.draft.item
        number = self._number(group, asked)
        stage = Stage(staged.stage)
        arrived = stage in (Stage.DELIVERED, Stage.DELIVERING)
        return Transfer(
            item=Stated(
                Item(item.designation, item.category, item.system),
                (self._pointer.item(item),),
                draft.probability,
            ),
            supplier=self._supplier(group, draft.supplier_probability),
            recipient=self._party(group, group.recipient, draft.recipient_probability),
            organisations=tuple(self._organisations(group)),
            number_ordered=None if arrived else number,
            number_delivered=number if arrived else None,
            condition=condition_of(self._context, draft, self._pointer),
            value=self._money(money),
            stage=Stated(stage, self._stage_words(staged), staged.stage_probability),
            mode=self._mode(staged),
            happened=self._date(group),
        )

    def _party(self, group: Group, code: str | None, probability: float) -> Stated[tuple[str, ...]] | None:
        if code is None:
            return None
        for told in group.told:
            if code in (told.draft.supplier, told.draft.recipient):
                evidence = self._pointer.code(code, told.draft.found, told.draft.item)
                if evidence is not None:
                    return Stated((code,), (evidence,), probability)
        return None

    def _supplier(self, group: Group, probability: float) -> Stated[tuple[str, ...]] | None:
        """The supplier; of a system that several states make, those that the text lists as its makers."""
        told = self._party(group, group.supplier, probability)
        item = group.named.draft.item
        system = self._vocabulary.systems.get(item.system or "")
        if told is None or group.supplier is None or system is None or group.supplier not in system.origin:
            return told
        beside = list(makers_beside(self._context, item, group.supplier, system.origin))
        if not beside or group.recipient in {party.code for _, party in beside}:
            return told
        evidence = (*told.evidence, *(self._pointer.party(party) for _, party in beside))
        return Stated((group.supplier, *(party.code for _, party in beside)), evidence, probability)

    def _organisations(self, group: Group) -> Iterator[Stated[Organisation]]:
        """The makers, ministries and forces named in the sentence, each on its party's side."""
        seen: set[str] = set()
        for party in group.best.draft.found.parties:
            side = (
                Side.SUPPLIER
                if party.code == group.supplier
                else Side.RECIPIENT
                if party.code == group.recipient
                else None
            )
            named = self._organisation(party, side) if side else None
            if named is not None and named.name not in seen:
                seen.add(named.name)
                yield Stated(named, (self._pointer.words(party.first, party.last),))

    def _organisation(self, party: PartyMention, side: Side) -> Organisation | None:
        if party.maker is not None:
            maker = self._vocabulary.makers[party.maker]
            role = OrganisationRole.AGENCY if maker.kind is MakerKind.AGENCY else OrganisationRole.MAKER
            return Organisation(maker.name, role, side, party.code)
        roles = {
            Form.FORCE: OrganisationRole.FORCE,
            Form.SHARED_FORCE: OrganisationRole.FORCE,
            Form.MINISTRY: OrganisationRole.MINISTRY,
        }
        if party.form not in roles:
            return None
        return Organisation(self._context.passage.words(party.first, party.last), roles[party.form], side, party.code)

    def _number(self, group: Group, asked: NumberMention | None) -> Stated[Quantity] | None:
        told = group.first("number")
        number = told.number if told else asked
        if number is None:
            return None
        return Stated(Quantity(int(number.value), number.qualifier), (self._pointer.words(number.first, number.last),))

    def _money(self, money: MoneyMention | None) -> Stated[Money] | None:
        if money is None:
            return None
        words = self._context.passage.words(money.first, money.last)
        usd = to_usd(money.amount, money.currency, self._day, self._vocabulary.pegs) if self._day else None
        amount = money.amount.normalize() if money.amount != money.amount.to_integral() else Decimal(int(money.amount))
        return Stated(
            Money(amount, money.currency, words, money.qualifier, usd), (self._pointer.words(money.first, money.last),)
        )

    def _stage_words(self, draft: Draft) -> tuple[Evidence, ...]:
        """The act that shows the stage: the one that grammar names, else the nearest, else the whole sentence."""
        if draft.row is not None:
            shown = draft.row.shown
            return (self._pointer.sentence(draft.found) if shown is None else self._pointer.words(shown, shown + 1),)
        step = stage_of(self._context, draft.found, draft.item).step
        if step is None:
            step = next(iter(nearest(draft.found.triggers, draft.item.first, draft.item.last, 1)), None)
        return (self._pointer.sentence(draft.found) if step is None else self._pointer.words(step.first, step.last),)

    def _mode(self, draft: Draft) -> Stated[Mode] | None:
        """The mode, where words of the sentence or the one before show it; None where nothing does."""
        returned = in_return(self._context, draft)
        if returned is not None:
            return Stated(Mode.OFFSET, (self._pointer.words(*returned),))
        if draft.mode == Mode.UNSPECIFIED:
            return None
        words = mode_words(self._context, draft, Mode(draft.mode))
        if words is None:
            return None
        return Stated(Mode(draft.mode), (self._pointer.words(*words),), draft.mode_probability)

    def _date(self, group: Group) -> Stated[PartialDate] | None:
        """The date that stands near the item of the best draft."""
        told = group.best
        if (
            told.date is None
            or distance(told.date.first, told.date.last, told.draft.item.first, told.draft.item.last) > _DATE_REACH
        ):
            return None
        return Stated(told.date.date, (self._pointer.words(told.date.first, told.date.last),))
