"""Defects of roles (RO)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.sunting import dengan_baris, tanpa_baris, tanpa_gambar
from generator.cacat.tanam import Tanaman, baris, hening, satu, tanam
from generator.plan import Langkah, Simbol
from generator.tertib.naskah import Naskah

_STRANGE = ("Kasubbag Tata Usaha", "Kepala Bagian Tatalaksana", "Kasi Pembinaan", "Kepala Bidang Anggaran")
_BARE = ("Kepala Bagian", "Kabag", "Kepala Bidang", "Kabid")  # a column that may be any of its kind
_TYPED = ("dinas", "badan", "inspektorat", "satpol", "kecamatan")
_SUB_HEADS = re.compile(
    r"^(?:Kasubbag|Kasubag|Kepala Sub ?[Bb]agian|Kepala Seksi|Kasi|Kepala Bidang|Kabid) (.+ dan .+)$"
)


def _handed(n: Naskah, i: int) -> re.Match[str] | None:
    """The role to which a row passes its work on."""
    names = "|".join(re.escape(x) for x in sorted({*n.pelaksana, *_texts(n)}, key=len, reverse=True))
    found = list(re.finditer(rf"(?<=kepada )(?:{names})", n.langkah[i].aktivitas))
    return found[-1] if found else None


def _texts(n: Naskah) -> set[str]:
    return {
        m
        for s in n.langkah
        for m in re.findall(r"kepada ((?:[A-Z][\w-]*|dan)(?: (?:[A-Z][\w-]*|dan(?= [A-Z])))*)", s.aktivitas)
    }


def _swap(n: Naskah, i: int, role: str) -> Naskah | None:
    m = _handed(n, i)
    if m is None:
        return None
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=text[: m.start()] + role + text[m.end() :])


def _plain(n: Naskah) -> list[int]:
    return [i for i in range(len(n.langkah) - 1) if _handed(n, i) and "kembalikan" not in n.langkah[i].aktivitas]


@tanam("RO001")
def diserahkan_ke_peran_asing(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i in range(len(n.langkah)) if _handed(n, i)]
    strange = [
        s for s in _STRANGE if s.split()[0] not in " ".join(n.pelaksana) and s.split()[1] not in " ".join(n.pelaksana)
    ]
    if (i := satu(r, rows)) is None or not strange or set(_BARE) & set(n.pelaksana):
        return None
    planted = _swap(n, i, r.choice(strange))
    return (planted, (f"/langkah/{i}/aktivitas",)) if planted else None


@tanam("RO001")
def dikembalikan_ke_peran_asing(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i, s in enumerate(n.langkah) if "dikembalikan kepada" in s.aktivitas]
    if (i := satu(r, rows)) is None:
        return None
    text = re.sub(
        r"(dikembalikan kepada ).+?( untuk|,)",
        rf"\g<1>{r.choice(('Kasubbag TU', 'Kabag TU', 'Kasi Pengujian'))}\2",
        n.langkah[i].aktivitas,
    )
    if "Tata Usaha" in " ".join(n.pelaksana) or set(_BARE) & set(n.pelaksana):
        return None
    return n.dengan_langkah(i, aktivitas=text), (f"/langkah/{i}/aktivitas",)


@hening("RO001")
def pihak_luar(r: random.Random, n: Naskah) -> Naskah:
    i = len(n.langkah) - 1
    outside = r.choice(("masyarakat", "instansi terkait", "OPD pengusul", "BPKP"))
    return n.dengan_langkah(
        i,
        aktivitas=f"Menyampaikan {n.langkah[i].kelengkapan.split(',')[0].lower()} kepada {outside}",
        output="Tanda terima",
    )


@tanam("RO002")
def unit_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The same post with another unit than its column."""
    for i in r.sample(range(len(n.langkah)), len(n.langkah)):
        m = _handed(n, i)
        unit = _SUB_HEADS.match(m[0]) if m else None
        if m is None or unit is None:
            continue
        words = unit[1].split(" dan ")
        new = f"{words[0]} dan {r.choice([w for w in ('Aset', 'Perlengkapan', 'Pelaporan') if w not in unit[1]])}"
        planted = _swap(n, i, m[0][: unit.start(1)] + new)
        return (planted, (f"/langkah/{i}/aktivitas",)) if planted else None
    return None


