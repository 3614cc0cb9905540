from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sop_case import LEAD, block, line

from pipeline.records.geometry import Box
from pipeline.records.word import Asal
from pipeline.sop.items import split_items

AREA = Box(0, 0, 300, 400)


def items(text: str, asal: Asal = "teks") -> list[str]:
    return [r.text for r in split_items(block(text, 5, 5, asal), AREA, 1)]


def test_numbers_of_all_makes() -> None:
    assert items("1. Satu\n2. Dua") == ["Satu", "Dua"]
    assert items("1) Satu\n2) Dua") == ["Satu", "Dua"]
    assert items("a. Satu\nb. Dua") == ["Satu", "Dua"]
    assert items("1.Satu\n2.Dua") == ["Satu", "Dua"]
    assert items("1, Satu\n2. Dua") == ["Satu", "Dua"]


def test_drafters_misnumber() -> None:
    assert items("1. Satu\n2. Dua\n2. Tiga\n3. Empat") == ["Satu", "Dua", "Tiga", "Empat"]


def test_a_number_that_a_hole_took_is_missed() -> None:
    one, two = "Undang-Undang tentang Kearsipan;", "Peraturan Menteri tentang Pedoman Tata Naskah Dinas"
    three = "Peraturan Daerah"
    assert items(f"1. {one}\n   {two}\n3. {three}") == [one, two, three]
    assert items(f"1. {one}\ny  {two}\n3. {three}", "ocr") == [one, two, three]
    basis = f"UU {two}"
    assert items(f"1. {one}\n{basis}\n3. {three}", "ocr") == [one, basis, three], "a word is never left out"
    assert items(f"1. {one}\n   {two}\n2. {three}") == [f"{one} {two}", three], "no number is missing"
    assert items(f"1. Arsip\n   {two}\n3. {three}") == [f"Arsip {two}", three], "the line ends as no item does"
    both = f"{one} A. Satu; {two}"
    assert items(f"1. {one}\n   A. Satu;\n   {two}\n3. {three}") == [both, three], "which of the two is it?"


def test_a_stray_number_at_the_end_does_not_undo_the_list() -> None:
    assert items("1. Satu\n2. Dua\n71). lebih") == ["Satu", "Dua 71). lebih"]


def test_letters_below_numbers_stay_inside() -> None:
    assert items("1. Satu\n   a. kecil\n   b. lagi\n2. Dua") == ["Satu a. kecil b. lagi", "Dua"]


def test_a_year_at_the_start_of_a_line_is_no_number() -> None:
    assert items("Peraturan Bupati Nomor 5 Tahun 2020 tentang arsip dan\n43 hal lain yang panjang sekali") == [
        "Peraturan Bupati Nomor 5 Tahun 2020 tentang arsip dan 43 hal lain yang panjang sekali"
    ]


def test_entries_without_numbers_part_where_the_line_had_room() -> None:
    assert items("Komputer\nPrinter\nAlat tulis") == ["Komputer", "Printer", "Alat tulis"]


def test_a_full_line_goes_on() -> None:
    long = "Jika prosedur ini tidak dijalankan, maka pelayanan kepada"  # no room for the next word
    assert items(f"{long}\nMasyarakat terhambat") == [f"{long} Masyarakat terhambat"]


def test_lone_marks_are_empty() -> None:
    for text in ("-", "–", ":", "....", "- -"):
        assert items(text) == []


def test_numbers_at_the_middle_of_their_items() -> None:
    """A sheet centres the number beside a text of two lines."""
    words = [
        *line("1.", 5, 5 + LEAD / 2),
        *line("Peraturan pertama yang dua", 40, 5),
        *line("Baris isinya", 40, 5 + LEAD),
    ]
    words += [*line("2.", 5, 5 + 2.5 * LEAD), *line("Peraturan kedua yang juga", 40, 5 + 2 * LEAD)]
    words += [*line("Dua baris", 40, 5 + 3 * LEAD)]
    assert [r.text for r in split_items(words, AREA, 1)] == [
        "Peraturan pertama yang dua Baris isinya",
        "Peraturan kedua yang juga Dua baris",
    ]


def test_one_number_off_its_line_says_nothing_of_the_others() -> None:
    """The third stands above its text; the first two at the first lines of theirs, where the middle of others would
    serve as well."""
    words = [*block("1. Peraturan pertama yang dua\n   Baris isinya", 5, 5)]
    words += block("2. Peraturan kedua yang juga\n   Dua baris", 5, 5 + 2 * LEAD)
    words += [
        *line("3.", 5, 5 + 4 * LEAD),
        *block("Peraturan ketiga yang\nTiga baris\nBaris isinya", 20, 5 + 4.7 * LEAD),
    ]
    assert [r.text for r in split_items(words, AREA, 1)] == [
        "Peraturan pertama yang dua Baris isinya",
        "Peraturan kedua yang juga Dua baris",
        "Peraturan ketiga yang Tiga baris Baris isinya",
    ]


@given(st.lists(st.text("abcdefghij", min_size=3, max_size=20), min_size=1, max_size=15))
def test_numbered_lists_come_back(entries: list[str]) -> None:
    text = "\n".join(f"{n}. {e}" for n, e in enumerate(entries, 1))
    assert items(text) == entries


