"""Tenggat dalam kegiatan bertentangan dengan sel Waktu.

Yang diperiksa: satu jangka waktu dalam kegiatan atau keterangan ("paling lambat 3 hari", "selama 2 jam"), terhadap sel
Waktu.
Alasan: dua standar yang berbeda untuk langkah yang sama tidak dapat dipenuhi sekaligus.
Berbunyi pada: kegiatan "paling lambat 3 hari kerja" dengan Waktu 5 hari kerja.
Diam pada: Waktu yang lebih pendek dari tenggat; "2 (dua) laporan"; tenggat yang dihitung sesudah suatu kejadian; dua
tenggat sekaligus.

A deadline in the activity contradicts the time cell.

What it checks: one duration in the activity or remark ("paling lambat 3 hari", "selama 2 jam"), against the time cell.
Why: two different standards for one step cannot both be kept.
Fires on: an activity "paling lambat 3 hari kerja" with a time of 5 working days.
Stays quiet on: a time shorter than the deadline; "2 (dua) laporan"; a deadline counted from some event; two deadlines
at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.times import minutes, unit_class
from pipeline.model.sop import Waktu
from pipeline.normal.waktu import parse_waktu

META = RuleMeta(
    code="WK008",
    name="deadline-contradicts-time",
    severity="warning",
    since="0.1.0",
    source="praktik pemeriksaan; tenggat dalam kegiatan sesuai dengan mutu baku",
    guards=frozenset({"G5"}),
)


_NUMBER = r"\d+(?:[.,]\d+)?(?:\s*\([^()]*\))?"
_UNIT = r"(?:menit|jam|hari(?:\s+kerja)?|minggu|bulan|tahun)"
_DEADLINE = re.compile(
    rf"\b(paling lambat|paling lama|selambat-lambatnya|maksimal|maksimum|tidak lebih dari|paling cepat|paling kurang|"
    rf"paling sedikit|minimal|selama|dalam waktu|dalam jangka waktu)\s+({_NUMBER}\s*{_UNIT})\b(\s+(?:\w+\s+)?"
    rf"(?:setelah|sesudah|sejak|sebelum|terhitung|dari|per)\b)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_AT_LEAST = ("paling cepat", "paling kurang", "paling sedikit", "minimal")


def check(ctx: Context) -> Iterator[Raw]:
    for row in ctx.steps:
        waktu = row.langkah.mutu_baku.waktu
        if waktu is None:
            continue
        for field, text in (("aktivitas", row.langkah.aktivitas), ("keterangan", row.langkah.keterangan)):
            found = list(_DEADLINE.finditer(text)) if text and _DIGIT.search(text) else []
            if len(found) != 1 or found[0][3] is not None:
                continue
            stated = parse_waktu(found[0][2])
            if _contradicts(found[0][1].casefold(), stated, waktu):
                yield Raw(
                    key="wk008",
                    pointers=(row.at(field), row.at("mutu_baku/waktu")),
                    steps=(row.index,),
                    values={"tenggat": found[0][0].strip(), "waktu": waktu.teks},
                    quote=text,
                )


def _contradicts(word: str, stated: Waktu, waktu: Waktu) -> bool:
    if stated.satuan is None or waktu.satuan is None or unit_class(stated.satuan) != unit_class(waktu.satuan):
        return False
    limit, low, high = minutes(stated), minutes(waktu), minutes(waktu)
    if limit is None or low is None or high is None:
        return False
    if waktu.nilai_maks and waktu.nilai:
        low, high = (
            low * 2 * waktu.nilai / (waktu.nilai + waktu.nilai_maks),
            high * 2 * waktu.nilai_maks / (waktu.nilai + waktu.nilai_maks),
        )
    return high < limit if word in _AT_LEAST else high > limit if word != "selama" else not low <= limit <= high
