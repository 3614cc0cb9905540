"""All texts of one document with their places, for the rules that look at words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.evidence import Ground
from pipeline.model.sop import SOP
from pipeline.normal.teks import fold

BOXES = ("kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan", "pencatatan_pendataan")


class Text(NamedTuple):
    """folded: for comparing.  step: index of the langkah, None outside the table.  part: "nama" for what names agency,
    title or office."""

    pointer: str
    teks: str
    folded: str
    step: int | None
    part: str


def texts_of(sop: SOP) -> Iterator[Text]:
    """Names and free text, without persons' names, numbers, dates and durations."""
    identitas = sop.identitas
    for field in ("instansi", "unit_kerja", "nama_sop"):
        if value := getattr(identitas, field):
            yield _text(f"/identitas/{field}", value, None, "nama")
    if identitas.disahkan_oleh.jabatan:
        yield _text("/identitas/disahkan_oleh/jabatan", identitas.disahkan_oleh.jabatan, None, "nama")
    for key, value in sop.lain_lain.items():
        part = "nama" if key in ("Halaman Judul", "Judul Alur") else "lain"
        yield _text("/lain_lain/" + key.replace("~", "~0").replace("/", "~1"), value, None, part)
    for i, hukum in enumerate(sop.dasar_hukum):
        yield _text(f"/dasar_hukum/{i}", hukum.teks, None, "hukum")
    for box in BOXES:
        for i, item in enumerate(getattr(sop, box)):
            yield _text(f"/{box}/{i}", item, None, "kotak")
    for i, role in enumerate(sop.pelaksana):
        yield _text(f"/pelaksana/{i}/nama", role.nama, None, "peran")
    for i, step in enumerate(sop.langkah):
        mutu, at = step.mutu_baku, f"/langkah/{i}/"
        if text := step.aktivitas:
            yield Text(at + "aktivitas", text, fold(text), i, "langkah")
        if text := mutu.kelengkapan:
            yield Text(at + "mutu_baku/kelengkapan", text, fold(text), i, "langkah")
        if text := mutu.output:
            yield Text(at + "mutu_baku/output", text, fold(text), i, "langkah")
        if text := step.keterangan:
            yield Text(at + "keterangan", text, fold(text), i, "langkah")


def _text(pointer: str, teks: str, step: int | None, part: str) -> Text:
    return Text(pointer, teks, fold(teks), step, part)


def from_picture(ground: Ground, pointer: str) -> bool:
    """Whether a value was read from a picture rather than from a text layer."""
    at = pointer
    while at:
        if (bukti := ground.bukti.get(at)) is not None:
            return bukti.asal in ("ocr", "tulisan_tangan")
        at = at.rpartition("/")[0]
    return ground.all_scanned
