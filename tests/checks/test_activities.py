"""Activities taken apart: verb forms, clauses, hand-overs and the actors inferred from them."""

from __future__ import annotations

import pytest
from checks_case import build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.clauses import parse_clauses
from pipeline.checks.context import build_context
from pipeline.checks.verb_forms import active_prefixes, answers, verb_forms


@pytest.mark.parametrize(
    ("spelled", "akar", "kelas"),
    [
        ("memeriksa", "periksa", "periksa"),
        ("diperiksa", "periksa", "periksa"),
        ("pemeriksaan", "periksa", "periksa"),
        ("menyusun", "susun", "buat"),
        ("menulis", "tulis", "buat"),
        ("mengirimkan", "kirim", "pindah"),
        ("menerima", "terima", "terima"),
        ("mengoordinasikan", "koordinasi", "temu"),
        ("mengkoordinasikan", "koordinasi", "temu"),
        ("mensosialisasikan", "sosialisasi", "temu"),
        ("menyosialisasikan", "sosialisasi", "temu"),
        ("mengecek", "cek", "periksa"),
        ("mengesahkan", "sah", "periksa"),
        ("meyampaikan", "sampai", "pindah"),
        ("dikembalikan", "kembali", "kembali"),
        ("persetujuan", "setuju", "periksa"),
    ],
)
def test_forms_are_known_by_their_stem(spelled: str, akar: str, kelas: str) -> None:
    form = verb_forms()[spelled]
    assert (form.akar, form.kelas) == (akar, kelas)


@pytest.mark.parametrize("word", ["laporan", "sampai", "peraturan", "menteri", "direktur", "surat", "data"])
def test_what_is_no_verb(word: str) -> None:
    assert word not in verb_forms()


@given(st.sampled_from(sorted({f.akar for f in verb_forms().values()})))
def test_every_stem_has_its_active_and_passive_form(akar: str) -> None:
    forms = {form.akar for spelled in active_prefixes(akar) if (form := verb_forms().get(spelled))}
    assert akar in forms or akar == "tetap"  # "menetap" is to stay; only "menetapkan" is meant
    assert akar in answers(akar)


def _acts(text: str) -> list[str]:
    return [v.akar for v in parse_clauses(text).acts()]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Menerima berkas dan meneruskannya kepada Sekretaris", ["terima", "terus"]),
        ("Menugaskan staf untuk menyusun konsep dan mencetaknya", ["tugas"]),
        ("Memeriksa berkas yang sudah dilengkapi dan ditandatangani pemohon", ["periksa"]),
        ("Menerima hasil rekapitulasi", ["terima"]),
        ("Melakukan pemeriksaan kelengkapan berkas", ["periksa"]),
        ("Pengumpulan data", ["kumpul"]),
        ("Menyusun laporan, kemudian disampaikan kepada Sekretaris", ["susun", "sampai"]),
        ("Menindaklanjuti surat dengan menyampaikan jawaban", ["tindaklanjut"]),
        ("Menyimpan berkas setelah ditandatangani", ["simpan"]),
        ("Mencatat surat, setelah itu di paraf Sekretaris", ["catat"]),
        ("", []),
    ],
)
def test_own_acts(text: str, acts: list[str]) -> None:
    assert _acts(text) == acts


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Memeriksa, jika tidak setuju dikembalikan, jika setuju diparaf", ["tidak", "ya"]),
        ("Memeriksa, apabila setuju diserahkan, jika tidak maka dikembalikan", ["ya", "tidak"]),
        ("Memeriksa, jika berkas belum lengkap dikembalikan", ["tidak"]),
        ("Melaksanakan rapat jika diperlukan", ["opsi"]),
        ("Mengembalikan apabila terdapat kesalahan", ["tidak"]),
        ("Menerima surat", []),
    ],
)
def test_branches(text: str, ways: list[str]) -> None:
    sentence = parse_clauses(text)
    assert [c.arah for c in sentence.cabang] == ways
    assert sentence.memutuskan == bool({"ya", "tidak"} & set(ways))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken_apart_in_its_own_order(a: str, b: str) -> None:
    text = f"{a} jika setuju memeriksa {b}"
    sentence = parse_clauses(text)
    starts = [v.start for v in sentence.verba]
    assert starts == sorted(starts)
    assert all(0 <= v.start < v.end <= len(text) for v in sentence.verba)
    assert all(c.start < c.end <= len(text) for c in sentence.cabang)
    assert all(v.cabang is None or v.cabang < len(sentence.cabang) for v in sentence.verba)


_ROLES = ["Kepala Dinas", "Sekretaris", "Kasubbag Umum", "Arsiparis"]


def _handed(text: str) -> list[tuple[str, tuple[int, ...], list[str]]]:
    ctx = build_context(build_sop({"pelaksana": _ROLES, "langkah": [["1", text]]}))
    return [(a.jenis, a.kolom, [v.akar for v in a.tugas]) for a in ctx.kegiatan[0].alih]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Memerintahkan Arsiparis untuk mengarsipkan surat", [("perintah", (3,), ["arsip"])]),
        ("Memerintahkan Kasubbag Umum mengirim surat", [("perintah", (2,), ["kirim"])]),
        (
            "Memeriksa, jika tidak setuju dikembalikan kepada Sekretaris, jika setuju diserahkan kepada Kadis",
            [("kembali", (1,), []), ("terus", (0,), [])],
        ),
        ("Menerima disposisi dari Kepala Dinas", [("asal", (0,), [])]),
        ("Sekretaris memeriksa konsep", [("subjek", (1,), [])]),
        ("Mengirim surat yang sudah ditandatangani Kepala Dinas", [("pelaku", (0,), [])]),
    ],
)
def test_roles_in_an_activity(text: str, expected: list[tuple[str, tuple[int, ...], list[str]]]) -> None:
    assert _handed(text) == expected


def test_inferred_actors_follow_the_hand_overs_and_are_marked() -> None:
    rows = [
        "Menugaskan Kasubbag Umum untuk menyusun konsep",
        "Menyusun konsep kemudian disampaikan kepada Sekretaris",
        "Memeriksa konsep, jika tidak setuju dikembalikan kepada Kasubbag Umum, jika setuju diserahkan kepada Kadis",
        "Menandatangani konsep",
        "Mencatat surat",
    ]
    steps = [[str(n), text] for n, text in enumerate(rows, start=1)]
    ctx = build_context(build_sop({"pelaksana": _ROLES, "langkah": steps}))
    assert [(a.kolom, a.cara) for a in ctx.aktor] == [
        ((), "tak_diketahui"),
        ((2,), "serah"),
        ((1,), "serah"),
        ((0,), "serah"),
        ((0,), "lanjut"),
    ]
    assert all(a.inferred for a in ctx.aktor)
    assert ctx.aktor[4].alone is None


def test_shapes_win_over_the_text() -> None:
    case = {
        "pelaksana": _ROLES,
        "langkah": [["1", "Menyerahkan konsep kepada Sekretaris"], ["2", "Memeriksa konsep"]],
        "gambar": {"simbol": ["0 2 terminator", "1 3 terminator"], "panah": ["1 2"]},
    }
    ctx = build_context(build_sop(case))
    assert [(a.kolom, a.cara, a.inferred) for a in ctx.aktor] == [
        ((2,), "tergambar", False),
        ((3,), "tergambar", False),
    ]
