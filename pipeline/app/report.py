"""The report files of `sop check`: what they are made from as the documents pass by, and where they go."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from pipeline import __version__
from pipeline.checks.records import CheckOptions
from pipeline.checks.registry import all_rules
from pipeline.checks.render import JsonReport, TextReport
from pipeline.checks.report.gather import gather, unpack
from pipeline.checks.report.github import to_github
from pipeline.checks.report.junit import to_junit
from pipeline.checks.report.records import Dokumen, Laporan
from pipeline.checks.report.sarif import to_sarif
from pipeline.data.catalogue import say_error
from pipeline.errors import SopError, UsageError
from pipeline.model.temuan import Temuan

if TYPE_CHECKING:  # what draws pages takes half a second to load
    from pipeline.app.report_pictures import Pictures

FORMATS = ("text", "json", "sarif", "junit", "github", "xlsx", "html")
_FOR_SHARING = FORMATS[2:]
_IN_MEMORY = 32 << 20  # bytes of a text or JSON report above which it is gathered on disk
_PIECE = 1 << 20


class Report:
    """Gathers what one run reports. show_nip: personal numbers as they are, in the forms made for passing on too."""

    def __init__(self, form: str, options: CheckOptions, target: Path | None, *, show_nip: bool = False) -> None:
        if form == "xlsx" and target is None:
            raise UsageError("laporan_perlu_berkas", bentuk=form)
        self.form, self.options, self.target, self.show_nip = form, options, target, show_nip
        self._waiting: dict[str, deque[bytes]] = defaultdict(deque)
        self._dokumen: list[Dokumen] = []
        self._plain = JsonReport() if form == "json" else TextReport(options.lang)
        self._spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once it is written out

    @property
    def needs_places(self) -> bool:
        """Whether the report says where things stand, and so needs each SOP itself."""
        return self.form in _FOR_SHARING

    def note(self, name: str, packed: bytes) -> None:
        """The document behind a name, as `pack` gives it, before its findings come."""
        if self.needs_places:
            self._waiting[name].append(packed)

    def add(self, name: str, temuan: tuple[Temuan, ...]) -> None:
        if not self.needs_places:
            self._spool.write(self._plain.add(name, temuan).encode("utf-8"))
            return
        sop = unpack(self._waiting[name].popleft())
        self._dokumen.append(gather(name, sop, temuan, self.options.lang, show_nip=self.show_nip))

    def write(self, unread: Sequence[SopError], pictures: Callable[[], Pictures], *, page_images: bool = False) -> None:
        """To the target, or to standard output. pictures: asked for where the report has any. page_images: pages beside
        the workbook, which links to them. UsageError where the target cannot be written."""
        lang = self.options.lang
        gagal = tuple((str(e.values.get("berkas", "")), say_error(e, lang)) for e in unread)
        laporan = Laporan(
            dokumen=tuple(self._dokumen),
            rules=all_rules(),
            gagal=gagal,
            versi=__version__,
            lang=lang,
            fail_on=self.options.fail_on,
            disamarkan=not self.show_nip,
        )
        pieces = self._pieces(laporan, pictures, page_images)
        if self.target is None:
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        write_file(self.target, pieces)

    def _pieces(self, laporan: Laporan, pictures: Callable[[], Pictures], page_images: bool) -> Iterator[bytes]:
        if self.form == "xlsx":
            from pipeline.checks.report.xlsx import to_xlsx  # pandas costs half a second to load

            yield to_xlsx(laporan, self._write_pages(laporan, pictures()) if page_images else {})
        elif self.form == "html":
            from pipeline.checks.report.html import to_html

            for part in to_html(laporan, pictures()):
                yield part.encode("utf-8")
        elif self.form in _FOR_SHARING:
            yield {"sarif": to_sarif, "junit": to_junit, "github": to_github}[self.form](laporan).encode("utf-8")
        else:
            with self._spool as spool:
                spool.seek(0)
                yield from iter(lambda: spool.read(_PIECE), b"")
            yield self._plain.close().encode("utf-8")

    def _write_pages(self, laporan: Laporan, pictures: Pictures) -> dict[tuple[str, int], str]:
        """Pictures of the pages with findings into TARGET-halaman/; their addresses from the workbook."""
        assert self.target is not None
        folder = self.target.with_name(self.target.stem + "-halaman")
        written: dict[tuple[str, int], str] = {}
        for index, d in enumerate(laporan.dokumen, start=1):
            for halaman in sorted({h for b in d.baris for h in b.halaman}):
                image = pictures.whole(d, halaman)
                if image is not None:
                    name = f"{index:05}-h{halaman:03}.jpg"  # names of documents may not fit an address
                    write_file(folder / name, [image])
                    written[d.nama, halaman] = quote(f"{folder.name}/{name}")
        return written


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """All of the file or none of it: a stopped run leaves no half a file behind."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as out:
            for piece in pieces:
                out.write(piece)
        draft.replace(path)
    except OSError as e:
        raise UsageError("keluaran_tak_tertulis", berkas=str(path), sebab=e.strerror or str(e)) from e
    finally:
        with suppress(OSError):  # its folder may not be there at all
            draft.unlink(missing_ok=True)
