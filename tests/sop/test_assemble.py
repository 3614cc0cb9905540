from __future__ import annotations

import pytest
from sop_case import grid, identity_grid, page, reading

from pipeline.model.sop import SOP, Sumber
from pipeline.records.drawing import Shape
from pipeline.records.geometry import Box
from pipeline.records.identity import BlokIdentitas, Kotak
from pipeline.records.part import TablePart
from pipeline.records.reading import Reading
from pipeline.records.table import BarisLangkah, Kolom, TabelProses, Tanda
from pipeline.records.word import Asal
from pipeline.sop.assemble import assemble, title_as_name
from pipeline.sop.evidence import Evidence
from pipeline.sop.flow import read_flow
from pipeline.sop.identity import find_identity
from pipeline.sop.parts import DocumentParts, PageParts
from pipeline.sop.steps import read_steps

SOURCE = Sumber(berkas="contoh.pdf", sha256="0" * 64)


def made(asal: Asal = "teks", confidence: float = 1.0, **kwargs: str) -> SOP:
    g = identity_grid(asal=asal, confidence=confidence, **kwargs)
    p = page(g)
    parts = PageParts(p, (g,), find_identity(p, (g,)), ())
    return assemble(DocumentParts((parts,), parts.identity), SOURCE)


def step(
    nomor: str | None, asal: Asal = "teks", waktu: str | None = "5 menit", tanda: tuple[Tanda, ...] = ()
) -> BarisLangkah:
    def r(text: str | None) -> Reading | None:
        return reading(text, asal=asal) if text else None

    return BarisLangkah(
        1, None, r(nomor), r("Menulis"), tuple(t.pelaksana for t in tanda), tanda, None, r(waktu), r("-"), None
    )


def table(*rows: BarisLangkah, doubtful: bool = False) -> TabelProses:
    kolom = (Kolom("no", reading("No"), 0, 10), Kolom("waktu", reading("Waktu"), 10, 20))
    return TabelProses(None, kolom, rows, (), steps_doubtful=doubtful)


def test_every_value_has_its_evidence() -> None:
    sop = made()
    assert sop.identitas.nomor_sop == "061/07/ORG/2023"
    assert sop.identitas.tanggal_pembuatan and sop.identitas.tanggal_pembuatan.iso == "2023-01-02"
    assert sop.identitas.disahkan_oleh.nip == "197001011995031001"
    assert sop.identitas.disahkan_oleh.jabatan == "Kepala Dinas Perpustakaan Kabupaten Contoh"
    assert sop.identitas.tanggal_revisi is None
    wanted = ["nomor_sop", "nama_sop", "instansi", "unit_kerja", "tanggal_pembuatan", "tanggal_efektif"]
    wanted += [f"disahkan_oleh/{k}" for k in ("jabatan", "nama", "pangkat", "nip")]
    assert {f"/identitas/{k}" for k in wanted} <= sop.bukti.keys()
    assert "/identitas/tanggal_revisi" not in sop.bukti
    for kind in ("dasar_hukum", "kualifikasi_pelaksana", "peralatan_perlengkapan", "peringatan"):
        for i in range(len(getattr(sop, kind))):
            assert f"/{kind}/{i}" in sop.bukti
    assert sop.bukti["/identitas/disahkan_oleh/nip"].teks_asli == "19700101 199503 1 001"
    assert sop.dasar_hukum[0].tahun == 2007


def test_a_text_layer_is_not_up_for_review() -> None:
    assert made().perlu_ditinjau == ()
    assert made(nomor="no mor?").perlu_ditinjau == ()


def test_doubtful_readings_are_kept_and_listed() -> None:
    sure = made("ocr", 0.998)
    assert sure.perlu_ditinjau == ()
    odd = made("ocr", 0.97, nomor="06|/07§ORG")
    assert odd.identitas.nomor_sop == "06|/07§ORG" and "/identitas/nomor_sop" in odd.perlu_ditinjau
    weak = made("ocr", 0.5)
    assert weak.identitas.nama_sop == "Pengelolaan Buku Tamu"
    assert {"/identitas/nama_sop", "/identitas/nomor_sop", "/dasar_hukum/0"} <= set(weak.perlu_ditinjau)


