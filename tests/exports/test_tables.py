"""The rekap and the table of steps."""

from __future__ import annotations

import csv
import io

import openpyxl
from export_case import made, sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exports.rekap import Entry, langkah_frame, rekap_frame, total_waktu
from pipeline.exports.tables import to_csv, to_xlsx
from pipeline.exports.text import shorten, width, wrap
from pipeline.model.sop import SOP, Bukti, Identitas, Langkah, MutuBaku, Pengesah, Waktu


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def _timed(*times: Waktu | None) -> SOP:
    return sop(langkah=tuple(Langkah(mutu_baku=MutuBaku(waktu=t)) for t in times))


def test_one_row_for_each_sop_and_each_step() -> None:
    entries = [Entry("a.json", made(1), (1, 2, 3)), Entry("b.json", made(2))]
    first, second = _rows(to_csv(rekap_frame(entries)))
    assert first["Nama SOP"] == entries[0].sop.identitas.nama_sop and second["No"] == "2"
    assert (first["Temuan E"], first["Temuan W"], first["Temuan I"], second["Temuan E"]) == ("1", "2", "3", "")
    assert int(first["Jumlah langkah"]) == len(entries[0].sop.langkah)
    decisions = sum(s.jenis == "keputusan" for s in entries[0].sop.alur.simbol)
    assert int(first["Jumlah keputusan"]) == decisions
    steps = _rows(to_csv(langkah_frame(entries)))
    assert [s["Kegiatan"] for s in steps] == [s.aktivitas for e in entries for s in e.sop.langkah]


def test_the_signers_nip_is_not_passed_around() -> None:
    signer = Pengesah(jabatan="Kepala", nama="Rimba Lestari", nip="197001011998031001")
    text = to_csv(rekap_frame([Entry("a.json", sop(identitas=Identitas(disahkan_oleh=signer)))]))
    assert "Kepala, Rimba Lestari" in text and "197001011998031001" not in text


def test_times_are_summed_by_unit_and_open_ones_counted() -> None:
    five = Waktu(teks="5 Menit", nilai=5, satuan="menit")
    days = Waktu(teks="1-2 Hari", nilai=1, nilai_maks=2, satuan="hari")
    assert total_waktu(_timed(five, days, five, Waktu(teks="Sesuai jadwal"), None)) == (
        "10 menit; 1 – 2 hari; 1 tanpa angka"
    )
    assert total_waktu(_timed()) == ""


def test_the_time_of_a_merged_cell_counts_once() -> None:
    five = Waktu(teks="5 Menit", nilai=5, satuan="menit")
    merged = Bukti(halaman=1, asal="teks", keyakinan=1, gabungan=(0, 1))
    bukti = {f"/langkah/{i}/mutu_baku/waktu": merged for i in (0, 1)}
    assert total_waktu(_timed(five, five, five).model_copy(update={"bukti": bukti})) == "10 menit"


def test_no_text_becomes_a_formula() -> None:
    evil = '=HYPERLINK("http://x";"klik")'
    frame = langkah_frame([Entry("a.json", sop(steps=f"{evil},+1,@x,-,biasa"))])
    assert [r["Kegiatan"] for r in _rows(to_csv(frame))] == [f"'{evil}", "'+1", "'@x", "-", "biasa"]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"Langkah": frame})))
    cells = [c for row in book["Langkah"].iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"] and evil in {c.value for c in cells}


def test_workbook_keeps_numbers_as_numbers_and_both_sheets() -> None:
    entries = [Entry("a.json", made(1))]
    book = openpyxl.load_workbook(
        io.BytesIO(to_xlsx({"Rekap": rekap_frame(entries), "Langkah": langkah_frame(entries)}))
    )
    assert book.sheetnames == ["Rekap", "Langkah"]
    assert book["Rekap"]["K2"].value == len(entries[0].sop.langkah)


@given(st.text(max_size=200), st.integers(20, 300))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int) -> None:
    lines = wrap(text, 10, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 10) <= room or len(line) == 1 for line in lines)


@given(st.text(max_size=100), st.integers(8, 60))
def test_shortened_text_is_short_and_begins_alike(text: str, limit: int) -> None:
    cut = shorten(text, limit)
    assert len(cut) <= limit and (cut == text or (cut.endswith("…") and text.startswith(cut[:-1])))
