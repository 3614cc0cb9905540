"""Words of a digital page: what is one word, where it stands, which way it runs."""

from __future__ import annotations

import pytest
from elements_digital.digital_kit import Sheet, raw_pdf, read_raw, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.elements.digital.glyphs import meaning
from pipeline.elements.digital.read import content_chars
from pipeline.records.word import Word


def one(words: tuple[Word, ...], text: str) -> Word:
    found = [w for w in words if w.text == text]
    assert len(found) == 1, [w.text for w in words]
    return found[0]


def test_words_have_their_place_size_and_weight() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "Menyusun laporan", size=10)
    sheet.text(100, 220, "Kepala Seksi", size=12, font="Helvetica-Bold")
    page = sheet.page()
    assert words_of(page) == ["Menyusun", "laporan", "Kepala", "Seksi"]
    first = page.words[0]
    assert first.box.x0 == pytest.approx(100, abs=0.5)
    assert first.box.y0 < 193 < first.box.y1 and first.box.y1 == pytest.approx(202.1, abs=1.0)
    assert first.size == pytest.approx(10) and not first.bold and first.angle == 0 and first.confidence == 1.0
    assert page.words[2].bold and page.words[2].size == pytest.approx(12)
    assert (page.nomor, page.cara, page.lebar, page.tinggi) == (1, "teks", 842.0, 595.0)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_rotated_page_reads_as_it_is_looked_at(rotate: int) -> None:
    """The same sheet put into the file on its side, with /Rotate to stand it up."""
    sheet = Sheet(rotate=rotate)  # reportlab turns the media box along
    on_its_side = {90: (0, 1, -1, 0, 595, 0), 180: (-1, 0, 0, -1, 842, 595), 270: (0, -1, 1, 0, 0, 842)}
    if rotate:
        sheet.canvas.transform(*on_its_side[rotate])
    sheet.text(100, 200, "Menerima surat")
    sheet.text(300, 400, "Kasubbag", turn=90)
    sheet.rule(90, 210, 500, 210)
    page = sheet.page()
    assert (page.lebar, page.tinggi, page.rotasi) == (842.0, 595.0, rotate)
    assert one(page.words, "Menerima").box.x0 == pytest.approx(100, abs=0.6)
    assert one(page.words, "Menerima").box.cy == pytest.approx(197, abs=2)
    assert one(page.words, "Menerima").angle == 0
    turned = one(page.words, "Kasubbag")
    assert turned.angle == 270 and turned.box.y1 == pytest.approx(400, abs=1) and turned.box.height > turned.box.width
    rule = page.rules[0]
    assert rule.horizontal and (rule.pos, rule.start, rule.end) == pytest.approx((210, 90, 500), abs=0.1)


@pytest.mark.parametrize(("turn", "angle"), [(90, 270), (270, 90), (180, 180)])
def test_turned_text_is_in_reading_order(turn: float, angle: int) -> None:
    sheet = Sheet()
    sheet.text(300, 300, "Bagian Umum", turn=turn)
    sheet.text(100, 100, "tegak lurus semua kata lain")
    page = sheet.page()
    assert [w.text for w in page.words if w.angle == angle] == ["Bagian", "Umum"]
    first, second = one(page.words, "Bagian").box, one(page.words, "Umum").box
    assert {90: second.y0 > first.y1, 180: second.x1 < first.x0, 270: second.y1 < first.y0}[angle]


def test_a_page_whose_text_lies_on_its_side_is_stood_up() -> None:
    sheet = Sheet(595, 842)
    for k in range(6):
        sheet.text(100 + 20 * k, 700, f"baris {k} dari tabel", turn=90)
    page = sheet.page()
    assert (page.lebar, page.tinggi, page.rotasi) == (842, 595, 90)
    assert {w.angle for w in page.words} == {0}
    tops = [w.box.y0 for w in page.words if w.text == "baris"]
    assert tops == sorted(tops)


def test_the_crop_box_moves_the_origin() -> None:
    page = read_raw(raw_pdf(b"BT /F1 10 Tf 150 400 Td (Arsip) Tj ET", page=b"/CropBox[50 100 450 500]"))
    assert (page.lebar, page.tinggi) == (400, 400)
    assert page.words[0].box.x0 == pytest.approx(100, abs=0.6)
    assert page.words[0].box.y0 < 100 < page.words[0].box.y1 + 3


