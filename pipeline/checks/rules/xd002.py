"""Keterkaitan tidak timbal balik, atau SOP menyebut dirinya sendiri.

Yang diperiksa: apakah SOP yang disebut, dalam instansi yang sama, menyebut balik SOP ini.
Alasan: keterkaitan yang hanya sepihak menandakan salah satunya belum diperbarui.
Berbunyi pada: A menyebut B, tetapi Keterkaitan B menyebut yang lain saja; SOP yang mencantumkan judulnya sendiri.
Diam pada: B yang kotak Keterkaitannya kosong; SOP instansi lain; SOP tahap lain dari kegiatan yang sama.

Relations are not mutual, or an SOP names itself.

What it checks: whether the SOPs named, within the same agency, name this one in turn.
Why: a relation that stands on one side only shows that the other was not brought up to date.
Fires on: A names B, while B names only others; an SOP that lists its own title.
Stays quiet on: a B whose box of related SOPs is empty; SOPs of other agencies; one for another stage of the same work.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.archive import Archive, listed
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.titles import same_words, title_words

META = RuleMeta(
    code="XD002",
    name="relation-not-mutual",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012, bagian identitas: keterkaitan",
    guards=frozenset({"G2"}),
    scope="arsip",
)


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    named = [frozenset(h for t in e.keterkaitan for h in archive.find_title(t)) for e in archive.entries]
    for i in archive.new():
        entry = archive.entries[i]
        own: list[int] = []
        single: list[tuple[int, int]] = []
        for at, title in enumerate(entry.keterkaitan):
            held = [h for h in archive.find_title(title) if archive.entries[h].agency == entry.agency]
            if i in held:
                if same_words(title_words(title), title_words(entry.judul)):
                    own.append(at)
            elif held and entry.agency and all(archive.entries[h].keterkaitan and i not in named[h] for h in held):
                single.append((at, held[0]))
        if own:
            pointers = tuple(f"/keterkaitan/{at}" for at in own)
            yield i, Raw(key="xd002_diri", pointers=pointers, values={"judul": entry.judul}, quote=entry.judul)
        if single:
            titles = [archive.entries[h].judul for _, h in single]
            yield (
                i,
                Raw(
                    key="xd002",
                    pointers=tuple(f"/keterkaitan/{at}" for at, _ in single),
                    values={"judul": listed(titles), "jumlah": str(len(titles))},
                    quote=titles[0],
                ),
            )
