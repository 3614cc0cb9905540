"""Lets the tests of this folder use the builder of made-up SOPs beside them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
