"""How grave a finding is and where it comes from. By themselves, because the models beside them are slow to load."""

from __future__ import annotations

from typing import Literal

Tingkat = Literal["error", "warning", "info"]
AsalTemuan = Literal["dokumen", "ekstraksi", "tak_tentu"]
