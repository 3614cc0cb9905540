"""The rings of stamps in black: found, made paper, and what stands inside of them doubted."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.elements.scan.rings import Ring, doubted_inside, find_rings, without_rings
from pipeline.ocr.port import OcrWord
from pipeline.pages.background import Gray

DPI = 200.0


def _page(*, lines: int = 18) -> Gray:
    page = np.full((1000, 1400), 255, np.uint8)
    for k in range(lines):
        _type(page, "memeriksa kelengkapan berkas dan melaporkan", 80, 60 + 50 * k)
    return page


def _type(page: Gray, text: str, x: int, y: int) -> None:
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 20, 2, cv2.LINE_AA)


def _stamped(page: Gray, x: int, y: int, radii: tuple[int, ...] = (124, 108, 66)) -> Gray:
    out = page.copy()
    for radius in radii:
        cv2.circle(out, (x, y), radius, 40, 2, cv2.LINE_AA)
    return out


@pytest.mark.parametrize(("x", "y"), [(1150, 500), (500, 480)])
@pytest.mark.parametrize("noise", [0.0, 8.0])
def test_every_ring_is_found_over_type_and_beside_it(x: int, y: int, noise: float) -> None:
    stamped = _stamped(_page(lines=9), x, y).astype(np.float32)
    worn = cv2.GaussianBlur(stamped, (0, 0), 0.5) + np.random.default_rng(1).normal(0, noise, stamped.shape)
    rings = find_rings(np.clip(worn, 0, 255).astype(np.uint8), DPI)
    assert [round(r.radius) for r in rings] == pytest.approx([124, 108, 66], abs=2)
    assert all(abs(r.x - x) < 2 and abs(r.y - y) < 2 for r in rings)


def test_a_page_of_type_a_frame_and_a_signature_have_none() -> None:
    page = _page()
    cv2.rectangle(page, (900, 100), (1200, 400), 20, 2)
    points = np.array([[920, 500], [980, 680], [1020, 540], [1060, 690], [1110, 520], [1190, 600]], np.int32)
    cv2.polylines(page, [points], False, 20, 4, cv2.LINE_AA)
    cv2.ellipse(page, (1050, 850), (140, 70), 0, 0, 360, 20, 3)
    assert find_rings(page, DPI) == ()


def test_rings_go_and_the_type_that_they_cross_stays() -> None:
    bare = _page(lines=9)
    stamped = _stamped(bare, 500, 480)
    out = without_rings(stamped, find_rings(stamped, DPI), DPI)
    typed = bare < 128
    ring = (stamped < 128) & ~cv2.dilate(typed.astype(np.uint8), np.ones((7, 7), np.uint8)).astype(bool)
    assert ring.sum() > 1500
    assert (out[ring] < 215).mean() < 0.02
    over = typed & (_stamped(np.full_like(bare, 255), 500, 480) < 128)
    assert over.sum() > 200
    assert (out[over] < 165).mean() > 0.5


def test_a_plane_without_rings_comes_back_itself() -> None:
    page = _page()
    assert without_rings(page, (), DPI) is page


def test_rings_partly_off_the_page_do_no_harm() -> None:
    stamped = _stamped(_page(lines=2), 1370, 500)
    out = without_rings(stamped, (Ring(1370.0, 500.0, 124.0), Ring(5.0, 5.0, 90.0), Ring(1500.0, 1200.0, 60.0)), DPI)
    assert (out[500, 1240:1252] == 255).all()  # of the ring that reaches over the edge the part on the page
    assert np.array_equal(out[:, 120:1200], stamped[:, 120:1200])


@pytest.mark.parametrize(
    ("radii", "inside"),
    [((124, 108, 66), [True, False, False]), ((124,), [True, True, False]), ((), [False, False, False])],
)
def test_words_inside_the_inmost_ring_are_believed_no_more_than_a_guess(
    radii: tuple[int, ...], inside: list[bool]
) -> None:
    rings = [Ring(500.0, 500.0, float(r)) for r in radii]
    words = [OcrWord("DINAS", 460, 485, 540, 515, 0.98), OcrWord("hari", 540, 490, 600, 510, 0.98)]
    words.append(OcrWord("Arsip", 700, 490, 780, 510, 0.98))
    told = doubted_inside(words, rings)
    assert [w.confidence < 0.9 for w in told] == inside
    assert [w.text for w in told] == ["DINAS", "hari", "Arsip"]
