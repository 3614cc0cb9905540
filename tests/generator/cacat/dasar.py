"""Defects of the legal basis (DH)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.tanam import Tanaman, hening, satu, tanam
from generator.tertib.naskah import Naskah

_PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
_REVOKED = (
    "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan Standar "
    "Operasional Prosedur Administrasi Pemerintahan",
    "Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah",
    f"{_PANRB} Nomor 12 Tahun 2015 tentang Pedoman Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja "
    "Instansi Pemerintah",
    "Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil",
    "Undang-Undang Nomor 7 Tahun 1971 tentang Ketentuan-ketentuan Pokok Kearsipan",
    "Peraturan Presiden Nomor 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah",
    "Peraturan Menteri Dalam Negeri Nomor 17 Tahun 2007 tentang Pedoman Teknis Pengelolaan Barang Milik Daerah",
    "Peraturan Pemerintah Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah",
)
_FORCE = (
    f"{_PANRB} Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu "
    "atas Laporan Kinerja Instansi Pemerintah",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik",
)
_KNOWN = re.compile(
    r"Nomor (?:43 Tahun 2009|25 Tahun 2009|29 Tahun 2014|35 Tahun 2012|53 Tahun 2014|15 Tahun 2014|23 Tahun 2014|"
    r"12 Tahun 2019|30 Tahun 2014|60 Tahun 2008)"
)


def _put(n: Naskah, i: int, teks: str) -> Naskah:
    items = list(n.dasar_hukum)
    items[i] = teks
    return replace(n, dasar_hukum=tuple(items))


def _at(i: int) -> tuple[str, ...]:
    return (f"/dasar_hukum/{i}",)


def _bare(teks: str) -> str:
    return teks.rstrip(";.")


@tanam("DH001")
def butir_terpotong(r: random.Random, n: Naskah) -> Tanaman:
    """Cut where the next word would have gone to the next line."""
    i = r.randrange(len(n.dasar_hukum))
    words = _bare(n.dasar_hukum[i]).split()
    cuts = [
        k
        for k in range(4, len(words) - 1)
        if words[k - 1] in ("tentang", "dan", "Nomor", "Tahun", "atas", "serta", "di", "dengan")
    ]
    return _put(n, i, " ".join(words[: r.choice(cuts)])), _at(i)


@tanam("DH001")
def judul_tak_selesai(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [
        i
        for i, t in enumerate(n.dasar_hukum)
        if re.search(r"Nomor (?:35 Tahun 2012|53 Tahun 2014|29 Tahun 2014|52 Tahun 2011)", t)
    ]
    if (i := satu(r, rows)) is None:
        return None
    words = _bare(n.dasar_hukum[i]).split()
    return _put(n, i, " ".join(words[:-3])), _at(i)


@tanam("DH001")
def butir_tanpa_nomor(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.dasar_hukum))
    return _put(n, i, re.sub(r" Nomor \S+ Tahun \d{4}", "", n.dasar_hukum[i])), _at(i)


@hening("DH001")
def uud(r: random.Random, n: Naskah) -> Naskah:
    return replace(
        n,
        dasar_hukum=(
            r.choice(("Undang-Undang Dasar 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945")),
            *n.dasar_hukum,
        ),
    )


@tanam("DH002")
def dasar_dicabut(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, dasar_hukum=(r.choice(_REVOKED), *n.dasar_hukum)), _at(0)


@hening("DH002")
def dasar_berlaku(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, dasar_hukum=(r.choice(_FORCE), *n.dasar_hukum))


@tanam("DH003")
def judul_diubah(r: random.Random, n: Naskah) -> Tanaman | None:
    """A decisive word is another, or one too many."""
    swaps = (
        ("Pemerintahan Daerah", "Pemerintah Daerah"),
        ("tentang Kearsipan", "tentang Pengelolaan Arsip"),
        ("Pelayanan Publik", "Standar Pelayanan Publik"),
        ("Sistem Akuntabilitas Kinerja", "Pedoman Akuntabilitas Kinerja"),
        ("tentang Petunjuk Teknis", "tentang Pedoman Petunjuk Teknis"),
        ("Pedoman Penyusunan Standar Operasional Prosedur", "Pedoman Evaluasi Standar Operasional Prosedur"),
        ("Administrasi Pemerintahan", "Administrasi Kependudukan"),
        ("Pengendalian Intern", "Pengawasan Intern"),
        ("Pengelolaan Keuangan Daerah", "Pengelolaan Barang Daerah"),
    )
    wishes = [
        (i, a, b)
        for i, t in enumerate(n.dasar_hukum)
        if _KNOWN.search(t)
        for a, b in swaps
        if a in t.split("sebagaimana")[0] and "Pelaksanaan Undang" not in t
    ]
    if not wishes:
        return None
    i, a, b = r.choice(wishes)
    return _put(n, i, n.dasar_hukum[i].replace(a, b, 1)), _at(i)


@tanam("DH003")
def nomor_tertukar(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i, t in enumerate(n.dasar_hukum) if "43 Tahun 2009 tentang Kearsipan" in t and t.startswith("Undang")]
    rows += [i for i, t in enumerate(n.dasar_hukum) if "25 Tahun 2009 tentang Pelayanan Publik" in t]
    if (i := satu(r, rows)) is None:
        return None
    number = re.search(r"Nomor (\d+) Tahun 2009", n.dasar_hukum[i])
    assert number is not None
    return _put(n, i, n.dasar_hukum[i].replace(number[1], "43" if number[1] == "25" else "25", 1)), _at(i)


@hening("DH003")
def judul_beda_ejaan(r: random.Random, n: Naskah) -> Naskah | None:
    rows = [i for i, t in enumerate(n.dasar_hukum) if "Nomor 29 Tahun 2014" in t or "Nomor 35 Tahun 2012" in t]
    if not rows:
        return None
    return _put(
        n,
        rows[0],
        n.dasar_hukum[rows[0]].upper() if r.random() < 0.5 else n.dasar_hukum[rows[0]].replace("Nomor", "No."),
    )


@tanam("DH004")
def perubahan_tak_disebut(r: random.Random, n: Naskah) -> Tanaman:
    for i, t in enumerate(n.dasar_hukum):
        if " sebagaimana telah diubah" in t:
            return _put(n, i, t.split(" sebagaimana telah diubah")[0]), _at(i)
    text = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    return replace(n, dasar_hukum=(text, *n.dasar_hukum)), _at(0)


@hening("DH004")
def perubahan_dengan_jo(r: random.Random, n: Naskah) -> Naskah:
    text = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah " + r.choice(
        ("jo. Undang-Undang Nomor 9 Tahun 2015", "sebagaimana telah beberapa kali diubah", "beserta perubahannya")
    )
    rest = tuple(t for t in n.dasar_hukum if "23 Tahun 2014" not in t)
    return replace(n, dasar_hukum=(text, *rest))


@tanam("DH005")
def urutan_terbalik(r: random.Random, n: Naskah) -> Tanaman:
    items = n.dasar_hukum
    if r.random() < 0.5:
        return replace(n, dasar_hukum=(items[-1], *items[:-1])), ("/dasar_hukum/",)
    return replace(
        n, dasar_hukum=(*items[1:], "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan")
    ), ("/dasar_hukum/",)


@hening("DH005")
def keputusan_di_akhir(r: random.Random, n: Naskah) -> Naskah:
    return replace(
        n,
        dasar_hukum=(
            *n.dasar_hukum,
            f"Keputusan Menteri Dalam Negeri Nomor 100 Tahun {n.tahun() - 1} tentang Tata Kelola Perkantoran",
        ),
    )


@tanam("DH006")
def tanpa_pedoman_sop(r: random.Random, n: Naskah) -> Tanaman:
    kept = tuple(t for t in n.dasar_hukum if "Standar Operasional" not in t)
    return replace(n, dasar_hukum=kept), ("/dasar_hukum",)


@tanam("DH006")
def tanpa_dasar_organisasi(r: random.Random, n: Naskah) -> Tanaman:
    kept = tuple(t for t in n.dasar_hukum if not re.search("Organisasi|Perangkat Daerah", t))
    return replace(n, dasar_hukum=kept), ("/dasar_hukum",)


@tanam("DH006")
def tanpa_dasar_kinerja(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.kunci not in ("laporan_kinerja", "data_kinerja"):
        return None
    kept = tuple(t for t in n.dasar_hukum if "Kinerja" not in t)
    return replace(n, dasar_hukum=kept), ("/dasar_hukum",)


@hening("DH006")
def pedoman_daerah(r: random.Random, n: Naskah) -> Naskah:
    kept = [t for t in n.dasar_hukum if "Standar Operasional" not in t]
    guide = "Peraturan Bupati Surya Kencana Nomor 14 Tahun 2019 tentang Pedoman Penyusunan Standar Operasional Prosedur"
    return replace(n, dasar_hukum=(*kept, guide))


@tanam("DH007")
def peraturan_daerah_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The agency's own regulation was left as in the document of a neighbour."""
    rows = [
        i
        for i, t in enumerate(n.dasar_hukum)
        if t.startswith(("Peraturan Daerah", "Peraturan Bupati", "Peraturan Wali"))
    ]
    if (i := satu(r, rows)) is None:
        return None
    own = re.search(r"(?:Kabupaten|Kota|Bupati|Wali Kota) ([A-Z]\w+ [A-Z]\w+)", n.dasar_hukum[i])
    assert own is not None
    return _put(
        n, i, n.dasar_hukum[i].replace(own[1], r.choice(("Lembah Anggrek", "Pasir Putih", "Danau Kembar")))
    ), _at(i)


