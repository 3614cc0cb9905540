"""Each kind of table a copy can hold, as grids."""

from __future__ import annotations

from textcopy_sheets import assert_tiled, loose, rows, texts

from pipeline.elements.textcopy.read import read_text

STEPS = [
    ("1", "Menerima surat masuk", "Mulai", "", "Surat", "5 Menit", "Agenda"),
    ("2", "Meneruskan surat kepada Kepala Balai", "", "Ya", "Agenda", "1 Jam", "Disposisi"),
]
WANTED = [
    ["No", "Kegiatan", "Pelaksana", "Mutu Baku"],
    ["Penata Usaha", "Kepala Balai", "Kelengkapan", "Waktu", "Output"],
    *[list(s) for s in STEPS],
]


def test_tabs() -> None:
    text = (
        "SOP SURAT MASUK\n\nNo\tKegiatan\tPelaksana\t\tMutu Baku\t\t\n"
        "\t\tPenata Usaha\tKepala Balai\tKelengkapan\tWaktu\tOutput\n"
    )
    (page,) = read_text(text + "\n".join("\t".join(s) for s in STEPS))
    assert loose(page) == ["SOP SURAT MASUK"]
    (grid,) = page.grids
    assert texts(grid) == WANTED
    assert [(c.rowspan, c.colspan) for c in grid.row_cells(0)] == [(2, 1), (2, 1), (1, 2), (1, 3)]
    assert not page.has_drawing and page.cara == "teks"
    assert_tiled(page)


def test_markdown_pipes() -> None:
    lines = [
        "| No | Kegiatan | Pelaksana | | Mutu Baku | | |",
        "|:---|----------|:-:|---|---|---|---|",
        "| | | **Penata Usaha** | Kepala Balai | Kelengkapan | Waktu | Output |",
        *("| " + " | ".join(s) + " |" for s in STEPS),
    ]
    (page,) = read_text("## SOP SURAT MASUK\n\n" + "\n".join(lines))
    assert texts(page.grids[0]) == WANTED
    bold = [w.text for w in page.words if w.bold]
    assert bold == ["SOP", "SURAT", "MASUK", "Penata", "Usaha"]
    assert_tiled(page)


def test_ascii_frame_with_cells_of_several_lines() -> None:
    border = "+----+------------+-----------+-------+-------+--------+"
    lines = [
        border,
        "| No | Kegiatan   | Pelaksana | Input | Waktu | Output |",
        border,
        "| 1  | Menerima   | v         | Surat | 5     | Agenda |",
        "|    | surat      |           |       | Menit |        |",
        border,
        "| 2  | Menyimpan  |           | Surat | 1 Jam | Arsip  |",
        border,
    ]
    expected = [
        ["No", "Kegiatan", "Pelaksana", "Input", "Waktu", "Output"],
        ["1", "Menerima surat", "v", "Surat", "5 Menit", "Agenda"],
        ["2", "Menyimpan", "", "Surat", "1 Jam", "Arsip"],
    ]
    assert texts(read_text("\n".join(lines))[0].grids[0]) == expected
    drawn = "\n".join(lines).translate(str.maketrans("|-", "│─"))
    assert texts(read_text(drawn)[0].grids[0]) == expected


def test_html_table_with_spans() -> None:
    text = """<html><head><style>td {color: red}</style></head><body><h2>SOP SURAT MASUK</h2><table border=1>
    <tr><th rowspan="2">No</th><th rowspan=2>Kegiatan</th><th colspan="2">Pelaksana</th>
    <th colspan="3">Mutu Baku</th></tr>
    <tr><td>Penata Usaha<td>Kepala Balai<td>Kelengkapan<td>Waktu<td>Output</tr>
    <tr><td>1<td>Menerima surat<br>masuk<td>Mulai<td><td>Surat &amp; amplop<td>&lt; 5&nbsp;Menit<td>Agenda</tr>
    </table><p>Catatan: selesai</p></body></html>"""
    (page,) = read_text(text)
    assert loose(page) == ["SOP SURAT MASUK", "Catatan: selesai"]
    (grid,) = page.grids
    assert rows(grid) == [
        ["No", "Kegiatan", "Pelaksana", "Mutu Baku"],
        ["Penata Usaha", "Kepala Balai", "Kelengkapan", "Waktu", "Output"],
        ["1", "Menerima surat / masuk", "Mulai", "", "Surat & amplop", "< 5 Menit", "Agenda"],
    ]
    assert_tiled(page)


