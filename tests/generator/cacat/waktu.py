"""Defects of the times (WK)."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.cacat.tanam import Tanaman, baris, hening, satu, tanam
from generator.plan import Langkah
from generator.tertib.naskah import Naskah


def _times(n: Naskah, times: list[str]) -> Naskah:
    return replace(n, langkah=tuple(replace(s, waktu=t) for s, t in zip(n.langkah, times, strict=True)))


def _at(i: int) -> tuple[str, ...]:
    return (f"/langkah/{i}/mutu_baku/waktu",)


@tanam("WK001")
def waktu_kosong(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(i, waktu=r.choice(("", "-", "..."))), _at(i)


@hening("WK001")
def penutup_tanpa_waktu(r: random.Random, n: Naskah) -> Naskah:
    last = Langkah("", "SELESAI", "", "", "", "")
    return replace(n, langkah=(*n.langkah, last), halaman=(*n.halaman, n.halaman[-1]))


@tanam("WK002")
def waktu_tanpa_satuan(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(i, waktu=r.choice(("20", "S Menit", "menit", "hari", "5 mnl", "l0"))), _at(i)


@hening("WK002")
def waktu_bentuk_lain(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(
        i,
        waktu=r.choice(
            (
                "2 menit/berkas",
                "1 x 24 Jam",
                "1 – 20 Hari Kerja",
                "± 30 menit",
                "½ jam",
                "1 jam 30 menit",
                "maks. 3 hari",
                "2 (dua) hari",
            )
        ),
    )


@tanam("WK003")
def waktu_melonjak(r: random.Random, n: Naskah) -> Tanaman | None:
    if len(n.langkah) < 6:
        return None
    times = [r.choice(("10 menit", "15 menit", "20 menit", "30 menit")) for _ in n.langkah]
    i = r.randrange(len(times))
    times[i] = r.choice(("120 hari", "90 Hari", "60 hari kerja"))
    return _times(n, times), _at(i)


@tanam("WK003")
def waktu_terlalu_singkat(r: random.Random, n: Naskah) -> Tanaman | None:
    """Two minutes for working on something where all others take an hour or so."""
    rows = baris(
        n, "Menyusun", "Membuat", "Mengolah", "Menganalisis", "Menelaah", "Memverifikasi", "Menghitung", "Merekap"
    )
    if len(n.langkah) < 6 or (i := satu(r, rows)) is None:
        return None
    times = [r.choice(("30 menit", "45 menit", "60 menit", "1 jam")) for _ in n.langkah]
    times[i] = r.choice(("1 menit", "2 Menit", "3 menit"))
    return _times(n, times), _at(i)


@hening("WK003")
def waktu_beragam(r: random.Random, n: Naskah) -> Naskah:
    times = [r.choice(("10 menit", "15 menit", "30 menit", "1 jam")) for _ in n.langkah]
    times[r.randrange(len(times))] = "2 hari"
    return _times(n, times)


@tanam("WK004")
def waktu_mustahil(r: random.Random, n: Naskah) -> Tanaman | None:
    wishes: list[tuple[int, str]] = [
        (i, "20 menit") for i in baris(n, "Mengumpulkan", "Menghimpun") if "semua" in n.langkah[i].aktivitas
    ]
    wishes += [
        (i, r.choice(("5 hari kerja", "7 hari kerja", "2 minggu"))) for i in baris(n, "Menandatangani", "Memaraf")
    ]
    wishes += [(i, r.choice(("5 menit", "10 menit"))) for i in baris(n, "Menganalisis")]
    if not wishes:
        return None
    i, waktu = r.choice(wishes)
    text = n.langkah[i].aktivitas.split(" dan ")[0] if "hari" in waktu or "minggu" in waktu else n.langkah[i].aktivitas
    return n.dengan_langkah(i, waktu=waktu, aktivitas=text), (*_at(i), f"/langkah/{i}/aktivitas")


@tanam("WK004")
def laporan_sekejap(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i in baris(n, "Menyusun", "Membuat") if "laporan" in n.langkah[i].aktivitas]
    if (i := satu(r, rows)) is None:
        return None
    text = n.langkah[i].aktivitas.replace("laporan", f"laporan {r.choice(('tahunan', 'triwulan', 'semester'))}", 1)
    return n.dengan_langkah(i, aktivitas=text, waktu=r.choice(("10 menit", "15 menit"))), (
        *_at(i),
        f"/langkah/{i}/aktivitas",
    )


@hening("WK004")
def arsip_sepuluh_menit(r: random.Random, n: Naskah) -> Naskah | None:
    rows = baris(n, "Mengarsipkan", "Menyimpan", "Menyampaikan")
    return n.dengan_langkah(rows[0], waktu="10 menit") if rows else None


@tanam("WK005")
def waktu_disalin(r: random.Random, n: Naskah) -> Tanaman:
    value = r.choice(("10 menit", "15 Menit", "30 menit"))
    times = [value for _ in n.langkah]
    if len(times) > 6:
        times[r.randrange(len(times))] = "1 jam"
    return _times(n, times), ("/langkah",)


@hening("WK005")
def waktu_separuh_sama(r: random.Random, n: Naskah) -> Naskah:
    return _times(n, [f"{10 + 5 * (i % 3)} menit" for i in range(len(n.langkah))])


def _minutes(r: random.Random, n: Naskah) -> tuple[Naskah, int]:
    values = [5 * r.randint(1, 6) for _ in n.langkah]
    return _times(n, [f"{v} menit" for v in values]), sum(values)


@tanam("WK006")
def jumlah_salah(r: random.Random, n: Naskah) -> Tanaman:
    plain, total = _minutes(r, n)
    wrong = total + r.choice((-15, -5, 5, 10, 60))
    label = r.choice(("Jumlah", "Jumlah Waktu", "Total waktu", "JUMLAH"))
    row = Langkah("", label, "", f"{wrong} menit", "", "")
    i = len(n.langkah)
    planted = replace(plain, langkah=(*plain.langkah, row), halaman=(*n.halaman, n.halaman[-1]))
    return planted, (f"/langkah/{i}/", f"/lain_lain/{label}")  # the reader keeps a total beside the steps


@tanam("WK006")
def jumlah_salah_keterangan(r: random.Random, n: Naskah) -> Tanaman:
    plain, total = _minutes(r, n)
    last = len(n.langkah) - 1
    return plain.dengan_langkah(last, keterangan=f"Total waktu {total + r.choice((-10, 15, 30))} menit"), (
        f"/langkah/{last}/",
    )


@hening("WK006")
def jumlah_benar(r: random.Random, n: Naskah) -> Naskah:
    plain, total = _minutes(r, n)
    row = Langkah("", "Jumlah", "", f"{total} menit" if total % 60 else f"{total // 60} jam", "", "")
    return replace(plain, langkah=(*plain.langkah, row), halaman=(*n.halaman, n.halaman[-1]))


@tanam("WK007")
def satuan_bercampur(r: random.Random, n: Naskah) -> Tanaman:
    i, k = r.sample(range(len(n.langkah)), 2)
    one, two = r.choice((("2 hari", "3 hari kerja"), ("2 hari", "15 menit"), ("1 hari", "2 jam")))
    return n.dengan_langkah(i, waktu=one).dengan_langkah(k, waktu=two), (*_at(i), *_at(k))


@tanam("WK007")
def waktu_per_satuan_atau_rentang(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    return n.dengan_langkah(i, waktu=r.choice(("2 menit/berkas", "5 menit per orang", "1 - 20 hari kerja"))), _at(i)


@hening("WK007")
def menit_dan_jam(r: random.Random, n: Naskah) -> Naskah:
    return _times(n, [r.choice(("10 menit", "30 Menit", "1 jam", "2 jam")) for _ in n.langkah])


@tanam("WK008")
def tenggat_terlampaui(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(len(n.langkah))
    word, limit, cell = r.choice(
        (
            ("paling lambat", "3 hari kerja", "5 hari kerja"),
            ("paling lama", "1 hari kerja", "3 hari kerja"),
            ("maksimal", "15 menit", "1 jam"),
            ("selambat-lambatnya", "2 hari kerja", "4 hari kerja"),
            ("dalam waktu", "30 menit", "2 jam"),
        )
    )
    row = n.langkah[i]
    if r.random() < 0.5:
        return n.dengan_langkah(i, aktivitas=f"{row.aktivitas} {word} {limit}", waktu=cell), (f"/langkah/{i}/",)
    return n.dengan_langkah(i, keterangan=f"{word.capitalize()} {limit}", waktu=cell), (f"/langkah/{i}/",)


@hening("WK008")
def bukan_tenggat(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(len(n.langkah))
    note = r.choice(("2 (dua) laporan triwulan", "Paling lambat 5 hari kerja", "Rangkap 2 (dua)"))
    return n.dengan_langkah(i, keterangan=note, waktu="3 hari kerja")
