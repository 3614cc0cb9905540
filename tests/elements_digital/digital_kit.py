"""Small PDFs with known content, drawn by hand in page coordinates (points, top left origin)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from pipeline.elements.digital.read import read_page
from pipeline.records.page import Page

WIDTH, HEIGHT = 842.0, 595.0
Dot = tuple[float, float]


class Sheet:
    """One page. All y run downwards from the top; `canvas` is reportlab's own, y up."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, *, rotate: int = 0) -> None:
        self.height = height
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(width, height), pageCompression=0)
        self.canvas.setPageRotation(rotate)

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, font: str = "Helvetica", turn: float = 0
    ) -> None:
        """Baseline starts at (x, y); `turn` degrees counter-clockwise, as in the PDF."""
        c = self.canvas
        c.saveState()
        c.translate(x, self.height - y)
        c.rotate(turn)
        c.setFont(font, size)
        c.drawString(0, 0, words)
        c.restoreState()

    def path(
        self,
        *rings: Sequence[Dot],
        fill: object | None = None,
        stroke: object | None = None,
        width: float = 0.75,
        close: bool = True,
        dash: Sequence[float] = (),
    ) -> None:
        """One path object with one sub-path for each ring."""
        c = self.canvas
        c.saveState()
        c.setLineWidth(width)
        if dash:
            c.setDash(list(dash))
        if fill is not None:
            c.setFillColor(fill)
        if stroke is not None:
            c.setStrokeColor(stroke)
        path = c.beginPath()
        for ring in rings:
            path.moveTo(ring[0][0], self.height - ring[0][1])
            for x, y in ring[1:]:
                path.lineTo(x, self.height - y)
            if close:
                path.close()
        c.drawPath(path, fill=int(fill is not None), stroke=int(stroke is not None), fillMode=0)
        c.restoreState()

    def rounded(self, x0: float, y0: float, x1: float, y1: float, radius: float, *, fill: object | None = None) -> None:
        c = self.canvas
        c.saveState()
        c.setLineWidth(0.75)
        if fill is not None:
            c.setFillColor(fill)
        c.roundRect(x0, self.height - y1, x1 - x0, y1 - y0, radius, stroke=1, fill=int(fill is not None))
        c.restoreState()

    def line(self, *points: Dot, width: float = 0.75, dash: Sequence[float] = ()) -> None:
        self.path(points, stroke="black", width=width, close=False, dash=dash)

    def rule(self, x0: float, y0: float, x1: float, y1: float, thickness: float = 0.5) -> None:
        """A rule as word processors draw one: a thin filled box around the line."""
        half = thickness / 2
        if y0 == y1:
            self.path(box_ring(x0, y0 - half, x1, y0 + half), fill="black")
        else:
            self.path(box_ring(x0 - half, y0, x0 + half, y1), fill="black")

    def grid(self, xs: Sequence[float], ys: Sequence[float], draw: Callable[..., None] | None = None) -> None:
        """A full grid of rules, each from border to border."""
        rule = draw or self.rule
        for y in ys:
            rule(xs[0], y, xs[-1], y)
        for x in xs:
            rule(x, ys[0], x, ys[-1])

    def arrow(self, *points: Dot, width: float = 0.5, head: float = 4.0) -> None:
        """An arrow as Word and Excel print it: the outline of the line and the triangle in one filled path. Upright and
        level pieces only."""
        tip, before = points[-1], points[-2]
        ux, uy = _unit(before, tip)
        neck = (tip[0] - ux * head, tip[1] - uy * head)
        wing = head / 2
        triangle = [
            (neck[0] - uy * wing, neck[1] + ux * wing),
            tip,
            (neck[0] + uy * wing, neck[1] - ux * wing),
        ]
        self.path(_band([*points[:-1], neck], width), triangle, fill="black")

    def page(self) -> Page:
        return self.pages()[0]

    def pages(self) -> list[Page]:
        pdf = pdfium.PdfDocument(self.data())
        try:
            return [read_page(pdf, i) for i in range(len(pdf))]
        finally:
            pdf.close()

    def data(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()


def box_ring(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def diamond_ring(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
    return [(x0, cy), (cx, y0), (x1, cy), (cx, y1)]


def words_of(page: Page) -> list[str]:
    return [w.text for w in page.words]


def raw_pdf(content: bytes, *, resources: bytes = b"", extra: bytes = b"", page: bytes = b"") -> bytes:
    """A one-page PDF around a content stream; objects 10 and up are the caller's (`extra`)."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]",
            page,
            b"/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>",
            resources,
            b">>>>endobj\n4 0 obj<</Length %d>>stream\n" % len(content),
            content,
            b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
            extra,
            b"trailer<</Root 1 0 R/Size 99>>\n%%EOF\n",
        )
    )


def read_raw(data: bytes) -> Page:
    pdf = pdfium.PdfDocument(data)
    try:
        return read_page(pdf, 0)
    finally:
        pdf.close()


def _unit(p: Dot, q: Dot) -> Dot:
    size = ((q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2) ** 0.5
    return (q[0] - p[0]) / size, (q[1] - p[1]) / size


def _band(points: Sequence[Dot], width: float) -> list[Dot]:
    """The outline of a line with right-angled bends."""
    half = width / 2
    left, right = [], []
    for i, (x, y) in enumerate(points):
        before = _unit(points[i - 1], points[i]) if i > 0 else None
        after = _unit(points[i], points[i + 1]) if i + 1 < len(points) else None
        u, v = before or after, after or before
        assert u is not None and v is not None
        nx, ny = (-u[1] - v[1], u[0] + v[0]) if u != v else (-u[1], u[0])
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    return [*left, *reversed(right)]
