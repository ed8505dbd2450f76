"""Equipment named in a text: systems of the catalogue, nouns of equipment, and designations not seen before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.claims.designations import designation_end, without_plural
from pactwatch.claims.itemjoins import OF_ONE_KIND, joined
from pactwatch.claims.itemwords import ItemWords
from pactwatch.claims.lexicon import LINKS, Kind, Match, Term
from pactwatch.claims.line import HYPHENS, Line, Span
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.nouns import NounPhrase, noun_after, noun_phrase
from pactwatch.claims.numbers import ends_number
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.claims.unseen import unseen
from pactwatch.claims.verbs import is_verb, subjects_of
from pactwatch.model import Category

_TRADED = frozenset("buy order receive sell supply deliver".split())  # the frames whose acts are done to equipment
_CONTEXT = 12  # tokens to each side in which another word of arms makes an ordinary word a designation
_BESIDE = 5  # tokens between an act of the trade and a name that is not plural
_COUNTS = frozenset("several both few many more another additional third fourth fifth sixth seventh eighth".split())
_MANY = frozenset("dozens scores hundreds number squadron squadrons batch batches fleet battery batteries pair".split())
_ONE_OF_IT = frozenset("the a an its their our his these those".split())
_OWN_AMMUNITION = frozenset("missile missiles radar radars".split())
_SAYS = frozenset("said says told tells added adds noted notes wrote writes argued asked".split())
_PERSON_SPEAKS = _SAYS | {"who", "whose"}
_MILLIONS = frozenset("million millions billion billions trillion".split())
_LONGEST_MARK = 5
_BORNE = frozenset("armed carrying capable launching firing equipped toting bearing laying hunting killing".split())
_SHIPS = frozenset(
    "uss usns uscgc hms rfa ins brp hmas hmcs hmnzs roks htms kri pns bns tcg hnlms hdms hswms hnoms".split()
)  # what stands before the name of a warship: "USS Chinook" is no helicopter
_OFFICES = frozenset(
    "bureau factory institute directorate school academy command museum plant agency regime corps regiment brigade "
    "division battalion squadron centre center department board corporation office association committee council "
    "commission".split()
)
_GIVEN = frozenset("provided given granted donated transferred offered supplied delivered".split())
_SIZES = frozenset("mm caliber calibre cal".split())
_CALIBRE = 6  # tokens of a calibre: "7.62 x 39 mm"
_IN_NAME = 4  # words of an office's name after the noun of equipment in it: "Warship Design Bureau"
_HEADING_FROM = 0.75
_HEADING_WORDS = 4


class ItemFinder:
    """Builds item mentions of one text from the matches of the lexicon."""

    def __init__(self, text: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], words: ItemWords) -> None:
        self._text = text
        self._tokens = tokens
        self._words = words
        self._taken = frozenset([at for party in parties for at in range(party.first, party.last)])
        self._subjects = subjects_of(parties)
        self._ordinary = frozenset([token.text for token in tokens if token.text.islower()])
        self._counted: Counter[Category] | None = None

    def find(self, sentence: Sentence, matches: Sequence[Match], acts: Sequence[Trigger]) -> list[ItemMention]:
        """The item mentions of one sentence with the acts it tells, in order, none overlapping another."""
        line = self._line(sentence, matches, acts)
        found: list[ItemMention] = []
        names, taken, floor = line.names, self._taken, sentence.first
        for at, token in enumerate(self._tokens[sentence.first : sentence.last], start=sentence.first):
            if at < floor or at in taken or not (at in names or (token.capital and token.word)):
                continue  # neither known nor like a name
            if at in names and is_verb(line, at, self._subjects):
                continue
            mention = _at(line, at)
            if mention is not None:
                found.append(_described(line, mention, floor))
                floor = mention.last
        return joined(line, found)

    def _line(self, sentence: Sentence, matches: Sequence[Match], acts: Sequence[Trigger]) -> Line:
        return Line(
            text=self._text,
            tokens=self._tokens,
            sentence=sentence,
            names={match.first: match for match in matches},
            taken=self._taken,
            ordinary=self._ordinary,
            heading=_heading(self._tokens[sentence.first : sentence.last]),
            words=self._words,
            trades=tuple(act.first for act in acts if act.frame in _TRADED),
            spoken_of=self._spoken_of,
        )

    def _spoken_of(self) -> Counter[Category]:
        if self._counted is None:  # most texts never ask
            categories = self._words.categories
            self._counted = Counter(categories[token.lower] for token in self._tokens if token.lower in categories)
        return self._counted


def _heading(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in a heading."""
    words = [token for token in tokens if token.word and len(token.text) > 3]
    return len(words) >= _HEADING_WORDS and sum([token.capital for token in words]) >= _HEADING_FROM * len(words)


