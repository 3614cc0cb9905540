"""Prosedur yang hampir sama dengan waktu atau langkah yang berbeda.

Yang diperiksa: kegiatan semua dokumen satu sama lain, langkah demi langkah; hanya pasangan yang mirip dibandingkan.
Alasan: prosedur yang sama seharusnya punya baku mutu yang sama; perbedaannya perlu beralasan.
Berbunyi pada: dua SOP yang delapan dari sepuluh langkahnya sama, tetapi waktunya berbeda.
Diam pada: prosedur yang tidak berkaitan; salinan yang sama persis; SOP dengan kurang dari tiga langkah.

Near-identical procedures with different times or steps.

What it checks: the activities of all documents against each other, step by step, where they share their words.
Why: one procedure should have one standard; a difference needs its reason.
Fires on: two SOPs of which eight steps in ten are the same, but not their times.
Stays quiet on: unrelated procedures; exact copies; SOPs of fewer than three steps.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from pipeline.checks.archive import Archive, listed
from pipeline.checks.archive_index import Entry, Step
from pipeline.checks.minhash import bands
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="XD009",
    name="near-identical-procedures",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; keseragaman prosedur",
    guards=frozenset({"G2"}),
    scope="arsip",
)

_SAME_STEP = 70.0  # ratio out of 100
_SAME_FLOW = 0.8  # share of the steps
_LEAST_STEPS = 3
_WINDOW = 3  # steps that one side may have more
_KEPT = 4  # documents remembered per band, and compared with the next one


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    buckets: defaultdict[tuple[int, ...], deque[int]] = defaultdict(lambda: deque(maxlen=_KEPT))
    for i, entry in enumerate(archive.entries):
        keys = list(bands(entry.sketsa))
        met: defaultdict[int, int] = defaultdict(int)
        for key in keys:
            for other in buckets[key]:
                met[other] += 1
            buckets[key].append(i)
        if i < archive.first_new or len(entry.langkah) < _LEAST_STEPS:
            continue
        best: tuple[float, int, list[tuple[Step, Step]]] | None = None
        for other in sorted(met, key=lambda o: (-met[o], o))[:_KEPT]:
            pairs = _aligned(entry, archive.entries[other])
            share = len(pairs) / max(len(entry.langkah), len(archive.entries[other].langkah))
            if share >= _SAME_FLOW and (best is None or share > best[0]):
                best = (share, other, pairs)
            if share == 1.0:
                break
        if best is not None:
            yield from _differences(archive, i, *best)


def _differences(
    archive: Archive, i: int, share: float, other: int, pairs: list[tuple[Step, Step]]
) -> Iterator[tuple[int, Raw]]:
    mine, theirs = archive.entries[i], archive.entries[other]
    times = [f"{a.nomor}: {a.waktu} ≠ {b.waktu}" for a, b in pairs if a.waktu != b.waktu and a.waktu and b.waktu]
    alone = len(mine.langkah) - len(pairs) + len(theirs.langkah) - len(pairs)
    if not times and not alone:
        return
    yield (
        i,
        Raw(
            key="xd009" if times and alone else "xd009_waktu" if times else "xd009_langkah",
            pointers=("/langkah",),
            values={
                "lain": f"{theirs.judul} ({theirs.name})",
                "persen": str(round(share * 100)),
                "waktu": listed(times),
                "sendiri": str(alone),
            },
            quote=mine.judul or None,
        ),
    )


def _aligned(a: Entry, b: Entry) -> list[tuple[Step, Step]]:
    """Steps of both that say the same, in the same order: each of `a` with the likest of the next few of `b`."""
    pairs: list[tuple[Step, Step]] = []
    at = 0
    for step in a.langkah:
        window = [s.aktivitas for s in b.langkah[at : at + _WINDOW]]
        best = process.extractOne(step.aktivitas, window, scorer=fuzz.ratio, score_cutoff=_SAME_STEP)
        if best is not None and step.aktivitas:
            pairs.append((step, b.langkah[at + best[2]]))
            at += best[2] + 1
    return pairs
