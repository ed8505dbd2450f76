"""A vocabulary of no more than the reports beside it need."""

from pactwatch.model import Category
from pactwatch.vocab import CategoryFacts, PartyEntry, PartyKind, System, Vocabulary


def vocabulary() -> Vocabulary:
    """A small vocabulary: the parties, systems and categories that the reports name."""

    def party(code: str, name: str, *names: str) -> PartyEntry:
        return PartyEntry(code, name, PartyKind.STATE, names)

    parties = (
        party("TUR", "Türkiye", "Turkey"),
        party("PAK", "Pakistan"),
        party("AZE", "Azerbaijan"),
        party("BGD", "Bangladesh"),
        party("IND", "India"),
        party("FRA", "France"),
    )
    tb2 = System(
        "bayraktar-tb2", "Bayraktar TB2", ("TB2",), (), "baykar", ("TUR",), Category.UAV, "armed UAV", "IV", None
    )
    labels = {
        Category.UAV: ("drone", "drones"),
        Category.SHIP: ("warship", "warships"),
        Category.AMMUNITION: ("ammunition", "ammunition"),
        Category.OTHER: ("other equipment", "other equipment"),
    }
    return Vocabulary(
        version="test",
        systems={tb2.id: tb2},
        makers={},
        parties={one.code: one for one in parties},
        outlets={},
        offices={},
        currencies={},
        categories={
            category: CategoryFacts(category, label, plural, "", None) for category, (label, plural) in labels.items()
        },
    )
