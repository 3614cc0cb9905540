"""Findings for people to read and for programs to take on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from pydantic import TypeAdapter

from pipeline.data.catalogue import Lang, say
from pipeline.model.temuan import Temuan

_QUOTE = 120  # characters of a quote on the terminal; JSON has it whole

Named = tuple[str, Sequence[Temuan]]


@dataclass(frozen=True)
class _Berkas:
    berkas: str
    temuan: Sequence[Temuan]


_BERKAS = TypeAdapter(_Berkas)


class TextReport:
    """Grouped by document, most severe first, with the quote and the proposal below each, and a closing count."""

    def __init__(self, lang: Lang = "id") -> None:
        self._lang = lang
        self._counts: Counter[str] = Counter()
        self._documents = 0

    def add(self, name: str, temuan: Sequence[Temuan]) -> str:
        """What stands in the report for one document."""
        self._documents += 1
        self._counts.update(t.tingkat for t in temuan)
        if not temuan:
            return f"{name}: {say('lapor_tanpa_temuan', self._lang)}\n\n"
        return "\n".join([name, *(line for t in temuan for line in _lines(t, self._lang))]) + "\n\n"

    def close(self) -> str:
        severities = {severity: self._counts[severity] for severity in ("error", "warning", "info")}
        total = self._counts.total()
        return say("lapor_ringkas", self._lang, dokumen=self._documents, temuan=total, **severities) + "\n"


class JsonReport:
    """A list of {"berkas": name, "temuan": [...]}, one a document, each finding as the contract has it."""

    def __init__(self) -> None:
        self._opened = False

    def add(self, name: str, temuan: Sequence[Temuan]) -> str:
        """What stands in the report for one document."""
        before, self._opened = (",\n" if self._opened else "[\n"), True
        text = _BERKAS.dump_json(_Berkas(name, temuan), indent=2).decode()
        return before + "  " + text.replace("\n", "\n  ")

    def close(self) -> str:
        return "\n]\n" if self._opened else "[]\n"


def render_text(documents: Iterable[Named], lang: Lang = "id") -> str:
    return _whole(TextReport(lang), documents)


def render_json(documents: Iterable[Named]) -> str:
    return _whole(JsonReport(), documents)


def _whole(report: TextReport | JsonReport, documents: Iterable[Named]) -> str:
    return "".join([*(report.add(name, temuan) for name, temuan in documents), report.close()])


def _lines(t: Temuan, lang: Lang) -> list[str]:
    doubt = "" if t.asal == "dokumen" else f" [{say('lapor_asal_' + t.asal, lang)}]"
    lines = [f"  {t.kode} {t.tingkat}: {t.pesan}{doubt}"]
    if t.kutipan:
        lines.append(f"      {say('lapor_kutipan', lang)}: {shorten(t.kutipan, _QUOTE, placeholder=' …')}")
    if t.saran:
        lines.append(f"      {say('lapor_saran', lang)}: {t.saran}")
    return lines
