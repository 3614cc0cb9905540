"""The folder into which results go."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UsageError


def ready_folder(folder: Path) -> None:
    """Makes the output folder and proves that it can be written; UsageError where not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".sop-tulis"
        probe.touch()
        probe.unlink()
    except (FileExistsError, NotADirectoryError) as e:
        raise UsageError("keluaran_bukan_folder", berkas=str(folder)) from e
    except OSError as e:
        raise UsageError("keluaran_tak_tertulis", berkas=str(folder), sebab=e.strerror or str(e)) from e
