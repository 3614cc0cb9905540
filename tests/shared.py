"""Where the shared measuring material lies, if it lies beside the checkout at all."""

from __future__ import annotations

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _BESIDE if (_BESIDE / "seeds").is_dir() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="../shared is absent")
