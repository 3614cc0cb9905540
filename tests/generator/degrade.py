"""A drawn page as a scanner, a copier or a phone would give it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

Image = NDArray[np.uint8]


@dataclass(frozen=True)
class Wear:
    """How a page is worn. skew: degrees; blur: sigma in pixels; noise: grey levels; jpeg: quality or None;
    bleed: strength of the page behind, 0 to 1; shadow: darkening at one edge, 0 to 1; stamp, fold: drawn or not."""

    name: str
    dpi: int = 300
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    jpeg: int | None = None
    bleed: float = 0.0
    shadow: float = 0.0
    stamp: bool = False
    fold: bool = False


WEARS = (
    Wear("bersih"),
    Wear("kantor", dpi=200, skew=0.7, blur=0.6, noise=6, jpeg=80),
    Wear("miring", dpi=200, skew=-2.2, noise=4),
    Wear("fotokopi", dpi=200, skew=0.4, blur=0.9, noise=12, bleed=0.12, shadow=0.25),
    Wear("stempel", dpi=200, skew=0.3, stamp=True, jpeg=70),
    Wear("lipat", dpi=200, fold=True, shadow=0.3, noise=8),
    Wear("kasar", dpi=150, skew=1.0, blur=0.7, noise=10, jpeg=55),
)


def rasters(pdf: bytes, wear: Wear, seed: int = 0) -> list[Image]:
    """Every page of a PDF as a worn image, blue-green-red."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = []
        for index in range(len(document)):
            pages.append(np.ascontiguousarray(document[index].render(scale=wear.dpi / 72).to_numpy()[:, :, :3]))
    finally:
        document.close()
    return [_worn(p, wear, seed + k) for k, p in enumerate(pages)]


def _worn(image: Image, wear: Wear, seed: int) -> Image:
    r = np.random.default_rng(seed)
    out = image.astype(np.float32)
    h, w = out.shape[:2]
    if wear.bleed:
        behind = cv2.GaussianBlur(out[:, ::-1], (0, 0), 2.5)
        out = np.minimum(out, 255 - wear.bleed * (255 - behind))
    if wear.stamp:
        layer = np.full_like(out, 255)
        centre = (int(w * 0.72), int(h * 0.3))
        for radius in (0.09, 0.075):
            cv2.circle(layer, centre, int(h * radius), (170, 60, 90), max(2, wear.dpi // 70), cv2.LINE_AA)
        out = np.minimum(out, layer)
    if wear.fold:
        x = int(w * 0.5)
        band = np.exp(-((np.arange(w) - x) ** 2) / (2 * (wear.dpi / 60) ** 2))
        out *= (1 - 0.3 * band)[None, :, None]
    if wear.shadow:
        out *= (1 - wear.shadow * np.linspace(0, 1, w) ** 2)[None, :, None]
    if wear.skew:
        turn = cv2.getRotationMatrix2D((w / 2, h / 2), wear.skew, 1)
        out = cv2.warpAffine(out, turn, (w, h), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    if wear.blur:
        out = cv2.GaussianBlur(out, (0, 0), wear.blur)
    if wear.noise:
        out = out + r.normal(0, wear.noise, out.shape)
    result = np.clip(out, 0, 255).astype(np.uint8)
    if wear.jpeg:
        _, packed = cv2.imencode(".jpg", result, [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg])
        result = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return result
