"""Peraturan yang sama dikutip berbeda di dalam satu arsip, atau generasi lama dan baru bercampur.

Yang diperiksa: judul dan jenis tiap peraturan di semua dokumen, dan peraturan lama di samping penggantinya.
Alasan: kutipan yang berbeda-beda menunjukkan salinan yang tidak dicocokkan dengan sumbernya.
Berbunyi pada: judul yang berbeda dari yang terbanyak dipakai (info); nomor yang sama sebagai Perpres dan Keppres
(warning); peraturan lama padahal dokumen lain instansi itu sudah memakai penggantinya (info).
Diam pada: singkatan UU dan Undang-Undang, huruf besar, salah ketik satu huruf; perda dari daerah yang berbeda.

The same regulation is cited differently within one archive, or old and new ones are mixed.

What it checks: title and kind of each regulation in all documents, and an old regulation beside the one in its place.
Why: citations that differ show copies that were not compared with their source.
Fires on: a title other than the one used most (info); one number as Perpres and as Keppres (warning); an old
regulation where other documents of that agency have the new one already (info).
Stays quiet on: UU and Undang-Undang, letter case, a slip of one letter; regulations of different regions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.checks.archive import Archive, listed
from pipeline.checks.archive_index import Cited
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import Key, known_title, status_of, title_words
from pipeline.checks.titles import alike, same_words
from pipeline.data.load import read_toml

META = RuleMeta(
    code="XD006",
    name="regulation-cited-differently",
    severity="info",
    since="0.1.0",
    source="praktik pemeriksaan; tabel status peraturan",
    guards=frozenset({"G2"}),
    scope="arsip",
)

_SAME, _RELATED = 0.85, 0.4
_MISREAD = 60.0  # ratio out of 100

Use = tuple[int, Cited]


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    national = frozenset(read_toml("kutipan_hukum.toml")["jenis"]["nasional"])
    by_key: defaultdict[tuple[str, Key], list[Use]] = defaultdict(list)
    by_number: defaultdict[tuple[int, int], list[Use]] = defaultdict(list)
    for i, entry in enumerate(archive.entries):
        for c in entry.hukum:
            owner = "" if c.jenis in national else entry.agency or f"# {i}"
            by_key[owner, Key(c.jenis, c.nomor, c.tahun)].append((i, c))
            by_number[c.nomor, c.tahun].append((i, c))
    for (_, key), uses in by_key.items():
        yield from _titles(archive, key, uses)
    for uses in by_number.values():
        yield from _kinds(archive, uses)
    yield from _generations(archive)


def _titles(archive: Archive, key: Key, uses: list[Use]) -> Iterator[tuple[int, Raw]]:
    """Those whose title is not the one used most; the first one used, where several are."""
    counts = Counter(c.tentang for _, c in uses if c.tentang)
    if len(counts) < 2:
        return
    enacted = known_title(key)
    usual = enacted if enacted is not None and enacted in counts else counts.most_common(1)[0][0]
    odd = {t for t in counts if not _same(title_words(t), title_words(usual)) and alike(t, usual) >= _RELATED}
    for i, c in uses:
        if c.tentang in odd and i >= archive.first_new:
            values = {"hukum": str(key), "kutip": c.tentang, "lazim": usual, "jumlah": str(counts[usual])}
            yield i, Raw(key="xd006", pointers=(f"/dasar_hukum/{c.index}",), values=values, quote=c.tentang)


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words give or take a letter or a misread word, or one title cut off (DH001 speaks of that)."""
    n = min(len(a), len(b))
    if a[:n] == b[:n] or same_words(frozenset(a), frozenset(b)):
        return True
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= _MISREAD for x, y in zip(a, b, strict=True))


def _kinds(archive: Archive, uses: list[Use]) -> Iterator[tuple[int, Raw]]:
    """Those that give the rarer of two kinds that are taken for each other, for one title."""
    kinds = Counter(c.jenis for _, c in uses)
    if len(kinds) < 2:
        return
    for group in read_toml("kutipan_hukum.toml")["jenis"]["tertukar"]:
        known = [(k, n) for k, n in kinds.most_common() if k in group]
        if len(known) < 2:
            continue
        usual = known[0][0]
        title = next(c.tentang for _, c in uses if c.jenis == usual)
        for i, c in uses:
            odd = i >= archive.first_new and c.jenis in group and c.jenis != usual
            if odd and title and alike(c.tentang, title) >= _SAME:
                values = {"hukum": f"{c.jenis} {c.nomor}/{c.tahun}", "lain": f"{usual} {c.nomor}/{c.tahun}"}
                pointers = (f"/dasar_hukum/{c.index}",)
                yield i, Raw(key="xd006_jenis", pointers=pointers, values=values, quote=c.tentang, severity="warning")


def _generations(archive: Archive) -> Iterator[tuple[int, Raw]]:
    """Documents that cite what was replaced, where another of the agency cites the replacement."""
    for users in archive.by_agency.values():
        cited = {Key(c.jenis, c.nomor, c.tahun) for i in users for c in archive.entries[i].hukum}
        for i in users:
            if i < archive.first_new:
                continue
            old: list[tuple[Cited, Key]] = []
            for c in archive.entries[i].hukum:
                key = Key(c.jenis, c.nomor, c.tahun)
                status = status_of(key, f"{c.tentang} {archive.entries[i].instansi}")
                new = next((k for k in reversed(status.oleh) if k in cited), None) if status else None
                if new is not None:
                    old.append((c, new))
            if old:
                texts = [f"{c.jenis} {c.nomor}/{c.tahun} → {new}" for c, new in old]
                pointers = tuple(f"/dasar_hukum/{c.index}" for c, _ in old)
                yield i, Raw(key="xd006_generasi", pointers=pointers, values={"hukum": listed(texts)}, quote=texts[0])