def _at(line: Line, at: int) -> ItemMention | None:
    """The item mention that begins at a token, None where none does."""
    system = line.term(at, Kind.SYSTEM)
    if system is not None:
        if _amount(line, line.names[at]) or _service(line, line.names[at]):
            return None
        return _system(line, line.names[at], system)
    return unseen(line, at) or _nouns(line, at)


def _amount(line: Line, match: Match) -> bool:
    """Whether what looks like a designation is an amount of money: "P270 million"."""
    hyphened = any(line.tokens[at].text in HYPHENS for at in range(match.first, match.last))
    return not hyphened and line.lower(match.last) in _MILLIONS


def _service(line: Line, match: Match) -> bool:
    """Whether a secret service looks like a helicopter: "MI6"."""
    return line.text[line.tokens[match.first].start : line.tokens[match.last - 1].end] == "MI6"


def _system(line: Line, match: Match, term: Term) -> ItemMention | None:
    """A system of the catalogue, or a part for one; None where an ordinary word only looks like its name."""
    if line.lower(match.first - 1) in _SHIPS and term.category not in (Category.SHIP, Category.SUBMARINE):
        return None
    if _makes_weapons(line, match, term):
        return None
    term, end = _with_second_name(line, term, designation_end(line, match.last))
    noun = noun_after(line, end)
    meant = _meaning(line, match, term, noun)
    part = line.term(end, Kind.PART)
    if part is not None and _is_part(part, meant.category):
        last = line.names[end].last
        return line.mention("part", part.category, Span(match.first, last, match.first, last))
    if noun is not None and _calibre_of(line, match, meant, noun):
        return line.mention("class", noun.category, Span(match.first, noun.last, match.first, noun.last))
    if noun is None and (_speaks(line, match) or (term.loose and not _meant(line, match, meant))):
        return None
    tail = _without_nouns(line, match.first, end)
    span = Span(match.first, noun.last if noun else end, match.first, without_plural(line, match.first, tail))
    return line.mention("system", meant.category, span, meant.ref)


def _without_nouns(line: Line, first: int, end: int) -> int:
    """The end of a designation without words of the catalogue that only say what it is: "Grad rockets" is "Grad".

    A name that itself is written small stays whole, as does one with links: "Systeme de combat aerien du futur".
    """
    last = end
    while last > first + 1 and _plain(line.tokens[last - 1]):
        last -= 1
    linked = any(line.tokens[at].lower in LINKS for at in range(last, end))
    return end if linked or not line.tokens[first].capital else last


def _plain(token: Token) -> bool:
    """Whether a token is a word without a capital or what joins words: "class", "-"."""
    return token.text in HYPHENS or (token.word and token.text.islower())


def _makes_weapons(line: Line, match: Match, term: Term) -> bool:
    """Whether a name before a calibre and what has it is the maker's: "Taurus 9mm pistols" are no missiles."""
    after = line.token(match.last)
    if after is None or not after.text[0].isdigit() or line.lower(match.last - 1) in HYPHENS:
        return False
    for at in range(match.last, min(line.end, match.last + _CALIBRE)):
        noun = noun_phrase(line, at)
        if noun is not None:
            sizes = {line.lower(place) for place in range(match.last, at + 1)}
            return noun.category is not term.category and any(
                size in _SIZES or (size.endswith("mm") and size[0].isdigit()) for size in sizes
            )
    return False


