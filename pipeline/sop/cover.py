"""Cover pages: the title and the agency on a page of few words."""

from __future__ import annotations

from pipeline.grid.text import Line, lines_of, reading_of
from pipeline.records.page import Page
from pipeline.records.reading import Reading
from pipeline.sop.kop import Kop, head_lines, is_address, read_kop
from pipeline.sop.vocabulary import fold, starts_with, words_of

_FEW = 80


def cover_title(page: Page) -> Reading | None:
    """The SOP's title on a cover page; None where the page is no cover.

    A cover has few words, among them the name of the document kind on a line of its own or at a line's start; the
    title is the lines after it, up to the agency.
    """
    if not page.words or len(page.words) > _FEW:
        return None
    lines = lines_of(page.words)
    kinds = words_of("kop", "judul_jenis")
    long_kinds = tuple(k for k in kinds if len(k) > 6)
    start = next((i for i, line in enumerate(lines) if starts_with(fold(line.text), long_kinds)), None)
    if start is None:
        return None
    title: list[Line] = []
    for line in lines[start:]:
        folded = fold(line.text)
        rest = next((folded[len(k) :].strip() for k in kinds if starts_with(folded, (k,))), folded)
        if not rest or rest in kinds:
            if title:
                break
            continue
        if is_address(line.text) or starts_with(folded, words_of("kop", "instansi")) or folded.isdigit():
            break
        title.append(line)
    return reading_of([w for line in title for w in line.words], page.nomor) if title else None


def cover_kop(page: Page) -> Kop:
    """The agency on a cover: its lines that name a body or a region."""
    lines = head_lines(page.words)
    named = [
        line
        for line in lines
        if any(starts_with(fold(line.text), words_of("kop", key)) for key in ("instansi", "wilayah"))
    ]
    return read_kop([w for line in named for w in line.words], page.nomor)
