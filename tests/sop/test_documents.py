from __future__ import annotations

from collections.abc import Sequence

from sop_case import block, grid, identity_grid, page, table_part

from pipeline.records.grid import Grid
from pipeline.records.part import TablePart
from pipeline.records.word import Asal
from pipeline.sop.documents import DocumentParts, split_documents
from pipeline.sop.identity import find_identity
from pipeline.sop.parts import PageParts


def identity(nomor: int, nama: str, no: str = "1/2024") -> PageParts:
    return parts(nomor, identity_grid(no, nama, halaman=nomor))


def parts(nomor: int, *grids: Grid, tables: Sequence[TablePart] = (), free: str = "") -> PageParts:
    p = page(*grids, free=block(free, 40, 40) if free else (), nomor=nomor)
    return PageParts(p, grids, find_identity(p, grids), tuple(tables))


def flow(nomor: int, first: int | None, last: int, title: str | None = None, header: bool = True) -> PageParts:
    return parts(nomor, tables=[table_part(nomor, first, last, title, header)])


def shape(documents: Sequence[DocumentParts]) -> list[tuple[list[int], str | None, list[int]]]:
    """Pages, name, and the page of each table piece."""
    return [
        (
            [p.page.nomor for p in d.pages],
            d.identity.nama_sop.text if d.identity and d.identity.nama_sop else None,
            [p.halaman for t in d.tables for p in t],
        )
        for d in documents
    ]


def test_identity_then_table_over_two_pages() -> None:
    made = split_documents([identity(1, "Cuti"), flow(2, 1, 5), flow(3, 6, 9)])
    assert shape(made) == [([1, 2, 3], "Cuti", [2, 3])]


def test_flow_first_identity_last() -> None:
    made = split_documents([flow(1, 1, 5, "SOP CUTI"), identity(2, "Cuti")])
    assert shape(made) == [([1, 2], "Cuti", [1])]


def test_several_sops_identity_first() -> None:
    made = split_documents([identity(1, "Cuti"), flow(2, 1, 5), identity(3, "Lembur", "2/2024"), flow(4, 1, 7)])
    assert shape(made) == [([1, 2], "Cuti", [2]), ([3, 4], "Lembur", [4])]


def test_several_sops_flow_first() -> None:
    made = split_documents([flow(1, 1, 5), identity(2, "Cuti"), flow(3, 1, 4), identity(4, "Lembur", "2/2024")])
    assert shape(made) == [([1, 2], "Cuti", [1]), ([3, 4], "Lembur", [3])]


def test_a_name_of_which_hardly_a_scrap_was_read_parts_nothing() -> None:
    def pages(asal: Asal) -> list[PageParts]:
        return [parts(1, identity_grid("1/2024", "X", halaman=1, asal=asal)), flow(2, 1, 5, "SOP PENGELOLAAN CUTI")]

    assert len(split_documents(pages("ocr"))) == 1
    assert len(split_documents(pages("teks"))) == 2


def test_titles_beat_the_order() -> None:
    made = split_documents(
        [
            flow(1, 1, 5, "SOP PENGELOLAAN CUTI"),
            identity(2, "Pengelolaan Cuti"),
            flow(3, 1, 4, "SOP PEMBAYARAN LEMBUR"),
            identity(4, "Pembayaran Lembur", "2/2024"),
        ]
    )
    assert shape(made) == [([1, 2], "Pengelolaan Cuti", [1]), ([3, 4], "Pembayaran Lembur", [3])]


def test_identity_without_table_is_a_document() -> None:
    made = split_documents([identity(1, "Cuti"), identity(2, "Lembur", "2/2024"), flow(3, 1, 4)])
    assert shape(made) == [([1], "Cuti", []), ([2, 3], "Lembur", [3])]


def test_table_without_identity_is_a_document() -> None:
    assert shape(split_documents([flow(1, 1, 4)])) == [([1], None, [1])]


def test_two_tables_under_one_identity() -> None:
    made = split_documents([identity(1, "Cuti"), flow(2, 1, 4), flow(3, 1, 3)])
    assert shape(made) == [([1, 2, 3], "Cuti", [2, 3])]


