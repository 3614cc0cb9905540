"""Data pejabat yang mengesahkan bertentangan antardokumen.

Yang diperiksa: nama dan NIP pengesah semua dokumen satu instansi; gelar dan tanda baca diabaikan.
Alasan: satu orang hanya punya satu NIP; yang berbeda terpotong, tertukar, atau salah baca.
Berbunyi pada: nama yang sama dengan NIP lain; NIP 15 angka yang merupakan awal NIP pada dokumen lain (ditawarkan,
tidak diisikan); NIP yang sama dengan nama lain.
Diam pada: NIP dengan dan tanpa spasi; gelar yang ditulis berbeda; nama yang sama di instansi lain; dokumen tanpa NIP.

The approving official's data contradict each other across documents.

What it checks: name and NIP of the approving official in all documents of an agency, without degrees.
Why: one person has one NIP; one that differs is cut off, transposed or misread.
Fires on: one name with two NIP; a NIP of 15 digits that begins one elsewhere (offered as a candidate, never filled in);
one NIP with another name.
Stays quiet on: a NIP with and without spaces; degrees written differently; that name in another agency; no NIP.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.checks.archive import Archive
from pipeline.checks.archive_index import Entry
from pipeline.checks.records import Raw, RuleMeta
from pipeline.data.load import read_toml
from pipeline.model.tingkat import AsalTemuan
from pipeline.normal.nip import check_nip
from pipeline.normal.teks import fold

META = RuleMeta(
    code="XD007",
    name="signatory-data-conflict",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; NIP bersifat tunggal",
    guards=frozenset(),
    scope="arsip",
)

_POINTERS = ("/identitas/disahkan_oleh/nama", "/identitas/disahkan_oleh/nip")
_FULL = 18
_SLIP = 2  # digits that a slip may change
_SAME_NAME = 85.0  # ratio out of 100
_LEAST_NAME = 5  # letters without which a name says nobody


def check(archive: Archive) -> Iterator[tuple[int, Raw]]:
    usual = _usual_nips(archive)
    by_birth: defaultdict[str, list[str]] = defaultdict(list)
    for nip in usual.values():
        by_birth[nip[:8]].append(nip)
    names = _usual_names(archive)
    for i in archive.new():
        entry = archive.entries[i]
        name = name_key(entry.nama)
        if not entry.nip:
            continue
        right = usual.get((entry.agency, name)) if len(name) >= _LEAST_NAME else None
        if right is None and len(entry.nip) < _FULL:
            right = next((n for n in by_birth.get(entry.nip[:8], ()) if n.startswith(entry.nip)), None)
        if right is not None and right != entry.nip:
            yield i, _conflict(entry, right)
            continue
        other = names.get(entry.nip)
        if other and _is_sure(entry) and len(name) >= _LEAST_NAME and fuzz.token_sort_ratio(name, other) < _SAME_NAME:
            values = {"nama": entry.nama, "lain": other.title()}
            yield i, Raw(key="xd007_nama", pointers=_POINTERS, values=values, quote=entry.nama)


def _conflict(entry: Entry, right: str) -> Raw:
    if right.startswith(entry.nip):
        values = {"nama": entry.nama, "panjang": str(len(entry.nip)), "calon": right}
        return Raw(key="xd007_terpotong", pointers=_POINTERS, values=values, quote=entry.nip)
    near = OSA.distance(entry.nip, right, score_cutoff=_SLIP) <= _SLIP
    origin: AsalTemuan | None = "ekstraksi" if near and entry.origin(_POINTERS[1:]) != "dokumen" else None
    values = {"nama": entry.nama, "calon": right}
    return Raw(key="xd007", pointers=_POINTERS, values=values, quote=entry.nip, origin=origin)


def _is_sure(entry: Entry) -> bool:
    """A name read through a signature says nothing against another one."""
    return entry.origin(_POINTERS) == "dokumen"


def _usual_nips(archive: Archive) -> dict[tuple[str, str], str]:
    """Per agency and name the possible NIP that most documents give. In another agency the name may be another's."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry in archive.entries:
        name = name_key(entry.nama)
        if name and entry.nip and check_nip(entry.nip).sah and len(entry.nip) == _FULL:
            found[entry.agency, name][entry.nip] += 1
    return {who: counts.most_common(1)[0][0] for who, counts in found.items()}


def _usual_names(archive: Archive) -> dict[str, str]:
    """Per possible NIP the name that more than one of its documents give."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in archive.entries:
        name = name_key(entry.nama)
        if entry.nip and check_nip(entry.nip).sah and len(name) >= _LEAST_NAME and _is_sure(entry):
            found[entry.nip][name] += 1
    return {nip: c.most_common(1)[0][0] for nip, c in found.items() if c.most_common(1)[0][1] > 1 and len(c) > 1}


@lru_cache(maxsize=16384)
def name_key(nama: str) -> str:
    """A name for comparing: folded, up to the degrees behind it and without those before it."""
    words = fold(nama.split(",")[0]).split()
    return " ".join(w for w in words if w not in _degrees())


@cache
def _degrees() -> frozenset[str]:
    return frozenset(part for g in read_toml("identitas.toml")["pengesah"]["gelar"] for part in g.split())
