"""tabula, lattice mode, on digital pages: all tables one below the other, since it makes a table of every box."""

import sys
import time

import tabula
from give import give, single_thread


def main():
    single_thread()
    for name in sys.argv[1:]:
        start = time.perf_counter()
        tables = tabula.read_pdf(name, lattice=True, pages=1, pandas_options={"header": None, "dtype": str})
        seconds = time.perf_counter() - start
        largest = max(tables, key=lambda t: t.size, default=None)
        give(name, seconds, rows=largest.fillna("").values.tolist() if largest is not None else [])


main()
