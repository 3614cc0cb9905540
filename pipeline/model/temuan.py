"""A finding of the checks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.model.sop import Record

Tingkat = Literal["error", "warning", "info"]
AsalTemuan = Literal["dokumen", "ekstraksi", "tak_tentu"]


class Temuan(Record):
    kode: Annotated[str, Field(pattern=r"^[A-Z]{2}\d{3}$")]
    tingkat: Tingkat
    pesan: str
    lokasi: Annotated[tuple[str, ...], Field(description="JSON pointers into the SOP")] = ()
    kutipan: str | None = None
    asal: AsalTemuan = "dokumen"
    saran: str | None = None
