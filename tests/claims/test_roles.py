"""How a party stands to an act, which word governs it, and what grammar alone says of the two sides."""

import pytest
from tests.claims.texts import around, items, transfers

from pactwatch.claims.governors import governed_by
from pactwatch.claims.roles import candidates, family, grammar_strength, relation_of, role_features
from pactwatch.claims.verdicts import Points, act_points
from pactwatch.vocab import load


def _relations(text: str) -> set[tuple[str, str, str | None]]:
    """Each party with each act of its sentence: code, the act's word, the relation."""
    context = around(text)
    return {
        (party.code, act.word, relation_of(context, party, act, governed_by(context, found, party)))
        for found in context.passage.found
        for party in found.parties
        for act in found.triggers
    }


@pytest.mark.parametrize(
    ("sentence", "party", "act", "relation"),
    [
        ("Chile bought Black Hawk helicopters from the United States.", "CHL", "bought", "subject"),
        ("Chile bought Black Hawk helicopters from the United States.", "USA", "bought", "from"),
        ("Black Hawk helicopters were bought by Chile.", "CHL", "bought", "by-passive"),
        ("Kenya became the third export customer of the Gripen jet.", "KEN", "export customer", "subject"),
        ("Kenya is the second buyer of the Gripen jet after Peru.", "KEN", "buyer", "subject"),
        ("Howitzers were delivered to Moldova by Norway.", "MDA", "delivered", "to-passive"),
        ("Howitzers were delivered to Moldova by Norway.", "NOR", "delivered", "by-passive"),
        ("Norway delivered howitzers to Moldova.", "NOR", "delivered", "subject"),
        ("Norway delivered howitzers to Moldova.", "MDA", "delivered", "to"),
        ("Tanks will be supplied to Kenya by Jordan.", "JOR", "supplied", "by-passive"),
        ("France offered Portugal frigates.", "PRT", "offered", "object"),
        ("Peru paid Serbia for howitzers.", "SRB", "paid", "object"),
        ("Kenya is in talks with Serbia for howitzers.", "SRB", "in talks", "with"),
        ("Chile welcomed the export of tanks from Jordan.", "JOR", "export", "from"),
        ("The sale of howitzers by Sweden to Peru was announced.", "SWE", "sale", "by"),
        ("The sale of howitzers by Sweden to Peru was announced.", "PER", "sale", "to"),
        ("The sale of howitzers by Sweden to Peru was announced.", "PER", "announced", "pre-to-passive"),
        ("Jordan, which Denmark visited, bought tanks.", "JOR", "bought", "far-subject"),
        ("With the help of the drones, Ethiopia won.", "ETH", "with the help of", "subject"),
        ("Embraer sold aircraft to Chile.", "BRA", "sold", "subject"),
    ],
)
def test_a_party_stands_to_an_act(sentence: str, party: str, act: str, relation: str) -> None:
    assert (party, act, relation) in _relations(sentence)


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("The delivery of tanks was part of Jordan's sales of armour.", "JOR"),
        ("Jordan's delivery of tanks to Kenya began.", "JOR"),
    ],
)
def test_a_genitive_owns_the_act(sentence: str, owner: str) -> None:
    assert any(code == owner and relation == "owner" for code, _, relation in _relations(sentence))


def test_an_adjective_qualifies_the_act() -> None:
    assert ("NOR", "delivery", "adjective") in _relations("The Norwegian delivery of howitzers was welcomed.")


