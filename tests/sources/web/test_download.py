"""Files that are too large for memory, written to disk as they come in."""

from pathlib import Path

import pytest
from tests.sources.web.site import Site, answer, moved
from tests.sources.web.test_crawl import ALLOWED, QUICK, cut_off, endless

from pactwatch.sources.web import Web, download
from pactwatch.sources.web.refusals import FetchError

WEB = Web(QUICK, ALLOWED)


def test_a_file_is_written_whole_after_its_redirects(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/a": moved("/b"), "/b": answer(b"\x1f\x8b" * 500_000, kind="application/gzip")}
    file = download(site.address("/a"), tmp_path / "a.warc.gz", WEB)
    assert file.read_bytes() == b"\x1f\x8b" * 500_000
    assert site.paths() == ["/a", "/b"]


def test_what_is_refused_or_breaks_off_leaves_nothing_behind(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/in": moved(site.address("/a", "localhost")), "/cut": cut_off, "/endless": endless}
    site.pages |= {"/round": moved("/round"), "/robots.txt": answer(b"User-agent: *\nDisallow: /no", kind="text/plain")}
    for path, reason in {
        "/in": "never fetched",
        "/cut": "a broken answer",
        "/endless": "too large: more than 1,000,000",
        "/round": "sent on more than 5 times",
        "/no": "robots.txt does not let",
        "/gone": "says 404",
    }.items():
        with pytest.raises(FetchError, match=reason):
            download(site.address(path), tmp_path / "a.warc", WEB, largest=1_000_000)
    assert list(tmp_path.iterdir()) == []
