"""Text from outside on a terminal, and short ids."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.cli.tables import short_ids
from pactwatch.cli.words import clean, counted, escaped


@given(st.text())
def test_clean_text_steers_no_terminal(text: str) -> None:
    cleaned = clean(text)
    assert not [sign for sign in cleaned if sign not in "\n\t" and (ord(sign) < 32 or 127 <= ord(sign) < 160)]
    assert clean(cleaned) == cleaned


def test_clean_keeps_what_people_read() -> None:
    assert clean("Türkiye\t\x1b[31mred\u202e\n") == "Türkiye\t[31mred\n"


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_escaped_json_means_the_same(data: dict[str, str | int]) -> None:
    written = escaped(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(written) == data
    written.encode()


@given(st.sets(st.text("ab01", min_size=1, max_size=12)))
def test_short_ids_tell_ids_apart(ids: set[str]) -> None:
    short = short_ids(ids)
    assert set(short) == ids
    for name, begin in short.items():
        assert name.startswith(begin)
        assert begin == name or not [other for other in ids - {name} if other.startswith(begin)]


def test_counted() -> None:
    assert [counted(1, "story", "stories"), counted(2, "story", "stories"), counted(1200, "deal")] == [
        "1 story",
        "2 stories",
        "1,200 deals",
    ]
