"""Transfers in the making: an item mention with its parties, stage and mode, before they are merged into claims."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from pactwatch.claims.contents import announces, caught, contents, to_come
from pactwatch.claims.context import Context
from pactwatch.claims.dealt import others
from pactwatch.claims.features import TRADE, Roles, item_features
from pactwatch.claims.governors import listed_with, receives_too
from pactwatch.claims.itemlists import lists
from pactwatch.claims.known import known_before
from pactwatch.claims.likened import likened
from pactwatch.claims.linked import carries, is_fitted, names_maker
from pactwatch.claims.mentions import DateMention, ItemMention, MoneyMention, NumberMention
from pactwatch.claims.models import Model
from pactwatch.claims.modesigns import mode_features, mode_of, modes_weighed
from pactwatch.claims.origins import as_made
from pactwatch.claims.ownservice import own_service
from pactwatch.claims.passage import Found
from pactwatch.claims.plain import PLAIN, plainly_told
from pactwatch.claims.record import record
from pactwatch.claims.respectively import RESPECTIVELY
from pactwatch.claims.resupplied import resold
from pactwatch.claims.roles import told_sides
from pactwatch.claims.sides import SideReading, readings, sided
from pactwatch.claims.somebody import SOMEBODY
from pactwatch.claims.stages import stage_features, stage_of, tells_halts, tells_stage, weighed
from pactwatch.vocab import Vocabulary

_SHARED = 0.9
_CARRIED = 0.85
_KNOWN = 0.5  # how probable a noun for what was named before is at least, where its sentence tells both sides
_PACKED = 0.6  # how probable what a package is said to hold is at least
_LICENCES = frozenset("licence licences license licenses permit permits".split())
_LICENSED, _SURE = 0.45, 0.7  # how probable what a licence is for is at least, where the sides are so probable
_DESCRIBES = frozenset("is are was were has have had can could".split())
_FAR = 8  # sentences from a package to what it holds


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How probable an item and a role must be to be told."""

    item: float = 0.15
    supplier: float = 0.3
    recipient: float = 0.3
    also_recipient: float = 0.6
    coordinated: float = 0.12


@record
class Row:
    """What the row of a table and its heading tell beside parties and item: the number, and the token of the stage.

    `shown` is None where the title tells the stage.
    """

    shown: int | None
    number: NumberMention | None


@record
class Draft:
    """One item mention read as a transfer to one recipient (or none told); probabilities lie between 0 and 1.

    `besides` is whether the mention has a likelier recipient, `packed` whether it is listed as part of a package.
    `left` are the sides, "supplier" and "recipient", that its sentence gives to somebody without a name. `row` is set
    where the row of a table tells it and no sentence. `bid` is whether a bid is told whose equipment other sentences
    may name. `least` is how probable the claim is at least.
    """

    item: ItemMention
    found: Found
    probability: float
    supplier: str | None
    recipient: str | None
    supplier_probability: float
    recipient_probability: float
    stage: str
    stage_probability: float
    mode: str
    mode_probability: float
    besides: bool = False
    evidence: float = 0.0
    held: float = 0.0
    grammar: float = 0.0
    definite: bool = False
    packed: bool = False
    left: frozenset[str] = frozenset()
    row: Row | None = None
    least: float = 0.0
    bid: bool = False


@record
class Told:
    """A draft with its number, money and date."""

    draft: Draft
    number: NumberMention | None
    money: MoneyMention | None
    date: DateMention | None


