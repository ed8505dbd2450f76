"""On what terms equipment changes hands, and in which condition: the words that show it."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.evidence import Pointer
from pactwatch.model import Condition, Mode, Stated

_MODE_WORDS: dict[Mode, tuple[str, ...]] = {
    Mode.SALE: (
        "sale",
        "sales",
        "sell",
        "sells",
        "selling",
        "sold",
        "buy",
        "buys",
        "buying",
        "bought",
        "purchase",
        "purchases",
        "purchased",
        "purchasing",
        "contract",
        "contracts",
        "deal",
        "deals",
        "order",
        "orders",
        "ordered",
        "procure",
        "procured",
        "procurement",
        "procuring",
        "acquire",
        "acquired",
        "acquisition",
        "acquiring",
        "export",
        "exports",
        "exported",
        "tender",
        "bid",
        "bids",
        "offer",
        "offers",
        "offered",
        "offering",
        "worth",
        "pact",
        "price",
        "customer",
        "customers",
        "buyer",
        "agreement",
    ),
    Mode.GIFT: (
        "gift",
        "gifts",
        "gifted",
        "donate",
        "donates",
        "donated",
        "donation",
        "donating",
        "free",
        "aid",
        "assistance",
        "grant",
        "grants",
        "package",
        "packages",
        "drawdown",
        "drawdowns",
        "provide",
        "provides",
        "provided",
        "providing",
        "provision",
        "give",
        "given",
        "gave",
        "send",
        "sends",
        "sent",
        "sending",
        "supply",
        "supplies",
        "supplied",
        "deliver",
        "delivered",
        "delivering",
        "deliveries",
        "pledge",
        "pledged",
        "support",
    ),
    Mode.LOAN: (
        "loan",
        "loaned",
        "lend",
        "lent",
        "lease",
        "leased",
        "leases",
        "leasing",
        "rent",
        "rented",
        "borrow",
        "borrowed",
    ),
    Mode.LICENCE: (
        "licence",
        "license",
        "licensed",
        "licenced",
        "locally",
        "assemble",
        "assembled",
        "assembly",
        "manufacture",
        "manufactured",
        "manufacturing",
        "produce",
        "produced",
        "production",
        "co-production",
        "build",
        "built",
        "technology",
        "tot",
        "joint",
        "jointly",
        "make",
        "made",
        "india",
    ),
    Mode.OFFSET: ("return", "favour", "favor", "exchange", "offset", "offsets", "barter", "bartered"),
}
_IN_RETURN = (
    ("in", "return"),
    ("return", "the", "favour"),
    ("return", "the", "favor"),
    ("in", "exchange"),
    ("as", "an", "offset"),
    ("barter",),
)
_IN_RETURN_FROM = {first: [words for words in _IN_RETURN if words[0] == first] for first, *_ in _IN_RETURN}
_CONDITIONS = {
    "second-hand": Condition.SECOND_HAND,
    "secondhand": Condition.SECOND_HAND,
    "used": Condition.SECOND_HAND,
    "surplus": Condition.SECOND_HAND,
    "ex": Condition.SECOND_HAND,
    "retired": Condition.SECOND_HAND,
    "refurbished": Condition.REFURBISHED,
    "overhauled": Condition.REFURBISHED,
    "new": Condition.NEW,
    "brand-new": Condition.NEW,
}
_REACH = 5


def mode_words(context: Context, draft: Draft, mode: Mode) -> tuple[int, int] | None:
    """The tokens of the word nearest to the item that shows a mode, in its sentence; None where none does."""
    sentence, words = draft.found.sentence, _MODE_WORDS.get(mode, ())
    places = [at for at in range(sentence.first, sentence.last) if context.tokens[at].lower in words]
    if not places:
        return None
    at = min(places, key=lambda place: (abs(place - draft.item.first), place))
    return at, at + 1


def in_return(context: Context, draft: Draft) -> tuple[int, int] | None:
    """The tokens of "in return" and the like before the item, in its sentence or the one before; or None."""
    index = draft.found.sentence.index
    for found in (draft.found, *context.passage.found[max(0, index - 1) : index]):
        if _IN_RETURN_FROM.keys().isdisjoint(context.words(found)):
            continue
        for at in range(found.sentence.first, min(found.sentence.last, draft.item.first)):
            for words in _IN_RETURN_FROM.get(context.tokens[at].lower, ()):
                if tuple(token.lower for token in context.tokens[at : at + len(words)]) == words:
                    return at, at + len(words)
    return None


def condition_of(context: Context, draft: Draft, pointer: Pointer) -> Stated[Condition] | None:
    """Whether the words just before the item call it new, used or refurbished; None where they do not."""
    for at in range(draft.item.head - 1, max(draft.found.sentence.first, draft.item.first - _REACH) - 1, -1):
        condition = _CONDITIONS.get(context.tokens[at].lower)
        if condition is not None:
            return Stated(condition, (pointer.words(at, at + 1),))
        if context.tokens[at].text in ",;":
            return None
    return None
