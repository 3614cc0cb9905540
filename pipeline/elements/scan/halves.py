"""Diamonds whose lettering touches their outline. On either side: the paper inside is then in two pieces, one above the
letters and one below. On one side, or with a single letter: it is in one piece, from which the word cuts a bay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml

Mask = npt.NDArray[np.uint8]
Contour = npt.NDArray[np.int32]


def across_type(holes: Sequence[Contour], ink: Mask, px: float) -> Iterable[Contour]:
    """The hulls that ink encloses of two holes, one above the other, that a line of type parts, and of single holes
    with a bay. holes: contours of paper that ink encloses, in pixels of `ink`; px: pixels per millimetre."""
    known = read_toml("pindaian.toml")["belahan"]
    for hole in holes:
        hull = cv2.convexHull(hole)
        share = cv2.contourArea(hole) / max(1.0, cv2.contourArea(hull))
        if known["kertas"] <= share < known["berteluk"] and _drawn(hull, ink, px) >= known["bergaris"]:
            yield hull
    boxes = [cv2.boundingRect(c) for c in holes]
    for (a, above), (b, below) in combinations(enumerate(boxes), 2):
        if above[1] > below[1]:
            above, below = below, above
        x0, x1 = max(above[0], below[0]), min(above[0] + above[2], below[0] + below[2])
        apart = below[1] - (above[1] + above[3])
        deep = above[1] + above[3] - below[1]
        level = x1 - x0 >= known["berbagi"] * min(above[2], below[2])
        if not level or apart > known["huruf_mm"] * px or deep > known["berbagi"] * min(above[3], below[3]):
            continue
        hull = cv2.convexHull(np.concatenate([holes[a], holes[b]]))
        paper = cv2.contourArea(holes[a]) + cv2.contourArea(holes[b])
        if paper >= known["kertas"] * cv2.contourArea(hull) and _drawn(hull, ink, px) >= known["bergaris"]:
            yield hull


def _drawn(hull: Contour, ink: Mask, px: float) -> float:
    """The share of a hull's rim that has ink close to it."""
    reach = round(read_toml("pindaian.toml")["belahan"]["dekat_mm"] * px)
    x, y, w, h = cv2.boundingRect(hull)
    x0, y0 = max(0, x - reach), max(0, y - reach)
    part = ink[y0 : y + h + reach, x0 : x + w + reach]
    rim = np.zeros_like(part)
    cv2.polylines(rim, [hull - (x0, y0)], True, 255)
    near = cv2.dilate(part, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    return float(np.count_nonzero(rim & near)) / max(1, int(np.count_nonzero(rim)))
