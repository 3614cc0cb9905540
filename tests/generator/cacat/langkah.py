"""Defects of steps and their numbers (ST)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.sunting import dengan_baris, tanpa_baris
from generator.cacat.tanam import Tanaman, baris, hening, satu, tanam
from generator.plan import Langkah
from generator.tertib.data import prosedur
from generator.tertib.naskah import Naskah
from generator.tertib.ragam import pilih

ORDERS = ("Memerintahkan", "Menugaskan")
DRAFTS = ("Menyusun", "Membuat", "Menyiapkan")
_NOUN = {
    "Menerima": "Penerimaan",
    "Memeriksa": "Pemeriksaan",
    "Menyusun": "Penyusunan",
    "Menandatangani": "Penandatanganan",
    "Mengarsipkan": "Pengarsipan",
    "Menyimpan": "Penyimpanan",
    "Mengumpulkan": "Pengumpulan",
    "Membuat": "Pembuatan",
    "Meneliti": "Penelitian",
}


@tanam("ST001")
def nomor_ganda(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(1, len(n.langkah))
    return n.dengan_langkah(i, nomor=n.langkah[i - 1].nomor), (f"/langkah/{i}/", f"/langkah/{i - 1}/")


@hening("ST001")
def nomor_berhuruf(r: random.Random, n: Naskah) -> Naskah:
    """A step in two parts: 3a and 3b."""
    i = r.randrange(1, len(n.langkah) - 1)
    rows = [replace(s, nomor=str(k + (k <= i))) for k, s in enumerate(n.langkah)]
    rows[i], rows[i + 1] = replace(rows[i], nomor=f"{i + 1}a"), replace(rows[i + 1], nomor=f"{i + 1}b")
    return replace(n, langkah=tuple(rows))


@tanam("ST002")
def nomor_lompat(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(1, len(n.langkah))
    rows = [replace(s, nomor=str(k + 1 + (k >= i))) for k, s in enumerate(n.langkah)]
    return replace(n, langkah=tuple(rows)), (f"/langkah/{i}/", f"/langkah/{i - 1}/")


@tanam("ST002")
def nomor_mulai_lagi(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(2, len(n.langkah) - 1)
    rows = [replace(s, nomor=str(k + 1 if k < i else k - i + 1)) for k, s in enumerate(n.langkah)]
    return replace(n, langkah=tuple(rows)), (f"/langkah/{i}/", f"/langkah/{i - 1}/")


@tanam("ST002")
def baris_tanpa_nomor(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(1, len(n.langkah) - 1)
    return n.dengan_langkah(i, nomor=""), (f"/langkah/{i}/", f"/langkah/{i + 1}/")


@hening("ST002")
def baris_selesai(r: random.Random, n: Naskah) -> Naskah:
    last = Langkah("", r.choice(("SELESAI", "Selesai")), "", "", "", "")
    return replace(n, langkah=(*n.langkah, last), halaman=(*n.halaman, n.halaman[-1]))


@tanam("ST003")
def berakhir_kata_sambung(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=f"{text} {r.choice(('dan', 'untuk', 'kepada', 'serta', 'dengan', 'atau'))}"), (
        f"/langkah/{i}/aktivitas",
    )


@tanam("ST003")
def untuk_tertinggal(r: random.Random, n: Naskah) -> Tanaman | None:
    """The word between receiver and task is missing: "meneruskannya kepada Sekretaris memeriksa konsep"."""
    rows = [i for i in range(len(n.langkah) - 1) if re.search(r"kepada [A-Z][\w ]+$", n.langkah[i].aktivitas)]
    rows = [i for i in rows if "kembalikan" not in n.langkah[i].aktivitas]
    if (i := satu(r, rows)) is None:
        return None
    after = n.langkah[i + 1].aktivitas
    task = re.split(r",| dan ", f"{after[0].lower()}{after[1:]}")[0]
    return n.dengan_langkah(i, aktivitas=f"{n.langkah[i].aktivitas} {task}"), (f"/langkah/{i}/aktivitas",)


@tanam("ST003")
def mengumpulkan_kepada(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, baris(n, "Mengumpulkan", "Menghimpun"))) is None:
        return None
    text = re.sub(r" dari .*", f" kepada {n.pelaksana[n.pelaku((i + 1) % len(n.langkah))]}", n.langkah[i].aktivitas)
    return n.dengan_langkah(i, aktivitas=text), (f"/langkah/{i}/aktivitas",)


@hening("ST003")
def kalimat_pendek(r: random.Random, n: Naskah) -> Naskah:
    last = len(n.langkah) - 1
    return n.dengan_langkah(last, aktivitas=n.langkah[last].aktivitas.split(" dan ")[0])


@tanam("ST004")
def kata_benda(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i, s in enumerate(n.langkah) if s.aktivitas.split()[0] in _NOUN]
    if (i := satu(r, rows)) is None:
        return None
    first, rest = n.langkah[i].aktivitas.split(" ", 1)
    return n.dengan_langkah(i, aktivitas=f"{_NOUN[first]} {rest.split(',')[0]}"), (f"/langkah/{i}/aktivitas",)


@tanam("ST004")
def bersubjek(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=f"{n.pelaksana[n.pelaku(i)]} {text[0].lower()}{text[1:]}"), (
        f"/langkah/{i}/aktivitas",
    )


@hening("ST004")
def huruf_awal_kecil(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(len(n.langkah))
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=text[0].lower() + text[1:])


@tanam("ST005")
def dua_baris_jadi_satu(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [
        i
        for i in range(1, len(n.langkah))
        if "jika" not in n.langkah[i - 1].aktivitas and "untuk" not in n.langkah[i - 1].aktivitas
    ]
    rows = [i for i in rows if not re.search(r"\b(?:apa)?bila\b", n.langkah[i].aktivitas + n.langkah[i - 1].aktivitas)]
    if (i := satu(r, rows)) is None:
        return None
    a, b = n.langkah[i - 1].aktivitas, n.langkah[i].aktivitas
    joined = f"{a.split(' dan ')[0]}, kemudian {b[0].lower()}{b[1:]}"
    return tanpa_baris(n.dengan_langkah(i, aktivitas=joined), i - 1), (f"/langkah/{i - 1}/aktivitas",)


@hening("ST005")
def pasangan_tetap(r: random.Random, n: Naskah) -> Naskah | None:
    if any(" dan " in s.aktivitas or "kemudian" in s.aktivitas for s in n.langkah):
        rows = [re.sub(r"( dan |, kemudian |, )(?:me\w+).*", "", s.aktivitas) for s in n.langkah]
        n = replace(n, langkah=tuple(replace(s, aktivitas=t) for s, t in zip(n.langkah, rows, strict=True)))
    rows_check = baris(n, "Memeriksa", "Meneliti", "Menelaah")
    if not rows_check:
        return None
    i = rows_check[0]
    rest = n.langkah[i].aktivitas.split(" ", 1)[1].split(",")[0]
    return n.dengan_langkah(i, aktivitas=f"Menelaah dan mengoreksi {rest}")


@tanam("ST006")
def perintah_tak_dikerjakan(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i in baris(n, *ORDERS) if n.langkah[i + 1].aktivitas.startswith(DRAFTS)]
    rows = [i for i in rows if not n.langkah[i + 2].aktivitas.startswith("Melaksanakan")]  # may be what was ordered
    if (i := satu(r, rows)) is None:
        return None
    return tanpa_baris(n, i + 1), (f"/langkah/{i}/aktivitas",)


@tanam("ST006")
def perintah_menggantung(r: random.Random, n: Naskah) -> Tanaman | None:
    """A row that tells somebody to do what the procedure never does, before the last one."""
    task = r.choice(
        (
            "menghimpun daftar alamat",
            "merekap kehadiran pegawai",
            "mengetik surat pengantar",
            "menyusun jadwal kunjungan",
        )
    )
    if any(re.search(rf"\b{task.split()[0][3:]}", s.aktivitas) for s in n.langkah):
        return None
    boss, other = n.kolom("kepala"), n.kolom("staf") if n.kolom("staf") is not None else n.kolom("sub")
    if boss is None or other is None:
        return None
    row = Langkah(
        "", f"{r.choice(ORDERS)} {n.pelaksana[other]} untuk {task}", n.langkah[-2].output, "10 menit", "Disposisi", ""
    )
    at = len(n.langkah) - 1
    return dengan_baris(n, at, row, boss), (f"/langkah/{at}/aktivitas",)


@hening("ST006")
def perintah_diteruskan(r: random.Random, n: Naskah) -> Naskah | None:
    """The order is passed on once before it is carried out."""
    rows = [i for i in baris(n, *ORDERS) if n.langkah[i + 1].aktivitas.startswith(DRAFTS)]
    sekre = n.kolom("sekre")
    if (i := satu(r, rows)) is None or sekre is None or sekre in (n.pelaku(i), n.pelaku(i + 1)):
        return None
    target = n.pelaksana[sekre]
    first = re.sub(r"^(\w+) .*? untuk", rf"\1 {target} untuk", n.langkah[i].aktivitas)
    passed = Langkah(
        "", f"Meneruskan perintah kepada {n.pelaksana[n.pelaku(i + 1)]}", "Disposisi", "10 menit", "Disposisi", ""
    )
    return dengan_baris(n.dengan_langkah(i, aktivitas=first), i + 1, passed, sekre)


@tanam("ST007")
def judul_prosedur_lain(r: random.Random, n: Naskah) -> Tanaman:
    """The title of an SOP whose subject this one never names."""
    text = " ".join(f"{s.aktivitas} {s.kelengkapan} {s.output}" for s in n.langkah).casefold()
    others = [pilih(r, p.nama) for p in prosedur() if p.kunci != n.kunci and not n.kunci.startswith(p.kunci[:4])]
    strange = [t for t in others if not any(w in text for w in t.casefold().split()[1:])]
    title = r.choice(strange)
    return replace(n, nama=title, berkas=f"{title}.pdf"), ("/identitas/nama_sop",)


@tanam("ST007")
def judul_data_isi_laporan(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.kunci not in ("laporan_kinerja", "spj", "reviu"):
        return None
    title = "Pengumpulan Data " + {"laporan_kinerja": "Kinerja", "spj": "Perjalanan", "reviu": "Pengawasan"}[n.kunci]
    return replace(n, nama=title, berkas=f"{title}.pdf"), ("/identitas/nama_sop",)


@hening("ST007")
def judul_bersingkat(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, nama=f"{n.nama} di Lingkungan {n.instansi[-1].title()}")


@tanam("ST008")
def berakhir_menyusun(r: random.Random, n: Naskah) -> Tanaman | None:
    """The rows behind the draft were forgotten."""
    drafts = [
        i for i in baris(n, "Menyusun", "Membuat") if "onsep" in n.langkah[i].output or "raf " in n.langkah[i].output
    ]
    if (i := satu(r, [d for d in drafts if d >= 1])) is None:
        return None
    while len(n.langkah) > i + 1:
        n = tanpa_baris(n, len(n.langkah) - 1)
    return n.dengan_langkah(i, aktivitas=n.langkah[i].aktivitas.split(" dan ")[0].split(", ")[0]), (f"/langkah/{i}/",)


@hening("ST008")
def berakhir_menyerahkan(r: random.Random, n: Naskah) -> Naskah | None:
    last = len(n.langkah) - 1
    if not n.langkah[last].aktivitas.startswith(("Mengarsipkan", "Menyimpan")):
        return None
    return tanpa_baris(n, last)
