"""Drawings of a whole digital page: forms, turned pages, sizes, broken content."""

from __future__ import annotations

import pytest
from elements_digital.digital_kit import Sheet, box_ring, raw_pdf, read_raw
from elements_digital.drawn_sheets import XS, YS, ends, full_grid, kinds, rules_of
from hypothesis import given, settings
from hypothesis import strategies as st


def test_forms_within_forms_are_drawn_where_their_matrices_put_them() -> None:
    inner = b"0 0 50 20 re S 10 30 m 90 30 l 90 0.4 l S"
    outer = b"q 1 0 0 1 20 10 cm /In Do Q"
    form = b"<</Type/XObject/Subtype/Form/BBox[-9 -9 900 900]/Resources<</XObject<</In 11 0 R>>>>"
    page = read_raw(
        raw_pdf(
            b"q 2 0 0 2 100 200 cm /Out Do Q",
            resources=b"/XObject<</Out 10 0 R>>",
            extra=b"10 0 obj%s/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(outer), outer)
            + b"11 0 obj%s/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(inner), inner),
        )
    )
    assert page.shapes[0].box.rounded() == (140.0, 335.0, 240.0, 375.0)
    assert [tuple(map(round, p)) for p in page.connectors[0].points] == [(160, 315), (320, 315), (320, 374)]


def test_pictures_are_boxes_only() -> None:
    page = read_raw(
        raw_pdf(
            b"q 60 0 0 40 100 500 cm /Im Do Q",
            resources=b"/XObject<</Im 10 0 R>>",
            extra=b"10 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
            b"/Length 1>>stream\n\x80\nendstream endobj\n",
        )
    )
    assert [p.box.rounded() for p in page.pictures] == [(100.0, 55.0, 160.0, 95.0)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_drawings_on_a_rotated_page_stand_up(rotate: int) -> None:
    sheet = Sheet(rotate=rotate)
    sheet.canvas.transform(
        *{90: (0, 1, -1, 0, 595, 0), 180: (-1, 0, 0, -1, 842, 595), 270: (0, -1, 1, 0, 0, 842)}[rotate]
    )
    sheet.grid(XS, YS)
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.arrow((290, 172), (290, 205))
    page = sheet.page()
    assert rules_of(page) == full_grid(XS, YS)
    assert [s.box.rounded() for s in page.shapes] == [(262.0, 150.0, 318.0, 172.0)]
    assert [ends(c) for c in page.connectors] == [((290, 172), (290, 205))]


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.414, 3.0])
def test_sizes_follow_the_page(scale: float) -> None:
    """The same sheet printed on other paper."""
    sheet = Sheet(842 * scale, 595 * scale)
    sheet.canvas.scale(scale, scale)
    sheet.height = 595
    sheet.grid(XS, YS)
    sheet.path(box_ring(262, 150, 318, 172), stroke="black")
    sheet.rounded(362, 150, 418, 172, 2.0)
    sheet.arrow((290, 172), (290, 205))
    page = sheet.page()
    assert len(page.rules) == len(XS) + len(YS)
    assert kinds(page) == ["proses", "terminator"] and [c.head_end for c in page.connectors] == [True]


def test_broken_objects_do_not_stop_the_page() -> None:
    page = read_raw(
        raw_pdf(
            b"100 100 m 200 100 l S /Nix Do 0 0 0 0 re f 1e30 1e30 m 5 5 l S q q q [ ( BT /F9 10 Tf (x) Tj ET"
            b" 10 10 m 10 10 l 10 10 l h f BT /F1 10 Tf 100 400 Td (ada) Tj ET"
        )
    )
    assert page.nomor == 1 and all(abs(r.pos) < 1e5 for r in page.rules)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_content_stream_gives_a_page(noise: bytes, at: int) -> None:
    content = (
        b"60 100 m 700 100 l S 262 150 56 22 re S BT /F1 10 Tf 100 400 Td (ada) Tj ET 300 300 m 340 300 l 340 200 l S"
    )
    read_raw(raw_pdf(content[:at] + noise + content[at:]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(25, 120), min_size=1, max_size=6),
    st.lists(st.integers(15, 80), min_size=1, max_size=5),
    st.sampled_from([0.25, 0.5, 1.0, 1.5]),
)
def test_any_grid_comes_back_rule_by_rule(widths: list[int], heights: list[int], thickness: float) -> None:
    xs = tuple(40.0 + sum(widths[:k]) for k in range(len(widths) + 1))
    ys = tuple(60.0 + sum(heights[:k]) for k in range(len(heights) + 1))
    sheet = Sheet()
    sheet.grid(xs, ys, lambda x0, y0, x1, y1: sheet.rule(x0, y0, x1, y1, thickness))
    page = sheet.page()
    assert rules_of(page) == full_grid(xs, ys)
    assert page.shapes == () and page.connectors == ()


def test_a_page_that_is_not_there() -> None:
    import pypdfium2 as pdfium

    from pipeline.elements.digital.read import read_page

    with pytest.raises(IndexError):
        read_page(pdfium.PdfDocument(Sheet().data()), 1)