def test_a_number_beside_the_middle_of_its_item_and_its_misread_point() -> None:
    first, second = "Undang-Undang tentang\n   Kearsipan", "Peraturan Daerah tentang\n   Perpustakaan"
    words = [*block(f"   {first}\n   {second}", 5, 5, "ocr")]
    marks = [*line("1.", 5, 5 + 0.5 * LEAD, "ocr"), *line("2 *", 5, 5 + 2.5 * LEAD, "ocr")]
    found = [r.text for r in split_items((*words, *marks), AREA, 1)]
    assert found == ["Undang-Undang tentang Kearsipan", "Peraturan Daerah tentang Perpustakaan"]


def test_a_number_that_was_read_with_both_lines_beside_it_counts_once() -> None:
    first, second = "Undang-Undang tentang\nKearsipan", "Peraturan Daerah tentang\nPerpustakaan"
    texts = [*block(first, 30, 5, "ocr"), *block(second, 30, 5 + 2 * LEAD, "ocr")]
    ones = [*line("1", 5, 5 + 0.4 * LEAD, "ocr"), *line("1.Kearsipan", 6, 5 + 0.8 * LEAD, "ocr")]
    twos = [*line("2", 5, 5 + 2.4 * LEAD, "ocr"), *line("2.", 6, 5 + 2.7 * LEAD, "ocr")]
    texts = [w for w in texts if w.text != "Kearsipan"]
    found = [r.text for r in split_items((*texts, *ones, *twos), AREA, 1)]
    assert found == ["Undang-Undang tentang Kearsipan", "Peraturan Daerah tentang Perpustakaan"]


def test_a_rule_before_a_number_is_not_read_with_it() -> None:
    assert items("1. Satu\n12. Dua\n3. Tiga", "ocr") == ["Satu", "Dua", "Tiga"]
    assert items('"1. Satu\n\\2. Dua\nI3. Tiga\n|4. Empat', "ocr") == ["Satu", "Dua", "Tiga", "Empat"]
    assert items("1. Satu\n12. Dua\n3. Tiga", "teks") == ["Satu 12. Dua", "Tiga"], "type says what it says"


def test_misread_numbers_where_numbers_stand_open_items() -> None:
    read = "1.  Alat tulis\n12. Laptop\n3.  Printer\n44. Scanner\nIS. Jaringan\n16. Meja"
    assert items(read, "ocr") == ["Alat tulis", "Laptop", "Printer", "Scanner", "Jaringan", "Meja"]
    assert items("4.  Alat tulis\n2.  Laptop", "ocr") == ["Alat tulis", "Laptop"]
    assert items("1.  Alat tulis\nIS.    Jaringan\n2.  Laptop", "ocr")[0] == "Alat tulis IS. Jaringan", (
        "text is elsewhere"
    )
    assert items("1.  Satu\nIS. Dua\n3.  Tiga", "teks") == ["Satu IS. Dua", "Tiga"], "type is what it is"


def test_a_number_between_the_lines_of_its_item_that_was_read_twice_is_one() -> None:
    words = [
        *line("1. Undang-Undang", 5, 5, "ocr"),
        *line("Peraturan Kepala", 20, 5 + LEAD, "ocr"),
        *line("2", 5, 11.5 + LEAD, "ocr"),
        *line("2.Statistik", 5, 5 + 2 * LEAD, "ocr"),
        *line("Keputusan Kepala", 20, 5 + 3 * LEAD, "ocr"),
        *line("3", 5, 11.5 + 3 * LEAD, "ocr"),
        *line("3. Daerah", 5, 5 + 4 * LEAD, "ocr"),
    ]
    found = [r.text for r in split_items(words, AREA, 1)]
    assert found == ["Undang-Undang", "Peraturan Kepala Statistik", "Keputusan Kepala Daerah"]


def test_a_number_alone_between_two_lines_goes_on_with_the_list() -> None:
    words = [*line("1. Undang-Undang", 5, 5, "ocr"), *line("2. Peraturan", 5, 5 + LEAD, "ocr")]
    words += [*line("3", 5, 11.5 + 1.5 * LEAD, "ocr"), *line("Keputusan", 20, 5 + 3 * LEAD, "ocr")]
    assert [r.text for r in split_items(words, AREA, 1)] == ["Undang-Undang", "Peraturan", "Keputusan"]


def test_a_number_without_its_point_goes_on_with_the_list_where_its_text_begins_like_the_others() -> None:
    first = line("1. Komputer", 5, 5, "ocr")
    at, two = first[1].box.x0, line("2", 5, 5, "ocr")[0].box
    near = at - two.width - 0.5 * two.height  # no nearer to the text than a point would leave it

    def found(text: str, asal: Asal = "ocr") -> list[str]:
        words = [*first, *line("2", near, 5 + LEAD, asal), *line(text, at, 5 + LEAD, asal)]
        return [r.text for r in split_items(words, AREA, 1)]

    assert found("Printer") == ["Komputer", "Printer"]
    assert found("hari kerja") == ["Komputer 2 hari kerja"], "a line that goes on with a number"
    assert found("Printer", "teks") == ["Komputer 2 Printer"], "type is what it is"
