"""A finding as a sentence in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.checks.context import Context, Row
from pipeline.checks.records import Finding
from pipeline.data.catalogue import Lang, say
from pipeline.model.temuan import Temuan

Sentences = Mapping[str, Mapping[Lang, str]]


def to_temuan(finding: Finding, ctx: Context, lang: Lang, sentences: Sentences | None = None) -> Temuan:
    """sentences: a rule's own ones, where it does not stand in the project's catalogue."""
    raw = finding.raw
    steps = label_steps(ctx, raw.steps, lang) if raw.steps else ""
    values = {**raw.values, "langkah": steps, "baris": _rows(raw.steps)}
    return Temuan(
        kode=finding.code,
        tingkat=finding.severity,
        pesan=_say(raw.key, lang, values, sentences),
        lokasi=raw.pointers,
        kutipan=raw.quote,
        asal=finding.origin,
        saran=_say(raw.key + "_saran", lang, values, sentences),
    )


def of_archive(finding: Finding, lang: Lang, sentences: Sentences | None = None) -> Temuan:
    """A finding across documents: whatever step it speaks of, its values name it already."""
    raw = finding.raw
    return Temuan(
        kode=finding.code,
        tingkat=finding.severity,
        pesan=_say(raw.key, lang, raw.values, sentences),
        lokasi=raw.pointers,
        kutipan=raw.quote,
        asal=finding.origin,
        saran=_say(raw.key + "_saran", lang, raw.values, sentences),
    )


def _say(key: str, lang: Lang, values: Mapping[str, str], sentences: Sentences | None) -> str:
    return sentences[key][lang].format(**values) if sentences else say(key, lang, **values)


def label_steps(ctx: Context, steps: tuple[int, ...], lang: Lang) -> str:
    """The steps by their printed number, with the row where the number does not say it: "2–5, 4 (baris 6)"."""
    parts: list[str] = []
    run: list[Row] = []
    for i in steps:
        row = ctx.rows[i]
        if not _number_is_place(row):
            parts += _run(run)
            run = []
            nomor = (row.langkah.nomor or "").strip()
            parts.append(say("sebut_baris" if nomor else "sebut_tanpa_nomor", lang, nomor=nomor, baris=i + 1))
        elif run and run[-1].index + 1 == i:
            run.append(row)
        else:
            parts += _run(run)
            run = [row]
    return ", ".join([*parts, *_run(run)])


def _rows(steps: tuple[int, ...]) -> str:
    return ", ".join(str(i + 1) for i in steps)


def _number_is_place(row: Row) -> bool:
    return row.nomor is not None and row.nomor == (row.index + 1, "")


def _run(rows: list[Row]) -> list[str]:
    numbers = [str(r.nomor) for r in rows]
    return [f"{numbers[0]}–{numbers[-1]}"] if len(numbers) > 2 else numbers
