"""The port with a real engine: made-up cells to their exact text, each in its own crop."""

from __future__ import annotations

import numpy as np
import pytest
from ocr_pictures import blank, needs, write

from pipeline.ocr.port import Crop, orientation, recognise

CELLS = [
    ["Menyusun rancangan jadwal", "pemeliharaan perahu wisata"],
    ["Daftar perahu, 100 % lengkap"],
    ["Memeriksa kesiapan dermaga", "dan mencatat hasilnya", "dalam buku kendali"],
    ["15 Menit"],
    ["2 Hari"],
    ["Surat Keputusan Nomor 17/2021"],
]


def text(words: object) -> str:
    return " ".join(w.text for w in words)  # type: ignore[attr-defined]


def sheet(dpi: float = 300, points: float = 10) -> tuple[np.ndarray, list[Crop]]:
    page = blank(round(8 * dpi), round(6 * dpi))
    crops = []
    for i, lines in enumerate(CELLS):
        x, y = round((0.2 + 4 * (i % 2)) * dpi), round((0.2 + 1.6 * (i // 2)) * dpi)
        write(page, x + round(0.05 * dpi), y + round(0.05 * dpi), lines, points, dpi)
        crops.append(Crop(x, y, x + round(3.7 * dpi), y + round(1.2 * dpi)))
    return page, crops


@needs("tesserocr")
@pytest.mark.parametrize(("dpi", "points"), [(300, 10), (200, 11), (300, 7)])
def test_cells_are_read_exactly(dpi: float, points: float) -> None:
    page, crops = sheet(dpi, points)
    assert [text(w) for w in recognise(page, crops, dpi, "tesserocr")] == [" ".join(c) for c in CELLS]


@needs("pytesseract")
def test_the_program_reads_the_same() -> None:
    page, crops = sheet()
    assert [text(w) for w in recognise(page, crops, 300, "pytesseract")] == [" ".join(c) for c in CELLS]


@needs("rapidocr")
def test_the_last_fallback_reads_the_same() -> None:
    page, crops = sheet()
    assert [text(w) for w in recognise(page, crops, 300, "rapidocr")] == [" ".join(c) for c in CELLS]


@needs("tesserocr")
def test_words_lie_where_they_are_printed() -> None:
    page, crops = sheet()
    for crop, words in zip(crops, recognise(page, crops, 300), strict=True):
        for w in words:
            assert crop.x0 - 3 <= w.x0 < w.x1 <= crop.x1 + 3
            assert crop.y0 - 3 <= w.y0 < w.y1 <= crop.y1 + 3
            inside = page[round(w.y0) : round(w.y1), round(w.x0) : round(w.x1)]
            assert inside.min() < 90, "no ink under the word"
            assert w.confidence > 0.9


@needs("tesserocr")
def test_step_numbers() -> None:
    page = blank()
    crops = []
    for i in range(14):
        y = 40 + i * 110
        write(page, 70, y + 30, [str(i + 1)])
        crops.append(Crop(40, y, 190, y + 100, "number"))
    assert [text(w) for w in recognise(page, crops, 300)] == [str(i + 1) for i in range(14)]


@needs("tesserocr")
def test_blank_and_outside_crops_are_empty() -> None:
    page = blank()
    page[300:303, 500:502] = 90  # dust
    crops = [Crop(0, 0, 400, 200), Crop(450, 250, 600, 350), Crop(5000, 10, 5100, 90), Crop(-50, -50, -10, -10)]
    assert recognise(page, crops, 300) == [(), (), (), ()]
    assert recognise(page, [], 300) == []


@needs("tesserocr")
def test_shaded_and_inverted_headers() -> None:
    page = blank()
    write(page, 120, 120, ["Kelengkapan"])
    page[80:240, 80:900] = (page[80:240, 80:900].astype(int) * 190 // 255).astype(np.uint8)
    dark = blank(900, 200)
    write(dark, 120, 60, ["Keterangan"])
    page[400:600, 0:900] = 255 - dark
    words = recognise(page, [Crop(90, 90, 890, 230), Crop(10, 410, 890, 590)], 300)
    assert [text(w) for w in words] == ["Kelengkapan", "Keterangan"]


@needs("tesserocr")
@pytest.mark.parametrize("angle", [90, 270])
def test_turned_headers(angle: int) -> None:
    lines = ["Pengelola", "Dermaga"]
    stood = blank(420, 160)
    write(stood, 30, 30, lines, 10)
    page = blank()
    lying = np.rot90(stood, -1 if angle == 90 else 1)
    page[100 : 100 + lying.shape[0], 200 : 200 + lying.shape[1]] = lying
    write(page, 700, 250, ["Kegiatan"])
    crops = [Crop(200, 100, 360, 520, "header_turned"), Crop(650, 100, 1200, 520, "header_turned")]
    turned, upright = recognise(page, crops, 300)
    assert text(turned) == "Pengelola Dermaga"
    assert {w.angle for w in turned} == {angle}
    assert all(w.y1 - w.y0 > w.x1 - w.x0 for w in turned)
    assert all(200 <= w.x0 < w.x1 <= 360 and 100 <= w.y0 < w.y1 <= 520 for w in turned)
    assert (text(upright), {w.angle for w in upright}) == ("Kegiatan", {0})


@needs("tesserocr")
@pytest.mark.parametrize("engine", ["tesserocr", "rapidocr"])
def test_a_page_is_stood_up_from_every_side(engine: str) -> None:
    if engine == "rapidocr":
        pytest.importorskip("onnxruntime")
    page, _ = sheet(200)
    for quarters in range(4):
        turned = np.ascontiguousarray(np.rot90(page, -quarters))  # clockwise
        degrees, sure = orientation(turned, 200, engine)
        assert (degrees + 90 * quarters) % 360 == 0
        assert sure > 0.5


@needs("tesserocr")
def test_a_page_without_text_has_no_orientation() -> None:
    assert orientation(blank(), 200) == (0, 0.0)
    page = blank()
    page[100:104, 100:2000] = 0
    page[100:1400, 100:104] = 0
    assert orientation(page, 200)[1] < 0.3
