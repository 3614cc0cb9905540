"""Defects of requisites and outputs (IO)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.sunting import tanpa_baris
from generator.cacat.tanam import Tanaman, baris, hening, satu, tanam
from generator.plan import Langkah
from generator.tertib.naskah import Naskah

ORDERS = ("Memerintahkan", "Menugaskan")
MAKES = ("Menyusun", "Membuat", "Merekap", "Mengolah", "Mengumpulkan", "Menghimpun", "Menghitung", "Menggandakan")
FILES = ("Mengarsipkan", "Menyimpan")


def _in(i: int) -> str:
    return f"/langkah/{i}/mutu_baku/kelengkapan"


def _out(i: int) -> str:
    return f"/langkah/{i}/mutu_baku/output"


def _drafts(n: Naskah) -> list[int]:
    return [i for i in baris(n, *MAKES) if re.search(r"\b(?:konsep|draf)\b", n.langkah[i].output.lower())]


@tanam("IO001")
def mutu_baku_kosong(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    empty = r.choice(("", "-"))
    return n.dengan_langkah(i, kelengkapan=empty, waktu=empty, output=empty), (_in(i), _out(i))


@tanam("IO001")
def output_kosong(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(i, output=r.choice(("", "-", "–"))), (_out(i),)


@tanam("IO001")
def kelengkapan_kosong(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(i, kelengkapan=r.choice(("", "-"))), (_in(i),)


@hening("IO001")
def penutup_kosong(r: random.Random, n: Naskah) -> Naskah:
    end = Langkah("", r.choice(("SELESAI", "Selesai")), "", "", "", "")
    return replace(n, langkah=(*n.langkah, end), halaman=(*n.halaman, n.halaman[-1]))


@tanam("IO002")
def hasil_disposisi(r: random.Random, n: Naskah) -> Tanaman | None:
    """The output of a row above was copied down to one that makes or files something."""
    if (i := satu(r, baris(n, *MAKES, *FILES))) is None:
        return None
    return n.dengan_langkah(i, output=r.choice(("Disposisi", "Lembar Disposisi", "Lembar disposisi"))), (_out(i),)


@tanam("IO002")
def perintah_berhasil_barang(r: random.Random, n: Naskah) -> Tanaman | None:
    """An order that yields at once what it asks for."""
    if (
        i := satu(r, [i for i in baris(n, *ORDERS) if re.search(r"untuk (?:meny|mem|me)", n.langkah[i].aktivitas)])
    ) is None:
        return None
    thing = n.langkah[i].aktivitas.split(" untuk ")[1].split(" ", 1)[1]
    if "oordinasi" in n.langkah[i].aktivitas:
        return None
    return n.dengan_langkah(i, output=thing[0].upper() + thing[1:]), (_out(i),)


@hening("IO002")
def perintah_berhasil_disposisi(r: random.Random, n: Naskah) -> Naskah | None:
    rows = baris(n, *ORDERS)
    return (
        n.dengan_langkah(rows[0], output=r.choice(("Disposisi", "Nota dinas", "Arahan", "Surat tugas")))
        if rows
        else None
    )


@tanam("IO003")
def konsep_tak_pernah_dibuat(r: random.Random, n: Naskah) -> Tanaman | None:
    """The row that drafts is gone; the draft is examined all the same."""
    rows = [
        i
        for i in _drafts(n)
        if 0 < i < len(n.langkah) - 1 and "onsep" in n.langkah[i + 1].kelengkapan + n.langkah[i].output
    ]
    rows = [i for i in rows if n.langkah[i].output.split(",")[0] in n.langkah[i + 1].kelengkapan]
    if (i := satu(r, rows)) is None:
        return None
    return tanpa_baris(n, i), (_in(i),)


@tanam("IO003")
def catatan_tak_pernah_dibuat(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(1, len(n.langkah))
    things = (
        "Catatan pembagian ruangan",
        "Hasil koreksi anggaran",
        "Laporan progres bulanan",
        "Rekapitulasi kehadiran",
    )
    said = set(f"{n.nama} {' '.join(f'{s.aktivitas} {s.kelengkapan} {s.output}' for s in n.langkah)}".lower().split())
    strange = r.choice([t for t in things if not said & set(t.lower().split()[1:])])
    return n.dengan_langkah(i, kelengkapan=f"{n.langkah[i].kelengkapan}, {strange.lower()}"), (_in(i),)


@hening("IO003")
def dokumen_luar(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(1, len(n.langkah))
    outside = r.choice(("DPA", "peraturan terkait", "jadwal kegiatan", "surat permohonan"))
    return n.dengan_langkah(i, kelengkapan=f"{n.langkah[i].kelengkapan}, {outside}")


@tanam("IO004")
def penanda_tangan_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The same document comes in with the hand of another."""
    rows = [
        i
        for i in range(len(n.langkah) - 1)
        if re.search(r"yang telah (?:diparaf|ditandatangani)$", n.langkah[i].output)
    ]
    rows = [i for i in rows if n.langkah[i + 1].kelengkapan.startswith(n.langkah[i].output)]
    if (i := satu(r, rows)) is None:
        return None
    own = n.pelaksana[n.pelaku(i)]
    other = r.choice([x for x in ("Gubernur", "Bupati", "Kepala Biro") if x not in own])
    out = f"{n.langkah[i].output} {own}"
    changed = n.dengan_langkah(i, output=out)
    return changed.dengan_langkah(i + 1, kelengkapan=f"{n.langkah[i].output} {other}"), (_in(i + 1),)