def test_words_inside_nested_forms_are_placed_by_all_matrices() -> None:
    inner = b"BT /F1 5 Tf 10 20 Td (Arsiparis) Tj ET"
    outer = b"q 1 0 0 1 30 40 cm /In Do Q"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</Font<</F1 5 0 R>>/XObject<</In 11 0 R>>>>"
    page = read_raw(
        raw_pdf(
            b"q 2 0 0 2 100 50 cm /Out Do Q",
            resources=b"/XObject<</Out 10 0 R>>",
            extra=b"10 0 obj%s/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(outer), outer)
            + b"11 0 obj%s/Matrix[1 0 0 1 5 5]/Length %d>>stream\n%s\nendstream endobj\n" % (form, len(inner), inner),
        )
    )
    word = page.words[0]
    assert word.text == "Arsiparis" and word.size == pytest.approx(10)
    assert word.box.x0 == pytest.approx(100 + 2 * (30 + 5 + 10), abs=0.6)
    assert word.box.cy == pytest.approx(595 - (50 + 2 * (40 + 5 + 20)) - 3, abs=2.5)


def test_gaps_without_spaces_part_words_and_kerning_does_not() -> None:
    page = read_raw(raw_pdf(b"BT /F1 10 Tf 100 400 Td [(Meng)20(arsip)-300(surat)-40(nya)] TJ ET"))
    assert words_of(page) == ["Mengarsip", "suratnya"]


def test_letter_spacing_is_no_word_space() -> None:
    page = read_raw(
        raw_pdf(b"BT /F1 10 Tf 1.2 Tc 100 400 Td (PELAKSANA) Tj ET BT /F1 10 Tf 0 Tc 100 300 Td (Arsip) Tj ET")
    )
    assert words_of(page) == ["PELAKSANA", "Arsip"]


def test_pieces_of_a_word_written_apart_are_one_word() -> None:
    page = read_raw(
        raw_pdf(
            b"BT /F1 10 Tf 100 400 Td (Memveri) Tj ET BT /F1 10 Tf 100 300 Td (lain) Tj ET"
            b" BT /F1 10 Tf 138.33 400 Td (fikasi) Tj ET"
        )
    )
    assert sorted(words_of(page)) == ["Memverifikasi", "lain"]


def test_a_rule_parts_what_no_space_parts() -> None:
    """A number set tight against its column's border and the next cell's text behind it."""
    text = b"BT /F1 10 Tf 100 400 Td [(12)-110(Surat)] TJ ET "
    tight = read_raw(raw_pdf(text))
    assert words_of(tight) == ["12Surat"]
    ruled = read_raw(
        raw_pdf(text + b"111.4 300 0.4 200 re f 90 300 0.4 200 re f 90 300 100 0.4 re f 90 499.6 100 0.4 re f")
    )
    assert words_of(ruled) == ["12", "Surat"]


def test_text_that_runs_over_a_rule_stays_one_word() -> None:
    sheet = Sheet()
    sheet.grid([90, 118, 200], [180, 220])
    sheet.text(100, 200, "Pengadministrasi")
    assert words_of(sheet.page()) == ["Pengadministrasi"]


def test_fake_bold_is_read_once_and_bold() -> None:
    sheet = Sheet()
    for shift in (0.0, 0.3):
        sheet.text(100 + shift, 200, "Mutu Baku")
    page = sheet.page()
    assert words_of(page) == ["Mutu", "Baku"]
    again = Sheet()
    again.text(100, 200, "Mutu")
    again.text(100, 215, "Mutu")
    assert words_of(again.page()) == ["Mutu", "Mutu"], "the same word on the next line is another word"


def test_text_off_the_page_or_clipped_away_is_not_read() -> None:
    page = read_raw(
        raw_pdf(
            b"BT /F1 10 Tf 100 400 Td (ada) Tj ET BT /F1 10 Tf 100 700 Td (luar) Tj ET"
            b" q 90 340 60 20 re W n BT /F1 10 Tf 100 345 Td (tampak) Tj 0 -30 Td (terpotong) Tj ET Q"
        )
    )
    assert words_of(page) == ["ada", "tampak"]


@pytest.mark.parametrize(("edge", "text"), [(118.0, "Juli-"), (116.5, "Juli-"), (115.5, "Juli")])
def test_a_glyph_of_which_enough_shows_beside_the_edge_of_its_cell_is_read(edge: float, text: str) -> None:
    """Helvetica of 10 points: the hyphen stands from 115.0 to 118.3."""
    page = read_raw(raw_pdf(b"q 90 340 %.1f 20 re W n BT /F1 10 Tf 100 345 Td (Juli-) Tj ET Q" % (edge - 90)))
    assert words_of(page) == [text]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    """PDFium tells it by another sign within a whole text than of one character."""
    sheet = Sheet()
    sheet.text(100, 200, "Sayuran dan Buah-")
    sheet.text(100, 212, "buahan Semusim")
    assert words_of(sheet.page()) == ["Sayuran", "dan", "Buah-", "buahan", "Semusim"]


