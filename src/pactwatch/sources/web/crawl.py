"""Addresses to reports: fetches what is asked for and what that leads to, many hosts at a time, each one politely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Event

from pactwatch.model import Capture, Failure, Fetched
from pactwatch.sources.content import Content, Item, Lead
from pactwatch.sources.files import STAGE
from pactwatch.sources.web.fetch import OK, UNCHANGED, Answer, fetch
from pactwatch.sources.web.guard import checked, host_of
from pactwatch.sources.web.options import Web
from pactwatch.sources.web.refusals import FetchError
from pactwatch.sources.web.robots import Robots
from pactwatch.sources.web.turns import Turns

_WORKERS = 8
_FIRST_WAIT = 2.0
Reading = Callable[[Content], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class _Visit:
    """A lead on its way: the address to ask for now, how often it was sent on, which attempt this is."""

    lead: Lead
    address: str
    hops: int = 0
    attempt: int = 1


def crawl(leads: Iterable[Lead], web: Web, reading: Reading) -> Iterator[Fetched | Failure]:
    """What the addresses hold, and the addresses that they list: every report once, or why there is none.

    `reading` says what content holds. A page of a list that is in the store already is not asked for again; what was
    named by itself is, and counts as unchanged where the server says so. Nothing that a server does stops the others.
    """
    yield from _Crawl(web, reading).run(leads)


class _Crawl:
    def __init__(self, web: Web, reading: Reading) -> None:
        self._web, self._reading = web, reading
        self._stop = Event()
        self._robots = Robots(web, self._stop)
        self._turns: Turns[_Visit] = Turns()
        self._running: dict[Future[Answer], tuple[str, _Visit]] = {}
        self._seen: set[str] = set()
        self._taken: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def run(self, leads: Iterable[Lead]) -> Iterator[Fetched | Failure]:
        """Everything, as it comes in."""
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="fetch") as workers:
            try:
                for lead in leads:
                    yield from self._follow(lead)
                    yield from self._settled(workers, 0.0)
                while self._running or self._turns.waiting:
                    yield from self._settled(workers, self._turns.rest())
            finally:
                self._stop.set()
        for place, count in self._left.items():
            reason = f"lists {count:,} more than the {self._web.limits.pages:,} pages taken in one run"
            yield Failure(place, STAGE, f"{reason}; run again for the next, or raise the setting pages_at_once")

    def _follow(self, lead: Lead) -> Iterator[Fetched | Failure]:
        """Put an address in line, unless it was in it before, is in the store, or is one too many."""
        try:
            address = checked(lead.address)
        except FetchError as error:
            yield lead.fetched(datetime.now(UTC)) or Failure(lead.address, STAGE, str(error))
            return
        if address in self._seen or (lead.listed_by is not None and self._web.memory.has(address)):
            return
        self._seen.add(address)
        if lead.listed_by is not None and not lead.lists:
            if self._taken[lead.root] >= self._web.limits.pages:
                self._left[lead.root] += 1
                return
            self._taken[lead.root] += 1
        self._turns.put(host_of(address), _Visit(replace(lead, address=address), address))

    def _settled(self, workers: ThreadPoolExecutor, rest: float | None) -> Iterator[Fetched | Failure]:
        """Start what is due, wait until something is done or due, and hand out what came of it."""
        while len(self._running) < _WORKERS and (taken := self._turns.take()) is not None:
            host, visit = taken
            self._running[workers.submit(self._visit, visit, self._asked(visit))] = (host, visit)
        if not self._running:
            if rest:
                self._stop.wait(rest)
            return
        done, _ = wait(self._running, timeout=rest, return_when=FIRST_COMPLETED)
        for future in done:
            host, visit = self._running.pop(future)
            self._turns.done(host, self._robots.delay(visit.address))
            try:
                yield from self._answered(visit, future.result())
            except FetchError as error:
                yield from self._failed(visit, error)

    def _asked(self, visit: _Visit) -> dict[str, str]:
        """The headers by which a server can say that nothing has changed since we asked."""
        last = self._web.memory.last(visit.lead.address)
        if last is None or last.final != visit.address:
            return {}
        pairs = (("If-None-Match", last.header("etag")), ("If-Modified-Since", last.header("last-modified")))
        return {name: value for name, value in pairs if value is not None}

    def _visit(self, visit: _Visit, asked: dict[str, str]) -> Answer:
        """One request, in a thread of its own; it touches nothing that another one does."""
        if self._robots.check(visit.address):
            self._stop.wait(self._robots.delay(visit.address))
        return fetch(visit.address, self._web, self._stop, asked)

    def _answered(self, visit: _Visit, answer: Answer) -> Iterator[Fetched | Failure]:
        if answer.moved is not None:
            if visit.hops >= self._web.limits.hops:
                raise FetchError(f"sent on more than {self._web.limits.hops} times; give the address where it ends")
            target = checked(answer.moved)
            self._turns.put(host_of(target), replace(visit, address=target, hops=visit.hops + 1))
            return
        capture = self._captured(visit, answer)
        content = Content(
            data=capture.body,
            address=visit.lead.address,
            name=capture.final.partition("?")[0].rpartition("/")[2],
            told=capture.header("content-type"),
            fetched_at=capture.fetched_at,
            lead=visit.lead,
        )
        for item in self._reading(content):
            if isinstance(item, Lead):
                yield from self._follow(item)
            else:
                yield item

    def _captured(self, visit: _Visit, answer: Answer) -> Capture:
        """The answer as it is kept; where nothing has changed, the one that was kept."""
        if answer.status == UNCHANGED:
            last = self._web.memory.last(visit.lead.address)
            if last is None:
                raise FetchError("the server says that nothing has changed, and was not asked; it is at fault")
            return last
        capture = Capture(visit.lead.address, answer.address, datetime.now(UTC), OK, answer.headers, answer.body)
        self._web.memory.keep(capture)
        return capture

    def _failed(self, visit: _Visit, error: FetchError) -> Iterator[Fetched | Failure]:
        """Another attempt where that may help; else what the list itself told of the page, or the failure."""
        pause = error.wait if error.wait is not None else _FIRST_WAIT * 2.0 ** (visit.attempt - 1)
        limits = self._web.limits
        if error.again and visit.attempt < limits.attempts and pause <= limits.longest_wait:
            again = replace(visit, attempt=visit.attempt + 1)
            self._turns.put(host_of(visit.address), again, min(pause, limits.longest_wait))
            return
        own = visit.lead.fetched(datetime.now(UTC))
        if own is not None:
            yield own
            return
        sent_on = f" (sent on to {visit.address})" if visit.hops else ""
        asked = f" (asked to wait {error.wait:,.0f} s)" if error.wait else ""
        yield Failure(visit.lead.address, STAGE, f"{error}{sent_on}{asked}")
