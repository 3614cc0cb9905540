"""A second, independent reading of a page's text, for pages whose first reading came out as meaningless signs."""

from __future__ import annotations

from pathlib import Path

from pipeline.pages.legible import is_legible
from pipeline.records.geometry import Box
from pipeline.records.word import Word

_SURE = 0.8  # another library's code table was needed: to be trusted less than a plain text layer


def second_reading(path: Path, index: int) -> tuple[Word, ...]:
    """The words of a page (from 0) as pdfplumber reads them, points from the top left; () where that is no text either,
    or where the page is turned (its words would not stand where the drawing stands)."""
    import pdfplumber  # a tenth of the time that the whole program takes to start, and hardly ever needed

    try:
        with pdfplumber.open(path, pages=[index + 1]) as pdf:
            page = pdf.pages[0]
            try:
                if page.rotation:
                    return ()
                found = page.extract_words(extra_attrs=["size"], keep_blank_chars=False)
            finally:
                page.close()
    except (
        Exception
    ):  # a library's fault on a broken page must not end the document: the page is then read as a picture
        return ()
    words = tuple(
        Word(w["text"], Box(w["x0"], w["top"], w["x1"], w["bottom"]), _SURE, "teks", float(w.get("size") or 0.0))
        for w in found
    )
    return words if is_legible(words) else ()
