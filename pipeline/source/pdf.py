"""Opening a PDF, with a sentence for each way in which that can fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from pipeline.errors import InputError

MAX_PAGES = 2000  # the longest bundles seen hold some hundred SOPs; beyond this a file is no SOP archive


@contextmanager
def open_pdf(path: Path, nama: str) -> Iterator[pdfium.PdfDocument]:
    """The document, closed again at the end. InputError: needs a password, cut off or damaged, no pages, too many."""
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as e:
        if getattr(e, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(e):
            raise InputError("pdf_terkunci", berkas=nama) from e
        if getattr(e, "err_code", None) == pdfium_c.FPDF_ERR_SECURITY:
            raise InputError("pdf_terkunci", berkas=nama) from e
        raise InputError("pdf_rusak", berkas=nama, sebab=str(e)) from e
    try:
        pages = len(pdf)
        if pages < 1:
            raise InputError("pdf_tanpa_halaman", berkas=nama)
        if pages > MAX_PAGES:
            raise InputError("pdf_terlalu_panjang", berkas=nama, halaman=pages, batas=MAX_PAGES)
        yield pdf
    finally:
        pdf.close()
