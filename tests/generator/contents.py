"""Contents of made-up SOPs: offices, people and procedures that exist nowhere, in the genre's own language."""

from __future__ import annotations

import random

from generator.plan import Langkah, Panah, Rencana, Simbol

_WILAYAH = ("KABUPATEN SURYA KENCANA", "KOTA BANDAR MELATI", "PROVINSI TELUK CENDANA", "KABUPATEN GUNUNG RAJAWALI")
_DINAS = (
    ("DINAS PERPUSTAKAAN DAN KEARSIPAN", "BIDANG PENGELOLAAN ARSIP", "Kepala Dinas"),
    ("DINAS PERHUBUNGAN", "SUB BAGIAN UMUM DAN KEPEGAWAIAN", "Kepala Dinas"),
    ("BADAN PERENCANAAN PEMBANGUNAN", "SUB BAGIAN PROGRAM DAN KEUANGAN", "Kepala Badan"),
    ("DINAS KESEHATAN HEWAN", "SEKSI PELAYANAN LABORATORIUM", "Kepala Dinas"),
)
_OBJEK = (
    "surat masuk",
    "arsip inaktif",
    "usulan cuti pegawai",
    "permohonan data",
    "laporan bulanan",
    "pinjaman buku",
    "usulan pelatihan",
    "pengaduan warga",
)
_JUDUL = ("Pengelolaan", "Penyusunan", "Pelayanan", "Pemeriksaan", "Penyelesaian")
_PERAN = (
    "Staf",
    "Arsiparis",
    "Kasubbag Umum",
    "Sekretaris",
    "Kepala Bidang",
    "Pemohon",
    "Bendahara",
    "Analis Data",
)
_KERJA = (
    ("Menerima dan mencatat {o} dalam buku agenda", "Berkas {o}", "{O} tercatat"),
    ("Meneliti kelengkapan {o} sesuai persyaratan", "{O} tercatat", "Hasil penelitian berkas"),
    ("Menyusun konsep tanggapan atas {o}", "Hasil penelitian berkas", "Konsep tanggapan"),
    ("Mengoreksi konsep tanggapan dan membubuhkan paraf", "Konsep tanggapan", "Konsep yang sudah diparaf"),
    ("Menandatangani tanggapan atas {o}", "Konsep yang sudah diparaf", "Surat tanggapan"),
    ("Memberi nomor dan stempel pada surat tanggapan", "Surat tanggapan", "Surat bernomor"),
    ("Menyampaikan surat tanggapan kepada pihak terkait", "Surat bernomor", "Tanda terima"),
    ("Menghimpun data {o} dari semua seksi", "Daftar isian", "Himpunan data"),
    ("Mengolah himpunan data menjadi bahan laporan", "Himpunan data", "Bahan laporan"),
    ("Mencetak dan menggandakan bahan laporan", "Bahan laporan", "Laporan tercetak"),
)
_PERIKSA = (
    "Memeriksa {o}, jika tidak sesuai dikembalikan untuk diperbaiki, jika sesuai diteruskan",
    "{O} hasil pemeriksaan awal",
    "{O} yang sudah diperiksa",
)
_TUTUP = ("Mengarsipkan seluruh berkas {o} ke dalam lemari arsip", "Berkas lengkap", "Arsip tersimpan")
_WAKTU = ("5 Menit", "10 Menit", "15 Menit", "30 Menit", "1 Jam", "2 Jam", "1 Hari", "1-2 hari", "3 hari kerja")
_KET = ("", "", "", "", "Lihat SOP Kearsipan", "maksimal 2 hari")
_BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_HUKUM = (
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;",
    "Peraturan Pemerintah Nomor 28 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman "
    "Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan;",
)
_NAMA = ("Bunga Pertiwi, S.Sos., M.M.", "Drs. Cahya Nusantara, M.Si.", "Ir. Rimba Lestari, M.T.", "Mega Samudra, S.H.")
_PANGKAT = ("Pembina Utama Muda", "Pembina Tingkat I", "Pembina")