class Drafter:
    """Drafts the transfers of a text with the trained models."""

    def __init__(self, vocabulary: Vocabulary, models: Mapping[str, Model], thresholds: Thresholds) -> None:
        self._vocabulary = vocabulary
        self._models = models
        self._thresholds = thresholds

    def drafts(self, context: Context) -> Iterator[Draft]:
        """The transfers that the text tells, one for each item mention and recipient, in order of the text."""
        before: list[Draft] = []
        whole: Draft | None = None
        stopped: Draft | None = None
        sides = self.sides(context)
        packages = (*contents(context), None)
        for found, packed, following in zip(context.passage.found, packages, packages[1:], strict=False):
            here = list(self._carried(found, before)) if packed is None and _elliptical(context, found) else []
            announced = packed is None and following is not None
            least = 0.0 if announced else self._thresholds.item  # the package is told, if not as equipment
            here = here or [
                draft
                for listed in lists(context, found)
                for draft in self._listed(context, found, listed, sides, least, packed or ())
            ]
            if packed is None:
                last = max(here, key=_whole, default=None)
                whole = last if last is not None and _whole(last) and (last.definite or whole is None) else whole
                stopped = whole if whole is not None and whole.stage == "refused" else stopped
            else:
                goods = stopped if caught(context, found) else whole
                if goods is not None and found.sentence.index - goods.found.sentence.index <= _FAR:
                    if goods is whole:
                        whole = goods = _announced(context, found, whole)
                    here = [_in_package(context, draft, goods) if draft.packed else draft for draft in here]
            before = [draft for draft in here if draft.probability >= self._thresholds.item]
            yield from before

    def _listed(
        self,
        context: Context,
        found: Found,
        listed: Sequence[ItemMention],
        sides: Mapping[int, SideReading],
        least: float,
        packed: Container[int],
    ) -> Iterator[Draft]:
        """The drafts of the items of one list: they share the fate and the parties of the most probable one.

        Those less probable than `least` are left out; `packed` are the first tokens of those known to be in a package.
        """
        read = []
        for item in listed:
            side = sides[item.first]
            features = item_features(context, found, item, (side.first, side.roles), self._vocabulary)
            read.append((self._models["item"].probability(features), side, item, features))
        best = max(read, key=lambda entry: entry[0])
        surest = max(read, key=lambda entry: (entry[1].told, entry[0]))
        for probability, side, item, features in read:
            plain = plainly_told(context, found, item)
            known = PLAIN if plain else _PACKED if item.first in packed else 0.0
            if side.told and known_before(context, found, item):
                known = max(known, _KNOWN)
            shared = max(probability, best[0] * _SHARED, known)
            if shared < least:
                continue
            evidence = self._models["evidence"].probability(features)
            told = side.told or side.named or resold(context, found, item)
            alike = others(context, found, item) == others(context, found, surest[2])
            shares = surest[1].roles if alike else side.roles
            roles = shares if told else as_made(shares, context, found, item, self._vocabulary)
            for draft in self._with_parties(context, found, item, roles, shared):
                yield replace(
                    draft,
                    evidence=evidence,
                    held=features["held"],
                    grammar=features["grammar-both"],
                    definite=tells_stage(context, found, item),
                    packed=item.first in packed,
                    least=PLAIN if plain else _LICENSED if _licensed(context, draft) else 0.0,
                )

    def _carried(self, found: Found, before: Sequence[Draft]) -> Iterator[Draft]:
        """The drafts of a sentence that names equipment alone ("Alongside them, the larger Akinci drones.").

        The parties, stage and mode of the sentence before go on.
        """
        for item in found.items:
            alike = [
                draft for draft in before if draft.item.category is item.category and item.kind in ("system", "shape")
            ]
            for draft in alike:
                if draft.recipient == alike[0].recipient or draft.item is alike[0].item:
                    yield replace(draft, item=item, found=found, probability=draft.probability * _CARRIED)

    def sides(self, context: Context) -> dict[int, SideReading]:
        """Who stands on which side of each mention of equipment, by its first token."""
        mentions = sided(context, self._vocabulary)
        read = readings(mentions, self._models)
        return {mention.item.first: reading for mention, reading in zip(mentions, read, strict=True)}

    def _with_parties(
        self, context: Context, found: Found, item: ItemMention, roles: Roles, probability: float
    ) -> Iterator[Draft]:
        supplies, receives = roles.supplies, roles.receives
        left = frozenset(
            name for name, probable in (("supplier", supplies), ("recipient", receives)) if SOMEBODY in probable
        )
        supplier = None if "supplier" in left else self._supplier(supplies, receives)
        recipients = () if "recipient" in left else self._recipients(receives, supplier)
        together: set[str] = set()
        if recipients:
            elsewhere = others(context, found, item)
            together = self._coordinated(context, found, recipients[0], receives) - {supplier} - elsewhere
            recipients = (recipients[0], *(code for code in recipients[1:] if code not in elsewhere))
            if supplier is not None and receives_too(context, found, recipients[0], supplier):
                together, supplier = together | {supplier}, None
            recipients = (*recipients, *sorted(together.difference(recipients)))
        if supplier is None and not recipients:
            return
        if any(aside(context, found, item) for aside in (likened, carries, names_maker)):
            return
        if self._own_make(item, supplier) and is_fitted(context, found, item):
            return
        if recipients and own_service(context, found, item, recipients[0], self._vocabulary):
            return
        suppliers = (supplier, *self._further(context, found, item, roles, supplier, recipients))
        features = stage_features(context, found, item)
        likely = self._models["stage"].probabilities(features)
        stages = weighed(likely, stage_of(context, found, item), tells_halts(context))
        stage = max(stages, key=lambda name: stages[name])
        probable = self._models["mode"].probabilities(mode_features(context, found, item))
        modes = modes_weighed(probable, mode_of(context, found, item))
        mode = max(modes, key=lambda name: modes[name])
        for giver, recipient in product(suppliers, recipients or (None,)):
            yield Draft(
                item=item,
                found=found,
                probability=probability,
                supplier=giver,
                recipient=recipient,
                supplier_probability=_of(giver, supplies),
                recipient_probability=_shared(recipient, together, receives),
                left=left,
                besides=recipient is not None and recipient != recipients[0] and recipient not in together,
                stage=stage,
                stage_probability=stages[stage],
                mode=mode,
                mode_probability=modes[mode],
            )

    def _supplier(self, supplies: Mapping[str, float], receives: Mapping[str, float]) -> str | None:
        """The most probable supplier that is not more probably the recipient; None where nobody is probable."""
        best = max(supplies, key=lambda code: (supplies[code], code), default=None)
        if best is None or supplies[best] < self._thresholds.supplier or supplies[best] < receives[best]:
            return None
        return best

    def _own_make(self, item: ItemMention, supplier: str | None) -> bool:
        """Whether a supplier makes a system."""
        return item.system is not None and supplier in self._vocabulary.systems[item.system].origin

    def _further(
        self,
        context: Context,
        found: Found,
        item: ItemMention,
        roles: Roles,
        supplier: str | None,
        recipients: Sequence[str],
    ) -> list[str]:
        """Those who stand in one list with a supplier and supply the same: "donated by Germany and Romania".

        A system is sold by who makes it, given by anyone; what several states make they supply together.
        """
        if supplier is None or not told_sides(context, found, item, self._vocabulary)[0]:
            return []
        system = self._vocabulary.systems.get(item.system or "")
        given = system is None or any(act.frame == "supply" for act in found.triggers)
        if not given or (system is not None and len(system.origin) > 1) or RESPECTIVELY in context.words(found):
            return []
        beside = self._coordinated(context, found, supplier, roles.supplies) - {supplier, *recipients}
        return sorted(code for code in beside if roles.supplies[code] > roles.receives[code])

    def _coordinated(self, context: Context, found: Found, code: str, probable: Mapping[str, float]) -> set[str]:
        """The parties that stand in one list with one on a side ("Bangladesh, Myanmar and other neighbours")."""
        named = sorted(found.parties, key=lambda party: party.first)
        place = next((at for at, party in enumerate(named) if party.code == code), None)
        if place is None:
            return set()
        joined = {code}
        for steps in (range(place, len(named) - 1), range(place - 1, -1, -1)):
            for at in steps:
                if not listed_with(context, found, named[at], named[at + 1]):
                    break
                joined |= {named[at].code, named[at + 1].code}
        return {other for other in joined if probable.get(other, 0.0) >= self._thresholds.coordinated}

    def _recipients(self, receives: Mapping[str, float], supplier: str | None) -> tuple[str, ...]:
        """The most probable recipient, and others that are probable on their own."""
        ranked = sorted((code for code in receives if code != supplier), key=lambda code: (-receives[code], code))
        if not ranked or receives[ranked[0]] < self._thresholds.recipient:
            return ()
        return (ranked[0], *(code for code in ranked[1:] if receives[code] >= self._thresholds.also_recipient))


