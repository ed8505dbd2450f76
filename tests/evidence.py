"""What is wrong with the evidence of a claim, told without asking the reader that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

from pactwatch.model import (
    Claim,
    Document,
    Evidence,
    Money,
    Organisation,
    Part,
    Qualifier,
    Quantity,
    Stated,
    Transfer,
)
from pactwatch.vocab import Vocabulary

WORD = re.compile(r"\w+")
DIGITS = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: value for value, word in enumerate(SMALL)} | {w: 10 * v for v, w in enumerate(TENS, start=2)}
SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
HALF = "half"
MEANT = {  # equipment by words that mean it
    "arms": ("arm", "arming"),
    "military equipment": ("drawdown", "drawdowns"),
}
CUES = {
    Qualifier.AT_LEAST: "over more least upwards fewer less excess minimum exceeding above plus + to and -",
    Qualifier.AT_MOST: "up upto most many much more maximum fewer less under below",
    Qualifier.ABOUT: "about around some approx approximately nearly almost roughly close circa so odd "
    "estimated estimate",
}


def problems(claim: Claim, document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """Each fault in words; none for a claim whose every field is borne out by the document."""
    for name, stated in stated_fields(claim):
        if not stated.evidence:
            yield f"{name}: no evidence"
        for evidence in stated.evidence:
            yield from (f"{name}: {fault}" for fault in misplaced(evidence, document))
    yield from (f"sentence: {fault}" for fault in misplaced(claim.sentence, document))
    if not any(misplaced(evidence, document) for _, one in stated_fields(claim) for evidence in one.evidence):
        yield from _unsaid(claim, document, vocabulary)
        yield from _speakers(claim, document)


def stated_fields(claim: Claim) -> list[tuple[str, Stated[object]]]:
    """Every value of a claim with its evidence, whatever the field holds."""
    out: list[tuple[str, Stated[object]]] = []
    for field in fields(claim.content):
        value = getattr(claim.content, field.name)
        out += [(field.name, one) for one in (value if isinstance(value, tuple) else (value,)) if one is not None]
    return out


def misplaced(evidence: Evidence, document: Document) -> list[str]:
    """What is wrong with where the words are said to stand, along the chain of references."""
    out, seen = [], 0
    step: Evidence | None = evidence
    while step is not None and seen < 10:
        part = document.text if step.part is Part.TEXT else document.title or ""
        if step.document != document.id:
            out.append(f"points into another document, {step.document}")
        elif step.span.end > len(part):
            out.append(f"{step.span} lies outside its {step.part} of {len(part)} characters")
        elif not words_of(step, document).strip():
            out.append(f"{step.span} holds no words")
        step, seen = step.refers_to, seen + 1
    return out if step is None else [*out, "refers in a circle"]


def words_of(evidence: Evidence, document: Document) -> str:
    """The words that stand where the evidence points."""
    part = document.text if evidence.part is Part.TEXT else document.title or ""
    return part[evidence.span.start : evidence.span.end]


def _unsaid(claim: Claim, document: Document, vocabulary: Vocabulary) -> Iterator[str]:
    """The values that the words do not say."""
    for name, stated in stated_fields(claim):
        said = [words_of(evidence.origin, document) for evidence in stated.evidence]
        value = stated.value
        if name in ("supplier", "recipient", "end_user", "financier") and isinstance(value, tuple):
            missing = [code for code in value if not any(means(words, code, vocabulary) for words in said)]
            yield from (f"{name}: {said} does not mean {code}" for code in missing)
        elif name == "parties" and not any(means(words, str(value), vocabulary) for words in said):
            yield f"{name}: {said} does not mean {value}"
        elif isinstance(value, Quantity) and not any(counts(words, value) for words in said):
            yield f"{name}: {said} does not count {value}"
        elif isinstance(value, Money) and not any(is_worth(words, value, vocabulary) for words in said):
            yield f"{name}: {said} is not {value}"
        elif isinstance(value, Organisation) and not any(names(words, value, vocabulary) for words in said):
            yield f"{name}: {said} does not name {value.name}"
    if isinstance(claim.content, Transfer):
        item = claim.content.item
        said = [words_of(evidence, document) for evidence in item.evidence]
        signs = MEANT.get(item.value.designation, ())
        meant = any(words.lower().removeprefix("re") in signs for words in said)
        if not meant and not any(_same(words, item.value.designation) for words in said):
            yield f"item: {said} is not {item.value.designation!r} as written"
        if item.value.system is not None and item.value.system not in vocabulary.systems:
            yield f"item: {item.value.system} is not in the catalogue"


def _speakers(claim: Claim, document: Document) -> Iterator[str]:
    for speaker in claim.attribution.chain:
        faults = misplaced(speaker.evidence, document)
        yield from (f"speaker {speaker.name}: {fault}" for fault in faults)
        if not faults and not _same(words_of(speaker.evidence, document), speaker.name):
            yield f"speaker {speaker.name!r}: {words_of(speaker.evidence, document)!r} stands there"
    for name, evidence in (("hedged", claim.attribution.hedged), ("denied", claim.attribution.denied)):
        yield from (f"{name}: {fault}" for fault in (misplaced(evidence, document) if evidence is not None else ()))


def _same(one: str, other: str) -> bool:
    return WORD.findall(one.casefold()) == WORD.findall(other.casefold())


def means(words: str, code: str, vocabulary: Vocabulary) -> bool:
    """Whether the words hold a form of the party, of an organisation whose home it is, or of the state after it."""
    party = vocabulary.parties.get(code)
    if party is not None and party.continued_by is not None and means(words, party.continued_by, vocabulary):
        return True
    forms = [
        form for maker in vocabulary.makers.values() if maker.home == code for form in (*maker.forms, *maker.loose)
    ]
    if party is not None:
        forms += [*party.all_names, *party.adjectives, *party.people, *party.capitals, *party.seats, *party.leaders]
        forms += [*party.prefixes, *party.forces, *party.loose_forces, *party.loose_names, *party.ministries]
    said = _plain(words)
    return any(f" {_plain(form).strip()} " in said or f" {_plain(form).strip()}s " in said for form in forms)


def names(words: str, organisation: Organisation, vocabulary: Vocabulary) -> bool:
    """Whether the words are the organisation's name as written, or a form of the maker of that name."""
    forms = [form for maker in vocabulary.makers.values() if maker.name == organisation.name for form in maker.forms]
    forms += [form for maker in vocabulary.makers.values() if maker.name == organisation.name for form in maker.loose]
    return any(_same(words, form) for form in (organisation.name, *forms))


