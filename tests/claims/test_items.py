import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import first, read

from pactwatch.vocab import load

Expected = list[tuple[str, str, str]]


def items(text: str) -> Expected:
    return [(item.designation, item.category.value, item.kind) for item in first(text).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India bought 36 Rafale fighter jets.", [("Rafale", "aircraft", "system")]),
        ("It flies the Su-30MKI's successor.", [("Su-30MKI", "aircraft", "system")]),
        ("It bought F-16s.", [("F-16", "aircraft", "system")]),
        ("It sent 90 rounds of mortar ammunition.", [("mortar ammunition", "ammunition", "class")]),
        ("It paid P270 million for it.", []),
        ("It wants two helicopter-carrying warships.", [("warships", "ship", "class")]),
        ("It sends armoured vehicle launched bridges.", [("armoured vehicle launched bridges", "other", "class")]),
        ("It bought F-16C/D jets.", [("F-16C/D", "aircraft", "system")]),
        ("It flies JF-17,F-16 jets.", [("JF-17", "aircraft", "system"), ("F-16", "aircraft", "system")]),
        ("Kyiv flies TB-2 drones.", [("TB-2", "uav", "system")]),
        ("Kyiv flies the Bayraktar TB2.", [("Bayraktar TB2", "uav", "system")]),
        ("It bought the S-400 Triumf system.", [("S-400 Triumf", "air_defence", "system")]),
        ("It sold a Type 054A/P frigate.", [("Type 054A/P", "ship", "system")]),
        ("It showed LCA-Tejas Mk1A fighters.", [("LCA-Tejas Mk1A", "aircraft", "system")]),
        ("It has sent more than 200 tanks of the T-72 type.", [("T-72", "armoured_vehicle", "system")]),
        ("It wants frigates of type FREMM.", [("FREMM", "ship", "system")]),
        (
            "It wants frigates of the navy, FREMM class.",
            [("frigates", "ship", "class"), ("FREMM", "ship", "system")],
        ),
        ("Israel sold Tavor X 95 rifles.", [("Tavor X 95", "small_arms", "system")]),
        ("It sent armored Humvees.", [("Humvees", "armoured_vehicle", "system")]),
        ("It flies the F-22A Raptor.", [("F-22A Raptor", "aircraft", "system")]),
        ("It has R-27 and R-73 missiles.", [("R-27", "missile", "system"), ("R-73", "missile", "system")]),
    ],
)
def test_systems_of_the_catalogue(text: str, expected: Expected) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They launched the Livia Mora-class frigate.", [("Livia Mora-class", "ship", "shape")]),
        ("They showed the new QZ-910 loitering munition.", [("QZ-910", "uav", "shape")]),
        ("The army bought XQR 338 rifles.", [("XQR 338", "small_arms", "shape")]),
        ("The army bought 12 XQR 338.", [("XQR 338", "other", "shape")]),
        ("It has the Qu-75.", [("Qu-75", "other", "shape")]),
        ("It has the H925Q.", [("H925Q", "other", "shape")]),
        ("It wants Blorvat radars.", [("Blorvat", "sensor", "shape")]),
        ("It wants jets such as the Blorvat.", [("jets", "aircraft", "class"), ("Blorvat", "aircraft", "shape")]),
        ("They built the Qumar-class.", [("Qumar-class", "ship", "shape")]),
        ("It wants Blorvat Mk II radars.", [("radars", "sensor", "class")]),
    ],
)
def test_designations_not_in_the_catalogue(text: str, expected: Expected) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq wants attack helicopters.", [("attack helicopters", "helicopter", "class")]),
        ("It sent new weapons.", [("weapons", "other", "class")]),
        ("It sent more advanced spy UAVs.", [("spy UAVs", "uav", "class")]),
        (
            "It sold tank shells, mortar rounds and battlefield ammunition.",
            [
                ("tank shells", "ammunition", "class"),
                ("mortar rounds", "ammunition", "class"),
                ("battlefield ammunition", "ammunition", "class"),
            ],
        ),
        ("It sold drones armed with missiles.", [("drones", "uav", "class"), ("missiles", "missile", "class")]),
        ("It wants radar equipment.", [("radar equipment", "sensor", "class")]),
        ("It wants missile parts.", [("missile parts", "other", "class")]),
        ("It wants equipment.", [("equipment", "other", "weak")]),
        ("It wants aircraft.", [("aircraft", "aircraft", "weak")]),
        ("It wants light combat aircraft.", [("light combat aircraft", "aircraft", "class")]),
        ("It wants MALE drones.", [("MALE drones", "uav", "class")]),
        ("It wants mid-air refuellers.", [("mid-air refuellers", "aircraft", "class")]),
        ("It wants command and control equipment.", [("command and control equipment", "other", "class")]),
    ],
)
def test_nouns_of_equipment(text: str, expected: Expected) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It asked for Mi-17 spares.", [("Mi-17 spares", "other", "part")]),
        ("It asked for HIMARS ammunition.", [("HIMARS ammunition", "ammunition", "part")]),
        ("It asked for F-16 engines.", [("F-16 engines", "engine", "part")]),
        ("It asked for S-400 missiles.", [("S-400", "air_defence", "system")]),
    ],
)
def test_parts_for_a_system(text: str, expected: Expected) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold 7.62 x 39 mm rifles.", [("7.62 x 39 mm rifles", "small_arms", "class")]),
        ("It sold 5.56x45mm carbines.", [("5.56x45mm carbines", "small_arms", "class")]),
        ("It sold 7.62x39mm ammunition.", [("7.62x39mm", "ammunition", "system")]),
        ("It sold 5.56 mm cartridges.", [("5.56 mm cartridges", "ammunition", "system")]),
        ("It sold Taurus 9mm pistols.", [("pistols", "small_arms", "class")]),
        ("It sold Hunter 7.62 x 39 mm rifles.", [("7.62 x 39 mm rifles", "small_arms", "class")]),
    ],
)
def test_a_calibre_before_weapons_is_theirs(text: str, expected: Expected) -> None:
    assert items(text) == expected