@tanam("IO004")
def konsep_barang_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The initialled draft of one thing comes in as that of another."""
    rows = [
        i for i in range(len(n.langkah) - 1) if re.match(r"(?:Konsep|Draf) .* yang telah diparaf", n.langkah[i].output)
    ]
    rows = [i for i in rows if n.langkah[i + 1].kelengkapan == n.langkah[i].output]
    if (i := satu(r, rows)) is None:
        return None
    whole = " ".join(s.output + " " + (n.nama or "") for s in n.langkah).casefold()
    things = [t for t in ("berita acara", "nota dinas", "surat edaran", "keputusan") if t not in whole]
    head, tail = n.langkah[i].output.split()[0], n.langkah[i].output.split(" yang telah ")[1]
    return n.dengan_langkah(i + 1, kelengkapan=f"{head} {r.choice(things)} yang telah {tail}"), (_in(i + 1),)


@tanam("IO004")
def masa_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """A quarterly report for what joins two half-yearly ones."""
    rows = [i for i in baris(n, "Menyusun", "Membuat") if "laporan" in n.langkah[i].output.lower() and i >= 1]
    if (i := satu(r, rows)) is None:
        return None
    text = r.choice(
        (
            "Menggabungkan laporan semester I dan semester II menjadi laporan tahunan",
            "Menyusun laporan tahunan dari laporan semester I dan semester II",
        )
    )
    return n.dengan_langkah(i, aktivitas=text, kelengkapan="Laporan triwulan", output="Konsep laporan tahunan"), (
        _in(i),
    )


@hening("IO004")
def masukan_sama_tepat(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(1, len(n.langkah))
    return n.dengan_langkah(i, kelengkapan=n.langkah[i - 1].output)


@tanam("IO005")
def ditandatangani_masih_konsep(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, baris(n, "Menandatangani", "Menyetujui", "Mengesahkan"))) is None:
        return None
    thing = re.sub(r" yang telah .*", "", n.langkah[i].output)
    word = r.choice(("Konsep", "Draft", "Draf", "Rancangan"))
    if thing.lower().startswith(("konsep", "draf")):
        return None
    return n.dengan_langkah(i, output=f"{word} {thing[0].lower()}{thing[1:]}"), (_out(i),)


@tanam("IO005")
def status_mundur(r: random.Random, n: Naskah) -> Tanaman | None:
    """Behind the signature the same document is a draft again."""
    rows = [i for i, s in enumerate(n.langkah[:-1]) if s.output.endswith("yang telah ditandatangani")]
    if (i := satu(r, rows)) is None:
        return None
    thing = n.langkah[i].output.removesuffix(" yang telah ditandatangani")
    return n.dengan_langkah(i + 1, output=f"{r.choice(('Konsep', 'Draft'))} {thing[0].lower()}{thing[1:]}"), (
        _out(i + 1),
    )


@hening("IO005")
def status_naik(r: random.Random, n: Naskah) -> Naskah | None:
    rows = baris(n, "Menandatangani")
    return (
        n.dengan_langkah(rows[0], output=re.sub(r" yang telah .*", " final", n.langkah[rows[0]].output))
        if rows
        else None
    )


@tanam("IO006")
def masukan_jadi_hasil(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, [i for i in baris(n, *MAKES) if n.langkah[i].output])) is None:
        return None
    return n.dengan_langkah(i, kelengkapan=n.langkah[i].output), (_in(i), _out(i))


@hening("IO006")
def masukan_lain(r: random.Random, n: Naskah) -> Naskah | None:
    rows = baris(n, *MAKES)
    return n.dengan_langkah(rows[0], kelengkapan="Bahan, data pendukung") if rows else None


@tanam("IO007")
def kelengkapan_umum(r: random.Random, n: Naskah) -> Tanaman:
    generic = r.choice(("Dokumen, data", "Dokumen", "Berkas", "Data"))
    rows = [replace(s, kelengkapan=generic if i else s.kelengkapan) for i, s in enumerate(n.langkah)]
    return replace(n, langkah=tuple(rows)), ("/langkah",)


@hening("IO007")
def kelengkapan_umum_sekali(r: random.Random, n: Naskah) -> Naskah:
    return n.dengan_langkah(r.randrange(len(n.langkah)), kelengkapan="Dokumen")


@tanam("IO008")
def disposisi_dua_nama(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i, s in enumerate(n.langkah[:-1]) if s.output == "Disposisi"]
    if (i := satu(r, rows)) is None:
        return None
    return n.dengan_langkah(i + 1, kelengkapan="Lembar disposisi"), (_out(i), _in(i + 1))


@tanam("IO008")
def laporan_dua_nama(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i, s in enumerate(n.langkah) if re.match(r"Laporan kinerja", s.kelengkapan)]
    if (i := satu(r, rows)) is None:
        return None
    return n.dengan_langkah(
        i, kelengkapan=re.sub("Laporan kinerja", r.choice(("LKj", "LKjIP")), n.langkah[i].kelengkapan)
    ), ("/langkah",)


@tanam("IO008")
def konsep_dan_draf(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [
        i
        for i in range(1, len(n.langkah))
        if n.langkah[i].kelengkapan.startswith("Konsep ") and n.langkah[i - 1].output == n.langkah[i].kelengkapan
    ]
    if (i := satu(r, rows)) is None:
        return None
    return n.dengan_langkah(i, kelengkapan=n.langkah[i].kelengkapan.replace("Konsep", "Draft", 1)), ("/langkah",)


@hening("IO008")
def beda_huruf(r: random.Random, n: Naskah) -> Naskah | None:
    if any("isposisi" in s.kelengkapan + s.output for s in n.langkah) or n.kunci == "arsip_pinjam":
        return None
    i = r.randrange(1, len(n.langkah))
    return n.dengan_langkah(i, kelengkapan=n.langkah[i].kelengkapan.upper())


@tanam("IO009")
def hasil_akhir_konsep(r: random.Random, n: Naskah) -> Tanaman:
    last = len(n.langkah) - 1
    thing = re.sub(r" yang telah .*", "", n.langkah[last].kelengkapan.split(",")[0])
    return n.dengan_langkah(last, output=f"{r.choice(('Draft', 'Konsep'))} {thing[0].lower()}{thing[1:]}"), (
        _out(last),
    )


@tanam("IO009")
def hasil_akhir_umum(r: random.Random, n: Naskah) -> Tanaman:
    last = len(n.langkah) - 1
    return n.dengan_langkah(last, output=r.choice(("Dokumen", "Data", "Berkas"))), (_out(last),)


@hening("IO009")
def hasil_akhir_tersimpan(r: random.Random, n: Naskah) -> Naskah | None:
    last = len(n.langkah) - 1
    if not n.langkah[last].aktivitas.startswith(FILES):
        return None
    return n.dengan_langkah(last, output=r.choice(("Dokumen tersimpan", "Berkas terarsip", "Arsip")))


@tanam("IO010")
def hasil_mendahului(r: random.Random, n: Naskah) -> Tanaman | None:
    """A row that only hands over "untuk menyusun X" has X as its output already."""
    rows = [
        i
        for i in _drafts(n)
        if i >= 1
        and "kembalikan" not in n.langkah[i - 1].aktivitas
        and not n.langkah[i - 1].aktivitas.startswith(ORDERS)
    ]
    if (i := satu(r, rows)) is None:
        return None
    thing = re.sub(r"^(?:Konsep|Draf) ", "", n.langkah[i].output.split(",")[0])
    receiver = n.pelaksana[n.pelaku(i)]
    if n.pelaku(i) == n.pelaku(i - 1):
        return None
    given = n.langkah[i - 1].kelengkapan.split(",")[0].lower()
    text = f"Menyerahkan {given} kepada {receiver} untuk menyusun {thing.lower()}"
    return n.dengan_langkah(i - 1, aktivitas=text, output=thing), (_out(i - 1), f"/langkah/{i - 1}/aktivitas")


@hening("IO010")
def hasil_pada_tempatnya(r: random.Random, n: Naskah) -> Naskah | None:
    rows = [
        i
        for i in _drafts(n)
        if i >= 1 and n.pelaku(i) != n.pelaku(i - 1) and "kembalikan" not in n.langkah[i - 1].aktivitas
    ]
    if not rows or n.langkah[rows[0] - 1].aktivitas.startswith(ORDERS):
        return None
    i = rows[0]
    thing = n.langkah[i].output.split(",")[0].lower()
    text = f"Menyerahkan bahan kepada {n.pelaksana[n.pelaku(i)]} untuk menyusun {thing}"
    return n.dengan_langkah(i - 1, aktivitas=text, output="Bahan")


@tanam("IO011")
def mutu_baku_barang_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The text files or drafts one document, both cells name another one."""
    rows = [i for i in baris(n, *FILES, "Menandatangani", "Menyusun", "Membuat", "Menggandakan")]
    if (i := satu(r, rows)) is None:
        return None
    whole = " ".join(f"{s.aktivitas} {s.kelengkapan} {s.output}" for s in n.langkah).casefold()
    things = [
        t
        for t in ("Laporan triwulan", "Berita acara", "Nota dinas", "Surat permintaan data", "Rencana kerja")
        if t.casefold() not in whole
    ]
    said = set(n.langkah[i].aktivitas.casefold().split())
    things = [t for t in things if not said & set(t.casefold().split())]
    if not things:
        return None
    thing = r.choice(things)
    return n.dengan_langkah(
        i, kelengkapan=thing, output=thing if not n.langkah[i].aktivitas.startswith(FILES) else f"Arsip {thing.lower()}"
    ), (
        _out(i),
        _in(i),
        f"/langkah/{i}/aktivitas",
    )


@hening("IO011")
def mutu_baku_barang_sama(r: random.Random, n: Naskah) -> Naskah | None:
    rows = baris(n, *FILES)
    return n.dengan_langkah(rows[-1], output="Arsip") if rows else None
