"""Text of areas of a page picture: the one door to whatever OCR engine is installed.

words = recognise(image, [Crop(40, 60, 400, 120)], dpi=300)   # one tuple of OcrWord per crop
turn, sure = orientation(image, dpi=150)                      # degrees clockwise that stand the page up
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import InputError
from pipeline.ocr import choice
from pipeline.ocr.engine import Gray
from pipeline.ocr.read import read_crops
from pipeline.ocr.records import Crop, EngineStatus, OcrWord, letters_of
from pipeline.ocr.upright import stand_up

__all__ = [
    "Crop",
    "EngineStatus",
    "OcrWord",
    "engine_name",
    "engine_versions",
    "letters_of",
    "orientation",
    "probe",
    "recognise",
]


def recognise(image: Gray, crops: Sequence[Crop], dpi: float, engine: str | None = None) -> list[tuple[OcrWord, ...]]:
    """The words of each crop in reading order, one tuple a crop, in the order of the crops; empty for a blank crop.

    image: grey, 8 bit, table rules and drawings already blanked to white. dpi: of the image. engine: a name of
    `choice.ENGINES`; None for the environment's choice or the best one installed.
    InputError where no engine can be used, saying what to install.
    """
    if not crops:
        return []
    name = choice.chosen(engine)
    return read_crops(choice.opened(name), choice.second_for(name), image, crops, dpi)


def orientation(image: Gray, dpi: float, engine: str | None = None) -> tuple[int, float]:
    """Degrees clockwise (0, 90, 180, 270) that stand the page up, and how sure that is, 0 to 1.

    image: the whole page, grey, rules and drawings may be on it. (0, 0.0) where the page has no text to tell by.
    """
    return stand_up(choice.opened(choice.chosen(engine)), image, dpi)


def engine_name() -> str:
    """The engine that `recognise` uses. InputError where there is none."""
    return choice.chosen()


def engine_versions() -> dict[str, str]:
    """For `sumber.alat`: the engines in use with their versions and models; empty where there is none."""
    try:
        name = choice.chosen()
    except InputError:
        return {}
    second = choice.second_for(name)
    return choice.opened(name).versions() | (second.versions() if second else {})


def probe() -> tuple[EngineStatus, ...]:
    """Every engine known here and whether it works, for `sop doctor`. Opens none."""
    return tuple(choice.status(name) for name in choice.ENGINES)
