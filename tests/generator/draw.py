"""Draws a made-up SOP as a vector PDF."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from generator.flow import Place, draw_flow
from generator.looks import Look
from generator.plan import Rencana

WIDTH, HEIGHT = 842.0, 595.0
MARGIN = 36.0
ROW_MIN = 40.0


class Sheet:
    """A canvas with the origin at the top left, as the records have it."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.c, self.look = canvas, look
        canvas.setLineWidth(look.rule)

    def box(self, x0: float, y0: float, x1: float, y1: float, grey: float | None = None) -> None:
        if grey is not None:
            self.c.setFillGray(grey)
            self.c.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
            self.c.setFillGray(0)
        self.c.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.c.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def wrap(self, text: str, width: float, bold: bool = False) -> list[str]:
        return list(simpleSplit(text, self.font(bold), self.look.size, width)) if text else []

    def font(self, bold: bool) -> str:
        if not bold:
            return self.look.font
        return "Times-Bold" if self.look.font.startswith("Times") else "Helvetica-Bold"

    def text(
        self, lines: list[str], x0: float, y0: float, x1: float, bold: bool = False, centre: bool = False
    ) -> float:
        """Lines from the top y0 of a cell; returns the y below them."""
        lead = self.look.size * 1.2
        self.c.setFont(self.font(bold), self.look.size)
        y = y0 + self.look.size + 1
        for line in lines:
            if centre:
                self.c.drawCentredString((x0 + x1) / 2, HEIGHT - y, line)
            else:
                self.c.drawString(x0 + 3, HEIGHT - y, line)
            y += lead
        return y


