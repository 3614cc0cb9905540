"""Connected pieces of ink with their boxes, numbered as cv2 numbers them, in a third of its usual time."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Pieces = tuple[int, npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.float64]]
"""What `components` gives."""

_SMALL = 100_000  # points; cv2's own sums are as quick for so few


def components(ink: npt.NDArray[np.uint8]) -> Pieces:
    """(count, labels, stats, middles) of the pieces of non-zero points, touching corners included. stats: rows of
    cv2's CC_STAT_ columns; middles: x and y. All in pixels of the picture. Piece 0 is the paper, whose box and middle
    mean nothing.

    The way of labelling is named because the one that OpenCV takes by itself on one thread spends most of its time on
    sums over the paper, and on a whole page the sums are made here, over the runs of ink alone. The labels and all that
    is said of the pieces are the same (measured on a page at 100 dpi: 2.1 ms against 6.4).
    """
    if ink.size < _SMALL:
        count, labels, stats, middles = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_BBDT)
        return count, labels, stats, middles
    count, labels = cv2.connectedComponentsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_BBDT)
    return count, labels, *_sums(ink, labels, count)


def _sums(
    ink: npt.NDArray[np.uint8], labels: npt.NDArray[np.int32], count: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Boxes, areas and middles of the pieces, from the level runs that they are made of."""
    height, width = ink.shape
    framed = np.zeros((height, width + 2), np.bool_)
    np.not_equal(ink, 0, out=framed[:, 1:-1])
    edges = np.flatnonzero(framed[:, 1:] != framed[:, :-1])  # of each run its first point, and the point behind it
    y = edges[::2] // (width + 1)
    x0, x1 = edges[::2] - y * (width + 1), edges[1::2] - y * (width + 1)
    piece = labels[y, x0]
    long = x1 - x0
    left, right = np.full(count, width), np.zeros(count, np.int64)
    np.minimum.at(left, piece, x0)
    np.maximum.at(right, piece, x1)
    top, bottom = np.zeros(count, np.int64), np.zeros(count, np.int64)
    top[piece[::-1]] = y[::-1]  # runs come from the top down, and the last one written stays
    bottom[piece] = y + 1
    area = np.bincount(piece, long, minlength=count)
    x, up = np.bincount(piece, long * (x0 + x1 - 1) / 2, minlength=count), np.bincount(piece, long * y, minlength=count)
    stats = np.stack([left, top, right - left, bottom - top, area], axis=1).astype(np.int32)
    stats[0] = 0, 0, width, height, ink.size - area.sum()
    return stats, np.stack([x, up], axis=1) / np.maximum(area, 1)[:, None]


def picked(labels: npt.NDArray[np.int32], keep: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """255 where a piece stands that is kept. keep: one flag a piece, in the order of `components`."""
    return np.take(np.where(keep, np.uint8(255), np.uint8(0)), labels, mode="clip")  # without a check of each: half
