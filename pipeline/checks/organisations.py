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
        return (" ".join(m[0].split()) for m in _patterns()[self.jenis].finditer(text))


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


def issued_by_head() -> frozenset[str]:
    """Documents that only the head of an office issues, by their first words."""
    return frozenset(read_toml("organisasi.toml")["wewenang"]["pimpinan"])


def needing_approval() -> tuple[str, ...]:
    return tuple(read_toml("organisasi.toml")["wewenang"]["perlu_sah"])


def approving_stems() -> frozenset[str]:
    return frozenset(read_toml("organisasi.toml")["wewenang"]["sah"])


def _organisation(kind: str, rests_on: tuple[str, ...]) -> Organisasi | None:
    entry = next((e for e in read_toml("organisasi.toml")["jenis"] if e["nama"] == kind), None)
    return Organisasi(kind, entry["sebut"], frozenset(entry["kepala"]), rests_on) if entry else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Per kind the foreign units where they are plainly units: in the plural ("Bagian-Bagian") or told apart ("setiap
    Bagian"). One with a name ("Bagian Hukum") may be another office's, and a small "bagian" any part."""
    data = read_toml("organisasi.toml")
    before = "|".join(map(re.escape, data["bagian"]["depan"]))
    found: dict[str, re.Pattern[str]] = {}
    for entry in data["jenis"]:
        units, title = "|".join(entry["unit"]), "|".join(u.capitalize() for u in entry["unit"])
        found[entry["nama"]] = re.compile(
            rf"(?<!sub )(?<!sub-)(?<!Sub )(?<!Sub-)\b(?:(?i:({units})\s?-\s?\1)\b|(?i:(?:{before}))\s+(?:{title})\b)"
        )
    return found


@cache
def _of_column() -> dict[str, str]:
    return {head: kind for kind, heads in read_toml("organisasi.toml")["dari_kolom"].items() for head in heads}


@cache
def _ranks() -> dict[str, int]:
    return {head: i for i, heads in enumerate(read_toml("organisasi.toml")["pangkat"]["urutan"]) for head in heads}
