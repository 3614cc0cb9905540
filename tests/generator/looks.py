"""How one made-up SOP is drawn: fonts, rules, wordings, shape and arrow styles as offices use them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    name: str
    font: str = "Helvetica"
    size: float = 8.0
    rule: float = 0.6  # points
    shade: float | None = None  # grey of the header, None for white
    column_numbers: bool = False
    keterangan: bool = True
    group_header: str = "Pelaksana"  # "" for an empty group cell
    mutu: str = "Mutu Baku"
    wording: tuple[str, str, str, str, str] = ("No", "Kegiatan", "Kelengkapan", "Waktu", "Output")
    upper_labels: bool = False
    colon: bool = False
    ring: bool = False  # shapes as filled rings (Excel and Word prints) and not as stroked outlines
    arrow: str = "one-path"  # one-path | loose | chevron
    repeat_header: bool = True
    rows_per_page: int = 9
    same_page: bool = False  # identity block and process table on one page
    role_rules: bool = True  # vertical rules between the role columns
    filled: bool = False


LOOKS = (
    Look("polos"),
    Look("excel", size=7.5, rule=0.8, shade=0.8, ring=True, column_numbers=True, arrow="one-path"),
    Look(
        "kapital",
        font="Times-Roman",
        size=9,
        upper_labels=True,
        arrow="loose",
        wording=("NO.", "URAIAN PROSEDUR", "Persyaratan/Kelengkapan", "Waktu", "Output"),
        mutu="MUTU BUKU",
        keterangan=False,
    ),
    Look(
        "chevron",
        arrow="chevron",
        colon=True,
        shade=0.6,
        group_header="",
        wording=("No", "Aktivitas", "Kelengkapan", "Waktu", "Output"),
        filled=True,
    ),
    Look("serumah", size=7, same_page=True, wording=("No.", "Uraian Kegiatan", "Syarat", "Waktu", "Hasil")),
    Look("bersambung", rows_per_page=4, repeat_header=False),
    Look("bersambung-ulang", rows_per_page=4, column_numbers=True, ring=True),
    Look("tanpa-garis", role_rules=False, size=8),
)
