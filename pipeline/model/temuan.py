"""A finding of the checks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.model.sop import Record
from pipeline.model.tingkat import AsalTemuan, Tingkat


class Temuan(Record):
    kode: Annotated[str, Field(pattern=r"^[A-Z]{2}\d{3}$")]
    tingkat: Tingkat
    pesan: str
    lokasi: Annotated[tuple[str, ...], Field(description="JSON pointers into the SOP")] = ()
    kutipan: str | None = None
    asal: AsalTemuan = "dokumen"
    saran: str | None = None
