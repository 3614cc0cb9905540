"""One page of a digital PDF as words, rules, symbols, connectors and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any

from pipeline.elements.digital.chars import Glyph, read_glyphs
from pipeline.elements.digital.drawing import read_drawing
from pipeline.elements.digital.footers import take_out_footers
from pipeline.elements.digital.frame import Frame, frame_of
from pipeline.elements.digital.limits import Limits, limits_for
from pipeline.elements.digital.paths import read_content
from pipeline.elements.digital.words import LaidWord, build_words
from pipeline.records.drawing import Picture, Rule
from pipeline.records.geometry import Box
from pipeline.records.page import Page
from pipeline.records.word import Word

_SCAN_SHARE = 0.5  # of the page that a picture covers when hidden text is its OCR layer


def read_page(pdf: Any, index: int) -> Page:
    """Page `index` (from 0) of an open pypdfium2 document.

    Points from the top left of the page as it is looked at: /Rotate and the crop box are undone, and a page whose text
    nearly all lies on its side is stood up (`rotasi` tells by how much). Broken objects are passed over. Notices of
    signing services are taken out of the words and noted ("tte"), as are imprints ("watermark"); "teks_tersembunyi":
    invisible text, kept; "gambar_dipotong": more objects than are read.
    Raises IndexError for a page that is not there and pypdfium2.PdfiumError for one that cannot be opened.
    """
    if not 0 <= index < len(pdf):
        raise IndexError(index)
    page = pdf[index]
    try:
        return _read(page, index)
    finally:
        page.close()


def content_chars(page: Page) -> int:
    """Letters and digits on the page, notices of signing services and imprints not counted: nearly none means that
    there is no text layer to read."""
    return _letters("".join([w.text for w in page.words]))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _read(page: Any, index: int) -> Page:
    frame = frame_of(page)
    limits = limits_for(frame.width, frame.height)
    glyphs = read_glyphs(page, frame)
    if turn := _sideways(glyphs, limits):
        frame = frame.turned(turn)
        limits = limits_for(frame.width, frame.height)
        glyphs = read_glyphs(page, frame)
    content = read_content(page, frame, limits)
    drawing = read_drawing(content.drawn, frame.page_box, limits)
    laid = build_words(glyphs, drawing.rules, limits.words)
    laid, hidden = _without_hidden(laid, content.pictures, frame)
    words, large = _without_diagonals(laid, limits)
    kept, notes = take_out_footers(words, frame.height)
    if large and "watermark" not in notes:
        notes = (*notes, "watermark")
    notes += ("teks_tersembunyi",) if hidden else ()
    notes += ("gambar_dipotong",) if content.cut else ()
    return Page(
        nomor=index + 1,
        cara="teks",
        lebar=frame.width,
        tinggi=frame.height,
        rotasi=frame.rotation,
        words=kept,
        rules=_without_underlines(drawing.rules, words, limits),
        shapes=drawing.shapes,
        connectors=drawing.connectors,
        pictures=tuple(Picture(b) for b in content.pictures),
        notes=notes,
    )


def _sideways(glyphs: Sequence[Glyph], limits: Limits) -> int:
    """Degrees clockwise by which the page must be turned for its text to stand; 0 where it does."""
    counts = Counter([g.style.angle for g in glyphs if g.text])
    if not counts:
        return 0
    angle = max(counts, key=lambda a: counts[a])
    return (360 - angle) % 360 if counts[angle] >= limits.words.sideways_share * sum(counts.values()) else 0


def _without_hidden(laid: list[LaidWord], pictures: Sequence[Box], frame: Frame) -> tuple[list[LaidWord], bool]:
    """Invisible text is kept where it is the page's only text or the OCR layer of a scan, else dropped."""
    hidden = sum(_letters(word.text) for word, style in laid if style.hidden)
    if not hidden:
        return laid, False
    scan = any(b.area >= _SCAN_SHARE * frame.page_box.area for b in pictures)
    if scan or hidden == sum(_letters(word.text) for word, _ in laid):
        return laid, True
    return [x for x in laid if not x[1].hidden], False


def _without_diagonals(laid: Sequence[LaidWord], limits: Limits) -> tuple[tuple[Word, ...], bool]:
    """Large slanting words are a watermark."""
    if not laid:
        return (), False
    least = limits.words.diagonal_size * median([word.size for word, _ in laid])
    kept = [w for w, style in laid if not (style.lean > limits.words.diagonal and w.size >= least)]
    return tuple(kept), len(kept) < len(laid)


def _without_underlines(rules: Sequence[Rule], words: Sequence[Word], limits: Limits) -> tuple[Rule, ...]:
    """Rules without the strokes under (or through) words: level, free at both ends, no wider than the text above."""
    upright = [r for r in rules if not r.horizontal]
    touch = limits.connectors.touch

    def free(rule: Rule) -> bool:
        return not any(
            r.start - touch <= rule.pos <= r.end + touch
            and min(abs(r.pos - rule.start), abs(r.pos - rule.end)) <= touch
            for r in upright
        )

    def under_text(rule: Rule) -> bool:
        reach = limits.words.underline_reach
        above = [
            w.box
            for w in words
            if w.angle == 0
            and w.box.y0 < rule.pos <= w.box.y1 + reach * w.size
            and w.box.x1 > rule.start - touch
            and w.box.x0 < rule.end + touch
        ]
        if not above:
            return False
        slack = max(touch, 0.5 * max(b.height for b in above))
        covers = sum(b.width for b in above) >= 0.6 * rule.length
        return (
            covers and rule.start >= min(b.x0 for b in above) - slack and rule.end <= max(b.x1 for b in above) + slack
        )

    return tuple(r for r in rules if not (r.horizontal and free(r) and under_text(r)))