@hening("RO002")
def sebutan_huruf_kecil(r: random.Random, n: Naskah) -> Naskah | None:
    rows = [i for i in range(len(n.langkah)) if _handed(n, i)]
    if (i := satu(r, rows)) is None:
        return None
    m = _handed(n, i)
    return _swap(n, i, m[0][0] + m[0][1:].lower() if m else "")


@tanam("RO003")
def pejabat_terkait(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, _plain(n))) is None:
        return None
    planted = _swap(n, i, r.choice(("pejabat terkait", "petugas terkait")))
    return (planted, (f"/langkah/{i}/aktivitas",)) if planted else None


@tanam("RO003")
def dua_kolom_sama_pokok(r: random.Random, n: Naskah) -> Tanaman | None:
    """ "Kepala Bidang" where two columns are heads of a Bidang."""
    column = next(
        (
            k
            for k, name in enumerate(n.pelaksana)
            if name in ("Kepala Bidang", "Kepala Seksi Pemerintahan", "Kepala Bagian")
        ),
        None,
    )
    rows = [i for i in _plain(n) if column is not None and (m := _handed(n, i)) and m[0] == n.pelaksana[column]]
    if column is None or not rows:
        return None
    head = " ".join(n.pelaksana[column].split()[:2])
    names = tuple(f"{head} Pembinaan" if k == column else name for k, name in enumerate(n.pelaksana))
    simbol = (*n.simbol, Simbol(rows[0] + 1, len(names), "proses"))
    ties = (*n.ikatan, (next(k for k, s in enumerate(n.simbol) if s.langkah == rows[0] + 1), len(n.simbol)))
    both = replace(n, pelaksana=(*names, f"{head} Pengembangan"), peran=(*n.peran, "lain"), simbol=simbol, ikatan=ties)
    planted = _swap(both, rows[0], head)
    return (planted, (f"/langkah/{rows[0]}/aktivitas",)) if planted else None


@tanam("RO003")
def kolom_pelaksana(r: random.Random, n: Naskah) -> Tanaman | None:
    if (k := n.kolom("staf")) is None:
        return None
    return replace(n, pelaksana=tuple("Pelaksana" if i == k else x for i, x in enumerate(n.pelaksana))), (
        f"/pelaksana/{k}",
    )


@hening("RO003")
def kepada_pemohon(r: random.Random, n: Naskah) -> Naskah | None:
    if n.kolom("luar") is None:
        return None
    i = len(n.langkah) - 1
    return n.dengan_langkah(i, aktivitas="Menyampaikan hasil kepada Pemohon")


