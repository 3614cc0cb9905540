"""How much the checker finds of what was planted, and what it says of clean documents.

    PYTHONPATH=.:tests python benchmarks/planted.py [--seeds N] [--from FIRST] [--code PREFIX] [--ways]
        [--missed] [--drawn]

Coherent made-up SOPs get one defect at a time, in every way that the generator knows for each rule; a defect counts as
found where a finding with the rule's code points at its place. `hening`: forms that look like the defect and are none;
each on which the rule speaks is a false alarm. Then warnings and errors a document on papers without a defect, single
and in archives. With --drawn each paper is drawn as a PDF and read by the program before it is checked, where a drawing
can show the defect; without it the canonical record is made of the paper itself. A seed that somebody looked at while
mending a rule says nothing any more: figures come from others.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable

from generator.cacat.tanam import semua_cara
from generator.cacat.ukur import Hasil, arsip_bersih, bersih, coba
from generator.tertib.kanonik import as_sop
from generator.tertib.naskah import Naskah
from generator.tertib.terbaca import as_read

from pipeline.model.temuan import Temuan


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--code", default="")
    parser.add_argument("--ways", action="store_true", help="a line for each way")
    parser.add_argument("--missed", action="store_true", help="what was missed or said wrongly, one line each")
    parser.add_argument("--drawn", action="store_true", help="draw and read each paper; not for rules of the archive")
    asked = parser.parse_args()
    baca = as_read if asked.drawn else as_sop
    ways = [
        c
        for c in semua_cara()
        if c.kode.startswith(asked.code) and (not asked.drawn or (c.satu is not None and c.tergambar))
    ]
    seeds = range(asked.first, asked.first + asked.seeds)
    done = [h for c in ways for s in seeds if (h := coba(c, s, baca)) is not None]
    if asked.missed:
        for h in done:
            if not h.benar:
                print(h.cara.kode, h.cara.nama, h.seed, h.di, [(t.pesan, t.lokasi) for t in h.terbaca][:2])
    _table(done, ways=asked.ways)
    _noise("dokumen bersih", bersih(seeds, baca))
    if not asked.drawn:
        _noise("arsip bersih", arsip_bersih(seeds))


def _table(done: list[Hasil], ways: bool) -> None:
    groups: defaultdict[tuple[str, str], list[Hasil]] = defaultdict(list)
    for h in done:
        groups[h.cara.kode, (("~" if h.cara.hening else "") + h.cara.nama) if ways else ""].append(h)
    print(f"{'kode':6} {'ditanam':>8} {'ditemukan':>9} {'recall':>7} {'hening':>7} {'bunyi':>6}")
    for (code, way), found in sorted(groups.items()):
        _line(code, found, way)
    _line("semua", done, "")


def _line(name: str, found: Iterable[Hasil], way: str) -> None:
    planted = [h for h in found if not h.cara.hening]
    quiet = [h for h in found if h.cara.hening]
    hit, loud = sum(h.benar for h in planted), sum(not h.benar for h in quiet)
    recall = f"{hit / len(planted):.3f}" if planted else "-"
    print(f"{name:6} {len(planted):8} {hit:9} {recall:>7} {len(quiet):7} {loud:6} {way}")


def _noise(name: str, checked: Iterable[tuple[Naskah, tuple[Temuan, ...]]]) -> None:
    counts: Counter[str] = Counter()
    documents = 0
    for _, found in checked:
        documents += 1
        counts.update(t.kode for t in found if t.tingkat != "info")
    total = sum(counts.values())
    print(f"{name}: {documents}, peringatan dan galat per dokumen {total / documents:.3f} {dict(counts.most_common())}")


if __name__ == "__main__":
    main()
