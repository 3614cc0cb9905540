"""Numbers written by hand, told from printed ones: digits of a font are as high as each other and stand on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.data.load import read_toml
from pipeline.ocr.port import OcrWord
from pipeline.pages.background import Gray, darker

_NUMBER = re.compile(r"[\d.,:-]+")
_MARK = re.compile(r"\d{1,2}[.,:]")


def by_hand(plane: Gray, words: Sequence[OcrWord]) -> frozenset[int]:
    """Which words of a crop (by index) are numbers written by hand. plane: the reading plane, 255 is paper.

    Not those of a long number (a staff number): signatures run over it, and nobody writes it by hand. Nor the mark of a
    list ("14."), before which a rule's rest is read as a digit.
    """
    known = read_toml("pindaian.toml")["tangan"]
    if sum(c.isdigit() for w in words for c in w.text) >= known["panjang"]:
        return frozenset()
    uneven = [unevenness(plane, w) for w in words]
    return frozenset(i for i, u in enumerate(uneven) if u is not None and u > known["goyah"])


def unevenness(plane: Gray, word: OcrWord) -> float | None:
    """How much the heights of a number's digits differ or their feet stand apart, as a share of their height, beyond
    what a scan's points make. None for what is no upright number of at least two digits, or whose digits cannot be told
    apart in the ink."""
    count = sum(c.isdigit() for c in word.text)
    if word.angle or count < 2 or not _NUMBER.fullmatch(word.text) or _MARK.fullmatch(word.text):
        return None
    known = read_toml("pindaian.toml")
    x0, y0, x1, y1 = (round(v) for v in (word.x0, word.y0, word.x1, word.y1))
    reach = max(2, round(known["tangan"]["sekitar"] * (y1 - y0)))
    part = plane[max(0, y0 - reach) : y1 + reach, max(0, x0 - 1) : x1 + 2]
    if not part.size:
        return None
    ink = darker(part, known["tinta"]["gelap"])
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    tall = stats[1:][stats[1:, cv2.CC_STAT_HEIGHT] >= known["tangan"]["digit"] * (y1 - y0)]
    if len(tall) != count:
        return None
    heights = tall[:, cv2.CC_STAT_HEIGHT].astype(float)
    feet = tall[:, cv2.CC_STAT_TOP] + heights
    return max(0.0, max(float(np.ptp(heights)), float(np.ptp(feet))) - 1) / float(np.median(heights))
