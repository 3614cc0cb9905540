"""From a path to a file that can be read: what it is, how large, its hash; or a clear reason why not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.source.kinds import (
    IMAGE_SUFFIXES,
    OFFICE_SUFFIXES,
    TEXT_SUFFIXES,
    Kind,
    sniff,
)

MAX_BYTES = 1 << 30  # a whole archive volume; more is a mistake, and would fill the memory of every worker
_HEAD = 8192


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One input document. paths: the file, or the page images of a folder in order.  nama: how reports call it.
    sha256: of the file's bytes, or of all page files in order."""

    paths: tuple[Path, ...]
    nama: str
    kind: Kind
    sha256: str

    @property
    def path(self) -> Path:
        return self.paths[0]


def identify(path: Path, nama: str | None = None) -> SourceFile:
    """The file as a source. InputError: missing, empty, not readable, too large, not what its name says, unknown."""
    shown = nama or path.name
    data_hash, head = _read_through(path, shown)
    kind = sniff(head)
    if kind is None:
        raise InputError("isi_tak_dikenal", berkas=shown)
    claimed = _claimed(path)
    if claimed == "pdf" and kind != "pdf":
        raise InputError("bukan_pdf", berkas=shown, isi=kind)
    if claimed in ("image", "office") and kind != claimed:
        raise InputError("isi_beda_nama", berkas=shown, akhiran=path.suffix, isi=kind)
    if kind == "office" and claimed != "office":
        raise InputError("isi_tak_dikenal", berkas=shown)
    return SourceFile((path,), shown, kind, data_hash)


def identify_folder(folder: Path, images: tuple[Path, ...], nama: str | None = None) -> SourceFile:
    """A folder of page images as one document; each image is checked as a file of its own would be."""
    shown = nama or folder.name
    total = hashlib.sha256()
    for image in images:
        total.update(identify(image, f"{shown}/{image.name}").sha256.encode())
    return SourceFile(images, shown, "image", total.hexdigest())


def _read_through(path: Path, shown: str) -> tuple[str, bytes]:
    digest = hashlib.sha256()
    head = b""
    try:
        size = path.stat().st_size
        if size == 0:
            raise InputError("berkas_kosong", berkas=shown)
        if size > MAX_BYTES:
            raise InputError("berkas_terlalu_besar", berkas=shown, megabita=size >> 20, batas=MAX_BYTES >> 20)
        with path.open("rb") as f:
            head = f.read(_HEAD)
            digest.update(head)
            while block := f.read(1 << 20):
                digest.update(block)
    except FileNotFoundError as e:
        raise InputError("berkas_tak_ada", berkas=shown) from e
    except PermissionError as e:
        raise InputError("tak_boleh_dibaca", berkas=shown) from e
    except OSError as e:
        raise InputError("tak_terbaca", berkas=shown, sebab=e.strerror or str(e)) from e
    return digest.hexdigest(), head


def _claimed(path: Path) -> Kind | None:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return "pdf"
    if suffix in IMAGE_SUFFIXES:
        return "image"
    if suffix in OFFICE_SUFFIXES:
        return "office"
    if suffix in TEXT_SUFFIXES:
        return "text"
    return None
