"""Workers that die, hang or eat memory cost their own piece a retry, and no other piece anything."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.engine import Limits, Lost, Pool, Task

HANG = 60.0


def double(piece: int) -> int:
    return 2 * piece


def run(work: Callable[[int], int], pieces: list[int | None], limits: Limits) -> list[int | Lost | None]:
    pool: Pool[int, int, int] = Pool(lambda: work, limits)
    answers = list(pool.run(Task(at, piece) for at, piece in enumerate(pieces)))
    assert [token for token, _ in answers] == list(range(len(pieces)))
    return [answer for _, answer in answers]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_the_order_of_the_pieces(workers: int) -> None:
    pieces = [at if at % 3 else None for at in range(500)]
    assert run(double, pieces, Limits(workers=workers)) == [None if at is None else 2 * at for at in pieces]


def test_large_pieces_do_not_block() -> None:
    def echo(piece: bytes) -> bytes:
        return piece[::-1]

    pool: Pool[int, bytes, bytes] = Pool(lambda: echo, Limits(workers=2))
    tasks = (Task(at, bytes([at]) * 3_000_000) for at in range(12))
    assert [answer for _, answer in pool.run(tasks)] == [bytes([at]) * 3_000_000 for at in range(12)]


def once(folder: Path, do: Callable[[], None], piece: int) -> int:
    """Do something the first time that piece 7 comes; piece 13 does it every time."""
    mark = folder / "done"
    if piece == 13 or (piece == 7 and not mark.exists()):
        mark.touch()
        do()
    return 2 * piece


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    time.sleep(HANG)


def eat() -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


@pytest.mark.parametrize(
    ("do", "says"),
    [(die, "SIGKILL"), (hang, "longer than 1 seconds"), (eat, "more memory")],
    ids=["dies", "hangs", "eats"],
)
def test_a_bad_piece_is_tried_again_and_then_lost(tmp_path: Path, do: Callable[[], None], says: str) -> None:
    limits = Limits(workers=2, seconds=1.0 if do is hang else 30.0, memory=1_500_000_000)
    answers = run(partial(once, tmp_path, do), list(range(40)), limits)
    lost = answers.pop(13)
    assert isinstance(lost, Lost)
    assert says in lost.reason
    assert answers == [2 * at for at in range(40) if at != 13]


def test_the_stream_is_never_read_far_ahead() -> None:
    """With one worker by its queue and a batch; with more by the window, while the first piece is waited for."""
    drawn = 0

    def stream() -> Iterator[Task[int, int]]:
        nonlocal drawn
        for at in range(100_000):
            drawn += 1
            yield Task(at, at)

    for workers, ahead in (1, 16 + 8 + 1), (2, 5_000):
        drawn = 0
        answers = Pool[int, int, int](lambda: double, Limits(workers=workers)).run(stream())
        for answered in range(1, 301):
            next(answers)
            assert drawn - answered <= ahead
        answers.close()  # type: ignore[attr-defined]  # a generator


def test_workers_are_gone_when_nobody_asks_for_more() -> None:
    answers = Pool[int, int, int](lambda: lambda piece: os.getpid(), Limits(workers=1)).run(
        Task(at, at) for at in range(50)
    )
    _, worker = next(answers)
    assert isinstance(worker, int)
    answers.close()  # type: ignore[attr-defined]  # a generator
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers()), max_size=60), st.integers(1, 3), st.integers(1, 5))
def test_nothing_is_lost_or_doubled(pieces: list[int | None], workers: int, batch: int) -> None:
    expected = [None if piece is None else 2 * piece for piece in pieces]
    assert run(double, pieces, Limits(workers=workers, batch=batch)) == expected