def test_an_unreadable_date_on_a_scan_is_up_for_review() -> None:
    g = identity_grid(asal="ocr", confidence=0.98, extra={(1, 2): "2 Jonucri 20Z3"})
    p = page(g)
    parts = PageParts(p, (g,), find_identity(p, (g,)), ())
    sop = assemble(DocumentParts((parts,), parts.identity), SOURCE)
    assert sop.identitas.tanggal_pembuatan is not None and sop.identitas.tanggal_pembuatan.iso is None
    assert "/identitas/tanggal_pembuatan" in sop.perlu_ditinjau


def test_numbers_that_break_the_sequence_are_listed_only_on_scans() -> None:
    book = Evidence()
    read_steps(table(step("1"), step("2"), step("2"), step("4")), book)
    assert book.perlu_ditinjau == ()
    book = Evidence()
    read_steps(table(step("1", "ocr"), step("2", "ocr"), step("7", "ocr"), step("8", "ocr")), book)
    assert book.perlu_ditinjau == ("/langkah/2/nomor",)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (["4", "2", "3"], ["1", "2", "3"]),
        (["9", "10", "1", "12"], ["9", "10", "11", "12"]),
        (["1", "2", "s", "4"], ["1", "2", "3", "4"]),
        (["1", "2", "8", "4"], ["1", "2", "3", "4"]),
        (["1", "2", "2", "4", "3"], ["1", "2", "2", "4", "3"]),
        (["1", "2", "7", "8"], ["1", "2", "7", "8"]),
        (["4", "5", "6"], ["4", "5", "6"]),
        (["1", "2", "4"], ["1", "2", "4"]),
    ],
)
def test_a_misread_number_is_the_one_that_its_neighbours_leave_room_for(read: list[str], told: list[str]) -> None:
    book = Evidence()
    assert [s.nomor for s in read_steps(table(*(step(n, "ocr") for n in read)), book)] == told
    changed = {f"/langkah/{i}/nomor" for i, (a, b) in enumerate(zip(read, told, strict=True)) if a != b}
    assert changed <= set(book.perlu_ditinjau), "always for review"
    assert [s.nomor for s in read_steps(table(*map(step, read)), Evidence())] == read, "type is the drafter's"


def test_a_letter_for_a_digit_is_corrected_on_record() -> None:
    book = Evidence()
    steps = read_steps(table(step("1", "ocr", waktu="S Menit")), book)
    waktu = steps[0].mutu_baku.waktu
    assert waktu is not None and waktu.nilai == 5
    note = book.bukti["/langkah/0/mutu_baku/waktu"]
    assert note.teks_asli == "S Menit" and note.koreksi[0].ke.startswith("5")
    assert "/langkah/0/mutu_baku/waktu" in book.perlu_ditinjau


def test_an_empty_cell_in_a_full_column_of_a_scan_is_up_for_review() -> None:
    rows = [step(str(n), "ocr", waktu="5 Menit" if n != 3 else None) for n in range(1, 6)]
    book = Evidence()
    read_steps(table(*rows), book)
    assert "/langkah/2/mutu_baku/waktu" in book.perlu_ditinjau
    assert "/langkah/1/mutu_baku/waktu" not in book.perlu_ditinjau


def test_a_step_of_a_scan_without_a_role_is_up_for_review_where_the_others_have_one() -> None:
    mark = (Tanda(0, Shape("proses", Box(0, 0, 10, 10)), None, 1),)

    def doubted(asal: Asal, *without: int) -> list[str]:
        book = Evidence()
        read_steps(table(*(step(str(n), asal, tanda=() if n in without else mark) for n in range(1, 6))), book)
        return [p for p in book.perlu_ditinjau if p.endswith("/pelaksana")]

    assert doubted("ocr", 3) == ["/langkah/2/pelaksana"]
    assert doubted("teks", 3) == []
    assert doubted("ocr", 1, 2, 3, 4, 5) == [], "a table without marks is another case"


def test_a_lone_dash_is_empty() -> None:
    assert read_steps(table(step("1")), Evidence())[0].mutu_baku.output is None


