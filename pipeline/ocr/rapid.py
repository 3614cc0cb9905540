"""The PP-OCR recogniser that the rapidocr wheel ships, run on single text lines.

Only the model file is used, straight through onnxruntime: the package itself would also load a detector and
a classifier and costs 0.7 s and 40 MB more to import. Lines are found from the white between them, which is
enough here because every crop is a cell without its rules.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.ocr.engine import Gray, Layout, RawWord
from pipeline.ocr.ink import Span, text_lines

_HEIGHT = 48  # the model's own line height
_SIGNS = "–—‘’“”•…√→é"  # beyond ASCII. The model knows 18,000 signs and reads a stained i as í or ì


@cache
def model_file() -> Path | None:
    """The newest recogniser in the installed wheel, or None."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return None
    return max(Path(next(iter(spec.submodule_search_locations))).glob("models/*rec*.onnx"), default=None)


@cache
def _session(model: Path) -> tuple[Any, npt.NDArray[np.intp], tuple[str, ...]]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # 40 MB less kept for the life of every process, hardly slower
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    signs = ["", *session.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    keep = [i for i, sign in enumerate(signs) if i == 0 or (len(sign) == 1 and _wanted(sign))]
    return session, np.asarray(keep), tuple(signs[i] for i in keep)


def _wanted(sign: str) -> bool:
    return sign.isascii() or sign in _SIGNS


class Rapid:
    name = "rapidocr"

    def __init__(self, model: Path) -> None:
        self._model = model

    def read(self, image: Gray, layout: Layout) -> tuple[RawWord, ...]:
        height, width = image.shape
        spans = text_lines(image) if layout in ("block", "glance") else (Span(0, height, 0, width),)
        found: list[RawWord] = []
        for number, span in enumerate(spans):
            found += self.read_line(image, span, number)
        if layout == "digits":
            found = [w for w in found if all(c.isdigit() or c == "." for c in w.text)]
        return tuple(found)

    def read_line(self, image: Gray, span: Span, line: int = 0) -> list[RawWord]:
        """The words of one line of a picture, boxes in pixels of the picture."""
        cut = span.cut(image)
        height, width = cut.shape
        scale = _HEIGHT / height
        wide = max(16, round(width * scale))
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = cv2.resize(cut, (wide, _HEIGHT), interpolation=how)
        data = (small.astype(np.float32) / 127.5 - 1.0)[None, None].repeat(3, axis=1)
        session, keep, signs = _session(self._model)
        shares = session.run(None, {session.get_inputs()[0].name: data})[0][0][:, keep]
        best, top = shares.argmax(axis=1).tolist(), shares.max(axis=1).tolist()
        step = width / len(best)
        return [
            RawWord(
                text,
                span.x0 + first * step,
                float(span.y0),
                span.x0 + (last + 1) * step,
                float(span.y1),
                mark=100 * sure,
                line=line,
            )
            for text, first, last, sure in _words(best, top, signs)
        ]

    def versions(self) -> dict[str, str]:
        from importlib.metadata import version

        return {"rapidocr": version("rapidocr"), "rapidocr_model": self._model.stem}


def _words(best: list[int], top: list[float], signs: tuple[str, ...]) -> list[tuple[str, int, int, float]]:
    """Best class of every output step to words: (text, first step, last step, mark 0 to 1). Class 0 is no sign, a
    class that goes on from the step before is the same sign. The mark is the mean of the least sure sign and all."""
    words: list[tuple[str, int, int, float]] = []
    text, sure, first, last = "", [1.0], 0, 0
    for i, (b, p) in enumerate(zip([*best, -1], [*top, 1.0], strict=True)):
        if b > 0 and i and b == best[i - 1]:
            last = i
        elif b > 0 and signs[b] != " ":
            if not text:
                first, sure = i, []
            text, last = text + signs[b], i
            sure.append(p)
        elif b != 0 and text:
            words.append((text, first, last, (min(sure) + sum(sure) / len(sure)) / 2))
            text = ""
    return words
