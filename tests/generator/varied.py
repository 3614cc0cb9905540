"""Made-up SOPs in more various words: what a reader's confidence is measured on must not repeat a few sentences."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.contents import make
from generator.plan import Langkah, Rencana

_VERBS = (
    "Menerima Mencatat Memeriksa Meneliti Menyusun Mengoreksi Memverifikasi Menandatangani Menyampaikan Menghimpun "
    "Mengolah Menelaah Merekapitulasi Mendistribusikan Menggandakan Menginventarisasi Menjadwalkan Mengevaluasi "
    "Memvalidasi Memaraf Mendisposisi Mengumumkan Mengunggah Menetapkan Melaporkan"
).split()
_THINGS = (
    "surat permohonan izin",
    "nota dinas",
    "lembar disposisi",
    "daftar hadir peserta",
    "rencana kerja tahunan",
    "proposal kegiatan",
    "berita acara serah terima",
    "kuesioner pencacahan",
    "data pokok kepegawaian",
    "bukti setor pajak",
    "usulan kenaikan pangkat",
    "draf keputusan kepala badan",
    "laporan realisasi anggaran",
    "hasil survei kepuasan masyarakat",
    "jadwal pemeliharaan kendaraan",
    "dokumen pengadaan barang/jasa",
    "peta lokasi blok sensus",
    "rekomendasi teknis jembatan",
    "formulir pengaduan warga",
    "surat perintah membayar (SPM)",
    "kartu inventaris ruangan (KIR)",
    "matriks tindak lanjut temuan",
    "contoh uji air sungai",
    "bibit jagung hibrida",
    "naskah siaran pers",
    "risalah rapat koordinasi",
    "kontrak kinerja triwulan",
    "sertifikat kalibrasi alat",
)
_TAILS = (
    "",
    "",
    "dan meneruskannya kepada atasan",
    "sesuai dengan peraturan yang berlaku",
    "paling lambat tanggal 5 setiap bulan",
    "melalui aplikasi e-office",
    "untuk ditandatangani",
    "bersama tim teknis di lapangan",
    "serta membuat salinan rangkap 3",
    "berdasarkan hasil rapat evaluasi",
    "dari 12 kecamatan",
    "kepada pihak ketiga",
    "yang telah dilengkapi lampiran",
    "per 31 Desember",
)
_STATES = ("", "", "terverifikasi", "yang sudah diparaf", "(asli)", "1 berkas", "rangkap 2", "final", "tercetak")
_TIMES = (
    *("5 Menit", "10 menit", "25 Menit", "45 Menit", "60 menit", "90 Menit", "1 Jam", "3 jam", "1 Hari", "2 hari"),
    *("1-2 hari", "3 hari kerja", "7 Hari Kerja", "1 Minggu", "2 minggu", "± 30 Menit", "1 bulan", "14 Hari"),
)
_NOTES = (
    "",
    "",
    "",
    "Lihat SOP Kearsipan",
    "maksimal 2 hari",
    "Apabila tidak lengkap dikembalikan",
    "Sesuai Perka 7/2018",
)
_NAMES = "Bayu Ratna Surya Wulan Jaka Kirana Teguh Melati Guntur Intan Rangga Sekar Pandu Anjani Wira Kusuma".split()
_TITLES = ("S.E., M.M.", "S.Sos.", "S.T., M.T.", "S.H., M.H.", "A.Md.", "S.Kom.", "S.Si., M.Si.")
_ROLES = (
    *("Staf", "Arsiparis", "Kasubbag TU", "Sekretaris", "Kepala Seksi", "Bendahara", "Analis Data", "Verifikator"),
    *("Ketua Tim", "Operator", "Kabid", "Pejabat Pengadaan", "Asisten I", "Camat", "Pemohon", "Fungsional Umum"),
)


def make_varied(seed: int, steps: int | None = None, split: int | None = None) -> Rencana:
    """The SOP of this seed, always the same: the flow of `make`, other words, names and numbers."""
    r = random.Random(seed * 104729 + 7)
    plan = make(seed, steps=steps, split=split)
    year = r.randint(2017, 2025)
    roles = r.sample(_ROLES, len(plan.pelaksana))
    things = r.sample(_THINGS, len(_THINGS))
    name = f"{r.choice(_NAMES)} {r.choice(_NAMES)}, {r.choice(_TITLES)}"
    return replace(
        plan,
        nomor=r.choice(
            (
                f"{r.randint(100, 999)}/{r.randint(1, 99):02d}/{r.choice('ABCDEKPS')}.{r.randint(1, 9)}/{year}",
                f"SOP-{r.randint(1, 99):02d}/{r.choice(('ORG', 'TU', 'KEU', 'PPID'))}/{year}",
                f"{r.randint(1, 400)} Tahun {year}",
            )
        ),
        nama=f"{r.choice(('Penyusunan', 'Pengelolaan', 'Penerbitan', 'Evaluasi'))} {things[0].title()}",
        pejabat=name,
        nip=f"{r.randint(1965, 1990)}{r.randint(1, 12):02d}{r.randint(1, 28):02d} "
        f"{r.randint(1991, 2015)}{r.randint(1, 12):02d} {r.randint(1, 2)} {r.randint(1, 20):03d}",
        kualifikasi=(f"Memahami {things[1]}", f"Pendidikan minimal {r.choice(('D3', 'S1', 'SLTA'))}"),
        keterkaitan=tuple(f"SOP {r.choice(('Penyusunan', 'Pelayanan'))} {t.title()}" for t in things[2:4]),
        peralatan=("Komputer/laptop", "Printer", "Jaringan internet", things[4].capitalize())[: r.randint(2, 4)],
        peringatan=(f"Apabila {things[5]} terlambat maka {things[6]} tidak dapat diproses",),
        pencatatan=(f"Buku register {things[7]}", "Disimpan sebagai data elektronik dan manual"),
        pelaksana=tuple(roles),
        langkah=tuple(_step(r, s, things) for s in plan.langkah),
    )


def _step(r: random.Random, step: Langkah, things: list[str]) -> Langkah:
    first, second = r.sample(_VERBS, 2)
    lead = first if r.random() < 0.6 else f"{first} dan {second.lower()}"
    return replace(
        step,
        aktivitas=f"{lead} {r.choice(things)} {r.choice(_TAILS)}".strip(),
        kelengkapan=f"{r.choice(things).capitalize()} {r.choice(_STATES)}".strip(),
        waktu=r.choice(_TIMES),
        output=f"{r.choice(things).capitalize()} {r.choice(_STATES)}".strip(),
        keterangan=r.choice(_NOTES),
    )
