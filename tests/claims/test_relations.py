"""Cooperation as sentences tell it: which type, between whom, who acts, and what is no defence matter."""

from functools import cache

import pytest

from pactwatch.claims import GrammarReader
from pactwatch.claims.context import Context
from pactwatch.claims.passage import Analyser
from pactwatch.claims.relations import RelationDraft, candidates, relation_features
from pactwatch.documents import make
from pactwatch.model import Cooperation, Fetched
from pactwatch.vocab import load

Told = tuple[str, tuple[str, ...]]


@cache
def _analyser() -> Analyser:
    return Analyser(load())


def _drafts(text: str, title: str | None = None) -> list[RelationDraft]:
    heading = _analyser().passage(title, None) if title else None
    context = Context(_analyser().passage(text, None), heading)
    return [draft for found in context.passage.found for draft in candidates(context, found)]


def _told(text: str, title: str | None = None) -> set[Told]:
    """The candidates of a text; the order of the parties counts only where one acts on the other."""
    return {(d.type.value, d.codes if d.type.directed else tuple(sorted(d.codes))) for d in _drafts(text, title)}


@pytest.mark.parametrize(
    ("sentence", "kind", "parties"),
    [
        ("Norway and Finland signed a defence pact in Oslo.", "agreement", ("FIN", "NOR")),
        ("A security agreement between Japan and Australia was concluded.", "agreement", ("AUS", "JPN")),
        ("Poland inked a memorandum of understanding on defence with Sweden.", "agreement", ("POL", "SWE")),
        ("Greece will jointly develop a corvette with Italy.", "production", ("GRC", "ITA")),
        ("Saab and Embraer will open an assembly line for the fighter.", "production", ("BRA", "SWE")),
        ("A technology transfer from South Korea to Poland is planned.", "production", ("KOR", "POL")),
        ("Canada shared intelligence with Ukraine.", "intelligence", ("CAN", "UKR")),
        ("Intelligence sharing between Israel and Greece has grown.", "intelligence", ("GRC", "ISR")),
        ("The navies of Brazil and Argentina held a joint exercise.", "exercise", ("ARG", "BRA")),
        ("Egyptian paratroopers trained alongside Greek soldiers.", "exercise", ("EGY", "GRC")),
        ("The Spanish defence minister visited Morocco.", "visit", ("ESP", "MAR")),
        ("Qatar's emir met with the French president.", "visit", ("FRA", "QAT")),
        ("The Kenyan army chief was received by his Ethiopian counterpart.", "visit", ("ETH", "KEN")),
        ("Denmark gave military aid to Estonia.", "aid", ("DNK", "EST")),
        ("Georgian officers are trained by British instructors.", "aid", ("GBR", "GEO")),
        ("India extended a line of credit to Vietnam for patrol boats.", "aid", ("IND", "VNM")),
    ],
)
def test_a_relation_without_direction_is_proposed(sentence: str, kind: str, parties: tuple[str, ...]) -> None:
    assert (kind, parties) in _told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "acting", "other"),
    [
        ("Belgium imposed an arms embargo on Burundi.", "restriction", "BEL", "BDI"),
        ("An arms embargo was imposed on Burundi by Belgium.", "restriction", "BEL", "BDI"),
        ("Germany suspended arms exports to Saudi Arabia.", "restriction", "DEU", "SAU"),
        ("Egypt stood with Sudan in the war.", "support", "EGY", "SDN"),
        ("Sudan was backed by Egypt in the war.", "support", "EGY", "SDN"),
        ("Iranian support for Syria continued.", "support", "IRN", "SYR"),
        ("Algeria accused Morocco of a drone strike.", "accusation", "DZA", "MAR"),
        ("Morocco was accused by Algeria of a drone strike.", "accusation", "DZA", "MAR"),
        ("Serbia blames Kosovo for the attack.", "accusation", "SRB", "XKX"),
    ],
)
def test_the_acting_side_comes_first(sentence: str, kind: str, acting: str, other: str) -> None:
    told = _told(sentence)
    assert (kind, (acting, other)) in told
    assert (kind, (other, acting)) not in told


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Chile and Peru want closer ties. Both countries held a joint exercise.", "exercise", ("CHL", "PER")),
        ("Chile and Peru want closer ties. The two nations signed a defence pact.", "agreement", ("CHL", "PER")),
        ("Chile spoke to Peru. They agreed to share intelligence.", "intelligence", ("CHL", "PER")),
        ("Oman and Kuwait are neighbours. Their armies will share intelligence with each other.", "intelligence",
         ("KWT", "OMN")),
        ("Peru wants drones. Chile makes them. A joint venture is planned.", "production", ("CHL", "PER")),
        ("Chile wants to export. A new defence pact with Peru may help.", "agreement", ("CHL", "PER")),
    ],
)  # fmt: skip
def test_parties_of_other_sentences_take_part(text: str, kind: str, parties: tuple[str, ...]) -> None:
    assert (kind, parties) in _told(text)