def _calibre_of(line: Line, match: Match, term: Term, noun: NounPhrase) -> bool:
    """Whether a cartridge only tells the calibre of the weapons after it: "7.62 x 39 mm rifles"."""
    cartridge = term.category is Category.AMMUNITION and line.tokens[match.first].numeric
    return cartridge and noun.category is not Category.AMMUNITION


def _with_second_name(line: Line, term: Term, end: int) -> tuple[Term, int]:
    """The system and the end of its designation, a second name of it included: "F-22A Raptor", "Tavor X 95"."""
    second = line.term(end, Kind.SYSTEM)
    if second is None or second.category is not term.category:
        return term, end
    last = designation_end(line, line.names[end].last)
    return (second if term.loose and not second.loose else term), last


def _is_part(part: Term, category: Category | None) -> bool:
    """Whether a word after a designation names another thing than the system: missiles are part of an aircraft only."""
    if part.category is category:
        return False
    return category is Category.AIRCRAFT or part.ref not in _OWN_AMMUNITION


def _meaning(line: Line, match: Match, term: Term, noun: NounPhrase | None) -> Term:
    """The system that is meant where several have one name: the one of the noun's category ("Hawk missile").

    Without a noun it is the one of whose category the text speaks most.
    """
    others = [one for one in match.others if one.kind is Kind.SYSTEM and one.category is not term.category]
    if not others:
        return term
    if noun is None:
        spoken = line.spoken_of()
        return max((term, *others), key=lambda one: spoken[one.category or Category.OTHER])
    if noun.category is term.category:
        return term
    wanted = (noun.category, *OF_ONE_KIND.get(noun.category, ()))
    return next((one for category in wanted for one in others if one.category is category), term)


def _meant(line: Line, match: Match, term: Term) -> bool:
    """Whether an ordinary word with a capital is a designation: by what stands beside it, and no one's name."""
    if not line.heading and (_name_beside(line, match.first - 1) or _name_beside(line, match.last)):
        return False
    after = match.last + 1 if line.lower(match.last) == "," else match.last
    if line.lower(after) in _PERSON_SPEAKS:
        return False
    if _counted(line, match.first) or match.first - 1 in line.taken:
        return True
    near = range(match.first - _CONTEXT, match.last + _CONTEXT)
    if any(
        at != match.first and line.token(at) is not None and (line.term(at, Kind.SYSTEM) or line.term(at, Kind.CLASS))
        for at in near
    ):
        return True
    return _traded(line, match, term) or _spoken_of(line, match, term)


def _speaks(line: Line, match: Match) -> bool:
    """Whether a name is that of a person who speaks, whatever else has it: "Ana Hunter told", "Hunter also said"."""
    token = line.tokens[match.first]
    verb = match.last + (line.lower(match.last) == "also")
    if match.last - match.first > 1 or not token.text[1:].islower() or line.lower(verb) not in _SAYS:
        return False
    told = line.lower(verb + 1) not in ("to", "in", "by") and line.lower(verb) != "asked"
    return not line.heading and (_name_beside(line, match.first - 1) or told)


def _counted(line: Line, at: int) -> bool:
    """Whether a number or another count stands before a token: "sixteen Chinooks", "a sixth Bayraktar", "both"."""
    before = line.token(at - 1)
    if before is None:
        return False
    counts = before.numeric or before.lower in _COUNTS or ends_number(line.tokens, line.sentence.first, at)
    return counts or (before.lower == "of" and line.lower(at - 2) in _MANY)


