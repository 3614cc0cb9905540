"""Which engine reads: what is installed, what was asked for, and what to install where nothing is."""

from __future__ import annotations

import os
import shutil
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pipeline.errors import InputError, UsageError
from pipeline.ocr import tessdata
from pipeline.ocr.engine import Engine
from pipeline.ocr.rapid import Rapid, model_file
from pipeline.ocr.records import EngineStatus

ENGINES = ("tesserocr", "pytesseract", "rapidocr")
"""In the order in which they are preferred: by speed at like accuracy."""

CHOICE = "SOP_OCR_ENGINE"
"""Environment variable that names the engine to use; unset or "auto": the first usable one."""
SECOND = "SOP_OCR_SECOND"
"""Environment variable; "off" (or 0, no) keeps the second engine out: less memory, no second opinions."""


def status(name: str) -> EngineStatus:
    """Whether one engine of ENGINES can be used here, without opening it."""
    match name:
        case "tesserocr":
            if find_spec("tesserocr") is None:
                return EngineStatus(name, False, "", "ocr_paket_tidak_ada", "ocr_pasang_tesserocr")
            return _with_models(name, _version("tesserocr"))
        case "pytesseract":
            if find_spec("pytesseract") is None:
                return EngineStatus(name, False, "", "ocr_paket_tidak_ada", "ocr_pasang_pytesseract")
            if shutil.which("tesseract") is None:
                return EngineStatus(name, False, "", "ocr_program_tidak_ada", "ocr_pasang_tesseract")
            return _with_models(name, _version("pytesseract"))
        case "rapidocr":
            model = model_file()
            if find_spec("onnxruntime") is None or (model is None and find_spec("rapidocr") is None):
                return EngineStatus(name, False, "", "ocr_paket_tidak_ada", "ocr_pasang_rapidocr")
            if model is None:
                return EngineStatus(name, False, _version("rapidocr"), "ocr_model_tidak_ada", "ocr_pasang_rapidocr")
            return EngineStatus(name, True, _version("rapidocr"))
    raise UsageError("ocr_mesin_tak_dikenal", nama=name, dikenal=", ".join(ENGINES))


def _with_models(name: str, number: str) -> EngineStatus:
    found = tessdata.language()
    if found is None:
        return EngineStatus(name, False, number, "ocr_tessdata_tidak_ada", "ocr_pasang_tessdata")
    if "ind" not in found[0].split("+"):
        return EngineStatus(name, True, number, "ocr_tanpa_ind", "ocr_pasang_tessdata")
    return EngineStatus(name, True, number)


@cache
def _version(package: str) -> str:
    """Looked up once: it is asked for with every page, and each time costs two milliseconds."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def chosen(name: str | None = None) -> str:
    """The engine to read with: `name`, else the environment's, else the first usable one.

    InputError where it cannot be used, saying what to install; UsageError for a name that is not known.
    """
    asked = name or os.environ.get(CHOICE, "").strip().lower() or "auto"
    if asked != "auto":
        found = status(asked)
        if not found.usable:
            raise InputError("ocr_mesin_tak_tersedia", nama=asked, sebab=found.reason, pasang=found.install)
        return asked
    usable = next((e for e in ENGINES if status(e).usable), None)
    if usable is None:
        raise InputError("ocr_tidak_ada_mesin")
    return usable


@cache
def opened(name: str) -> Engine:
    """The engine, opened once in this process."""
    if name == "rapidocr":
        model = model_file()
        if model is None:
            raise InputError("ocr_mesin_tak_tersedia", nama=name, sebab="ocr_model_tidak_ada", pasang="")
        return Rapid(model)
    found = tessdata.language()
    if found is None:
        raise InputError("ocr_mesin_tak_tersedia", nama=name, sebab="ocr_tessdata_tidak_ada", pasang="")
    if name == "tesserocr":
        from pipeline.ocr.tess import Tesserocr

        return Tesserocr(*found)
    from pipeline.ocr.program import Pytesseract

    return Pytesseract(*found)


def second_for(first: str) -> Engine | None:
    """The engine that gives second opinions, or None: it is switched off, not installed, or reads already."""
    if first == "rapidocr" or os.environ.get(SECOND, "").strip().lower() in ("off", "0", "no"):
        return None
    return opened("rapidocr") if status("rapidocr").usable else None
