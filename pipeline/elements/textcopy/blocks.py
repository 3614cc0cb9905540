"""A text into its blocks: tables of whatever make, lines of running text, page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.elements.textcopy.html_table import read_html_table, split_tables
from pipeline.elements.textcopy.markup import strip_markup
from pipeline.elements.textcopy.pipes import ascii_frames, is_piped, read_pipe_table
from pipeline.elements.textcopy.raw import Alinea, Blok, GantiHalaman, lines_of
from pipeline.elements.textcopy.spaced import spaced_blocks
from pipeline.elements.textcopy.tabs import read_csv_table, read_tab_table

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0000\u0002\u0003"))
_RULE = re.compile(r"^[\s*_=~–—-]{3,}$")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x85")
_TAB_LINE = re.compile(r"[^\t ].*\t|\t+ *[^\t ]")


def split_blocks(text: str) -> list[Blok]:
    """All blocks of a text copy in their order."""
    clean = _LINE_ENDS.sub("\n", text.translate(_INVISIBLE)).replace("\xa0", " ")
    out: list[Blok] = []
    for i, page in enumerate(clean.split("\f")):
        if i:
            out.append(GantiHalaman())
        for is_table, piece in split_tables(page):
            if is_table:
                table = read_html_table(piece)
                out += [table] if table else []
            else:
                out += _plain_blocks(piece.split("\n"))
    return out


def _plain_blocks(lines: Sequence[str]) -> Iterator[Blok]:
    loose: list[str] = []
    failed = {_pipe_run: 0, _csv_run: 0}  # up to which line a run is known to be no table
    i = 0
    while i < len(lines):
        for take in (_tab_run, _pipe_run, _csv_run):
            stop = i if i < failed.get(take, 0) else take(lines, i)
            if stop == i:
                continue
            run = lines[i:stop]
            table = (
                read_tab_table(run)
                if take is _tab_run
                else read_pipe_table(run)
                if take is _pipe_run
                else read_csv_table(run)
            )
            if table is not None and table.rows:
                yield from _running_text(loose)
                loose = []
                yield table
            elif take is not _tab_run:
                failed[take] = stop
                continue
            i = stop
            break
        else:
            loose.append(lines[i])
            i += 1
    yield from _running_text(loose)


def _tab_run(lines: Sequence[str], start: int) -> int:
    """End of the run of tab-divided lines that starts here; lines without a tab belong to it when more follow."""
    if not _TAB_LINE.search(lines[start]):
        return start
    end = start
    for i in range(start, len(lines)):
        if _TAB_LINE.search(lines[i]):
            end = i + 1
        elif not lines[i].strip(" ") or i >= end + 4:
            break
    return end


def _pipe_run(lines: Sequence[str], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].strip() and is_piped(ascii_frames(lines[end])):
        end += 1
    return end


def _csv_run(lines: Sequence[str], start: int) -> int:
    if not any(s in lines[start] for s in ",;"):
        return start
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return end if end - start >= 3 else start


def _running_text(lines: Sequence[str]) -> Iterator[Blok]:
    """Lines of running text; columns that only spaces divide come out as rows of cells (see spaced.py)."""
    for piece in spaced_blocks(lines):
        if isinstance(piece, list):
            yield from _paragraphs(piece)
        else:
            yield piece


def _paragraphs(lines: Sequence[str]) -> Iterator[Alinea]:
    blank = 0
    i = 0
    while i < len(lines):
        if not lines[i].strip():
            blank += 1
            i += 1
            continue
        end = i
        while end < len(lines) and lines[end].strip():
            end += 1
        text, glued = strip_markup("\n".join(lines[i:end]))
        for line in lines_of(text):
            if line.strip() and not _RULE.match(line):
                yield Alinea(line.strip(), blank, glued)
                blank = 0
        i = end
