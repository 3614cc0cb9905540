"""SOP yang disebut dalam Keterkaitan tidak ada dalam arsip.

Yang diperiksa: judul pada kotak Keterkaitan terhadap judul semua dokumen arsip, mula-mula dari instansi yang sama.
Alasan: SOP yang dirujuk tetapi tidak ada belum disusun, berganti nama, atau belum dikumpulkan.
Berbunyi pada: judul yang tidak dimiliki arsip; judul yang hanya dimiliki instansi lain.
Diam pada: judul yang sama selain tahun, huruf besar, dan satu dua huruf; arsip yang hanya satu dokumen.

An SOP named as related is not in the archive.

What it checks: the titles in the box of related SOPs against those of all documents, first of the same agency.
Why: an SOP that is referred to but not there was not written yet, was renamed, or was not collected.
Fires on: a title that the archive does not hold; one that only another agency has.
Stays quiet on: a title equal but for year, letter case and a letter or two; an archive of a single document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.archive import Archive, listed
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import title_key

META = RuleMeta(
    code="XD001",
    name="related-sop-not-held",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: keterkaitan",
    guards=frozenset({"G2"}),
    scope="arsip",
)

_NO_TITLE = re.compile(r"\b(?:seluruh|semua|setiap|sop lain(?:nya)?)\b", re.IGNORECASE)


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    if len(archive.entries) < 2:
        return
    for i in archive.new():
        entry = archive.entries[i]
        absent: list[int] = []
        elsewhere: list[int] = []
        for at, title in enumerate(entry.keterkaitan):
            if not title_key(title) or _NO_TITLE.search(title):
                continue
            held = archive.find_title(title)
            if not held:
                absent.append(at)
            elif not any(archive.entries[h].agency == entry.agency and entry.agency for h in held):
                elsewhere.append(at)
        for key, places in (("xd001", absent), ("xd001_instansi_lain", elsewhere)):
            if places:
                titles = [entry.keterkaitan[at].rstrip(" ;:,.") for at in places]
                yield (
                    i,
                    Raw(
                        key=key,
                        pointers=tuple(f"/keterkaitan/{at}" for at in places),
                        values={"judul": listed(titles), "jumlah": str(len(titles))},
                        quote=titles[0],
                    ),
                )
