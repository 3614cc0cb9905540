"""Plain Tesseract: words with boxes. First argument: page segmentation mode."""

import csv
import io
import subprocess
import sys
import time

from give import give, single_thread


def main():
    single_thread()
    mode, *files = sys.argv[1:]
    for name in files:
        start = time.perf_counter()
        command = ["tesseract", name, "-", "-l", "ind", "--psm", mode, "tsv"]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        seconds = time.perf_counter() - start
        rows = list(csv.DictReader(io.StringIO(out), delimiter="\t", quoting=csv.QUOTE_NONE))
        wide, high = next((int(r["width"]), int(r["height"])) for r in rows if r["level"] == "1")
        words = []
        for r in rows:
            if r["level"] == "5" and r["text"].strip():
                x, y, w, h = (int(r[k]) for k in ("left", "top", "width", "height"))
                words.append((r["text"], x / wide, y / high, (x + w) / wide, (y + h) / high))
        give(name, seconds, words=words)


main()
