"""Who reports what lies between two parties, by the side for which they speak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pactwatch.deals.voices import Voice
from pactwatch.model import PartialDate
from pactwatch.views.dossier import Dossier
from pactwatch.views.index import Index
from pactwatch.views.words import OWN_VOICE


@dataclass(frozen=True, slots=True)
class Reporter:
    """Those who speak for one party: `party` is None where it is not known for whom they speak.

    `between` tells that it is one of the two parties. `on_record` counts claims that somebody makes by name, `denied`
    those that deny what they tell.
    """

    party: str | None
    party_name: str | None
    between: bool
    speakers: tuple[str, ...]
    claims: int
    documents: int
    on_record: int
    denied: int
    first_published: PartialDate | None
    last_published: PartialDate | None


def reporters(index: Index, found: Dossier) -> tuple[Reporter, ...]:
    """Who tells of everything in a dossier: the two parties first, then others by how much they tell."""
    names = [index.deals[row.id].claims for row in (*found.given, *found.returned)]
    names += [tuple(claim.id for claim in thread.claims) for thread in found.cooperation]
    by_party: dict[str | None, dict[str, Voice]] = defaultdict(dict)
    for claims in names:
        for voice in index.voices(index.claims(claims)):
            by_party[voice.party][voice.claim] = voice
    both = (found.first, found.second)
    told = [_reporter(index, party, list(voices.values()), both) for party, voices in by_party.items()]
    order = {found.first: 0, found.second: 1}
    return tuple(sorted(told, key=lambda one: (order.get(one.party or "", 2), one.party is None, -one.claims)))


def _reporter(index: Index, party: str | None, voices: Sequence[Voice], both: tuple[str, str]) -> Reporter:
    dates = [voice.published for voice in voices if voice.published is not None]
    return Reporter(
        party=party,
        party_name=index.vocabulary.party_name(party) if party is not None else None,
        between=party in both,
        speakers=tuple(sorted({voice.name or OWN_VOICE for voice in voices})),
        claims=len(voices),
        documents=len({voice.document for voice in voices}),
        on_record=sum(voice.on_record for voice in voices),
        denied=sum(voice.denied for voice in voices),
        first_published=min(dates, key=lambda one: one.first_day, default=None),
        last_published=max(dates, key=lambda one: one.last_day, default=None),
    )
