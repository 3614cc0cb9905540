"""SOPs from whatever a path names: canonical JSON as it is, documents by way of the whole road."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.app.convert import convert_source
from pipeline.errors import InputError, SopError
from pipeline.model.sop import SOP
from pipeline.model.store import load_sop
from pipeline.source.inputs import collect, natural_key

FINDINGS_SUFFIX = ".temuan.json"


def read_sops(paths: Iterable[Path]) -> Iterator[tuple[str, SOP] | SopError]:
    """Each SOP under its name, one at a time; an input that gives none comes as its error instead."""
    for path in paths:
        found = False
        for json_path in _json_files(path):
            found = True
            yield _load(json_path)
        if path.suffix.lower() == ".json":
            continue
        documents, unusable = collect([path])
        for document in documents:
            found = True
            try:
                for sop in convert_source(document.open()).sops:
                    yield _name(document.nama, sop), sop
            except SopError as e:
                yield e
        if not found:
            yield from (u.error for u in unusable)


def _json_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = (p for p in path.rglob("*.json") if not p.name.endswith(FINDINGS_SUFFIX))
        return sorted(found, key=lambda p: natural_key(str(p)))
    return [path] if path.suffix.lower() == ".json" else []


def _load(path: Path) -> tuple[str, SOP] | SopError:
    try:
        return str(path), load_sop(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError:
        return InputError("berkas_tak_ada", berkas=str(path))
    except PermissionError:
        return InputError("tak_boleh_dibaca", berkas=str(path))
    except (OSError, UnicodeDecodeError) as e:
        return InputError("json_rusak", berkas=str(path), sebab=str(e))
    except SopError as e:
        return e


def _name(nama: str, sop: SOP) -> str:
    return nama if sop.sumber.urutan == 1 else f"{nama} ({sop.sumber.urutan})"