def _plain(text: str) -> str:
    """The words in lower case with a blank on each side, without full stops, possessives and other marks."""
    bare = text.casefold().replace("’", "'").replace(".", "").replace("'s", " ")
    return f" {' '.join(WORD.findall(bare))} "


def counts(words: str, quantity: Quantity) -> bool:
    """Whether the words hold the number, and for one that is not exact a word that says so."""
    said = {word.strip(",.") for word in re.findall(r"[+~-]|\w+", words.casefold())}
    qualified = quantity.qualifier is Qualifier.EXACT or said & set(CUES[quantity.qualifier].split())
    return bool(qualified) and Decimal(quantity.amount) in numbers(words)


def is_worth(words: str, money: Money, vocabulary: Vocabulary) -> bool:
    """Whether the words hold the amount, one of the vocabulary's multipliers taken, and a form of the currency."""
    low = words.casefold()
    factors = {1, *(factor for word, factor in vocabulary.multipliers.items() if word.casefold() in low)}
    worth = any(number * factor == money.amount for number in numbers(words) for factor in factors)
    currency = vocabulary.currencies[money.currency]
    forms = [form.casefold() for form in (*currency.forms, *currency.shared)]
    return worth and _same(words, money.as_written) and any(form in low for form in forms)


def numbers(words: str) -> set[Decimal]:
    """Every number that the words hold: of digits, of words, and of either with a scale after it."""
    tokens = re.findall(r"\d+(?:,\d{2,3})*(?:\.\d+)?|[^\W\d_]+", words.casefold())
    found: set[Decimal] = set()
    for start in range(len(tokens)):
        value: Decimal | None = None
        whole = Decimal(0)
        for token in tokens[start:]:
            if DIGITS.fullmatch(token):
                if value is not None:
                    break
                value = Decimal(token.replace(",", ""))
            elif token in NUMBERS:
                value = (value or Decimal(0)) + NUMBERS[token]
            elif token.rstrip("s") in SCALES or token in SCALES:
                scale = SCALES.get(token) or SCALES[token.rstrip("s")]
                value = (value if value is not None else Decimal(1)) * scale
                if scale >= 1000:
                    found.add(whole + value)
                    whole, value = whole + value, Decimal(0)
            elif token == HALF:
                value = Decimal("0.5")
            elif token in ("a", "an") and value is None:
                value = Decimal(1)
            elif token not in ("and", "a", "an"):
                break
            if value is not None:
                found.add(whole + value)
    return found