def test_a_clip_inside_a_form_is_told_in_the_forms_own_measure() -> None:
    inner = b"q 0 0 200 30 re W n BT /F1 5 Tf 10 10 Td (tampak) Tj 0 60 Td (terpotong) Tj ET Q"
    page = read_raw(
        raw_pdf(
            b"q 2 0 0 2 300 200 cm /In Do Q",
            resources=b"/XObject<</In 10 0 R>>",
            extra=b"10 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</Font<</F1 5 0 R>>>>"
            b"/Length %d>>stream\n%s\nendstream endobj\n" % (len(inner), inner),
        )
    )
    assert words_of(page) == ["tampak"]


def test_hidden_text_is_kept_only_as_the_whole_text_or_a_scans_layer() -> None:
    hidden = b"BT 3 Tr /F1 10 Tf 100 400 Td (lapisan) Tj ET "
    alone = read_raw(raw_pdf(hidden))
    assert words_of(alone) == ["lapisan"] and "teks_tersembunyi" in alone.notes
    beside = read_raw(raw_pdf(hidden + b"BT 0 Tr /F1 10 Tf 100 300 Td (tampak) Tj ET"))
    assert words_of(beside) == ["tampak"] and beside.notes == ()


def test_a_notice_of_the_signing_service_is_taken_out_and_noted() -> None:
    sheet = Sheet()
    sheet.text(60, 560, "* Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat", size=6)
    sheet.text(60, 568, "elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik (BSrE), BSSN", size=6)
    sheet.text(600, 560, "Arsip surat", size=9)
    sheet.text(100, 200, "Menggunakan sertifikat elektronik untuk menandatangani surat")
    page = sheet.page()
    assert "tte" in page.notes
    assert [w.text for w in page.words if w.box.y0 > 500] == ["Arsip", "surat"]
    assert "sertifikat" in words_of(page), "a step that speaks of certificates is content"


def test_an_imprint_of_a_scanner_app_is_no_content() -> None:
    sheet = Sheet()
    sheet.text(330, 585, "Dipindai dengan CamScanner", size=8)
    page = sheet.page()
    assert page.words == () and page.notes == ("watermark",) and content_chars(page) == 0


def test_large_slanting_text_is_a_watermark() -> None:
    sheet = Sheet()
    for k in range(4):
        sheet.text(100, 200 + 15 * k, "isi surat biasa")
    sheet.text(300, 400, "SALINAN", size=70, turn=40)
    page = sheet.page()
    assert "SALINAN" not in words_of(page) and page.notes == ("watermark",)


def test_content_chars_counts_letters_and_digits_only() -> None:
    sheet = Sheet()
    sheet.text(100, 200, "SOP - 12 / (a)")
    assert content_chars(sheet.page()) == 6


@pytest.mark.parametrize(
    ("char", "font", "text"),
    [
        ("\uf0b7", "ABCDEF+SymbolMT", "•"),
        ("\uf0a7", "Wingdings-Regular", "•"),
        ("§", "Wingdings", "•"),
        ("\uf0fc", "Wingdings", "√"),
        ("ü", "Wingdings", "√"),
        ("ü", "ArialMT", "ü"),
        ("§", "ArialMT", "§"),
        ("\uf041", "KodeKhusus", "A"),
        ("ﬁ", "ArialMT", "fi"),
        ("\u200b", "ArialMT", ""),
        ("\x02", "ArialMT", "-"),
        ("\ufffe", "ArialMT", "-"),
        ("\u00ad", "ArialMT", "\u00ad"),
        ("–", "ArialMT", "–"),
    ],
)
def test_what_a_glyph_stands_for(char: str, font: str, text: str) -> None:
    assert meaning(char, font) == text


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=1, max_size=12), st.integers(6, 14)
)
def test_plain_lines_come_back_word_by_word(words: list[str], size: int) -> None:
    sheet = Sheet()
    for k in range(0, len(words), 4):
        sheet.text(50, 100 + 2 * size * k / 4, " ".join(words[k : k + 4]), size=size)
    assert words_of(sheet.page()) == words
