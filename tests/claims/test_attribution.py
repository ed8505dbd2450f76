"""Who says so, for sentences of all kinds: chains, resolved pronouns, statements, quotations, hedging and denial."""

from functools import cache
from pathlib import Path

import pytest

from pactwatch.claims.attribution import Attributor
from pactwatch.claims.passage import Analyser
from pactwatch.claims.speakers import speech_words
from pactwatch.model import Attribution, Part
from pactwatch.vocab import Vocabulary, load

OFFICIAL, COMPANY, ANONYMOUS, MEDIUM, EXPERT, DOCUMENT, OTHER = (
    "official",
    "company",
    "anonymous",
    "medium",
    "expert",
    "document",
    "other",
)
Chain = list[tuple[str, str, str | None]]


@cache
def vocabulary() -> Vocabulary:
    return load()


@cache
def analyser() -> Analyser:
    return Analyser(vocabulary())


def attribution(text: str, words: str, title: str | None = None, publisher: str | None = None) -> Attribution:
    """The attribution of the sentence that holds some words."""
    passage = analyser().passage(text, None)
    heading, outlet = (analyser().passage(given, None) if given else None for given in (title, publisher))
    attributor = Attributor("d", passage, speech_words(vocabulary()), vocabulary(), heading, lambda: outlet)
    at = text.index(words)
    found = next(found for found in passage.found if found.sentence.start <= at < found.sentence.end)
    told = attributor.of(found)
    for speaker in told.chain:
        source = title if speaker.evidence.part is Part.TITLE else text
        assert source is not None
        assert source[speaker.evidence.span.start : speaker.evidence.span.end] == speaker.name
    return told


def chain(text: str, words: str, title: str | None = None) -> Chain:
    return [(s.name, s.kind.value, s.party) for s in attribution(text, words, title).chain]


