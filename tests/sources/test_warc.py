"""Web archives, whole and damaged: what can be read is read, and what cannot is listed."""

import gzip
import random
import resource
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archives import page, record, write

from pactwatch.errors import SourceError
from pactwatch.model import Failure
from pactwatch.sources import archives_in
from pactwatch.sources.warc import LARGEST_PAGE, Entry, Place, entries

RECORDS = [record(f"https://e.org/{number}", page(f"Page {number}", "text")) for number in range(4)]
KINDS = ["plain", "gzip"]


def archive(folder: Path, records: list[bytes], kind: str = "plain") -> Path:
    return write(folder / ("x.warc.gz" if kind == "gzip" else "x.warc"), records)


def read(file: Path) -> tuple[list[str], list[Failure]]:
    found = list(entries(file, file.name))
    pages = [one.address.rpartition("/")[2] for one in found if isinstance(one, Entry) and one.data]
    return pages, [one for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_come_in_order_with_what_is_known_of_them(tmp_path: Path, kind: str) -> None:
    first, *rest = [one for one in entries(archive(tmp_path, RECORDS, kind), "x") if isinstance(one, Entry)]
    assert (first.address, first.media_type, first.charset) == ("https://e.org/0", "text/html", "utf-8")
    assert first.fetched_at is not None
    assert first.fetched_at.isoformat() == "2024-01-01T00:00:00+00:00"
    assert b"Page 0" in first.data
    assert len(rest) == 3


@pytest.mark.parametrize("kind", [*KINDS, "whole"])
def test_reading_goes_on_at_any_page(tmp_path: Path, kind: str) -> None:
    file = archive(tmp_path, RECORDS, kind)
    if kind == "whole":  # compressed as one piece, which archives should not be
        file = tmp_path / "whole.warc.gz"
        file.write_bytes(gzip.compress(b"".join(RECORDS)))
    everything = [one for one in entries(file, "x") if isinstance(one, Entry)]
    assert len(everything) == 4
    for number, one in enumerate(everything):
        assert list(entries(file, "x", one.place)) == everything[number:]


def test_reading_goes_on_in_a_long_archive_that_is_one_piece(tmp_path: Path) -> None:
    """What the parser says of places inside the piece leads nowhere: a reader that believes it loses the rest."""
    chance = random.Random(3)  # noqa: S311  # pages, not secrets
    bodies = [page(f"Page {number}", chance.randbytes(60_000).hex()) for number in range(12)]
    file = tmp_path / "whole.warc.gz"
    records = [record(f"https://e.org/{number}", body) for number, body in enumerate(bodies)]
    file.write_bytes(gzip.compress(b"".join(records)))
    everything = [one for one in entries(file, "x") if isinstance(one, Entry)]
    assert [one.place for one in everything] == [Place(0, number) for number in range(12)]
    assert list(entries(file, "x", everything[7].place)) == everything[7:]


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_that_is_cut_is_read_up_to_there(tmp_path: Path, kind: str) -> None:
    file = archive(tmp_path, RECORDS, kind)
    file.write_bytes(file.read_bytes()[:-60])
    pages, failures = read(file)
    assert pages == ["0", "1", "2"]
    assert len(failures) == 1
    assert "breaks off" in failures[0].reason


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [20, 60, 420, 10**15, -5])
def test_a_wrong_length_costs_one_page(tmp_path: Path, kind: str, length: int) -> None:
    wrong = record("https://e.org/wrong", page("Wrong", "text"), length=length)
    pages, failures = read(archive(tmp_path, [RECORDS[0], wrong, *RECORDS[2:]], kind))
    assert [name for name in pages if name != "wrong"] == ["0", "2", "3"]
    assert failures


@pytest.mark.parametrize("noise", [b"\xff" * 50, b"WARC/9.9\r\n\r\n", b"\x1f\x8b\x08 no gzip", b"garbage\r\n\r\n"])
@pytest.mark.parametrize("kind", KINDS)
def test_noise_between_records_is_listed(tmp_path: Path, kind: str, noise: bytes) -> None:
    file = archive(tmp_path, RECORDS[:2], kind)
    second = archive(tmp_path, RECORDS[2:], kind).read_bytes()
    first = archive(tmp_path, RECORDS[:2], kind).read_bytes()
    file.write_bytes(first + noise + b"\r\n" + second)
    pages, failures = read(file)
    assert pages == ["0", "1", "2", "3"]
    assert failures


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"0" * (3 * LARGEST_PAGE))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(
        entries(
            archive(tmp_path, [record("https://e.org/b", bomb, head="Content-Encoding: gzip\r\n"), RECORDS[0]]), "x"
        )
    )
    assert [one.refused for one in found if isinstance(one, Entry)] == ["too large", None]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_what_is_no_page_is_refused_with_its_reason(tmp_path: Path) -> None:
    missing = record("https://e.org/m", b"gone").replace(b"200 OK", b"404 No")
    found = list(entries(archive(tmp_path, [record("https://e.org/i", b"\x89PNG", "image/png"), missing]), "x"))
    assert [one.refused for one in found if isinstance(one, Entry)] == ["no web page", "no answer of status 200"]


def told(file: Path) -> list[tuple[object, ...]]:
    """What is read of each record of an archive, but for where it stands."""
    found = [one for one in entries(file, "x") if isinstance(one, Entry)]
    return [(one.address, one.data, one.media_type, one.charset, one.fetched_at, one.refused) for one in found]