def test_a_calibre_tells_no_maker() -> None:
    systems = load().systems
    for name in ("5-56-mm", "7-62-mm", "9-mm", "12-7-mm", "155-mm-shell", "82-mm-mortar-round"):
        assert systems[name].origin == ()


@pytest.mark.parametrize(
    ("text", "designation"),
    [
        ("Turkey sent over 700 explosive drones and advanced spy UAVs.", ["explosive drones and spy UAVs"]),
        ("They sold two hundred pistols and rifles.", ["pistols and rifles"]),
        ("They sold pistols and rifles.", ["pistols", "rifles"]),
        ("They sold 20 tanks and jets.", ["tanks", "jets"]),
        ("They sold 20 tanks and 30 armoured vehicles.", ["tanks", "armoured vehicles"]),
        ("They sold F-16 and rifles.", ["F-16", "rifles"]),
    ],
)
def test_one_number_counts_two_nouns_of_one_category(text: str, designation: list[str]) -> None:
    assert [item.designation for item in first(text).items] == designation


@pytest.mark.parametrize(
    "text",
    [
        "Poland signed a 10 year deal.",
        "A 10 year deal was signed.",
        "The Patriot Act was signed.",
        "A patriot spoke.",
        "The Pact was signed.",
        "Nuclear weapons and arms control were discussed.",
        "The think tank wrote a report.",
        "Sub-systems were discussed.",
        "Covid-19 and FY 2024 were discussed.",
        "MI6 asked for reports.",
        "The ministry closed the Tank Design Bureau last year.",
        "States of the Missile Technology Control Regime met last year.",
    ],
)
def test_what_is_no_equipment(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Poland ordered 250 Abrams.", True),
        ("Poland wants Abrams tanks.", True),
        ("Poland got American Abrams and drones.", True),
        ("Poland got drones and the Abrams.", True),
        ("Creighton Abrams praised the drones.", False),
        ("A general, Robert Abrams, praised the drones.", False),
        ("Abrams said the drones were late.", False),
        ("Abrams, who commands the drones, spoke.", False),
        ("Poland met Abrams.", False),
    ],
)
def test_an_ordinary_word_is_a_designation_only_in_context(text: str, meant: bool) -> None:
    assert ("m1-abrams" in [item.system for item in first(text).items]) is meant


