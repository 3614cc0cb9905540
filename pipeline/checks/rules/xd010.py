"""SOP yang dirujuk pada langkah tidak ada dalam arsip.

Yang diperiksa: nomor dan judul SOP dalam Keterangan dan kegiatan ("Lihat SOP ...") terhadap semua dokumen arsip.
Alasan: pelaksana yang dirujuk ke SOP lain harus dapat menemukannya.
Berbunyi pada: "SOP-039/03/2025" atau "Lihat SOP Pengarsipan" yang tidak dimiliki arsip.
Diam pada: nomor dan judul yang ada; nomor SOP itu sendiri; arsip yang hanya satu dokumen.

An SOP that a step refers to is not in the archive.

What it checks: numbers and titles of SOPs in notes and activities ("Lihat SOP ...") against all documents.
Why: whoever is referred to another SOP must be able to find it.
Fires on: "SOP-039/03/2025" or "Lihat SOP Pengarsipan" that the archive does not hold.
Stays quiet on: numbers and titles that are held; the SOP's own number; an archive of a single document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.archive import Archive, listed, number_key
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import title_key

META = RuleMeta(
    code="XD010",
    name="referenced-sop-not-held",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; rujukan antar-SOP",
    guards=frozenset({"G2"}),
    scope="arsip",
)

_NUMBER = re.compile(r"\bSOP[-\s]?(?:No(?:mor|\.)?\s*:?\s*)?(\d[\w.-]*(?:/[\w.-]+)+)", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:lihat|mengacu(?:\s+(?:pada|ke(?:pada)?))?|sesuai(?:\s+dengan)?|lanjut(?:\s+ke)?|merujuk(?:\s+(?:pada|ke))?)\s+"
    r"(?:pada\s+)?SOP\s+(?P<judul>(?!ini\b|yang\b|nomor\b|no\b|tersebut\b|dan\b)[^\d\s;,.()][^;,.()\n]{4,90})",
    re.IGNORECASE,
)


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    if len(archive.entries) < 2:
        return
    numbers = {_bare(n) for n in archive.by_number}
    for i in archive.new():
        absent: dict[str, str] = {}
        for pointer, text in archive.entries[i].rujukan:
            for m in _NUMBER.finditer(text):
                if _bare(number_key(m[1])) not in numbers:
                    absent.setdefault(m[0].strip(), pointer)
            for m in _TITLE.finditer(text):
                if not _held(archive, m["judul"]) and not _is_related(archive.entries[i].keterkaitan, m["judul"]):
                    absent.setdefault(f"SOP {m['judul'].strip()}", pointer)
        if absent:
            pointers = tuple(dict.fromkeys(absent.values()))
            values = {"rujukan": listed(list(absent))}
            yield i, Raw(key="xd010", pointers=pointers, values=values, quote=next(iter(absent)))


def _is_related(keterkaitan: tuple[str, ...], title: str) -> bool:
    """Whether it only shortens a title in the SOP's own box of related SOPs (XD001 speaks of that)."""
    return any(title_key(k).startswith(title_key(title)) for k in keterkaitan)


def _bare(number: str) -> str:
    """Without the letters "SOP" in front."""
    return re.sub(r"^sop[-.]?", "", number)


def _held(archive: Archive, title: str) -> bool:
    """Held under the whole of the words or under their beginning: the sentence may go on behind the title."""
    words = title.split()
    return any(archive.find_title(" ".join(words[:n])) for n in range(len(words), 1, -1))
