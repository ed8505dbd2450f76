import pytest

from pactwatch.documents.date import date_in_address, date_in_text, written_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Source link date 2021-07-07 Strong points:\n\nTanks were sold.", "2021-07-07"),
        ("date 2021-07-07\nTanks were sold.", "2021-07-07"),
        ("Published: 7 July 2021\nTanks were sold.", "2021-07-07"),
        ("PUBLISHED ON July 7th, 2021 at 10:30 GMT", "2021-07-07"),
        ("Posted on Wednesday, 7 July 2021", "2021-07-07"),
        ("Title here\n\n7 July 2021\n\nTanks were sold.", "2021-07-07"),
        ("Wednesday, July 7, 2021 14:03 GMT\nTanks", "2021-07-07"),
        ("By Jane Doe, July 7, 2021\nTanks", "2021-07-07"),
        ("Example Courier | 19 April 2024\n\nMANILA - Tanks", "2024-04-19"),
        ("The Example of Cairo, 16 April 2024\nTanks", "2024-04-16"),
        ("It was signed, 16 April 2024", None),
        ("For immediate release: December 3, 2019", "2019-12-03"),
        ("Date: 13/07/2021", "2021-07-13"),
        ("Date: 07/13/2021", "2021-07-13"),
        ("Date: 07/07/2021", "2021-07-07"),
        ("Date: 07/08/2021", "2021"),
        ("Published: July 2021", "2021-07"),
        ("ANKARA, July 7, 2021 (Agency) - Turkey will sell drones.", "2021-07-07"),
        ("WASHINGTON, D.C., Sept. 14, 2020 /Newswire/ -- The maker said.", "2020-09-14"),
        ("NEW DELHI, 7 July 2021 — The ministry signed.", "2021-07-07"),
        ("ANKARA, July 7 (Agency) - Turkey will sell drones.", None),
        ("The contract was signed on July 7, 2021 in Ankara.", None),
        ("July 7, 2021 was the day on which it was signed.", None),
        ("Published: 31 February 2021\nTanks were sold.", None),
        ("Tanks were sold.\n" * 20 + "Published: 7 July 2021", None),
        ("Since 2021-07-07 the ministry has bought forty tanks.", None),
        ("", None),
    ],
)
def test_date_in_text(text: str, date: str | None) -> None:
    found = date_in_text(text)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2021/07/07/drones", "2021-07-07"),
        ("https://example.org/news/2021/jul/7/drones", "2021-07-07"),
        ("https://example.org/2021/07/drones", "2021-07"),
        ("reports/2021-07-07-drones.txt", "2021-07-07"),
        ("reports/drones_20210707.html", "2021-07-07"),
        ("reports/2021-13-45.txt", None),
        ("reports/sale-of-20219999-drones.txt", None),
        ("reports/drones-2021.txt", None),
        ("https://example.org/id/9920210707123", None),
    ],
)
def test_date_in_address(address: str, date: str | None) -> None:
    found = date_in_address(address)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("text", "date"), [("2021-07-07T10:00:00Z", "2021-07-07"), ("Jul 7, 2021", "2021-07-07"), ("0001-01-01", None)]
)
def test_written_date(text: str, date: str | None) -> None:
    found = written_date(text)
    assert (str(found) if found else None) == date
