"""Defects of the dates (DT)."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.cacat.tanam import Tanaman, hening, tanam
from generator.tertib.naskah import Naskah

SIGN_OFF = "Tempat dan Tanggal Pengesahan"
_BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_LATER = ("Undang-Undang", "Peraturan Menteri Dalam Negeri", "Peraturan Presiden", "Peraturan Pemerintah")


@tanam("DT001")
def tanggal_mustahil(r: random.Random, n: Naskah) -> Tanaman:
    field = r.choice(("pembuatan", "efektif"))
    return replace(n, **{field: r.choice(("31 Februari", "31 April", "30 Februari", "31 Juni")) + f" {n.tahun()}"}), (
        f"/identitas/tanggal_{field}",
    )


@tanam("DT001")
def tanggal_tanpa_hari(r: random.Random, n: Naskah) -> Tanaman:
    field = r.choice(("pembuatan", "efektif"))
    _, month, year = (getattr(n, field) or "").split()
    return replace(n, **{field: r.choice((f"{month} {year}", f"     {month} {year}", f"... {month} {year}"))}), (
        f"/identitas/tanggal_{field}",
    )


@tanam("DT001")
def tanda_tangan_tanpa_hari(r: random.Random, n: Naskah) -> Tanaman:
    _, month, year = (n.efektif or "").split()
    return replace(n, lain=(*n.lain, (SIGN_OFF, f"{_seat(n)}, {month} {year}"))), (f"/lain_lain/{SIGN_OFF}",)


@hening("DT001")
def tanggal_ditulis_lain(r: random.Random, n: Naskah) -> Naskah:
    day, month, year = (n.efektif or "").split()
    forms = (
        f"{int(day):02d}/{_BULAN.index(month) + 1:02d}/{year}",
        f"{day}-{_BULAN.index(month) + 1}-{year}",
        f"{day} {month[:3]} {year}",
    )
    return replace(n, efektif=r.choice(forms), pengesahan=None)


@tanam("DT002")
def tanpa_tanggal_berlaku(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, efektif=None, pengesahan=None), ("/identitas/tanggal_efektif", "/identitas/tanggal_pengesahan")


@tanam("DT002")
def tanpa_tanggal_pembuatan(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, pembuatan=None), ("/identitas/tanggal_pembuatan",)


@hening("DT002")
def kedua_tanggal_ada(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, pengesahan=n.efektif, revisi=None)


@tanam("DT003")
def berlaku_sebelum_dibuat(r: random.Random, n: Naskah) -> Tanaman:
    _, month, year = (n.pembuatan or "").split()
    early = f"{r.randint(1, 28)} {month} {int(year) - 1}"
    field = r.choice(("efektif", "pengesahan"))
    return replace(n, **{field: early}), ("/identitas/tanggal_pembuatan", f"/identitas/tanggal_{field}")


@tanam("DT003")
def revisi_sebelum_dibuat(r: random.Random, n: Naskah) -> Tanaman:
    day, month, year = (n.pembuatan or "").split()
    return replace(n, revisi=f"{day} {month} {int(year) - 1}"), ("/identitas/tanggal_revisi",)


@tanam("DT003")
def disahkan_sesudah_berlaku(r: random.Random, n: Naskah) -> Tanaman:
    day, month, year = (n.efektif or "").split()
    return replace(n, pengesahan=f"{day} {month} {int(year) + 1}", revisi="-"), ("/identitas/tanggal_pengesahan",)


@hening("DT003")
def revisi_direncanakan(r: random.Random, n: Naskah) -> Naskah:
    day, month, year = (n.efektif or "").split()
    return replace(n, revisi=f"{day} {month} {int(year) + 2}")


@tanam("DT004")
def revisi_sama_pembuatan(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, revisi=n.pembuatan), ("/identitas/tanggal_revisi", "/identitas/tanggal_pembuatan")


@tanam("DT004")
def semua_tanggal_sama(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, revisi=n.pembuatan, efektif=n.pembuatan, pengesahan=None), ("/identitas/tanggal_revisi",)


@hening("DT004")
def terbitan_pertama(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, revisi=r.choice(("-", None)))


@tanam("DT005")
def tanda_tangan_tanggal_lain(r: random.Random, n: Naskah) -> Tanaman:
    day, month, year = (n.efektif or "").split()
    other = _BULAN[(_BULAN.index(month) + r.randint(3, 8)) % 12]
    text = f"{_seat(n)}, {min(int(day), 28)} {other} {int(year) + r.choice((0, 1, -2))}"
    return replace(n, lain=(*n.lain, (SIGN_OFF, text))), (f"/lain_lain/{SIGN_OFF}",)


@tanam("DT005")
def tanda_tangan_tempat_lain(r: random.Random, n: Naskah) -> Tanaman:
    address = ("Alamat", f"Jl. Kenanga Nomor {r.randint(1, 90)} {_seat(n)} Kode Pos 71{r.randint(100, 999)}")
    return replace(n, lain=(*n.lain, address, (SIGN_OFF, f"Wonosari, {n.efektif}"))), (f"/lain_lain/{SIGN_OFF}",)


@hening("DT005")
def tanda_tangan_cocok(r: random.Random, n: Naskah) -> Naskah:
    _, month, year = (n.efektif or "").split()
    return replace(n, lain=(*n.lain, (SIGN_OFF, f"{_seat(n)}, {r.choice((n.efektif, f'{month} {year}'))}")))


@tanam("DT006")
def dasar_lebih_muda(r: random.Random, n: Naskah) -> Tanaman:
    late = f"{r.choice(_LATER)} Nomor {r.randint(3, 40)} Tahun {n.tahun() + 1} tentang Tata Kelola Perkantoran"
    return replace(n, dasar_hukum=(*n.dasar_hukum, late), revisi="-"), (f"/dasar_hukum/{len(n.dasar_hukum)}",)


@hening("DT006")
def dasar_setahun(r: random.Random, n: Naskah) -> Naskah:
    same = f"Peraturan Menteri Dalam Negeri Nomor {r.randint(3, 40)} Tahun {n.tahun()} tentang Tata Kelola Perkantoran"
    return replace(n, dasar_hukum=(*n.dasar_hukum, same))


@tanam("DT007")
def lama_tak_ditinjau(r: random.Random, n: Naskah) -> Tanaman:
    day, month, _ = (n.pembuatan or "").split()
    year = r.randint(2012, 2016)
    return replace(
        n, pembuatan=f"{day} {month} {year}", efektif=f"{day} {month} {year}", revisi="-", pengesahan=None
    ), ("/identitas",)


@hening("DT007")
def belum_lama(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, revisi="-")


def _seat(n: Naskah) -> str:
    """Where the office sits: the last word of its region."""
    return n.instansi[0].split()[-1].title()
