"""Makes tests/ importable, so that every test folder can use the helpers that lie beside it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
