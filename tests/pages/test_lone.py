"""A page that is one picture gives the same picture as drawing it does."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pytest

from pipeline.pages.lone import lone_picture, may_have_masks
from pipeline.pages.render import render_page

Picture = npt.NDArray[np.uint8]
QUARTERS = {  # by the degrees clockwise that the picture stands at
    0: pdfium.PdfMatrix(400, 0, 0, 300, 20, 30),
    90: pdfium.PdfMatrix(0, -400, 300, 0, 20, 430),
    180: pdfium.PdfMatrix(-400, 0, 0, -300, 420, 330),
    270: pdfium.PdfMatrix(0, 400, -300, 0, 320, 30),
}


def _picture() -> Picture:
    """800 x 600 points with a dark block in one corner and a bar, so that every turn and mirror looks different."""
    out = np.full((600, 800, 3), 240, np.uint8)
    out[40:200, 40:240] = (30, 60, 90)
    out[450:470, 100:700] = 0
    return out


def _page(matrix: pdfium.PdfMatrix, pictures: int = 1, rotation: int = 0) -> pdfium.PdfPage:
    pdf = pdfium.PdfDocument.new()
    page = pdf.new_page(500, 460)
    for _ in range(pictures):
        bitmap = pdfium.PdfBitmap.new_native(800, 600, pdfium.raw.FPDFBitmap_BGR)
        bitmap.to_numpy()[:] = _picture()
        image = pdfium.PdfImage.new(pdf)
        image.set_bitmap(bitmap)
        image.set_matrix(matrix)
        page.insert_obj(image)
    page.set_rotation(rotation)
    page.gen_content()
    return page


@pytest.mark.parametrize("turn", QUARTERS)
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_picture_stands_where_drawing_puts_it(turn: int, rotation: int) -> None:
    page = _page(QUARTERS[turn], rotation=rotation)
    found = lone_picture(page, 100, 300)
    assert found is not None
    assert found.dpi == pytest.approx(144, abs=0.01)
    drawn = page.render(scale=2).to_numpy()[:, :, :3]
    assert found.image.shape == drawn.shape
    # Edges may lie half a point apart; blurred by two points what stands in its place is the same.
    off = [cv2.blur(np.ascontiguousarray(p), (5, 5)).astype(int) for p in (found.image, drawn)]
    assert float(np.abs(off[0] - off[1]).mean()) < 2


def test_what_stands_out_over_the_edge_is_cut() -> None:
    found = lone_picture(_page(pdfium.PdfMatrix(400, 0, 0, 300, -100, 230)), 100, 300)
    assert found is not None
    assert found.image.shape == (920, 1000, 3)
    assert (found.image[10:, 700:] == 255).all()
    assert (found.image[0:60, 0:35] == (30, 60, 90)).all()


@pytest.mark.parametrize(
    "page",
    [
        _page(QUARTERS[0], pictures=2),
        _page(pdfium.PdfMatrix(400, 40, -30, 300, 20, 30)),  # leans
        _page(pdfium.PdfMatrix(-400, 0, 0, 300, 420, 30)),  # mirrored
        _page(pdfium.PdfMatrix(400, 0, 0, 200, 20, 30)),  # not square
        _page(pdfium.PdfMatrix(40, 0, 0, 30, 20, 30)),  # too fine
    ],
)
def test_other_pages_are_left_to_be_drawn(page: pdfium.PdfPage) -> None:
    assert lone_picture(page, 100, 300) is None


def test_a_file_with_masks_is_told(tmp_path: Path) -> None:
    plain, masked, empty = (tmp_path / n for n in ("plain.pdf", "masked.pdf", "empty.pdf"))
    plain.write_bytes(b"%PDF-1.4 /Type /XObject /Subtype /Image")
    masked.write_bytes(b"%PDF-1.4 /Type /XObject /Subtype /Image /SMask 5 0 R")
    empty.write_bytes(b"")
    assert [may_have_masks(p) for p in (plain, masked, empty)] == [False, True, False]


def test_a_page_of_a_file_with_masks_is_drawn() -> None:
    page = _page(pdfium.PdfMatrix(230.4, 0, 0, 172.8, 20, 30))
    drawn, unpacked = render_page(page.pdf, 0), render_page(page.pdf, 0, masks=False)
    assert (drawn.dpi, drawn.source_dpi) == (pytest.approx(200), pytest.approx(250))
    assert (unpacked.dpi, unpacked.source_dpi) == (pytest.approx(250), pytest.approx(250))
