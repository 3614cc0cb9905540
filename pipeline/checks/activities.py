"""The activities with the roles in them: who is told, handed or given something back, and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.clauses import Arah, Kalimat, Verba, branch_of, parse_clauses
from pipeline.checks.role_match import Column, columns_of, matching
from pipeline.checks.roles import Mentions, named_columns
from pipeline.model.sop import SOP
from pipeline.normal.jabatan import RoleMention, fold_jabatan

JenisAlih = Literal["terus", "kembali", "perintah", "asal", "pelaku", "subjek", "lain"]

_BEGINNING = re.compile(r"\W*(?:[a-z0-9]{1,2}\s*[.)]\s*)?", re.IGNORECASE)
_BREAK = re.compile(r"[,.;]\s")


@dataclass(frozen=True, slots=True)
class Alih:
    """One role in one activity, and what the text makes of it.

    jenis: "terus" something goes on to it, "kembali" back to it, "perintah" it is told to do something, "asal"
    something comes from it, "pelaku" it does what a passive says, "subjek" it is the subject of the activity.
    kolom: the role columns that it may be.  arah: of the branch it stands in.  tugas: what it is to do.
    """

    jenis: JenisAlih
    mention: RoleMention
    kolom: tuple[int, ...]
    verba: Verba | None
    arah: Arah | None
    tugas: tuple[Verba, ...]


@dataclass(frozen=True, slots=True)
class Perintah:
    """An order in an activity, to whomever. verba: the ordering verb.  tugas: what is to be done."""

    verba: Verba
    tugas: tuple[Verba, ...]


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One row's activity. kalimat: its clauses.  alih: the roles in it, in reading order."""

    kalimat: Kalimat
    alih: tuple[Alih, ...]
    perintah: tuple[Perintah, ...]

    def onward(self) -> tuple[Alih, ...]:
        """To whom the work goes on: not what a refusal sends back, and not what a purpose clause foresees later."""
        return tuple(a for a in self.alih if a.jenis in ("terus", "perintah") and a.arah != "tidak")

    def returned(self) -> tuple[Alih, ...]:
        return tuple(a for a in self.alih if a.jenis == "kembali" or (a.jenis == "terus" and a.arah == "tidak"))


def read_activities(sop: SOP, mentions: Mentions) -> tuple[Kegiatan, ...]:
    """One for each langkah, in order."""
    columns = columns_of(sop.pelaksana)
    named = named_columns(columns)
    return tuple(
        _activity(langkah.aktivitas or "", mentions[i], columns, named) for i, langkah in enumerate(sop.langkah)
    )


def _activity(
    text: str, mentions: Sequence[RoleMention], columns: tuple[Column, ...], named: tuple[Column, ...]
) -> Kegiatan:
    kalimat = parse_clauses(text)
    alih = tuple(_alih(kalimat, m, columns, named) for m in mentions)
    return Kegiatan(kalimat, alih, tuple(_orders(kalimat, mentions)))


def _alih(kalimat: Kalimat, mention: RoleMention, columns: Sequence[Column], named: Sequence[Column]) -> Alih:
    branch = branch_of(kalimat, mention.start)
    verb = next((v for v in reversed(kalimat.verba) if v.end <= mention.start and v.peran != "syarat"), None)
    jenis = _jenis(kalimat, mention, verb)
    tugas = tuple(_tasks(kalimat, mention.end, bare=jenis == "perintah"))
    return Alih(jenis, mention, _columns(mention, columns, named), verb, branch.arah if branch else None, tugas)


def _columns(mention: RoleMention, columns: Sequence[Column], named: Sequence[Column]) -> tuple[int, ...]:
    if mention.dikenal is not None:
        wanted = fold_jabatan(named[mention.dikenal].nama)
        return tuple(c.index for c in named if fold_jabatan(c.nama) == wanted)
    return () if mention.luar else matching(mention, columns)


def _jenis(kalimat: Kalimat, mention: RoleMention, verb: Verba | None) -> JenisAlih:
    if mention.isyarat == "asal":
        return "asal"
    if mention.isyarat == "pelaku":
        return "pelaku"
    if mention.isyarat == "perintah":
        return "perintah"
    if mention.isyarat == "penerima" and verb is not None and verb.peran not in ("sifat", "sebelumnya"):
        if verb.kelas == "kembali":
            return "kembali"
        return "perintah" if verb.kelas == "perintah" else "terus"
    if mention.isyarat is None:
        if _BEGINNING.fullmatch(kalimat.teks, 0, mention.start) and _verb_follows(kalimat, mention.end):
            return "subjek"
        if verb is not None and verb.bentuk == "pasif" and mention.start - verb.end <= 2:
            return "pelaku"  # "ditandatangani Kepala Dinas"
    return "lain"


def _verb_follows(kalimat: Kalimat, at: int) -> bool:
    word = next((k for k in kalimat.kata if k.start >= at and k.teks not in ("akan", "dan", "(", ")")), None)
    return word is not None and re.match(r"(?:me|ber)[a-z]{4,}", word.teks) is not None


def _tasks(kalimat: Kalimat, at: int, *, bare: bool) -> Iterator[Verba]:
    """The verbs of the purpose behind a place, up to the next comma or own act. bare: the first may lack its "untuk"
    ("memerintahkan kasubbag mengirim")."""
    found = _BREAK.search(kalimat.teks, at)
    stop = found.start() if found else len(kalimat.teks)
    for n, verb in enumerate(v for v in kalimat.verba if at <= v.start < stop):
        if verb.peran in ("sifat", "sebelumnya"):
            continue
        if verb.peran != "tujuan" and not (bare and n == 0 and verb.bentuk == "aktif" and verb.start - at <= 2):
            return
        if verb.bentuk in ("aktif", "pasif"):
            yield verb


def _orders(kalimat: Kalimat, mentions: Sequence[RoleMention]) -> Iterator[Perintah]:
    for verb in kalimat.verba:
        if verb.kelas != "perintah" or verb.peran != "utama" or verb.bentuk == "pasif":
            continue
        told = next((m for m in mentions if m.start >= verb.end and m.isyarat in ("perintah", "penerima")), None)
        other = next((v for v in kalimat.verba if v.start >= verb.end and v.peran == "utama"), None)
        near = told is not None and (other is None or told.end <= other.start)
        at = told.end if told is not None and near else verb.end
        tugas = tuple(_tasks(kalimat, at, bare=near))
        if tugas:
            yield Perintah(verb, tugas)
