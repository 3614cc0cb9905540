"""Defects of text and reading (TX)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.tanam import Tanaman, hening, satu, tanam
from generator.tertib.naskah import Naskah


def _at(i: int) -> tuple[str, ...]:
    return (f"/langkah/{i}/aktivitas",)


@tanam("TX001")
def huruf_salah_baca(r: random.Random, n: Naskah) -> Tanaman | None:
    """One usual confusion of letters in a word of a scan (5.1)."""
    swaps = (
        ("Kepala", "Kepela"),
        ("kelengkapan", "ke1engkapan"),
        ("surat", "surai"),
        ("dan", "dai"),
        ("laporan", "1aporan"),
        ("berkas", "berkes"),
        ("pegawai", "pegawal"),
        ("konsep", "konsap"),
    )
    wishes = [(i, a, b) for i, s in enumerate(n.langkah) for a, b in swaps if re.search(rf"\b{a}\b", s.aktivitas)]
    if not wishes:
        return None
    i, a, b = r.choice(wishes)
    text = re.sub(rf"\b{a}\b", b, n.langkah[i].aktivitas, count=1)
    return replace(n.dengan_langkah(i, aktivitas=text), cara="ocr", ragu=_at(i)), _at(i)


@tanam("TX001")
def serpihan_bentuk(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    debris = r.choice(("C)", "L]", "I»", "Ij", "|"))
    first = debris != "C)" and r.random() < 0.5  # before a text it may be a list's letter
    text = f"{debris} {n.langkah[i].aktivitas}" if first else f"{n.langkah[i].aktivitas} {debris}"
    return replace(n.dengan_langkah(i, aktivitas=text), cara="ocr", ragu=_at(i)), _at(i)


@hening("TX001")
def pindaian_bersih(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, cara="ocr")


@tanam("TX002")
def salah_ketik(r: random.Random, n: Naskah) -> Tanaman | None:
    swaps = (
        ("untuk", "utuk"),
        ("diparaf", "di paraf"),
        ("dikembalikan", "di kembalikan"),
        ("Menganalisis", "Menganalisa"),
        ("kepada", "kepda"),
        ("ditandatangani", "ditanda tangani"),
        ("Menandatangani", "Menandatagani"),
        ("masyarakat", "masyrakat"),
        ("Memverifikasi", "Memferifikasi"),
    )
    wishes = [(i, a, b) for i, s in enumerate(n.langkah) for a, b in swaps if re.search(rf"\b{a}\b", s.aktivitas)]
    if not wishes:
        return None
    i, a, b = r.choice(wishes)
    return n.dengan_langkah(i, aktivitas=re.sub(rf"\b{a}\b", b, n.langkah[i].aktivitas, count=1)), _at(i)


@tanam("TX002")
def kata_ganda(r: random.Random, n: Naskah) -> Tanaman:
    if r.random() < 0.5:
        head = (*n.instansi[:-1], re.sub(r"(\w+)$", r"\1 \1", n.instansi[-1]))
        return replace(n, instansi=head), ("/identitas/instansi",)
    i = r.randrange(len(n.langkah))
    words = n.langkah[i].aktivitas.split()
    # A doubled noun may be a plural that lacks its hyphen; verbs and joining words are only ever doubled by mistake.
    places = [
        k for k, w in enumerate(words) if w in ("dan", "untuk", "kepada", "dari", "pada") or (k == 0 and len(w) > 4)
    ]
    k = r.choice(places)
    words.insert(k + 1, words[k].lower() if k == 0 else words[k])
    return n.dengan_langkah(i, aktivitas=" ".join(words)), _at(i)


@tanam("TX002")
def judul_salah_ketik(r: random.Random, n: Naskah) -> Tanaman:
    title = (n.nama or "").removeprefix("SOP ")
    swaps = (
        ("Masyarakat", "Masyrakat"),
        ("Pelayanan", "Pelayanann"),
        ("Laporan", "Laporn"),
        ("Pengelolaan", "Pengelolan"),
        ("Penerbitan", "Penerbtan"),
        ("Kinerja", "Kinrja"),
        ("Pelaksanaan", "Pelaksanan"),
        ("Surat", "Suarat"),
        ("Pegawai", "Pegawi"),
        ("Barang", "Brang"),
        ("Arsip", "Arsp"),
        ("Perjalanan", "Perjalnan"),
        ("Kenaikan", "Kenaikn"),
        ("Pengadaan", "Pengadan"),
        ("Rapat", "Rapta"),
        ("Pengajuan", "Pengajun"),
    )
    fits = [(a, b) for a, b in swaps if a in title]
    a, b = r.choice(fits) if fits else (title.split()[0], title.split()[0][:-2] + title.split()[0][-1])
    return replace(n, nama=title.replace(a, b, 1)), ("/identitas/nama_sop",)


@hening("TX002")
def singkatan_lazim(r: random.Random, n: Naskah) -> Naskah:
    i = len(n.langkah) - 1
    word = r.choice(("Monev", "Renja", "Tupoksi"))
    return n.dengan_langkah(i, keterangan=f"Bahan {word}")


@tanam("TX003")
def tabel_tidak_ada(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, langkah=(), simbol=(), panah=(), ikatan=()), ("/langkah",)


@tanam("TX003", tergambar=False)  # the reader puts it right by what the columns hold
def kolom_bergeser(r: random.Random, n: Naskah) -> Tanaman:
    """Times stand under the head of the output."""
    rows = tuple(
        replace(s, waktu=s.kelengkapan, output=s.waktu, kelengkapan="", keterangan=s.output) for s in n.langkah
    )
    return replace(n, langkah=rows), ("/langkah",)


@hening("TX003")
def tabel_pendek(r: random.Random, n: Naskah) -> Naskah:
    return n


@tanam("TX004")
def jabatan_terpotong(r: random.Random, n: Naskah) -> Tanaman | None:
    """The cell of the approval ends within a word of the agency's name."""
    words = (n.jabatan or "").split()
    if n.jenis not in ("dinas", "badan", "satpol") or len(words) < 3 or len(words[-1]) < 6:
        return None
    k = next(k for k in range(len(words) - 1, 1, -1) if len(words[k]) >= 6)
    if words[k].upper() not in " ".join(n.instansi):
        return None
    cut = " ".join([*words[:k], words[k][: r.randint(1, len(words[k]) - 3)]])
    return replace(n, jabatan=cut + r.choice(("", "."))), ("/identitas/disahkan_oleh/jabatan",)