def make(seed: int, steps: int | None = None, roles: int | None = None, split: int | None = None) -> Rencana:
    """The SOP of this seed, always the same. steps: 4 to 14; roles: 2 to 6; both drawn by the seed where not given.
    split: first step of the second page; a return arrow then stays on its own page."""
    r = random.Random(seed)
    dinas, unit, kepala = r.choice(_DINAS)
    wilayah = r.choice(_WILAYAH)
    objek = r.choice(_OBJEK)
    n_roles = roles or r.randint(3, 5)
    n_steps = steps or r.randint(5, 9)
    pelaksana = (*r.sample(_PERAN, n_roles - 1), kepala)
    langkah, simbol, panah = _flow(r, objek, n_steps, n_roles, split)
    year = r.randint(2019, 2025)
    return Rencana(
        instansi=(f"PEMERINTAH {wilayah}", dinas),
        unit_kerja=unit,
        nomor=f"065/{r.randint(1, 250):03d}/SOP/{year}",
        nama=f"{r.choice(_JUDUL)} {objek.title()}",
        tanggal=(_date(r, year), _date(r, year + 1) if r.random() < 0.5 else ("-", None), _date(r, year)),
        jabatan=f"{kepala} {dinas.split(' ', 1)[1].title().replace(' Dan ', ' dan ')}",
        pejabat=r.choice(_NAMA),
        pangkat=r.choice(_PANGKAT),
        nip=f"19{r.randint(62, 79)}{r.randint(1, 12):02d}{r.randint(10, 28)} 20{r.randint(0, 9):02d}"
        f"{r.randint(1, 12):02d} {r.randint(1, 2)} {r.randint(1, 30):03d}",
        dasar_hukum=tuple(r.sample(_HUKUM, r.randint(2, 4))),
        kualifikasi=("Memahami tata kearsipan", "Mampu mengoperasikan komputer"),
        keterkaitan=(f"SOP Penyimpanan {objek.title()}", "SOP Penomoran Surat"),
        peralatan=("Komputer", "Printer", "Alat tulis kantor"),
        peringatan=(f"Apabila SOP ini tidak dilaksanakan maka {objek} akan terlambat ditangani",),
        pencatatan=("Buku agenda", "Disimpan sebagai data elektronik dan manual"),
        pelaksana=pelaksana,
        langkah=langkah,
        simbol=simbol,
        panah=panah,
    )


def _flow(
    r: random.Random, objek: str, n: int, n_roles: int, split: int | None
) -> tuple[tuple[Langkah, ...], tuple[Simbol, ...], tuple[Panah, ...]]:
    decide = r.randint(2, n - 2) if n >= 5 else None
    if decide == split:
        decide = None
    langkah: list[Langkah] = []
    simbol: list[Simbol] = []
    panah: list[Panah] = []
    role = r.randrange(n_roles)
    work = r.sample(_KERJA, min(n, len(_KERJA)))
    for i in range(n):
        if i == decide:
            texts, jenis = _PERIKSA, "keputusan"
        elif i == n - 1:
            texts, jenis = _TUTUP, "terminator"
        else:
            texts, jenis = work[i % len(work)], "terminator" if i == 0 else "proses"
        a, k, o = (t.format(o=objek, O=objek.capitalize()) for t in texts)
        langkah.append(Langkah(str(i + 1), a, k, r.choice(_WAKTU), o, r.choice(_KET)))
        simbol.append(Simbol(i, role, jenis))
        if i > 0:
            panah.append(Panah(i - 1, i, "ya" if i - 1 == decide else None))
        if i == decide:
            first = split if split is not None and i > split else 0
            panah.append(Panah(i, r.randrange(first, i), "tidak"))
        role = r.choice([x for x in range(n_roles) if x != role] + [role])
    return tuple(langkah), tuple(simbol), tuple(panah)


def _date(r: random.Random, year: int) -> tuple[str, str]:
    day, month = r.randint(1, 28), r.randint(1, 12)
    text = f"{day:02d} {_BULAN[month - 1]} {year}" if r.random() < 0.5 else f"{day} {_BULAN[month - 1]} {year}"
    return text, f"{year}-{month:02d}-{day:02d}"
