"""What reading a page costs: ours against one plain Tesseract run on the same page, in turn, in one run.

    python benchmarks/ocr_page.py [--second off] [FILE.png|FILE.pdf ...]

Without files it draws its own pages: made-up tables of steps at 300 dpi. The yardstick is
`OMP_THREAD_LIMIT=1 tesseract page.png - -l ind --psm 3` as a whole process. Ours reads the cells of the same page
with its rules blanked, engines open already; `crops` is the time for finding cells, which is not OCR and stands
apart. Given files are cut to cells by plain morphology, good enough to compare costs by. Only the ratios mean
anything; absolute times change with the machine and its load.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.ocr.choice import SECOND
from pipeline.ocr.port import Crop, engine_versions, orientation, recognise

Gray = npt.NDArray[np.uint8]
DPI = 300
WORDS = (
    "menyusun menerima memeriksa meneruskan mencatat konsep rekap jadwal dermaga perahu kepada kepala petugas loket "
    "laporan bulanan dokumen lengkap perbaikan paraf berkas permohonan sandar rapat hasil tindak lanjut arsip"
).split()


def made_pages(count: int = 4) -> Iterator[tuple[str, Gray]]:
    """Landscape A4 tables of twelve steps with 10 point print, a little noise and skewless, always the same."""
    from PIL import Image, ImageDraw, ImageFont

    chance = np.random.default_rng(7)
    face = ImageFont.load_default(size=10 * DPI / 72)
    widths = (110, 900, 260, 260, 260, 560, 260, 560)
    for number in range(count):
        page = Image.new("L", (3508, 2480), 255)
        pen = ImageDraw.Draw(page)
        y = 200
        for row in range(13):
            x = 150
            height = 100 if row == 0 else 165
            for column, width in enumerate(widths):
                pen.rectangle((x, y, x + width, y + height), outline=0, width=4)
                if column == 0:
                    lines = ["No" if row == 0 else str(row)]
                elif 2 <= column <= 4 and row:
                    lines = []
                elif column == 6 and row:
                    lines = [f"{int(chance.integers(1, 60))} Menit"]
                else:
                    lines = [" ".join(chance.choice(WORDS, max(1, width // 230))).capitalize() for _ in range(2)]
                    lines = lines[: 1 if row == 0 else 3]
                for i, line in enumerate(lines):
                    pen.text((x + 14, y + 12 + i * 52), line, font=face, fill=20)
                x += width
            y += height
        noisy = np.asarray(page).astype(np.float32) + chance.normal(0, 4, (2480, 3508))
        yield f"made {number + 1}", np.clip(noisy, 0, 255).astype(np.uint8)


def given_pages(paths: list[Path]) -> Iterator[tuple[str, Gray]]:
    import pypdfium2 as pdfium

    for path in paths:
        if path.suffix.lower() != ".pdf":
            yield path.name, np.asarray(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE), dtype=np.uint8)
            continue
        for i, page in enumerate(pdfium.PdfDocument(path)):
            picture = page.render(scale=DPI / 72, grayscale=True).to_numpy()
            yield f"{path.stem[:16]} {i + 1}", np.ascontiguousarray(picture.reshape(picture.shape[:2]))


def cells(page: Gray) -> tuple[Gray, list[Crop]]:
    """The page without its long straight lines, and the areas that they close in."""
    ink = np.asarray(cv2.threshold(page, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1])
    long = DPI // 2
    rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    rules |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    clean = page.copy()
    clean[cv2.dilate(rules, np.ones((7, 7), np.uint8)) > 0] = 255
    closed = cv2.dilate(rules, np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats((closed == 0).astype(np.uint8), connectivity=4)
    found = []
    for x, y, width, height, area in stats[1:].tolist():
        if min(width, height) > DPI // 10 and area > 0.6 * width * height:
            found.append(Crop(x, y, x + width, y + height, "number" if width < 0.5 * DPI else "block"))
    return clean, found


def tesseract_seconds(page: Gray, folder: Path) -> float:
    """CPU seconds of one run of the program on the page."""
    file = folder / "page.png"
    cv2.imwrite(str(file), page)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["tesseract", str(file), "-", "-l", "ind", "--psm", "3"]
    subprocess.run(command, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--second", choices=("on", "off"), default="on", help="second opinions (default on)")
    asked = options.parse_args()
    os.environ[SECOND] = asked.second
    cv2.setNumThreads(1)
    print(engine_versions())
    warm = np.full((80, 200), 255, np.uint8)
    cv2.putText(warm, "12", (40, 50), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    recognise(warm, [Crop(0, 0, 200, 80, "number")], DPI)  # opens the engines
    ratios: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, page in given_pages(asked.files) if asked.files else made_pages():
            yard = tesseract_seconds(page, Path(folder))
            start = time.process_time()
            clean, crops = cells(page)
            cut = time.process_time()
            words = sum(len(w) for w in recognise(clean, crops, DPI))
            read = time.process_time()
            turn, sure = orientation(page, DPI)
            end = time.process_time()
            ratios.append(((read - cut) / yard, (end - read) / yard))
            print(
                f"{name:20s} crops {len(crops):3d} words {words:4d}  tesseract {yard:.2f} s  ours {read - cut:.2f} s "
                f"ratio {ratios[-1][0]:.2f}  orientation {turn} ({sure:.2f}) ratio {ratios[-1][1]:.2f}  "
                f"(crops {cut - start:.2f} s)"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ours, turned = (statistics.median(r[i] for r in ratios) for i in (0, 1))
    print(
        f"median ratio: reading {ours:.2f}, orientation {turned:.2f}, together {ours + turned:.2f}; peak {peak:.0f} MiB"
    )


if __name__ == "__main__":
    main()
