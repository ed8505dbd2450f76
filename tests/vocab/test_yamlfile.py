"""Vocabulary files are read as YAML reads them, only faster and more strictly."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import pactwatch.vocab
from pactwatch.errors import VocabularyError
from pactwatch.vocab.yamlfile import parsed

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def reference(content: bytes) -> object:
    return yaml.load(content, Loader=LOADER)  # noqa: S506 - both are safe loaders


def test_all_files_are_read_as_yaml_reads_them() -> None:
    for path in (Path(pactwatch.vocab.__file__).parent / "data").rglob("*.yaml"):
        content = path.read_bytes()
        assert parsed(path.name, content) == reference(content), path.name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "a: 'b'",
        'a: "1"\nb: 1',
        "- 1.5\n- ~\n- no\n- 2020-01-02\n- 0x10\n- ''\n-",
        "a:\n- {b: c, d: [e, f g, 'h, i', \"j] k\"], l: [], m: null, n: 3, o: 2020-01-02, p: no}\n- {b: x}\n",
        "a:\n- {b: it's, c: [Sana'a, N'Djamena, 5 o'clock]}\n",
        "a:\n- {b: c }\n- { b: c}\n- {b:  c}\n- {b: c}  \n- {b: c} # note\n- {b: 'it''s', c: \"\\t\"}\n",
        "a:\n- {b: http://x, c: d#e, f: -1, g: , h: i?}\n",
        "a:\n- {b: {c: d}, e: [[f]]}\n- {b: c,d: e}\n- {b: [c,d]}\n- {b: [c, d,]}\n",
        "a: |\n  - {b: c}\nd:\n- {b: c}\n",
        "a: >-\n  - {b: c}\n",
        'a: "text\n  - {b: c}\n  end"\nd:\n- {b: c}\n',
        "a: text\n  - b\n",
        "a: |\n  - {b: c}",
        "a:\n- {b: c}\n...\n",
        "---\na:\n- {b: c}\n",
        "a:\n- {b: \u2028}\n- {b: \xa0c}\n",
        "a:\n  - {b: c}\n  - d:\n    - {e: f}\n    - {e: g}\n  - {b: h}\n",
        "- {b: Türkiye, c: [Élysée, 元, ₹]}\n",
        "a:\r\n- {b: c}\r\n",
        "a:\n- ENTRY\u241f0\n- {b: c}\n",
    ],
)
def test_a_text_is_read_as_yaml_reads_it(text: str) -> None:
    assert parsed("a.yaml", text.encode()) == reference(text.encode())


values = st.one_of(
    st.text(), st.none(), st.integers(), st.booleans(), st.dates(), st.lists(st.text(max_size=8), max_size=3)
)
keys = st.sampled_from(["id", "name", "aliases", "variant_of", "home"])


@given(st.lists(st.dictionaries(keys, values, max_size=4), max_size=4))
def test_what_yaml_writes_is_read_back(entries: list[dict[str, object]]) -> None:
    lines = [yaml.safe_dump(entry, default_flow_style=True, width=10**6, allow_unicode=True) for entry in entries]
    content = "list:\n" + "".join(f"- {line}" for line in lines)
    assert parsed("a.yaml", content.encode()) == reference(content.encode())


@given(st.text(alphabet=" -{}[]:,abc1\"'#|>?&*!%~.\n", max_size=40))
def test_whatever_is_read_is_what_yaml_reads(text: str) -> None:
    content = f"list:\n- {{a: {text}}}\n".encode()
    try:
        value = parsed("a.yaml", content)
    except VocabularyError:
        return
    assert value == reference(content)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(VocabularyError, match="not UTF-8"):
        parsed("a.yaml", b"a: \xff")
