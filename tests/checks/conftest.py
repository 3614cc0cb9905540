"""Lets the tests of this folder use the builder of made-up SOPs beside them, and fixes the day on which they check."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module", autouse=True)
def _one_day() -> Iterator[None]:
    """1 January 2026: how old an SOP is must not depend on the day of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        yield
