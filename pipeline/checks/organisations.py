"""What kind of organisation an SOP is of, which units it has, and who stands above whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.checks.agency import agency_of
from pipeline.checks.role_match import columns_of
from pipeline.data.load import read_toml
from pipeline.model.sop import SOP


@dataclass(frozen=True, slots=True)
class Organisasi:
    """jenis: kind (instansi.toml).  units: how its own units are called.  rests_on: the pointers that say so."""

    jenis: str
    units: str
    foreign_heads: frozenset[str]
    rests_on: tuple[str, ...]

    @property
    def sebutan(self) -> str:
        """The kind as people call it."""
        return "Satpol PP" if self.jenis == "satpol" else self.jenis.capitalize()

    def foreign_units(self, text: str) -> Iterator[str]:
        """The words of a text that name units which this kind does not have."""
        pattern, units = _patterns()[self.jenis]
        folded = text.casefold()
        if any(u in folded for u in units):
            for m in pattern.finditer(text):
                yield " ".join(m[0].split())


def organisation_of(sop: SOP) -> Organisasi | None:
    """By the agency's name; failing that by a role column that only one kind has."""
    kind = agency_of(sop.identitas.instansi).jenis or agency_of(sop.identitas.unit_kerja).jenis
    if kind is not None:
        return _organisation(kind, ("/identitas/instansi",))
    if sop.identitas.instansi is None:
        for column in columns_of(sop.pelaksana):
            kind = _of_column().get(column.head)
            if kind is not None:
                return _organisation(kind, (f"/pelaksana/{column.index}",))
    return None


def outranks(a: str, b: str) -> bool:
    """Whether position a (full form) stands above position b. Unknown positions stand nowhere."""
    ranks = _ranks()
    return a in ranks and b in ranks and ranks[a] < ranks[b]


@cache
def issued_by_head() -> frozenset[str]:
    """Documents that only the head of an office issues, by their first words."""
    return frozenset(read_toml("organisasi.toml")["wewenang"]["pimpinan"])


@cache
def needing_approval() -> tuple[str, ...]:
    return tuple(read_toml("organisasi.toml")["wewenang"]["perlu_sah"])


@cache
def approving_stems() -> frozenset[str]:
    return frozenset(read_toml("organisasi.toml")["wewenang"]["sah"])


@cache
def _organisation(kind: str, rests_on: tuple[str, ...]) -> Organisasi | None:
    entry = next((e for e in read_toml("organisasi.toml")["jenis"] if e["nama"] == kind), None)
    return Organisasi(kind, entry["sebut"], frozenset(entry["kepala"]), rests_on) if entry else None


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """Per kind the pattern for foreign units, and the words without which it cannot be met. It finds them where they
    are plainly units: in the plural ("Bagian-Bagian") or told apart ("setiap Bagian"). One with a name ("Bagian Hukum")
    may be another office's, and a small "bagian" any part."""
    data = read_toml("organisasi.toml")
    before = "|".join(map(re.escape, data["bagian"]["depan"]))
    found: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {}
    for entry in data["jenis"]:
        units, title = "|".join(entry["unit"]), "|".join(u.capitalize() for u in entry["unit"])
        pattern = re.compile(
            rf"(?<!sub )(?<!sub-)(?<!Sub )(?<!Sub-)\b(?:(?i:({units})\s?-\s?\1)\b|(?i:(?:{before}))\s+(?:{title})\b)"
        )
        found[entry["nama"]] = pattern, tuple(u.casefold() for u in entry["unit"])
    return found


@cache
def _of_column() -> dict[str, str]:
    return {head: kind for kind, heads in read_toml("organisasi.toml")["dari_kolom"].items() for head in heads}


@cache
def _ranks() -> dict[str, int]:
    return {head: i for i, heads in enumerate(read_toml("organisasi.toml")["pangkat"]["urutan"]) for head in heads}
