"""Why two claims are told as one deal or as two, in words."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.deals.compare import compare
from pactwatch.deals.cooperation import relation_of
from pactwatch.deals.profile import Profile, profile_of
from pactwatch.model import Claim, Quantity, Transfer
from pactwatch.vocab import Vocabulary


def why(
    first: Claim, second: Claim, vocabulary: Vocabulary, stories: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """What joins two claims and what parts them, a line for each match weight, the sum last.

    Unit of the weights: bits; +1 doubles the odds that the two tell of one deal. Claims of cooperation are joined by
    type and parties alone.
    """
    if isinstance(first.content, Transfer) and isinstance(second.content, Transfer):
        known = stories or {}
        return _transfers(
            profile_of(first, first.content, known.get(first.document, first.document), vocabulary),
            profile_of(second, second.content, known.get(second.document, second.document), vocabulary),
            vocabulary,
        )
    one, other = relation_of(first), relation_of(second)
    if one is not None and other is not None:
        return (
            "same type and parties: one thread" if one.key == other.key else "different type or parties: two threads",
        )
    return ("one tells of a transfer, the other of cooperation: never joined",)


def _transfers(first: Profile, second: Profile, vocabulary: Vocabulary) -> tuple[str, ...]:
    signals = compare(first, second)
    lines = []
    for signal in signals:
        one, other = (_shown(profile, signal.field, vocabulary) for profile in (first, second))
        detail = "" if one == other == "" else f" ({one})" if one == other else f" ({one or '?'}; {other or '?'})"
        lines.append(f"{signal.weight.bits:+.1f} {signal.field}: {signal.weight.reason}{detail}")
    total = sum(signal.weight.bits for signal in signals)
    verdict = "one deal" if total > 0 else "two deals, unless claims between them join them"
    return (*lines, f"{total:+.1f} together: {verdict}")


def _shown(profile: Profile, field: str, vocabulary: Vocabulary) -> str:
    """One side's value of a field in words; empty where there is nothing to show."""
    if field in ("supplier", "recipient"):
        codes = profile.supplier if field == "supplier" else profile.recipient
        return " and ".join(vocabulary.party_name(code) for code in sorted(codes))
    values = {
        "item": profile.label,
        "number": _number(profile.number),
        "value": profile.value.as_written if profile.value else "",
        "stage": profile.stage or "",
        "mode": profile.mode or "",
        "condition": profile.condition or "",
        "published": str(profile.published or ""),
        "happened": str(profile.happened or ""),
    }
    return str(values.get(field, ""))


def _number(number: Quantity | None) -> str:
    if number is None:
        return ""
    return f"{number.qualifier.value.replace('_', ' ')} {number.amount}"
