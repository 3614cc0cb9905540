"""How a tool's script hands its result to the benchmark: one marked line of JSON per file. Runs in any environment."""

import json
import os

MARK = "@@result "


def single_thread():
    """One thread each, so that tools are compared by what they do and not by how many cores they take."""
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"


def give(name, seconds, html="", rows=(), words=()):
    """html: the table as the tool gives it, "" where it gives none; rows: lists of cell texts, where it gives those
    instead; words: (text, x0, y0, x1, y1), boxes as shares of the page's width and height, for tools without tables."""
    line = {"file": name, "seconds": seconds, "html": html, "rows": [list(r) for r in rows], "words": list(words)}
    print(MARK + json.dumps(line), flush=True)
