"""The register linked from everything in the store, and kept in the place of the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from pactwatch.garbage import uncollected
from pactwatch.model import CooperationThread
from pactwatch.pipeline.forks import Spread
from pactwatch.pipeline.journal import LINK, Journal
from pactwatch.pipeline.keep import basis_of
from pactwatch.pipeline.relink.basis import Basis, basis_in
from pactwatch.pipeline.relink.cluster import Group, groups
from pactwatch.pipeline.relink.deals import Drafts, drafted, finished
from pactwatch.pipeline.relink.packages import Packages, packages_in
from pactwatch.pipeline.relink.scan import Scanned, Step, scan
from pactwatch.pipeline.spread import AS_NEEDED, Work, cores
from pactwatch.pipeline.stories import tell_stories
from pactwatch.register import version_with
from pactwatch.register.version import AGREEMENTS, COOPERATION, Content

if TYPE_CHECKING:
    from pactwatch.deals.cooperation import Relation
    from pactwatch.deals.profile import Profile
    from pactwatch.store import KeptRegister, Store
    from pactwatch.views.index import Index
    from pactwatch.views.outlook import Key, Pace
    from pactwatch.vocab import Vocabulary

FEW = 20_000
"""Claims up to which no process is started."""

_PASSES = 3
"""How often every claim is gone through: read, compared, told."""


def link(store: Store, vocabulary: Vocabulary, how: Work = AS_NEEDED, journal: Journal | None = None) -> KeptRegister:
    """Link all claims in the store, keep the register that they make as rows, and return what is known of it.

    What reviewers decided is honoured. Of the claims only what is compared is held in memory, of the documents no text.
    Raises: EngineError where worker processes are lost again and again, StoreError where the database refuses; then
    the register before is kept still.
    """
    counts = store.counts()
    told = partial(_step, journal or Journal(), counts.claims)
    spread = _spread(store, how, counts.claims)
    with uncollected():
        tell_stories(store, spread)
        basis = basis_in(store, vocabulary, spread)
        content = Content()
        scanned = scan(basis, content, told(0))
        linked = _linked(basis, scanned, told(1))
        packages = packages_in(basis, scanned.parts, linked.deal_of)
        with drafted(basis, linked.groups, packages, content, told(2)) as drafts:
            return _kept(basis, linked, packages, drafts, content)


def _spread(store: Store, how: Work, claims: int) -> Spread:
    workers = how.workers or (cores() if claims > FEW else 1)
    return Spread(workers if store.is_shared else 1, store.forked)


def _step(journal: Journal, claims: int, before: int) -> Step:
    """What tells the journal how far the work is, after so many passes."""
    return lambda done: journal.step(LINK, before * claims + done, _PASSES * claims)


@dataclass(frozen=True, slots=True)
class LinkedClaims:
    """Which claims make one deal, and which one relation; `told` names the claims of each document."""

    groups: Sequence[Group]
    deal_of: Mapping[str, str]
    threads: tuple[CooperationThread, ...]
    told: Mapping[str, Sequence[str]]
    claims: int
    read: int


def _linked(basis: Basis, scanned: Scanned, step: Step) -> LinkedClaims:
    """What the claims make; what was seen of them is used up."""
    from pactwatch.deals.cooperation import threads_of

    threads = threads_of(scanned.relations, basis.stories)
    told: dict[str, list[str]] = defaultdict(list)
    seen: Iterable[Profile | Relation] = chain(scanned.profiles, scanned.relations)
    for one in seen:
        told[one.document].append(one.claim)
    found = groups(basis, scanned.profiles, step)
    claims = len(scanned.profiles) + len(scanned.relations)
    scanned.profiles, scanned.relations = [], []
    deal_of = {claim: name for name, names in found for claim in names}
    return LinkedClaims(found, deal_of, threads, told, claims, scanned.read)


def _kept(basis: Basis, linked: LinkedClaims, packages: Packages, drafts: Drafts, content: Content) -> KeptRegister:
    """Keep what was linked, now that what is to come in each deal can be told."""
    from pactwatch.store import Behind, KeptRegister
    from pactwatch.views.outlook import outlook, paces_of

    agreements, vocabulary = tuple(packages.known.values()), basis.vocabulary
    content.count(AGREEMENTS, agreements)
    content.count(COOPERATION, linked.threads)
    for name, document in basis.documents.items():
        content.count_document(document, basis.stories[name])
    decided = basis.decided
    state = KeptRegister(
        version=version_with(content.version, decided.judged),
        reader=basis.reader,
        basis=basis_of(vocabulary),
        whole=True,
        documents=basis.read,
        claims=linked.read + decided.entered,
        judgements=decided.judgements,
    )
    paces, day = paces_of((one.reached, one.category) for one in drafts.courses), _day(basis)
    glances = _glances(basis, linked, packages, drafts, _index(basis, linked, day, paces))
    behind = Behind(agreements, linked.threads, basis.stories, packages.first, glances)
    made = finished(drafts, lambda course: outlook(course, paces, day, vocabulary))
    basis.store.keep_register(state, made, behind)
    return state


def _day(basis: Basis) -> date | None:
    """The day of the latest report."""
    told = (one.published.date.first_day for one in basis.documents.values() if one.published is not None)
    return max(told, default=None)


def _index(basis: Basis, linked: LinkedClaims, day: date | None, paces: Mapping[Key, Pace]) -> Index:
    """The register without its deals and claims, whose ids alone are known."""
    from pactwatch.register import Register
    from pactwatch.views.index import Beyond, Index

    beyond = Beyond(paces, linked.deal_of, {}, linked.told, basis.publishers)
    return Index(Register((), (), (), {}, basis.documents, basis.stories), basis.vocabulary, day, beyond)


def _glances(
    basis: Basis, linked: LinkedClaims, packages: Packages, drafts: Drafts, index: Index
) -> Mapping[str, object]:
    from pactwatch.pipeline.glances import glances_of
    from pactwatch.views.overview import Counts

    counts = Counts(
        deals=len(linked.groups),
        agreements=len(packages.known),
        cooperation=len(linked.threads),
        claims=linked.claims,
        documents=len(basis.documents),
        stories=len(set(basis.stories.values())),
        silent=sum(name not in linked.told for name in basis.documents),
        conflicts=drafts.conflicts,
        parties=len(drafts.parties | {code for thread in linked.threads for code in thread.parties}),
    )
    return glances_of(index, counts)
