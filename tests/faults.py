"""Work for a batch that goes wrong on purpose, by the document's name."""

from __future__ import annotations

import os
import time
from pathlib import Path

from pipeline.app.outcome import Outcome
from pipeline.app.timeout import TimedOut, limit
from pipeline.checks.records import CheckOptions
from pipeline.errors import InputError
from pipeline.source.inputs import InputDocument


def fragile(document: InputDocument, folder: Path, options: CheckOptions, timeout: float | None) -> Outcome:
    """Dies without a word on "mati", takes for ever on "macet", and is done with everything else."""
    if "mati" in document.nama:
        os._exit(9)
    if "macet" in document.nama:
        try:
            with limit(timeout):
                time.sleep(60)
        except TimedOut:
            return Outcome(
                document.nama, "gagal", error=InputError("terlalu_lama", berkas=document.nama, detik=timeout)
            )
    return Outcome(document.nama, "ok", sop=1)