@pytest.mark.parametrize(
    ("text", "designations"),
    [
        ("The jets were late, Bayraktar also said.", ["jets"]),
        ("Bayraktar added that the jets were late.", ["jets"]),
    ],
)
def test_equipment_says_nothing(text: str, designations: list[str]) -> None:
    assert [item.designation for item in first(text).items] == designations


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("It has Hawk trainers.", "aircraft"),
        ("It has Hawk missiles.", "air_defence"),
        ("It has Hawk jets.", "aircraft"),
    ],
)
def test_the_noun_tells_which_system_of_one_name_is_meant(text: str, category: str) -> None:
    (item,) = first(text).items
    assert (item.kind, item.category) == ("system", category)


@pytest.mark.parametrize(
    ("text", "designations"),
    [
        ("Launched missiles were seen.", ["missiles"]),  # the first word of a sentence is no name
        (
            "They had launched it. The Launched missiles fell.",
            ["missiles"],
        ),  # nor one that the text has without capital
        ("Big Parade Shows Blorvat Radars To Crowds", ["Radars"]),  # nor any in a heading
    ],
)
def test_a_capital_alone_makes_no_name(text: str, designations: list[str]) -> None:
    found = [item.designation for found in read(text).found for item in found.items]
    assert found == designations


def test_modifiers_belong_to_the_mention_and_not_to_the_designation() -> None:
    text = "It showed 12 new armed TB2 drones."
    passage = read(text)
    (item,) = passage.found[0].items
    assert item.designation == passage.words(item.head, item.tail) == "TB2"
    assert passage.words(item.first, item.last) == "new armed TB2 drones"


SYSTEMS = sorted(
    (form, system.id)
    for system in load().systems.values()
    for form in system.forms
    if re.fullmatch(r"[A-Z]{1,4}-\d+", form)
)


@given(st.sampled_from(SYSTEMS), st.sampled_from(["-", "", "–"]))
def test_spelling_variants_of_a_designation_are_one_system(known: tuple[str, str], joint: str) -> None:
    form, _ = known
    plain = [item.system for item in first(f"They ordered 36 {form} and more.").items]
    varied = [item.system for item in first(f"They ordered 36 {form.replace('-', joint)} and more.").items]
    assert plain
    assert plain[0] is not None
    assert varied == plain


@pytest.mark.parametrize(
    ("text", "system"),
    [
        (
            "France will not deliver 2 Mistrals. The warship was built for landings; its sister ship sails.",
            "mistral-class",
        ),
        ("France delivers 2 Mistrals. The missile hits helicopters; each missile has a seeker.", "mistral-missile"),
    ],
)
def test_of_one_name_the_system_is_meant_of_which_the_text_speaks(text: str, system: str) -> None:
    assert [item.system for found in read(text).found for item in found.items if item.system] == [system]


def test_what_is_longer_than_any_name_is_no_designation() -> None:
    assert items(f"Chile sold the new A1{'b' * 100_000} drones.") != []
    assert all(len(name) < 100 for name, _, _ in items(f"Chile sold the new A1{'b' * 100_000} drones."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uganda will get sixteen Chinooks.", [("Chinooks", "helicopter", "system")]),
        ("A sixth Bayraktar has landed in Niamey.", [("Bayraktar", "uav", "system")]),
        ("Dozens of Leopards went to Poland.", [("Leopards", "armoured_vehicle", "system")]),
        ("Uganda bought Chinooks.", [("Chinooks", "helicopter", "system")]),
        ("Poland buys the Patriot from abroad.", [("Patriot", "air_defence", "system")]),
        ("Chinooks flew over the lake in Norway.", []),
        ("The Patriots sold tickets.", []),
    ],
)
def test_an_ordinary_word_is_a_system_where_it_is_counted_or_traded(text: str, expected: Expected) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "known"), [("Helicopters are dear. The Chinook is one.", True), ("It is dear. The Chinook is one.", False)]
)
def test_an_ordinary_word_is_a_system_where_the_text_speaks_of_its_kind(text: str, known: bool) -> None:
    assert any(item.system == "ch-47" for found in read(text).found for item in found.items) is known


