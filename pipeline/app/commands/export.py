"""`sop export JSON… --to FORM -o DIR`"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from pipeline.app.archive import Stored, count_findings, read_stored, stored_sops
from pipeline.app.console import Talk, pass_talk
from pipeline.app.output import ready_folder
from pipeline.data.catalogue import Lang
from pipeline.errors import InputError, SopError, UsageError
from pipeline.exports.bpmn import to_bpmn
from pipeline.exports.mermaid import to_mermaid
from pipeline.exports.svg import to_svg
from pipeline.model.sop import SOP

log = logging.getLogger("sop")

DRAWINGS: dict[str, tuple[str, Callable[[SOP, Lang], str]]] = {
    "mermaid": ("mmd", to_mermaid),
    "svg": ("svg", to_svg),
    "bpmn": ("bpmn", to_bpmn),
}
TABLES = ("csv", "xlsx")


@click.command(name="export")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="JSON...")
@click.option("--to", "forms", type=click.Choice([*DRAWINGS, *TABLES]), multiple=True, required=True, help="the form")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="where results go")
@pass_talk
def command(talk: Talk, inputs: tuple[Path, ...], forms: tuple[str, ...], output: Path) -> None:
    """Canonical JSON, or folders of it, in other forms. --to may be given several times.

    mermaid, svg, bpmn: the swim-lane of each SOP, DIR/NAME.mmd, .svg, .bpmn. csv, xlsx: one inventory of all,
    DIR/rekap.csv and DIR/langkah.csv, or both as sheets of DIR/rekap.xlsx.

    Exit status: 0 all exported; 1 some input failed (each is named with its reason, the rest is written);
    2 wrong usage.
    """
    try:
        ready_folder(output)
    except UsageError as e:
        talk.error(e)
        sys.exit(2)
    done: list[tuple[Stored, SOP]] = []
    written = failed = 0
    for stored in stored_sops(inputs):
        try:
            if isinstance(stored, SopError):
                raise stored
            sop = read_stored(stored)
            written += _draw(stored, sop, forms, output, talk.lang)
            done.append((stored, sop))
        except SopError as e:
            failed += 1
            talk.error(e)
        except Exception as e:  # one bad file never stops the others
            failed += 1
            log.debug("%s", stored, exc_info=True)
            talk.error(_unexpected(str(stored.path) if isinstance(stored, Stored) else str(stored), e))
    try:
        written += _tabulate(done, forms, output, talk.lang)
    except SopError as e:
        failed += 1
        talk.error(e)
    click.echo(talk.say("ekspor_selesai", sop=len(done), berkas=str(output), tulisan=written), err=True)
    sys.exit(1 if failed or not done else 0)


def _draw(stored: Stored, sop: SOP, forms: Sequence[str], folder: Path, lang: Lang) -> int:
    made = {ending: draw(sop, lang) for name, (ending, draw) in DRAWINGS.items() if name in forms}
    for ending, text in made.items():
        _write(folder / f"{stored.hasil}.{ending}", text.encode("utf-8"))
    return len(made)


def _tabulate(done: Sequence[tuple[Stored, SOP]], forms: Sequence[str], folder: Path, lang: Lang) -> int:
    """Writes the tables that were asked for; how many files. Without any SOP there is nothing to list."""
    if not done or not set(TABLES) & set(forms):
        return 0
    from pipeline.exports.rekap import Entry, langkah_frame, rekap_frame  # pandas costs half a second to load
    from pipeline.exports.tables import to_csv, to_xlsx

    entries = [Entry(f"{stored.hasil}.json", sop, count_findings(stored)) for stored, sop in done]
    frames = {"rekap": rekap_frame(entries, lang), "langkah": langkah_frame(entries)}
    files: dict[str, bytes] = {}
    if "csv" in forms:
        files |= {f"{name}.csv": to_csv(frame).encode("utf-8") for name, frame in frames.items()}
    if "xlsx" in forms:
        files["rekap.xlsx"] = to_xlsx({name.title(): frame for name, frame in frames.items()})
    for name, data in files.items():
        _write(folder / name, data)
    return len(files)


def _write(path: Path, data: bytes) -> None:
    """All of the file or none of it: a stopped run leaves no half a file behind."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as e:
        raise InputError("keluaran_tak_tertulis", berkas=str(path), sebab=e.strerror or str(e)) from e
    finally:
        draft.unlink(missing_ok=True)


def _unexpected(name: str, e: Exception) -> InputError:
    return InputError("gagal_tak_terduga", berkas=name, jenis=type(e).__name__, sebab=" ".join(str(e).split())[:300])
