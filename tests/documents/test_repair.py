import pytest

from pactwatch.documents.repair import repair, repair_line
from pactwatch.documents.traced import Traced


@pytest.mark.parametrize(
    ("received", "clean"),
    [
        ("the companyâ€™s â€œdealâ€\x9d worth Â£5m and â‚¬3bn", "the company’s “deal” worth £5m and €3bn"),
        ("TÃ¼rkiye sold it", "Türkiye sold it"),
        ("Erdoğan’s “deal” – Kraków", "Erdoğan’s “deal” – Kraków"),
        ("Bay\u200brak\u00adtar\ufeff TB2", "Bayraktar TB2"),
        ("40\u00a0tanks\u2009and\t\tmore", "40 tanks and more"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\x07b\x00c\x1b", "abc"),
        ("a  \n \n\n\n  b", "a\n\nb"),
        ("oﬃcial ﬁghter ﬂeet", "official fighter fleet"),
        ("", ""),
        (" \n\u200b ", ""),
    ],
)
def test_repair(received: str, clean: str) -> None:
    assert repair(Traced(received)).text == clean


def test_mended_mojibake_keeps_the_offsets_of_what_follows() -> None:
    received = "the companyâ€™s forty tanks, â‚¬3bn"
    text = repair(Traced(received))
    assert text.offsets.received_at(text.text.index("forty")) == received.index("forty")
    assert text.offsets.received_at(text.text.index("3bn")) == received.index("3bn")


def test_a_line_stays_a_line() -> None:
    assert repair_line(" Türkiye\n to\u00a0sell\r\n drones ") == "Türkiye to sell drones"
