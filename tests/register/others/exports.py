"""Small registers in the two layouts of SIPRI's export, written for the tests."""

from __future__ import annotations

PREAMBLE = (
    "Transfers of major conventional arms from {supplier}  to {recipient} . Deals with deliveries made for the year "
    "range '{first}' to '{last}'",
    "A '?' in a column marks doubt.",
    "",
    "Data generated: {day} 10:02:49 AM",
)
DEALS = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
YEARS = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production"
)


def export(
    *rows: str,
    heading: str = DEALS,
    supplier: str = "All countries",
    recipient: str = "All countries",
    first: str = "Not specified",
    last: str = "Not specified",
    day: str = "18 May 2026",
) -> bytes:
    """The bytes of an export with these lines of data."""
    asked = {"supplier": supplier, "recipient": recipient, "first": first, "last": last, "day": day}
    return "\n".join([*(line.format(**asked) for line in PREAMBLE), heading, *rows, ""]).encode()


def deal(
    designation: str,
    *cells: str,
    recipient: str = "Pakistan",
    supplier: str = "Turkiye",
) -> str:
    """One line of the layout by deals.

    `cells` are: year, mark, ordered, mark, description, delivered, mark, years, status, comments.
    """
    defaults = ("2020", "", "4", "", "frigate", "0", "", "", "New", "")
    year, year_mark, ordered, mark, kind, *rest = (*cells, *defaults[len(cells) :])
    return ",".join([recipient, supplier, year, year_mark, ordered, mark, designation, kind, *rest, "", "", ""])
