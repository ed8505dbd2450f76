"""What pactwatch knows before it reads: parties, weapon systems, makers, media, offices and money, as data files."""

from pactwatch.vocab.load import data_files, load, read_data
from pactwatch.vocab.records import (
    CategoryFacts,
    Currency,
    Maker,
    MakerKind,
    Office,
    OfficeUse,
    Outlet,
    PartyEntry,
    PartyKind,
    Peg,
    System,
)
from pactwatch.vocab.vocabulary import Vocabulary, folded

__all__ = [
    "CategoryFacts",
    "Currency",
    "Maker",
    "MakerKind",
    "Office",
    "OfficeUse",
    "Outlet",
    "PartyEntry",
    "PartyKind",
    "Peg",
    "System",
    "Vocabulary",
    "data_files",
    "folded",
    "load",
    "read_data",
]
