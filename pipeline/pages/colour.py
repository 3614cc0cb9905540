"""Signatures and stamps in coloured ink lifted off black type, where the picture has colour.

Black print is dark in all three colours, ink of a pen or a stamp in one or two of them only: the lightest of the
three colours shows black type as plainly under a stroke of ink as beside it. What counts as such a stroke is told by
size: pieces of coloured ink far larger than letters, and not solid as a logo or a filled shape is. Coloured words stay.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.ocr.components import components, picked
from pipeline.pages.background import Gray

MM = 25.4
Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Tones:
    """black: of the lightest colour in black type. coloured: chroma (lightest minus darkest colour) from which a point
    is coloured ink on this page."""

    black: float
    coloured: float


def without_coloured_strokes(image: npt.NDArray[np.uint8], gray: Gray, dpi: float) -> Gray | None:
    """The reading plane with coloured strokes larger than letters made paper and black type under them kept.

    image: the BGR picture that `gray` (flattened, 255 is paper) was made of, same size. None where there is no such
    stroke: a grey picture, one without ink of another colour than its type, or one with coloured words only.
    """
    if image.ndim == 2 or image.shape[2] < 3:
        return None
    blue, green, red = cv2.split(image[:, :, :3])
    light = cv2.max(cv2.max(blue, green), red)
    chroma = cv2.subtract(light, cv2.min(cv2.min(blue, green), red))
    tones = _tones(light, chroma, gray)
    if tones is None:
        return None
    coloured = np.where(chroma >= tones.coloured, np.uint8(255), np.uint8(0))
    half = np.ascontiguousarray(cv2.dilate(coloured, np.ones((2, 2), np.uint8))[::2, ::2])
    pieces = stroke_pieces(_without_fills(half, dpi / 2), dpi / 2)
    if not pieces:
        return None
    out = gray.copy()
    for x0, y0, x1, y1, inside in pieces:
        a, b, c, d = 2 * y0, min(gray.shape[0], 2 * y1), 2 * x0, min(gray.shape[1], 2 * x1)
        near = cv2.resize(inside, (2 * (x1 - x0), 2 * (y1 - y0)), interpolation=cv2.INTER_NEAREST)[: b - a, : d - c]
        _lift(out[a:b, c:d], light[a:b, c:d], coloured[a:b, c:d], near, tones, dpi)
    return out


def _tones(light: Gray, chroma: Gray, gray: Gray) -> Tones | None:
    """None where the page's own type is as coloured as a pen's ink would be, or there is none."""
    known = read_toml("pindaian.toml")["warna"]
    ink = gray[::2, ::2] < known["tinta"]
    tint = chroma[::2, ::2][ink]
    if tint.size < known["tinta_sedikit"] * ink.size:
        return None
    usual = float(np.percentile(tint, known["tinta_biasa"]))
    coloured = max(float(known["kroma_min"]), usual + known["kroma_lebih"])
    if coloured > known["kroma_maks"]:
        return None
    return Tones(float(np.percentile(light[::2, ::2][ink][tint < coloured], 25)), coloured)


def _without_fills(coloured: Mask, dpi: float) -> Mask:
    """The coloured ink without shaded cells and other fillings, which a stamp may run into."""
    wide = _odd(read_toml("pindaian.toml")["warna"]["goresan_mm"] * dpi / MM)
    fills = cv2.morphologyEx(coloured, cv2.MORPH_OPEN, np.ones((wide, wide), np.uint8))
    if not fills.any():
        return coloured
    out: Mask = cv2.subtract(coloured, cv2.dilate(fills, np.ones((3, 3), np.uint8)))
    return out


def stroke_pieces(coloured: Mask, dpi: float) -> list[tuple[int, int, int, int, Mask]]:
    """The areas of pen strokes and stamps in a mask of coloured ink: box (x0, y0, x1, y1) and, in it, the area that
    the strokes span. Small coloured pieces in that area (the letters of a stamp) belong to it."""
    known = read_toml("pindaian.toml")["warna"]
    px = dpi / MM
    width = _odd(known["celah_mm"] * px)
    joined = cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((width, width), np.uint8))
    count, labels, stats, _ = components(joined)
    parts, seeds = np.zeros(count, bool), []
    for i in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[i])
        if not known["bagian_mm"] * px <= max(w, h) <= known["sisi_maks_mm"] * px:
            continue
        piece = np.where(labels[y : y + h, x : x + w] == i, np.uint8(255), np.uint8(0))
        thick = _odd(known["goresan_mm"] * px)
        if _opened_share(piece, area, (thick, thick)) > known["padat_maks"]:
            continue
        run = _odd(known["lurus_mm"] * px)
        if sum(_opened_share(piece, area, size) for size in ((1, run), (run, 1))) > known["lurus_maks"]:
            continue
        parts[i] = True
        if min(w, h) >= known["sisi_pendek_mm"] * px and max(w, h) >= known["sisi_panjang_mm"] * px:
            seeds.append(i)
    if not seeds:
        return []
    strokes = picked(labels, parts)
    width = _odd(known["dekat_mm"] * px)
    _, groups = cv2.connectedComponents(cv2.dilate(strokes, np.ones((width, width), np.uint8)))
    firsts = [np.argwhere(labels[stats[i][1], :] == i)[0, 0] for i in seeds]
    wanted = {int(groups[stats[i][1], x]) for i, x in zip(seeds, firsts, strict=True)}
    return [_spanned((groups == g) & (strokes > 0)) for g in sorted(wanted)]


def _odd(pixels: float) -> int:
    return 2 * max(1, round(pixels / 2)) + 1


def _spanned(group: npt.NDArray[np.bool_]) -> tuple[int, int, int, int, Mask]:
    """The hull of a group of pieces: its box and, in it, its area."""
    ys, xs = np.flatnonzero(group.any(axis=1)), np.flatnonzero(group.any(axis=0))
    x0, y0, x1, y1 = int(xs[0]), int(ys[0]), int(xs[-1]) + 1, int(ys[-1]) + 1
    contours, _ = cv2.findContours(group[y0:y1, x0:x1].astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    span: Mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    cv2.drawContours(span, [cv2.convexHull(np.vstack(contours))], -1, 255, cv2.FILLED)
    return x0, y0, x1, y1, span


def _opened_share(piece: Mask, area: int, size: tuple[int, int]) -> float:
    """Share of a piece that holds a rectangle of the given height and width: a filling, a rule."""
    edge = cv2.copyMakeBorder(piece, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
    core = cv2.morphologyEx(edge, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    return float(np.count_nonzero(core)) / max(1, area)


def _lift(out: Gray, light: Gray, coloured: Mask, span: Mask, tones: Tones, dpi: float) -> None:
    """Takes the coloured ink within the span off `out`, in place: what is not as dark as black type in the lightest
    colour, in and close around that ink, becomes paper, and so do crumbs that no darker ink holds together."""
    known = read_toml("pindaian.toml")["warna"]
    ink = cv2.bitwise_and(coloured, span)
    tone = float(np.percentile(light[ink > 0], known["tinta_warna"]))
    reach = _odd(2 * known["tepi_mm"] * dpi / MM)
    near = cv2.dilate(ink, np.ones((reach, reach), np.uint8)) > 0
    span_of_tones = max(float(known["beda_min"]), tone - tones.black)
    share = np.clip((np.arange(256) - tones.black) / span_of_tones, 0, 1)
    table = (255 * share ** known["gamma"]).astype(np.uint8)
    out[near] = np.maximum(out[near], cv2.LUT(light, table)[near])
    out[_crumbs(out, near, known["sisa_tinta"], known["sisa_gelap"])] = 255


def _crumbs(lifted: Gray, near: npt.NDArray[np.bool_], ink: int, darkest: int) -> npt.NDArray[np.bool_]:
    """What is left of a stroke: pieces of ink that lie wholly in its area and are nowhere as dark as type under it."""
    _, labels = cv2.connectedComponents((lifted < ink).astype(np.uint8))
    holds = np.zeros(int(labels.max()) + 1, np.bool_)
    holds[0] = True
    holds[labels[~near | (lifted <= darkest)]] = True
    out: npt.NDArray[np.bool_] = ~holds[labels]
    return out
