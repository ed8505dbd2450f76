"""What the document stage makes of one file."""

import json
from pathlib import Path

from tests.cli.program import Program


def test_text_of_a_page(program: Program) -> None:
    Path("page.html").write_text(
        "<html><head><title>Chile picks a yard</title><meta property='article:published_time' content='2020-02-03'>"
        "</head><body><nav>Home News Sport</nav><article><h1>Chile picks a yard</h1><p>The navy of Chile has chosen "
        "a yard in Valdivia for four transport ships, the minister of defence said on Monday in Santiago.</p>"
        "</article></body></html>"
    )
    answer = program("text", "page.html", "--publisher", "The Coast")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert list(found) == ["text", "title", "published", "publisher", "language", "published_found"]
    assert "four transport ships" in found["text"]
    assert "Sport" not in found["text"]
    assert (found["title"], found["published"]) == ("Chile picks a yard", "2020-02-03")
    assert (found["publisher"], found["language"], found["published_found"]) == ("The Coast", "en", "metadata")
    assert json.loads(program("text", "page.html", "--json", "--date", "2021").out)["published"] == "2021"


def test_what_is_not_known_is_null(program: Program) -> None:
    Path("short.txt").write_text("Ships.")
    found = json.loads(program("text", "short.txt").out)
    assert (found["published"], found["publisher"], found["published_found"]) == (None, None, None)


def test_file_that_holds_no_report(program: Program) -> None:
    Path("empty.txt").write_text("")
    for name in ("empty.txt", "absent.txt"):
        answer = program("text", name)
        assert answer.code == 1
        assert answer.out == ""
        assert answer.err.startswith(f"pactwatch: {name}: ")
        assert answer.err.count("\n") == 1


def test_file_that_holds_several(program: Program) -> None:
    Path("two.jsonl").write_text('{"text": "Chile waits."}\n{"text": "Peru waits."}\n')
    answer = program("text", "two.jsonl")
    assert answer.code == 2
    assert "holds 2 reports" in answer.err
