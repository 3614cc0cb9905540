"""Many different documents out of a few: canonical JSON with words, numbers, names and offices exchanged, document by
document, so that hardly a text occurs twice and yet each document still agrees with itself."""

from __future__ import annotations

import random
import re
from typing import Any

SHARE = 0.25  # of a document's exchangeable words that are exchanged
WORDS = 20_000  # from which they come: as many words as an archive of this size knows
PER_OFFICE = 100  # documents of one office

_WORD = re.compile(r"[^\W\d_]{4,}")
# Verbs, passives, and what ties sentences together: a text without its verb would be no activity any more.
_KEPT = re.compile(r"me|di|ber|pe|ke|se|yang|untuk|dari|pada|jika|apabila|tidak|atau|dengan|dalam|telah|sudah", re.I)
_ONSET, _RHYME = "b c d g h j k l m n p r s t w y".split(), "a i u e o an ar un is om".split()
_TEXTS = ("kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan", "pencatatan_pendataan")


def variant(data: dict[str, Any], n: int) -> dict[str, Any]:
    """The n-th document made of this one, always the same; n = 0, 1, …"""
    r = random.Random(n)
    swapped = _Swap(r)
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
            "instansi": f"PEMERINTAH KABUPATEN {_name(n // PER_OFFICE)} DINAS {_name(n // PER_OFFICE + 7919)}",
            "nomor_sop": f"065/{n % PER_OFFICE + 1:03d}/SOP-{n // PER_OFFICE}/{r.randint(2018, 2025)}",
            "nama_sop": swapped(identitas["nama_sop"]),
            "disahkan_oleh": approval and {**approval, "nama": f"{_name(n // 20).title()}, S.Sos."},
        },
        **{box: [swapped(x) for x in data[box]] for box in _TEXTS},
        "pelaksana": [{**p, "nama": swapped(p["nama"])} for p in data["pelaksana"]],
        "dasar_hukum": [_basis(h, swapped, r) for h in data["dasar_hukum"]],
        "langkah": langkah,
    }


class _Swap:
    """Texts of one document with some of its words exchanged, each for the same one wherever it stands."""

    def __init__(self, r: random.Random) -> None:
        self._r = r
        self._known: dict[str, str] = {}

    def __call__(self, text: str | None) -> str | None:
        return _WORD.sub(self._one, text) if text else text

    def _one(self, found: re.Match[str]) -> str:
        word = found[0]
        key = word.casefold()
        if key not in self._known:
            keeps = _KEPT.match(word) or self._r.random() >= SHARE
            self._known[key] = key if keeps else _name(self._r.randrange(WORDS)).casefold()
        other = self._known[key]
        if other == key:
            return word
        return other.upper() if word.isupper() else other.title() if word[0].isupper() else other


def _basis(hukum: dict[str, Any], swapped: _Swap, r: random.Random) -> dict[str, Any]:
    """Every other entry stays as it is: archives cite the same few regulations over and over, and local ones beside."""
    title = hukum.get("tentang")
    if not title or r.random() < 0.5:
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
