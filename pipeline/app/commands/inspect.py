"""`sop inspect FILE --stage …`"""

from __future__ import annotations

import sys
from pathlib import Path

import click
import cv2

from pipeline.app.console import Talk, pass_talk
from pipeline.app.convert import convert_source
from pipeline.app.output import ready_folder
from pipeline.errors import NotAnSop, SopError
from pipeline.inspection.face import Face, faces
from pipeline.inspection.paint import PAGE_STAGES, paint_sop
from pipeline.model.sop import SOP
from pipeline.source.identify import SourceFile, identify

STAGES = (*PAGE_STAGES, "sop")


@click.command(name="inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(STAGES), multiple=True, help="what to paint; default: all")
@click.option("--page", "page_number", type=click.IntRange(min=1), default=None, help="only this page")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output/inspect"), show_default=True)
@pass_talk
def command(talk: Talk, file: Path, stage: tuple[str, ...], page_number: int | None, output: Path) -> None:
    """Paints what each stage saw on the page pictures: DIR/NAME-pPAGE-STAGE.png, their names on stdout.

    Exit status: 0 painted; 1 the file cannot be read; 2 wrong usage.
    """
    wanted = stage or STAGES
    try:
        ready_folder(output)
        source = identify(file)
        sops = _sops(source) if "sop" in wanted else ()
        for face in faces(source):
            if page_number in (None, face.page.nomor):
                for name in wanted:
                    path = output / f"{file.stem}-p{face.page.nomor}-{name}.png"
                    path.write_bytes(_png(face, name, sops))
                    click.echo(path)
    except SopError as e:
        talk.error(e)
        sys.exit(2 if e.kode.startswith("keluaran") else 1)


def _sops(source: SourceFile) -> tuple[SOP, ...]:
    try:
        return convert_source(source).sops
    except NotAnSop:
        return ()


def _png(face: Face, name: str, sops: tuple[SOP, ...]) -> bytes:
    image = paint_sop(face, sops) if name == "sop" else PAGE_STAGES[name](face)
    done, packed = cv2.imencode(".png", image)
    return packed.tobytes() if done else b""