@tanam("TX004")
def sel_terpotong(r: random.Random, n: Naskah) -> Tanaman | None:
    """A cell of the table ends within a word that stands whole in the row before. What is left is no word."""
    rows = [i for i in range(1, len(n.langkah)) if n.langkah[i].kelengkapan == n.langkah[i - 1].output]
    rows = [i for i in rows if len(n.langkah[i].kelengkapan.split()[-1]) > 7]
    if (i := satu(r, rows)) is None:
        return None
    text = n.langkah[i].kelengkapan
    lost = r.choice([k for k in (2, 3, 4) if text[-k:] not in ("an", "kan", "nya")])
    return n.dengan_langkah(i, kelengkapan=text[:-lost]), (f"/langkah/{i}/mutu_baku/kelengkapan",)


@hening("TX004")
def jabatan_singkat(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, pelaksana=tuple(p.replace("Kepala Bidang", "Ka. Bidang") for p in n.pelaksana))


@tanam("TX005")
def istilah_lama(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.kunci not in ("laporan_kinerja", "data_kinerja", "reviu"):
        return None
    if r.random() < 0.5:  # the term of before 2014, or one that says the same twice
        old = r.choice(("LAKIP dan laporan kinerja", "Laporan LKj"))
        warning = f"Jika SOP ini tidak dilaksanakan, maka {old} terlambat disusun"
        return replace(n, peringatan=(warning,)), ("/peringatan", "/langkah", "/identitas")
    i = len(n.langkah) - 1
    text = re.sub(r"laporan kinerja|data kinerja|laporan hasil reviu", "LAKIP", n.langkah[i].aktivitas, count=1)
    return n.dengan_langkah(i, aktivitas=text, kelengkapan="Laporan kinerja"), ("/langkah", "/identitas")


@hening("TX005")
def singkatan_dijelaskan(r: random.Random, n: Naskah) -> Naskah | None:
    if n.kunci != "laporan_kinerja":
        return None
    return n.dengan_langkah(0, aktivitas=n.langkah[0].aktivitas.replace("laporan kinerja", "Laporan Kinerja (LKj)", 1))


@tanam("TX006")
def isian_terbuka(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    gap = r.choice(("........", "[nama instansi]", "XXX", "______"))
    if r.random() < 0.3:
        return replace(n, peralatan=(*n.peralatan, f"Aplikasi {gap}")), ("/peralatan_perlengkapan",)
    return n.dengan_langkah(i, aktivitas=f"{n.langkah[i].aktivitas} {gap}"), _at(i)


@tanam("TX006")
def sisa_ganti_semua(r: random.Random, n: Naskah) -> Tanaman | None:
    """The name of the agency was replaced by its head's title throughout."""
    boss = n.kolom("kepala")
    title = " ".join((n.nama or "").split()[-2:]).lower()
    rows = [i for i, s in enumerate(n.langkah) if title in s.aktivitas.lower()]
    if boss is None or (i := satu(r, rows)) is None:
        return None
    head = {
        "dinas": "Kepala Dinas",
        "badan": "Kepala Badan",
        "satpol": "Kepala Satuan",
        "inspektorat": "Inspektur",
        "kecamatan": "Camat",
    }.get(n.jenis)
    if head is None:
        return None
    text = re.sub(rf"({re.escape(title)})", rf"\1 {head}", n.langkah[i].aktivitas, count=1, flags=re.IGNORECASE)
    return n.dengan_langkah(i, aktivitas=text), _at(i)


@hening("TX006")
def objek_bernama_instansi(r: random.Random, n: Naskah) -> Naskah:
    i = len(n.langkah) - 1
    return n.dengan_langkah(i, aktivitas=f"{n.langkah[i].aktivitas} {n.instansi[-1].title()}")
