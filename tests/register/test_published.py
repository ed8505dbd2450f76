import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.errors import SourceError
from pactwatch.register.published import About, Method, citation, damage, data_package, manifest
from pactwatch.register.published_diff import compare_published, deals_in, published_lines

FILES = {"register.csv": b"id\na\n", "register.json": b"{}\n"}
ABOUT = About(3, "ab" * 32, "2026-05-18", 'A "register"', ("A: Person", "B"), Method("0.1.0", "v1", ("grammar 9",)))


def test_a_manifest_finds_every_file_whole() -> None:
    assert damage(FILES, manifest(FILES)) == ()
    assert manifest(FILES) == manifest(dict(reversed(FILES.items())))


@given(st.sampled_from(sorted(FILES)), st.integers(0, 2), st.integers(1, 255))
def test_a_byte_that_changed_names_its_file(name: str, at: int, by: int) -> None:
    content = bytearray(FILES[name])
    content[at] = (content[at] + by) % 256
    assert damage(FILES | {name: bytes(content)}, manifest(FILES)) == (
        f"{name}: changed, for it does not fit its hash in MANIFEST.sha256",
    )


def test_files_lost_and_added_are_named() -> None:
    now = {"register.csv": FILES["register.csv"], "notes.txt": b""}
    assert damage(now, manifest(FILES)) == ("register.json: missing", "notes.txt: not in the manifest")


@pytest.mark.parametrize("listed", [b"nonsense\n", b"0" * 64 + b"  ../../etc/passwd\n", b"\xff\n"])
def test_a_manifest_that_is_none_is_refused(listed: bytes) -> None:
    with pytest.raises(SourceError, match="line 1 is no hash and name"):
        damage(FILES, listed)


def test_a_release_describes_itself_to_programs_and_to_people() -> None:
    described = json.loads(data_package(ABOUT, FILES, {"id": "the deal's id"}))
    assert (described["version"], described["method"]["readers"]) == ("3", ["grammar 9"])
    table, data = described["resources"]
    assert table["schema"]["fields"] == [{"name": "id", "type": "string", "description": "the deal's id"}]
    assert (data["path"], data["bytes"], "schema" in data) == ("register.json", 3, False)
    cited = citation(ABOUT).decode()
    assert 'title: "A \\"register\\""' in cited
    assert '  - name: "A: Person"' in cited
    assert 'version: "3"' in cited


def deal(name: str, claims: list[str], former: list[str] | None = None, **shown: object) -> dict[str, object]:
    row = {"supplier_names": ["Sweden"], "recipient_names": ["Peru"], "item": "Gripen", "stage": "sought"}
    return row | {"id": name, "claims": claims, "former_ids": former or []} | shown


def released(*deals: dict[str, object]) -> bytes:
    return json.dumps({"deals": deals}).encode()


def test_what_changed_between_two_releases_in_words() -> None:
    number = {"words": "at least 20"}
    old = deals_in(released(deal("a", ["1"]), deal("b", ["2"]), deal("c", ["3"])), "old")
    new = deals_in(
        released(deal("a", ["1", "4"], stage="ordered", number_ordered=number), deal("b", ["2"]), deal("d", ["5"])),
        "new",
    )
    assert list(published_lines(compare_published(old, new))) == [
        "deals: 1 added, 1 dropped, 1 changed, 1 the same",
        "",
        "Changed:",
        "  Sweden to Peru, Gripen (deal a): stage: sought, now ordered; number ordered: not told, now at least 20; "
        "claims added: 1",
        "",
        "Added:",
        "  Sweden to Peru, Gripen (deal d)",
        "",
        "Dropped:",
        "  Sweden to Peru, Gripen (deal c)",
    ]


def test_a_deal_under_another_id_is_the_same_deal() -> None:
    old = deals_in(released(deal("b", ["2"]), deal("c", ["3"])), "old")
    new = deals_in(released(deal("a", ["1", "2"], ["b"]), deal("x", ["0", "3"])), "new")
    found = compare_published(old, new)
    assert (found.added, found.dropped) == ((), ())
    assert [(one.before.id, one.after.id, one.claims_added) for one in found.changed] == [("b", "a", 1), ("c", "x", 1)]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"deals": [1]}', b'{"deals": [{}]}', b"[" * 100_000])
def test_data_that_is_no_release_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="not the data of a release"):
        deals_in(data, "x.json")
