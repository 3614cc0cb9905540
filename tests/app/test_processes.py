"""What a process does about its garbage while it loads, and after."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from pipeline.app.processes import loading


@pytest.fixture(autouse=True)
def collector_as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    gc.enable()


def test_the_collector_stands_still_while_loading_and_leaves_what_was_loaded_alone() -> None:
    gc.unfreeze()
    with loading((9_000, 7, 7)):
        assert not gc.isenabled()
        kept = [[] for _ in range(100)]
    assert gc.isenabled()
    assert gc.get_threshold() == (9_000, 7, 7)
    assert gc.get_freeze_count() >= len(kept)


def test_a_failure_to_load_leaves_the_collector_at_work() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()
