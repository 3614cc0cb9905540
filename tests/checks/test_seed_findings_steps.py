"""What the rules on steps, roles, time, mutu baku and flow say, and must not say, of the five documents that came
first: the acceptance list of the domain reference, section 3.12."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from shared import SHARED, needs_shared

from pipeline.checks.engine import check
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

_FAMILIES = ("ST", "RO", "WK", "IO", "FL")

# Seed, number of the finding in the list, codes of which one must be reported, rows (from 0) of which it must name
# one; no rows where it speaks of the whole document.
MUST = [
    ("000", 4, {"RO002"}, {5}),
    ("000", 5, {"RO004"}, {0}),
    ("000", 6, {"IO002", "IO011"}, {0}),
    ("000", 7, {"IO005"}, {6}),
    ("000", 8, {"FL003", "RO007"}, {6, 7}),
    ("001", 2, {"RO001", "RO004"}, {0}),
    ("001", 3, {"RO002"}, {3}),
    ("001", 4, {"RO001"}, {5}),
    ("001", 5, {"RO001", "RO004"}, {6}),
    ("001", 6, {"IO005"}, {6}),
    ("001", 7, {"ST006"}, {0}),
    ("001", 8, {"IO011", "IO002"}, {0}),
    ("001", 10, {"WK002", "TX001"}, {8}),
    ("002", 3, {"ST001"}, {4}),
    ("002", 3, {"ST002"}, {5}),
    ("002", 4, {"IO001"}, {0}),
    ("002", 5, {"IO004", "RO004"}, {7}),
    ("002", 6, {"IO004"}, {6}),
    ("002", 7, {"RO001"}, {7}),
    ("002", 8, {"IO003", "ST006"}, {3, 4}),
    ("002", 9, {"RO005", "FL008"}, {4}),
    ("003", 3, {"WK003"}, {6}),
    ("003", 4, {"WK003"}, {2}),
    ("003", 5, {"FL004", "FL005"}, {6}),
    ("003", 5, {"FL004", "FL005"}, {7}),
    ("003", 5, {"FL004", "FL005"}, {8}),
    ("003", 6, {"ST007"}, set()),
    ("003", 7, {"IO009", "IO005", "ST008"}, {8}),
    ("003", 8, {"IO002"}, {0}),
    ("003", 8, {"IO002"}, {1}),
    ("003", 8, {"IO002"}, {5}),
    ("003", 8, {"IO002"}, {6}),
    ("003", 9, {"IO004"}, {8}),
    ("003", 9, {"IO004"}, {7}),
    ("003", 10, {"IO004", "IO008"}, {1}),
    ("004", 5, {"FL002"}, {9}),
    ("004", 6, {"FL004", "FL005"}, {9, 10}),
    ("004", 7, {"IO010", "ST006"}, {9}),
    ("004", 8, {"IO011"}, {10}),
    ("004", 9, {"ST006", "IO002"}, {6}),
]
SHOULD = [
    ("000", 9, {"FL004", "FL005"}, {3}),
    ("000", 10, {"RO003"}, {6}),
    ("000", 10, {"RO003"}, {7}),
    ("000", 11, {"IO007"}, {1, 9}),
    ("000", 12, {"IO006"}, {1, 2, 3}),
    ("001", 11, {"ST002"}, {4}),
    ("001", 12, {"ST006"}, {2}),
    ("001", 13, {"RO004"}, {3}),
    ("001", 14, {"FL003"}, {6}),
    ("001", 15, {"RO003"}, {7}),
    ("001", 16, {"IO007"}, {1}),
    ("002", 11, {"RO004"}, {3}),
    ("002", 12, {"ST006", "FL003"}, {7}),
    ("002", 13, {"RO008"}, {2}),
    ("002", 14, {"WK004"}, {3}),
    ("002", 17, {"IO004"}, {1}),
    ("002", 18, {"ST003"}, {1}),
    ("002", 20, {"RO003"}, {2, 3}),
    ("003", 14, {"ST003"}, {0}),
    ("003", 14, {"ST003"}, {5}),
    ("003", 15, {"ST007", "IO004"}, {6, 8}),
    ("003", 16, {"IO006"}, {3}),
    ("003", 16, {"IO006"}, {4}),
    ("003", 17, {"IO005"}, {4}),
    ("003", 17, {"IO005"}, {7}),
    ("003", 18, {"IO003"}, {2}),
    ("003", 18, {"IO003"}, {5}),
    ("003", 18, {"IO003"}, {7}),
    ("003", 19, {"RO009"}, set()),
    ("003", 20, {"RO003"}, {0}),
    ("003", 20, {"RO003"}, {4}),
    ("003", 21, {"WK004"}, {0}),
    ("003", 21, {"WK004"}, {8}),
    ("003", 22, {"WK007"}, {5, 6}),
    ("004", 10, {"FL003"}, {8}),
    ("004", 11, {"IO003"}, {1}),
    ("004", 12, {"IO002", "IO006"}, {2}),
    ("004", 13, {"IO008"}, set()),
    ("004", 14, {"RO009"}, set()),
    ("004", 18, {"WK007"}, {4, 9}),
]
# Seed, code, rows it must not name; None where it must not be reported at all.
QUIET = [
    ("000", "ST001", None),
    ("000", "ST002", None),
    ("000", "FL001", None),
    ("000", "FL003", {3, 4, 5}),
    ("000", "ST006", None),
    ("000", "WK001", None),
    ("000", "WK005", None),
    ("001", "FL001", None),
    ("001", "WK003", None),
    ("001", "RO001", {4}),
    ("002", "FL001", None),
    ("002", "FL003", {4, 5, 6}),
    ("002", "IO004", {5}),
    ("003", "ST001", None),
    ("003", "ST002", None),
    ("003", "IO001", None),
    ("003", "FL006", None),
    ("004", "ST001", None),
    ("004", "ST002", None),
    ("004", "FL001", None),
    ("004", "WK003", None),
    ("004", "ST006", {0, 2}),
    ("004", "FL003", {5, 7}),
    ("004", "RO001", None),
    ("004", "IO011", {4}),
]


@cache
def _findings(seed: str) -> tuple[Temuan, ...]:
    from pipeline.app.convert import convert  # the whole road with its engines: only where there is something to read

    assert SHARED is not None
    path = next(Path(SHARED / "seeds").glob(f"{seed}_*.txt"))
    sops: tuple[SOP, ...] = tuple(convert(path))
    if not any(sop.langkah for sop in sops):
        pytest.xfail(f"the reader found no table in seed {seed}")
    return tuple(t for sop in sops for t in check(sop) if t.kode.startswith(_FAMILIES))


def _rows(temuan: Temuan) -> set[int]:
    return {int(p.split("/")[2]) for p in temuan.lokasi if p.startswith("/langkah/")}


def _own_row(temuan: Temuan) -> int | None:
    """The row that it speaks of; the places behind the first are what it is held against."""
    return next((int(p.split("/")[2]) for p in temuan.lokasi if p.startswith("/langkah/")), None)


def _reported(seed: str, codes: set[str], rows: set[int]) -> bool:
    return any(t.kode in codes and (not rows or _rows(t) & rows) for t in _findings(seed))


@needs_shared
@pytest.mark.parametrize(("seed", "number", "codes", "rows"), MUST)
def test_what_must_be_reported(seed: str, number: int, codes: set[str], rows: set[int]) -> None:
    assert _reported(seed, codes, rows), [(t.kode, sorted(_rows(t))) for t in _findings(seed)]


@needs_shared
def test_nine_in_ten_of_what_should_be_reported() -> None:
    missing = [(seed, number) for seed, number, codes, rows in SHOULD if not _reported(seed, codes, rows)]
    assert len(missing) <= 0.1 * len(SHOULD), missing


@needs_shared
@pytest.mark.parametrize(("seed", "code", "rows"), QUIET)
def test_what_must_stay_quiet(seed: str, code: str, rows: set[int] | None) -> None:
    found = [t for t in _findings(seed) if t.kode == code and (rows is None or _own_row(t) in rows)]
    assert not [t.pesan for t in found]


@needs_shared
def test_inferred_actors_are_said_to_be_inferred() -> None:
    said = [t.pesan for t in _findings("000") if t.kode == "RO007"]
    assert said
    assert all("disimpulkan" in pesan for pesan in said)