def test_a_pronoun_stands_where_its_noun_would() -> None:
    assert ("PER", "bought", "subject") in _relations("Peru held talks. It bought tanks from Serbia.")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Israel sold missiles to Lithuania, Latvia and Slovenia.",
            {"ISR": "^", "LTU": "to", "LVA": "to", "SVN": "to"},
        ),
        ("Tanks from Spain and Italy came to Peru.", {"ESP": "from", "ITA": "from", "PER": "to"}),
        ("Sweden and Finland bought howitzers.", {"SWE": "^", "FIN": "^"}),
        ("Radars made by Norway went to Ghana and also Kenya.", {"NOR": "by", "GHA": "to", "KEN": "to"}),
        ("In May the Kenyan army met soldiers from Rwanda.", {"RWA": "from"}),
        ("Tanks went to Peru while Chile watched.", {"PER": "to", "CHL": "*"}),
        ("Peru bought tanks belonging to the Dutch army.", {"NLD": "belonging"}),
        ("Tanks belonging to the Dutch army burned.", {"NLD": "to"}),
    ],
)
def test_the_word_before_a_list_governs_all_of_it(sentence: str, words: dict[str, str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    governed = {party.code: governed_by(context, found, party) for party in found.parties}
    assert {code: governed[code] for code in words} == words


def _strength(text: str) -> tuple[float, float]:
    context = around(text)
    found, item = items(context)[0]
    return grammar_strength(context, found, item, load())


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile bought Black Hawk helicopters from the United States.",
        "Norway delivered howitzers to Moldova.",
        "Howitzers were delivered to Moldova by Norway.",
        "Israel sold missiles to Lithuania, Latvia and Slovenia.",
        "The sale of howitzers by Sweden to Peru was announced.",
        "The Peruvian navy received frigates from Italy.",
        "France offered Portugal frigates.",
    ],
)
def test_grammar_tells_both_sides(sentence: str) -> None:
    assert min(_strength(sentence)) >= 1.5


@pytest.mark.parametrize(
    "sentence", ["Black Hawk helicopters were bought by Chile.", "Sweden and Finland bought howitzers."]
)
def test_grammar_tells_the_recipient_alone(sentence: str) -> None:
    giving, taking = _strength(sentence)
    assert giving == 0.0
    assert taking >= 2.0


def test_grammar_tells_the_supplier_alone() -> None:
    giving, taking = _strength("The howitzers were sold by Norway.")
    assert giving >= 2.0
    assert taking == 0.0


def test_whose_the_goods_are_gives_them() -> None:
    giving, taking = _strength("Norway bought howitzers belonging to Denmark.")
    assert giving >= 2.0
    assert taking >= 2.0


def test_grammar_tells_nothing_without_parties() -> None:
    assert _strength("The howitzers were sold.") == (0.0, 0.0)


def test_the_features_of_roles_name_all_parties_of_text_and_title() -> None:
    context = around("Norway delivered howitzers to Moldova. Latvia watched.", "Kenya looks on")
    found, item = items(context)[0]
    features = role_features(context, found, item, load())
    assert list(features) == candidates(context) == ["KEN", "LVA", "MDA", "NOR"]
    assert features["NOR"]["subject|deliver"] == features["MDA"]["to|deliver"] == 1.0
    assert features["NOR"]["best-supplier"] == features["MDA"]["best-recipient"] == 1.0
    assert "best-supplier" not in features["MDA"]
    assert "points-supplier" not in features["KEN"]
    assert features["KEN"]["titled|out"] == 1.0


@pytest.mark.parametrize(
    ("word", "kind"), [("bought", "take"), ("received", "take"), ("sold", "give"), ("delivered", "give")]
)
def test_acts_that_name_the_sides_fall_into_two_families(word: str, kind: str) -> None:
    (act,) = around(f"Peru {word} howitzers.").passage.found[0].triggers
    assert family(act) == kind


@pytest.mark.parametrize(
    ("relation", "act", "supplies"),
    [
        ("subject", "give", True),
        ("from", "take", True),
        ("by-passive", "give", True),
        ("subject", "take", False),
        ("to", "give", False),
        ("to-passive", "give", False),
        ("by-passive", "take", False),
        ("object", "give", False),
        ("subject", "refuse", True),
        ("to", "refuse", False),
        ("with", "negotiate", True),
        ("subject", "pay", False),
    ],
)
def test_a_relation_speaks_for_one_side(relation: str, act: str, supplies: bool) -> None:
    points = act_points(relation, act)
    assert (points.supplier > points.recipient) is supplies


def test_an_unknown_relation_or_act_gives_no_points() -> None:
    assert act_points("beyond", "give") == act_points("subject", "sleep") == Points()


def test_points_add_up_at_a_share() -> None:
    assert Points(1, 2).plus(Points(2, 4), 0.5) == Points(2, 4)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Poland has sent Ukraine more than 200 tanks.", True),
        ("Norway gave Moldova six howitzers.", True),
        ("Poland has sent Ukraine doctors, and tanks roll.", False),
        ("Poland has sent Ukrainian tanks.", False),
    ],
)
def test_an_act_of_giving_may_have_two_objects(sentence: str, told: bool) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    features = role_features(context, found, item, load())[found.codes[1]]
    assert (features["points-recipient"] >= 3) == told


