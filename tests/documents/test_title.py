import pytest

from pactwatch.documents.title import clean_title, same_title, take_title
from pactwatch.documents.traced import Traced

BODY = "The ministry said that it would buy forty tanks from the maker abroad. It named no price."


@pytest.mark.parametrize(
    ("title", "publisher", "clean"),
    [
        ("Egypt orders forty tanks | World News", None, "Egypt orders forty tanks"),
        ("Egypt orders forty tanks | World News | The Daily Example", None, "Egypt orders forty tanks"),
        ("Egypt orders forty tanks - Reuters", None, "Egypt orders forty tanks"),
        ("Egypt orders forty tanks — BBC News", None, "Egypt orders forty tanks"),
        ("Egypt orders forty tanks - Jane Example Letter", "Jane Example Letter", "Egypt orders forty tanks"),
        ("Egypt orders forty tanks - example.com", None, "Egypt orders forty tanks"),
        ("Opinion | Egypt orders forty tanks", None, "Egypt orders forty tanks"),
        ("Egypt orders forty tanks - minister", None, "Egypt orders forty tanks - minister"),
        ("Egypt and Chile - a deal in the making", None, "Egypt and Chile - a deal in the making"),
        ("F-16 and MiG-29 compared", None, "F-16 and MiG-29 compared"),
        ("World News", None, "World News"),
        ("  \u200b ", None, None),
        (None, None, None),
    ],
)
def test_clean_title(title: str | None, publisher: str | None, clean: str | None) -> None:
    assert clean_title(title, publisher) == clean


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Chile, Peru Ink $450M Tank Deal Near Border", "Chile, Peru Ink 0M Tank Deal Near Border", True),
        ("EGYPT ORDERS TANKS", "Egypt orders tanks!", True),
        ("Egypt orders forty tanks", "Chile orders nine ships from Spain", False),
        ("Egypt", "Chile", False),
    ],
)
def test_same_title(first: str, second: str, same: bool) -> None:
    assert same_title(first, second) is same


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Egypt orders forty tanks\n\n{BODY}", "Egypt orders forty tanks"),
        (f"Egypt orders forty tanks\nPublished: 7 July 2021\n\n{BODY}", "Egypt orders forty tanks"),
        (f"date 2021-07-07\n\nEgypt orders forty tanks\n\n{BODY}", "Egypt orders forty tanks"),
        (
            "Chile, Peru Ink 0M Tank Deal Near Border | World News\n\n"
            f"Chile, Peru Ink $450M Tank Deal Near Border | World News\n\n{BODY}",
            "Chile, Peru Ink $450M Tank Deal Near Border",
        ),
        (
            "Chile, Peru Ink $450M Tank Deal Near Border | World News\n"
            f"Chile, Peru Ink 0M Tank Deal Near Border | World News\n{BODY}",
            "Chile, Peru Ink $450M Tank Deal Near Border",
        ),
    ],
)
def test_the_first_line_becomes_the_title_and_leaves_the_text(text: str, title: str) -> None:
    found, rest = take_title(Traced(text), None, None, titled=True)
    assert found == title
    assert rest.text.removeprefix("Published: 7 July 2021").removeprefix("date 2021-07-07").strip() == BODY
    assert text[rest.offsets.received_at(rest.text.index(BODY)) :].startswith(BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nA second paragraph.",
        f"The strong points:\n\n{BODY}",
        f"A line that is followed by another at once\n{BODY}",
        f"Tanks\n\n{BODY}",
        f"Photo: A. Example of the Agency\n\n{BODY}",
        f"By A. Example of the Agency\n\n{BODY}",
        f"[gallery id=5 of many]\n\n{BODY}",
        f"Published: 7 July 2021\n\n{BODY}",
        f"{'very ' * 40}long line\n\n{BODY}",
        "Egypt orders forty tanks",
    ],
)
def test_what_does_not_look_like_a_title_stays(text: str) -> None:
    assert take_title(Traced(text), None, None, titled=True) == (None, Traced(text))


def test_a_known_title_only_loses_its_copies() -> None:
    text = Traced(f"Egypt orders forty tanks | World News\n\nAnother line\n\n{BODY}")
    title, rest = take_title(text, "Egypt orders forty tanks", None, titled=True)
    assert (title, rest.text) == ("Egypt orders forty tanks", f"Another line\n\n{BODY}")


def test_a_letterhead_before_the_copy_stays() -> None:
    text = Traced(f"The Example Letter\n\nEgypt orders forty tanks\n\n11 July 2021\n\n{BODY}")
    title, rest = take_title(text, "Egypt orders forty tanks", None, titled=True)
    assert title == "Egypt orders forty tanks"
    assert rest.text == f"The Example Letter\n\n11 July 2021\n\n{BODY}"
    assert text.text[rest.offsets.received_at(rest.text.index("11 July")) :].startswith("11 July")


def test_a_title_cut_short_gives_way_to_its_copy() -> None:
    text = Traced(f"Egypt orders forty tanks from a maker in Korea\n\n{BODY}")
    assert take_title(text, "Egypt orders forty tanks from a maker in …", None, titled=False)[0] == (
        "Egypt orders forty tanks from a maker in Korea"
    )
