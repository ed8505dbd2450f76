"""Every string of the pages comes out of a catalogue, the catalogues are whole, and a reader gets the right one."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # what a maker script defines

import pytest
from babel.messages.pofile import read_po
from lxml import html
from tests.conftest import ROOT
from tests.web import registers
from tests.web.serving import Site

from pactwatch.pages import environment, language, render
from pactwatch.pages.language import Catalogue, reader_of
from pactwatch.pages.retold import retold
from pactwatch.web.site import PAGES

STRINGS = ROOT / "src" / "pactwatch" / "pages" / "strings"
TRANSLATIONS = sorted(STRINGS.glob("*.po"))
PLACES = re.compile(r"%\(\w+\)s|</?\w+>")
PLAIN = tuple(page.path for page in PAGES if "{" not in page.path)
OF_ONE = (
    "/deals/drones-2025",
    "/deals/drones-2025/why",
    "/documents/d2025pact",
    "/agreements/pact",
    "/dossiers/TUR/PAK",
    "/countries/TUR",
    "/systems/bayraktar-tb2",
    "/search?q=drones",
    "/register?item=nothing",
    "/nowhere",
)
DATA = frozenset("bdi code time datalist mark script style".split())
DATA_CLASSES = frozenset("quote text item parties spot-name knot".split())
BEGIN, END = "⟦", "⟧"
PARTS = re.compile(r"(%\(\w+\)s|</?\w+>)")
OURS = re.compile(r"⟦[^⟦⟧]*⟧")
SAME_EVERYWHERE = re.compile(
    r"\b(pactwatch|told by most reports|the latest stage|JSON|CSV|GeoJSON|Atom|OpenAPI|USD|EUR|INR"
    r"|Norsk nynorsk|English|(\d+\. )?\w{3,5}\.? \d{4})\b"
)
LETTERS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "docs" / "reference" / "make_strings.py"))


def test_the_catalogues_hold_what_is_shown_today(script: dict[str, Any]) -> None:
    remedy = "run: python docs/reference/make_strings.py"
    assert (STRINGS / "messages.pot").read_bytes() == script["template"](), remedy
    for file in TRANSLATIONS:
        assert file.read_bytes() == script["merged"](file), remedy


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_a_translation_is_whole_and_keeps_the_places_to_be_filled(file: Path) -> None:
    with file.open("rb") as opened:
        found = read_po(opened, locale=file.stem)
    for message in found:
        if not message.id:
            continue
        own = [message.id] if isinstance(message.id, str) else list(message.id)
        told = [message.string] if isinstance(message.string, str) else list(message.string or ())
        assert all(told), message.id
        assert not message.fuzzy, message.id
        assert len(told) == (found.num_plurals if message.pluralizable else 1), message.id
        allowed = {frozenset(PLACES.findall(one)) for one in own}
        assert {frozenset(PLACES.findall(one)) for one in told} <= allowed, message.id


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which each string of the catalogue stands in brackets, and no other does."""
    with (STRINGS / "messages.pot").open("rb") as opened:
        listed = [one.id for one in read_po(opened) if one.id]
    strings = {(one if isinstance(one, str) else one[0]): _bracketed(one) for one in listed}
    made = {"nn": Catalogue(strings, 2), "en": Catalogue({}, 2)}
    _forget()
    monkeypatch.setattr(language, "languages", lambda: ("en", "nn"))
    monkeypatch.setattr(language, "catalogue", made.__getitem__)
    monkeypatch.setattr(environment, "catalogue", made.__getitem__)
    yield
    monkeypatch.undo()
    _forget()


