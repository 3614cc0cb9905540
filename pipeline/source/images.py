"""Page images from files: PNG, JPEG, multi-page TIFF and their like."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from pipeline.errors import InputError

MAX_PIXELS = 250_000_000  # A3 at 1,200 dpi; more is a decompression bomb or a mistake
MIN_SIDE = 200  # pixels: a page of 25 lines would have 8 pixels a line, which nobody can read
_SCREEN_DPI = 100  # files that state less (72, 96) mostly carry a default and not a measured resolution


@dataclass(frozen=True, slots=True)
class RasterPage:
    """One page image as stored, not yet upright. image: height x width x 3, uint8, blue-green-red,
    or height x width, grey.
    dpi: as the file states it, None where it does not or where the statement is a mere default.
    source_dpi: of the picture in the file, where `image` was drawn from it at another resolution."""

    image: NDArray[np.uint8]
    dpi: float | None
    source_dpi: float | None = None


def read_images(path: Path, nama: str) -> Iterator[RasterPage]:
    """All page images of a file, one at a time, EXIF orientation applied. InputError: damaged, too small or large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                for n, frame in enumerate(ImageSequence.Iterator(opened), start=1):
                    if frame.width * frame.height > MAX_PIXELS:
                        raise InputError("gambar_terlalu_besar", berkas=nama, lebar=frame.width, tinggi=frame.height)
                    if min(frame.size) < MIN_SIDE:
                        raise InputError("gambar_terlalu_kecil", berkas=nama, lebar=frame.width, tinggi=frame.height)
                    yield RasterPage(_to_bgr(frame, nama, n), _dpi(frame))
    except (UnidentifiedImageError, Image.DecompressionBombError) as e:
        raise InputError("gambar_rusak", berkas=nama, sebab=str(e)) from e
    except (OSError, SyntaxError, ValueError) as e:
        raise InputError("gambar_rusak", berkas=nama, sebab=str(e)) from e


def _to_bgr(frame: Image.Image, nama: str, n: int) -> NDArray[np.uint8]:
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layered = upright.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        upright = paper
    elif upright.mode.startswith("I;16") or upright.mode == "I":
        upright = upright.point(lambda v: v / 256).convert("L")
    rgb = np.asarray(upright.convert("RGB"), dtype=np.uint8)
    return np.ascontiguousarray(rgb[:, :, ::-1])


def _dpi(frame: Image.Image) -> float | None:
    stated: Any = frame.info.get("dpi")
    try:
        x = float(stated[0]) if stated else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return x if x > _SCREEN_DPI else None