def draw(plan: Rencana, look: Look) -> bytes:
    """The PDF of a plan in a look."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
    sheet = Sheet(canvas, look)
    bottom = _identity(sheet, plan)
    if not look.same_page:
        canvas.showPage()
        sheet = Sheet(canvas, look)
        bottom = MARGIN
        sheet.c.setFont(sheet.font(True), look.size + 1)
        canvas.drawString(MARGIN, HEIGHT - bottom, f"SOP {plan.nama.upper()}")
        bottom += 10
    _table(sheet, plan, bottom)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _identity(s: Sheet, plan: Rencana) -> float:
    look = s.look
    up = (lambda t: t.upper()) if look.upper_labels else (lambda t: t)
    colon = " :" if look.colon else ""
    x0, mid, x1 = MARGIN, WIDTH / 2, WIDTH - MARGIN
    widest = max(stringWidth(up(f"{name}{colon}"), look.font, look.size) for name in ("Tanggal Pembuatan", "Nomor SOP"))
    label_x = mid + max(90.0, widest + 8)  # the value's cell begins where the longest label has ended
    y = MARGIN
    dates = plan.tanggal
    rows = (
        ("Nomor SOP", [plan.nomor]),
        ("Tanggal Pembuatan", [dates[0][0]]),
        ("Tanggal Revisi", [dates[1][0]]),
        ("Tanggal Efektif", [dates[2][0]]),
        ("Disahkan oleh", [plan.jabatan, "", "", plan.pejabat, plan.pangkat, f"NIP. {plan.nip}"]),
        ("Nama SOP", s.wrap(plan.nama, x1 - label_x - 6, bold=True)),
    )
    lead = look.size * 1.2
    top = y
    for label, lines in rows:
        height = max(1, len(lines)) * lead + 5
        s.box(mid, y, label_x, y + height)
        s.box(label_x, y, x1, y + height)
        s.text([up(label) + colon], mid, y, label_x)
        s.text(lines, label_x, y, x1, bold=label == "Nama SOP", centre=label == "Disahkan oleh")
        y += height
    s.box(x0, top, mid, y)
    head = top + 18
    for line in (*plan.instansi, "", plan.unit_kerja):
        head = s.text([line], x0, head, mid, bold=True, centre=True)
    pairs = (
        (("Dasar Hukum", plan.dasar_hukum), ("Kualifikasi Pelaksana", plan.kualifikasi)),
        (("Keterkaitan", plan.keterkaitan), ("Peralatan/Perlengkapan", plan.peralatan)),
        (("Peringatan", plan.peringatan), ("Pencatatan dan Pendataan", plan.pencatatan)),
    )
    for left, right in pairs:
        height = lead + 5
        for (label, _), a, b in ((left, x0, mid), (right, mid, x1)):
            s.box(a, y, b, y + height, look.shade)
            s.text([up(label) + colon], a, y, b, bold=True)
        y += height
        sides = [_items(s, items, mid - x0) for _, items in (left, right)]
        height = max(len(lines) for lines in sides) * lead + 6
        for lines, a, b in ((sides[0], x0, mid), (sides[1], mid, x1)):
            s.box(a, y, b, y + height)
            s.text(lines, a, y, b)
        y += height
    return y


def _items(s: Sheet, items: tuple[str, ...], width: float) -> list[str]:
    if len(items) == 1:
        return s.wrap(items[0], width - 8)
    lines: list[str] = []
    for n, item in enumerate(items, start=1):
        first, *rest = s.wrap(item, width - 26) or [""]
        lines += [f"{n}. {first}", *(f"    {line}" for line in rest)]
    return lines


def _table(s: Sheet, plan: Rencana, top: float) -> None:
    look = s.look
    xs = _columns(plan, look)
    n_roles = len(plan.pelaksana)
    heights = [_row_height(s, plan, i, xs) for i in range(len(plan.langkah))]
    y = _header(s, plan, xs, top)
    page = 0
    places: dict[int, Place] = {}
    first_on_page = 0
    for i, step in enumerate(plan.langkah):
        if i - first_on_page >= look.rows_per_page or y + heights[i] > HEIGHT - MARGIN - 20:
            draw_flow(s, plan, places, page, xs, y)
            s.c.showPage()
            s.c.setLineWidth(look.rule)
            page += 1
            y = MARGIN + 30
            if look.repeat_header:
                y = _header(s, plan, xs, y)
                heights[i] += 26  # room for the pentagon by which the flow comes in
            first_on_page = i
        values = [step.nomor, step.aktivitas, *[""] * n_roles, step.kelengkapan, step.waktu, step.output]
        if look.keterangan:
            values.append(step.keterangan)
        _ruled_row(s, xs, y, y + heights[i], n_roles)
        for k, value in enumerate(values):
            s.text(s.wrap(value, xs[k + 1] - xs[k] - 6), xs[k], y, xs[k + 1], centre=k == 0)
        for k, sym in enumerate(plan.simbol):
            if sym.langkah == i:
                lane = 2 + sym.pelaksana
                centre = y + heights[i] / 2 + (13 if page and i == first_on_page and look.repeat_header else 0)
                places[k] = Place(page, (xs[lane] + xs[lane + 1]) / 2, centre, xs[lane], xs[lane + 1], y)
        y += heights[i]
    draw_flow(s, plan, places, page, xs, y)


def _ruled_row(s: Sheet, xs: list[float], y0: float, y1: float, n_roles: int) -> None:
    s.box(xs[0], y0, xs[-1], y1)
    for k in range(1, len(xs) - 1):
        between_roles = 2 < k < 2 + n_roles
        if s.look.role_rules or not between_roles:
            s.line(xs[k], y0, xs[k], y1)


def _columns(plan: Rencana, look: Look) -> list[float]:
    weights = [26, 150, *[58] * len(plan.pelaksana), 92, 52, 92, *([60] if look.keterangan else [])]
    scale = (WIDTH - 2 * MARGIN) / sum(weights)
    xs = [MARGIN]
    for w in weights:
        xs.append(xs[-1] + w * scale)
    return xs


def _row_height(s: Sheet, plan: Rencana, i: int, xs: list[float]) -> float:
    step, n = plan.langkah[i], len(plan.pelaksana)
    cells = [(step.aktivitas, 1), (step.kelengkapan, 2 + n), (step.waktu, 3 + n), (step.output, 4 + n)]
    if s.look.keterangan:
        cells.append((step.keterangan, 5 + n))
    lines = max(len(s.wrap(text, xs[k + 1] - xs[k] - 6)) for text, k in cells)
    return max(ROW_MIN + (10 if s.look.rich else 0), lines * s.look.size * 1.2 + 8)


def _header(s: Sheet, plan: Rencana, xs: list[float], y: float) -> float:
    look, n = s.look, len(plan.pelaksana)
    lead = look.size * 1.2
    names = [s.wrap(name, xs[3 + k] - xs[2 + k] - 4, bold=True) for k, name in enumerate(plan.pelaksana)]
    mutu = [s.wrap(look.wording[2 + k], xs[3 + n + k] - xs[2 + n + k] - 4, bold=True) for k in range(3)]
    h1, h2 = lead + 6, max(len(x) for x in (*names, *mutu)) * lead + 6
    grey = look.shade
    tall = [(0, look.wording[0]), (1, look.wording[1]), *([(5 + n, "Keterangan")] if look.keterangan else [])]
    for k, label in tall:
        s.box(xs[k], y, xs[k + 1], y + h1 + h2, grey)
        s.text(s.wrap(label, xs[k + 1] - xs[k] - 4, bold=True), xs[k], y + h1 / 2, xs[k + 1], bold=True, centre=True)
    for a, b, label in ((2, 2 + n, look.group_header), (2 + n, 5 + n, look.mutu)):
        s.box(xs[a], y, xs[b], y + h1, grey)
        s.text([label], xs[a], y, xs[b], bold=True, centre=True)
    for k, lines in enumerate((*names, *mutu)):
        a = 2 + k
        if look.role_rules or not 0 <= k < n:
            s.box(xs[a], y + h1, xs[a + 1], y + h1 + h2, grey)
        s.text(lines, xs[a], y + h1, xs[a + 1], bold=True, centre=True)
    if not look.role_rules:
        s.box(xs[2], y + h1, xs[2 + n], y + h1 + h2)
    y += h1 + h2
    if look.column_numbers:
        height = lead + 4
        for k in range(len(xs) - 1):
            if look.role_rules or not 2 <= k < 2 + n:
                s.box(xs[k], y, xs[k + 1], y + height, grey)
            s.text([str(k + 1)], xs[k], y, xs[k + 1], centre=True)
        if not look.role_rules:
            s.box(xs[2], y, xs[2 + n], y + height)
        y += height
    return y
