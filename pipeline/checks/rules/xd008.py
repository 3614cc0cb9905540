"""Kotak-kotak identitas sama persis di banyak SOP.

Yang diperiksa: isi Kualifikasi, Peralatan, Peringatan, dan Pencatatan semua dokumen, tanpa huruf besar dan tanda baca.
Alasan: kotak yang disalin tanpa disesuaikan tidak memberi petunjuk bagi SOP yang bersangkutan.
Berbunyi pada: sekurang-kurangnya tiga kotak yang sama dengan SOP berjudul lain; satu catatan per kelompok.
Diam pada: daftar peralatan yang sama saja; salinan dari SOP yang sama judulnya.

The boxes of the identity page are the same in many SOPs.

What it checks: qualification, tools, warning and records of all documents, without letter case and punctuation.
Why: boxes copied without being adapted give no guidance for the SOP they stand in.
Fires on: at least three boxes equal to those of an SOP of another title; one note a group.
Stays quiet on: an equal list of tools alone; copies of an SOP of the same title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pipeline.checks.archive import Archive, listed
from pipeline.checks.archive_index import BOXES
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import title_key

META = RuleMeta(
    code="XD008",
    name="boxes-copied",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; kotak identitas yang disalin",
    guards=frozenset({"G2"}),
    scope="arsip",
)

_LEAST = 3
_LABELS = {
    "kualifikasi_pelaksana": "Kualifikasi Pelaksana",
    "peralatan_perlengkapan": "Peralatan/Perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan_pendataan": "Pencatatan dan Pendataan",
}


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    groups: defaultdict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for i, entry in enumerate(archive.entries):
        filled = [(box, mark) for box, mark in enumerate(entry.kotak) if mark]
        # All four where all four agree, else each three: the most telling group is reported.
        for n in range(_LEAST, len(filled) + 1):
            for key in combinations(filled, n):
                groups[key].append(i)
    told: set[int] = set()
    for key, users in sorted(groups.items(), key=lambda g: (-len(g[0]), g[1])):
        titles = {title_key(archive.entries[i].judul) for i in users}
        first = next((i for i in users if i >= archive.first_new), None)
        if len(users) < 2 or len(titles) < 2 or first is None or told & set(users):
            continue
        told |= set(users)
        others = [archive.entries[i].judul or archive.entries[i].name for i in users if i != first]
        yield (
            first,
            Raw(
                key="xd008",
                pointers=tuple(f"/{BOXES[box]}" for box, _ in key),
                values={
                    "kotak": ", ".join(_LABELS[BOXES[box]] for box, _ in key),
                    "jumlah": str(len(users)),
                    "lain": listed(list(dict.fromkeys(others))),
                },
            ),
        )
