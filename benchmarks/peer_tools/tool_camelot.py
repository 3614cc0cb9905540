"""camelot, lattice flavour, on digital pages: the largest table."""

import sys
import time

import camelot
from give import give, single_thread


def main():
    single_thread()
    for name in sys.argv[1:]:
        start = time.perf_counter()
        tables = camelot.read_pdf(name, flavor="lattice", pages="1")
        seconds = time.perf_counter() - start
        largest = max(tables, key=lambda t: t.df.size, default=None)
        give(name, seconds, rows=largest.df.values.tolist() if largest is not None else [])


main()
