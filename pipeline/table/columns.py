"""The columns of a table with their kinds: by header, by place, and by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.data.load import read_toml
from pipeline.records.drawing import Shape
from pipeline.records.grid import Grid
from pipeline.records.table import ColumnKind, Kolom
from pipeline.table.content import Content, contents_of
from pipeline.table.leaves import Leaf, leaves_of
from pipeline.table.wording import HeaderKind, header_kind, header_unit, likeness

_QUALITY: tuple[ColumnKind, ...] = ("kelengkapan", "waktu", "output")


@dataclass(frozen=True, slots=True)
class Columns:
    kolom: tuple[Kolom, ...]
    repaired: bool = False


def type_columns(grid: Grid, body: int, shapes: Sequence[Shape] = ()) -> Columns:
    """Typed columns from the header rows above `body`, set right by content where the two do not agree."""
    leaves = leaves_of(grid, body)
    contents = contents_of(grid, body, [(leaf.x0, leaf.x1) for leaf in leaves], shapes)
    kinds = _settle(leaves, contents)
    kinds, repaired = repair(kinds, contents, [bool(leaf.words) for leaf in leaves])
    return Columns(_kolom(leaves, kinds, grid.halaman), repaired)


def type_by_content(grid: Grid, body: int, shapes: Sequence[Shape] = ()) -> Columns:
    """Typed columns of a table whose header is lost."""
    leaves = [Leaf(a, b, (), (), None, None) for a, b in pairwise(grid.xs)]
    contents = contents_of(grid, body, [(leaf.x0, leaf.x1) for leaf in leaves], shapes)
    return Columns(_kolom(leaves, _settle(leaves, contents), grid.halaman), True)


def _settle(leaves: Sequence[Leaf], contents: Sequence[Content]) -> list[ColumnKind]:
    found: list[ColumnKind | None] = [_by_header(leaf) for leaf in leaves]
    _only_once(found, leaves)
    _find_missing(found, leaves, contents)
    for i, kind in enumerate(found):
        if kind is None:
            found[i] = _by_place(i, found)
    return [k or "lainnya" for k in found]


def _by_header(leaf: Leaf) -> ColumnKind | None:
    own = leaf.own
    if own == "mutu_baku":
        return None
    if own == "pelaksana":
        return "pelaksana"
    if leaf.zone == "pelaksana" and (own is None or own not in _QUALITY):
        return "pelaksana"
    return own


def _only_once(found: list[ColumnKind | None], leaves: Sequence[Leaf]) -> None:
    """Of two columns with one header keep the one in the right group, else the first; the other is settled by place."""
    for kind in ("no", "aktivitas", *_QUALITY, "keterangan"):
        at = [i for i, k in enumerate(found) if k == kind]
        if len(at) > 1:
            best = max(at, key=lambda i: (leaves[i].zone == "mutu_baku" and kind in _QUALITY, -i))
            for i in at:
                if i != best:
                    found[i] = "pelaksana" if leaves[i].zone == "pelaksana" else "lainnya"


def _find_missing(found: list[ColumnKind | None], leaves: Sequence[Leaf], contents: Sequence[Content]) -> None:
    """No, Aktivitas and Waktu by content, where no header names them."""
    ambang = read_toml("kolom.toml")["ambang"]
    free = [i for i, k in enumerate(found) if k is None]
    if (
        "no" not in found
        and free
        and free[0] == 0
        and (contents[0].numbers >= 0.5 or leaves[0].x1 - leaves[0].x0 < _width(leaves) / 15)
    ):
        found[0] = "no"
    if "aktivitas" not in found:
        left = [i for i, k in enumerate(found[:4]) if k is None and leaves[i].zone is None]
        if left:
            found[max(left, key=lambda i: contents[i].letters * contents[i].fullness)] = "aktivitas"
    start = found.index("aktivitas") + 1 if "aktivitas" in found else 0
    if "waktu" not in found:
        timed = [
            i
            for i in range(start, len(found))
            if found[i] is None and contents[i].filled and contents[i].durations >= ambang["durasi"]
        ]
        if timed:
            found[timed[0]] = "waktu"
    if "waktu" in found:
        at = found.index("waktu")
        if "kelengkapan" not in found and at > start and found[at - 1] is None and _textual(contents[at - 1]):
            found[at - 1] = "kelengkapan"
        if "output" not in found and at + 1 < len(found) and found[at + 1] is None and _textual(contents[at + 1]):
            found[at + 1] = "output"


def _textual(content: Content) -> bool:
    return content.filled > 0 and content.shapes <= content.filled and content.letters >= 3


def _width(leaves: Sequence[Leaf]) -> float:
    return leaves[-1].x1 - leaves[0].x0


def _by_place(i: int, found: Sequence[ColumnKind | None]) -> ColumnKind:
    """A header that is no known wording: a role between Aktivitas and Mutu Baku, a note after it."""
    before = {k for k in found[:i] if k}
    after = {k for k in found[i + 1 :] if k}
    if "aktivitas" in before and (after & set(_QUALITY)) and not before & {"waktu", "output"}:
        return "pelaksana"
    if "aktivitas" in before and not after & set(_QUALITY) and not before & set(_QUALITY):
        return "pelaksana"
    if before & {"output", "waktu"} and not after - {"keterangan"} and "keterangan" not in found:
        return "keterangan"
    return "lainnya"


def repair(
    kinds: Sequence[ColumnKind], contents: Sequence[Content], named: Sequence[bool]
) -> tuple[list[ColumnKind], bool]:
    """Set Mutu Baku right where its headers stand over the wrong columns: durations show which column is Waktu.

    A header that lost a cell is shifted as a whole, so its neighbours move with it; else the two columns change places.
    """
    ambang = read_toml("kolom.toml")["ambang"]
    out = list(kinds)
    timed = [i for i, c in enumerate(contents) if c.filled >= 2 and c.durations >= ambang["durasi"]]
    if len(timed) != 1 or "waktu" not in out:
        return out, False
    right, wrong = timed[0], out.index("waktu")
    if right == wrong or (contents[wrong].filled and contents[wrong].durations >= ambang["bukan_durasi"]):
        return out, False
    shift = right - wrong
    group = [i for i, k in enumerate(kinds) if k in (*_QUALITY, "keterangan")]
    targets = [i + shift for i in group]
    clear = all(0 <= t < len(out) and (t in group or _free(t, kinds, contents, named)) for t in targets)
    if clear:
        moved = {t: kinds[i] for i, t in zip(group, targets, strict=True)}
        for i in group:
            out[i] = "lainnya"
        for t, kind in moved.items():
            out[t] = kind
        last = max(group)
        if "keterangan" not in out and shift < 0:
            out[last] = "keterangan"
        return out, True
    out[right], out[wrong] = out[wrong], out[right]
    return out, True


def _free(i: int, kinds: Sequence[ColumnKind], contents: Sequence[Content], named: Sequence[bool]) -> bool:
    """A column that a shifted header may move to: one without a header of its own."""
    return kinds[i] == "lainnya" or (kinds[i] == "pelaksana" and not named[i] and contents[i].shapes == 0)


def _kolom(leaves: Sequence[Leaf], kinds: Sequence[ColumnKind], halaman: int) -> tuple[Kolom, ...]:
    found = []
    for leaf, kind in zip(leaves, kinds, strict=True):
        nama = leaf.nama(halaman)
        found.append(
            Kolom(
                kind=kind,
                nama=nama,
                x0=leaf.x0,
                x1=leaf.x1,
                kelompok=_office(leaf) if kind == "pelaksana" else None,
                satuan=header_unit(nama.text) if kind == "waktu" and nama else None,
            )
        )
    return tuple(found)


def _office(leaf: Leaf) -> str | None:
    """The header above a group of roles that is not the word Pelaksana itself, nor a garbled one, nor Mutu Baku."""
    least = read_toml("kolom.toml")["ambang"]["kelompok_mirip"]
    groups: tuple[HeaderKind, ...] = ("pelaksana", "mutu_baku")
    names = [t for t in leaf.above if header_kind(t) is None and all(likeness(t, g) < least for g in groups)]
    return names[-1] if names else None
