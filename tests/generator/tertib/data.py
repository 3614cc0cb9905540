"""The data files of the maker, as records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Baris:
    """One row of a procedure, its texts still with choices and names."""

    p: str
    a: str
    k: str
    w: str
    o: str
    tidak: int | None = None
    bersama: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prosedur:
    kunci: str
    jenis: tuple[str, ...]  # kinds of offices that have it; empty for all
    nama: str
    istilah: dict[str, str]
    hukum: tuple[str, ...]
    terkait: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: str
    pencatatan: tuple[str, ...]
    langkah: tuple[Baris, ...]


@dataclass(frozen=True)
class Butir:
    kunci: str
    tingkat: int
    sejak: int
    teks: str
    daerah: bool = False


@cache
def prosedur() -> tuple[Prosedur, ...]:
    """All procedures, by key."""
    found = [_prosedur(raw) for path in sorted((_HERE / "prosedur").glob("*.toml")) for raw in _read(path)["prosedur"]]
    return tuple(sorted(found, key=lambda p: p.kunci))


@cache
def instansi() -> dict[str, Any]:
    """Kinds of offices, regions, officials, and roles that all have."""
    return _read(_HERE / "instansi.toml")


@cache
def hukum() -> tuple[Butir, ...]:
    return tuple(Butir(**raw) for raw in _read(_HERE / "hukum.toml")["butir"])


def _prosedur(raw: dict[str, Any]) -> Prosedur:
    rows = tuple(Baris(**{**row, "bersama": tuple(row.get("bersama", ()))}) for row in raw["langkah"])
    lists = ("hukum", "terkait", "kualifikasi", "peralatan", "pencatatan")
    return Prosedur(
        kunci=raw["kunci"],
        jenis=tuple(raw.get("jenis", ())),
        nama=raw["nama"],
        istilah=raw["istilah"],
        peringatan=raw["peringatan"],
        langkah=rows,
        **{name: tuple(raw[name]) for name in lists},
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
