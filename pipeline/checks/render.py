"""Findings for people to read and for programs to take on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import shorten

from pipeline.data.catalogue import Lang, say
from pipeline.model.temuan import Temuan

_QUOTE = 120  # characters of a quote on the terminal; JSON has it whole

Named = tuple[str, Sequence[Temuan]]


def render_text(documents: Iterable[Named], lang: Lang = "id") -> str:
    """Grouped by document, most severe first, with the quote and the proposal below each, and a closing count."""
    blocks: list[str] = []
    counts: Counter[str] = Counter()
    n_documents = 0
    for name, temuan in documents:
        n_documents += 1
        counts.update(t.tingkat for t in temuan)
        lines = [name] + [line for t in temuan for line in _lines(t, lang)]
        if not temuan:
            lines = [f"{name}: {say('lapor_tanpa_temuan', lang)}"]
        blocks.append("\n".join(lines))
    severities = {severity: counts[severity] for severity in ("error", "warning", "info")}
    blocks.append(say("lapor_ringkas", lang, dokumen=n_documents, temuan=counts.total(), **severities))
    return "\n\n".join(blocks) + "\n"


def render_json(documents: Iterable[Named]) -> str:
    """A list of {"berkas": name, "temuan": [...]}, one a document, each finding as the contract has it."""
    data = [{"berkas": name, "temuan": [t.model_dump(mode="json") for t in temuan]} for name, temuan in documents]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _lines(t: Temuan, lang: Lang) -> list[str]:
    doubt = "" if t.asal == "dokumen" else f" [{say('lapor_asal_' + t.asal, lang)}]"
    lines = [f"  {t.kode} {t.tingkat}: {t.pesan}{doubt}"]
    if t.kutipan:
        lines.append(f"      {say('lapor_kutipan', lang)}: {shorten(t.kutipan, _QUOTE, placeholder=' …')}")
    if t.saran:
        lines.append(f"      {say('lapor_saran', lang)}: {t.saran}")
    return lines