@pytest.mark.parametrize(
    ("sentence", "suppliers", "recipients"),
    [
        ("Customers of the Bayraktar TB2 are Chad and Niger.", set(), {"TCD", "NER"}),
        ("The recipients of these tanks included Chad and Niger.", set(), {"TCD", "NER"}),
        ("The suppliers of the tanks are France and Italy.", {"FRA", "ITA"}, set()),
        ("Turkey won orders for tanks from Chad.", {"TUR"}, {"TCD"}),
        ("Turkey expects an order for tanks from Chad.", {"TUR"}, {"TCD"}),
        ("Chad seeks to order tanks from Turkey.", {"TUR"}, {"TCD"}),
        ("Chad awaits delivery of its order for tanks from Turkey.", {"TUR"}, {"TCD"}),
        ("Turkey received tanks from Chad.", {"TCD"}, {"TUR"}),
        ("France accused Iran of supplying tanks to Chad.", {"IRN"}, {"TCD"}),
        ("Turkey will sell tanks to Chad, France said.", {"TUR"}, {"TCD"}),
    ],
)
def test_the_parts_that_grammar_gives(sentence: str, suppliers: set[str], recipients: set[str]) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    told = role_features(context, found, item, load())
    lean = {code: told[code].get("lean", 0.0) for code in found.codes}
    assert {code for code in lean if lean[code] >= 1} == suppliers
    assert {code for code in lean if lean[code] <= -1} == recipients


@pytest.mark.parametrize(
    ("sentence", "governor"),
    [
        ("Tanks were sold to countries including Chad, Niger and Mali.", "to"),
        ("Tanks came from states such as Chad, Niger and Mali.", "from"),
        ("The lake has countries including Chad, Niger and Mali.", "including"),
        ("Arms including Mali jets were sold.", "including"),
    ],
)
def test_examples_are_governed_as_those_whom_they_stand_for(sentence: str, governor: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert governed_by(context, found, found.parties[-1]) == governor


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("India received enquiries from Egypt for the Tejas fighter.", ("IND", "EGY")),
        ("South Korea has had requests from Peru about the K2 tank.", ("KOR", "PER")),
        ("India received MiG-29 fighters from Russia.", ("RUS", "IND")),
    ],
)
def test_who_asks_is_no_supplier(text: str, sides: tuple[str, str]) -> None:
    (transfer,) = transfers(text)
    assert transfer.supplier is not None
    assert transfer.recipient is not None
    assert (*transfer.supplier.value, *transfer.recipient.value) == sides


def test_whose_eye_is_caught_wants_it() -> None:
    context = around("The Tejas fighter caught the eye of Egypt.")
    (found,) = context.passage.found
    (party,), (act,) = found.parties, found.triggers
    assert relation_of(context, party, act, governed_by(context, found, party)) == "by"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Kenya remains Peru's biggest weapons supplier.", ("KEN", "PER")),
        ("Peru's largest arms supplier is Kenya.", ("KEN", "PER")),
        ("Kenya is one of Peru's main arms suppliers.", ("KEN", "PER")),
    ],
)
def test_whose_supplier_somebody_is(text: str, sides: tuple[str, str]) -> None:
    (transfer,) = transfers(text)
    assert transfer.supplier is not None
    assert transfer.recipient is not None
    assert (*transfer.supplier.value, *transfer.recipient.value) == sides


def test_who_is_a_customer_takes() -> None:
    context = around("Peru would be the first export customer of the Gripen.")
    (found,) = context.passage.found
    (party,) = found.parties
    acts = [act for act in found.triggers if act.frame == "offer"]
    assert {relation_of(context, party, act, governed_by(context, found, party)) for act in acts} == {"to"}


@pytest.mark.parametrize(
    ("sentence", "governor"),
    [
        ("Peru sent fighter planes to aid Chad against Mali.", "to"),
        ("Peru will donate rifles to support the Chadian army.", "to"),
        ("Peru bought rifles to help Chad.", "*"),
        ("Peru sent a letter to help Chad.", "*"),
    ],
)
def test_whom_a_gift_is_to_help_receives_it(sentence: str, governor: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (chad,) = (party for party in found.parties if party.code == "TCD")
    assert governed_by(context, found, chad) == governor
