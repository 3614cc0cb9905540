"""A page picture as two even planes: dark ink on white paper, whatever the lamp, the paper or the scanner's lid did."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml

Gray = npt.NDArray[np.uint8]
MM = 25.4
_LITTLE = 0.6  # half as many points and bilinear sampling would begin to skip some
_SAMPLED = 4  # of so many points in a row, and of as many rows, one tells whether there is colour


@dataclass(frozen=True, slots=True)
class Planes:
    """Two views of one page, 255 is paper. dark: the darkest of the three colours at each point, in which a light blue
    hairline is as plain as a black one (for geometry).  gray: luminance, in which a coloured stamp is paler than
    the type below it (for reading)."""

    dark: Gray
    gray: Gray


def single_threaded() -> None:
    """Keeps OpenCV to one thread: pages are worked on in parallel by processes, and the two would multiply."""
    cv2.setNumThreads(1)


def planes_of(image: npt.NDArray[np.uint8]) -> Planes:
    """The planes of a BGR, BGRA or grey picture with the illumination taken out."""
    if image.ndim == 2 or image.shape[2] == 1:
        flat = _flatten(np.ascontiguousarray(image.reshape(image.shape[:2])))
        return Planes(flat, flat)
    blue, green, red = cv2.split(image[:, :, :3])
    darkest = cv2.min(cv2.min(blue, green), red)
    gray = cv2.cvtColor(image[:, :, :3], cv2.COLOR_BGR2GRAY)
    return Planes(_flatten(darkest), _flatten(gray))


def without_colour(image: npt.NDArray[np.uint8], dpi: float) -> npt.NDArray[np.uint8]:
    """The picture as grey where it is a colour picture with less coloured ink than the least stroke of a pen or a stamp
    (see pages.colour), else as it is: on one plane all that follows takes half the time."""
    if image.ndim == 2 or image.shape[2] < 3:
        return image
    known = read_toml("pindaian.toml")["warna"]
    some = [np.ascontiguousarray(image[::_SAMPLED, ::_SAMPLED, i]) for i in range(3)]
    chroma = cv2.subtract(cv2.max(cv2.max(some[0], some[1]), some[2]), cv2.min(cv2.min(some[0], some[1]), some[2]))
    coloured = int(np.count_nonzero(chroma >= known["kroma_min"])) * (_SAMPLED * MM / dpi) ** 2
    if coloured >= known["luas_min_mm2"]:
        return image
    gray: Gray = cv2.cvtColor(image[:, :, :3], cv2.COLOR_BGR2GRAY)
    return gray


def _flatten(gray: Gray) -> Gray:
    """Divided by the paper's own brightness, and with dark surroundings of the sheet made white.

    The paper is what a closing wider than any letter leaves; areas that stay dark in it are shaded cells
    (inside the sheet, kept as they are) or the scanner's lid (touching the picture's edge, made paper).
    """
    known = read_toml("pindaian.toml")["latar"]
    height, width = gray.shape
    step = max(1, round(max(height, width) / known["sisi_kecil"]))
    small = shrunk(gray, step)
    reach = 2 * max(1, round(max(small.shape) * known["jangkauan"])) + 1
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((reach, reach), np.uint8)), min(255, 2 * reach + 1))
    level = float(np.percentile(paper, 75))
    lid = _touching_edge(small < known["tutup_gelap"] * level, reach)
    paper = np.maximum(paper, np.uint8(known["arsiran"] * level))
    paper = cv2.GaussianBlur(paper, (0, 0), reach / 2)
    whole = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    flat: Gray = cv2.divide(gray, whole, scale=255)
    if lid is not None:
        flat[cv2.resize(lid, (width, height), interpolation=cv2.INTER_NEAREST) > 0] = 255
    return _darkened(flat)


def _darkened(flat: Gray) -> Gray:
    """Pale print stretched until its darkest parts are black. A page with hardly any ink is left alone.

    On a page of few words the edges of letters and the paper's noise are among its darkest points: stretched until they
    are black, noise and what shows through from behind become ink. There only the darkest of the ink tells."""
    known = read_toml("pindaian.toml")["latar"]
    counts = np.cumsum(np.bincount(flat[::4, ::4].ravel(), minlength=256)) / (flat[::4, ::4].size or 1)
    paper, noisy = (int(np.searchsorted(counts, share)) for share in (0.5, known["derau_kertas"]))
    ink = float(counts[max(0, paper - max(known["tinta_jarak"], known["tinta_derau"] * (paper - noisy)))])
    lightest = int(np.searchsorted(counts, known["tinta_sedikit"]))
    few = ink < known["tinta_halaman"]
    darkest = int(np.searchsorted(counts, known["tinta_tergelap"] * ink)) if few else lightest
    if darkest < known["pucat_min"] or lightest > known["pucat_maks"]:
        return flat
    table = np.clip((np.arange(256) - darkest) * 255.0 / (255 - darkest), 0, 255).astype(np.uint8)
    stretched: Gray = cv2.LUT(flat, table)
    return stretched


def _touching_edge(dark: npt.NDArray[np.bool_], reach: int) -> Gray | None:
    """The wide dark areas that touch the picture's edge; None where there are none."""
    opened = cv2.morphologyEx(dark.astype(np.uint8), cv2.MORPH_OPEN, np.ones((reach, reach), np.uint8))
    if not opened.any():
        return None
    count, labels = cv2.connectedComponents(opened)
    edge = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    edge = edge[edge > 0]
    if count <= 1 or not edge.size:
        return None
    lid: Gray = cv2.dilate(np.isin(labels, edge).astype(np.uint8), np.ones((3, 3), np.uint8))
    return lid


def darker(plane: Gray, level: float) -> Gray:
    """255 where the plane is darker than the level (of 255), else 0."""
    if not plane.size:
        return np.zeros_like(plane)
    out: Gray = cv2.threshold(plane, math.ceil(level) - 1, 255, cv2.THRESH_BINARY_INV)[1]
    return out


def shrunk(plane: Gray, step: int) -> Gray:
    """The means of squares of step x step points; an incomplete last row or column of squares is left out, since whole
    squares take a quarter of the time."""
    height, width = (max(1, side // step) for side in plane.shape)
    whole = plane[: height * step, : width * step]
    out: Gray = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    return out


def resample(image: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    """The picture at another resolution; shrinking averages, so that hairlines pale but do not vanish.

    Where a picture shrinks only a little, every point of it still counts between two of the result, edges stay steeper
    than by areas, and it takes a quarter of the time."""
    if abs(scale - 1) < 0.01:
        return image
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR if scale >= _LITTLE else cv2.INTER_AREA
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    out: npt.NDArray[np.uint8] = cv2.resize(image, size, interpolation=method)
    return out
