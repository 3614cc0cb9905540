"""The tables that offices ask for: one row for each SOP (the rekap), and one row for each step.

Columns of the rekap: those that inventories of the genre ask for. What no document says (Status, Keterangan) stays
empty for a person to fill. NIP are left out, since such tables are passed around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.data.catalogue import Lang, say
from pipeline.exports.text import clean
from pipeline.model.sop import SOP, Langkah, Satuan, Tanggal
from pipeline.normal.waktu import tulis_waktu


@dataclass(frozen=True, slots=True)
class Entry:
    """An SOP in its archive. nama: of its JSON.  temuan: findings as (error, warning, info), None where not known."""

    nama: str
    sop: SOP
    temuan: tuple[int, int, int] | None = None


def rekap_frame(entries: Sequence[Entry], lang: Lang = "id") -> pd.DataFrame:
    """One row for each SOP; lists joined with "; ", numbers as numbers, dates as ISO where they could be read."""
    return pd.DataFrame([_rekap(n, e, lang) for n, e in enumerate(entries, start=1)], columns=_REKAP, dtype=object)


def langkah_frame(entries: Sequence[Entry]) -> pd.DataFrame:
    """One row for each step of all SOPs, in order."""
    rows = [
        (e.nama, clean(e.sop.identitas.nama_sop), *_langkah(e.sop, step)) for e in entries for step in e.sop.langkah
    ]
    return pd.DataFrame(rows, columns=_LANGKAH, dtype=object)


_REKAP = [
    "No",
    "Perangkat Daerah",
    "Unit",
    "Nama SOP",
    "Nomor",
    "Tgl Pembuatan",
    "Tgl Revisi",
    "Tgl Efektif",
    "Tgl Pengesahan",
    "Disahkan oleh",
    "Jumlah langkah",
    "Jumlah pelaksana",
    "Total waktu",
    "Jumlah keputusan",
    "Keterkaitan",
    "Dasar hukum",
    "Status",
    "Temuan E",
    "Temuan W",
    "Temuan I",
    "Perlu ditinjau",
    "Keterangan",
    "Nama berkas",
    "Halaman",
    "Nama JSON",
]
_LANGKAH = [
    "Nama JSON",
    "Nama SOP",
    "No",
    "Kegiatan",
    "Pelaksana",
    "Kelengkapan",
    "Waktu",
    "Waktu nilai",
    "Waktu nilai maks",
    "Waktu satuan",
    "Output",
    "Keterangan",
]


def _rekap(n: int, e: Entry, lang: Lang) -> tuple[object, ...]:
    i, sop = e.sop.identitas, e.sop
    signer = [clean(i.disahkan_oleh.jabatan), clean(i.disahkan_oleh.nama)]
    return (
        n,
        clean(i.instansi),
        clean(i.unit_kerja),
        clean(i.nama_sop),
        clean(i.nomor_sop),
        _date(i.tanggal_pembuatan),
        _date(i.tanggal_revisi),
        _date(i.tanggal_efektif),
        _date(i.tanggal_pengesahan),
        ", ".join(part for part in signer if part),
        len(sop.langkah),
        len(sop.pelaksana),
        total_waktu(sop, lang),
        sum(s.jenis == "keputusan" for s in sop.alur.simbol),
        "; ".join(clean(k) for k in sop.keterkaitan),
        "; ".join(clean(d.teks).rstrip(" ;.") for d in sop.dasar_hukum),
        "",
        *(e.temuan or ("", "", "")),
        len(sop.perlu_ditinjau),
        "",
        clean(sop.sumber.berkas),
        _pages([h.nomor for h in sop.sumber.halaman]),
        e.nama,
    )


def _langkah(sop: SOP, step: Langkah) -> tuple[object, ...]:
    time = step.mutu_baku.waktu
    return (
        clean(step.nomor),
        clean(step.aktivitas),
        "; ".join(clean(sop.pelaksana[p].nama) for p in step.pelaksana if 0 <= p < len(sop.pelaksana)),
        clean(step.mutu_baku.kelengkapan),
        clean(time.teks if time else None),
        time.nilai if time else None,
        time.nilai_maks if time else None,
        (time.satuan or "") if time else "",
        clean(step.mutu_baku.output),
        clean(step.keterangan),
    )


def _date(date: Tanggal | None) -> str:
    return "" if date is None else date.iso or clean(date.teks)


def total_waktu(sop: SOP, lang: Lang = "id") -> str:
    """The sums of the steps' times, each unit by itself since a day has no fixed number of working hours. The time of
    a merged cell counts once. Times without a number are counted, not guessed."""
    least: dict[Satuan, float] = {}
    most: dict[Satuan, float] = {}
    without = 0
    for i, step in enumerate(sop.langkah):
        time = step.mutu_baku.waktu
        bukti = sop.bukti.get(f"/langkah/{i}/mutu_baku/waktu")
        if time is None or (bukti is not None and bukti.gabungan is not None and bukti.gabungan[0] != i):
            continue
        if time.nilai is None or time.satuan is None:
            without += 1
            continue
        least[time.satuan] = least.get(time.satuan, 0) + time.nilai
        most[time.satuan] = most.get(time.satuan, 0) + (time.nilai_maks or time.nilai)
    parts = [
        tulis_waktu(round(least[unit], 4), round(most[unit], 4) if most[unit] > least[unit] else None, unit)
        for unit in least
    ]
    if without:
        parts.append(say("ekspor_waktu_lain", lang, jumlah=without))
    return "; ".join(parts)


def _pages(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1-3, 7"."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