ONE_SENTENCE: list[tuple[str, Chain]] = [
    # plain subjects
    ("Poland will buy 32 jets, the Polish defence minister said.", [("Polish defence minister", OFFICIAL, "POL")]),
    ("Saab said it had delivered two Gripen fighters to Brazil.", [("Saab", COMPANY, "SWE")]),
    ("Iran acknowledged that it had bought missiles from China.", [("Iran", OFFICIAL, "IRN")]),
    (
        "Two senior Turkish officials told us the drones were on their way.",
        [("senior Turkish officials", ANONYMOUS, "TUR")],
    ),
    ("Defence analysts believe that Egypt wants French jets.", [("Defence analysts", EXPERT, None)]),
    ("Sources say the tanks will arrive in May.", [("Sources", ANONYMOUS, None)]),
    (
        "People familiar with the talks said Qatar had asked for radars.",
        [("People familiar with the talks", ANONYMOUS, None)],
    ),
    (
        "The Greek government announced on Friday the purchase of three frigates.",
        [("Greek government", OFFICIAL, "GRC")],
    ),
    ("The Pentagon has notified Congress of a sale of missiles to Japan.", [("Pentagon", OFFICIAL, "USA")]),
    ("A British naval source said that the boats were ready.", [("British naval source", ANONYMOUS, "GBR")]),
    # turned round
    ('"We need these ships," said Defence Minister Anna Berg.', [("Defence Minister Anna Berg", OFFICIAL, None)]),
    ("Norway has ordered the missiles, said a ministry spokesman.", [("ministry spokesman", OFFICIAL, None)]),
    ('"The first two are here," a company spokeswoman said.', [("company spokeswoman", COMPANY, None)]),
    ("Morocco has received the launchers, reported the newspaper.", [("newspaper", MEDIUM, None)]),
    # appositions, brackets, adverbs
    ("Ivan Petrov, a Russian lawmaker, said the jets had been sold to Algeria.", [("Ivan Petrov", OFFICIAL, "RUS")]),
    (
        "Senator Jane Roe (R-Ohio) today announced that Kuwait will get the trucks.",
        [("Senator Jane Roe", OFFICIAL, "USA")],
    ),
    ("The French minister, however, also confirmed the order.", [("French minister", OFFICIAL, "FRA")]),
    (
        "Peter Holm, who runs the yard, and who has often complained, said Chile had paid.",
        [("Peter Holm", OTHER, None)],
    ),
    (
        "Maria Silva, chairman of Embraer in an interview with Reuters confirmed the sale.",
        [("Maria Silva", COMPANY, "BRA"), ("Reuters", MEDIUM, "GBR")],
    ),
    (
        "OSLO, May 3 - Norwegian Defence Minister Kari Lie said on Monday that Ukraine would get guns.",
        [("Norwegian Defence Minister Kari Lie", OFFICIAL, "NOR")],
    ),
    # introduced
    (
        "According to Indonesian defence ministry officials, the jets cost too much.",
        [("Indonesian defence ministry officials", ANONYMOUS, "IDN")],
    ),
    ("The contract was signed in June, according to the State Department.", [("State Department", OFFICIAL, "USA")]),
    (
        "Citing two diplomats, the paper said Peru would lease the ships.",
        [("diplomats", ANONYMOUS, None), ("paper", MEDIUM, None)],
    ),
    # nested
    (
        "Indian officials told Reuters that the missiles had failed.",
        [("Indian officials", ANONYMOUS, "IND"), ("Reuters", MEDIUM, "GBR")],
    ),
    (
        "According to a Time magazine report, Jordanian officials said the guns were sold.",
        [("Jordanian officials", ANONYMOUS, "JOR"), ("Time magazine", MEDIUM, "USA")],
    ),
    (
        "The Greek minister said that Egypt had confirmed the order.",
        [("Egypt", OFFICIAL, "EGY"), ("Greek minister", OFFICIAL, "GRC")],
    ),
    (
        "The minister was quoted by Reuters as saying that Peru had bought tanks.",
        [("minister", OFFICIAL, None), ("Reuters", MEDIUM, "GBR")],
    ),
    (
        "In an interview with Reuters, Admiral Luis Soto said Chile would buy the boats.",
        [("Admiral Luis Soto", OFFICIAL, None), ("Reuters", MEDIUM, "GBR")],
    ),
    (
        "Documents obtained by Reuters show that Sudan bought the rifles.",
        [("Documents", DOCUMENT, None), ("Reuters", MEDIUM, "GBR")],
    ),
    (
        "The order stands, an Omani official said, according to Reuters.",
        [("Omani official", ANONYMOUS, "OMN"), ("Reuters", MEDIUM, "GBR")],
    ),
    # acts of office
    ("The Danish parliament passed a bill that sends guns to Ukraine.", [("Danish parliament", OFFICIAL, "DNK")]),
    (
        "U.S. customs agents have discovered that parts were shipped to Iran.",
        [("U.S. customs agents", OFFICIAL, "USA")],
    ),
    ("Canada announced its donation of a battery to Ukraine.", [("Canada", OFFICIAL, "CAN")]),
    # two as one
    (
        "President Biden and Chancellor Scholz said they would send tanks to Ukraine.",
        [("President Biden and Chancellor Scholz", OFFICIAL, None)],
    ),
    # own voice and false friends
    ("Turkey will send Pakistan drones.", []),
    ("India's accused dealer shipped the rifles to Sudan.", []),
    ("The firm sold parts to dealers accused of helping Iran.", []),
    ("Such firms also buy weapons from former Soviet states for their clients.", []),
    ("They were told to sign for the missiles.", []),
    ("The Gulf states bought more tanks.", []),
    ("Some parts went to a company the U.S. says is controlled by Iran.", []),
    ("It is reported that the boats were sold to Chile.", []),
    ("Turkey has promised Pakistan more drones.", []),
    ("The claims of the two firms on the contract were settled.", []),
    ("The yard makes engines for what is called the future frigate.", []),
    ("Egypt needs to report its imports to the United Nations.", []),
    ("Reports on the sale fill a shelf.", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE, ids=[row[0][:50] for row in ONE_SENTENCE])
def test_chain_of_one_sentence(text: str, expected: Chain) -> None:
    assert chain(text, text[-12:]) == expected


LONGER: list[tuple[str, str, Chain]] = [
    (
        "General Omar Nasser of Jordan spoke in Amman. The minister left. "
        "Ali Khan, a Pakistani official, said the jets were late. "
        "He said that China had sold them.",
        "China had",
        [("Ali Khan", OFFICIAL, "PAK")],
    ),
    (
        "President Joseph R. Biden, Jr. welcomed the guests. The President also shared that Poland will get missiles.",
        "Poland will",
        [("President Joseph R. Biden, Jr.", OFFICIAL, "USA")],
    ),
    (
        "According to The Hindu report, Indian sources say that Pakistan wants drones.\n\n"
        "Sources said Turkey had not agreed.",
        "Turkey had",
        [("Sources", ANONYMOUS, None), ("The Hindu", MEDIUM, "IND")],
    ),
    (
        "Israeli sources say the talks have begun. Now Greece wants the missiles.",
        "Greece wants",
        [("Israeli sources", ANONYMOUS, "ISR")],
    ),
    (
        '"We have bought the tanks," said Defence Minister Jan Novak. "They come from Germany. The first are here."',
        "The first are",
        [("Defence Minister Jan Novak", OFFICIAL, None)],
    ),
    (
        '"The guns will go to Kenya. We have the money," the Kenyan minister said.',
        "The guns will",
        [("Kenyan minister", OFFICIAL, "KEN")],
    ),
    (
        "Reuters said on Friday that Iran had sold missiles. The missiles reached Sudan in May, claimed the report.",
        "reached Sudan",
        [("Reuters", MEDIUM, "GBR")],
    ),
    (
        "The Polish minister said Warsaw had chosen the jets.\n\nThe jets carry radars from Italy.",
        "radars from",
        [],
    ),
    (
        "Senator Ann Lee spoke. Lee said the guns went to Iraq.",
        "the guns",
        [("Lee", OFFICIAL, "USA")],
    ),
    (
        "The Swedish minister said the loan was ready. This loan will pay for the jets of Hungary.",
        "This loan",
        [("Swedish minister", OFFICIAL, "SWE")],
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), LONGER, ids=[row[1] for row in LONGER])
def test_chain_in_a_longer_text(text: str, words: str, expected: Chain) -> None:
    assert chain(text, words) == expected


STATEMENTS: list[tuple[str | None, str, str, Chain]] = [
    (
        None,
        "Jane Q. Doe, Secretary of State\n\nUkraine defends itself. I am authorizing a package of missiles today.",
        "I am authorizing",
        [("Jane Q. Doe", OFFICIAL, "USA")],
    ),
    (
        "Statement by President Emmanuel Macron on the war",
        "France has sent guns to Ukraine. We will send more.",
        "France has",
        [("President Emmanuel Macron", OFFICIAL, "FRA")],
    ),
    (
        None,
        "The following is attributable to Spokesperson Sam Poe:\n\n"
        "Secretary of State Mary Major met the Dutch minister. "
        "The Secretary applauded the Dutch decision to send missiles to Ukraine.",
        "applauded",
        [("Secretary of State Mary Major", OFFICIAL, "USA"), ("Spokesperson Sam Poe", OFFICIAL, "USA")],
    ),
    (
        None,
        "Senator Joe Bloggs today sent the following letter to the President.\n\n"
        "We understand that Russia will sell missiles to Iran.",
        "We understand",
        [("Senator Joe Bloggs", OFFICIAL, "USA")],
    ),
    (
        "Report from Oslo on the war",
        "Norway has sent guns to Ukraine.",
        "Norway has",
        [],
    ),
    (
        "Statement by President Emmanuel Macron on the war",
        "Ukrainian officials report that Russia used drones from Iran.",
        "drones from",
        [("Ukrainian officials", ANONYMOUS, "UKR"), ("President Emmanuel Macron", OFFICIAL, "FRA")],
    ),
]


@pytest.mark.parametrize(("title", "text", "words", "expected"), STATEMENTS, ids=[row[2] for row in STATEMENTS])
def test_statements_speak_for_their_issuer(title: str | None, text: str, words: str, expected: Chain) -> None:
    assert chain(text, words, title) == expected


@pytest.mark.parametrize(
    ("text", "words", "hedged"),
    [
        ("Iran has reportedly sold drones to Russia.", "Iran", "reportedly"),
        ("Algeria is said to have ordered the jets.", "Algeria", "is said to"),
        ("Unconfirmed accounts put the price at a billion.", "price", "Unconfirmed"),
        ("Serbia has bought the missiles.", "Serbia", None),
        ("The minister said the jets were ready.", "jets", None),
    ],
)
def test_hedges(text: str, words: str, hedged: str | None) -> None:
    evidence = attribution(text, words).hedged
    assert (text[evidence.span.start : evidence.span.end] if evidence else None) == hedged


@pytest.mark.parametrize(
    ("text", "words", "denied"),
    [
        ("Iran denied that it had sold drones to Russia.", "Iran", "denied"),
        ("Kenya vehemently denied having bought the tanks.", "Kenya", "denied"),
        ("Pakistan refuted the report of a sale to Ukraine.", "Pakistan", "refuted"),
        ("Belarus has dismissed reports of the sale as lies.", "Belarus", "dismissed reports"),
        ("The embassy said there was no such deal with Libya.", "Libya", "no such deal"),
        ("The paper says China sold jets to Iran. Beijing denied this.", "China sold", "denied"),
        ("Berlin denied Turkey an export licence for the engines.", "Berlin", None),
        ("Egypt was denied the jets.", "Egypt", None),
        ("The ministry denied the request for missiles.", "request", None),
        ("Chile bought four ships. Peru denied entry to a boat.", "Chile", None),
    ],
)
def test_denials(text: str, words: str, denied: str | None) -> None:
    evidence = attribution(text, words).denied
    assert (text[evidence.span.start : evidence.span.end] if evidence else None) == denied


SEED = "003_ccbff8fba12dc8dd.txt"


@pytest.mark.parametrize(
    "words",
    [
        "with the help of Bayraktar",
        "take these attack drone planes",
        "well versed in drone technology",
        "Pakistan has missile technology",
        "is continuously pressuring Turkey",
    ],
)
def test_sources_keep_their_name_and_medium_through_a_real_report(shared: Path, words: str) -> None:
    text = (shared / "seeds" / SEED).read_text(encoding="utf-8")
    sources = ("Indian defense establishment sources", ANONYMOUS, "IND")
    assert chain(text, words) == [sources, ("The Print", MEDIUM, "IND")]


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        ("The White House", "USA"),
        ("US Senator Doe", "USA"),
        ("French Ministry of Armed Forces", "FRA"),
        ("The Times of India", None),
        ("Indian Arms Weekly", None),
        (None, None),
    ],
)
def test_an_office_without_a_state_is_that_of_the_authority_that_published(
    publisher: str | None, party: str | None
) -> None:
    told = attribution(
        "We will send six launchers to Chile.", "We will", "Statement from the President on launchers", publisher
    )
    assert [(speaker.name, speaker.party) for speaker in told.chain] == [("President", party)]
