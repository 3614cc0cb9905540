"""The limits of single rules that a project may set for itself in `sop.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.data.load import read_toml


@dataclass(frozen=True, slots=True)
class Thresholds:
    """review_years: age in years from which DT007 asks for a review.  outlier_above: how many times the median and
    the next longest time a time must be for WK003; outlier_below: how many times shorter.  equal_times_share: share
    of equal times from which WK005 speaks, 0 to 1; equal_times_rows: rows with a time that it needs at least.
    """

    review_years: int
    outlier_above: float
    outlier_below: float
    equal_times_share: float
    equal_times_rows: int


@cache
def default_thresholds() -> Thresholds:
    """Those of the project's own data files (ambang.toml, isi_kotak.toml)."""
    limits = read_toml("ambang.toml")
    return Thresholds(
        review_years=int(read_toml("isi_kotak.toml")["tinjauan"]["tahun"]),
        outlier_above=float(limits["pencilan"]["atas"]),
        outlier_below=float(limits["pencilan"]["bawah"]),
        equal_times_share=float(limits["serupa"]["bagian"]),
        equal_times_rows=int(limits["serupa"]["baris"]),
    )
