"""What a file really is, told by its first bytes and not by its name alone."""

from __future__ import annotations

from typing import Literal

Kind = Literal["pdf", "image", "text", "office", "json"]

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
OFFICE_SUFFIXES = frozenset({".docx", ".doc", ".xlsx", ".xls", ".odt", ".ods", ".rtf"})
TEXT_SUFFIXES = frozenset({".txt", ".md", ".tsv", ".csv", ".html", ".htm"})
KNOWN_SUFFIXES = frozenset({".pdf"}) | IMAGE_SUFFIXES | OFFICE_SUFFIXES | TEXT_SUFFIXES

_IMAGE_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024  # readers accept the %PDF mark anywhere in the first 1,024 bytes (PDF 1.7, appendix H, note 13)


def sniff(head: bytes) -> Kind | None:
    """The kind that the first bytes speak of (give at least 4 KiB where there is so much); None where unknown."""
    if b"%PDF-" in head[:_PDF_HEAD]:
        return "pdf"
    if head.startswith(_IMAGE_MAGIC) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if head.startswith((b"PK\x03\x04", _OLE_MAGIC, b"{\\rtf")):
        return "office"
    if _is_text(head):
        stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return "json" if stripped.startswith(b"{") and b'"versi_skema"' in head else "text"
    return None


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return False
    control = sum(1 for b in head if b < 32 and b not in b"\t\n\r\f\x0b\x1b")
    return control <= len(head) * 0.01
