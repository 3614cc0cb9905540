"""Positions: full form of a role name, its form for comparing, and mentions in running text."""

from __future__ import annotations

from functools import cache

from pipeline.normal._kosakata_jabatan import Head, Token, fold_jabatan, head_at, tokens_of, vocabulary
from pipeline.normal._sebutan import RoleMention, find_roles
from pipeline.normal.teks import Known, alike, known

__all__ = ["RoleMention", "baku", "find_roles", "fold_jabatan", "is_external", "split_jabatan"]

_ALIKE = 0.93  # one OCR confusion in a head of about ten letters; "Kepala Bidang" and "Kepala Badan" stay apart (0.90)
_LEAST_FUZZY = 9  # letters; shorter heads (Kabid, Kabag) are one letter apart from each other


def baku(nama: str) -> str | None:
    """The full form of a role column's name, its unit part kept as printed: "Kasubbag Umum" gives
    "Kepala Sub Bagian Umum". None for what is no known position or stands for several (PPK).

    Two positions with a slash between them are both given. A stand-in's mark (Plt., Pj.) is left out.
    """
    parts = [p.strip() for p in nama.split("/")]
    if len(parts) > 1 and all(parts):
        forms = [_baku_one(p) for p in parts]
        if all(f is not None for f in forms) and all(len(tokens_of(p)) <= 3 for p in parts):
            return "/".join(f for f in forms if f is not None)
    return _baku_one(nama)


def split_jabatan(nama: str) -> tuple[str, str | None] | None:
    """Full form of the head and the unit part as printed: "Kasubbag TU" gives ("Kepala Sub Bagian", "TU"), so that a
    mention can be held against the columns of the same head. None for what is no known position."""
    tokens = tokens_of(nama)
    found = head_at(tokens, 0) or _alike(tokens)
    if found is None:
        return None
    head, n = found
    rest = " ".join(nama[tokens[n - 1].end :].strip(" .,:-").split())
    return head.baku, rest or None


def is_external(nama: str) -> bool:
    """Whether a name is that of a party outside the office (Pemohon, instansi terkait, DPRD)."""
    folded = fold_jabatan(nama)
    return any(folded == e or folded.startswith(f"{e} ") for e in vocabulary().external)


def _baku_one(nama: str) -> str | None:
    tokens = tokens_of(nama)
    found = head_at(tokens, 0) or _alike(tokens)
    if found is None:
        return None
    head, n = found
    if head.doubtful:
        return None
    rest = nama[tokens[n - 1].end :].lstrip(" .,:-") if n < len(tokens) else ""
    return f"{head.baku} {' '.join(rest.split())}".strip()


def _alike(tokens: list[Token]) -> tuple[Head, int] | None:
    """A head that reading noise has changed by one sign or so."""
    best: tuple[float, int, Head, int] | None = None
    for n, (places, heads, spelled) in _long_heads().items():
        if n > len(tokens):
            continue
        for i, score in alike(" ".join([t.text for t in tokens[:n]]), spelled, _ALIKE):
            if best is None or (-score, places[i]) < best[:2]:
                best = (-score, places[i], heads[i], n)
    return (best[2], best[3]) if best else None


@cache
def _long_heads() -> dict[int, tuple[list[int], list[Head], Known]]:
    """The heads that are long enough to be recognised with a sign or so changed, by their number of words: their
    places in the vocabulary (of equally alike ones the first is meant), themselves, and how they are spelled."""
    found: dict[int, list[tuple[int, Head, str]]] = {}
    for place, (words, head) in enumerate(vocabulary().heads.items()):
        if len(spelled := " ".join(words)) >= _LEAST_FUZZY:
            found.setdefault(len(words), []).append((place, head, spelled))
    return {
        n: ([p for p, _, _ in group], [h for _, h, _ in group], known(s for _, _, s in group))
        for n, group in found.items()
    }
