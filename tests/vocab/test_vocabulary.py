"""Look-ups by word: systems in any spelling, families, parties, currencies, and the forms of parties."""

from pathlib import Path

import pytest

from pactwatch.vocab import PartyKind, System, Vocabulary, folded, load
from pactwatch.vocab.check import party_forms

SYSTEMS = """provenance: written for this test
systems:
- {id: qv-1, name: Qirva QV-1, aliases: [QV-1, Qırva Bir], loose: [Sparrowgrass], category: uav, origin: [TUR]}
- {id: qv-1b, name: Qirva QV-1B, aliases: [QV-1B/C], category: uav, origin: [TUR], variant_of: qv-1}
- {id: qv-1b2, name: Qirva QV-1B2, aliases: [], category: uav, origin: [TUR], variant_of: qv-1b}
- {id: loop-x, name: Loopx-1, category: uav, variant_of: loop-y}
- {id: loop-y, name: Loopy-1, category: uav, variant_of: loop-x}
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("local")
    (folder / "systems").mkdir()
    (folder / "systems" / "test.yaml").write_text(SYSTEMS, encoding="utf-8")
    return load(Path(folder))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QV-1", "qv-1"),
        ("qv1", "qv-1"),
        ("Qv 1", "qv-1"),
        ("QV‑1", "qv-1"),
        ("QV–1s", "qv-1"),
        ("Qirva QV1", "qv-1"),
        ("qirva bir", "qv-1"),
        ("QV 1 B/C", "qv-1b"),
        ("“QV-1BC”", "qv-1b"),
        ("Sparrowgrass", "qv-1"),
        ("Sparrowgrasses", "qv-1"),
        ("SPARROWGRASS", "qv-1"),
        ("sparrowgrass", None),
        ("QV-2", None),
        ("", None),
        ("-", None),
        ("s", None),
    ],
)
def test_a_designation_is_found_in_any_spelling(vocabulary: Vocabulary, text: str, expected: str | None) -> None:
    found = vocabulary.system_named(text)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize("name", ["qv-1", "qv-1b", "qv-1b2", "loop-x", "f-16", "leopard-2", "leopard", "unknown"])
def test_the_kin_of_a_system_is_what_is_related_to_it(vocabulary: Vocabulary, name: str) -> None:
    related = {one for one in (*vocabulary.systems, name) if vocabulary.related(one, name)}
    assert vocabulary.kin(name) == related


def test_systems_are_found_by_a_part_of_their_id_or_name(vocabulary: Vocabulary) -> None:
    assert vocabulary.systems_called(folded("Qirva")) == {"qv-1", "qv-1b", "qv-1b2"}
    assert vocabulary.systems_called("loopy1") == {"loop-y"}
    assert not vocabulary.systems_called("nosuchsystem")


def test_every_form_of_every_system_finds_its_family(vocabulary: Vocabulary) -> None:
    for system in vocabulary.systems.values():
        for form in system.forms:
            found = vocabulary.system_named(form.upper())
            assert found is not None, form
            assert vocabulary.related(found.id, system.id), form


def test_a_family_is_the_root_of_its_variants(vocabulary: Vocabulary) -> None:
    assert vocabulary.family("qv-1b2") == "qv-1"
    assert vocabulary.family("qv-1") == "qv-1"
    assert vocabulary.family("unknown") == "unknown"
    assert vocabulary.related("qv-1b2", "qv-1b")
    assert not vocabulary.related("qv-1", "unknown")


def test_a_circle_of_variants_comes_to_an_end(vocabulary: Vocabulary) -> None:
    assert vocabulary.family("loop-x") in ("loop-x", "loop-y")


@pytest.mark.parametrize(
    ("first", "second"), [("TB-2", "Tb 2"), ("Akıncı", "Akinci"), ("Gripen E/F", "gripen EF"), ("Søren", "soren")]
)
def test_spellings_of_one_designation_fold_alike(first: str, second: str) -> None:
    assert folded(first) == folded(second)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TUR", "TUR"),
        ("tur", "TUR"),
        ("Turkey", "TUR"),
        ("türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("u.a.e.", "ARE"),
        ("UK", "GBR"),
        ("the Netherlands", "NLD"),
        ("The United States", "USA"),
        ("u.s.", "USA"),
        ("DPRK", "PRK"),
        ("ROK", "KOR"),
        ("West Germany", "DEU"),
        ("East Germany", "DDR"),
        ("USSR", "SUN"),
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("Rhodesia", "ZWE"),
        ("South Vietnam", "VNM"),
        ("Slovenia", "SVN"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Guinea-Bissau", "GNB"),
        ("Republic of Congo", "COG"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Northern Ireland", "GBR"),
        ("houthis", "HOUTHIS"),
        ("Syrian rebels", "SYRIAN REBELS"),
        ("Korea", None),
        ("Atlantis", None),
    ],
)
def test_a_party_is_found_by_code_or_name(text: str, code: str | None) -> None:
    found = load().party_named(text)
    assert (found.code if found else None) == code


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert load().party_name("XYZ") == "XYZ"
    assert load().party_name("CIV") == "Côte d'Ivoire"


def test_every_member_of_the_united_nations_is_there() -> None:
    parties = load().parties.values()
    beyond = {"TWN", "XKX", "PSE", "HKG", "ESH", "VAT"}
    states = {party.code for party in parties if party.kind is PartyKind.STATE}
    assert len(states - beyond) == 193
    assert beyond <= states


def test_parties_carry_the_words_that_stand_for_them() -> None:
    parties = load().parties
    assert "Pentagon" in parties["USA"].seats
    assert "Kremlin" in parties["RUS"].seats
    assert "Bundeswehr" in parties["DEU"].forces
    assert "IAF" in parties["IND"].loose_forces
    assert all("IAF" not in party_forms(party) for party in parties.values())
    assert all("Korea" not in party_forms(party) for party in parties.values())
    assert "Korea" in parties["KOR"].loose_names


@pytest.mark.parametrize(
    ("text", "near", "code"),
    [
        ("dollars", (), "USD"),
        ("dlrs", (), "USD"),
        ("$", (), "USD"),
        ("US$", ("AUS",), "USD"),
        ("dollars", ("AUS",), "AUD"),
        ("dollars", ("AUS", "USA"), "USD"),
        ("dollars", ("AUS", "CAN"), "USD"),
        ("A$", (), "AUD"),
        ("NT$", (), "TWD"),
        ("R$", (), "BRL"),
        ("Rs", (), "INR"),
        ("Rs.", ("PAK",), "PKR"),
        ("Rupees", ("LKA",), "LKR"),
        ("₹", ("PAK",), "INR"),
        ("€", (), "EUR"),
        ("Euros", (), "EUR"),
        ("£", ("EGY",), "GBP"),
        ("pounds", ("EGY",), "EGP"),
        ("stg", (), "GBP"),
        ("yuan", (), "CNY"),
        ("RMB", (), "CNY"),
        ("¥", (), "JPY"),
        ("¥", ("CHN",), "CNY"),
        ("crowns", ("SWE",), "SEK"),
        ("crowns", (), None),
        ("Marks", (), "DEM"),
        ("francs", (), "FRF"),
        ("zloty", (), "PLN"),
        ("pesos", ("PHL",), "PHP"),
        ("SEK", (), "SEK"),
        ("shells", (), None),
    ],
)
def test_a_currency_is_found_by_its_word_and_its_context(text: str, near: tuple[str, ...], code: str | None) -> None:
    found = load().currency_named(text, near)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("word", "factor"), [("crore", 10**7), ("lakh", 10**5), ("bn", 10**9), ("mln", 10**6), ("lakh crore", 10**12)]
)
def test_multipliers(word: str, factor: int) -> None:
    assert load().multipliers[word] == factor


UMBRELLAS = [system for system in load().systems.values() if system.umbrella]


@pytest.mark.parametrize("umbrella", UMBRELLAS, ids=lambda system: system.id)
def test_an_umbrella_may_be_each_of_its_systems_but_is_none(umbrella: System) -> None:
    words = load()
    below = [system.id for system in words.systems.values() if system.variant_of == umbrella.id]
    assert len(below) >= 2
    assert all(words.related(umbrella.id, system) and words.related(system, umbrella.id) for system in below)
    assert all(words.family(system) == system for system in below)
    assert not words.related(below[0], below[1])


def test_a_name_that_several_systems_share_claims_none_of_them() -> None:
    words = load()
    told = {"Leopard": "leopard", "Leopard tanks": "leopard", "Leopard 2": "leopard-2", "Leopard 2A4": "leopard-2a4"}
    told |= {"Bayraktar": "bayraktar", "Bayraktar TB2": "bayraktar-tb2", "Mirage": "mirage", "Mirage F1": "mirage-f1"}
    assert {name: found.id for name in told if (found := words.system_named(name))} == told
    assert words.related("leopard", "leopard-2a4")
    assert words.related("leopard-2", "leopard-2a4")
    assert not words.related("leopard-1", "leopard-2a4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35 mm ammunition", "35-mm-round"),
        ("Gepard ammunition", "35-mm-round"),
        ("AHEAD ammunition", "35-mm-ahead"),
        ("20 mm rounds", "20-mm-round"),
        ("PGU-28", "20-mm-pgu-28"),
        ("AN/AVS-9", "an-avs-9"),
        ("Hwasong-7", "nodong"),
        ("Hwasong-5", "hwasong-5"),
        ("Amos-17", "amos-17"),
        ("Learjet 45", "learjet-45"),
        ("Orlan-30", "orlan-30"),
        ("Barrett M107", "barrett-m107"),
        ("AHEAD", None),
    ],
)
def test_a_number_of_its_own_is_a_system_of_its_own(vocabulary: Vocabulary, text: str, expected: str | None) -> None:
    found = vocabulary.system_named(text)
    assert (found.id if found else None) == expected


def test_bomber_drones_share_one_nickname_and_stay_apart(vocabulary: Vocabulary) -> None:
    assert vocabulary.systems["baba-yaga"].umbrella
    assert vocabulary.family("vampire-drone") != vocabulary.family("kazhan-drone")
    assert vocabulary.related("vampire-drone", "baba-yaga")
