"""Pieces of ink are summed up as cv2 does it, on pictures large enough for our own sums and on small ones."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.ocr import components as module
from pipeline.ocr.components import components, picked


@pytest.mark.parametrize(("seed", "share"), [(1, 0.02), (2, 0.2), (3, 0.6), (4, 0.97)])
def test_all_that_is_said_of_a_piece_is_what_cv2_says(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    ink = np.where(rng.random((311, 407)) < share, np.uint8(255), np.uint8(0))
    assert ink.size >= module._SMALL
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = components(ink)
    assert found[0] == count
    assert np.array_equal(found[1], labels)
    assert np.array_equal(found[2][1:], stats[1:])
    assert np.allclose(found[3][1:], middles[1:])
    assert found[2][0, cv2.CC_STAT_AREA] == stats[0, cv2.CC_STAT_AREA]


def test_ink_that_touches_every_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALL", 0)
    ink = np.zeros((6, 7), np.uint8)
    ink[0, :3] = ink[:, -1] = ink[-1, :2] = 1
    _, labels, stats, middles = components(ink)
    assert stats[1:].tolist() == [[0, 0, 3, 1, 3], [6, 0, 1, 6, 6], [0, 5, 2, 1, 2]]
    assert middles[1:].tolist() == [[1.0, 0.0], [6.0, 2.5], [0.5, 5.0]]
    assert labels[0, 6] == labels[5, 6] == 2


def test_a_blank_picture_has_the_paper_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALL", 0)
    count, _, stats, _ = components(np.zeros((4, 5), np.uint8))
    assert (count, stats.tolist()) == (1, [[0, 0, 5, 4, 20]])


def test_only_pieces_that_are_kept_are_picked() -> None:
    _, labels, _, _ = components(np.array([[1, 0, 1], [0, 0, 0], [1, 1, 0]], np.uint8))
    assert picked(labels, np.array([False, True, False, True])).tolist() == [[255, 0, 0], [0, 0, 0], [255, 255, 0]]
