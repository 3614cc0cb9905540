"""Pages of one document read by several processes come out as one process reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pipeline.app import pages_apart
from pipeline.app.pages_apart import WORTH, pages_of
from pipeline.source.identify import SourceFile, identify


def _scan(path: Path, pages: int) -> SourceFile:
    """So many pages as pictures, each with one box, of a width of its own."""
    pictures = []
    for n in range(pages):
        picture = Image.new("L", (1200 + 30 * n, 800), 255)
        ImageDraw.Draw(picture).rectangle((100, 100, 700 + 20 * n, 500), outline=0, width=4)
        pictures.append(picture)
    pictures[0].save(path, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return identify(path)


def test_pages_read_apart_are_the_same_in_the_same_order(tmp_path: Path) -> None:
    source = _scan(tmp_path / "panjang.pdf", WORTH)
    alone = list(pages_of(source, 1))
    assert [p.nomor for p in alone] == [1, 2, 3, 4]
    assert all(p.rules for p in alone)
    assert list(pages_of(source, 2)) == alone


@pytest.mark.parametrize(("pages", "jobs"), [(WORTH - 1, 2), (WORTH, 1)])
def test_no_process_is_started_for_few_pages_or_one_job(
    pages: int, jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(pages_apart, "ProcessPoolExecutor", refuse)
    assert len(list(pages_of(_scan(tmp_path / "pendek.pdf", pages), jobs))) == pages


def test_a_page_that_takes_too_long_ends_the_document(tmp_path: Path) -> None:
    with pytest.raises(pages_apart.TimedOut):
        list(pages_of(_scan(tmp_path / "lama.pdf", WORTH), 2, timeout=1e-3))
