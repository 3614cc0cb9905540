"""`sop.toml`: what a project has settled for its checks, and the share of errors that it accepts of a reading.

The file is looked for in the working folder and upwards. Whatever is misspelt in it is an error and never passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.checks.profiles import profile_names
from pipeline.checks.records import RANK
from pipeline.checks.registry import all_rules
from pipeline.checks.settings import Settings
from pipeline.errors import UsageError


def read_config(path: Path) -> Settings:
    """A baseline is taken relative to the file's own folder.

    UsageError where the file cannot be read, is no TOML, has an unknown key or a value of another kind, or names a
    rule or profile that does not exist.
    """
    data = read_table(path)
    _known(path, data, ("check", "convert"), "")  # [convert] is read by the command of that name
    check = _table(path, data, "check", "")
    _known(path, check, _KEYS, "check.")
    for key, value in check.items():
        _KEYS[key].require(path, f"check.{key}", value)
    severity = _table(path, check, "severity", "check.")
    for code, value in severity.items():
        _SEVERITY.require(path, f"check.severity.{code}", value)
    thresholds = _table(path, check, "thresholds", "check.")
    _known(path, thresholds, _THRESHOLDS, "check.thresholds.")
    for key, value in thresholds.items():
        _THRESHOLDS[key].require(path, f"check.thresholds.{key}", value)
    for key in ("select", "ignore"):
        _rules_there(path, f"check.{key}", check.get(key, ()), whole=False)
    _rules_there(path, "check.severity", severity, whole=True)
    return Settings(
        profile=check.get("profile"),
        select=tuple(check.get("select", ())),
        ignore=tuple(check.get("ignore", ())),
        fail_on=check.get("fail_on"),
        lowest=check.get("lowest"),
        severity=severity,
        thresholds=thresholds,
        baseline=path.parent / check["baseline"] if "baseline" in check else None,
    )


def read_accept_error(path: Path) -> float | None:
    """`accept_error` of the table `[convert]`, None where it is not set. UsageError as in `read_config`."""
    convert = _table(path, read_table(path), "convert", "")
    _known(path, convert, ("accept_error",), "convert.")
    if "accept_error" not in convert:
        return None
    _SHARE.require(path, "convert.accept_error", convert["accept_error"])
    return float(convert["accept_error"])


def read_table(path: Path) -> dict[str, Any]:
    """A TOML file of the user's. UsageError where it cannot be read or is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as e:
        raise UsageError("berkas_tak_ada", berkas=str(path)) from e
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise UsageError("konfigurasi_rusak", berkas=str(path), sebab=str(e)) from e


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value must be. wanted: in words that need no translation."""

    wanted: str
    fits: Callable[[Any], bool]

    def require(self, path: Path, key: str, value: Any) -> None:
        if not self.fits(value):
            raise UsageError("konfigurasi_nilai", berkas=str(path), kunci=key, harap=self.wanted)


def _one_of(*names: str) -> _Kind:
    return _Kind(" | ".join(f'"{n}"' for n in names), lambda v: isinstance(v, str) and v in names)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_SEVERITY: Final = _one_of(*RANK)
_SHARE: Final = _Kind("> 0, < 1", lambda v: _is_number(v) and 0 < v < 1)
_CODES: Final = _Kind('["ST", "RO001", …]', lambda v: isinstance(v, list) and all(isinstance(c, str) and c for c in v))
_TABLE: Final = _Kind("[table]", lambda v: isinstance(v, dict))
_KEYS: Final[Mapping[str, _Kind]] = {
    "profile": _one_of(*profile_names()),
    "select": _CODES,
    "ignore": _CODES,
    "fail_on": _SEVERITY,
    "lowest": _SEVERITY,
    "baseline": _Kind('"baseline.toml"', lambda v: isinstance(v, str) and v != ""),
    "severity": _TABLE,
    "thresholds": _TABLE,
}
_THRESHOLDS: Final[Mapping[str, _Kind]] = {
    "review_years": _Kind("1, 2, 3 …", lambda v: _is_whole(v) and v >= 1),
    "outlier_above": _Kind("> 1", lambda v: _is_number(v) and v > 1),
    "outlier_below": _Kind("> 1", lambda v: _is_number(v) and v > 1),
    "equal_times_share": _Kind("0 … 1", lambda v: _is_number(v) and 0 < v <= 1),
    "equal_times_rows": _Kind("2, 3, 4 …", lambda v: _is_whole(v) and v >= 2),
}


def _table(path: Path, data: Mapping[str, Any], key: str, before: str) -> dict[str, Any]:
    table: dict[str, Any] = data.get(key, {})
    _TABLE.require(path, before + key, table)
    return table


def _known(path: Path, data: Mapping[str, Any], known: Mapping[str, Any] | tuple[str, ...], before: str) -> None:
    for key in data:
        if key not in known:
            raise UsageError("konfigurasi_kunci", berkas=str(path), kunci=before + key, dikenal=", ".join(known))


def _rules_there(path: Path, key: str, codes: Any, *, whole: bool) -> None:
    for code in codes:
        if not any(r.meta.code == code if whole else r.meta.code.startswith(code) for r in all_rules()):
            raise UsageError("konfigurasi_aturan", berkas=str(path), kunci=key, aturan=code)
