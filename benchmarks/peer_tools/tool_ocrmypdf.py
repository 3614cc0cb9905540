"""OCRmyPDF with its clean-up: the words of the text layer that it writes."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
from give import give, single_thread


def main():
    single_thread()
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.pdf"
            start = time.perf_counter()
            program = [sys.executable, "-m", "ocrmypdf", "-l", "ind", "--force-ocr", "--deskew", "-j", "1"]
            subprocess.run([*program, "--output-type", "pdf", "--image-dpi", "300", name, out], check=True)
            seconds = time.perf_counter() - start
            with pdfplumber.open(out) as pdf:
                page = pdf.pages[0]
                w, h = float(page.width), float(page.height)
                words = [
                    (x["text"], x["x0"] / w, x["top"] / h, x["x1"] / w, x["bottom"] / h) for x in page.extract_words()
                ]
        give(name, seconds, words=words)


main()
