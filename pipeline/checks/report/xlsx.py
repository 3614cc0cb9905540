"""The auditor's working paper (kertas kerja evaluasi) as a workbook."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pandas as pd
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.checks.explain import rule_text
from pipeline.checks.report.plain import fit
from pipeline.checks.report.records import TINGKAT, Laporan
from pipeline.data.catalogue import say

KOLOM: Final = "no berkas instansi nama nomor kode tingkat temuan kutipan langkah halaman asal saran tanggapan".split()
_WIDTH: Final = {  # in characters, by what a column holds
    "no": 6,
    **dict.fromkeys(("kode", "halaman"), 10),
    **dict.fromkeys(("jumlah", "dokumen", "tingkat", "langkah", "asal", *TINGKAT), 13),
    **dict.fromkeys(("berkas", "instansi", "nama", "nomor"), 22),
    **dict.fromkeys(("kutipan", "saran", "tanggapan", "sumber"), 34),
    **dict.fromkeys(("temuan", "sebab", "aturan"), 44),
}
_LINE_HEIGHT: Final = 15.0  # points; spreadsheets do not work out the height of wrapped rows on their own
_MOST_LINES: Final = 27  # a row is at most 409 points high
_CELL_LIMIT: Final = 32_767  # characters that a spreadsheet cell holds
_HEAD: Final = PatternFill("solid", fgColor="1F4E79")
_TINT: Final = {"error": "F8CBAD", "warning": "FFE699", "info": "DDEBF7"}
_LINE: Final = Side(style="thin", color="BFBFBF")

Row = dict[str, object]
Pages = Mapping[tuple[str, int], str]


def to_xlsx(laporan: Laporan, pages: Pages = MappingProxyType({})) -> bytes:
    """One row a finding, most severe first within its document, with an empty column for the answer; then the counts
    by rule and by document, and the inputs that could not be read. No text of a document is ever run as a formula.

    pages: of each document's nama and page number, the address of its picture, relative to the workbook.
    """
    lang = laporan.lang
    sheets = {
        "temuan": (KOLOM, _findings(laporan)),
        "aturan": (("kode", "aturan", *TINGKAT, "jumlah", "dokumen", "sumber"), _by_rule(laporan)),
        "dokumen": (("berkas", "instansi", "nama", "nomor", *TINGKAT, "jumlah"), _by_document(laporan)),
    }
    if laporan.gagal:
        failed: list[Row] = [{"berkas": name, "sebab": sentence} for name, sentence in laporan.gagal]
        sheets["tak_terbaca"] = (("berkas", "sebab"), failed)
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for name, (columns, rows) in sheets.items():
            frame = pd.DataFrame([[_plain(row.get(c, "")) for c in columns] for row in rows], columns=list(columns))
            frame.columns = pd.Index([_head(c, lang) for c in columns])
            title = say(f"laporan_lembar_{name}", lang)
            frame.to_excel(writer, sheet_name=title, index=False)
            _dress(writer.sheets[title], columns)
            if name == "temuan":
                _link(writer.sheets[title], laporan, pages)
    return out.getvalue()


def _head(column: str, lang: str) -> str:
    key = "laporan_tingkat_" if column in TINGKAT else "laporan_kol_"
    return say(key + column, "en" if lang == "en" else "id")


def _findings(laporan: Laporan) -> list[Row]:
    lang = laporan.lang
    rows: list[Row] = []
    for d in laporan.dokumen:
        for b in d.baris:
            t = b.temuan
            rows.append(
                {
                    "no": len(rows) + 1,
                    "berkas": d.nama,
                    "instansi": d.instansi,
                    "nama": d.nama_sop,
                    "nomor": d.nomor_sop,
                    "kode": t.kode,
                    "tingkat": say(f"laporan_tingkat_{t.tingkat}", lang),
                    "temuan": t.pesan,
                    "kutipan": t.kutipan or "",
                    "langkah": b.langkah,
                    "halaman": ", ".join(map(str, b.halaman)),
                    "asal": say(f"laporan_asal_{t.asal}", lang),
                    "saran": t.saran or "",
                }
            )
    return rows


def _by_rule(laporan: Laporan) -> list[Row]:
    counts = {
        t: Counter(b.temuan.kode for d in laporan.dokumen for b in d.baris if b.temuan.tingkat == t) for t in TINGKAT
    }
    documents = Counter(code for d in laporan.dokumen for code in {b.temuan.kode for b in d.baris})
    known = {r.meta.code: r for r in laporan.rules}
    return [
        {
            "kode": code,
            "aturan": rule_text(known[code], laporan.lang).title if code in known else "",
            **{t: counts[t][code] for t in TINGKAT},
            "jumlah": sum(counts[t][code] for t in TINGKAT),
            "dokumen": documents[code],
            "sumber": known[code].meta.source if code in known else "",
        }
        for code in sorted(documents)
    ]


def _by_document(laporan: Laporan) -> list[Row]:
    return [
        {
            "berkas": d.nama,
            "instansi": d.instansi,
            "nama": d.nama_sop,
            "nomor": d.nomor_sop,
            **{t: d.count(t) for t in TINGKAT},
            "jumlah": len(d.baris),
        }
        for d in laporan.dokumen
    ]


def _plain(value: object) -> object:
    return fit(value)[:_CELL_LIMIT] if isinstance(value, str) else value


def _dress(sheet: Worksheet, columns: Sequence[str]) -> None:
    """Head fixed and with filters, texts wrapped, severities tinted, ready for A4 across."""
    tints = {say(f"laporan_tingkat_{t}", lang): colour for t, colour in _TINT.items() for lang in ("id", "en")}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with "=" stays a text
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(_LINE, _LINE, _LINE, _LINE)
            if cell.row == 1:
                cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
            elif columns[cell.column - 1] == "tingkat" and cell.value in tints:
                cell.fill = PatternFill("solid", fgColor=tints[str(cell.value)])
    for index, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = _WIDTH[name]
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        lines = max(_lines(value, _WIDTH[name]) for value, name in zip(cells, columns, strict=True))
        sheet.row_dimensions[number].height = _LINE_HEIGHT * min(lines, _MOST_LINES)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)  # inches
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _lines(value: object, width: int) -> int:
    """Of a wrapped text: words of Indonesian fill about nine tenths of a line."""
    return sum(1 + int(len(part) / (0.9 * width)) for part in str(value or "").split("\n"))


def _link(sheet: Worksheet, laporan: Laporan, pages: Pages) -> None:
    """From the page number to the picture of the first page that has one."""
    findings = ((d, b) for d in laporan.dokumen for b in d.baris)
    for row, (d, b) in enumerate(findings, start=2):
        address = next((pages[d.nama, h] for h in b.halaman if (d.nama, h) in pages), None)
        if address is not None:
            cell = sheet.cell(row, KOLOM.index("halaman") + 1)
            cell.hyperlink = address
            cell.font = Font(underline="single", color="0563C1")
