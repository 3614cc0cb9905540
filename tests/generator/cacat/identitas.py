"""Defects of the identity page (ID)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.tanam import Tanaman, hening, tanam
from generator.tertib.data import prosedur
from generator.tertib.naskah import Naskah
from generator.tertib.ragam import pilih

_NOMOR = ("/identitas/nomor_sop",)
_NIP = ("/identitas/disahkan_oleh/nip",)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_OTHER_OFFICES = ("Kepala Dinas Pertanian", "Kepala Badan Pengelolaan Aset", "Kepala Dinas Tenaga Kerja")
_OTHER_REGIONS = ("Kabupaten Lembah Anggrek", "Kota Pasir Putih")


@tanam("ID001")
def nomor_kosong(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, nomor=r.choice((None, "-", ":", "........", "…………"))), _NOMOR


@hening("ID001")
def nomor_bergaya_lain(r: random.Random, n: Naskah) -> Naskah:
    return replace(
        n, nomor=r.choice((f"SOP-025/17000/{n.tahun()}", f"800.1.11/{r.randint(1, 90)}/{n.tahun()}", "No. 7"))
    )


@tanam("ID002")
def nomor_urut_terbuka(r: random.Random, n: Naskah) -> Tanaman:
    gap = r.choice(("/ /", "/..../", "/___/", "/      /", "/…/"))
    return replace(n, nomor=f"065{gap}ORG/{n.tahun()}"), _NOMOR


@tanam("ID002")
def nomor_tanpa_tahun(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, nomor=r.choice((f"065/{r.randint(1, 99):03d}/ORG", "12/SOP/ORG", "SOP/UMUM/017"))), _NOMOR


@hening("ID002")
def nomor_lengkap(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, nomor=r.choice((f"SOP-1-102/17000/{n.tahun()}", f"12/SOP/ORG/III/{n.tahun() % 100}")))


@tanam("ID003")
def nomor_tahun_lama(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, nomor=f"065/{r.randint(1, 99):03d}/ORG/{n.tahun() - r.randint(2, 5)}"), _NOMOR


@tanam("ID003")
def nomor_bulan_lain(r: random.Random, n: Naskah) -> Tanaman:
    months = {_month(t) for t in (n.pembuatan, n.efektif, n.pengesahan, n.revisi) if t and t != "-"}
    other = r.choice([m for m in range(12) if m not in months])
    return replace(n, nomor=f"{r.randint(1, 99):03d}/SOP/ORG/{_ROMAN[other]}/{n.tahun()}"), _NOMOR


@hening("ID003")
def nomor_tahun_pembuatan(r: random.Random, n: Naskah) -> Naskah:
    year = int((n.pembuatan or "").split()[-1])
    return replace(
        n, nomor=f"065/{r.randint(1, 99):03d}/ORG/{year}", efektif=f"3 Januari {year + 1}", revisi="-", pengesahan=None
    )


@tanam("ID004")
def judul_sampul_lain(r: random.Random, n: Naskah) -> Tanaman:
    title = _bare(n)
    other = r.choice((f"Sistem {title}", f"{title} dan Evaluasi", title.split(" ", 1)[0] + " Data Statistik"))
    return replace(n, lain=(*n.lain, ("Halaman Judul", f"SOP {other}"))), (
        "/identitas/nama_sop",
        "/lain_lain/Halaman Judul",
    )


@tanam("ID004")
def judul_alur_sop_lain(r: random.Random, n: Naskah) -> Tanaman:
    other = pilih(r, r.choice([p.nama for p in prosedur() if p.kunci != n.kunci]))
    return replace(n, lain=(*n.lain, ("Judul Alur", f"SOP {other}"))), ("/identitas/nama_sop", "/lain_lain/Judul Alur")


@hening("ID004")
def judul_beda_tulisan(r: random.Random, n: Naskah) -> Naskah:
    form = r.choice(
        (f"SOP {_bare(n).upper()}", f"STANDAR OPERASIONAL PROSEDUR {_bare(n).upper()}", _bare(n).replace(" ", "  "))
    )
    return replace(n, lain=(*n.lain, ("Halaman Judul", form)))


@tanam("ID005")
def pejabat_tak_bernama(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, pejabat=None), ("/identitas/disahkan_oleh/nama",)


@tanam("ID005")
def pejabat_tanpa_nip(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, nip=None), _NIP


@tanam("ID005")
def pengesahan_kosong(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, pejabat=None, nip=None, pangkat=None), ("/identitas/disahkan_oleh",)


@hening("ID005")
def kepala_daerah_tanpa_nip(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, jabatan=r.choice(("Bupati", "Wali Kota", "Plt. Bupati")), nip=None, pangkat=None)


@tanam("ID006")
def nip_terpotong(r: random.Random, n: Naskah) -> Tanaman:
    digits = (n.nip or "").replace(" ", "")
    return replace(n, nip=r.choice((digits[:15], digits[:17], digits + "0"))), _NIP


@tanam("ID006")
def nip_mustahil(r: random.Random, n: Naskah) -> Tanaman:
    d = (n.nip or "").replace(" ", "")
    wrong = (
        d[:4] + "13" + d[6:],  # month of birth
        d[:6] + "32" + d[8:],  # day of birth
        d[:8] + str(int(d[:4]) + 12) + d[12:],  # entry as a child
        d[:14] + "3" + d[15:],  # sex
        d[:15] + "000",  # serial
        d[:12] + "13" + d[14:],  # month of entry
    )
    return replace(n, nip=r.choice(wrong)), _NIP


@hening("ID006")
def nip_wajar(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, nip=r.choice(("19850412 202121 1 003", "131 110 468", "19691024 198710 1 007")))


@tanam("ID007")
def identitas_hilang(r: random.Random, n: Naskah) -> Tanaman:
    bare = replace(n, nomor=None, pembuatan=None, revisi=None, efektif=None, pengesahan=None)
    return replace(bare, jabatan=None, pejabat=None, pangkat=None, nip=None), ("/identitas",)


@hening("ID007")
def identitas_sebagian(r: random.Random, n: Naskah) -> Naskah:
    """One part is blank, the rest is there: that is another rule's matter."""
    return r.choice((replace(n, nomor=None), replace(n, pejabat=None, nip=None, jabatan=None, pangkat=None)))


