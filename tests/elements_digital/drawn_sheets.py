"""Digital pages drawn for the tests of rules, symbols and connectors, and what was found on them in short."""

from __future__ import annotations

from elements_digital.digital_kit import Dot, Sheet

from pipeline.records.drawing import Connector
from pipeline.records.page import Page

XS, YS = (60.0, 90.0, 240.0, 340.0, 440.0, 760.0), (100.0, 130.0, 190.0, 250.0, 310.0)


def rules_of(page: Page) -> list[tuple[bool, int, int, int]]:
    return [(r.horizontal, round(r.pos), round(r.start), round(r.end)) for r in page.rules]


def full_grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[tuple[bool, int, int, int]]:
    across = [(True, round(y), round(xs[0]), round(xs[-1])) for y in ys]
    return across + [(False, round(x), round(ys[0]), round(ys[-1])) for x in xs]


def kinds(page: Page) -> list[str]:
    return [s.kind for s in page.shapes]


def ends(c: Connector) -> tuple[Dot, Dot]:
    return (round(c.points[0].x), round(c.points[0].y)), (round(c.points[-1].x), round(c.points[-1].y))


def table() -> Sheet:
    sheet = Sheet()
    sheet.grid(XS, YS)
    return sheet


def pentagon(x0: float, y0: float, x1: float, y1: float) -> list[Dot]:
    return [(x0, y0), (x1, y0), (x1, y1 - 5), ((x0 + x1) / 2, y1), (x0, y1 - 5)]
