"""Sebutan peran tidak jelas atau terlalu umum.

Yang diperiksa: peran yang diberi tugas atau menerima sesuatu: apakah cocok dengan satu kolom, beberapa kolom, atau
hanya disebut umum; juga kolom yang bernama "Pelaksana" saja.
Alasan: pembaca harus menebak jabatan mana yang dimaksud.
Berbunyi pada: "Kasubbag" bila ada dua kolom Kasubbag (warning), bila hanya satu kolom yang cocok (info); "pejabat
terkait" (warning).
Diam pada: sebutan lengkap; singkatan sebuah kolom; "pemohon".

A role is named ambiguously or too generally.

What it checks: roles that are told or handed something: whether one column fits, several, or only a general word
stands there; also a column named just "Pelaksana".
Why: the reader has to guess which position is meant.
Fires on: "Kasubbag" where two columns are Kasubbag (warning), or only one fits (info); "pejabat terkait" (warning).
Stays quiet on: full titles; an abbreviation of a column; "pemohon".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.activities import Alih
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.role_match import Column, is_office_head
from pipeline.model.tingkat import Tingkat
from pipeline.normal.jabatan import fold_jabatan

META = RuleMeta(
    code="RO003",
    name="role-ambiguous",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; pelaku dan penerima disebut dengan jelas",
    guards=frozenset({"G2", "G3", "G5"}),
)


_ACTING = ("terus", "kembali", "perintah", "pelaku", "subjek")
_TEAMS = ("Tim", "Anggota Tim", "Ketua Tim")


def check(ctx: Context) -> Iterator[Raw]:
    columns = ctx.columns
    printed: dict[str, str] = {}
    for row in ctx.steps:
        for alih in ctx.kegiatan[row.index].alih:
            key, severity, fits = _judged(alih, columns)
            if key:
                folded = fold_jabatan(alih.mention.teks)
                yield Raw(
                    key=key,
                    pointers=(row.at("aktivitas"), *(f"/pelaksana/{c.index}/nama" for c in fits)),
                    steps=(row.index,),
                    values={
                        "peran": printed.setdefault(folded, alih.mention.teks),
                        "kolom": "; ".join(c.nama for c in fits),
                    },
                    quote=alih.mention.teks,
                    severity=severity,
                    subject=folded,
                )
    for column in columns:
        if column.words == ("pelaksana",):
            pointer = f"/pelaksana/{column.index}/nama"
            yield Raw(key="ro003_kolom", pointers=(pointer,), quote=column.nama, severity="info")


def _judged(alih: Alih, columns: Sequence[Column]) -> tuple[str, Tingkat, tuple[Column, ...]]:
    """Message, severity and the columns that fit; no message where the role is clear enough."""
    mention = alih.mention
    if mention.dikenal is not None:
        return "", "info", ()
    vague = "terkait" in mention.teks.casefold()
    if mention.luar or mention.umum or (vague and not alih.kolom):
        sent = alih.jenis in ("terus", "perintah") and alih.arah != "tidak"
        if not mention.luar and sent and vague:
            return "ro003_umum", "warning", ()
        return ("ro003_umum", "info", ()) if mention.umum and sent and not _heads(columns) else ("", "info", ())
    team = _team(alih, columns)
    if team is not None:
        return ("ro003_satu", "info", (team,)) if alih.jenis in _ACTING else ("", "info", ())
    fits = tuple(c for c in columns if c.index in alih.kolom)
    if mention.unit is not None:
        return "", "info", ()
    if alih.jenis in _ACTING and len(fits) > 1 and len({c.words for c in fits}) > 1:
        return "ro003_banyak", "warning", fits
    if len(fits) == 1 and fits[0].head == mention.kepala and fits[0].unit:
        return "ro003_satu", "info", fits
    return "", "info", ()


def _team(alih: Alih, columns: Sequence[Column]) -> Column | None:
    """For "Anggota Tim" the one team among the columns."""
    teams = [c for c in columns if c.words[0] == "tim" and len(c.words) > 1]
    fits = alih.mention.kepala in _TEAMS and not alih.kolom and alih.mention.unit is None and len(teams) == 1
    return teams[0] if fits else None


def _heads(columns: Sequence[Column]) -> bool:
    """Whether one column is plainly the head's, so that "pimpinan" is clear."""
    return sum(is_office_head(c) for c in columns) == 1
