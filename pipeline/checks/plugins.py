"""Rules that installed packages add, found by the entry point group "sop.rules".

Each entry point names a module built like those of the rules folder: docstring, `META`, `check`. It is named by the
rule's code, and brings its sentences as `MESSAGES`: {key: {"id": …, "en": …}} with a `key` + "_saran" for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from types import ModuleType
from typing import Final

from pipeline.data.catalogue import Lang
from pipeline.errors import UsageError

GROUP: Final = "sop.rules"
_LANGUAGES: Final[frozenset[str]] = frozenset(("id", "en"))


@dataclass(frozen=True, slots=True)
class Plugin:
    """name: of the entry point, the rule's code.  value: "package.module", for messages."""

    name: str
    value: str
    module: ModuleType
    sentences: Mapping[str, Mapping[Lang, str]]


def find_plugins() -> Iterator[Plugin]:
    """Each entry point, loaded, by name. UsageError where one cannot be loaded; it is another's code, so that
    whatever it raises is caught and named."""
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        try:
            module = entry.load()
        except Exception as e:
            raise UsageError("aturan_tambahan_rusak", asal=entry.value, sebab=f"{type(e).__name__}: {e}") from e
        if not isinstance(module, ModuleType):
            raise UsageError("aturan_tambahan_rusak", asal=entry.value, sebab=type(module).__name__)
        yield Plugin(entry.name, entry.value, module, getattr(module, "MESSAGES", {}))


def sentences_missing(sentences: Mapping[str, Mapping[Lang, str]]) -> str:
    """What is wrong with a rule's sentences; empty where nothing is."""
    keys = [k for k in sentences if not k.endswith("_saran")]
    if not keys:
        return "MESSAGES"
    wanted = [k for key in keys for k in (key, key + "_saran")]
    lacking = [k for k in wanted if k not in sentences or set(sentences[k]) != _LANGUAGES]
    return "MESSAGES: " + ", ".join(lacking) if lacking else ""
