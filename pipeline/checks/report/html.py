"""The findings as one page that needs no network and no other file, and is readable in print and without scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from pipeline.checks.explain import rule_text
from pipeline.checks.report.records import TINGKAT, Baris, Crops, Dokumen, Laporan, Place, no_crops
from pipeline.data.catalogue import say

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_PICTURES = 3  # beside one finding: what it compares, not every step it lists
_NEAR, _TALL = 80.0, 260.0  # points between places that share a picture, and the height of such a picture


def to_html(laporan: Laporan, crops: Crops = no_crops) -> Iterator[str]:
    """The page in pieces, document by document, so that the pictures of an archive never stand in memory together."""
    lang = laporan.lang
    title = say("laporan_judul", lang)
    yield (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_asset('laporan.css')}</style>\n</head>\n<body>\n"
    )
    total = sum(len(d.baris) for d in laporan.dokumen)
    notes = [say("laporan_penjelasan", lang)] + [say("laporan_nip_disamarkan", lang)] * laporan.disamarkan
    yield f"<header>\n<h1>{escape(title)}</h1>\n"
    counted = say("laporan_ringkas", lang, dokumen=len(laporan.dokumen), temuan=total)
    yield f"<p><strong>{escape(counted)}</strong></p>\n"
    yield f'<p class="soft">{escape(" ".join(notes))}</p>\n{_overview(laporan)}{_failed(laporan)}</header>\n<main>\n'
    titles = {r.meta.code: rule_text(r, lang).title for r in laporan.rules}
    yield _filters(laporan, titles)
    for index, d in enumerate(laporan.dokumen):
        yield from _document(index, d, laporan, titles, crops)
    yield f"</main>\n<script>\n{_asset('laporan.js')}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return files("pipeline.checks.report").joinpath(name).read_text(encoding="utf-8")


def _overview(laporan: Laporan) -> str:
    lang = laporan.lang
    heads = "".join(f'<th class="n">{_said(f"laporan_tingkat_{t}", laporan)}</th>' for t in TINGKAT)
    rows = "".join(
        f'<tr><td><a href="#d{i}">{escape(d.nama)}</a></td><td>{escape(d.nama_sop)}</td>'
        + "".join(f'<td class="n">{d.count(t)}</td>' for t in TINGKAT)
        + "</tr>\n"
        for i, d in enumerate(laporan.dokumen)
    )
    sums = "".join(f'<th class="n">{sum(d.count(t) for d in laporan.dokumen)}</th>' for t in TINGKAT)
    return (
        f"<table>\n<thead><tr><th>{escape(say('laporan_kol_berkas', lang))}</th>"
        f"<th>{escape(say('laporan_kol_nama', lang))}</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n"
        f'<tfoot><tr><th colspan="2">{escape(say("laporan_kol_jumlah", lang))}</th>{sums}</tr></tfoot>\n</table>\n'
    )


def _failed(laporan: Laporan) -> str:
    if not laporan.gagal:
        return ""
    lines = "".join(f"<li>{escape(sentence)}</li>\n" for _, sentence in laporan.gagal)
    return f"<h3>{_said('laporan_lembar_tak_terbaca', laporan)}</h3>\n<ul>\n{lines}</ul>\n"


def _filters(laporan: Laporan, titles: Mapping[str, str]) -> str:
    """Shown by the script alone: without one there is nothing to filter."""
    used = sorted({b.temuan.kode for d in laporan.dokumen for b in d.baris})
    codes = "".join(f'<option value="{c}">{escape(f"{c} {titles.get(c, str())}".strip())}</option>' for c in used)
    origins = "".join(
        f'<option value="{a}">{_said(f"laporan_asal_{a}", laporan)}</option>'
        for a in ("dokumen", "tak_tentu", "ekstraksi")
    )
    boxes = "".join(
        f'<label><input type="checkbox" name="tingkat" value="{t}" checked>{_said(f"laporan_tingkat_{t}", laporan)}'
        "</label>\n"
        for t in TINGKAT
    )
    everything = f'<option value="">{_said("laporan_semua", laporan)}</option>'
    return (
        f"<form hidden>\n{boxes}<label>{_said('laporan_kol_kode', laporan)} "
        f'<select name="kode" style="max-width: 16em">{everything}{codes}</select></label>\n'
        f'<label>{_said("laporan_kol_asal", laporan)} <select name="asal">{everything}{origins}</select></label>\n'
        f'<label>{_said("laporan_cari", laporan)} <input type="search" name="cari"></label>\n'
        f'<span class="soft"><output id="tampil"></output> {_said("laporan_tersaring", laporan)}</span>\n'
        f'<button type="button" name="cetak">{_said("laporan_cetak", laporan)}</button>\n</form>\n'
    )


def _document(index: int, d: Dokumen, laporan: Laporan, titles: Mapping[str, str], crops: Crops) -> Iterator[str]:
    facts = [escape(f) for f in (d.nama_sop, d.nomor_sop, d.instansi) if f]
    search = " ".join((d.nama, d.nama_sop, d.nomor_sop, d.instansi))
    yield f'<section id="d{index}" data-dokumen="{escape(search)}">\n<h2>{escape(d.nama)}</h2>\n'
    yield f'<p class="soft">{" · ".join(facts)}</p>\n'
    if not d.baris:
        yield f"<p>{_said('laporan_bersih', laporan)}</p>\n"
    shown: set[tuple[Place, ...]] = set()
    for b in d.baris:
        yield _finding(b, laporan, titles.get(b.temuan.kode, ""))
        yield from _pictures(d, b, laporan, crops, shown)
        yield "</article>\n"
    yield "</section>\n"


def _finding(b: Baris, laporan: Laporan, title: str) -> str:
    t = b.temuan
    doubt = "" if t.asal == "dokumen" else f' <span class="asal">{_said(f"laporan_asal_{t.asal}", laporan)}</span>'
    level = _said(f"laporan_tingkat_{t.tingkat}", laporan)
    parts = [
        f'<article class="{t.tingkat}" data-tingkat="{t.tingkat}" data-kode="{escape(t.kode)}" data-asal="{t.asal}">\n'
        f'<h3><span class="tingkat">{level}</span> {escape(f"{t.kode} {title}".strip())}{doubt}</h3>\n'
        f"<p>{escape(t.pesan)}</p>\n"
    ]
    if t.kutipan:
        parts.append(f"<blockquote>{escape(t.kutipan)}</blockquote>\n")
    if t.saran:
        parts.append(f"<p><em>{escape(t.saran)}</em></p>\n")
    where = []
    if b.langkah:
        where.append(f"{_said('laporan_kol_langkah', laporan)} {escape(b.langkah)}")
    if b.halaman:
        where.append(f"{_said('laporan_kol_halaman', laporan)} {', '.join(map(str, b.halaman))}")
    if where:
        parts.append(f'<p class="soft">{" · ".join(where)}</p>\n')
    return "".join(parts)


def _pictures(d: Dokumen, b: Baris, laporan: Laporan, crops: Crops, shown: set[tuple[Place, ...]]) -> Iterator[str]:
    """A place that stands beside an earlier finding of the document is not shown again: it is a page up at most."""
    repeated = False
    for group in _groups(b.tempat)[:_PICTURES]:
        if group in shown:
            repeated = True
            continue
        picture = crops(d, group)
        if picture:
            shown.add(group)
            caption = escape(say("laporan_gambar", laporan.lang, halaman=group[0].halaman))
            data = base64.b64encode(picture).decode("ascii")
            yield (
                f'<figure><img alt="{caption}" src="data:image/jpeg;base64,{data}">'
                f"<figcaption>{caption}</figcaption></figure>\n"
            )
    if repeated:
        yield f'<p class="soft">{_said("laporan_gambar_sama", laporan)}</p>\n'


def _groups(places: Sequence[Place]) -> list[tuple[Place, ...]]:
    """Places that one picture can show together: on one page and close above each other. In reading order."""
    groups: list[list[Place]] = []
    top = bottom = 0.0
    boxed = ((p.halaman, p.kotak[1], p.kotak[3], p) for p in places if p.kotak)
    for halaman, y0, y1, place in sorted(boxed, key=lambda known: known[:3]):
        if groups and groups[-1][0].halaman == halaman and y0 - bottom <= _NEAR and y1 - top <= _TALL:
            groups[-1].append(place)
            bottom = max(bottom, y1)
        else:
            groups.append([place])
            top, bottom = y0, y1
    return [tuple(group) for group in groups]


def _said(key: str, laporan: Laporan) -> str:
    return escape(say(key, laporan.lang))
