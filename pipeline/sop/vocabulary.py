"""The identity page's words and thresholds, from data/identitas.toml, as typed records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.data.load import read_toml

_NOT_WORD = re.compile(r"[^0-9a-z]+")

KV_KINDS = (
    "nomor_sop",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "tanggal_pengesahan",
    "disahkan_oleh",
    "nama_sop",
)
DATE_KINDS = tuple(k for k in KV_KINDS if k.startswith("tanggal"))
BOX_KINDS = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_perlengkapan",
    "peringatan",
    "pencatatan_pendataan",
)
LAIN = "lain"


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, letters and digits only, one space between words: "Tgl. Efektif :" is "tgl efektif"."""
    return " ".join(_NOT_WORD.sub(" ", text.casefold()).split())


@dataclass(frozen=True, slots=True)
class Wordings:
    """Label wordings (folded) to their kinds. fuzzy: match by likeness; exact: only as the whole cell."""

    fuzzy: dict[str, str]
    exact: dict[str, str]
    minimum: float
    max_words: int


@cache
def wordings() -> Wordings:
    data = read_toml("identitas.toml")
    kinds = [(kind, data["label"][kind]) for kind in (*KV_KINDS, *BOX_KINDS)] + [(LAIN, data["lain"])]
    return Wordings(
        fuzzy={fold(w): kind for kind, words in kinds for w in words["kata"]},
        exact={fold(w): kind for kind, words in kinds for w in words["tepat"]},
        minimum=data["cocok"]["minimum"],
        max_words=data["cocok"]["kata_maks"],
    )


@cache
def words_of(section: str, key: str) -> tuple[str, ...]:
    """A word list of the data file, folded; longest first, so that the first match is the fullest."""
    return tuple(sorted({fold(w) for w in read_toml("identitas.toml")[section][key]}, key=lambda w: (-len(w), w)))


@cache
def raw_words(section: str, key: str) -> frozenset[str]:
    """A word list of the data file as it stands, for marks that folding would empty."""
    return frozenset(read_toml("identitas.toml")[section][key])


@cache
def number(section: str, key: str) -> float:
    return float(read_toml("identitas.toml")[section][key])


@cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile(read_toml("identitas.toml")[section][key])


def starts_with(folded: str, words: tuple[str, ...]) -> bool:
    """Does the folded text begin with one of the (folded) words, as whole words?"""
    return f"{folded} ".startswith(_as_starts(words))


@cache
def _as_starts(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{w} " for w in words)
