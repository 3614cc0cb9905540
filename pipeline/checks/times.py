"""Times of a document in comparable form, and their sum with what it assumes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.data.load import read_toml
from pipeline.model.sop import Satuan, Waktu
from pipeline.normal.waktu import tulis_waktu


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of several times. per_kelas: in minutes per class of units that add up ("jam", "hari", "hari_kerja",
    "panjang"); the longer value of a range counts.  tanpa_angka: times that have no number.  perkiraan: one number in
    working minutes, an estimate where there are several classes (ambang.toml, menit)."""

    per_kelas: dict[str, float]
    tanpa_angka: int
    perkiraan: float

    @property
    def teks(self) -> str:
        """ "285 menit + 3 hari"."""
        parts = []
        for kelas, unit in (("jam", "menit"), ("hari", "hari"), ("hari_kerja", "hari_kerja"), ("panjang", "bulan")):
            if self.per_kelas.get(kelas):
                satuan: Satuan = unit  # type: ignore[assignment]
                parts.append(tulis_waktu(round(self.per_kelas[kelas] / limits()["menit"][unit], 2), None, satuan))
        return " + ".join(parts)


def minutes(waktu: Waktu | None) -> float | None:
    """Working minutes, of a range its middle; None where there is no number or no unit."""
    if waktu is None or waktu.nilai is None or waktu.satuan is None:
        return None
    value = waktu.nilai if waktu.nilai_maks is None else (waktu.nilai + waktu.nilai_maks) / 2
    return value * _units()[waktu.satuan]


def unit_class(satuan: Satuan) -> str:
    return _classes()[satuan]


def total(times: Iterable[Waktu | None]) -> Total:
    """The sum of the times of several steps, one of which may be missing."""
    sums: dict[str, float] = {}
    unknown = 0
    for waktu in times:
        if waktu is None or waktu.nilai is None or waktu.satuan is None:
            unknown += 1
            continue
        value = (waktu.nilai_maks or waktu.nilai) * _units()[waktu.satuan]
        kelas = _classes()[waktu.satuan]
        sums[kelas] = sums.get(kelas, 0.0) + value
    return Total(sums, unknown, sum(sums.values()))


@cache
def limits() -> dict[str, Any]:
    """The limits of the rules (ambang.toml)."""
    return read_toml("ambang.toml")


@cache
def _units() -> dict[str, float]:
    return {unit: float(minutes) for unit, minutes in limits()["menit"].items()}


@cache
def _classes() -> dict[str, str]:
    return {unit: kelas for kelas, units in limits()["kelas"].items() for unit in units}
