"""SOPs from whatever a path names: canonical JSON as it is, documents by way of the whole road."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import InputError, SopError, unexpected
from pipeline.model.sop import SOP
from pipeline.model.store import load_sop
from pipeline.source.inputs import InputDocument, collect, natural_key

FINDINGS_SUFFIX = ".temuan.json"

Piece = Path | InputDocument  # canonical JSON, or a document that is yet to be read

log = logging.getLogger("sop")


def pieces_of(paths: Iterable[Path]) -> Iterator[Piece | SopError]:
    """Everything that the paths name, in their order; a path that names nothing comes as its error."""
    for path in paths:
        found = list(_json_files(path))
        yield from found
        if path.suffix.lower() == ".json":
            continue
        documents, unusable = collect([path])
        yield from documents
        if not found and not documents:
            yield from (u.error for u in unusable)


def read_piece(piece: Piece) -> Iterator[tuple[str, SOP] | SopError]:
    """Its SOPs, each under its name; an input that gives none comes as its error instead."""
    if isinstance(piece, Path):
        yield _load(piece)
        return
    from pipeline.app.convert import convert_source  # all that reads documents: a fifth of a second

    try:
        for sop in convert_source(piece.open()).sops:
            yield _name(piece.nama, sop), sop
    except SopError as e:
        yield e
    except Exception as e:  # one bad file never stops the others
        log.debug("%s", piece.nama, exc_info=True)
        yield unexpected(piece.nama, e)


def read_sops(paths: Iterable[Path]) -> Iterator[tuple[str, SOP] | SopError]:
    """Each SOP below the paths, one at a time, and each error in its place."""
    for piece in pieces_of(paths):
        if isinstance(piece, SopError):
            yield piece
        else:
            yield from read_piece(piece)


def _json_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = (p for p in path.rglob("*.json") if not p.name.endswith(FINDINGS_SUFFIX))
        return sorted(found, key=lambda p: natural_key(str(p)))
    return [path] if path.suffix.lower() == ".json" else []


def _load(path: Path) -> tuple[str, SOP] | SopError:
    try:
        return str(path), load_sop(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        return InputError("berkas_tak_ada", berkas=str(path))
    except PermissionError:
        return InputError("tak_boleh_dibaca", berkas=str(path))
    except (OSError, UnicodeDecodeError) as e:
        return InputError("json_rusak", berkas=str(path), sebab=str(e))
    except SopError as e:
        return e


def _name(nama: str, sop: SOP) -> str:
    return nama if sop.sumber.urutan == 1 else f"{nama} ({sop.sumber.urutan})"
