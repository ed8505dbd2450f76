from itertools import pairwise

import pytest
from tests.claims.passages import cut

from pactwatch.claims.lexicon import Form, Kind, lexicon_of
from pactwatch.claims.scan import Names, names_in, with_pronouns
from pactwatch.vocab import load

LEXICON = lexicon_of(load())


def names(text: str) -> Names:
    tokens, found = cut(text)
    return names_in(tokens, found, LEXICON, load())


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Turkey sold drones to Pakistan", [("TUR", Form.NAME), ("PAK", Form.NAME)]),
        ("Turkish drones", [("TUR", Form.ADJECTIVE)]),
        ("Ankara agreed", [("TUR", Form.CAPITAL)]),
        ("tanks from Korea", [("KOR", Form.NAME)]),
        ("tanks from North Korea", [("PRK", Form.NAME)]),
        ("the Korean War", []),
        ("U.S. and US jets", [("USA", Form.NAME), ("USA", Form.NAME)]),
        ("the Indian Ocean", []),
        ("they told us", []),
        ("the People's Republic of China", [("CHN", Form.NAME)]),
        ("the Syrian rebels", [("SYRIAN REBELS", Form.NAME)]),
        ("arms for Côte d'Ivoire", [("CIV", Form.NAME)]),
        ("The Australian navy bought them", [("AUS", Form.ADJECTIVE)]),
        ("The Australian Defence Force bought them", [("AUS", Form.FORCE)]),
        ("The Australian reported it", []),
        ("it stood in The Australian", []),
        ("the Franco-German Tiger", [("FRA", Form.ADJECTIVE), ("DEU", Form.ADJECTIVE)]),
        ("Indo-Pacific partners", []),
        ("General Franco sold drones", []),
    ],
)
def test_parties_by_any_name(text: str, mentions: list[tuple[str, Form]]) -> None:
    assert [(party.code, party.form) for party in names(text).parties] == mentions


def test_a_maker_is_parted_from_a_system_whose_longer_name_follows() -> None:
    found = names("Chile flies the Saab Gripen NG")
    assert [party.maker for party in found.parties if party.maker] == ["saab"]
    assert [match.last - match.first for match in found.matches] == [2]


def test_a_maker_stands_for_its_home() -> None:
    (party,) = names("Baykar showed a drone").parties
    assert (party.code, party.maker, party.form) == ("TUR", "baykar", Form.MAKER)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Turkish defence officials", "officials"),
        ("the Turkish Navy", "navy"),
        ("a Turkish-made drone", "made"),
        ("Turkish drones", None),
    ],
)
def test_what_an_adjective_qualifies(text: str, role: str | None) -> None:
    assert [party.role for party in names(text).parties] == [role]


def test_a_force_that_several_have_means_the_party_named_most() -> None:
    text = "India and Pakistan spoke. India agreed. The IAF wants jets."
    assert [party.code for party in names(text).parties if party.form is Form.SHARED_FORCE] == ["IND"]
    assert not [party for party in names("The IAF wants jets.").parties if party.form is Form.SHARED_FORCE]


def test_names_do_not_overlap() -> None:
    found = names("The Turkish Navy bought Bayraktar TB2 attack drones from Baykar, Reuters said.")
    spans = [(party.first, party.last) for party in found.parties]
    spans += [(match.first, match.last) for match in (*found.matches, *found.outlets)]
    assert all(last <= first for (_, last), (first, _) in pairwise(sorted(spans)))
    assert {match.term.kind for match in found.matches} == {Kind.SYSTEM, Kind.CLASS}
    assert len(found.outlets) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Poland chose the tank. It signed.", "POL"),
        ("Poland chose the tank. Its army is glad.", "POL"),
        ("Saudi Arabia chose the tank. The kingdom signed.", "SAU"),
        ("Poland chose the tank. It signed. They paid.", "POL"),
        ("Poland chose the tank. A minister signed.", None),
        ("It signed.", None),
        ("A tank. It rolled.", None),
    ],
)
def test_a_pronoun_stands_for_the_subject_before_it(text: str, code: str | None) -> None:
    tokens, sentences = cut(text)
    found = with_pronouns(tokens, sentences, names(text).parties)
    pronouns = [party for party in found if party.form is Form.PRONOUN]
    assert {party.code for party in pronouns} == ({code} if code else set())
    assert all(party.antecedent is not None and party.antecedent.form is not Form.PRONOUN for party in pronouns)
    assert list(found) == sorted(found, key=lambda party: party.first)


@pytest.mark.parametrize("text", ["The Norwegian Marine Corps trains.", "Antony J. Blinken spoke."])
def test_a_part_of_a_name_is_no_party(text: str) -> None:
    assert len({mention.code for mention in names(text).parties}) == 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sen. Reed, R-Georgia, spoke. Georgia builds the F-22.", []),
        ("The plant is in Macon, Georgia. Georgian troops bought rifles; Georgia paid.", ["GEO", "GEO"]),
        ("Georgia bought rifles.", ["GEO"]),
        ("A grant EDA of helicopters is planned. The EDA program helps.", []),
        ("Tension on the Korean peninsula grows.", []),
        ("Korea and North Korea met.", ["KOR", "PRK"]),
        ("The Lima Tank Plant builds them. Lima is glad.", []),
        ("The Tank Urban Kit (TUSK) was shown.", []),
        ("(Tusk) spoke.", ["POL"]),
        ("TUSK SPOKE IN WARSAW.", ["POL", "POL"]),
    ],
)
def test_names_of_other_places_and_abbreviations(text: str, codes: list[str]) -> None:
    assert [party.code for party in names(text).parties] == codes


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("It is unfortunate that tanks came late.", False),
        ("It was not clear if tanks came late.", False),
        ("It is important to buy tanks.", False),
        ("It is expected to buy tanks.", True),
        ("It bought tanks.", True),
        ("They have sent tanks.", True),
    ],
)
def test_it_may_stand_for_nobody(sentence: str, stands: bool) -> None:
    tokens, found = cut("Chad has no money. " + sentence)
    parties = with_pronouns(tokens, found, names("Chad has no money. " + sentence).parties)
    assert any(party.form is Form.PRONOUN for party in parties) is stands


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Peru signed a US$320 million contract.", ["PER"]),
        ("Peru paid US $1 billion for jets.", ["PER"]),
        ("Peru exports to the US; $2 million went there.", ["PER", "USA"]),
    ],
)
def test_whose_money_it_is_is_no_party(text: str, codes: list[str]) -> None:
    assert [party.code for party in names(text).parties] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Peru welcomed Chad's announcement today that it will sell tanks.", ["TCD"]),
        ("Chad puts missiles of Peru on tanks that it had bought from Oman.", ["TCD"]),
        ("Chad has tanks which it will sell to Peru.", ["TCD"]),
        ("Chad's army has tanks that it will sell to Peru.", []),
        ("In May the firm of Chad had tanks that it will sell to Peru.", []),
        ("Chad has tanks that it sells to Peru.", []),
    ],
)
def test_it_in_a_clause_stands_for_who_decides_or_opens_the_sentence(text: str, codes: list[str]) -> None:
    tokens, found = cut(text)
    parties = with_pronouns(tokens, found, names(text).parties)
    assert [party.code for party in parties if party.form is Form.PRONOUN] == codes
