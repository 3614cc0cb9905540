"""The documents of `sop check`, each looked at by itself, on several processes where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from pipeline.app.pool import Work, work_off
from pipeline.app.sources import Piece, pieces_of, read_piece
from pipeline.app.worker import begin_checking
from pipeline.checks.baseline import document_keys
from pipeline.checks.engine import Checked, examine
from pipeline.checks.records import CheckOptions
from pipeline.checks.report.gather import pack
from pipeline.errors import InputError, SopError
from pipeline.model.sop import SOP
from pipeline.source.inputs import InputDocument

_TOGETHER: Final = 64  # JSON files that travel to a process at once
_WORTH: Final = 500  # JSON files; for fewer it takes longer to start the processes than to check here
_DOCUMENT: Final = 100  # JSON files that take about as long as one document that is yet to be read


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run needs of each document. remember: its record for the archive; named: what it may be called in a
    baseline; packed: the SOP itself, for a report that says where things stand."""

    options: CheckOptions
    remember: bool
    named: bool
    packed: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """keys, packed: empty where they are not wanted."""

    checked: Checked
    keys: tuple[str, ...]
    packed: bytes


@dataclass(frozen=True, slots=True)
class _Share:
    """Pieces that are looked at together, and where they stand among the others."""

    nomor: int
    pieces: tuple[Piece | SopError, ...]


@dataclass(frozen=True, slots=True)
class _Done:
    nomor: int
    found: tuple[Looked | SopError, ...]


def look_at_all(paths: Iterable[Path], wanted: Wanted, jobs: int) -> Iterator[Looked | SopError]:
    """Everything that the paths name, in their order, whatever the number of processes; an input that gives no SOP
    comes as its error."""
    shares = [_Share(n, pieces) for n, pieces in enumerate(_together(pieces_of(paths)))]
    if jobs <= 1 or sum(_weight(p) for share in shares for p in share.pieces) < _WORTH:
        for share in shares:
            yield from _look(share, wanted).found
        return
    look = partial(_look, wanted=wanted)
    aside: dict[int, _Done] = {}
    at = 0
    for done in work_off(shares, Work(look, begin_checking, partial(_lost, wanted=wanted)), jobs):
        aside[done.nomor] = done
        while at in aside:
            yield from aside.pop(at).found
            at += 1


def _together(pieces: Iterable[Piece | SopError]) -> Iterator[tuple[Piece | SopError, ...]]:
    """JSON files several at a time, each document alone."""
    some: list[Piece | SopError] = []
    for piece in pieces:
        if some and (isinstance(piece, InputDocument) or len(some) == _TOGETHER):
            yield tuple(some)
            some = []
        if isinstance(piece, InputDocument):
            yield (piece,)
        else:
            some.append(piece)
    if some:
        yield tuple(some)


def _weight(piece: Piece | SopError) -> int:
    return _DOCUMENT if isinstance(piece, InputDocument) else 1


def _look(share: _Share, wanted: Wanted) -> _Done:
    read = [found for piece in share.pieces for found in _read(piece)]
    sops = [found for found in read if not isinstance(found, SopError)]
    checked = examine(sops, wanted.options, remember=wanted.remember)
    return _Done(
        share.nomor,
        tuple(f if isinstance(f, SopError) else _looked(next(checked), f[1], wanted) for f in read),
    )


def _read(piece: Piece | SopError) -> Iterator[tuple[str, SOP] | SopError]:
    if isinstance(piece, SopError):
        yield piece
    else:
        yield from read_piece(piece)


def _looked(checked: Checked, sop: SOP, wanted: Wanted) -> Looked:
    return Looked(checked, document_keys(sop) if wanted.named else (), pack(sop) if wanted.packed else b"")


def _lost(share: _Share, wanted: Wanted) -> _Done:
    """What is left of pieces that killed whoever looked at them: all but the one that did it."""
    if len(share.pieces) > 1:
        each = [_Share(n, (piece,)) for n, piece in enumerate(share.pieces)]
        work = Work(partial(_look, wanted=wanted), begin_checking, partial(_lost, wanted=wanted))
        done = sorted(work_off(each, work, 1), key=lambda d: d.nomor)
        return _Done(share.nomor, tuple(f for d in done for f in d.found))
    (piece,) = share.pieces
    nama = piece.nama if isinstance(piece, InputDocument) else str(piece)
    return _Done(share.nomor, (InputError("proses_mati", berkas=nama),))
