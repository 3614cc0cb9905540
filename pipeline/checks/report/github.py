"""Findings as the lines by which a GitHub workflow makes annotations ("workflow commands")."""

from __future__ import annotations

from typing import Final

from pipeline.checks.report.records import Dokumen, Laporan
from pipeline.data.catalogue import say
from pipeline.model.tingkat import Tingkat

_COMMAND: Final[dict[Tingkat, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def to_github(laporan: Laporan) -> str:
    """One line a finding, each at its document; inputs that could not be read are errors."""
    names = {r.meta.code: r.meta.name for r in laporan.rules}
    lines = [line for d in laporan.dokumen for line in _lines(d, names, laporan)]
    lines += [f"::error file={_property(name)}::{_text(sentence)}" for name, sentence in laporan.gagal]
    return "".join(line + "\n" for line in lines)


def _lines(d: Dokumen, names: dict[str, str], laporan: Laporan) -> list[str]:
    lines: list[str] = []
    for b in d.baris:
        t, lang = b.temuan, laporan.lang
        title = " ".join([t.kode, names.get(t.kode, "")]).strip()
        said = [t.pesan]
        if t.asal != "dokumen":
            said.append(f"[{say('laporan_asal_' + t.asal, lang)}]")
        if t.kutipan:
            said.append(f"{say('laporan_kol_kutipan', lang)}: {t.kutipan}")
        if b.halaman:
            said.append(f"{say('laporan_kol_halaman', lang)}: {', '.join(map(str, b.halaman))}")
        if t.saran:
            said.append(f"{say('laporan_kol_saran', lang)}: {t.saran}")
        where = f"file={_property(d.nama)},title={_property(title)}"
        lines.append(f"::{_COMMAND[t.tingkat]} {where}::{_text(chr(10).join(said))}")
    return lines


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
