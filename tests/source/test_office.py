"""Office files: what is refused, and sheets that keep their columns together."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import InputError
from pipeline.source.office import as_pdf, find_office
from pipeline.source.sheets import fit_to_width

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WIDE = 14  # columns; at this width a portrait page would show a third of them


def _workbook(path: Path, extra: str = "", head: str = "") -> Path:
    cells = "".join(f'<c r="{chr(65 + k)}1" t="inlineStr"><is><t>Kolom {k + 1}</t></is></c>' for k in range(WIDE))
    cols = f'<cols><col min="1" max="{WIDE}" width="20" customWidth="1"/></cols>'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{rel}"><sheets>'
        '<sheet name="SOP" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NS}">{head}{cols}<sheetData><row r="1">{cells}</row>'
        f"</sheetData>{extra}</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return path


def _sheet(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as z:
        return etree.fromstring(z.read("xl/worksheets/sheet1.xml"))


def test_a_sheet_without_settings_is_fitted_to_one_page_width(tmp_path: Path) -> None:
    fit_to_width(_workbook(tmp_path / "a.xlsx", "<headerFooter/>"), tmp_path / "b.xlsx")
    sheet = _sheet(tmp_path / "b.xlsx")
    assert [etree.QName(e).localname for e in sheet] == ["sheetPr", "cols", "sheetData", "pageSetup", "headerFooter"]
    setup = sheet.find(f"{{{NS}}}pageSetup")
    assert setup is not None and (setup.get("fitToWidth"), setup.get("fitToHeight")) == ("1", "0")


def test_a_sheet_that_says_how_it_fits_is_left_alone(tmp_path: Path) -> None:
    source = _workbook(
        tmp_path / "a.xlsx", '<pageSetup fitToHeight="3"/>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    )
    fit_to_width(source, tmp_path / "b.xlsx")
    assert etree.tostring(_sheet(tmp_path / "b.xlsx")) == etree.tostring(_sheet(source))


def test_without_libreoffice_the_reason_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.source.office.find_office", lambda: None)
    with pytest.raises(InputError) as caught, as_pdf(_workbook(tmp_path / "a.xlsx"), "a.xlsx"):
        pass
    assert caught.value.kode == "office_tak_terpasang"


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.source.office.find_office", lambda: "soffice")
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(InputError) as caught, as_pdf(tmp_path / "a.docx", "a.docx"):
        pass
    assert caught.value.kode == "arsip_bom"


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_wide_sheet_becomes_one_page_with_all_its_columns(tmp_path: Path) -> None:
    import pypdfium2 as pdfium

    with as_pdf(_workbook(tmp_path / "lembar é.xlsx"), "lembar é.xlsx") as made:
        pdf = pdfium.PdfDocument(made)
        try:
            assert len(pdf) == 1
            text = pdf[0].get_textpage().get_text_range()
        finally:
            pdf.close()
    assert all(f"Kolom {k + 1}" in text for k in range(WIDE))