def test_semicolons() -> None:
    lines = ["No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output", *(";".join((*s[:3], *s[4:])) for s in STEPS)]
    (page,) = read_text("\n".join(lines))
    assert texts(page.grids[0])[1] == ["1", "Menerima surat masuk", "Mulai", "Surat", "5 Menit", "Agenda"]


def test_group_header_of_its_own_comes_back_over_its_columns() -> None:
    text = (
        "Kegiatan\tPelaksana\tMutu Baku\tKet.\n-----\t-----\t-----\t----\n\n"
        "No\t\t\t\tKelengkapan\tWaktu\tOutput\t\n\t\tCaraka\tKepala Balai\t\t\t\t\n"
        "1.\tMenerima surat\t\t\tSurat\t5 Menit\tAgenda\t\n2.\tMenyimpan surat\t\t\tSurat\t5 Menit\tArsip\t"
    )
    (page,) = read_text(text)
    (grid,) = page.grids
    assert texts(grid)[:2] == [
        ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Ket."],
        ["Caraka", "Kepala Balai", "Kelengkapan", "Waktu", "Output"],
    ]


def test_header_that_a_cell_too_many_pushed_aside() -> None:
    """The durations stand one column left of the header Waktu: Mutu Baku moves, the roles stay."""
    text = (
        "No.\tAktivitas\tPelaksana\t\tMutu Baku\t\t\tKet\t\n\t\tCaraka\tKepala Balai\t\tKelengkapan\tWaktu\tOutput\n"
        "1\tMenerima surat\t\t\tSurat\t5 Menit\tAgenda\t\n2\tMenyimpan surat\t\t\tSurat\t1 Jam\tArsip\t"
    )
    (grid,) = read_text(text)[0].grids
    assert texts(grid)[:2] == [
        ["No.", "Aktivitas", "Pelaksana", "Mutu Baku", "Ket", ""],
        ["Caraka", "Kepala Balai", "Kelengkapan", "Waktu", "Output"],
    ]
    waktu = next(c for c in grid.cells if c.words and c.words[0].text == "Waktu")
    assert [c.words[0].text for c in grid.cells if c.col == waktu.col and c.row > waktu.row] == ["5", "1"]


def test_rows_that_line_breaks_and_blank_lines_tore() -> None:
    text = (
        "No\tKegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\n"
        "1\tMenerima surat\ndari pemohon\t\tSurat\t5 Menit\tAgenda\n\n"
        '2\t"Menyimpan\nsurat"\t\tSurat\t5 Menit\tArsip\n'
    )
    (grid,) = read_text(text)[0].grids
    assert rows(grid)[1:] == [
        ["1", "Menerima surat / dari pemohon", "", "Surat", "5 Menit", "Agenda"],
        ["2", "Menyimpan / surat", "", "Surat", "5 Menit", "Arsip"],
    ]


def test_header_repeated_on_the_next_page_begins_a_page() -> None:
    head = "NO\tURAIAN\tPELAKSANA\tKELENGKAPAN\tWAKTU\tOUTPUT\n1\t2\t3\t4\t5\t6\n"
    text = (
        f"SOP : SURAT\n\n{head}1.\tMenerima\tMULAI\tSurat\t5 Menit\tAgenda\n\n"
        f"{head}2.\tMenyimpan\tSELESAI\tSurat\t5 Menit\tArsip\n\nBukittinggi, 2 Mei 2022\nKepala Balai\nNIP. 123"
    )
    one, two = read_text(text)
    assert loose(one) == ["SOP : SURAT"] and len(one.grids) == 1
    assert loose(two) == ["Bukittinggi, 2 Mei 2022", "Kepala Balai", "NIP. 123"] and len(two.grids) == 1
    assert (one.nomor, two.nomor) == (1, 2)


def test_form_feed_is_a_page() -> None:
    assert [loose(p) for p in read_text("Halaman satu\f\fHalaman tiga")] == [["Halaman satu"], ["Halaman tiga"]]


def test_prose_is_words_only() -> None:
    text = "1. Umum\nSurat masuk, surat keluar, nota dinas, dan memo dicatat.\n2. Khusus\nBila < 5 hari, lapor.\n"
    (page,) = read_text(text)
    assert page.grids == () and loose(page) == [x for x in text.split("\n") if x]


def test_empty() -> None:
    assert read_text("") == () and read_text(" \n\t\n") == ()
