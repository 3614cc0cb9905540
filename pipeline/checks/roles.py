"""The roles that the activities name, each judged once for all rules that speak of roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.role_match import (
    Column,
    Conflict,
    columns_of,
    conflict,
    has_column,
    names_nobody,
    office_is_above,
    stands_above,
    stands_for_office,
)
from pipeline.data.load import read_toml
from pipeline.model.sop import SOP
from pipeline.normal.jabatan import RoleMention, find_roles, fold_jabatan

Verdict = Literal["kolom", "beda", "tanpa_kolom", "bebas"]
Part = Literal["terlibat", "disebut", "atribut"]

_ACTS = re.compile(r"\W{0,3}(?:(?:akan|dapat|wajib|harus|telah|sudah)\s+)?((?:me|ber)[a-z]{3,})", re.IGNORECASE)
_TAKES = re.compile(r"\b(?:melalui|(di[a-z]{3,}))\s+(?:para\s+)?$", re.IGNORECASE)  # "ditandatangani Kepala Dinas"
_DONE = re.compile(r"\b(?:yang|yg)\s+(?:telah|sudah)\s+di\s?[a-z]+(?:\s+(?:oleh|kepada|kpd|ke))?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RoleUse:
    """One role named in one activity.

    verdict: "kolom" it is one of the columns, "beda" it is one but for its unit (see `conflict`), "tanpa_kolom" it is
    none of them, "bebas" it needs none (an outsider, or nobody in particular).
    part: what the activity makes of it: "terlibat" it is told, handed or does something there; "disebut" something
    comes from it or was done by it before; "atribut" its name only goes with a thing ("dokumen PPID").
    folded: its form for comparing.
    """

    step: int
    mention: RoleMention
    folded: str
    verdict: Verdict
    part: Part
    conflict: Conflict | None = None


Mentions = tuple[tuple[RoleMention, ...], ...]
"""per step, in reading order"""


def role_mentions(sop: SOP) -> Mentions:
    """All mentions of roles in each activity; those of a column are matched first."""
    known = [c.nama for c in named_columns(columns_of(sop.pelaksana))]
    return tuple(find_roles(langkah.aktivitas or "", known) for langkah in sop.langkah)


def named_columns(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Those whose name is looked for in the text; `RoleMention.dikenal` counts in them. A bare "Kepala" is no name to
    look for: every Kepala Bidang begins with it."""
    return tuple(c for c in columns if not stands_for_office(c.nama))


def role_uses(sop: SOP, mentions: Mentions) -> tuple[RoleUse, ...]:
    """Nothing where the document has no role columns: then nothing can be missing from them."""
    columns = columns_of(sop.pelaksana)
    if not columns:
        return ()
    inside = office_is_above(sop.identitas)
    return tuple(
        _judged(step, langkah.aktivitas or "", mention, columns, inside)
        for step, langkah in enumerate(sop.langkah)
        for mention in _once(mentions[step])
    )


def _once(mentions: tuple[RoleMention, ...]) -> Iterator[RoleMention]:
    """A role that an activity names twice is asked about once."""
    seen: set[str] = set()
    for m in mentions:
        folded = fold_jabatan(m.teks)
        if folded not in seen:
            seen.add(folded)
            yield m


def _judged(step: int, text: str, mention: RoleMention, columns: tuple[Column, ...], inside: bool) -> RoleUse:
    """inside: authorities above ordinary offices are this office's own people."""
    folded, part = fold_jabatan(mention.teks), _part(text, mention)
    if mention.dikenal is not None:
        return RoleUse(step, mention, folded, "kolom", part)
    if names_nobody(mention) or (stands_above(mention) and not inside):
        return RoleUse(step, mention, folded, "bebas", part)
    if has_column(mention, columns):
        return RoleUse(step, mention, folded, "kolom", part)
    clash = conflict(mention, columns)
    verdict: Verdict = "beda" if clash else "tanpa_kolom"
    return RoleUse(step, mention, folded, verdict, part, clash)


def _part(text: str, mention: RoleMention) -> Part:
    before = text[: mention.start]
    if mention.isyarat == "asal":
        return "disebut"
    if mention.isyarat is not None or _is_verb(_TAKES.search(before)):
        return "disebut" if _DONE.search(before) else "terlibat"
    return "terlibat" if _is_verb(_ACTS.match(text, mention.end)) else "atribut"


def _is_verb(found: re.Match[str] | None) -> bool:
    return (
        found is not None and (found[1] or "").casefold() not in read_toml("pemeriksaan.toml")["peran"]["bukan_kerja"]
    )
