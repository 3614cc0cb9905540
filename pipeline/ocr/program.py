"""Tesseract as a program of its own, by pytesseract: the fallback where tesserocr is not installed."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from pipeline.ocr.engine import Gray, Layout, RawWord

_PSM = {"block": 6, "line": 7, "digits": 7, "glance": 6}
_TIMEOUT = 300  # seconds; a mosaic takes about one


@contextmanager
def one_thread() -> Iterator[None]:
    """OMP_THREAD_LIMIT=1 for the programs started inside. Without it a page takes six times as long on two cores:
    the threads wait for each other. A limit that the user has set is left alone."""
    if "OMP_THREAD_LIMIT" in os.environ:
        yield
        return
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        os.environ.pop("OMP_THREAD_LIMIT", None)


class Pytesseract:
    name = "pytesseract"

    def __init__(self, language: str, folder: Path | None) -> None:
        self._language, self._folder = language, folder

    def read(self, image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        import pytesseract

        options = ["--psm", str(_PSM[layout]), "--dpi", "150"]
        if self._folder is not None:
            options += ["--tessdata-dir", str(self._folder)]
        if layout == "digits":
            options += ["-c", "tessedit_char_whitelist=0123456789."]
        with one_thread():
            got = pytesseract.image_to_data(
                np.ascontiguousarray(image),
                lang=self._language,
                config=shlex.join(options),
                timeout=_TIMEOUT,
                output_type=pytesseract.Output.DICT,
            )
        found: list[RawWord] = []
        numbers: dict[tuple[int, int, int], int] = {}
        for i, text in enumerate(got["text"]):
            if not text.strip() or float(got["conf"][i]) < 0:
                continue
            line = numbers.setdefault((got["block_num"][i], got["par_num"][i], got["line_num"][i]), len(numbers))
            x, y = float(got["left"][i]), float(got["top"][i])
            at = (x, y, x + float(got["width"][i]), y + float(got["height"][i]))
            found.append(RawWord(text.strip(), *at, mark=float(got["conf"][i]), line=line))
        return tuple(found)

    def versions(self) -> dict[str, str]:
        import pytesseract

        return {"tesseract": str(pytesseract.get_tesseract_version()), "tessdata": self._language}
