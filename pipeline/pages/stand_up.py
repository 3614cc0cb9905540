"""Which way up a page is, from its lines of type, with the OCR engine asked only where they do not say."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.ocr.components import components, picked
from pipeline.ocr.port import orientation
from pipeline.pages.background import Gray, darker, resample, shrunk
from pipeline.pages.traces import MM


@dataclass(frozen=True, slots=True)
class Turn:
    """degrees: clockwise, to be applied (0, 90, 180, 270). confidence: 0 to 1. doubtful: the page was left as it is
    although something spoke for a turn."""

    degrees: int
    confidence: float
    doubtful: bool = False


def turned(image: Gray, degrees: int) -> Gray:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    if degrees % 360 == 0:
        return image
    how = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}[degrees % 360]
    out: Gray = cv2.rotate(image, how)
    return out


def find_turn(dark: Gray, gray: Gray, dpi: float) -> Turn:
    """The turn that stands the page up. Nothing is turned below a confidence (data/pindaian.toml)."""
    known = read_toml("pindaian.toml")["tegak"]
    step = max(1, round(dpi / known["dpi"]))
    small, small_dpi = shrunk(dark, step), dpi / step
    ink = _type_only(small, small_dpi)
    if float((ink > 0).mean()) < known["tinta_cukup"]:
        return Turn(0, 0.0)
    across = direction(ink, small_dpi)
    sideways = across < 1 / known["arah_jelas"]
    if not sideways and across < known["arah_jelas"]:
        return _ask(gray, dpi, Turn(0, 0.5))
    start = 90 if sideways else 0
    vote = heads_up(turned(ink, start), small_dpi)
    certain = known["suara_jelas"]
    if vote >= certain:
        return Turn(start, min(1.0, 0.5 + vote)) if not sideways else _ask(gray, dpi, Turn(start, 0.9))
    if vote <= -certain:
        return _ask(gray, dpi, Turn((start + 180) % 360, 0.9))
    return _ask(gray, dpi, Turn(start, 0.5))


def _ask(gray: Gray, dpi: float, guess: Turn) -> Turn:
    """The engine's word on a guess: it confirms, or overrules when it is sure (a page of few lines with many g, j, p
    and y looks upside down, and reads well as it stands); else a clear guess holds, or the page stays."""
    known = read_toml("pindaian.toml")["tegak"]
    scale = min(1.0, known["dpi_tanya"] / dpi)
    degrees, sure = orientation(resample(gray, scale), dpi * scale)
    if degrees == guess.degrees:
        return Turn(degrees, max(sure, guess.confidence))
    if sure >= known["mesin_jelas"]:
        return Turn(degrees, sure)
    if guess.confidence >= 0.9:
        return Turn(guess.degrees, 0.7, doubtful=True)
    return Turn(0, 0.4, doubtful=guess.degrees != 0 or sure > 0.3)


def _type_only(dark: Gray, dpi: float) -> Gray:
    """Ink of letter size: rules, drawings and dust left out."""
    known = read_toml("pindaian.toml")
    ink = darker(dark, known["tinta"]["pudar"])
    count, labels, stats, _ = components(ink)
    size = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) / dpi * MM
    keep = (size >= known["tegak"]["huruf_min_mm"]) & (size <= known["tegak"]["huruf_maks_mm"])
    keep[0] = False
    return picked(labels, keep) if count > 1 else np.zeros_like(dark)


def direction(ink: Gray, dpi: float) -> float:
    """Above 1: the lines of type run across; below 1: they run up or down. Lines leave white stripes between them, so
    the profile across them is rough and the one along them smooth; taken in tiles, so that a lean does not matter."""
    known = read_toml("pindaian.toml")["tegak"]
    smooth = max(1, round(known["halus_mm"] * dpi / MM))
    tall, wide = (min(side, max(8, round(known["petak_mm"] * dpi / MM))) for side in ink.shape)
    if min(tall, wide) <= smooth + 1:
        return 1.0
    height, width = ink.shape[0] // tall * tall, ink.shape[1] // wide * wide
    tiles = (ink[:height, :width] > 0).reshape(height // tall, tall, width // wide, wide).astype(np.float32)
    rows, columns = _smoothed(tiles.sum(axis=3) / wide, 1, smooth), _smoothed(tiles.sum(axis=1) / tall, 2, smooth)
    rough = [float((np.diff(p, axis=a) ** 2).mean()) for p, a in ((rows, 1), (columns, 2))]
    return (rough[0] + 1e-9) / (rough[1] + 1e-9)


def _smoothed(profile: npt.NDArray[np.float32], axis: int, width: int) -> npt.NDArray[np.float32]:
    """Running mean along an axis: the strokes of single letters go, the lines of type stay."""
    sums = np.cumsum(profile, axis=axis)
    head = np.take(sums, range(width, sums.shape[axis]), axis=axis)
    tail = np.take(sums, range(sums.shape[axis] - width), axis=axis)
    return ((head - tail) / width).astype(np.float32)


def heads_up(ink: Gray, dpi: float) -> float:
    """From -1 (upside down) to 1 (upright), for type that runs across: Latin lower-case letters reach above their
    line's body (b d f h k l t, capitals, dots) about three times as often as below it (g j p q y). 0 where there is
    too little type to tell."""
    known = read_toml("pindaian.toml")["tegak"]
    px = dpi / MM
    lines = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(3, round(known["sela_kata_mm"] * px))), np.uint8))
    count, labels, stats, _ = components(lines)
    up = down = 0.0
    for i in range(1, count):
        x, y, width, height, _area = (int(v) for v in stats[i])
        if width < known["baris_min_mm"] * px or not 1.5 * px <= height <= known["huruf_maks_mm"] * px:
            continue
        part = (labels[y : y + height, x : x + width] == i) & (ink[y : y + height, x : x + width] > 0)
        profile = part.sum(axis=1).astype(float)
        body = np.flatnonzero(profile >= 0.5 * np.sort(profile)[-2:].mean())
        if body[-1] - body[0] + 1 >= height:
            continue
        up += float(profile[: body[0]].sum())
        down += float(profile[body[-1] + 1 :].sum())
    whole = up + down
    return (up - down) / whole if whole >= known["suara_min"] * dpi else 0.0