def _bracketed(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Each form in brackets as a whole, and each stretch of words that an element may stand before or behind."""
    forms = [message] if isinstance(message, str) else message
    return tuple("".join((BEGIN, *map(_piece, PARTS.split(one)), END)) for one in forms)


def _piece(text: str) -> str:
    return text if PARTS.fullmatch(text) or not text.strip() else f"{BEGIN}{text}{END}"


def _forget() -> None:
    for kept in (language.reader_of, language.names_of_languages, environment.environment):
        kept.cache_clear()


def escaped(page: bytes) -> set[str]:
    """What people read or hear on a page that is neither data nor out of the catalogue."""
    found = _read(html.document_fromstring(page))
    return {text for one in found if one and (text := _left(one))}


def _read(element: html.HtmlElement) -> Iterator[str | None]:
    yield from (element.get(name) for name in ("aria-label", "placeholder", "alt", "data-label"))
    if _is_data(element):
        return
    yield element.text
    for inside in element:
        if isinstance(inside.tag, str):
            yield from _read(inside)
        yield inside.tail


def _is_data(element: html.HtmlElement) -> bool:
    if element.tag == "html":
        return False
    if element.tag in DATA or element.get("dir") == "auto" or element.getparent().tag == "head":
        return True
    if element.tag == "select" and element.get("name") in ("supplier", "recipient"):
        return True
    return not DATA_CLASSES.isdisjoint((element.get("class") or "").split())


def _left(text: str) -> str:
    while (shorter := OURS.sub(" ", text)) != text:
        text = shorter
    rest = SAME_EVERYWHERE.sub(" ", text)
    return " ".join(text.split()) if LETTERS.search(rest) else ""


def test_no_string_of_a_page_escapes_the_catalogue(
    made: Site, example: Site, empty: Site, broken: Site, pseudo: None
) -> None:
    deal = example.get("/register.json").json()["deals"][0]["id"]
    asked = [(made, path) for path in (*PLAIN, *OF_ONE)]
    asked += [
        (example, path) for path in ("/", "/sources", "/map", f"/deals/{deal}", f"/deals/{deal}/why", "/systems/rafale")
    ]
    asked += [(empty, path) for path in PLAIN]
    asked += [(made, "/api"), (broken, "/register")]
    left = {}
    for site, path in asked:
        answer = site.get(path + ("&" if "?" in path else "?") + "lang=nn")
        assert BEGIN in answer.text, path
        left[path] = escaped(answer.content)
    assert {path: texts for path, texts in left.items() if texts} == {}


def test_no_string_of_the_file_escapes_the_catalogue(pseudo: None) -> None:
    page = render(registers.made(), registers.VOCABULARY, reader=reader_of(chosen="nn"))
    assert escaped(page.encode()) == set()


@pytest.mark.parametrize(
    ("accepted", "chosen", "usual", "language_", "locale"),
    [
        ("", None, "en", "en", "en_GB"),
        ("", None, "de", "de", "de"),
        ("de-AT,en;q=0.5", None, "en", "de", "de_AT"),
        ("en-US,de;q=0.5", None, "en", "en", "en_US"),
        ("en-US,de-CH;q=0.5", "de", "en", "de", "de_CH"),
        ("en-US", "de", "en", "de", "de"),
        ("xx, de;q=0", "zz", "en", "en", "en_GB"),
    ],
)
def test_the_address_goes_before_the_browser_and_the_browser_before_the_server(
    accepted: str, chosen: str | None, usual: str, language_: str, locale: str
) -> None:
    reader = reader_of(accepted, chosen, usual)
    assert (reader.language, reader.locale) == (language_, locale)


def test_the_language_chosen_goes_along_with_every_link_and_form(made: Site) -> None:
    page = html.document_fromstring(made.get("/register?lang=de", **{"accept-language": "en"}).content)
    assert page.get("lang") == "de"
    assert page.findtext(".//h1") == "Register"
    assert {field.get("value") for field in page.xpath("//form//input[@name='lang']")} == {"de"}
    places = page.xpath("//header//a/@href | //table//a/@href | //form//a/@href | //*[@id='shown']//a/@href")
    assert [place for place in places if "lang=de" not in place] == []
    assert page.xpath("//nav[@class='languages']//a/@href") == ["/register?lang=en", "/register?lang=de"]
    assert "Geschäft" in made.get("/deals/drones-2025?lang=de").text
    assert "Nicht gefunden" in made.get("/nowhere?lang=de").text
    assert made.get("/register.json?lang=de").json()["deals"] == made.get("/register.json").json()["deals"]


def test_reasons_values_and_names_are_told_in_the_reader_s_language() -> None:
    reader = reader_of(chosen="de")
    for text, told in (
        ("ordered", "bestellt"),
        ("at least 1,700", "mindestens 1.700"),
        ("about 900,000,000 USD", "etwa 900.000.000 USD"),
        ("number ordered", "bestellte Anzahl"),
        ("Türkiye and Qatar", "Türkei und Katar"),
        ("57% apart", "57\N{NO-BREAK SPACE}% auseinander"),
        (
            "only officials and media of the recipient, Philippines, and experts whose home is not known tell it; "
            "no word from India or Pakistan; reports disagree on number ordered; 4 independent sources",
            "nur Amtsträger und Medien des Empfängers, Philippinen, und Fachleute unbekannter "
            "Herkunft berichten es; kein Wort aus Indien oder Pakistan; Berichte widersprechen einander bei bestellte "
            "Anzahl; 4 unabhängige Quellen",
        ),
        ("a reason that somebody wrote; once", "a reason that somebody wrote; once"),
    ):
        assert retold(reader, text) == told
        assert retold(reader_of(), text) == text


def test_dates_among_values_are_written_as_the_reader_writes_them() -> None:
    assert [retold(reader_of("en-GB"), "2024-04-19"), retold(reader_of("de"), "2024-04")] == [
        "19 Apr 2024",
        "Apr. 2024",
    ]


def test_dates_in_our_sentences_are_written_as_the_reader_writes_them() -> None:
    text = "delivery overdue since 2024-04-19, and nothing was reported since; half of 3 deals took 4 months or less"
    assert retold(reader_of("en-GB"), text) == text.replace("2024-04-19", "19 Apr 2024")
    assert retold(reader_of("en-GB"), "a note of 2024-04-19") == "a note of 2024-04-19"
