"""Tesseract inside this process, by tesserocr."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.ocr.engine import Gray, Layout, RawWord

_PSM = {"block": 6, "line": 7, "digits": 7, "glance": 6}


@cache
def open_api(language: str, folder: Path, psm: int) -> Any:
    """A Tesseract kept open; opening one costs 25 ms and a few MB."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # a build of one's own may link OpenMP, the wheel does not
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=str(folder), lang=language, psm=psm)
    api.SetVariable("debug_file", os.devnull)
    api.SetVariable("invert_threshold", "0")  # pictures are dark on light: a doubtful line needs no try the other way
    return api


def give(api: Any, image: Gray, dpi: int) -> None:
    flat = np.ascontiguousarray(image)
    height, width = flat.shape
    api.SetImageBytes(flat.tobytes(), width, height, 1, width)
    api.SetSourceResolution(dpi)


class Tesserocr:
    name = "tesserocr"

    def __init__(self, language: str, folder: Path, dpi: int = 150) -> None:
        self._language, self._folder, self._dpi = language, folder, dpi

    def read(self, image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        import tesserocr

        language = self._language.split("+")[0] if layout == "glance" else self._language
        api = open_api(language, self._folder, _PSM[layout])
        api.SetVariable("tessedit_char_whitelist", "0123456789." if layout == "digits" else "")
        give(api, image, self._dpi)
        api.Recognize()
        it = api.GetIterator()
        if it is None:
            return ()
        found: list[RawWord] = []
        line = -1
        word_level, line_level = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
        for w in tesserocr.iterate_level(it, word_level):
            if w.IsAtBeginningOf(line_level):
                line += 1
            if w.Empty(word_level):
                continue
            text = (w.GetUTF8Text(word_level) or "").strip()
            box = w.BoundingBox(word_level)
            if text and box:
                x0, y0, x1, y1 = (float(v) for v in box)
                found.append(RawWord(text, x0, y0, x1, y1, float(w.Confidence(word_level)), max(0, line)))
        return tuple(found)

    def versions(self) -> dict[str, str]:
        import tesserocr

        return {"tesseract": str(tesserocr.tesseract_version()).split()[1], "tessdata": self._language}