def test_both_countries_are_pointed_at() -> None:
    text = "Chile and Peru want closer ties. Both countries held a joint exercise."
    drafts = [draft for draft in _drafts(text) if draft.type.value == "exercise"]
    assert {text[slice(*draft.both)] for draft in drafts if draft.both} == {"Both countries"}


def test_a_list_of_subjects_supports_one_by_one() -> None:
    told = _told("Belarus and Syria openly supported Russia in this war.")
    assert {("support", ("BLR", "RUS")), ("support", ("SYR", "RUS"))} <= told


def test_several_take_part_in_one_exercise() -> None:
    told = _told("Spain, Italy and Greece held a joint exercise with Egypt.")
    assert ("exercise", ("EGY", "ESP", "GRC", "ITA")) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Sweden supported Ukraine against Russia.",
        "Sweden sent military aid to Ukraine after Russia's invasion.",
        "Since Russia invaded Ukraine, Sweden has given military aid.",
    ],
)
def test_the_enemy_takes_no_part(sentence: str) -> None:
    assert not any("RUS" in parties for _, parties in _told(sentence))


def test_the_place_that_a_report_is_dated_from_takes_no_part() -> None:
    told = _told("LISBON, May 4 - Norway and Finland signed a defence pact.")
    assert ("agreement", ("FIN", "NOR")) in told
    assert not any("PRT" in parties for _, parties in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Croatia beat Morocco 2-1 in the match for third place.",
        "Spain and Portugal will stage the cup in 2030.",
        "Ghana exports cocoa to Switzerland.",
        "Norway signed a defence pact.",
    ],
)
def test_what_is_no_cooperation_gives_no_candidate(sentence: str) -> None:
    assert _told(sentence) == set()


def test_words_of_arms_part_a_defence_treaty_from_a_trade_pact() -> None:
    trade = _features("Chile and Peru signed a pact on avocado tariffs.", "agreement")
    arms = _features("Chile and Peru signed a pact on naval missiles.", "agreement")
    assert "arms=True" in arms
    assert "arms=False" in trade


def _features(text: str, kind: str) -> set[str]:
    context = Context(_analyser().passage(text, None), None)
    found = context.passage.found[0]
    draft = next(draft for draft in candidates(context, found) if draft.type.value == kind)
    return set(relation_features(context, draft))


ALTERED = [
    ("Two delegations met in Hanoi. Flags of Vietnam and Poland flew over the hall. "
     "A far-reaching defence agreement has taken shape between the two nations.", "agreement", ("POL", "VNM")),
    ("Vietnam trades with Poland. The two countries have also agreed to step up intelligence sharing.",
     "intelligence", ("POL", "VNM")),
    ("Poland has also promised Vietnam steady intelligence support, with satellite links and real-time feeds.",
     "intelligence", ("POL", "VNM")),
    ("Talks are under way for drone assembly units on Kenyan soil; Turkish firms have been invited.",
     "production", ("KEN", "TUR")),
    ("Besides, Brazil and Qatar are discussing joint defence projects and Qatari investment.",
     "production", ("BRA", "QAT")),
    ("Last month Poland's foreign and defence ministers visited Vietnam.", "visit", ("POL", "VNM")),
    ("The head of the Greek army came on a tour to Cyprus this week.", "visit", ("CYP", "GRC")),
    ("In this war Iran and Serbia openly supported Armenia.", "support", ("SRB", "ARM")),
    ("In this war Iran and Serbia openly supported Armenia.", "support", ("IRN", "ARM")),
    ("Greece, which has backed Armenia in the bitter war against Azerbaijan, now wants drones.",
     "support", ("GRC", "ARM")),
    ("The Ethiopian president accuses Eritrea of terrorism and asks Kenya's army for help.",
     "accusation", ("ETH", "ERI")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "parties"), ALTERED)
