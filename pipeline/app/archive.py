"""Canonical JSON below the named paths, each with the name that its exports get."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import InputError, SopError
from pipeline.model.sop import SOP
from pipeline.model.store import load_sop

FINDINGS_SUFFIX = ".temuan.json"


@dataclass(frozen=True, slots=True)
class Stored:
    """path: of the JSON. hasil: path of its exports below the output folder, without suffix, "/" between parts."""

    path: Path
    hasil: str


def stored_sops(paths: Iterable[Path]) -> Iterator[Stored | SopError]:
    """Files as they are named, folders with all JSON below them but the findings. Names are distinct without regard to
    case. What gives no JSON comes as its error."""
    taken: set[str] = set()
    for given in paths:
        if not given.is_dir():
            right = given.suffix.lower() == ".json" or not given.exists()
            yield _named(given, given.stem, taken) if right else InputError("ekspor_bukan_json", berkas=str(given))
            continue
        try:
            found = sorted(p for p in given.rglob("*.json") if p.is_file() and _counts(p.relative_to(given)))
        except OSError as e:
            yield InputError("tak_terbaca", berkas=str(given), sebab=e.strerror or str(e))
            continue
        if not found:
            yield InputError("ekspor_folder_kosong", berkas=str(given))
        for path in found:
            yield _named(path, str(PurePosixPath(path.relative_to(given).with_suffix(""))), taken)


def _counts(inside: Path) -> bool:
    return not inside.name.endswith(FINDINGS_SUFFIX) and not any(part.startswith(".") for part in inside.parts)


def _named(path: Path, wanted: str, taken: set[str]) -> Stored:
    hasil, n = wanted, 2
    while hasil.casefold() in taken:
        hasil, n = f"{wanted}_{n}", n + 1
    taken.add(hasil.casefold())
    return Stored(path, hasil)


def read_stored(stored: Stored) -> SOP:
    """InputError where the file is missing, may not be read or holds no canonical SOP."""
    name = stored.path.name
    try:
        return load_sop(stored.path.read_text(encoding="utf-8"), name)
    except FileNotFoundError as e:
        raise InputError("berkas_tak_ada", berkas=str(stored.path)) from e
    except PermissionError as e:
        raise InputError("tak_boleh_dibaca", berkas=str(stored.path)) from e
    except UnicodeDecodeError as e:
        raise InputError("json_rusak", berkas=name, sebab=str(e)) from e
    except OSError as e:
        raise InputError("tak_terbaca", berkas=str(stored.path), sebab=e.strerror or str(e)) from e


def count_findings(stored: Stored) -> tuple[int, int, int] | None:
    """Errors, warnings and remarks of the findings file beside the JSON; None where there is none that can be read."""
    beside = stored.path.with_name(stored.path.stem + FINDINGS_SUFFIX)
    try:
        levels = [entry["tingkat"] for entry in json.loads(beside.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return levels.count("error"), levels.count("warning"), levels.count("info")
