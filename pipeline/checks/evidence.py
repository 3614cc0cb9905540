"""How sure it is that a value stands in the document as read: the ground on which a finding's origin is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.checks.once import once
from pipeline.data.load import read_toml
from pipeline.model.sop import SOP, Bukti
from pipeline.model.tingkat import AsalTemuan

_SHARP: Final[frozenset[str]] = frozenset({"teks", "bentuk"})  # read from the file itself and not from a picture
_UNSURE: Final[dict[AsalTemuan, int]] = {"dokumen": 0, "tak_tentu": 1, "ekstraksi": 2}


def worst(origins: Iterable[AsalTemuan]) -> AsalTemuan:
    """The least sure of several; "dokumen" for none."""
    found: AsalTemuan = "dokumen"
    for origin in origins:
        if _UNSURE[origin] > _UNSURE[found]:
            found = origin
    return found


@dataclass(frozen=True)
class Ground:
    """The evidence of one document, asked by JSON pointer.

    sure, doubtful: confidences at or above which a value counts as read, and below which it counts as misread
    (confidences are calibrated, so below one half a value is rather wrong than right).
    """

    bukti: dict[str, Bukti]
    review: frozenset[str]
    scanned_pages: frozenset[int]
    all_scanned: bool
    sure: float
    doubtful: float

    def origin(self, pointer: str) -> AsalTemuan:
        """Of a value that *was* read. What a text layer or a drawn shape gave comes from the document, unless it is up
        for review. Evidence and review may stand at the record that holds the value (a role column, a step)."""
        known = self.bukti.get(pointer)
        if known is None or self.review:
            around = _upwards(pointer)
            known = next((self.bukti[p] for p in around if p in self.bukti), None)
            if not self.review.isdisjoint(around):
                return "ekstraksi" if known is not None and known.keyakinan < self.doubtful else "tak_tentu"
        if known is None or known.asal in _SHARP:
            return "dokumen"
        if known.asal == "tulisan_tangan":
            return "tak_tentu"
        if known.keyakinan >= self.sure:
            return "dokumen"
        return "tak_tentu" if known.keyakinan >= self.doubtful else "ekstraksi"

    @once
    def certain(self) -> bool:
        """Whether all of the document comes from a text layer or drawn shapes and nothing is up for review: every value
        and every gap is then the document's own."""
        return not self.review and not self.any_pictured and not self.all_scanned

    def gap_origin(self, pointer: str) -> AsalTemuan:
        """Of a value that was *not* read: a page read by OCR may well have it. Its page is the one of the nearest
        value, up the tree from `pointer`, that has evidence; failing that, any page of the document."""
        if pointer in self.review or ("/langkah" in self.review and pointer.startswith("/langkah")):
            return "tak_tentu"
        if not self.all_scanned and not self.any_pictured:
            return "dokumen"
        parent = pointer
        while parent := parent.rpartition("/")[0]:
            if (pictured := self._pictured.get(parent)) is not None:
                return "tak_tentu" if pictured else "dokumen"
        return "tak_tentu" if self.all_scanned else "dokumen"

    @once
    def any_pictured(self) -> bool:
        """Whether anything was read from a picture."""
        return bool(self.scanned_pages) or not {b.asal for b in self.bukti.values()} <= _SHARP

    def _is_pictured(self, bukti: Bukti) -> bool:
        return bukti.halaman in self.scanned_pages or bukti.asal not in _SHARP

    @once
    def _pictured(self) -> dict[str, bool]:
        """Of each record that holds values with evidence: whether one of them comes from a picture."""
        found: dict[str, bool] = {}
        for pointer, bukti in self.bukti.items():
            pictured = self._is_pictured(bukti)
            while pointer := pointer.rpartition("/")[0]:
                before = found.get(pointer)
                if before or before is pictured:
                    break  # the records around it know
                found[pointer] = pictured
        return found


def _upwards(pointer: str) -> list[str]:
    """The pointer and the records around it. Whole lists are left out: that steps may be missing ("/langkah") says
    nothing of the steps that are there."""
    found = [pointer]
    while (pointer := pointer.rpartition("/")[0]).count("/") > 1:
        found.append(pointer)
    return found


def ground_of(sop: SOP) -> Ground:
    limits = read_toml("pemeriksaan.toml")["bukti"]
    scanned = frozenset(h.nomor for h in sop.sumber.halaman if h.cara == "ocr")
    return Ground(
        bukti=sop.bukti,
        review=frozenset(sop.perlu_ditinjau),
        scanned_pages=scanned,
        all_scanned=bool(scanned),
        sure=float(limits["yakin"]),
        doubtful=float(limits["ragu"]),
    )
