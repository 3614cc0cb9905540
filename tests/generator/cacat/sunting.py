"""Changes of a whole paper that several defects need: rows taken out, rows put in, arrows turned."""

from __future__ import annotations

from dataclasses import replace

from generator.plan import Langkah, Panah, Simbol
from generator.tertib.naskah import Naskah


def tanpa_baris(n: Naskah, row: int) -> Naskah:
    """Without a row, as if it had never been: numbers, symbols and arrows close over the gap."""
    kept = [k for k, s in enumerate(n.simbol) if s.langkah != row]
    place = {k: i for i, k in enumerate(kept)}
    simbol = tuple(replace(n.simbol[k], langkah=n.simbol[k].langkah - (n.simbol[k].langkah > row)) for k in kept)
    gone = {k for k, s in enumerate(n.simbol) if s.langkah == row}
    onward = next((p.ke for p in n.panah if p.dari in gone and p.label != "tidak" and p.ke not in gone), None)
    panah: list[Panah] = []
    for p in n.panah:
        ke = onward if p.ke in gone else p.ke
        if p.dari in place and ke is not None and ke in place:
            panah.append(Panah(place[p.dari], place[ke], p.label))
    langkah = tuple(replace(s, nomor=str(i)) for i, s in enumerate((*n.langkah[:row], *n.langkah[row + 1 :]), start=1))
    ties = tuple((place[a], place[b]) for a, b in n.ikatan if a in place and b in place)
    last = len(langkah) - 1
    simbol = tuple(
        replace(s, jenis="terminator")
        if s.langkah in (0, last) and s.jenis == "proses" and not _beside(simbol, s)
        else s
        for s in simbol
    )
    return replace(
        n, langkah=langkah, simbol=simbol, panah=tuple(panah), ikatan=ties, halaman=n.halaman[: len(langkah)]
    )


def dengan_baris(n: Naskah, row: int, langkah: Langkah, pelaksana: int) -> Naskah:
    """With a row put in before a row, drawn as a box of its own in the flow; numbers go on."""
    moved = [replace(s, langkah=s.langkah + (s.langkah >= row)) for s in n.simbol]
    new = len(moved)
    before = [k for k, s in enumerate(moved) if s.langkah < row]
    panah = [
        replace(p, ke=new) if p.dari in before and p.label != "tidak" and moved[p.ke].langkah > row else p
        for p in n.panah
    ]
    after = next((k for k, s in enumerate(moved) if s.langkah == row + 1), None)
    if after is not None:
        panah.append(Panah(new, after))
    rows = (*n.langkah[:row], langkah, *n.langkah[row:])
    numbered = tuple(replace(s, nomor=str(i)) for i, s in enumerate(rows, start=1))
    page = n.halaman[0] if n.halaman else 1
    return replace(
        n,
        langkah=numbered,
        simbol=(*moved, Simbol(row, pelaksana, "proses")),
        panah=tuple(panah),
        halaman=(*n.halaman, page),
    )


def tanpa_gambar(n: Naskah) -> Naskah:
    """As a text copy has it: no drawing at all."""
    return replace(n, simbol=(), panah=(), ikatan=(), konektor=())


def tanpa_balik(n: Naskah) -> Naskah:
    """Without the exits of decisions that send back: only the way on was drawn."""
    return replace(n, panah=tuple(replace(p, label=None) for p in n.panah if p.label != "tidak"))


def _beside(simbol: tuple[Simbol, ...], one: Simbol) -> bool:
    return any(s.langkah == one.langkah and s.jenis != "proses" for s in simbol)