def _traded(line: Line, match: Match, term: Term) -> bool:
    """Whether a state's trade is told of the name ("Uganda bought Chinooks"); of a single one, right beside it."""
    if not any(at in line.taken for at in range(line.sentence.first, line.end)):
        return False
    reach = line.end if term.many else _BESIDE
    return any(match.first - reach <= at < match.last + reach for at in line.trades)


def _spoken_of(line: Line, match: Match, term: Term) -> bool:
    """Whether the text speaks of such equipment and this is one of it: "the Chinook" in a text on helicopters."""
    if not (term.many or line.lower(match.first - 1) in _ONE_OF_IT):
        return False
    return line.spoken_of()[term.category or Category.OTHER] > 0


def _name_beside(line: Line, at: int) -> bool:
    """Whether a token is part of a longer name, of a person or an office, that the vocabulary does not know."""
    token = line.token(at)
    if token is None or not (token.word and token.capital):
        return False
    if at == line.sentence.first and not _like_first_name(line, token):
        return False
    known = at in line.taken or any(match.first <= at < match.last for match in line.names.values())
    return not known and not (token.text.isupper() and len(token.text) <= _LONGEST_MARK)


def _like_first_name(line: Line, token: Token) -> bool:
    """Whether the word that opens a sentence may be a name, and has its capital not just for the place."""
    ordinary = token.lower in line.words.not_names or token.lower in line.ordinary
    return not ordinary and not token.lower.endswith(("ing", "ed", "ly"))


def _nouns(line: Line, at: int) -> ItemMention | None:
    """Nouns of equipment with the modifiers before them."""
    phrase = noun_phrase(line, at)
    if phrase is None or _qualifies(line, at, phrase.last) or _in_office(line, at, phrase.last):
        return None
    if _given_as(line, at):
        return None
    head = _descriptive(line, at, phrase.last)
    span = Span(at, phrase.last, head, phrase.last)
    return line.mention("weak" if phrase.weak else "class", phrase.category, span)


def _qualifies(line: Line, first: int, last: int) -> bool:
    """Whether nouns are part of a word that only says what another is for: "anti-submarine", "missile-armed boats"."""
    if line.lower(first - 1) in HYPHENS and line.lower(first - 2) == "anti":
        return True
    return line.lower(last) in HYPHENS and line.lower(last + 1) in _BORNE


def _given_as(line: Line, at: int) -> bool:
    """Whether nouns only say under which title other equipment is given: "provided as Excess Defense Articles"."""
    at -= line.lower(at - 1) == "excess"
    return line.lower(at - 1) == "as" and line.lower(at - 2) in _GIVEN


def _in_office(line: Line, first: int, last: int) -> bool:
    """Whether nouns are part of the name of an office or unit: "Warship Design Bureau", "Missile Defense Agency"."""
    if line.heading or not line.tokens[first].capital:
        return False
    for at in range(last, min(line.end, last + _IN_NAME)):
        if not line.tokens[at].capital:
            return False
        if line.lower(at) in _OFFICES:
            return True
    return False


def _descriptive(line: Line, first: int, last: int) -> int:
    """The first token that describes the kind of equipment; modifiers such as "new" do not."""
    at = first
    while at < last and (at not in line.names or line.term(at, Kind.CLASS) is None):
        match = line.names.get(at)
        if match is not None and match.term.ref not in line.words.transparent:
            return at
        at = match.last if match is not None else at + 1
    return at if at < last else first


def _described(line: Line, mention: ItemMention, floor: int) -> ItemMention:
    """The mention with the modifiers directly before it taken in; they do not change the designation."""
    first = mention.first
    while (before := _modifier(line, first)) is not None and before >= floor:
        first = before
    return mention if first == mention.first else replace(mention, first=first)


def _modifier(line: Line, at: int) -> int | None:
    """The first token of the modifier that ends right before a token, None where none does."""
    ending = (first for first, match in line.names.items() if match.last == at)
    return next((first for first in ending if line.term(first, Kind.MODIFIER)), None)
