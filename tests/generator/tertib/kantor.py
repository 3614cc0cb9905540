"""A made-up office: its letterhead, the official who signs, what its roles are called, and its own regulations."""

from __future__ import annotations

import random
from dataclasses import dataclass

from generator.tertib.data import hukum, instansi
from generator.tertib.ragam import pilih

_KIND = {"Kabupaten": "Bupati", "Kota": "Wali Kota"}
_SMALL = {"Dan": "dan"}


@dataclass(frozen=True)
class Kantor:
    """sebutan: per role what texts call it; kolom: per role what its column prints. singkatan: in SOP numbers."""

    jenis: str
    kop: tuple[str, ...]
    unit: str
    wilayah: str
    lembaga: str
    jabatan: str
    pejabat: str
    pangkat: str
    nip: str
    sebutan: dict[str, str]
    kolom: dict[str, str]
    peraturan: tuple[int, int]  # numbers of its own regulations
    tahun_peraturan: int
    singkatan: str

    @property
    def daerah(self) -> bool:
        return self.jenis not in ("kementerian", "vertikal")


def kantor(seed: int, jenis: str | None = None) -> Kantor:
    """The office of this seed, always the same; of the given kind."""
    r = random.Random(f"kantor {seed}")
    data = instansi()
    kinds = [k for k in data["instansi"] if jenis in (None, k["jenis"])]
    kind = r.choice(kinds)
    wilayah = r.choice(data["meta"]["wilayah"])
    kop = tuple(pilih(r, line).replace("{W}", wilayah.upper()) for line in kind["kop"])
    lembaga = _title(kop[1])
    names = {"lembaga": lembaga, "w": wilayah, "tempat": lembaga.removeprefix("Kecamatan ")}
    spoken = {
        k: pilih(r, v) for k, v in (data["umum"] | {k: kind[k] for k in ("kepala", "sekre", "tengah", "sub")}).items()
    }
    born, joined = r.randint(1966, 1976), r.randint(1990, 2003)
    return Kantor(
        jenis=kind["jenis"],
        kop=kop,
        unit=pilih(r, kind["unit"]),
        wilayah=wilayah,
        lembaga=lembaga,
        jabatan=pilih(r, kind["pengesah"]).format(**names),
        pejabat=r.choice(data["meta"]["pejabat"]),
        pangkat=r.choice(data["meta"]["pangkat"]),
        nip=f"{born}{r.randint(1, 12):02d}{r.randint(1, 28):02d} {max(joined, born + 19)}{r.randint(1, 12):02d} "
        f"{r.randint(1, 2)} {r.randint(1, 30):03d}",
        sebutan={k: v.split("=")[0] for k, v in spoken.items()},
        kolom={k: r.choice(v.split("=")) for k, v in spoken.items()},
        peraturan=(r.randint(2, 12), r.randint(20, 90)),
        tahun_peraturan=r.randint(2016, 2019),
        singkatan="".join(w[0] for w in lembaga.split() if w[0].isupper()),
    )


def dasar_hukum(k: Kantor, subjek: tuple[str, ...], tahun: int, r: random.Random) -> tuple[str, ...]:
    """The subject's regulations, the guideline for SOPs and the office's own organisation, in the order of the
    hierarchy, older ones first."""
    wanted = {*subjek, "pedoman", *(["pemda"] if k.daerah and r.random() < 0.5 else [])}
    if k.daerah and r.random() < 0.3:
        wanted.add("pedoman_daerah")
    latest = {b.kunci: b for b in sorted(hukum(), key=lambda b: b.sejak) if b.sejak <= tahun}
    chosen = [b for key, b in latest.items() if key in wanted and (k.daerah or not b.daerah)]
    placed = [(b.tingkat, _year(b.teks), b.teks) for b in chosen]
    placed += [(5 + n, k.tahun_peraturan, teks) for n, teks in enumerate(_own(k))]
    end = r.choice((";", "."))
    return tuple(f"{teks}{end}" for _, _, teks in sorted(placed))


def _own(k: Kantor) -> tuple[str, ...]:
    a, b = k.peraturan
    if not k.daerah:
        return (
            f"Peraturan Menteri Urusan Kepulauan Nomor {a} Tahun {k.tahun_peraturan} tentang Organisasi dan Tata Kerja "
            + ("Kementerian Urusan Kepulauan" if k.jenis == "kementerian" else "Kantor Pelabuhan Rakyat"),
        )
    kind = k.wilayah.split()[0]
    return (
        f"Peraturan Daerah {k.wilayah} Nomor {a} Tahun {k.tahun_peraturan} tentang Pembentukan dan Susunan Perangkat "
        f"Daerah {k.wilayah}",
        f"Peraturan {_KIND[kind]} {k.wilayah.removeprefix(kind + ' ')} Nomor {b} Tahun {k.tahun_peraturan} tentang "
        f"Kedudukan, Susunan Organisasi, Tugas dan Fungsi, serta Tata Kerja {k.lembaga}",
    )


def _year(teks: str) -> int:
    return int(teks.split(" Tahun ")[1][:4])


def _title(line: str) -> str:
    return " ".join(_SMALL.get(w, w) for w in line.title().split())
