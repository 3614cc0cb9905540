"""Indonesian government SOP documents to checked canonical JSON.

The data goes one way: source → pages → elements → grid → table → sop → checks and exports.
`convert` is the whole road in one call.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.sop import SOP

__all__ = ["__version__", "convert"]

__version__ = "0.1.0"


def convert(path: str | Path, accept_error: float | None = None) -> Iterator[SOP]:
    """The SOPs of a file, or of all documents in a folder, one at a time (see `pipeline.app.convert.convert`).

    accept_error: share of the values that are not up for review that may be wrong; less of it asks for more review.
    """
    from pipeline.app.convert import convert as road  # loaded on use: importing the package stays cheap

    return road(path, accept_error)
