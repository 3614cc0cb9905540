"""Worn pages as files: an image-only PDF or a multi-page TIFF."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pictures

from generator.degrade import Wear, rasters


def _pictures(pdf: bytes, wear: Wear, seed: int) -> list[Pictures.Image]:
    return [Pictures.fromarray(page[:, :, ::-1].copy()) for page in rasters(pdf, wear, seed)]


def scan_pdf(pdf: bytes, wear: Wear, seed: int = 0) -> bytes:
    """A PDF whose pages are pictures and nothing else, as scanner apps make them."""
    first, *rest = _pictures(pdf, wear, seed)
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=wear.dpi, quality=wear.jpeg or 90)
    return out.getvalue()


def scan_tiff(pdf: bytes, wear: Wear, seed: int = 0) -> bytes:
    """A multi-page TIFF with its resolution stated."""
    first, *rest = _pictures(pdf, wear, seed)
    out = BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, dpi=(wear.dpi, wear.dpi), compression="tiff_deflate")
    return out.getvalue()
