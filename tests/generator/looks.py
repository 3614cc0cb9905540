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
    ink: tuple[float, float, float] = (0.0, 0.0, 0.0)  # colour of the arrows
    line: float = 0.7  # their thickness, points
    head: float = 4.0  # their heads
    dashed: bool = False  # arrows that go back are dashed
    dark: bool = False  # shapes filled dark, with light words in the round ones
    letters: bool = False  # off-page marks carry letters
    words: tuple[str, str] = ("Ya", "Tidak")
    away: float = 0.0  # how much further from the symbol the labels stand, points
    pieces: bool = False  # parallel branches as trunk, bar and branches, not as whole arrows
    rich: bool = False  # drawn with parallel boxes, ties, and several boxes in one row


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

FLOW_LOOKS = (
    Look("bercabang", rich=True, pieces=True, arrow="loose"),
    Look("bercabang-utuh", rich=True, arrow="one-path", words=("Setuju", "Ditolak"), ring=True, size=7.5),
    Look("putus-putus", rich=True, arrow="loose", dashed=True, words=("Y", "T"), head=5.0, line=1.0),
    Look("rambut", rich=True, arrow="loose", ink=(0.27, 0.45, 0.77), line=0.35, head=3.2),
    Look("gelap", rich=True, arrow="loose", dark=True, words=("Lengkap", "Belum"), away=10.0),
    Look("chevron-biru", rich=True, pieces=True, arrow="chevron", ink=(0.1, 0.2, 0.6), words=("Sesuai", "Tidak")),
    Look("berhuruf", rows_per_page=4, repeat_header=False, letters=True, arrow="loose", line=0.5),
)
