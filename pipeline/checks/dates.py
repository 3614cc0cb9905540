"""The dates of the identity block, compared as far as they are known."""

from __future__ import annotations

import os
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from pipeline.model.sop import Identitas, Tanggal
from pipeline.normal.tanggal import parse_tanggal

FIELDS: Final = ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan")
NAMES: Final = {
    "tanggal_pembuatan": "Tanggal Pembuatan",
    "tanggal_revisi": "Tanggal Revisi",
    "tanggal_efektif": "Tanggal Efektif",
    "tanggal_pengesahan": "Tanggal Pengesahan",
}
SIGN_OFF: Final = "Tempat dan Tanggal Pengesahan"
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(r"^\W*(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """One date field that was filled in. first, last: the days between which it lies, None where it cannot be read."""

    field: str
    tanggal: Tanggal
    first: date | None
    last: date | None

    @property
    def pointer(self) -> str:
        return f"/identitas/{self.field}"

    @property
    def name(self) -> str:
        """The field's label, the same in every language."""
        return NAMES[self.field]

    @property
    def years(self) -> frozenset[int]:
        return frozenset(d.year for d in (self.first, self.last) if d)


def dated_fields(identitas: Identitas) -> dict[str, Dated]:
    """The filled date fields by name, in their fixed order."""
    return dict(_dated(identitas))


def latest(dates: Iterator[Dated] | list[Dated]) -> date | None:
    return max((d.last for d in dates if d.last), default=None)


def span_of(iso: str | None) -> tuple[date, date] | None:
    """The first and last day that "2024-03-02", "2024-03" or "2024" may mean."""
    if iso is None:
        return None
    year, month, day = (int(p) for p in [*iso.split("-"), "0", "0"][:3])
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def is_impossible(teks: str) -> bool:
    """Whether a text names a day that no calendar has ("31 Februari 2023", "12/13/2023")."""
    if found := _NUMERIC.search(teks):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        return not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1])
    day_found = _DAY.search(teks)
    if not day_found:
        return False
    rest = parse_tanggal(teks[day_found.end() :])
    span = span_of(rest.iso) if rest else None
    if span is None or rest is None or rest.iso is None or rest.iso.count("-") != 1:
        return False
    return not 1 <= int(day_found[1]) <= span[1].day


def today() -> date:
    """The day of the run, or SOURCE_DATE_EPOCH where a run must come out the same again."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch and epoch.isdecimal() else date.today()


def _dated(identitas: Identitas) -> Iterator[tuple[str, Dated]]:
    for field in FIELDS:
        tanggal: Tanggal | None = getattr(identitas, field)
        if tanggal is not None:
            first, last = span_of(tanggal.iso) or (None, None)
            yield field, Dated(field, tanggal, first, last)
