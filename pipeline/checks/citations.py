"""The legal basis of one document, each entry with everything that it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.regulations import Key, key_of
from pipeline.model.sop import SOP, DasarHukum
from pipeline.normal.kutipan import find_instruments, parse_dasar_hukum

_CHANGED = re.compile(
    r"\b(?:(?:telah|sudah)\s+(?:\w+\s+){0,3}di\s?\w+|di\s?ubah|perubahannya|(?:beserta|dan|dengan|serta|segala)\s+(?:seluruh\s+)?perubahan"
    r"|perubahan\s+(?:\w+\s+)?atas|jo|juncto|jis)\b",
    re.IGNORECASE,
)
_CHANGE_WORDS = ("ubah", "telah", "sudah", "jo", "juncto", "jis")  # without one of them it cannot be met


@dataclass(frozen=True, slots=True)
class Citation:
    """Entry `index` of the legal basis. key: its first instrument.  others: what else its text names (its changes, the
    law it implements).  changed: it speaks of changes at all.  amends: it is itself a change of another instrument."""

    index: int
    hukum: DasarHukum
    key: Key | None
    others: tuple[Key, ...]
    changed: bool
    amends: bool

    @property
    def pointer(self) -> str:
        return f"/dasar_hukum/{self.index}"

    @property
    def label(self) -> str:
        """How a sentence names it: "UU 23/2014", or the beginning of its text."""
        return str(self.key) if self.key else _shortened(self.hukum.teks)


def citations_of(sop: SOP) -> tuple[Citation, ...]:
    return tuple(_citation(i, hukum) for i, hukum in enumerate(sop.dasar_hukum))


def _citation(index: int, hukum: DasarHukum) -> Citation:
    key, title = key_of(hukum), (hukum.tentang or "").casefold()
    others = tuple(k for k in _named_in(hukum.teks) if k != key)
    return Citation(index, hukum, key, others, _changed(hukum.teks), title.startswith("perubahan"))


@lru_cache(maxsize=8192)
def _changed(teks: str) -> bool:
    folded = teks.casefold()
    return any(w in folded for w in _CHANGE_WORDS) and _CHANGED.search(teks) is not None


@lru_cache(maxsize=8192)
def _named_in(teks: str) -> tuple[Key, ...]:
    spans = find_instruments(teks)
    ends = [*(start for start, _ in spans[1:]), len(teks)][: len(spans)]
    parsed = (parse_dasar_hukum(teks[start:end]) for (start, _), end in zip(spans, ends, strict=True))
    return tuple(dict.fromkeys(k for h in parsed if (k := key_of(h)) is not None))


def _shortened(teks: str) -> str:
    words = teks.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
