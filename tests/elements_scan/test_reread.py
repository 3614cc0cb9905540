"""Cells that coloured ink was taken off: what is left of it is no print; lines it ran over are read by two engines."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from ocr_pictures import Pretend, blank, font, write

from pipeline.elements.scan import reread
from pipeline.ocr.engine import Layout, RawWord
from pipeline.ocr.port import Crop, OcrWord
from pipeline.ocr.read import read_crops
from pipeline.pages.background import Gray

DPI = 200.0


def _stamped() -> tuple[Gray, Gray]:
    """A plane without a ring of coloured ink but for a scrap of it, and the plane with it. One word stands apart."""
    uncut = blank(700, 300)
    cv2.putText(uncut, "Arsip", (520, 150), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2, cv2.LINE_AA)
    clean = uncut.copy()
    cv2.circle(uncut, (200, 150), 100, 90, 4, cv2.LINE_AA)
    clean[148:156, 98:103] = uncut[148:156, 98:103]
    return clean, uncut


def test_what_is_read_of_a_stamp_in_a_cell_without_type_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    clean, uncut = _stamped()

    def read(plane: Gray, crops: Sequence[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        return [(OcrWord("y", 95, 110, 108, 190, 0.4),), (OcrWord("Arsip", 520, 125, 590, 156, 0.95),)]

    monkeypatch.setattr(reread, "recognise", read)
    found = reread.read_crops(clean, uncut, [Crop(50, 20, 350, 280), Crop(450, 20, 690, 280)], DPI)
    assert [[w.text for w in words] for words in found] == [[], ["Arsip"]]


def test_what_is_read_stays_where_no_ink_was_taken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    clean, _ = _stamped()
    word = OcrWord("y", 95, 110, 108, 190, 0.4)
    monkeypatch.setattr(reread, "recognise", lambda plane, crops, dpi: [(word,) for _ in crops])
    assert reread.read_crops(clean, None, [Crop(50, 20, 350, 280)], DPI) == [(word,)]


@pytest.mark.skipif(font(10, 216) is None, reason="no typeface installed that words could be drawn in")
@pytest.mark.parametrize(
    ("hint", "seen", "asked"),
    [("crossed", "", 12), ("crossed", "berkas", 0), ("crossed", "bekas", 12), ("line", "", 0)],
)
def test_a_line_that_a_stroke_runs_over_is_read_by_both_engines_unless_it_reads_as_before(
    hint: str, seen: str, asked: int
) -> None:
    page = blank(900, 1200)
    step = round(10 * 1.25 * 216 / 72)
    write(page, 40, 40, ["berkas"] * 12, points=10, dpi=216)
    crops = [Crop(0, 30 + step * k, 900, 30 + step * (k + 1), hint, seen) for k in range(12)]  # type: ignore[arg-type]

    def sure(picture: Gray, layout: Layout) -> tuple[RawWord, ...]:
        columns = np.flatnonzero((picture < 160).any(axis=0))
        rows = np.flatnonzero((picture < 160).any(axis=1))
        heads = np.flatnonzero(np.diff(rows, prepend=-99) > 5)
        feet = [*rows[heads[1:] - 1], rows[-1]]
        ends = zip(rows[heads], feet, strict=True)
        lines = [(float(columns[0]), float(a), float(columns[-1] + 1), float(b + 1)) for a, b in ends]
        return tuple(RawWord("berkas", *box, 96.0, k) for k, box in enumerate(lines))

    second = Pretend(sure, "rapidocr")
    found = read_crops(Pretend(sure), second, page, crops, 216)
    assert [[w.text for w in words] for words in found] == [["berkas"]] * 12
    assert len(second.asked) == asked


@pytest.mark.parametrize(("sure", "seen"), [(0.97, "Arsip"), (0.6, "")])
def test_what_was_sure_without_the_stroke_is_told_where_the_line_is_read_with_it(
    sure: float, seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = blank(700, 300)
    cv2.putText(clean, "Arsip surat", (120, 150), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2, cv2.LINE_AA)
    uncut = clean.copy()
    cv2.circle(uncut, (200, 150), 100, 90, 4, cv2.LINE_AA)
    told: list[tuple[bool, str]] = []

    def read(plane: Gray, crops: Sequence[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
        told.extend((plane is uncut, c.seen) for c in crops if c.hint == "crossed")
        return [(OcrWord("Arsip", 120, 128, 190, 156, sure),) for _ in crops]

    monkeypatch.setattr(reread, "recognise", read)
    reread.read_crops(clean, uncut, [Crop(50, 20, 600, 280)], DPI)
    assert [c for with_ink, c in told if with_ink] == [seen]