@tanam("ID008")
def pengesah_instansi_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.jenis not in ("dinas", "badan", "satpol"):
        return None
    return replace(n, jabatan=r.choice(_OTHER_OFFICES)), ("/identitas/instansi", "/identitas/disahkan_oleh/jabatan")


@tanam("ID008")
def pengesah_wilayah_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.jenis not in ("dinas", "badan", "satpol", "inspektorat"):
        return None
    other = r.choice(_OTHER_REGIONS)
    same = other.split()[0] == next((w.title() for w in n.instansi[0].split() if w in ("KABUPATEN", "KOTA")), "")
    if not same:
        return None
    jabatan = re.sub(r" (?:Kabupaten|Kota) .*", "", n.jabatan or "") + f" {other}"
    return replace(n, jabatan=jabatan), ("/identitas/instansi", "/identitas/disahkan_oleh/jabatan")


@hening("ID008")
def pengesah_pelaksana_tugas(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, jabatan=f"Plt. {n.jabatan}")


@tanam("ID009")
def kotak_kosong(r: random.Random, n: Naskah) -> Tanaman:
    boxes = (
        ("dasar_hukum", "/dasar_hukum"),
        ("kualifikasi", "/kualifikasi_pelaksana"),
        ("keterkaitan", "/keterkaitan"),
        ("peralatan", "/peralatan_perlengkapan"),
        ("peringatan", "/peringatan"),
        ("pencatatan", "/pencatatan_pendataan"),
    )
    box, pointer = r.choice([b for b in boxes if getattr(n, b[0]) != ("-",)])
    return replace(n, **{box: r.choice(((), ("-",))) if box != "dasar_hukum" else ()}), (pointer,)


@hening("ID009")
def kotak_satu_butir(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, keterkaitan=("Seluruh SOP di lingkungan kantor ini",), peralatan=n.peralatan[:1])


@tanam("ID010")
def peringatan_sop_lain(r: random.Random, n: Naskah) -> Tanaman:
    said = set(f"{n.nama} {' '.join(f'{s.aktivitas} {s.output}' for s in n.langkah)}".casefold().split())
    effects = ("kebijakan tidak dibuat", "dokumen rencana kerja tidak tersusun", "anggaran tidak dapat dicairkan")
    other = r.choice([e for e in effects if not said & (set(e.split(" tidak ")[0].split()) - {"dokumen"})])
    return replace(n, peringatan=(f"Apabila SOP ini tidak dilaksanakan, maka {other}",)), ("/peringatan",)


@tanam("ID010")
def kualifikasi_jabatan(r: random.Random, n: Naskah) -> Tanaman:
    return replace(n, kualifikasi=(r.choice(("Fungsional Perencana", "Kasubbag Umum", "Staf Pelaksana")),)), (
        "/kualifikasi_pelaksana",
    )


@tanam("ID010")
def peralatan_dokumen(r: random.Random, n: Naskah) -> Tanaman:
    documents = r.sample(("Renstra", "Renja", "Format IKU", "Laporan triwulan", "Nota dinas"), 2)
    return replace(n, peralatan=(*documents, *n.peralatan[:1])), ("/peralatan_perlengkapan",)


@tanam("ID010")
def pencatatan_asing(r: random.Random, n: Naskah) -> Tanaman:
    text = " ".join(f"{s.aktivitas} {s.kelengkapan} {s.output}" for s in n.langkah).casefold()
    strange = [t for t in ("Nota Dinas", "Berita Acara", "Surat Keputusan", "Notulen") if t.casefold() not in text]
    return replace(n, pencatatan=(r.choice(strange), *n.pencatatan[-1:])), ("/pencatatan_pendataan",)


@hening("ID010")
def pencatatan_umum(r: random.Random, n: Naskah) -> Naskah:
    return replace(n, pencatatan=(r.choice(("Disimpan sebagai data elektronik dan manual", "Buku agenda")),))


def _bare(n: Naskah) -> str:
    return (n.nama or "").removeprefix("SOP ")


def _month(text: str) -> int:
    names = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
    return names.index(text.split()[-2])