@hening("DH007")
def peraturan_sendiri_huruf_besar(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, dasar_hukum=tuple(t.upper() if t.startswith("Peraturan Daerah") else t for t in n.dasar_hukum))


@tanam("DH008")
def dasar_kembar(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.dasar_hukum))
    twin = n.dasar_hukum[i]
    at = r.randrange(i + 1, len(n.dasar_hukum) + 1)
    return replace(n, dasar_hukum=(*n.dasar_hukum[:at], twin, *n.dasar_hukum[at:])), (*_at(i), *_at(at))


@tanam("DH008")
def dasar_dua_jenis(r: random.Random, n: Naskah) -> Tanaman:
    extra = (
        "Peraturan Presiden Nomor 86 Tahun 2007 tentang Badan Pusat Statistik",
        "Keputusan Presiden Nomor 86 Tahun 2007 tentang Badan Pusat Statistik",
    )
    return replace(n, dasar_hukum=(*extra, *n.dasar_hukum)), (*_at(0), *_at(1))


@hening("DH008")
def dasar_dan_perubahannya(r: random.Random, n: Naskah) -> Naskah:
    pair = (
        "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah",
        "Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016 "
        "tentang Perangkat Daerah",
    )
    return replace(n, dasar_hukum=(*pair, *n.dasar_hukum))
