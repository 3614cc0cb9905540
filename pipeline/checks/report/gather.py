"""From a document and its findings to the record that every report file is written from."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pipeline.checks.report.nip import mask_nip
from pipeline.checks.report.records import Baris, Dokumen, Place
from pipeline.data.catalogue import Lang, say
from pipeline.model.sop import SOP, Kotak
from pipeline.model.temuan import Temuan

_NIP = "/identitas/disahkan_oleh/nip"
_WHOLE = re.compile(r"/langkah|/pelaksana|/alur(/\w+)?|/identitas")
_STEP = re.compile(r"/langkah/(\d+)(?:/|$)")


def pack(sop: SOP) -> bytes:
    """A document that waits for the findings of the whole archive."""
    return zlib.compress(sop.model_dump_json().encode(), 1)


def unpack(packed: bytes) -> SOP:
    return SOP.model_validate_json(zlib.decompress(packed))


def gather(nama: str, sop: SOP, temuan: Sequence[Temuan], lang: Lang = "id", *, show_nip: bool = False) -> Dokumen:
    """The findings of one document with their places. Personal numbers are masked in every text unless `show_nip`."""
    clean: Callable[[str], str] = str if show_nip else mask_nip
    tree = sop.model_dump(mode="json", exclude={"bukti"})
    key = f"{sop.sumber.berkas}#{sop.sumber.urutan}"
    seen: Counter[str] = Counter()
    baris: list[Baris] = []
    for t in temuan:
        print_ = _fingerprint(key, t, tree)
        seen[print_] += 1
        baris.append(Baris(_cleaned(t, clean), places(sop, t.lokasi), _steps(sop, t, lang), f"{print_}:{seen[print_]}"))
    identitas = sop.identitas
    return Dokumen(
        nama=nama,
        berkas=sop.sumber.berkas,
        sha256=sop.sumber.sha256,
        urutan=sop.sumber.urutan,
        instansi=clean(identitas.instansi or identitas.unit_kerja or ""),
        nama_sop=clean(identitas.nama_sop or ""),
        nomor_sop=clean(identitas.nomor_sop or ""),
        halaman=sop.sumber.halaman,
        baris=tuple(baris),
        samar=() if show_nip else _personal(sop),
    )


def places(sop: SOP, pointers: Sequence[str]) -> tuple[Place, ...]:
    """Where the values stand, each place once.

    A record (a step, an approval) or a box of the identity page stands where its values do; a value without evidence of
    its own where the record around it does. What was not read stands nowhere, and neither do the lists of all steps,
    symbols or roles, which would be whole pages.
    """
    found = (place for pointer in pointers for place in _places_of(sop, pointer))
    return tuple(dict.fromkeys(found))


def _places_of(sop: SOP, pointer: str) -> Iterator[Place]:
    while pointer:
        if (own := sop.bukti.get(pointer)) is not None:
            yield Place(own.halaman, own.kotak)
            return
        inner = [b for p, b in sop.bukti.items() if p.startswith(pointer + "/")]
        if inner and not _WHOLE.fullmatch(pointer):
            for halaman in sorted({b.halaman for b in inner}):
                yield Place(halaman, _around([b.kotak for b in inner if b.halaman == halaman and b.kotak]))
            return
        pointer = pointer.rpartition("/")[0]


def _personal(sop: SOP) -> tuple[Place, ...]:
    """Where a personal number was read. One that nothing was read of cannot be found."""
    read = (b for p, b in sop.bukti.items() if p == _NIP or mask_nip(b.teks_asli or "") != (b.teks_asli or ""))
    return tuple(dict.fromkeys(Place(b.halaman, b.kotak) for b in read))


def _around(boxes: Sequence[Kotak]) -> Kotak | None:
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _cleaned(t: Temuan, clean: Callable[[str], str]) -> Temuan:
    said = {"pesan": clean(t.pesan), "kutipan": clean(t.kutipan or "") or None, "saran": clean(t.saran or "") or None}
    return t.model_copy(update=said)


def _steps(sop: SOP, t: Temuan, lang: Lang) -> str:
    """Printed numbers; with the row where the number is not the row's own."""
    rows = dict.fromkeys(int(m.group(1)) for p in t.lokasi if (m := _STEP.match(p)))
    return ", ".join(_step(sop, row, lang) for row in rows if row < len(sop.langkah))


def _step(sop: SOP, row: int, lang: Lang) -> str:
    nomor = (sop.langkah[row].nomor or "").strip()
    if not nomor:
        return say("laporan_tanpa_nomor", lang, baris=row + 1)
    if nomor.rstrip(".)") == str(row + 1):
        return nomor.rstrip(".)")
    return say("laporan_baris", lang, nomor=nomor, baris=row + 1)


def _fingerprint(key: str, t: Temuan, tree: Any) -> str:
    """Of rule, document, places and their values without regard to case and spacing. Masked first, so that it is the
    same however the report is asked for, and no number can be guessed back from it."""
    parts = [t.kode, key]
    for pointer in t.lokasi:
        parts += [pointer, _normal(value_at(tree, pointer))]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _normal(value: Any) -> str:
    if isinstance(value, dict):
        return "\x1e".join(f"{k}={_normal(v)}" for k, v in sorted(value.items()))
    if isinstance(value, list):
        return "\x1e".join(_normal(v) for v in value)
    return "" if value is None else " ".join(mask_nip(str(value)).casefold().split())


def value_at(tree: Any, pointer: str) -> Any:
    """What stands at a JSON pointer; None where nothing does."""
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(tree, dict):
            tree = tree.get(name)
        elif isinstance(tree, list) and name.isdigit() and int(name) < len(tree):
            tree = tree[int(name)]
        else:
            return None
    return tree
