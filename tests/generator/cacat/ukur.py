"""Plants, has it checked, and says what was found: shared by the test and the benchmark."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.cacat.tanam import Cara
from generator.tertib.kanonik import as_sop
from generator.tertib.naskah import Naskah
from generator.tertib.susun import make, make_archive
from pipeline.checks.engine import CheckOptions, check, check_archive
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

Baca = Callable[[Naskah], SOP | None]  # how the canonical record of a paper comes about; None where it cannot

_ALL = CheckOptions(with_off=True)  # also the rules that speak only where they are asked
_TRIES = 60  # papers of one seed that are offered to a way until one lends itself
_STEP = 100_003  # between the papers of one seed


@dataclass(frozen=True)
class Hasil:
    """One planting. benar: found where it was planted, or quiet where nothing is wrong. terbaca: what was said."""

    cara: Cara
    seed: int
    benar: bool
    terbaca: tuple[Temuan, ...]
    di: tuple[str, ...] = ()


def coba(cara: Cara, seed: int, baca: Baca = as_sop) -> Hasil | None:
    """One planting by this way with this seed; None where no paper of the seed lends itself to it. baca: for ways of
    one document only."""
    for k in range(_TRIES):
        r = random.Random(f"{cara.kode} {cara.nama} {seed} {k}")
        done = _satu(cara, r, seed, seed + k * _STEP, baca) if cara.satu else _arsip(cara, r, seed, seed + k * _STEP)
        if done is not None:
            return done
    return None


def bersih(seeds: Sequence[int], baca: Baca = as_sop) -> Iterator[tuple[Naskah, tuple[Temuan, ...]]]:
    """The clean papers of the seeds with what is said of them."""
    for seed in seeds:
        n = make(seed)
        if (sop := baca(n)) is not None:
            yield n, check(sop)


def arsip_bersih(seeds: Sequence[int]) -> Iterator[tuple[Naskah, tuple[Temuan, ...]]]:
    """The documents of the clean archives of the seeds with what is said of each within its archive."""
    for seed in seeds:
        papers = make_archive(seed)
        yield from zip(papers, _checked(papers), strict=True)


def _satu(cara: Cara, r: random.Random, seed: int, paper: int, baca: Baca) -> Hasil | None:
    assert cara.satu is not None
    clean = make(paper)
    planted = cara.satu(r, clean)
    if planted is None:
        return None
    changed, places = (planted, ()) if cara.hening else planted  # type: ignore[misc]
    read, before = baca(changed), baca(clean)
    if read is None or before is None:
        return None
    return _judged(cara, seed, check(read, _ALL), check(before, _ALL), places, (clean, changed))


def _arsip(cara: Cara, r: random.Random, seed: int, paper: int) -> Hasil | None:
    assert cara.arsip is not None
    clean = make_archive(paper)
    planted = cara.arsip(r, clean)
    if planted is None:
        return None
    if cara.hening:
        said = tuple(t for found in _checked(planted) for t in found)  # type: ignore[arg-type]
        before = tuple(t for found in _checked(clean) for t in found)
        return _judged(cara, seed, said, before, (), None)
    papers, i, places = planted  # type: ignore[misc]
    before = _checked(clean)[i] if i < len(clean) else ()
    return _judged(cara, seed, _checked(papers)[i], before, places, (clean[i], papers[i]) if i < len(clean) else None)


def _checked(papers: Sequence[Naskah]) -> list[tuple[Temuan, ...]]:
    named = [(f"{k:03d} {n.berkas}", as_sop(n)) for k, n in enumerate(papers)]
    return [found for _, found in check_archive(named, _ALL)]


def _judged(
    cara: Cara,
    seed: int,
    said: tuple[Temuan, ...],
    before: tuple[Temuan, ...],
    places: tuple[str, ...],
    papers: tuple[Naskah, Naskah] | None,
) -> Hasil:
    own = tuple(t for t in said if t.kode == cara.kode)
    if cara.hening:
        known = {(t.kutipan, t.lokasi) for t in before if t.kode == cara.kode}
        new = tuple(t for t in own if (t.kutipan, t.lokasi) not in known)
        return Hasil(cara, seed, not new, new)
    old = {(p, _value(papers[0], p)) for t in before if t.kode == cara.kode for p in t.lokasi} if papers else set()
    hit = any(
        p.startswith(place) and (papers is None or (p, _value(papers[1], p)) not in old)
        for t in own
        for p in t.lokasi
        for place in places
    )
    return Hasil(cara, seed, hit, own, places)


def _value(n: Naskah, pointer: str) -> str:
    """What the paper has at a pointer; "" for what it has not, so that a thing that is gone counts as changed."""
    at: Any = as_sop(n).model_dump()
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(at, (list, tuple)):
            at = at[int(key)] if key.isdigit() and int(key) < len(at) else ""
        else:
            at = at.get(key, "") if isinstance(at, dict) else ""
    return repr(at)