@pytest.mark.parametrize(
    ("text", "designation", "system"),
    [
        ("Egypt bought 16 F-16Cs.", "F-16C", "f-16c"),
        ("India flies 24 Su-30MKIs.", "Su-30MKI", "su-30mki"),
        ("Pakistan has Agosta 90Bs.", "Agosta 90B", "agosta-90b"),
        ("Oman wants an IRIS-T SLS battery.", "IRIS-T SLS", "iris-t-sls"),
        ("Oman wants an IRIS-T SL battery.", "IRIS-T SL", "iris-t-slm"),
    ],
)
def test_the_plural_of_a_designation_is_no_part_of_it(text: str, designation: str, system: str) -> None:
    (item,) = first(text).items
    assert (item.designation, item.system) == (designation, system)


def test_boats_of_a_class_that_nobody_knows_are_ships() -> None:
    assert items("Norway gave Poland four Skarv class boats.") == [("Skarv class", "ship", "shape")]


@pytest.mark.parametrize(
    ("text", "designation", "system"),
    [
        ("India bought S-400 air defence systems.", "S-400", "s-400"),
        ("Mali fired 40 Grad rockets.", "Grad", "122-mm-rocket"),
        ("Australia wants Virginia-class submarines.", "Virginia", "virginia-class"),
        ("France joins the Systeme de combat aerien du futur.", "Systeme de combat aerien du futur", "fcas"),
    ],
)
def test_words_that_say_what_a_system_is_are_no_part_of_its_name(text: str, designation: str, system: str) -> None:
    (item,) = first(text).items
    assert (item.designation, item.system) == (designation, system)


@pytest.mark.parametrize(
    ("text", "designations"),
    [
        ("The army received armoured personnel carriers (APCs) from Oman.", ["armoured personnel carriers"]),
        ("Chile ordered multi-purpose frigates (FREMM) from Italy.", ["FREMM"]),
        ("Chile ordered light combat aircraft (LCA) from Italy.", ["light combat aircraft"]),
        ("Chile ordered light utility helicopters (LUHs) from Italy.", ["light utility helicopters"]),
        ("India ordered Light Utility Helicopters (LUH) from HAL.", ["Light Utility Helicopters"]),
        ("Peru ordered tanks (and guns) from Italy.", ["tanks", "guns"]),
        ("Peru cancelled the S-350 [missile] order.", ["S-350"]),
        ("Peru leased the K-911 Blorvat submarine.", ["K-911 Blorvat"]),
        (
            "Oman wants systems to counter the Chadian use of armed drones.",
            ["systems to counter the Chadian use of armed drones"],
        ),
        ("Oman gives equipment to drones.", ["equipment", "drones"]),
        ("Oman wants equipment, to counter drones.", ["equipment", "drones"]),
        ("Oman ordered the Joint Standoff Weapon (JSOW) glide bomb.", ["Joint Standoff Weapon"]),
        ("Oman ordered the Infantry Fighting Vehicle (IFV) and shells.", ["Infantry Fighting Vehicle", "shells"]),
        ("Chile got ten Black Hawks provided as Excess Defense Articles.", ["Black Hawks"]),
        ("Chile got the Excess Defense Articles.", ["Defense Articles"]),
        ("Peru ordered corvettes for anti-ship, anti-submarine and anti-air warfare.", ["corvettes"]),
        ("Peru ordered missile-carrying helicopters.", ["helicopters"]),
        ("The sailors of USS Chinook seized rifles.", ["rifles"]),
        ("Peru ordered patrol watercraft and military automobiles.", ["patrol watercraft", "military automobiles"]),
    ],
)
def test_second_names_and_what_only_qualifies_are_no_items_of_their_own(text: str, designations: list[str]) -> None:
    assert [name for name, _, _ in items(text)] == designations