@tanam("RO004")
def bagian_bukan_bidang(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.jenis not in _TYPED:
        return None
    i = r.randrange(len(n.langkah))
    where = r.choice(("dari setiap Bagian", "dari Bagian-Bagian", "bersama seluruh Bagian"))
    head = n.langkah[i].aktivitas.split(",")[0]
    return n.dengan_langkah(i, aktivitas=n.langkah[i].aktivitas.replace(head, f"{head} {where}", 1)), (
        f"/langkah/{i}/aktivitas",
    )


@tanam("RO004")
def kabag_dalam_dinas(r: random.Random, n: Naskah) -> Tanaman | None:
    if n.jenis not in _TYPED or (i := satu(r, _plain(n))) is None:
        return None
    planted = _swap(n, i, r.choice(("Kabag", "Kepala Bagian Umum", "Kepala Biro")))
    return (planted, (f"/langkah/{i}/aktivitas",)) if planted else None


@hening("RO004")
def sub_bagian(r: random.Random, n: Naskah) -> Naskah:
    i = len(n.langkah) - 1
    return n.dengan_langkah(i, aktivitas=f"{n.langkah[i].aktivitas} di Sub Bagian Umum")


@tanam("RO005")
def kolom_menganggur(r: random.Random, n: Naskah) -> Tanaman:
    extra = r.choice(("Tim Penyusun", "Pranata Komputer", "Operator"))
    return replace(n, pelaksana=(*n.pelaksana, extra), peran=(*n.peran, "lain")), (f"/pelaksana/{len(n.pelaksana)}",)


@tanam("RO005")
def kembali_ke_kolom_menganggur(r: random.Random, n: Naskah) -> Tanaman | None:
    """A text copy: work goes back to a team that no row shows at work."""
    rows = [i for i, s in enumerate(n.langkah) if re.search(r"dikembalikan kepada .+? untuk", s.aktivitas) and i]
    if (i := satu(r, rows)) is None:
        return None
    team = r.choice(("Tim Penyusun", "Tim Teknis"))
    text = re.sub(r"dikembalikan kepada .+? untuk", f"dikembalikan kepada {team} untuk", n.langkah[i].aktivitas)
    wide = replace(tanpa_gambar(n), pelaksana=(*n.pelaksana, team), peran=(*n.peran, "lain"))
    return wide.dengan_langkah(i, aktivitas=text), (f"/pelaksana/{len(n.pelaksana)}",)


@hening("RO005")
def kolom_satu_kali(r: random.Random, n: Naskah) -> Naskah:
    i = r.randrange(len(n.langkah))
    first = next(k for k, s in enumerate(n.simbol) if s.langkah == i)
    return replace(
        n,
        pelaksana=(*n.pelaksana, "Operator"),
        peran=(*n.peran, "lain"),
        simbol=(*n.simbol, Simbol(i, len(n.pelaksana), "proses")),
        ikatan=(*n.ikatan, (first, len(n.simbol))),
    )


@tanam("RO006")
def baris_tanpa_simbol(r: random.Random, n: Naskah) -> Tanaman:
    i = r.randrange(1, len(n.langkah) - 1)
    plain = tanpa_baris(n, i)
    back = lambda k: k + (k >= i)  # noqa: E731
    simbol = tuple(replace(s, langkah=back(s.langkah)) for s in plain.simbol)
    return replace(n, simbol=simbol, panah=plain.panah, ikatan=plain.ikatan), (f"/langkah/{i}/",)


@tanam("RO006")
def subjek_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """The text names another actor than the drawing shows."""
    rows = [i for i in range(len(n.langkah)) if len({s.pelaksana for s in n.simbol if s.langkah == i}) == 1]
    i = r.choice(rows)
    others = [k for k in range(len(n.pelaksana)) if k != n.pelaku(i)]
    if not others:
        return None
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=f"{n.pelaksana[r.choice(others)]} {text[0].lower()}{text[1:]}"), (
        f"/langkah/{i}/",
    )


@hening("RO006")
def baris_bersama(r: random.Random, n: Naskah) -> Naskah:
    """A second column acts in the row, and a closing row has no symbol at all."""
    i = r.randrange(len(n.langkah))
    first = next(k for k, s in enumerate(n.simbol) if s.langkah == i)
    other = next(c for c in range(len(n.pelaksana)) if c != n.simbol[first].pelaksana)
    joint = replace(n, simbol=(*n.simbol, Simbol(i, other, "proses")), ikatan=(*n.ikatan, (first, len(n.simbol))))
    end = Langkah("", "SELESAI", "", "", "", "")
    return replace(joint, langkah=(*n.langkah, end), halaman=(*n.halaman, n.halaman[-1]))


@tanam("RO007")
def menyerahkan_ke_diri_sendiri(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, _plain(n))) is None:
        return None
    planted = _swap(n, i, n.pelaksana[n.pelaku(i)])
    return (planted, (f"/langkah/{i}/aktivitas",)) if planted else None


@tanam("RO007")
def memerintah_diri_sendiri(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, baris(n, "Memerintahkan", "Menugaskan"))) is None:
        return None
    own = n.pelaksana[n.pelaku(i)]
    return n.dengan_langkah(i, aktivitas=re.sub(r"^(\w+) .+? untuk", rf"\1 {own} untuk", n.langkah[i].aktivitas)), (
        f"/langkah/{i}/aktivitas",
    )


@hening("RO007")
def menerima_dari_bawahan(r: random.Random, n: Naskah) -> Naskah | None:
    if len(n.pelaksana) < 2 or not (rows := baris(n, "Menandatangani")):
        return None
    i = rows[0]
    before = n.pelaksana[n.pelaku(i - 1)]
    if before == n.pelaksana[n.pelaku(i)]:
        return None
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=f"Menerima berkas dari {before} dan {text[0].lower()}{text[1:]}")


@tanam("RO008")
def bawahan_memerintah_atasan(r: random.Random, n: Naskah) -> Tanaman | None:
    boss = n.kolom("kepala")
    low = [k for k, p in enumerate(n.peran) if p in ("sub", "staf", "tengah", "arsip", "loket")]
    low = [k for k in low if "Tim" not in n.pelaksana[k]]  # a team may be led by anybody
    if boss is None or not low:
        return None
    rows = [i for i in range(1, len(n.langkah)) if n.pelaku(i) in low]
    if (i := satu(r, rows)) is None:
        return None
    doc = n.langkah[i].kelengkapan.split(",")[0].lower()
    text = f"{r.choice(('Memerintahkan', 'Menugaskan'))} {n.pelaksana[boss]} untuk menelaah {doc}"
    return n.dengan_langkah(i, aktivitas=text), (f"/langkah/{i}/",)


