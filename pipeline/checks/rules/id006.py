"""NIP pengesah tidak wajar.

Yang diperiksa: jumlah angka NIP, tanggal lahir, bulan dan umur mulai bekerja, jenis kelamin, nomor urut di dalamnya.
Alasan: NIP 18 angka tersusun menurut aturan; yang tidak cocok berarti terpotong, salah ketik, atau salah baca.
Berbunyi pada: NIP 15 angka; bulan lahir 13 (error); umur mulai bekerja 12 tahun; umur di atas 65 (info).
Diam pada: NIP dengan atau tanpa spasi, NIP PPPK, NIP lama 9 angka, NRP pejabat TNI atau Polri.

The approver's NIP is implausible.

What it checks: the number of digits, and in them birth date, month and age of entry, sex and serial.
Why: an 18-digit NIP is built by rule; one that does not fit is cut off, mistyped or misread.
Fires on: 15 digits; a 13th month of birth (error); entry at the age of 12; an age above 65 at approval (info).
Stays quiet on: a NIP with or without spaces, that of contract staff, the old one of 9 digits, an NRP of army or police.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.checks.context import Context
from pipeline.checks.dates import latest
from pipeline.checks.records import Raw, RuleMeta
from pipeline.model.tingkat import AsalTemuan
from pipeline.normal.nip import check_nip
from pipeline.normal.teks import fold

META = RuleMeta(
    code="ID006",
    name="nip-implausible",
    severity="warning",
    since="0.1.0",
    source="Peraturan Kepala BKN 22/2007 (tata cara pemberian NIP); NI PPPK",
    guards=frozenset(),
)

_RETIRED = 65
_NEARLY = range(16, 21)  # digits, around the 18
_NRP_DIGITS = range(5, 13)
_UNIFORMED = ("polisi", "kolonel", "mayor", "kapten", "letnan", "letkol", "akbp", "kompol", "akp", "iptu", "brigadir")


def check(ctx: Context) -> Iterator[Raw]:
    approval = ctx.sop.identitas.disahkan_oleh
    if not approval.nip:
        return
    pointer = ("/identitas/disahkan_oleh/nip",)
    found = check_nip(approval.nip)
    values = {"panjang": str(len(approval.nip))}
    # A digit too many or too few, or one that is wrong, in a doubtful reading is rather misread.
    doubtful = ctx.ground.origin(pointer[0]) != "dokumen" and len(approval.nip) in _NEARLY
    origin: AsalTemuan | None = "ekstraksi" if doubtful else None
    if found.sah:
        day = latest(list(ctx.dates.values()))
        if found.lahir and day and (age := _age(found.lahir, day)) > _RETIRED:
            values["umur"] = str(age)
            yield Raw(key="id006_umur", pointers=pointer, values=values, quote=approval.nip, severity="info")
    elif found.alasan == "panjang":
        uniformed = set(fold(f"{approval.pangkat or ''} {approval.jabatan or ''}").split()) & set(_UNIFORMED)
        if "pamong" in fold(approval.jabatan or ""):
            uniformed -= {"polisi"}
        if not (uniformed and len(approval.nip) in _NRP_DIGITS):
            yield Raw(key="id006_panjang", pointers=pointer, values=values, quote=approval.nip, origin=origin)
    elif found.alasan is not None:
        yield Raw(
            key=f"id006_{found.alasan}",
            pointers=pointer,
            quote=approval.nip,
            severity="error" if found.alasan == "lahir" else "warning",
            origin=origin,
        )


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