def test_letters_and_blank_pages_belong_to_none() -> None:
    made = split_documents([parts(1, free="Dengan hormat\nbersama ini kami sampaikan"), parts(2), identity(3, "Cuti")])
    assert shape(made) == [([3], "Cuti", [])]
    assert split_documents([parts(1, free="Dengan hormat"), parts(2)]) == ()


def test_a_head_repeated_on_each_page_is_one_sop() -> None:
    second = parts(2, identity_grid("1/2024", "Cuti", halaman=2), tables=[table_part(2, 6, 9, header=False, y0=430)])
    first = parts(1, identity_grid("1/2024", "Cuti"), tables=[table_part(1, 1, 5, y0=430)])
    assert shape(split_documents([first, second])) == [([1, 2], "Cuti", [1, 2])]


def test_the_same_sop_twice_in_a_file_is_two() -> None:
    made = split_documents([identity(1, "Cuti"), flow(2, 1, 5), identity(3, "Cuti"), flow(4, 1, 5)])
    assert shape(made) == [([1, 2], "Cuti", [2]), ([3, 4], "Cuti", [4])]


def test_boxes_on_the_page_after_the_labels() -> None:
    head = grid(
        [20, 400, 520, 800], [20, 40, 60], {(0, 1): "Nomor SOP", (0, 2): "9/2024", (1, 1): "Nama SOP", (1, 2): "Cuti"}
    )
    rest = grid(
        [20, 400, 800],
        [20, 40, 80],
        {(0, 0): "Peringatan", (0, 1): "Pencatatan dan Pendataan", (1, 1): "Buku"},
        halaman=2,
    )
    made = split_documents([parts(1, head), parts(2, rest), flow(3, 1, 4)])
    assert shape(made) == [([1, 2, 3], "Cuti", [3])]
    assert made[0].identity is not None and "peringatan" in made[0].identity.labels


def test_a_box_goes_on_overleaf_without_its_label() -> None:
    texts = {(0, 0): "Nomor SOP", (0, 1): "9/2024", (1, 0): "Dasar Hukum", (1, 1): "Kualifikasi Pelaksana"}
    first = grid([20, 400, 800], [20, 40, 60, 570], {**texts, (2, 0): "1. UU Nomor 1 Tahun 2001", (2, 1): "1. Teliti"})
    second = grid([20, 400, 800], [20, 60], {(0, 0): "2. UU Nomor 2 Tahun 2002", (0, 1): ""}, halaman=2)
    made = split_documents([parts(1, first), parts(2, second)])
    assert len(made) == 1 and made[0].identity is not None
    laws = [i.text for k in made[0].identity.kotak if k.kind == "dasar_hukum" for i in k.items]
    assert laws == ["UU Nomor 1 Tahun 2001", "UU Nomor 2 Tahun 2002"]


def test_sign_off_below_the_table() -> None:
    free = block("Contoh, 3 Mei 2023\nKepala Kantor Contoh\n\n\nANI CONTOH, S.H.\nNIP. 19800101 200501 2 001", 500, 400)
    p = page(free=free, nomor=2)
    last = PageParts(p, (), None, (table_part(2, 1, 4),))
    made = split_documents([identity(1, "Cuti"), last])
    assert made[0].signoff is not None and made[0].signoff.pengesah.nama is not None
    assert made[0].signoff.pengesah.nama.text == "ANI CONTOH, S.H."


def test_cover_gives_its_title() -> None:
    cover = parts(1, free="PEMERINTAH KABUPATEN CONTOH\nSTANDAR OPERASIONAL PROSEDUR (SOP)\nPENGELOLAAN CUTI\n2024")
    made = split_documents([cover, identity(2, "Pengelolaan Cuti"), flow(3, 1, 4)])
    assert shape(made) == [([1, 2, 3], "Pengelolaan Cuti", [3])]
    assert made[0].sampul is not None and made[0].sampul.text == "PENGELOLAAN CUTI"


def test_a_procedure_in_prose_stays_with_its_identity() -> None:
    prose = parts(2, free="SOP Evakuasi Gedung\n1. Tetap tenang\n2. Keluar lewat tangga")
    made = split_documents([identity(1, "Evakuasi Gedung"), prose])
    assert shape(made) == [([1, 2], "Evakuasi Gedung", [])]
    assert made[0].prosa is not None and made[0].prosa.text.startswith("1. Tetap tenang")
