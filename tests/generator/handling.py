"""What copiers, feeders, pens and cameras do to a page, beside the faults of a flat scan."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Handling:
    """bilevel: black and white only. paper: colour of the sheet (BGR) or None. holes: two punched at the left edge.
    border: black frame of a copier, share of the long side. turn: degrees clockwise the page lies (0, 90, 180, 270).
    tilt: how much shorter the far side of a photographed sheet is, share. curl: how far its middle stands up, share of
    the width. table: the sheet lies on a dark, grainy table top. light: darkening towards the far corner, 0 to 1."""

    bilevel: bool = False
    paper: tuple[int, int, int] | None = None
    holes: bool = False
    border: float = 0.0
    turn: int = 0
    tilt: float = 0.0
    curl: float = 0.0
    table: bool = False
    light: float = 0.0


FLAT = Handling()


def handled(page: Floats, how: Handling, dpi: int, r: np.random.Generator) -> Floats:
    """The page (BGR) so handled; a photograph and a page on its side have another size."""
    out = page
    h, w = out.shape[:2]
    if how.paper is not None:
        out = np.minimum(out, 255) * (np.asarray(how.paper, np.float32) / 255)
    if how.holes:
        for y in (0.36, 0.64):
            cv2.circle(out, (int(0.45 * dpi), int(h * y)), int(0.12 * dpi), (28, 28, 28), -1, cv2.LINE_AA)
    if how.border:
        edge = int(max(h, w) * how.border)
        out[:edge] = out[h - edge // 2 :] = 25
        out[:, :edge] = out[:, w - edge // 2 :] = 25
    if how.tilt or how.curl or how.table:
        out = _photographed(out, how, r)
    if how.light:
        across = np.linspace(0, 1, out.shape[1])[None, :] * np.linspace(0.3, 1, out.shape[0])[:, None]
        out = out * (1 - how.light * across)[:, :, None].astype(np.float32)
    turns = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    return cv2.rotate(out, turns[how.turn]) if how.turn else out


def _photographed(page: Floats, how: Handling, r: np.random.Generator) -> Floats:
    """The sheet seen by a camera: its far (upper) side shorter, its middle raised, on a table top or on white."""
    h, w = page.shape[:2]
    margin = int(0.05 * w) if how.table else 0
    width, height = w + 2 * margin, h + 2 * margin
    lean = r.uniform(0.3, 0.7)
    corners = np.array(
        [
            [margin + how.tilt * w * lean, margin + how.tilt * h * 0.4],
            [margin + w - how.tilt * w * (1 - lean), margin],
            [margin + w, margin + h],
            [margin, margin + h - how.tilt * h * 0.3],
        ],
        np.float32,
    )
    flat = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    back = cv2.getPerspectiveTransform(corners, flat)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    z = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    u = ((back[0, 0] * x + back[0, 1] * y + back[0, 2]) / z).astype(np.float32)
    v = ((back[1, 0] * x + back[1, 1] * y + back[1, 2]) / z).astype(np.float32)
    raised = how.curl * w * np.sin(np.pi * np.clip(u / w, 0, 1))
    v = (v + raised).astype(np.float32)
    inside = (u >= 0) & (u < w) & (v >= 0) & (v < h)
    seen = cv2.remap(page, u, v, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    if how.table:
        grain = cv2.GaussianBlur(r.normal(0, 60, (height, width)).astype(np.float32), (0, 0), sigmaX=25, sigmaY=2)
        around = (np.array([58, 84, 112], np.float32) + grain[:, :, None] * 1.5).astype(np.float32)
    else:
        around = np.full((height, width, 3), 250, np.float32)
    return np.where(inside[:, :, None], seen, around).astype(np.float32)


def overprinted(page: Floats, dpi: int, ink: tuple[int, int, int], r: np.random.Generator, *, signed: bool) -> Floats:
    """A round stamp with words in the page's right half, over the approval or the cells of a table. signed: and a
    signature across it."""
    h, w = page.shape[:2]
    layer = np.full(page.shape, 255, np.uint8)
    centre = (int(w * r.uniform(0.58, 0.78)), int(h * r.uniform(0.22, 0.42)))
    stroke = max(1, dpi // 110)
    for radius in (0.62, 0.54, 0.33):
        cv2.circle(layer, centre, int(radius * dpi), ink, stroke, cv2.LINE_AA)
    cv2.putText(
        layer,
        "DINAS",
        (centre[0] - int(0.28 * dpi), centre[1] + int(0.05 * dpi)),
        cv2.FONT_HERSHEY_SIMPLEX,
        dpi / 260,
        ink,
        stroke,
        cv2.LINE_AA,
    )
    if not signed:
        return np.minimum(page, layer).astype(np.float32)
    t = np.linspace(0, 1, 160)
    x = centre[0] + dpi * (1.5 * t - 0.4 + 0.16 * np.sin(2 * np.pi * (5 * t + r.uniform(0, 1))))
    y = centre[1] + dpi * (0.32 * np.sin(2 * np.pi * (4 * t + r.uniform(0, 1))) * (1 - 0.7 * t) - 0.1 * t)
    path = np.stack([x, y], axis=1).astype(np.int32)
    cv2.polylines(layer, [path], False, ink, max(2, dpi // 80), cv2.LINE_AA)
    return np.minimum(page, layer).astype(np.float32)
