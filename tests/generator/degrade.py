"""A drawn page as a scanner, a copier or a phone would give it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import pypdfium2 as pdfium

from generator.handling import FLAT, Handling, Image, handled, overprinted


@dataclass(frozen=True)
class Wear:
    """How a page is worn. skew: degrees; blur: sigma in pixels; noise: grey levels; jpeg: quality or None;
    bleed: strength of the page behind, 0 to 1; shadow: darkening at one edge, 0 to 1; stamp, fold: drawn or not.
    over: every page is stamped across type, and the first one signed across it. ink: colour of stamp and pen (BGR).
    sway: every second page leans the other way. handling: what a copier, a feeder or a camera does beyond that."""

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
    over: bool = False
    ink: tuple[int, int, int] = (170, 60, 90)
    sway: bool = False
    handling: Handling = FLAT


WEARS = (
    Wear("bersih"),
    Wear("kantor", dpi=200, skew=0.7, blur=0.6, noise=6, jpeg=80),
    Wear("miring", dpi=200, skew=-2.2, noise=4),
    Wear("fotokopi", dpi=200, skew=0.4, blur=0.9, noise=12, bleed=0.12, shadow=0.25),
    Wear("stempel", dpi=200, skew=0.3, stamp=True, jpeg=70),
    Wear("lipat", dpi=200, fold=True, shadow=0.3, noise=8),
    Wear("kasar", dpi=150, skew=1.0, blur=0.7, noise=10, jpeg=55),
)
"""Each fault for itself, and the usual office scan ("kantor") between them."""

HARD = Wear("berat", dpi=150, skew=1.2, blur=0.7, noise=8, jpeg=55, shadow=0.3, fold=True, over=True, bleed=0.08)
"""All of them at once: a poor copy of a paper that was signed, and stamped over its type on every page."""

INPUTS = (
    Wear("hitam-putih", dpi=200, skew=0.5, blur=0.5, noise=8, handling=Handling(bilevel=True)),
    Wear("kertas-biru", dpi=200, skew=0.4, noise=6, jpeg=75, handling=Handling(paper=(225, 205, 180))),
    Wear("lubang", dpi=200, skew=-0.6, noise=5, handling=Handling(holes=True)),
    Wear("tepi-gelap", dpi=200, skew=1.1, noise=6, handling=Handling(border=0.03)),
    Wear("ttd-hitam", dpi=200, skew=0.3, noise=5, over=True, ink=(45, 40, 40)),
    Wear("ttd-biru", dpi=200, skew=0.3, noise=5, over=True),
    Wear("goyang", dpi=200, skew=1.6, noise=5, sway=True),
    Wear("terbalik", dpi=200, skew=0.4, noise=5, handling=Handling(turn=180)),
    Wear("rebah", dpi=200, skew=0.4, noise=5, handling=Handling(turn=90)),
    Wear("foto", dpi=200, blur=0.5, noise=5, jpeg=80, handling=Handling(tilt=0.05, table=True, light=0.35)),
    Wear("foto-miring", dpi=200, skew=2.0, blur=0.5, noise=5, jpeg=80, handling=Handling(tilt=0.12, table=True)),
    Wear("foto-lengkung", dpi=200, blur=0.5, noise=5, jpeg=80, handling=Handling(tilt=0.04, curl=0.012, table=True)),
)
"""What comes in beside flat scans: copies, feeders, stamps, phones."""


def rasters(pdf: bytes, wear: Wear, seed: int = 0) -> list[Image]:
    """Every page of a PDF as a worn image, blue-green-red."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = []
        for index in range(len(document)):
            pages.append(np.ascontiguousarray(document[index].render(scale=wear.dpi / 72).to_numpy()[:, :, :3]))
    finally:
        document.close()
    return [
        _worn(p, replace(wear, skew=-wear.skew) if wear.sway and k % 2 else wear, seed + k, k == 0)
        for k, p in enumerate(pages)
    ]


def _worn(image: Image, wear: Wear, seed: int, first: bool) -> Image:
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
    if wear.over:
        out = overprinted(out, wear.dpi, wear.ink, r, signed=first)
    if wear.fold:
        x = int(w * 0.5)
        band = np.exp(-((np.arange(w) - x) ** 2) / (2 * (wear.dpi / 60) ** 2))
        out *= (1 - 0.3 * band)[None, :, None]
    if wear.shadow:
        out *= (1 - wear.shadow * np.linspace(0, 1, w) ** 2)[None, :, None]
    if wear.skew:
        turn = cv2.getRotationMatrix2D((w / 2, h / 2), wear.skew, 1)
        out = cv2.warpAffine(out, turn, (w, h), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250))
    out = handled(out, wear.handling, wear.dpi, r)
    if wear.blur:
        out = cv2.GaussianBlur(out, (0, 0), wear.blur)
    if wear.noise:
        out = out + r.normal(0, wear.noise, out.shape)
    result = np.clip(out, 0, 255).astype(np.uint8)
    if wear.handling.bilevel:
        level, _ = cv2.threshold(result[:, :, 1].copy(), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        result = np.where(result[:, :, 1:2] > level, np.uint8(255), np.uint8(0)).repeat(3, axis=2)
    if wear.jpeg:
        _, packed = cv2.imencode(".jpg", result, [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg])
        result = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return result
