"""pdfplumber on digital pages: the largest table that it finds by lines."""

import sys
import time

import pdfplumber
from give import give, single_thread


def main():
    single_thread()
    for name in sys.argv[1:]:
        start = time.perf_counter()
        with pdfplumber.open(name) as pdf:
            tables = pdf.pages[0].extract_tables()
        seconds = time.perf_counter() - start
        rows = max(tables, key=lambda t: len(t) * len(t[0]), default=[])
        give(name, seconds, rows=[[c or "" for c in r] for r in rows])


main()
