"""Findings that a project has looked at and accepted, each with its reason.

An entry speaks of a rule, a document and a value, never of a sentence, so that it outlives a new wording and steps
moving up and down. The document is known by agency and title, or, where it has none, by its file's checksum.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.checks.config import read_table
from pipeline.errors import UsageError
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan
from pipeline.normal.teks import fold

PLACEHOLDER: Final = "…isi alasan…"
_FIELDS: Final = ("kode", "dokumen", "nilai", "lokasi", "alasan")
_HEAD: Final = (
    "# Temuan yang diterima, masing-masing dengan alasan. / Accepted findings, each with a reason.\n"
    "# Dikenali dari kode, dokumen, dan nilai atau lokasi. / Known by rule, document, and value or place.\n"
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """nilai: the finding's quote, folded; "" where it has none, and then `lokasi` says what it speaks of, or nothing
    does, where it is about the document as a whole. Beside a value `lokasi` only says how many places it has."""

    kode: str
    dokumen: str
    nilai: str
    lokasi: tuple[str, ...]
    alasan: str

    def covers(self, temuan: Temuan) -> bool:
        """Whether this finding of the same rule and document is the accepted one: the same value at no more places,
        or, in an entry without a value, at no other place than was accepted."""
        if self.nilai:
            spread = bool(self.lokasi) and len(temuan.lokasi) > len(self.lokasi)
            return self.nilai == fold(temuan.kutipan or "") and not spread
        return bool(temuan.lokasi) == bool(self.lokasi) and set(temuan.lokasi) <= set(self.lokasi)


def document_keys(sop: SOP) -> tuple[str, ...]:
    """What a document may be called in an entry, the name that is written first."""
    title = _title_key(sop.identitas.instansi or "", sop.identitas.nama_sop or "")
    by_file = f"sha256:{sop.sumber.sha256.lower()}/{sop.sumber.urutan}"
    return (title, by_file) if title else (by_file,)


def read_baseline(path: Path) -> tuple[Accepted, ...]:
    """UsageError where the file cannot be read, has an unknown key, or an entry without its reason."""
    data = read_table(path)
    _only(path, data, ("temuan",), "")
    entries = data.get("temuan", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise UsageError("konfigurasi_nilai", berkas=str(path), kunci="temuan", harap="[[temuan]]")
    return tuple(_entry(path, i, e) for i, e in enumerate(entries, 1))


def write_baseline(path: Path, entries: Iterable[Accepted], *, over: Path | None = None) -> None:
    """over: the baseline that was read, the only file that may be replaced, since its reasons are among `entries`.

    UsageError where another file is there already or the place cannot be written.
    """
    if path.exists() and (over is None or path.resolve() != over.resolve()):
        raise UsageError("baseline_sudah_ada", berkas=str(path))
    text = _HEAD + "".join(_block(e) for e in entries)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as e:
        raise UsageError("baseline_tak_tertulis", berkas=str(path), sebab=e.strerror or str(e)) from e


class Baseline:
    """One run's way through the accepted findings. Remembers which of them still spoke of something, and, for a new
    baseline (`renewing`), what was not accepted."""

    def __init__(self, entries: Sequence[Accepted] = (), *, renewing: bool = True) -> None:
        self.entries = tuple(entries)
        self._renewing = renewing
        self._of: dict[tuple[str, str], list[Accepted]] = defaultdict(list)  # by rule and document
        for e in self.entries:
            self._of[e.kode, e.dokumen].append(e)
        self._waiting: dict[str, deque[tuple[str, ...]]] = defaultdict(deque)  # two inputs may have one name
        self._seen: set[str] = set()
        self._used: dict[Accepted, None] = {}
        self._open: dict[Accepted, None] = {}
        self.set_aside = 0

    @property
    def needs_keys(self) -> bool:
        """Whether there is anything to accept or to write down."""
        return bool(self.entries) or self._renewing

    def note(self, name: str, keys: tuple[str, ...]) -> None:
        """The document behind a name, by its `document_keys`, before its findings come."""
        if self.needs_keys:
            self._waiting[name].append(keys)
            self._seen.update(keys)

    def filter(self, name: str, temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
        """The findings that were not accepted."""
        if not self.needs_keys:
            return tuple(temuan)
        keys = self._waiting[name].popleft()
        kept = []
        for t in temuan:
            covering = [e for key in keys for e in self._of.get((t.kode, key), ()) if e.covers(t)]
            self._used.update(dict.fromkeys(covering))
            if covering:
                self.set_aside += 1
            else:
                kept.append(t)
            if not covering and self._renewing:
                self._open[_entry_for(t, keys[0])] = None
        return tuple(kept)

    def stale(self, codes: Iterable[str]) -> tuple[Accepted, ...]:
        """Entries on documents of this run and rules that ran (`codes`), which fit no finding."""
        ran = set(codes)
        return tuple(e for e in self.entries if e not in self._used and e.kode in ran and e.dokumen in self._seen)

    def renewed(self, codes: Iterable[str]) -> tuple[Accepted, ...]:
        """The entries without the stale ones, and one to be filled in for every finding that was not accepted."""
        stale = set(self.stale(codes))
        return (*(e for e in self.entries if e not in stale), *self._open)


def _entry_for(temuan: Temuan, document: str) -> Accepted:
    return Accepted(temuan.kode, document, fold(temuan.kutipan or ""), temuan.lokasi, PLACEHOLDER)


def _title_key(instansi: str, nama: str) -> str:
    """ "" where either is missing: a title alone may belong to several agencies."""
    office, title = fold(instansi), fold(nama)
    return f"{office} | {title}" if office and title else ""


def _document_key(text: str) -> str:
    """As it is compared, however the user wrote it."""
    if text.strip().lower().startswith("sha256:"):
        return text.strip().lower()
    office, _, title = text.partition("|")
    return _title_key(office, title)


def _entry(path: Path, nomor: int, data: dict[str, Any]) -> Accepted:
    where = f"temuan {nomor}: "
    _only(path, data, _FIELDS, where)
    for key in ("kode", "dokumen", "nilai", "alasan"):
        if not isinstance(data.get(key, ""), str):
            raise UsageError("konfigurasi_nilai", berkas=str(path), kunci=where + key, harap='"…"')
    lokasi = data.get("lokasi", [])
    if not isinstance(lokasi, list) or not all(isinstance(p, str) for p in lokasi):
        raise UsageError("konfigurasi_nilai", berkas=str(path), kunci=where + "lokasi", harap='["/langkah/0/nomor", …]')
    kode, alasan = data.get("kode", "").strip().upper(), data.get("alasan", "").strip()
    if not kode:
        raise UsageError("konfigurasi_nilai", berkas=str(path), kunci=where + "kode", harap='"ST001"')
    if fold(alasan) in ("", fold(PLACEHOLDER)):
        raise UsageError("baseline_tanpa_alasan", berkas=str(path), nomor=nomor, aturan=kode)
    document, value = _document_key(data.get("dokumen", "")), fold(data.get("nilai", ""))
    if not document:
        harap = '"instansi | nama sop" | "sha256:…/1"'
        raise UsageError("konfigurasi_nilai", berkas=str(path), kunci=where + "dokumen", harap=harap)
    return Accepted(kode, document, value, tuple(lokasi), alasan)


def _only(path: Path, data: dict[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in known:
            raise UsageError("konfigurasi_kunci", berkas=str(path), kunci=where + key, dikenal=", ".join(known))


def _block(e: Accepted) -> str:
    lines = [f"kode = {_quoted(e.kode)}", f"dokumen = {_quoted(e.dokumen)}"]
    if e.nilai:
        lines.append(f"nilai = {_quoted(e.nilai)}")
    if e.lokasi:
        lines.append(f"lokasi = [{', '.join(_quoted(p) for p in e.lokasi)}]")
    lines.append(f"alasan = {_quoted(e.alasan)}")
    return "\n[[temuan]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, and DEL is the one sign that JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
