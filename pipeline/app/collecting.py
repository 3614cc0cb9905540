"""When memory is looked through for what nothing refers to any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# A document and its findings make some thousands of objects that hold others, none of them in a circle: each is let go
# of when its last user is. Looking through all that an archive remembers every few documents finds nothing.
SELDOM: Final = (200_000, 20, 100)


@contextmanager
def seldom() -> Iterator[None]:
    """For a command over many documents; afterwards as before."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
