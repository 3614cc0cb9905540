"""What the rules must say, and must not say, of the five documents that came first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from shared import SHARED, needs_shared

from pipeline.checks.engine import check
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

# Seed, code, row (index) at which the finding points, or None where it speaks of no row.
MUST = [
    ("000", "ID001", None),
    ("000", "RO002", 5),
    ("001", "ID007", None),
    ("001", "RO001", 0),
    ("001", "RO002", 3),
    ("001", "RO001", 5),
    ("001", "RO001", 6),
    ("002", "ID001", None),
    ("002", "ST001", 4),
    ("002", "ST002", 5),
    ("002", "IO001", 0),
    ("002", "WK001", 0),
    ("002", "RO001", 7),
    ("003", "ID001", None),
    ("004", "ID002", None),
]
# Seed and the codes of this set of rules that it must not get at all.
QUIET = [
    ("000", {"ST001", "ST002", "WK001", "RO001", "ID002", "ID007", "TX003"}),
    ("001", {"ST001", "WK001", "ID001", "TX003"}),
    ("002", {"RO002", "ID002", "ID007", "TX003"}),
    ("003", {"ST001", "ST002", "IO001", "WK001", "RO001", "RO002", "ID007", "TX003"}),
    ("004", {"ST001", "ST002", "WK001", "RO001", "RO002", "ID001", "ID007", "TX003"}),
]


# Rules that need the steps: of a copy whose table comes as loose lines, the reader may have none.
_OF_STEPS = ("RO", "ST", "IO", "WK", "TX")


@cache
def _sops(seed: str) -> tuple[SOP, ...]:
    from pipeline.app.convert import convert  # the whole road with its engines: only where there is something to read

    assert SHARED is not None
    path = next(Path(SHARED / "seeds").glob(f"{seed}_*.txt"))
    return tuple(convert(path))


@cache
def _findings(seed: str) -> tuple[Temuan, ...]:
    return tuple(t for sop in _sops(seed) for t in check(sop))


def _needs_steps(seed: str, codes: Iterable[str]) -> None:
    if any(c.startswith(_OF_STEPS) for c in codes) and not any(sop.langkah for sop in _sops(seed)):
        pytest.xfail(f"the reader found no table in seed {seed}")


@needs_shared
@pytest.mark.parametrize(("seed", "code", "row"), MUST)
def test_what_must_be_reported(seed: str, code: str, row: int | None) -> None:
    _needs_steps(seed, (code,))
    found = [t for t in _findings(seed) if t.kode == code]
    prefix = "/identitas" if row is None else f"/langkah/{row}/"
    assert any(p.startswith(prefix) for t in found for p in t.lokasi), [(t.kode, t.lokasi) for t in _findings(seed)]


@needs_shared
@pytest.mark.parametrize(("seed", "codes"), QUIET)
def test_what_must_stay_quiet(seed: str, codes: set[str]) -> None:
    _needs_steps(seed, codes)
    assert not [t.pesan for t in _findings(seed) if t.kode in codes]


@needs_shared
def test_an_alias_of_a_column_is_no_other_role() -> None:
    assert [t.kutipan for t in _findings("002") if t.kode == "RO001"] == ["kasubbag TU"]
