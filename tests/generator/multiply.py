"""Many different documents out of a few: canonical JSON with words, numbers, names and offices exchanged, so that no
two documents have the same steps and yet each still agrees with itself.

What real documents of one office share, the made ones share too: of the public ones at hand three quarters of the role
names and of the legal basis and half of the boxes stand in another document as well, but only a fifth of the activities
and a third of the requisites and outputs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any

SHARE = 0.25  # of a document's exchangeable words that are exchanged
WORDS = 20_000  # from which they come: as many words as an archive of this size knows
PER_OFFICE = 100  # documents of one office
PROCEDURES = 20  # different ones of an office, each in several variants

_WORD = re.compile(r"[^\W\d_]{4,}")
# Verbs, passives, and what ties sentences together: a text without its verb would be no activity any more.
_KEPT = re.compile(r"me|di|ber|pe|ke|se|yang|untuk|dari|pada|jika|apabila|tidak|atau|dengan|dalam|telah|sudah", re.I)
_ONSET, _RHYME = "b c d g h j k l m n p r s t w y".split(), "a i u e o an ar un is om".split()
_OFFICE_BOXES = ("kualifikasi_pelaksana", "peralatan_perlengkapan", "peringatan")
_OWN_BOXES = ("keterkaitan", "pencatatan_pendataan")


def variant(documents: Sequence[dict[str, Any]], n: int) -> dict[str, Any]:
    """The n-th document made of these, always the same; n = 0, 1, …"""
    office, r = n // PER_OFFICE, random.Random(n)
    data = documents[(office * PROCEDURES + n % PROCEDURES) % len(documents)]
    of_office = _Swap(random.Random(office))
    shared = {
        **{box: [of_office(x) for x in data[box]] for box in _OFFICE_BOXES},
        "pelaksana": [{**p, "nama": of_office(p["nama"])} for p in data["pelaksana"]],
        "dasar_hukum": [_basis(h, of_office) for h in data["dasar_hukum"]],
    }
    swapped = _Swap(r, of_office.known)  # the activities call the roles as their columns do
    identitas = data["identitas"]
    langkah = [
        {
            **s,
            "aktivitas": swapped(s["aktivitas"]),
            "keterangan": swapped(s["keterangan"]),
            "mutu_baku": {
                "kelengkapan": swapped(s["mutu_baku"]["kelengkapan"]),
                "waktu": _time(s["mutu_baku"]["waktu"], r),
                "output": swapped(s["mutu_baku"]["output"]),
            },
        }
        for s in data["langkah"]
    ]
    approval = identitas["disahkan_oleh"]
    return {
        **data,
        "sumber": {**data["sumber"], "berkas": f"sop-{n:05d}.pdf", "sha256": f"{n:064x}"},
        "identitas": {
            **identitas,
            "instansi": f"PEMERINTAH KABUPATEN {_name(office)} DINAS {_name(office + 7919)}",
            "nomor_sop": f"065/{n % PER_OFFICE + 1:03d}/SOP-{office}/{r.randint(2018, 2025)}",
            "nama_sop": swapped(identitas["nama_sop"]),
            "disahkan_oleh": approval and {**approval, "nama": f"{_name(n // 20).title()}, S.Sos."},
        },
        **{box: [swapped(x) for x in data[box]] for box in _OWN_BOXES},
        **shared,
        "langkah": langkah,
    }


class _Swap:
    """Texts of one document with some of its words exchanged, each for the same one wherever it stands."""

    def __init__(self, r: random.Random, known: dict[str, str] | None = None) -> None:
        self._r = r
        self.known = dict(known or {})

    def __call__(self, text: str | None) -> str | None:
        return _WORD.sub(self._one, text) if text else text

    def _one(self, found: re.Match[str]) -> str:
        word = found[0]
        key = word.casefold()
        if key not in self.known:
            keeps = _KEPT.match(word) or self._r.random() >= SHARE
            self.known[key] = key if keeps else _name(self._r.randrange(WORDS)).casefold()
        other = self.known[key]
        if other == key:
            return word
        return other.upper() if word.isupper() else other.title() if word[0].isupper() else other


def _basis(hukum: dict[str, Any], swapped: _Swap) -> dict[str, Any]:
    """National law stays as it is: all archives cite the same few; what an office's region enacts is its own."""
    title = hukum.get("tentang")
    if not title or not str(hukum.get("jenis")).startswith(("Per", "Kep")) or str(hukum["jenis"]).startswith("Permen"):
        return hukum
    other = swapped(title)
    return {**hukum, "tentang": other, "teks": hukum["teks"].replace(title, str(other))}


def _time(waktu: dict[str, Any] | None, r: random.Random) -> dict[str, Any] | None:
    if not waktu or waktu["nilai"] is None or r.random() < 0.5:
        return waktu
    nilai = r.randint(2, 60)
    return {**waktu, "teks": f"{nilai} Menit", "nilai": nilai, "nilai_maks": None, "satuan": "menit"}


def _name(n: int) -> str:
    """A word of no language, the same for the same number."""
    r = random.Random(n)
    return "".join(r.choice(_ONSET) + r.choice(_RHYME) for _ in range(3)).upper()
