"""Word, Excel and OpenDocument files, by way of LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import InputError
from pipeline.source.sheets import fit_to_width

TIMEOUT_SECONDS = 180
MAX_UNPACKED = 1 << 30
_SHEETS = (".xlsx", ".xls", ".ods")
MAX_RATIO = 200  # unpacked to packed; honest Office files stay below 50


def find_office() -> str | None:
    """The LibreOffice program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@contextmanager
def as_pdf(path: Path, nama: str) -> Iterator[Path]:
    """The file converted to PDF in a folder that goes away afterwards. InputError: LibreOffice is missing, fails, or
    takes too long; the file is a zip bomb or damaged."""
    program = find_office()
    if program is None:
        raise InputError("office_tak_terpasang", berkas=nama)
    _check_archive(path, nama)
    with tempfile.TemporaryDirectory(prefix="sop-office-") as folder:
        home = Path(folder)
        source = home / f"input{path.suffix.lower()}"  # LibreOffice stumbles over some names
        shutil.copyfile(path, source)
        if source.suffix in _SHEETS:
            source = _fitted(program, source, home, nama)
        yield _converted(program, source, "pdf", home, nama)


def _fitted(program: str, source: Path, home: Path, nama: str) -> Path:
    """A spreadsheet whose sheets print on one page's width."""
    sheets = source if source.suffix == ".xlsx" else _converted(program, source, "xlsx", home, nama)
    target = home / "fitted.xlsx"
    try:
        fit_to_width(sheets, target)
    except (zipfile.BadZipFile, OSError) as e:
        raise InputError("office_gagal", berkas=nama, sebab=str(e)) from e
    return target


def _converted(program: str, source: Path, form: str, home: Path, nama: str) -> Path:
    # a profile of its own: two LibreOffice processes on one profile wait for each other or quit silently
    command = [
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        form,
        "--outdir",
        str(home),
        str(source),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except subprocess.TimeoutExpired as e:
        raise InputError("office_terlalu_lama", berkas=nama, detik=TIMEOUT_SECONDS) from e
    result = source.with_suffix(f".{form}")
    if not result.exists():
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError("office_gagal", berkas=nama, sebab=reason[-1] if reason else f"status {done.returncode}")
    return result


def _check_archive(path: Path, nama: str) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as z:
            unpacked = sum(i.file_size for i in z.infolist())
    except zipfile.BadZipFile as e:
        raise InputError("office_gagal", berkas=nama, sebab=str(e)) from e
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(1, path.stat().st_size):
        raise InputError("arsip_bom", berkas=nama, megabita=unpacked >> 20)
