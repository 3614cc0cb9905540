"""Text of areas of a page picture: the one door to whatever OCR engine is installed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.ocr.records import Crop, EngineStatus, OcrWord

__all__ = ["Crop", "EngineStatus", "OcrWord", "engine_name", "engine_versions", "orientation", "probe", "recognise"]

Gray = npt.NDArray[np.uint8]


@cache
def _api(lang: str, psm: int) -> Any:
    import tesserocr

    folders = [os.environ.get("TESSDATA_PREFIX", ""), "/usr/share/tesseract-ocr/5/tessdata"]
    folder = next(f for f in folders if f and (Path(f) / f"{lang}.traineddata").is_file())
    return tesserocr.PyTessBaseAPI(path=folder, lang=lang, psm=psm)


def recognise(image: Gray, crops: Sequence[Crop], dpi: float) -> list[tuple[OcrWord, ...]]:
    """The words of each crop, in the order of the crops; an empty tuple where a crop is blank.

    image: grey, table rules and drawings already blanked to white. dpi: of the image.
    """
    return [_read(image, crop, dpi) for crop in crops]


def _read(image: Gray, crop: Crop, dpi: float) -> tuple[OcrWord, ...]:
    import tesserocr

    x0, y0 = max(0, crop.x0), max(0, crop.y0)
    cut = image[y0 : crop.y1, x0 : crop.x1]
    if not cut.size or int(cut.min()) > 160:
        return ()
    pad = 12
    cut = np.ascontiguousarray(np.pad(cut, pad, constant_values=255))
    api = _api("ind", 6)
    api.SetImageBytes(cut.tobytes(), cut.shape[1], cut.shape[0], 1, cut.shape[1])
    api.SetSourceResolution(round(dpi))
    api.Recognize()
    level = tesserocr.RIL.WORD
    found = []
    it = api.GetIterator()
    if it is None:
        return ()
    for w in tesserocr.iterate_level(it, level):
        text = (w.GetUTF8Text(level) or "").strip() if not w.Empty(level) else ""
        if text:
            a, b, c, d = w.BoundingBox(level)
            at = (x0 - pad + a, y0 - pad + b, x0 - pad + c, y0 - pad + d)
            found.append(OcrWord(text, *at, confidence=w.Confidence(level) / 100))
    return tuple(found)


def orientation(image: Gray, dpi: float) -> tuple[int, float]:
    """Degrees clockwise (0, 90, 180, 270) that stand the page up, and how sure that is, 0 to 1."""
    api = _api("osd", 0)
    whole = np.ascontiguousarray(image)
    api.SetImageBytes(whole.tobytes(), whole.shape[1], whole.shape[0], 1, whole.shape[1])
    api.SetSourceResolution(round(dpi))
    got = api.DetectOrientationScript()
    if not got:
        return 0, 0.0
    return (360 - int(got["orient_deg"])) % 360, min(1.0, float(got["orient_conf"]) / 15)


def engine_name() -> str:
    return "tesserocr"


def engine_versions() -> dict[str, str]:
    """For `sumber.alat`: name of each engine in use and its version."""
    import tesserocr

    return {"tesseract": str(tesserocr.tesseract_version()).split()[1]}


def probe() -> tuple[EngineStatus, ...]:
    """Every engine known here, and whether it works."""
    return (EngineStatus("tesserocr", True, engine_versions()["tesseract"]),)
