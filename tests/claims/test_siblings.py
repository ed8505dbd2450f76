"""Equipment of one list goes to whom some of it is told to go."""

from tests.claims.texts import Row, around, grouped, rows

from pactwatch.claims.siblings import with_siblings


def _listed(text: str, *pairs: tuple[str | None, str | None]) -> list[Row]:
    context = around(text)
    return rows(with_siblings(context, grouped(context, *pairs)))


def test_a_list_goes_to_whom_some_of_it_goes() -> None:
    told = _listed("Sweden offered Gripens and Erieyes.", ("SWE", "PER"), ("SWE", None))
    assert told == [("SWE", "PER", "Gripens"), ("SWE", "PER", "Erieyes")]


def test_another_hand_or_another_clause_gives_no_recipient() -> None:
    offers = "Sweden offered Gripens and Erieyes."
    assert _listed(offers, ("SWE", "PER"), ("NOR", None))[1] == ("NOR", None, "Erieyes")
    apart = "Sweden offered Gripens, and it built Erieyes for years."
    assert _listed(apart, ("SWE", "PER"), ("SWE", None))[1] == ("SWE", None, "Erieyes")