@tanam("RO008")
def bawahan_menerbitkan_sk(r: random.Random, n: Naskah) -> Tanaman | None:
    """A decree comes of a row of a subordinate and is never signed by the head."""
    low = [k for k, p in enumerate(n.peran) if p in ("sub", "staf", "arsip", "loket")]
    low = [k for k in low if "Tim" not in n.pelaksana[k]]  # a team may be led by anybody
    rows = [i for i in range(1, len(n.langkah) - 1) if n.pelaku(i) in low and "onsep" not in n.langkah[i].output]
    if (i := satu(r, rows)) is None:
        return None
    text = r.choice(("Menandatangani Surat Keputusan tim pelaksana", "Menerbitkan Surat Keputusan pembentukan tim"))
    return n.dengan_langkah(i, aktivitas=text, output="Surat Keputusan tim"), (f"/langkah/{i}/",)


@hening("RO008")
def atasan_memerintah(r: random.Random, n: Naskah) -> Naskah | None:
    sekre, staf = n.kolom("sekre"), n.kolom("staf")
    if sekre is None or staf is None:
        return None
    row = Langkah(
        "",
        f"Menugaskan {n.pelaksana[staf]} untuk mengarsipkan salinan",
        n.langkah[-2].output,
        "10 menit",
        "Disposisi",
        "",
    )
    return dengan_baris(n, len(n.langkah) - 1, row, sekre)


@tanam("RO009")
def tanpa_tanda_tangan(r: random.Random, n: Naskah) -> Tanaman | None:
    """The row in which the head signs is gone, and with it the head's column."""
    rows = [
        i
        for i, s in enumerate(n.langkah)
        if s.aktivitas.startswith("Menandatangani") and n.pelaku(i) == n.kolom("kepala")
    ]
    if n.kunci not in ("laporan_kinerja", "surat_keluar", "reviu", "keterangan", "cuti", "rekomendasi"):
        return None
    if (i := satu(r, rows)) is None or i in (0, len(n.langkah) - 1):
        return None
    out = re.sub(r" yang telah .*", "", n.langkah[i].output)
    gone = tanpa_baris(n, i)
    for k, row in enumerate(gone.langkah):
        for field in ("kelengkapan", "output"):
            if "ditandatangani" in getattr(row, field):
                gone = gone.dengan_langkah(k, **{field: out})
    boss = n.kolom("kepala")
    receiver = gone.pelaksana[gone.pelaku(i)]
    names = {n.pelaksana[boss] if boss is not None else "", *_aliases(n)}
    text = gone.langkah[i - 1].aktivitas
    for name in sorted(names - {""}, key=len, reverse=True):
        text = text.replace(f"kepada {name}", f"kepada {receiver}")
    gone = gone.dengan_langkah(i - 1, aktivitas=text)
    if any(s.pelaksana == boss for s in gone.simbol) or boss is None:
        return None
    left = tuple(p for k, p in enumerate(gone.pelaksana) if k != boss)
    simbol = tuple(replace(s, pelaksana=s.pelaksana - (s.pelaksana > boss)) for s in gone.simbol)
    peran = tuple(p for k, p in enumerate(gone.peran) if k != boss)
    return replace(gone, pelaksana=left, simbol=simbol, peran=peran), ("/pelaksana", "/langkah", "/identitas/nama_sop")


@hening("RO009")
def data_tanpa_tanda_tangan(r: random.Random, n: Naskah) -> Naskah | None:
    """Lending needs no signature of the head."""
    return n if n.kunci in ("arsip_pinjam", "barang") else None


def _aliases(n: Naskah) -> set[str]:
    heads = {"Kadis": "Kepala Dinas", "Kaban": "Kepala Badan", "Sekda": "Sekretaris Daerah", "Kasat": "Kepala Satuan"}
    heads |= {"Dirjen": "Direktur Jenderal", "Kakan": "Kepala Kantor"}
    boss = n.kolom("kepala")
    return {heads[n.pelaksana[boss]]} if boss is not None and n.pelaksana[boss] in heads else set()
