"""What a planted defect is, and the list of all ways to plant one."""

from __future__ import annotations

import importlib
import pkgutil
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.tertib.naskah import Naskah

Tanaman = tuple[Naskah, tuple[str, ...]]  # the paper with its defect, and JSON pointers (or beginnings) of its place
TanamanArsip = tuple[tuple[Naskah, ...], int, tuple[str, ...]]  # the same with the document of the archive
_Satu = Callable[[random.Random, Naskah], Tanaman | None]
_Arsip = Callable[[random.Random, tuple[Naskah, ...]], TanamanArsip | None]
_Hening = Callable[[random.Random, Naskah], Naskah | None]
_HeningArsip = Callable[[random.Random, tuple[Naskah, ...]], tuple[Naskah, ...] | None]
_F = TypeVar("_F", bound=Callable[..., object])


@dataclass(frozen=True)
class Cara:
    """One way to plant the defect of a rule, or, where hening is true, a form of which that rule must not speak.

    Exactly one of satu and arsip is set. They give None where the paper does not lend itself to it. tergambar: whether
    it comes through where the paper is drawn and read.
    """

    kode: str
    nama: str
    hening: bool
    satu: Callable[[random.Random, Naskah], object] | None = None
    arsip: Callable[[random.Random, tuple[Naskah, ...]], object] | None = None
    tergambar: bool = True


_ALL: list[Cara] = []


def tanam(kode: str, *, tergambar: bool = True) -> Callable[[_Satu], _Satu]:
    return _taken(lambda f: Cara(kode, f.__name__, False, satu=f, tergambar=tergambar))


def tanam_arsip(kode: str) -> Callable[[_Arsip], _Arsip]:
    return _taken(lambda f: Cara(kode, f.__name__, False, arsip=f))


def hening(kode: str) -> Callable[[_Hening], _Hening]:
    return _taken(lambda f: Cara(kode, f.__name__, True, satu=f))


def hening_arsip(kode: str) -> Callable[[_HeningArsip], _HeningArsip]:
    return _taken(lambda f: Cara(kode, f.__name__, True, arsip=f))


@cache
def semua_cara() -> tuple[Cara, ...]:
    """Every way of this folder, by code and name."""
    for entry in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"generator.cacat.{entry.name}")
    return tuple(sorted(_ALL, key=lambda c: (c.kode, c.hening, c.nama)))


def baris(n: Naskah, *kata: str) -> list[int]:
    """The rows whose activity begins with one of these words."""
    return [i for i, row in enumerate(n.langkah) if row.aktivitas.startswith(kata)]


def satu(r: random.Random, rows: list[int]) -> int | None:
    return r.choice(rows) if rows else None


def keputusan(n: Naskah) -> Iterator[tuple[int, int]]:
    """(row, symbol) of each decision."""
    return ((s.langkah, k) for k, s in enumerate(n.simbol) if s.jenis == "keputusan")


def _taken(make: Callable[[_F], Cara]) -> Callable[[_F], _F]:
    def take(f: _F) -> _F:
        _ALL.append(make(f))
        return f

    return take
