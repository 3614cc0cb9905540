"""img2table with Tesseract's Indonesian model and its own rotation: the largest table."""

import sys
import time

from give import give, single_thread
from img2table.document import PDF, Image
from img2table.ocr import TesseractOCR


def main():
    single_thread()
    ocr = TesseractOCR(n_threads=1, lang="ind")
    for name in sys.argv[1:]:
        start = time.perf_counter()
        if name.endswith(".pdf"):
            tables = PDF(name, pages=[0]).extract_tables(ocr=ocr)[0]
        else:
            tables = Image(name, detect_rotation=True).extract_tables(ocr=ocr)
        seconds = time.perf_counter() - start
        largest = max(tables, key=lambda t: t.df.size, default=None)
        give(name, seconds, html=largest.html if largest is not None else "")


main()
