"""A time limit for one document."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimedOut(BaseException):
    """The limit is over. No Exception, so that no fallback on the way takes it for a failing library."""


@contextmanager
def limit(seconds: float | None) -> Iterator[None]:
    """Raises TimedOut inside the block after `seconds`; without effect for None and where the system has no timer."""
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return

    def over(_number: int, _frame: FrameType | None) -> None:
        raise TimedOut

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