def _of(code: str | None, probable: Mapping[str, float]) -> float:
    """How probable a side is as drafted: the party's own probability, or that nobody who is named stands there."""
    if code is not None:
        return probable[code]
    return probable[SOMEBODY] if SOMEBODY in probable else 1 - max(probable.values(), default=0.0)


def _shared(code: str | None, together: Container[str], receives: Mapping[str, float]) -> float:
    """How probable a recipient is; those of one list are about as probable as the likeliest of them."""
    own = _of(code, receives)
    return max(own, _SHARED * max(receives.values())) if code in together else own


def _licensed(context: Context, draft: Draft) -> bool:
    """Whether a sentence tells what became of a licence for equipment, and surely whose and for whom."""
    acts = stage_of(context, draft.found, draft.item).acts
    licence = any(act.frame == "approve" and not _LICENCES.isdisjoint(act.word.lower().split()) for act in acts)
    return licence and min(draft.supplier_probability, draft.recipient_probability) >= _SURE and _sides(draft) > 0


def _whole(draft: Draft) -> float:
    """How probable it is that a draft tells a transfer and both its sides."""
    return draft.probability * _sides(draft)


def _announced(context: Context, found: Found, whole: Draft) -> Draft:
    """What tells a package, as announced where a sentence on its contents announces it.

    An announcement was told to come ("will announce a package today"), help goes on or is wanted before.
    """
    act = stage_of(context, whole.found, whole.item).step
    ahead = whole.stage == "offered" and act is not None and act.frame == "announce"
    if not ahead and whole.stage not in ("delivering", "delivered", "sought"):
        return whole
    return replace(whole, stage="approved") if announces(context, found, ahead) else whole


