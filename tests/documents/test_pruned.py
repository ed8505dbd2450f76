import pytest
from lxml.html import document_fromstring, tostring

from pactwatch.documents.pruned import pruned


def links(count: int) -> str:
    return "".join(f"<li><a href='/{number}'>Report {number}</a></li>" for number in range(count))


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<p>One</p><script>two</script> three", "<p>One</p> three"),
        ("<p>A <span> </span>B</p>", "<p>A  B</p>"),
        ("<p>A<i></i> B</p>", "<p>A B</p>"),
        ("<p>A</p><div><p><a href='/'></a></p> </div><p>B</p>", "<p>A</p> <p>B</p>"),
        ("<div>One<p></p>Two</div>", "<div>One<p></p>Two</div>"),
        ("<p>One<br>Two</p>", "<p>One<br>Two</p>"),
        ("<table><tr><td></td><td>7</td></tr></table>", "<table><tr><td></td><td>7</td></tr></table>"),
        (f"<ul>{links(8)}</ul>After<p>B</p>", "After<p>B</p>"),
        (f"<div><h5>More</h5><ul>{links(8)}</ul></div><p>B</p>", "<div><h5>More</h5></div><p>B</p>"),
        (f"<div><ul>{links(4)}</ul><ul>{links(4)}</ul></div><p>B</p>", "<p>B</p>"),
        (f"<ul>{links(7)}</ul>", f"<ul>{links(7)}</ul>"),
        (f"<ul><li>A sentence of its own.</li>{links(8)}</ul>", f"<ul><li>A sentence of its own.</li>{links(8)}</ul>"),
    ],
)
def test_what_is_left_of_a_page(body: str, left: str) -> None:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    before = tostring(tree)
    found = tostring(pruned(tree).find("body"), encoding="unicode")
    assert found == f"<body>{left}</body>".replace("'", '"')
    assert tostring(tree) == before
