"""From what the user named on the command line to documents, each with the name of its result."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import InputError, SopError
from pipeline.source.identify import SourceFile, identify, identify_folder
from pipeline.source.kinds import IMAGE_SUFFIXES, KNOWN_SUFFIXES


@dataclass(frozen=True, slots=True)
class InputDocument:
    """One document to convert. folder: set where the document is a folder of page images.
    hasil: path of its result below the output folder, without suffix, "/" between parts."""

    path: Path
    nama: str
    hasil: str
    images: tuple[Path, ...] = ()

    def open(self) -> SourceFile:
        if self.images:
            return identify_folder(self.path, self.images, self.nama)
        return identify(self.path, self.nama)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A named input that gives no document, and why."""

    nama: str
    error: SopError


def collect(inputs: Iterable[Path]) -> tuple[tuple[InputDocument, ...], tuple[Unusable, ...]]:
    """All documents behind the named files and folders, in a stable order. Files that a folder holds beside
    documents (thumbnails, notes of unknown kinds) are passed over; a file named by itself never is."""
    documents: list[InputDocument] = []
    unusable: list[Unusable] = []
    for given in inputs:
        try:
            found = list(_below(given)) if given.is_dir() else [InputDocument(given, given.name, given.stem)]
        except OSError as e:
            unusable.append(Unusable(str(given), _folder_error(given, e)))
            continue
        if not found:
            unusable.append(Unusable(str(given), InputError("folder_tanpa_dokumen", berkas=str(given))))
        documents += found
    return tuple(_distinct(documents)), tuple(unusable)


def _folder_error(given: Path, e: OSError) -> InputError:
    if isinstance(e, PermissionError):
        return InputError("folder_tak_boleh_dibaca", berkas=e.filename or str(given))
    return InputError("tak_terbaca", berkas=str(given), sebab=e.strerror or str(e))


def _below(root: Path) -> Iterator[InputDocument]:
    def fail(e: OSError) -> None:
        raise e

    for folder, subfolders, names in os.walk(root, onerror=fail):
        subfolders.sort(key=natural_key)
        visible = sorted((n for n in names if not n.startswith((".", "~$"))), key=natural_key)
        here = Path(folder)
        files = [here / n for n in visible if n not in ("Thumbs.db", "desktop.ini")]
        inside = here.relative_to(root)
        if files and not subfolders and all(f.suffix.lower() in IMAGE_SUFFIXES for f in files):
            whole = here.resolve().name if here == root else str(PurePosixPath(inside))
            yield InputDocument(here, whole, whole, tuple(files))
            continue
        for f in files:
            if f.suffix.lower() in KNOWN_SUFFIXES:
                name = str(PurePosixPath(inside / f.name))
                yield InputDocument(f, name, str(PurePosixPath(inside / f.stem)))


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sort key in which page2 stands before page10."""
    return [(0, int(p), "") if p.isdigit() else (1, 0, p.casefold()) for p in re.split(r"(\d+)", name) if p]


def _distinct(documents: list[InputDocument]) -> Iterator[InputDocument]:
    """Two inputs never share a result: a later one of the same stem keeps its suffix, then gets a number. Names are
    compared without case, since many file systems do."""
    taken: set[str] = set()
    for d in documents:
        hasil = d.hasil
        if hasil.casefold() in taken:
            hasil = str(PurePosixPath(d.hasil).with_name(d.path.name))
        n = 2
        while hasil.casefold() in taken:
            hasil = f"{d.hasil}_{n}"
            n += 1
        taken.add(hasil.casefold())
        yield InputDocument(d.path, d.nama, hasil, d.images)
