"""Every value of a made-up SOP held against what was read of it: right or wrong, and up for review or not.

The rules are those of the acceptance figures: cells and names by likeness (a stray letter in a long text is forgiven),
numbers and dates by their letters and digits. `exact` asks for every letter and digit, which is what a reader's
confidence speaks of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.model.sop import SOP

CELLS = ("aktivitas", "kelengkapan", "waktu", "output", "keterangan")
BOXES = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_perlengkapan",
    "peringatan",
    "pencatatan_pendataan",
)
ALIKE, ITEM_ALIKE, SAME_STEP = 95, 90, 45
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """One value asked for. kind: nomor, sel, identitas, peran or butir. right: good enough for the acceptance figures;
    exact: letters and digits all right. flagged: up for review. confidence: of its evidence, None where there is none
    (the value was not found). errors, letters: wrong characters of a cell, and how many it has."""

    kind: str
    pointer: str
    right: bool
    exact: bool
    flagged: bool
    confidence: float | None
    errors: int = 0
    letters: int = 0
    asal: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A document against its truth. steps: as many langkah as there are; none where nothing was read of it."""

    values: tuple[Value, ...]
    steps: bool

    def of(self, kind: str) -> list[Value]:
        return [v for v in self.values if v.kind == kind]

    @property
    def asked(self) -> list[Value]:
        """What `ditinjau` and `diam` are counted over: identity fields, step numbers and cells."""
        return [v for v in self.values if v.kind in ("identitas", "nomor", "sel")]


def judge(truth: Json, sop: SOP | None) -> Judged:
    """All values of the truth (canonical JSON without evidence), found or not."""
    got: Json = sop.model_dump(mode="json") if sop is not None else _NOTHING
    values = [*_identity(truth, got), *_steps(truth, got), *_roles(truth, got), *_items(truth, got)]
    return Judged(tuple(values), sop is not None and len(truth["langkah"]) == len(got["langkah"]))


_NOTHING: Json = {
    "identitas": {},
    "langkah": [],
    "pelaksana": [],
    "bukti": {},
    "perlu_ditinjau": [],
    **{b: [] for b in BOXES},
}


def fold(text: object) -> str:
    """Letters and digits in lower case, one space between words."""
    plain = unicodedata.normalize("NFKC", "" if text is None else str(text)).casefold().replace("’", "'")
    return " ".join(re.sub(r"[^\w']+|_", " ", plain).split())


def letters(text: object) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def alike(a: object, b: object, least: float = ALIKE) -> bool:
    """Good enough for the acceptance figures; an empty text only like an empty one."""
    x, y = fold(a), fold(b)
    return fuzz.ratio(x, y) >= least if x and y else x == y


def aligned(true: Sequence[str], got: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of like texts in order, so that a lost one does not shift the rest."""
    n, m = len(true), len(got)
    likeness = [[fuzz.ratio(fold(a), fold(b)) for b in got] for a in true]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in reversed(range(n)):
        for j in reversed(range(m)):
            pair = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= SAME_STEP else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    pairs, i, j = [], 0, 0
    while i < n and j < m:
        if likeness[i][j] >= SAME_STEP and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _value(kind: str, got: Json, pointer: str, right: bool, exact: bool, errors: int = 0, size: int = 0) -> Value:
    flagged = any(f == pointer or pointer.startswith(f + "/") or f.startswith(pointer + "/") for f in _review(got))
    bukti = got["bukti"].get(pointer)
    sure, asal = (bukti["keyakinan"], bukti["asal"]) if bukti else (None, "")
    return Value(kind, pointer, right, exact, flagged, sure, errors, size, asal)


def _review(got: Json) -> Sequence[str]:
    found: Sequence[str] = got["perlu_ditinjau"]
    return found


def _identity(truth: Json, got: Json) -> Iterator[Value]:
    true, mine = truth["identitas"], got["identitas"]
    for name in ("instansi", "unit_kerja", "nama_sop"):
        a, b = true[name], mine.get(name)
        yield _value("identitas", got, f"/identitas/{name}", alike(a, b), letters(a) == letters(b))
    same = letters(true["nomor_sop"]) == letters(mine.get("nomor_sop"))
    yield _value("identitas", got, "/identitas/nomor_sop", same, same)
    for name in ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif"):
        a, b = ((d or {}).get("iso") for d in (true[name], mine.get(name)))
        yield _value("identitas", got, f"/identitas/{name}", a == b, a == b)
    for name in ("jabatan", "nama", "nip"):
        a, b = true["disahkan_oleh"][name], (mine.get("disahkan_oleh") or {}).get(name)
        same = letters(a) == letters(b)
        right = same if name == "nip" else alike(a, b)
        yield _value("identitas", got, f"/identitas/disahkan_oleh/{name}", right, same)


def cell_texts(step: Json) -> dict[str, str]:
    """A step's five cells by name; an empty one as ""."""
    mutu = step["mutu_baku"]
    found = {
        "aktivitas": step["aktivitas"],
        "kelengkapan": mutu["kelengkapan"],
        "waktu": (mutu["waktu"] or {}).get("teks"),
        "output": mutu["output"],
        "keterangan": step["keterangan"],
    }
    return {k: "" if fold(v) in ("", "-") else str(v) for k, v in found.items()}


def _steps(truth: Json, got: Json) -> Iterator[Value]:
    true, mine = [cell_texts(s) for s in truth["langkah"]], [cell_texts(s) for s in got["langkah"]]
    pairs = dict(aligned([t["aktivitas"] for t in true], [t["aktivitas"] for t in mine]))
    for i, cells in enumerate(true):
        j = pairs.get(i)
        at = f"/langkah/{j}" if j is not None else "/langkah"
        same = j is not None and letters(truth["langkah"][i]["nomor"]) == letters(got["langkah"][j]["nomor"])
        yield _value("nomor", got, f"{at}/nomor" if j is not None else at, same, same)
        for name in CELLS:
            a, b = cells[name], mine[j][name] if j is not None else ""
            path = name if name in ("aktivitas", "keterangan") else f"mutu_baku/{name}"
            size = max(len(fold(a)), 1)
            wrong = min(size, Levenshtein.distance(fold(a), fold(b))) if j is not None else size
            right, exact = j is not None and alike(a, b), j is not None and letters(a) == letters(b)
            yield _value("sel", got, f"{at}/{path}" if j is not None else at, right, exact, wrong, size)


def _roles(truth: Json, got: Json) -> Iterator[Value]:
    mine = got["pelaksana"]
    for i, role in enumerate(truth["pelaksana"]):
        b = mine[i]["nama"] if i < len(mine) else ""
        same = letters(role["nama"]) == letters(b)
        yield _value("peran", got, f"/pelaksana/{i}", alike(role["nama"], b), same)


def _items(truth: Json, got: Json) -> Iterator[Value]:
    for box in BOXES:
        true, mine = ([x["teks"] if isinstance(x, dict) else x for x in d[box]] for d in (truth, got))
        pairs = dict(aligned(true, mine))
        for i, a in enumerate(true):
            j = pairs.get(i)
            b = mine[j] if j is not None else ""
            at = f"/{box}/{j}" if j is not None else f"/{box}"
            yield _value("butir", got, at, alike(a, b, ITEM_ALIKE), letters(a) == letters(b))