def test_doubtful_steps_are_listed_as_a_whole() -> None:
    book = Evidence()
    read_steps(table(step("1"), doubtful=True), book)
    assert "/langkah" in book.perlu_ditinjau


def test_symbols_in_reading_order() -> None:
    def drawn(kind: str, role: int, x: float) -> Tanda:
        return Tanda(role, Shape(kind, Box(x, 0, x + 10, 10)), None, 1)  # type: ignore[arg-type]

    rows = (
        step("1", tanda=(drawn("proses", 1, 50), drawn("terminator", 0, 20))),
        step("2", tanda=(drawn("keputusan", 0, 20), Tanda(1, None, reading("Ya"), 1))),
    )
    book = Evidence()
    alur = read_flow(table(*rows), {}, book)
    assert [(s.id, s.jenis, s.langkah, s.pelaksana) for s in alur.simbol] == [
        ("S1", "terminator", 0, 0),
        ("S2", "proses", 0, 1),
        ("S3", "keputusan", 1, 0),
    ]
    assert book.bukti["/alur/simbol/0"].asal == "bentuk"


def test_words_that_stand_for_symbols() -> None:
    rows = (step("1", tanda=(Tanda(0, None, reading("MULAI"), 1), Tanda(1, None, reading("Tidak"), 1))),)
    alur = read_flow(table(*rows), {}, Evidence())
    assert [(s.jenis, s.teks) for s in alur.simbol] == [("terminator", "MULAI")]


def test_the_flow_title_names_an_sop_without_identity() -> None:
    assert title_as_name(reading("SOP : PENGELOLAAN CUTI")).text == "PENGELOLAAN CUTI"
    assert title_as_name(reading("STANDAR OPERASIONAL PROSEDUR CUTI")).text == "CUTI"
    assert title_as_name(reading("Pengelolaan Cuti")).text == "Pengelolaan Cuti"


def test_a_table_alone_gives_its_steps() -> None:
    xs, ys = [20.0, 60, 300, 500, 600, 700, 800], [60.0, 80, 110, 140]
    head = {
        (0, 0): "No",
        (0, 1): "Kegiatan",
        (0, 2): "Pelaksana",
        (0, 3): "Kelengkapan",
        (0, 4): "Waktu",
        (0, 5): "Output",
    }
    body = {(1, 0): "1", (1, 1): "Menulis", (1, 4): "5 menit", (2, 0): "2", (2, 1): "Membaca", (2, 4): "1 jam"}
    g = grid(xs, ys, head | body)
    kolom = tuple(
        Kolom(kind, reading(name), a, b)
        for kind, name, a, b in [
            ("no", "No", 20, 60),
            ("aktivitas", "Kegiatan", 60, 300),
            ("pelaksana", "Staf", 300, 500),
            ("kelengkapan", "Kelengkapan", 500, 600),
            ("waktu", "Waktu", 600, 700),
            ("output", "Output", 700, 800),
        ]
    )
    p = page(g)
    part = TablePart(1, g.box, g, 1, kolom, reading("SOP MENULIS"), 1, 2, p.words)
    sop = assemble(DocumentParts((PageParts(p, (g,), None, (part,)),), None, ((part,),)), SOURCE)
    assert [s.nomor for s in sop.langkah] == ["1", "2"]
    assert sop.identitas.nama_sop == "MENULIS"
    assert sop.langkah[1].mutu_baku.waktu is not None and sop.langkah[1].mutu_baku.waktu.satuan == "jam"


def test_an_sop_among_the_legal_basis_is_up_for_review_where_the_box_for_it_was_not_found() -> None:
    basis = Kotak("dasar_hukum", (reading("UU Nomor 43 Tahun 2009 tentang Kearsipan"), reading("SOP Surat Keluar")))
    related = Kotak("keterkaitan", ())

    def listed(*boxes: Kotak) -> tuple[str, ...]:
        block = BlokIdentitas(halaman=(1,), labels=frozenset(), kotak=boxes)
        g = identity_grid()
        sop = assemble(DocumentParts((PageParts(page(g), (g,), block, ()),), block), SOURCE)
        assert [d.teks for d in sop.dasar_hukum] == ["UU Nomor 43 Tahun 2009 tentang Kearsipan", "SOP Surat Keluar"]
        return tuple(p for p in sop.perlu_ditinjau if p.startswith("/dasar_hukum"))

    assert listed(basis) == ("/dasar_hukum/1",)
    assert listed(basis, related) == ()


