"""Defects of the flow (FL)."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from generator.cacat.sunting import tanpa_balik, tanpa_gambar
from generator.cacat.tanam import Tanaman, baris, hening, keputusan, satu, tanam
from generator.plan import Panah
from generator.tertib.naskah import Naskah

_BRANCH = re.compile(r", ((?:jika|apabila|bila) .+?), ((?:jika|apabila|bila) .+)$")


def _one(r: random.Random, n: Naskah) -> tuple[int, int]:
    return r.choice(list(keputusan(n)))


def _texted(n: Naskah) -> list[int]:
    return [i for i, _ in keputusan(n) if _BRANCH.search(n.langkah[i].aktivitas)]


def _arrows(n: Naskah, keep: list[Panah]) -> Naskah:
    return replace(n, panah=tuple(keep))


@tanam("FL001")
def satu_cabang(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, _texted(n))) is None:
        return None
    text = n.langkah[i].aktivitas
    m = _BRANCH.search(text)
    assert m is not None
    kept = r.choice((1, 2))
    one = n.dengan_langkah(i, aktivitas=f"{text[: m.start()]}, {m[kept]}")
    return r.choice((tanpa_gambar, tanpa_balik))(one), (f"/langkah/{i}/aktivitas",)


@hening("FL001")
def cabang_lain_tergambar(r: random.Random, n: Naskah) -> Naskah | None:
    """The text names one way, the drawing both."""
    if (i := satu(r, _texted(n))) is None:
        return None
    text = n.langkah[i].aktivitas
    m = _BRANCH.search(text)
    return n.dengan_langkah(i, aktivitas=f"{text[: m.start()]}, {m[1]}") if m else None


@hening("FL001")
def jika_diperlukan(r: random.Random, n: Naskah) -> Naskah | None:
    rows = [i for i, s in enumerate(n.langkah) if "jika" not in s.aktivitas and "bila" not in s.aktivitas]
    if not rows:
        return None
    i = rows[0]
    return n.dengan_langkah(
        i, aktivitas=f"{n.langkah[i].aktivitas} {r.choice(('jika diperlukan', 'apabila diperlukan', 'bila ada'))}"
    )


@tanam("FL002")
def kembali_entah_ke_mana(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [i for i in _texted(n) if re.search(r"dikembalikan kepada .+? untuk", n.langkah[i].aktivitas)]
    if (i := satu(r, rows)) is None:
        return None
    text = re.sub(r"dikembalikan kepada .+? untuk", "dikembalikan untuk", n.langkah[i].aktivitas)
    return r.choice((tanpa_gambar, tanpa_balik))(n.dengan_langkah(i, aktivitas=text)), (f"/langkah/{i}/aktivitas",)


@hening("FL002")
def kembali_ke_langkah(r: random.Random, n: Naskah) -> Naskah | None:
    rows = [i for i in _texted(n) if re.search(r"dikembalikan kepada .+? untuk", n.langkah[i].aktivitas)]
    if not rows:
        return None
    i = rows[0]
    text = re.sub(
        r"dikembalikan kepada .+? untuk", f"dikembalikan ke langkah {max(1, i)} untuk", n.langkah[i].aktivitas
    )
    return n.dengan_langkah(i, aktivitas=text)


@tanam("FL003")
def diserahkan_ke_lain(r: random.Random, n: Naskah) -> Tanaman | None:
    """Handed to a column that does not act next."""
    rows = []
    for i in range(len(n.langkah) - 1):
        m = re.search(
            r"(?:menyampaikan|menyerahkan|meneruskan|mengajukan)\w*(?: [\w ]+?)? kepada ([A-Z][\w ]+?)(?=$|,| untuk)",
            n.langkah[i].aktivitas,
        )
        near = {s.pelaksana for s in n.simbol if i <= s.langkah <= i + 2}  # through the one between it may still arrive
        others = [k for k in range(len(n.pelaksana)) if k not in near]
        if m and others and "kembalikan" not in n.langkah[i].aktivitas:
            rows.append((i, m.start(1), m.end(1), r.choice(others)))
    if not rows:
        return None
    i, a, b, other = r.choice(rows)
    text = n.langkah[i].aktivitas
    return n.dengan_langkah(i, aktivitas=text[:a] + n.pelaksana[other] + text[b:]), (
        f"/langkah/{i}/",
        f"/langkah/{i + 1}/",
    )


@tanam("FL003")
def melaporkan_entah_kepada_siapa(r: random.Random, n: Naskah) -> Tanaman | None:
    rows = [
        i
        for i in range(len(n.langkah) - 1)
        if n.pelaku(i) != n.pelaku(i + 1) and "kembalikan" not in n.langkah[i].aktivitas
    ]
    if (i := satu(r, rows)) is None:
        return None
    thing = re.sub(r" yang telah .*", "", n.langkah[i].output.split(",")[0]).lower()
    text = f"{r.choice(('Melaporkan', 'Menyampaikan', 'Menyerahkan'))} {thing}"
    return tanpa_gambar(n.dengan_langkah(i, aktivitas=text)), (f"/langkah/{i}/",)


@hening("FL003")
def alamat_singkat(r: random.Random, n: Naskah) -> Naskah | None:
    boss = n.kolom("kepala")
    short = {"Kepala Dinas": "Kadis", "Kepala Badan": "Kaban", "Kepala Kantor": "Kakan", "Sekretaris Daerah": "Sekda"}
    if boss is None or n.pelaksana[boss] not in short:
        return None
    full, brief = n.pelaksana[boss], short[n.pelaksana[boss]]
    return replace(
        n,
        langkah=tuple(
            replace(s, aktivitas=s.aktivitas.replace(f"kepada {full}", f"kepada {brief}")) for s in n.langkah
        ),
    )


@tanam("FL004")
def tanda_pada_kotak(r: random.Random, n: Naskah) -> Tanaman | None:
    """A Ya beside a box whose text decides nothing."""
    plain = [
        k
        for k, p in enumerate(n.panah)
        if n.simbol[p.dari].jenis == "proses"
        and not re.search(r"\b(?:jika|apabila|bila)\b", n.langkah[n.simbol[p.dari].langkah].aktivitas)
    ]
    if (k := satu(r, plain)) is None:
        return None
    panah = list(n.panah)
    panah[k] = replace(panah[k], label=r.choice(("ya", "tidak")))
    i = n.simbol[panah[k].dari].langkah
    return _arrows(n, panah), (f"/langkah/{i}/", f"/alur/panah/{k}")


@tanam("FL004")
def belah_ketupat_tanpa_keputusan(r: random.Random, n: Naskah) -> Tanaman | None:
    """The diamond is drawn, the text of its row decides nothing."""
    i, _ = _one(r, n)
    text = n.langkah[i].aktivitas
    m = _BRANCH.search(text)
    if m is None:
        return None
    made = re.sub(
        r"^(?:Memeriksa|Meneliti|Mengoreksi|Menelaah|Memverifikasi|Memvalidasi|Mengevaluasi|Mempelajari)",
        "Mencetak",
        text[: m.start()],
    )
    return n.dengan_langkah(i, aktivitas=made), (f"/langkah/{i}/",)


@tanam("FL004")
def tanda_pada_salinan(r: random.Random, n: Naskah) -> Tanaman | None:
    """A text copy with its marks, one of them in a row that decides nothing."""
    rows = [i for i, s in enumerate(n.langkah) if not re.search(r"\b(?:jika|apabila|bila)\b", s.aktivitas)]
    near = {i + 1 for i in _texted(n)}  # there it may only have slipped
    if (i := satu(r, [i for i in rows if i not in near])) is None:
        return None
    return replace(tanpa_gambar(n), tanda=((i, n.pelaku(i), r.choice(("Ya", "Tidak", "Y"))),)), (f"/langkah/{i}/",)


@hening("FL004")
def keputusan_bertanya(r: random.Random, n: Naskah) -> Naskah | None:
    i, _ = _one(r, n)
    thing = n.langkah[i].aktivitas.split(",")[0].split(" ", 1)[1]
    return n.dengan_langkah(i, aktivitas=f"Memeriksa apakah {thing} sudah sesuai")


@tanam("FL005")
def satu_jalan_keluar(r: random.Random, n: Naskah) -> Tanaman:
    i, k = _one(r, n)
    label = r.choice(("ya", "tidak"))
    kept = [p for p in n.panah if not (p.dari == k and p.label == "tidak")]
    if label == "ya":
        kept = [replace(p, label=None) if p.dari == k else p for p in kept]
    return _arrows(n, kept), (f"/langkah/{i}/", f"/alur/simbol/{k}")


@tanam("FL005")
def jalan_keluar_tanpa_tanda(r: random.Random, n: Naskah) -> Tanaman:
    i, k = _one(r, n)
    return _arrows(n, [replace(p, label=None) if p.dari == k else p for p in n.panah]), (
        f"/langkah/{i}/",
        f"/alur/simbol/{k}",
    )


@tanam("FL005")
def tanda_timpang(r: random.Random, n: Naskah) -> Tanaman | None:
    """A text copy that kept one of the two marks of its decision."""
    if (i := satu(r, _texted(n))) is None:
        return None
    return replace(tanpa_gambar(n), tanda=((i, n.pelaku(i), r.choice(("Ya", "Tidak"))),)), (f"/langkah/{i}/",)


@hening("FL005")
def satu_tanda_cukup(r: random.Random, n: Naskah) -> Naskah:
    _, k = _one(r, n)
    return _arrows(n, [replace(p, label=None) if p.dari == k and p.label == "ya" else p for p in n.panah])


@tanam("FL006")
def tanpa_kapsul(r: random.Random, n: Naskah) -> Tanaman | None:
    last = len(n.langkah) - 1
    rows = r.choice(((0,), (last,), (0, last)))
    simbol = tuple(replace(s, jenis="proses") if s.langkah in rows and s.jenis == "terminator" else s for s in n.simbol)
    return (replace(n, simbol=simbol), tuple(f"/langkah/{i}/" for i in rows)) if simbol != n.simbol else None


@tanam("FL006")
def kapsul_di_tengah(r: random.Random, n: Naskah) -> Tanaman | None:
    middle = [k for k, s in enumerate(n.simbol) if s.jenis == "proses" and 0 < s.langkah < len(n.langkah) - 1]
    middle = [k for k in middle if not any(k in tie for tie in n.ikatan)]
    if (k := satu(r, middle)) is None:
        return None
    simbol = tuple(replace(s, jenis="terminator") if i == k else s for i, s in enumerate(n.simbol))
    return replace(n, simbol=simbol), (f"/langkah/{n.simbol[k].langkah}/",)


@hening("FL006")
def dua_kapsul_penutup(r: random.Random, n: Naskah) -> Naskah | None:
    """A rejected request ends in a capsule of its own beside the decision."""
    i, k = _one(r, n)
    used = {s.pelaksana for s in n.simbol if s.langkah == i}
    free = [c for c in range(len(n.pelaksana)) if c not in used]
    if not free:
        return None
    from generator.plan import Simbol

    panah = [replace(p, ke=len(n.simbol)) if p.dari == k and p.label == "tidak" else p for p in n.panah]
    return replace(n, simbol=(*n.simbol, Simbol(i, r.choice(free), "terminator")), panah=tuple(panah))


def _two_pages(n: Naskah, split: int) -> Naskah:
    return replace(n, halaman=tuple(2 if i < split else 3 for i in range(len(n.langkah))))


@tanam("FL007")
def konektor_sendirian(r: random.Random, n: Naskah) -> Tanaman:
    split = r.randrange(2, len(n.langkah) - 1)
    return replace(_two_pages(n, split), konektor=(r.choice((2, 3)),)), ("/alur/konektor",)


@tanam("FL007")
def halaman_tanpa_konektor(r: random.Random, n: Naskah) -> Tanaman:
    return _two_pages(n, r.randrange(2, len(n.langkah) - 1)), ("/alur/konektor",)


@hening("FL007")
def konektor_berpasangan(r: random.Random, n: Naskah) -> Naskah:
    return replace(_two_pages(n, r.randrange(2, len(n.langkah) - 1)), konektor=(2, 3))


@tanam("FL008")
def panah_terlupa(r: random.Random, n: Naskah) -> Tanaman | None:
    steps = [
        k for k, p in enumerate(n.panah) if n.simbol[p.ke].langkah == n.simbol[p.dari].langkah + 1 and p.label is None
    ]
    if (k := satu(r, steps)) is None:
        return None
    i = n.simbol[n.panah[k].dari].langkah
    return _arrows(n, [p for j, p in enumerate(n.panah) if j != k]), (f"/langkah/{i}/", f"/langkah/{i + 1}/")


@tanam("FL008", tergambar=False)  # the two arrows would lie on each other
def dua_cabang_satu_tujuan(r: random.Random, n: Naskah) -> Tanaman | None:
    i, k = _one(r, n)
    on = next((p.ke for p in n.panah if p.dari == k and p.label == "ya"), None)
    if on is None:
        return None
    return _arrows(n, [replace(p, ke=on) if p.dari == k else p for p in n.panah]), (f"/langkah/{i}/",)


@tanam("FL008")
def baris_buntu(r: random.Random, n: Naskah) -> Tanaman | None:
    """The flow goes past a row: into the one behind it an arrow comes from before, out of itself none goes."""
    steps = [
        k for k, p in enumerate(n.panah) if p.label is None and n.simbol[p.ke].langkah == n.simbol[p.dari].langkah + 1
    ]
    steps = [k for k in steps if n.simbol[n.panah[k].dari].jenis == "proses"]
    if (k := satu(r, steps)) is None:
        return None
    i = n.simbol[n.panah[k].dari].langkah
    before = next(p.dari for p in n.panah if p.ke == n.panah[k].dari and p.label != "tidak")
    panah = [replace(p, dari=before) if j == k else p for j, p in enumerate(n.panah)]
    return _arrows(n, panah), (f"/langkah/{i}/",)


@hening("FL008")
def tidak_kembali(r: random.Random, n: Naskah) -> Naskah:
    return n


@tanam("FL009")
def panah_balik_dari_kotak(r: random.Random, n: Naskah) -> Tanaman | None:
    boxes = [
        k
        for k, s in enumerate(n.simbol)
        if s.jenis == "proses" and s.langkah >= 2 and len([x for x in n.simbol if x.langkah == s.langkah]) == 1
    ]
    if (k := satu(r, boxes)) is None:
        return None
    i = n.simbol[k].langkah
    earlier = [j for j, s in enumerate(n.simbol) if 1 <= s.langkah < i and s.jenis == "proses"]
    if not earlier:
        return None
    return _arrows(n, [*n.panah, Panah(k, r.choice(earlier))]), (f"/langkah/{i}/",)


@tanam("FL009")
def keputusan_digambar_kotak(r: random.Random, n: Naskah) -> Tanaman | None:
    if (i := satu(r, _texted(n))) is None:
        return None
    k = next(k for j, k in keputusan(n) if j == i)
    simbol = tuple(replace(s, jenis="proses") if j == k else s for j, s in enumerate(n.simbol))
    return replace(n, simbol=simbol), (f"/langkah/{i}/", f"/alur/simbol/{k}")


@hening("FL009")
def kembali_dari_keputusan(r: random.Random, n: Naskah) -> Naskah | None:
    return n if baris(n, "Memeriksa", "Meneliti", "Mengoreksi") else None
