"""Renew the catalogues of strings after pages changed: `python docs/reference/make_strings.py`.

It gathers every string that pages show, from the templates and from the tables of words in the code, into
`messages.pot`, and puts what is new into each translation, empty; what is no longer shown goes. With a language
(`make_strings.py fr`) it begins a translation.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pactwatch import vocab
from pactwatch.deals import credibility, fields, stages, tellings
from pactwatch.deals.voices import Standing
from pactwatch.documents import originals
from pactwatch.evaluation.gate import packaged_floors
from pactwatch.model import CooperationType, DateFound, Mode, SpeakerKind, Stage
from pactwatch.pages import chart, contrasts, dates, filters, judged, language, marks, names, refused, retold, weighed
from pactwatch.register.reconcile import fields as compared
from pactwatch.register.reconcile import reconciliation
from pactwatch.views import cooperation_label, field_label, mode_label, stage_label
from pactwatch.views.fields import side_words
from pactwatch.views.outlook import Status, Step
from pactwatch.views.subscriptions import Health
from pactwatch.views.words import OWN_VOICE
from pactwatch.vocab import reliability
from pactwatch.web import api, finding, problems, site, surveys, words

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "src" / "pactwatch" / "pages"
STRINGS = PAGES / "strings"
TEMPLATE = STRINGS / "messages.pot"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}
IN_CODE = {"words": None, "say": None}
IN_TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2)}
WIDTH = 110
FIELDS = (
    "supplier recipient item category number_ordered number_delivered options value condition stage mode happened place"
    " organisations end_user financier parties type speaker hedged denied sentence number year_of_order"
    " year_of_delivery description comments system designation"
)
OUTLOOK = (
    "no step is to come",
    "no report tells how far along it is",
    "its date is not known",
    "too few deals of its kind have taken that step",
    "deals",
    "nothing in common",
    "nobody tells it",
    "one report",
    "every report hedges it",
    "some reports hedge it",
)


def gathered() -> Catalog:
    """Every string that pages show, with where it stands."""
    about = "# Every string that the pages of pactwatch show."
    found = Catalog(project="pactwatch", version="1", charset="utf-8", header_comment=about, fuzzy=False)
    keywords = IN_CODE | IN_TEMPLATES
    for name, line, message, comments, _ in extract_from_dir(PAGES, METHODS, OPTIONS, keywords):
        del line  # lines move with every change
        found.add(message, locations=[(f"pages/{name}", 1)], auto_comments=comments)
    for place, message in _tables():
        found.add(message, locations=[(place, 1)])
    return found


def _tables() -> Iterator[tuple[str, str]]:
    """The words that code gives to pages, with where they stand."""
    for place, strings in _words():
        yield from ((place, one) for one in strings if one)


def _words() -> Iterator[tuple[str, Iterable[str]]]:
    catalogue = vocab.load()
    kinds = catalogue.categories.values()
    yield "views/words.py", map(stage_label, Stage)
    yield "views/words.py", map(mode_label, Mode)
    yield "views/words.py", map(cooperation_label, CooperationType)
    yield "views/words.py", map(field_label, FIELDS.split())
    yield "views/words.py", [OWN_VOICE]
    yield "views/fields.py", map(side_words, Standing)
    yield "views/outlook.py", [one.value for one in (*Status, *Step)]
    yield "views/subscriptions.py", [one.value for one in Health]
    yield "vocab/data/categories.yaml", [*(one.label for one in kinds), *(one.plural for one in kinds)]
    yield "vocab/reliability.py", _reasons(catalogue)
    yield "vocab/reliability.py", reliability.LETTERS.values()
    yield "model/claim.py", [one.value for one in SpeakerKind]
    yield "pages/dates.py", map(dates.found_words, DateFound)
    yield "pages/language.py", language.QUALIFIED.values()
    yield "pages/marks.py", [words for _, words in marks.LEGEND]
    yield "pages/chart.py", chart.SHAPES.values()
    yield "pages/names.py", names.OWN
    yield "pages/retold.py", (*retold.PATTERNS, *retold.GROUPS, *retold.KINDS)
    yield "pages/contrasts.py", contrasts.PATTERNS
    yield "pages/judged.py", (*judged.PATTERNS, *judged.OF_PAIRS, judged.DIFFER)
    yield "pages/refused.py", refused.TOLD.values()
    yield "pages/weighed.py", (*weighed.OTHERS, *map(field_label, weighed.FIELDS))
    yield "deals/weights.py", weighed.reasons()
    yield "deals/credibility.py", credibility.LABELS.values()
    yield "deals/fields.py", (fields.CATALOGUE, fields.MOST_EXACT, fields.OF_ITEM, fields.LATEST_NUMBER)
    yield "deals/fields.py", (fields.OF_STAGE, fields.EXACT_ONE)
    yield "deals/tellings.py", (tellings.ONLY, tellings.MOST_TOLD, tellings.TOLD_FIRST)
    yield "deals/stages.py", (stages.LATEST, stages.STILL_DELIVERED, stages.LATER_UNDATED, stages.ALL_UNDATED)
    yield "documents/originals.py", (originals.FIRST, originals.LONGEST_FIRST, originals.LONGEST)
    yield "register/reconcile", [field_label(one.value) for one in (*compared.Verdict, *reconciliation.Standing)]
    yield (
        "evaluation/floors.json",
        [packaged_floors().about, *(field_label(name) for name, _ in packaged_floors().least)],
    )
    yield "views/outlook.py", OUTLOOK
    yield "pages/filters.py", filters.STEPS.values()
    yield "web/words.py", (*words.SORTS.values(), *words.COLUMN_NAMES.values())
    yield "web/finding.py", finding.KINDS_FOUND.values()
    yield "web/surveys.py", surveys.MEANT.values()
    yield "web/problems.py", problems.TITLES.values()
    yield "web", (*(page.summary for page in site.PAGES), *(call.summary for call in api.CALLS))


def _reasons(catalogue: vocab.Vocabulary) -> Iterable[str]:
    """Why sources are graded as they are in the lists of the package."""
    listed = {grade.reason: None for grade in reliability.sources(catalogue).grades.values()}
    return (*listed, reliability.UNKNOWN.reason, reliability.UNLISTED.reason, reliability.OFFICE.reason)


def template() -> bytes:
    """The content of messages.pot."""
    return _written(gathered())


def merged(file: Path) -> bytes:
    """A translation with the strings that are shown now: what is new is empty, what is gone is left out."""
    with file.open("rb") as opened:
        own = read_po(opened, locale=file.stem)
    now = gathered()
    for message in now:
        there = own.get(message.id) if message.id else None
        if there is not None and message.pluralizable == there.pluralizable:
            message.string, message.flags = there.string, message.flags | there.flags
    now.locale, now.header_comment, now.language_team = own.locale, own.header_comment, own.language_team
    return _written(now)


def begun(name: str) -> bytes:
    """A translation that holds nothing yet."""
    found = gathered()
    found.locale, found.language_team = Locale.parse(name), "translators of pactwatch"
    return _written(found)


def _written(catalogue: Catalog) -> bytes:
    """A catalogue as a file: by message, without times, so that the same strings give the same bytes."""
    into = io.BytesIO()
    write_po(
        into, catalogue, width=WIDTH, omit_header=False, sort_output=True, include_lineno=False, ignore_obsolete=True
    )
    moving = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator', b'"Report-Msgid')
    lines = [line for line in into.getvalue().splitlines(keepends=True) if not line.startswith(moving)]
    return b"".join(lines)


def main(arguments: list[str]) -> None:
    """Renew every file, and begin those that are named."""
    TEMPLATE.write_bytes(template())
    for name in arguments:
        if not (STRINGS / f"{name}.po").exists():
            (STRINGS / f"{name}.po").write_bytes(begun(name))
    for file in sorted(STRINGS.glob("*.po")):
        file.write_bytes(merged(file))
        with file.open("rb") as opened:
            left = [one.id for one in read_po(opened) if one.id and not (one.string and all(one.string))]
        sys.stdout.write(f"{file.name}: {len(left)} strings wait to be translated\n")


if __name__ == "__main__":
    main(sys.argv[1:])