def test_two_regulations_in_one_item_of_a_scan_are_up_for_review() -> None:
    two = "Perka Nomor 1 Tahun 2024 tentang Kearsipan; Bo Badan Nomor 5 Tahun 2023 tentang Tata Kerja"
    box = Kotak(
        "dasar_hukum", (reading("UU Nomor 43 Tahun 2009 tentang Kearsipan;", asal="ocr"), reading(two, asal="ocr"))
    )
    listed = [p for p in _reviewed("Evaluasi", box) if p.startswith("/dasar_hukum")]
    assert listed == ["/dasar_hukum/1"]
    typed = Kotak("dasar_hukum", (reading(two, asal="teks"),))
    assert "/dasar_hukum/0" not in _reviewed("Evaluasi", typed)


def _reviewed(nama: str, *boxes: Kotak, asal: Asal = "ocr") -> tuple[str, ...]:
    """What is up for review of an identity block with this title and these boxes."""
    block = BlokIdentitas((1,), frozenset({"nama_sop"}), nama_sop=reading(nama, asal=asal), kotak=boxes)
    g = identity_grid()
    sop = assemble(DocumentParts((PageParts(page(g), (g,), block, ()),), block), SOURCE)
    assert sop.identitas.nama_sop == nama, "it is kept"
    return sop.perlu_ditinjau


def test_a_title_that_swallowed_a_list_is_up_for_review() -> None:
    assert "/identitas/nama_sop" in _reviewed("Evaluasi 1. Memahami arsip 2. Pendidikan minimal SLTA", asal="teks")
    for good in ("Evaluasi tahap 2", "Penyusunan PP No. 1. tentang Arsip"):
        assert "/identitas/nama_sop" not in _reviewed(good, asal="teks")


def test_boxes_whose_labels_a_scan_lost_are_up_for_review() -> None:
    basis = Kotak("dasar_hukum", (reading("UU Nomor 43 Tahun 2009", asal="ocr"),))
    found = _reviewed("Evaluasi", basis)
    assert {"/keterkaitan", "/peringatan", "/peralatan_perlengkapan"} <= set(found)
    assert "/dasar_hukum" not in found
    empty = [Kotak(kind, ()) for kind in ("keterkaitan", "peringatan")]
    assert "/peralatan_perlengkapan" not in _reviewed("Evaluasi", basis, *empty), "three are missing, as they may be"
    drafted = Kotak("dasar_hukum", (reading("UU Nomor 43 Tahun 2009"),))
    assert "/keterkaitan" not in _reviewed("Evaluasi", drafted, asal="teks"), "a text layer has what it has"


@pytest.mark.parametrize(("asal", "asked"), [("ocr", True), ("teks", False)])
def test_the_one_date_whose_label_a_scan_lost_is_up_for_review(asal: Asal, asked: bool) -> None:
    g = identity_grid(asal=asal, confidence=0.999, extra={(3, 1): "", (3, 2): ""})
    p = page(g)
    parts = PageParts(p, (g,), find_identity(p, (g,)), ())
    sop = assemble(DocumentParts((parts,), parts.identity), SOURCE)
    assert sop.identitas.tanggal_efektif is None
    assert ("/identitas/tanggal_efektif" in sop.perlu_ditinjau) is asked
    assert "/identitas/tanggal_revisi" not in sop.perlu_ditinjau, "its label is there, and it is blank"


@pytest.mark.parametrize(
    ("nama", "asked"), [("LS", True), ("it Koordinasi", True), ("Rapat Koordinasi", False), ("1 Hari Selesai", False)]
)
def test_a_title_of_a_scan_that_can_only_be_a_part_is_up_for_review(nama: str, asked: bool) -> None:
    assert ("/identitas/nama_sop" in made("ocr", 0.999, nama=nama).perlu_ditinjau) is asked
    assert "/identitas/nama_sop" not in made("teks", nama=nama).perlu_ditinjau
