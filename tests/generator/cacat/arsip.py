"""Defects across the documents of an archive (XD)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.tanam import TanamanArsip, hening_arsip, tanam_arsip
from generator.tertib.naskah import Naskah

Arsip = tuple[Naskah, ...]
_NOT_HELD = (
    "SOP Penilaian Risiko",
    "SOP Pemeliharaan Kendaraan Dinas",
    "SOP Pengelolaan Media Sosial",
    "SOP Kunjungan Tamu",
)


def _put(a: Arsip, i: int, n: Naskah) -> Arsip:
    return (*a[:i], n, *a[i + 1 :])


def _pick(r: random.Random, a: Arsip) -> int:
    return r.randrange(len(a))


def _two(r: random.Random, a: Arsip) -> tuple[int, int]:
    i, k = r.sample(range(len(a)), 2)
    return i, k


@tanam_arsip("XD001")
def terkait_tak_ada(r: random.Random, a: Arsip) -> TanamanArsip:
    i = _pick(r, a)
    items = (*(x for x in a[i].keterkaitan if x != "-"), r.choice(_NOT_HELD))
    return _put(a, i, replace(a[i], keterkaitan=items)), i, ("/keterkaitan",)


@hening_arsip("XD001")
def terkait_ditulis_lain(r: random.Random, a: Arsip) -> Arsip:
    i = _pick(r, a)
    items = tuple(x.upper() if r.random() < 0.5 else x.removeprefix("SOP ") for x in a[i].keterkaitan)
    return _put(a, i, replace(a[i], keterkaitan=items))


@tanam_arsip("XD002")
def tidak_berbalas(r: random.Random, a: Arsip) -> TanamanArsip | None:
    i, k = _two(r, a)
    if a[k].keterkaitan == ("-",):  # an empty box is another matter
        return None
    title = (a[k].nama or "").removeprefix("SOP ")
    if any(title in x for x in a[i].keterkaitan) or any(
        (a[i].nama or "").removeprefix("SOP ") in x for x in a[k].keterkaitan
    ):
        return None
    items = (*(x for x in a[i].keterkaitan if x != "-"), f"SOP {title}")
    return _put(a, i, replace(a[i], keterkaitan=items)), i, ("/keterkaitan",)


@tanam_arsip("XD002")
def terkait_diri_sendiri(r: random.Random, a: Arsip) -> TanamanArsip:
    i = _pick(r, a)
    own = f"SOP {(a[i].nama or '').removeprefix('SOP ')}"
    return (
        _put(a, i, replace(a[i], keterkaitan=(*(x for x in a[i].keterkaitan if x != "-"), own))),
        i,
        ("/keterkaitan",),
    )


@hening_arsip("XD002")
def saling_berbalas(r: random.Random, a: Arsip) -> Arsip:
    return a


@tanam_arsip("XD003")
def nomor_sama(r: random.Random, a: Arsip) -> TanamanArsip:
    i, k = _two(r, a)
    return _put(a, i, replace(a[i], nomor=a[k].nomor)), i, ("/identitas/nomor_sop",)


@tanam_arsip("XD003")
def nomor_bukan_nomor_berkas(r: random.Random, a: Arsip) -> TanamanArsip:
    """Files are named by their serials; two were swapped."""
    named = tuple(
        replace(n, nomor=f"SOP-{11 + k:03d}/17000/{n.tahun()}", berkas=f"SOP-{11 + k:03d} {n.kunci}.pdf")
        for k, n in enumerate(a)
    )
    i = _pick(r, named)
    k = (i + 1) % len(named)
    swapped = _put(_put(named, i, replace(named[i], nomor=named[k].nomor)), k, replace(named[k], nomor=named[i].nomor))
    return swapped, i, ("/identitas/nomor_sop",)


@hening_arsip("XD003")
def nomor_dikutip(r: random.Random, a: Arsip) -> Arsip:
    i, k = _two(r, a)
    return _put(a, i, a[i].dengan_langkah(0, keterangan=f"{a[k].nomor}"))


@tanam_arsip("XD004")
def judul_ganda(r: random.Random, a: Arsip) -> TanamanArsip:
    """An older issue lies beside the newer one."""
    i = _pick(r, a)
    old = replace(a[i], nomor=f"065/{r.randint(300, 400)}/LAMA/{a[i].tahun() - 2}", berkas=f"lama {a[i].berkas}")
    day, month, year = (old.pembuatan or "").split()
    old = replace(
        old,
        pembuatan=f"{day} {month} {int(year) - 2}",
        efektif=f"{day} {month} {int(year) - 2}",
        revisi="-",
        pengesahan=None,
    )
    return (*a, old), len(a), ("/identitas/nama_sop",)


@hening_arsip("XD004")
def judul_mirip(r: random.Random, a: Arsip) -> Arsip:
    i = _pick(r, a)
    twin = replace(
        a[i],
        nama=f"{a[i].nama} Tingkat Kelurahan",
        nomor=f"065/{r.randint(300, 400)}/ORG/{a[i].tahun()}",
        berkas="lain.pdf",
    )
    return (*a, twin)


@tanam_arsip("XD005")
def peran_unit_lain(r: random.Random, a: Arsip) -> TanamanArsip | None:
    """The same post with another unit part in one of the documents."""
    posts = [(i, k) for i, n in enumerate(a) for k, p in enumerate(n.peran) if p == "sub" and " dan " in n.pelaksana[k]]
    if len(posts) < 3:
        return None
    i, k = r.choice(posts)
    old = a[i].pelaksana[k]
    new = re.sub(r" dan .*", f" dan {r.choice(('Aset', 'Perlengkapan'))}", old)
    rows = tuple(
        replace(
            s,
            aktivitas=re.sub(
                r"(Umum) dan \w+",
                new.split(" ", 1)[1] if old.startswith("Kasub") else new.split("Bagian ", 1)[-1],
                s.aktivitas,
            ),
        )
        for s in a[i].langkah
    )
    names = tuple(new if c == k else p for c, p in enumerate(a[i].pelaksana))
    return _put(a, i, replace(a[i], pelaksana=names, langkah=rows)), i, (f"/pelaksana/{k}",)


@hening_arsip("XD005")
def peran_beda_huruf(r: random.Random, a: Arsip) -> Arsip:
    i = _pick(r, a)
    return _put(a, i, replace(a[i], pelaksana=tuple(p.upper() for p in a[i].pelaksana)))


@tanam_arsip("XD006")
def judul_peraturan_lain(r: random.Random, a: Arsip) -> TanamanArsip | None:
    """One document words the title of a regulation otherwise than all the others."""
    i = _pick(r, a)
    rows = [k for k, t in enumerate(a[i].dasar_hukum) if "Kedudukan, Susunan Organisasi" in t or "35 Tahun 2012" in t]
    if not rows:
        return None
    k = r.choice(rows)
    text = (
        a[i]
        .dasar_hukum[k]
        .replace("Kedudukan, Susunan Organisasi", "Pembentukan dan Uraian Jabatan")
        .replace("Pedoman Penyusunan Standar", "Petunjuk Evaluasi Standar")
    )
    items = (*a[i].dasar_hukum[:k], text, *a[i].dasar_hukum[k + 1 :])
    return _put(a, i, replace(a[i], dasar_hukum=items)), i, (f"/dasar_hukum/{k}",)


@tanam_arsip("XD006")
def dua_generasi(r: random.Random, a: Arsip) -> TanamanArsip:
    """One document still rests on the guideline that the others have left behind."""
    i = _pick(r, a)
    old = (
        "Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan Standar "
        "Operasional Prosedur Administrasi Pemerintahan"
    )
    items = tuple(old if "35 Tahun 2012" in t else t for t in a[i].dasar_hukum)
    return _put(a, i, replace(a[i], dasar_hukum=items)), i, ("/dasar_hukum/",)


@hening_arsip("XD006")
def singkatan_peraturan(r: random.Random, a: Arsip) -> Arsip:
    i = _pick(r, a)
    return _put(
        a,
        i,
        replace(
            a[i],
            dasar_hukum=tuple(
                t.replace("Undang-Undang Nomor", "UU No.", 1) if t.startswith("Undang") else t for t in a[i].dasar_hukum
            ),
        ),
    )


@tanam_arsip("XD007")
def nip_lain(r: random.Random, a: Arsip) -> TanamanArsip:
    i = _pick(r, a)
    digits = (a[i].nip or "").replace(" ", "")
    other = r.choice(
        (
            digits[:15],
            digits[:17] + str((int(digits[17]) + 1) % 10 or 1),
            digits[:6] + "15" + digits[8:] if digits[6:8] != "15" else digits[:6] + "16" + digits[8:],
        )
    )
    return _put(a, i, replace(a[i], nip=other)), i, ("/identitas/disahkan_oleh/nip",)


@tanam_arsip("XD007")
def nama_lain_nip_sama(r: random.Random, a: Arsip) -> TanamanArsip:
    i = _pick(r, a)
    return _put(a, i, replace(a[i], pejabat="Kartika Melati, S.E.")), i, ("/identitas/disahkan_oleh",)


@hening_arsip("XD007")
def nip_tanpa_spasi(r: random.Random, a: Arsip) -> Arsip:
    i = _pick(r, a)
    return _put(
        a, i, replace(a[i], nip=(a[i].nip or "").replace(" ", ""), pejabat=re.sub(r",.*", "", a[i].pejabat or ""))
    )


@tanam_arsip("XD008")
def kotak_disalin(r: random.Random, a: Arsip) -> TanamanArsip:
    i, k = sorted(_two(r, a))
    copy = replace(
        a[k],
        kualifikasi=a[i].kualifikasi,
        peralatan=a[i].peralatan,
        peringatan=a[i].peringatan,
        pencatatan=a[i].pencatatan,
    )
    return (
        _put(a, k, copy),
        i,
        ("/kualifikasi_pelaksana", "/peralatan_perlengkapan", "/peringatan", "/pencatatan_pendataan"),
    )


@hening_arsip("XD008")
def peralatan_sama(r: random.Random, a: Arsip) -> Arsip:
    i, k = _two(r, a)
    return _put(a, k, replace(a[k], peralatan=a[i].peralatan))


@tanam_arsip("XD009")
def prosedur_kembar(r: random.Random, a: Arsip) -> TanamanArsip:
    """A copy under another title, with other times and one step left out."""
    i = _pick(r, a)
    rows = tuple(replace(s, waktu="45 menit" if k % 2 else s.waktu) for k, s in enumerate(a[i].langkah))
    copy = replace(
        a[i],
        nama=f"{a[i].nama} Elektronik",
        nomor=f"065/{r.randint(300, 400)}/ORG/{a[i].tahun()}",
        berkas="salinan.pdf",
        langkah=rows,
    )
    return (*a, copy), len(a), ("/langkah",)


@hening_arsip("XD009")
def salinan_tepat(r: random.Random, a: Arsip) -> Arsip:
    return a


@tanam_arsip("XD010")
def lihat_sop_tak_ada(r: random.Random, a: Arsip) -> TanamanArsip:
    i = _pick(r, a)
    row = r.randrange(len(a[i].langkah))
    note = r.choice(
        (
            f"Lihat {r.choice(_NOT_HELD)}",
            "SOP-939/17000/2025",
            f"Mengacu pada {r.choice(_NOT_HELD)}",
            f"Lanjut ke {r.choice(_NOT_HELD)}",
        )
    )
    if r.random() < 0.3:
        planted = a[i].dengan_langkah(row, aktivitas=f"{a[i].langkah[row].aktivitas} sesuai {r.choice(_NOT_HELD)}")
    else:
        planted = a[i].dengan_langkah(row, keterangan=note)
    return _put(a, i, planted), i, (f"/langkah/{row}/",)


@hening_arsip("XD010")
def lihat_sop_ada(r: random.Random, a: Arsip) -> Arsip:
    i, k = _two(r, a)
    title = (a[k].nama or "").removeprefix("SOP ")
    return _put(a, i, a[i].dengan_langkah(0, keterangan=r.choice((f"Lihat SOP {title}", f"{a[k].nomor}"))))
