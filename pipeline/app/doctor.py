"""What `sop doctor` looks at: does each part work here, and can the main job run without it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.ocr.port import probe
from pipeline.source.office import find_office


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the report. kode, values: its sentence.  needed: the main job cannot run without it."""

    kode: str
    ok: bool
    needed: bool = False
    values: Mapping[str, object] = field(default_factory=dict)


def examine() -> tuple[Part, ...]:
    """All parts, in the order in which the data goes."""
    return (_pdf(), _office(), *_engines(), _temp())


def _pdf() -> Part:
    try:
        import pypdfium2

        made = pypdfium2.PdfDocument.new()
        made.new_page(200, 200)
        pages = len(made)
        made.close()
        return Part("dokter_pdf_ok", pages == 1, needed=True)
    except Exception as e:
        return Part("dokter_pdf_gagal", False, needed=True, values={"sebab": str(e)})


def _office() -> Part:
    program = find_office()
    if program:
        return Part("dokter_office_ok", True, values={"program": program})
    return Part("dokter_office_tiada", False)


def _engines() -> tuple[Part, ...]:
    found = probe()
    parts = [
        Part(
            "dokter_ocr_ok" if e.usable else "dokter_ocr_tiada",
            e.usable,
            values={"nama": e.name, "versi": e.version, "alasan": e.reason},
        )
        for e in found
    ]
    any_usable = any(e.usable for e in found)
    return (*parts, Part("dokter_ocr_ada" if any_usable else "dokter_ocr_kosong", any_usable, needed=True))


def _temp() -> Part:
    try:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "x").write_text("x")
        return Part("dokter_temp_ok", True, needed=True)
    except OSError as e:
        return Part("dokter_temp_gagal", False, needed=True, values={"sebab": str(e)})