def _in_package(context: Context, draft: Draft, whole: Draft) -> Draft:
    """A draft of what is in a package, at the stage of an announcement or agreement that its own sentence tells."""
    own, one = stage_of(context, draft.found, draft.item), _of_package(draft, whole)
    step = own.step if own.kind == "chain" else None
    announced = step is not None and step.frame == "announce" and step.form != "noun"
    agreed = step is not None and step.frame == "deal" and own.stage == "ordered" and whole.stage == "sought"
    if not announced and (not agreed or to_come(context, draft.found)):
        return one
    return replace(one, stage=draft.stage, stage_probability=draft.stage_probability)


def _of_package(draft: Draft, whole: Draft) -> Draft:
    """A draft of what is in the package that another one tells, at its stage and between its parties.

    Parties that the draft's own sentence names stay where it is surer of them.
    """
    surer = _sides(whole) > (_sides(draft) if draft.found.codes else 0.0)
    return replace(
        whole if surer else draft,
        item=draft.item,
        found=draft.found,
        probability=max(draft.probability, _CARRIED * whole.probability),
        besides=draft.besides and not surer,
        stage=whole.stage,
        stage_probability=whole.stage_probability,
        evidence=draft.evidence,
        held=draft.held,
        grammar=draft.grammar,
        definite=whole.definite,
        packed=True,
    )


def _sides(draft: Draft) -> float:
    """How probable it is that a draft's parties are right; 0 where it lacks one."""
    return draft.supplier_probability * draft.recipient_probability if draft.supplier and draft.recipient else 0.0


def _elliptical(context: Context, found: Found) -> bool:
    """Whether a sentence names equipment but neither a party nor an act of the trade, and describes none of it."""
    if not found.items or found.parties or any(trigger.frame in TRADE for trigger in found.triggers):
        return False
    return _DESCRIBES.isdisjoint(context.words(found))
