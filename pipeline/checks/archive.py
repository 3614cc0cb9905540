"""The archive as the rules across documents see it: its records, and what is looked up in them again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from pipeline.checks.archive_index import Entry
from pipeline.checks.once import once
from pipeline.checks.titles import title_key

_ALIKE = 90.0  # of titles, as a ratio out of 100
_RARE = 3  # words of a title by which its likes are looked up
_MANY = 200  # titles that share a word beyond which the word tells nothing


class Archive:
    """entries: all records, those of earlier runs first.  first_new: index of the first that this run reports on."""

    def __init__(self, entries: Sequence[Entry], first_new: int = 0) -> None:
        self.entries = tuple(entries)
        self.first_new = first_new
        self._found: dict[str, tuple[int, ...]] = {}

    def new(self) -> range:
        """Indices of the documents that this run reports on."""
        return range(self.first_new, len(self.entries))

    @once
    def by_title(self) -> dict[str, tuple[int, ...]]:
        """Documents by their title's key; those without a title are left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, entry in enumerate(self.entries):
            if key := title_key(entry.judul):
                found[key].append(i)
        return {k: tuple(v) for k, v in found.items()}

    @once
    def by_number(self) -> dict[str, tuple[int, ...]]:
        """Documents by their number without white space and case; blank and open ones are left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, entry in enumerate(self.entries):
            if key := number_key(entry.nomor):
                found[key].append(i)
        return {k: tuple(v) for k, v in found.items()}

    @once
    def by_agency(self) -> dict[str, tuple[int, ...]]:
        """Documents by agency; those that name none are left out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, entry in enumerate(self.entries):
            if entry.agency:
                found[entry.agency].append(i)
        return {k: tuple(v) for k, v in found.items()}

    def find_title(self, title: str) -> tuple[int, ...]:
        """The documents of that title, give or take a few letters; () where the archive holds none."""
        key = title_key(title)
        if key not in self._found:
            exact = self.by_title.get(key)
            self._found[key] = exact if exact is not None else self._alike(key)
        return self._found[key]

    def _alike(self, key: str) -> tuple[int, ...]:
        words = self._words
        known = sorted((len(words[w]), w) for w in set(key.split()) if w in words)
        rare = [w for n, w in known[:_RARE] if n <= _MANY]
        met: dict[str, int] = {}
        for w in rare:
            for title in words[w]:
                met[title] = met.get(title, 0) + 1
        least = min(2, len(rare))  # one of the rare words may be misspelt
        choices = [t for t, n in met.items() if n >= least]
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            if best := process.extractOne(key, choices, scorer=scorer, score_cutoff=_ALIKE):
                return self.by_title[best[0]]
        return ()

    @once
    def _words(self) -> dict[str, list[str]]:
        """Titles by each of their words."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for title in self.by_title:
            for word in set(title.split()):
                found[word].append(title)
        return dict(found)


def number_key(nomor: str) -> str:
    """A number for comparing; "" where it is blank or still has an open part."""
    key = re.sub(r"\s+", "", nomor.casefold())
    if not re.search(r"\d", key) or "//" in key or re.search(r"\.\.|__|…|^/|/$", key):
        return ""
    return key


def listed(texts: Sequence[str], most: int = 5) -> str:
    """The first few of several, for a sentence."""
    return "; ".join(texts[:most]) + (f"; … ({len(texts)})" if len(texts) > most else "")