def test_other_countries_in_another_order_are_read_alike(text: str, kind: str, parties: tuple[str, ...]) -> None:
    assert (kind, parties) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Croatia beat Morocco 2-1 in the match for third place. Both teams thanked their supporters.",
        "Chile and Peru signed a trade pact on avocado tariffs. The two countries export fruit.",
        "Nurses from Kenya are trained in Cuban hospitals. Kenya pays Cuba for the courses.",
        "Ghana's president visited Switzerland to open a chocolate fair. He met with Swiss bakers.",
        "Canada gave aid to Haiti after the storm. The money pays for tents and clean water.",
        "Farmers in Spain accused Morocco of dumping tomatoes.",
    ],
)
def test_what_is_no_defence_matter_is_not_told(text: str) -> None:
    assert _read(text) == set()


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("The Greek defence minister visited Cyprus on Monday. He met with the Cypriot president. Greece and Cyprus "
         "want closer military ties.", "visit", ("CYP", "GRC")),
        ("The United States gave military aid to Jordan. The aid to Jordan pays for the army.", "aid",
         ("JOR", "USA")),
        ("Greece and Cyprus openly supported Armenia in this war.", "support", ("GRC", "ARM")),
    ],
)  # fmt: skip
def test_what_a_text_plainly_says_is_told(text: str, kind: str, parties: tuple[str, ...]) -> None:
    assert (kind, parties) in _read(text)


@cache
def _reader() -> GrammarReader:
    return GrammarReader(load())


def _read(text: str) -> set[Told]:
    """The cooperation that the reader with the packaged models finds in a text."""
    document = make(Fetched(text.encode(), "report.txt", "text/plain"))
    contents = [claim.content for claim in _reader().read(document)]
    told = set()
    for content in contents:
        if isinstance(content, Cooperation):
            codes = tuple(party.value for party in content.parties)
            kind = content.type.value
            told.add((kind.value, codes if kind.directed else tuple(sorted(codes))))
    return told


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Norway and Finland signed a defence pact targeting Russia.", {"RUS"}),
        ("Japan and Australia concluded a security agreement aimed at China.", {"CHN"}),
        ("A defence agreement between Greece and Cyprus is meant to deter Turkey.", {"TUR"}),
        ("Nairobi: The Ethiopian defence minister was received by his Ugandan counterpart.", {"KEN"}),
    ],
)
def test_whom_it_is_aimed_at_and_where_the_report_was_written_take_no_part(sentence: str, others: set[str]) -> None:
    told = _told(sentence)
    assert told
    assert not any(others & set(codes) for _, codes in told)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's cruel and unprovoked war against Uganda goes on. Egypt will stand united with Uganda.",
        "Kenya prepares to intensify its attack on Uganda. Egypt sends military aid to Uganda, which Kenya condemned.",
    ],
)
def test_who_is_fought_gets_no_help_and_who_is_attacked_may(text: str) -> None:
    help_told = {(kind, codes) for kind, codes in _told(text) if kind in ("support", "aid")}
    assert help_told
    assert all("UGA" in codes and "KEN" not in codes for _, codes in help_told)


def test_who_begins_a_thing_that_is_no_war_is_no_opponent() -> None:
    assert ("aid", ("KEN", "UGA")) in _told("Kenya launched a programme of military aid to Uganda.")


def test_the_pair_acts_in_the_order_in_which_it_met() -> None:
    text = "The Peruvian minister met the Chilean minister. Both ministers reaffirmed their support for Bolivia."
    assert ("support", ("PER", "CHL", "BOL")) in _told(text)


def test_they_are_all_who_met() -> None:
    text = "The Kenyan minister met with his counterparts from Uganda and Rwanda. They agreed to share intelligence."
    assert ("intelligence", ("KEN", "RWA", "UGA")) in _told(text)