def odd_records() -> list[bytes]:
    """Records that are not taken apart as most are: packed, cut up, without a head, of other kinds, with other ends."""
    plain = record("https://e.org/p", page("Plain", "text"))
    packed = zlib.compress(page("Packed", "text"))
    body = page("Cut", "up")
    pieces = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    gzipped = gzip.compress(page("Gzip", "text"))
    return [
        plain,
        record("https://e.org/deflate", packed, head="Content-Encoding: deflate\r\n"),
        record("https://e.org/gzip", gzipped, head="content-encoding: gzip\r\n"),
        record("https://e.org/chunked", pieces, head="Transfer-Encoding: chunked\r\n"),
        plain.replace(b"Type: response", b"Type: request").replace(b"msgtype=response", b"msgtype=request"),
        plain.replace(b"Type: response", b"Type: resource").replace(
            b"application/http; msgtype=response", b"text/html"
        ),
        record("https://e.org/lines", body).replace(b"\r\n\r\n<html", b"\n\n<html").replace(b"200 OK\r\n", b"200 OK\n"),
        record("https://e.org/status", body).replace(b"200 OK", b"301 No"),
        record("https://e.org/kind", body, "image/png"),
        record("https://e.org/empty", b""),
        plain + record("https://e.org/second", page("Two in a piece", "text")),
        plain[:-2],
        record("https://e.org/long-head", body, head=f"X-Long: {'x' * 9_000}\r\n"),
        record("https://e.org/last", page("Last", "text")),
    ]


def test_a_packed_archive_tells_the_same_as_one_that_is_not(tmp_path: Path) -> None:
    odd = odd_records()
    for number in range(len(odd)):
        one = [RECORDS[0], odd[number], RECORDS[1]]
        packed, unpacked = told(archive(tmp_path, one, "gzip")), told(archive(tmp_path, one))
        assert packed == unpacked
        assert (packed[0][0], packed[-1][0]) == ("https://e.org/0", "https://e.org/1")


def test_an_archive_is_read_the_same_where_nothing_unpacks_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = archive(tmp_path, [*RECORDS, *odd_records()], "gzip")
    with_pieces = told(file)
    monkeypatch.setattr("pactwatch.sources.warc.unpacks", lambda: False)
    monkeypatch.setattr("pactwatch.sources.warc.pieces", None)
    assert told(file) == with_pieces


def test_reading_goes_on_at_any_odd_record(tmp_path: Path) -> None:
    file = archive(tmp_path, odd_records(), "gzip")
    everything = list(entries(file, "x"))
    for number, one in enumerate(everything):
        if isinstance(one, Entry):
            assert list(entries(file, "x", one.place)) == everything[number:]


def test_a_piece_of_several_megabytes_is_one_page(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311  # a page, not a secret
    large = page("Large", chance.randbytes(3_000_000).hex())
    file = archive(tmp_path, [RECORDS[0], record("https://e.org/large", large), RECORDS[1]], "gzip")
    assert [len(one[1]) for one in told(file) if isinstance(one[1], bytes | bytearray)][1] == len(large)
    assert read(file)[0] == ["0", "large", "1"]


def test_pieces_may_tell_the_name_of_a_file(tmp_path: Path) -> None:
    named = BytesIO()
    for one in RECORDS:
        with gzip.GzipFile("one.warc", "wb", fileobj=named) as file:
            file.write(one)
    (tmp_path / "named.warc.gz").write_bytes(named.getvalue())
    assert told(tmp_path / "named.warc.gz")[0][:2] == told(archive(tmp_path, RECORDS, "gzip"))[0][:2]
    assert read(tmp_path / "named.warc.gz") == read(archive(tmp_path, RECORDS, "gzip"))


def test_what_stands_behind_a_piece_is_listed(tmp_path: Path) -> None:
    """A piece that ends like another is found out by the sum that its last bytes tell, though both are as long."""
    same = [record("https://e.org/0", page(f"Page {number}", "text")) for number in (1, 2)]
    first, second, third = (gzip.compress(one) for one in (*same, RECORDS[2]))
    file = tmp_path / "x.warc.gz"
    file.write_bytes(first + b"no piece" + second[10:] + third)
    pages, failures = read(file)
    assert pages == ["0", "2"]
    assert failures


def test_what_is_no_archive_is_listed(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(b"<html>not an archive</html>")
    assert len(read(tmp_path / "x.warc")[1]) == 1
    with pytest.raises(SourceError, match="cannot be read"):
        list(entries(tmp_path / "absent.warc", "absent.warc"))


def test_archives_are_found_in_folders(tmp_path: Path) -> None:
    archive(tmp_path, RECORDS)
    (tmp_path / "report.txt").write_text("tanks")
    assert [found.address for found in archives_in([str(tmp_path)])] == [f"{tmp_path.name}/x.warc"]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_anywhere_ends_in_failures_and_never_in_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    file = archive(tmp_path_factory.getbasetemp(), RECORDS, kind)
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
        content = content or bytearray(b"x")
    file.write_bytes(content)
    found = list(entries(file, "x"))
    assert len(found) < 60
    assert all(one.place >= Place() for one in found if isinstance(one, Entry))
