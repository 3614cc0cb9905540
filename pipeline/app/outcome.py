"""What became of one input document, small enough to cross process borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import SopError

Status = Literal["ok", "gagal", "bukan_sop"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """berkas: as reports call it.  error: why there is no result.  temuan: findings as (error, warning, info).
    lepas: numbers of pages with a table that is in no SOP."""

    berkas: str
    status: Status
    halaman: int = 0
    sop: int = 0
    langkah: int = 0
    ditinjau: int = 0
    temuan: tuple[int, int, int] = (0, 0, 0)
    detik: float = 0.0
    error: SopError | None = None
    tulisan: tuple[str, ...] = ()
    lepas: tuple[int, ...] = ()
