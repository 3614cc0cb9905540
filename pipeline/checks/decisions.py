"""Decisions by text, and the Ya and Tidak marks that text copies keep."""

from __future__ import annotations

from functools import cache

from pipeline.checks.context import Context, Row
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold


def decides(ctx: Context, row: Row) -> bool:
    """Whether the row's text decides something."""
    return ctx.kegiatan[row.index].kalimat.memutuskan


def branch_mark(ctx: Context, row: Row) -> str | None:
    """The Ya or Tidak written in the row's role cells, as printed; None where none is, or shapes were drawn there."""
    bukti = ctx.sop.bukti.get(row.at("pelaksana"))
    if bukti is None or bukti.asal == "bentuk" or not bukti.teks_asli:
        return None
    return bukti.teks_asli if fold(bukti.teks_asli) in _yes() | _no() else None


def is_yes(mark: str) -> bool:
    return fold(mark) in _yes()


@cache
def _yes() -> frozenset[str]:
    return frozenset(read_toml("keputusan.toml")["tanda"]["ya"])


@cache
def _no() -> frozenset[str]:
    return frozenset(read_toml("keputusan.toml")["tanda"]["tidak"])
