"""Who acts in each row: as drawn, or inferred from the text where no shapes were read. Inferred is never sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.activities import Alih, Kegiatan
from pipeline.model.sop import SOP

CaraAktor = Literal["tergambar", "tanda", "subjek", "serah", "lanjut", "tak_diketahui"]


@dataclass(frozen=True, slots=True)
class Aktor:
    """kolom: role columns, several for a joint activity; empty where nobody can be named.

    cara: "tergambar" the row's symbols stand there, "tanda" a written Mulai or Selesai does, "subjek" the activity
    names its subject, "serah" the row before hands over to it, "lanjut" the row before hands over to nobody, so that
    its actor may go on.
    """

    kolom: tuple[int, ...]
    cara: CaraAktor

    @property
    def inferred(self) -> bool:
        return self.cara not in ("tergambar", "tanda")

    @property
    def alone(self) -> int | None:
        """The one column that acts, on better grounds than that nobody else was named."""
        return self.kolom[0] if len(self.kolom) == 1 and self.cara not in ("lanjut", "tak_diketahui") else None


_UNKNOWN = Aktor((), "tak_diketahui")


def actors_of(sop: SOP, kegiatan: Sequence[Kegiatan], steps: Sequence[int], *, has_shapes: bool) -> tuple[Aktor, ...]:
    """One for each langkah. steps: indices of the rows in which something is done; the others have none."""
    found = [_UNKNOWN] * len(sop.langkah)
    before: int | None = None
    for i in steps:
        drawn = sop.langkah[i].pelaksana if has_shapes else ()
        if has_shapes:
            found[i] = Aktor(drawn, "tergambar") if drawn else _UNKNOWN
        else:
            found[i] = _inferred(sop, kegiatan, i, before, found)
        before = i
    return tuple(found)


def _inferred(sop: SOP, kegiatan: Sequence[Kegiatan], i: int, before: int | None, found: Sequence[Aktor]) -> Aktor:
    written = {s.pelaksana for s in sop.alur.simbol if s.langkah == i and s.pelaksana is not None}
    if len(written) == 1:
        return Aktor(tuple(written), "tanda")
    here = kegiatan[i]
    subject = next((a.kolom for a in here.alih if a.jenis == "subjek" and a.kolom), ())
    if subject:
        return Aktor(subject, "subjek")
    if before is None:
        return _UNKNOWN
    handed = handed_to(kegiatan[before], here)
    if handed is not None:
        return Aktor(handed.kolom, "serah") if handed.kolom else _UNKNOWN
    last = found[before]
    return Aktor(last.kolom, "lanjut") if last.kolom else _UNKNOWN


def handed_to(row: Kegiatan, following: Kegiatan) -> Alih | None:
    """Whom a row hands its work to last, unless the next row gives it back to just that role or has it from there."""
    others = {k for a in following.alih if a.jenis in ("kembali", "asal") for k in a.kolom}
    candidates = [a for a in row.onward() if not a.mention.luar and not (set(a.kolom) & others)]
    return candidates[-1] if candidates else None
