"""The working paper: one row a finding, ready to be filtered and answered."""

from __future__ import annotations

import io
from dataclasses import replace

from openpyxl import Workbook, load_workbook
from report_case import NIP, SPACED, made_report

from pipeline.checks.report.records import Laporan
from pipeline.checks.report.xlsx import to_xlsx

COLUMNS = (
    "No,Berkas,Instansi,Nama SOP,Nomor SOP,Kode,Tingkat,Temuan,Kutipan,Langkah,Halaman,Asal,Saran,Tanggapan".split(",")
)


def _book(report: Laporan) -> Workbook:
    return load_workbook(io.BytesIO(to_xlsx(report)))


def test_one_row_a_finding_with_filters_and_a_fixed_head() -> None:
    sheet = _book(made_report())["KKE"]
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == COLUMNS and len(rows) == 4
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:N4"
    assert [r[0] for r in rows[1:]] == [1, 2, 3]
    assert [r[5] for r in rows[1:]] == ["ID006", "ST001", "ST002"]
    assert [r[6] for r in rows[1:]] == ["kesalahan", "peringatan", "catatan"]
    assert [r[9] for r in rows[1:]] == [None, "2", None] and [r[10] for r in rows[1:]] == ["1", "2", None]
    assert all(r[13] is None for r in rows[1:]), "the answer is the auditee's"


def test_no_text_is_a_formula_and_none_breaks_the_file() -> None:
    sheet = _book(made_report())["KKE"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["H4"].value == "=1+1"


def test_summaries_add_up() -> None:
    book = _book(made_report())
    assert book.sheetnames == ["KKE", "Per aturan", "Per dokumen", "Tak terbaca"]
    by_rule = list(book["Per aturan"].iter_rows(min_row=2, values_only=True))
    assert (by_rule[0][0], by_rule[0][2:7]) == ("ID006", (1, 0, 0, 1, 1)) and sum(r[5] for r in by_rule) == 3
    by_document = list(book["Per dokumen"].iter_rows(min_row=2, values_only=True))
    assert [r[-1] for r in by_document] == [3, 0]


def test_numbers_of_persons_are_masked_unless_asked() -> None:
    for shown in (False, True):
        cells = [str(c.value) for sheet in _book(made_report(show_nip=shown)) for row in sheet.iter_rows() for c in row]
        assert any(NIP in c or SPACED in c for c in cells) is shown


def test_a_run_without_any_document() -> None:
    book = _book(replace(made_report(), dokumen=(), gagal=(), lang="en"))
    assert book.sheetnames == ["Findings", "By rule", "By document"]
    assert book["Findings"]["A1"].value == "No"


def test_page_numbers_lead_to_pictures_where_there_are_any() -> None:
    pages = {("arsip/satu.json", 2): "kke-halaman/00001-h002.jpg"}
    sheet = load_workbook(io.BytesIO(to_xlsx(made_report(), pages)))["KKE"]
    links = {cell.coordinate: cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {"K3": "kke-halaman/00001-h002.jpg"}


def test_rows_are_as_high_as_their_longest_text() -> None:
    report = made_report()
    first = report.dokumen[0].baris[0]
    long = replace(first, temuan=first.temuan.model_copy(update={"pesan": "kata " * 60}))
    sheet = _book(replace(report, dokumen=(replace(report.dokumen[0], baris=(long, *report.dokumen[0].baris[1:])),)))[
        "KKE"
    ]
    assert 100 < sheet.row_dimensions[2].height < 160 and sheet.row_dimensions[4].height <= 45
