"""Makes the coherent SOP of a seed, and an archive of them that refer to each other."""

from __future__ import annotations

import random
from datetime import date, timedelta

from generator.plan import Langkah, Panah, Simbol
from generator.tertib.data import Prosedur, prosedur
from generator.tertib.kantor import Kantor, dasar_hukum, kantor
from generator.tertib.naskah import Naskah
from generator.tertib.ragam import isi, pilih

_BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_RANK = (
    "kepala",
    "sekre",
    "tengah",
    "ppk",
    "verif",
    "pptk",
    "sub",
    "auditor",
    "dokter",
)  # left to right, then the rest


def make(seed: int, kunci: str | None = None, jenis: str | None = None) -> Naskah:
    """The SOP of this seed, always the same; of a given procedure or kind of office where that is asked for."""
    r = random.Random(f"tertib {seed}")
    fits = [p for p in prosedur() if kunci in (None, p.kunci) and (jenis is None or not p.jenis or jenis in p.jenis)]
    chosen = r.choice(fits)
    office = kantor(seed, jenis or (r.choice(chosen.jenis) if chosen.jenis else None))
    return _write(chosen, office, seed)


def make_archive(seed: int, jenis: str | None = None) -> tuple[Naskah, ...]:
    """All SOPs of one office; each refers to others of them, and they to it."""
    office = kantor(seed, jenis)
    return tuple(_write(p, office, seed) for p in _held(office))


def judul(p: Prosedur, seed: int) -> str:
    """What this procedure is called in the archive of this seed."""
    return pilih(random.Random(f"judul {seed} {p.kunci}"), p.nama)


def _held(office: Kantor) -> list[Prosedur]:
    return [p for p in prosedur() if not p.jenis or office.jenis in p.jenis]


def _write(p: Prosedur, office: Kantor, seed: int) -> Naskah:
    r = random.Random(f"naskah {seed} {p.kunci}")
    names = dict(office.sebutan) | {k: isi(r, v, {}) for k, v in p.istilah.items()}
    roles = _order([q for row in p.langkah for q in (row.p, *row.bersama)], r)
    made = date(r.randint(2022, 2025), r.randint(1, 12), r.randint(1, 28))
    force = made + timedelta(days=r.randint(3, 40))
    title = judul(p, seed)
    related = [q for q in _held(office) if q.kunci in p.terkait]
    simbol, panah, ikatan = _flow(p, roles)
    return Naskah(
        berkas=f"{r.choice(('SOP ', 'sop_', ''))}{title}.pdf",
        jenis=office.jenis,
        kunci=p.kunci,
        instansi=office.kop,
        unit_kerja=office.unit,
        nomor=_number(r, office, made, _serial(p, seed)),
        nama=title if r.random() < 0.7 else f"SOP {title}",
        pembuatan=_printed(made, r),
        revisi="-" if r.random() < 0.6 else _printed(made + timedelta(days=r.randint(400, 700)), r),
        efektif=_printed(force, r),
        pengesahan=_printed(force, r) if r.random() < 0.2 else None,
        jabatan=office.jabatan,
        pejabat=office.pejabat,
        pangkat=office.pangkat,
        nip=office.nip,
        dasar_hukum=dasar_hukum(office, p.hukum, made.year, r),
        kualifikasi=tuple(isi(r, t, names) for t in p.kualifikasi),
        keterkaitan=tuple(f"SOP {judul(q, seed)}" for q in related) or ("-",),
        peralatan=tuple(pilih(r, t) for t in p.peralatan),
        peringatan=(isi(r, p.peringatan, names),),
        pencatatan=tuple(pilih(r, t) for t in p.pencatatan),
        pelaksana=tuple(office.kolom[q] for q in roles),
        peran=tuple(roles),
        langkah=tuple(
            Langkah(
                str(n),
                isi(r, row.a, names),
                isi(r, row.k, names),
                _spelled(r, pilih(r, row.w)),
                isi(r, row.o, names),
                "",
            )
            for n, row in enumerate(p.langkah, start=1)
        ),
        simbol=simbol,
        panah=panah,
        ikatan=ikatan,
        halaman=tuple(2 for _ in p.langkah),
    )


def _order(keys: list[str], r: random.Random) -> list[str]:
    """By rank, or in the order of acting."""
    seen = list(dict.fromkeys(keys))
    if r.random() < 0.4:
        return seen
    return sorted(seen, key=lambda q: (_RANK.index(q) if q in _RANK else len(_RANK), seen.index(q)))


def _flow(p: Prosedur, roles: list[str]) -> tuple[tuple[Simbol, ...], tuple[Panah, ...], tuple[tuple[int, int], ...]]:
    simbol: list[Simbol] = []
    ties: list[tuple[int, int]] = []
    first: list[int] = []  # per row its first symbol
    for n, row in enumerate(p.langkah):
        kind = "keputusan" if row.tidak else "terminator" if n in (0, len(p.langkah) - 1) else "proses"
        first.append(len(simbol))
        simbol.append(Simbol(n, roles.index(row.p), kind))
        for other in row.bersama:
            ties.append((len(simbol) - 1, len(simbol)))
            simbol.append(Simbol(n, roles.index(other), "proses"))
    panah: list[Panah] = []
    for n, row in enumerate(p.langkah):
        if n + 1 < len(p.langkah):
            panah.append(Panah(first[n], first[n + 1], "ya" if row.tidak else None))
        if row.tidak:
            panah.append(Panah(first[n], first[row.tidak - 1], "tidak"))
    return tuple(simbol), tuple(panah), tuple(ties)


def _serial(p: Prosedur, seed: int) -> int:
    """A number that no other SOP of the office has."""
    keys = [q.kunci for q in prosedur()]
    return random.Random(f"urut {seed}").randint(1, 200) + keys.index(p.kunci)


def _number(r: random.Random, office: Kantor, made: date, urut: int) -> str:
    serial, month = f"{urut:03d}", _ROMAN[made.month - 1]
    return r.choice(
        (
            f"065/{serial}/{office.singkatan}/{made.year}",
            f"{serial}/SOP/{office.singkatan}/{month}/{made.year}",
            f"SOP-{serial}/{office.singkatan}/{made.year}",
            f"OT.02.02/{serial}/{office.singkatan}/{made.year}",
        )
    )


def _printed(day: date, r: random.Random) -> str:
    name = _BULAN[day.month - 1]
    return r.choice((f"{day.day} {name} {day.year}", f"{day.day:02d} {name} {day.year}"))


def _spelled(r: random.Random, waktu: str) -> str:
    return r.choice((waktu, waktu.title()))
