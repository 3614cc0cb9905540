"""Pictures for the reports, where the documents that were read are still at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from pipeline.checks.report.records import Dokumen, Place
from pipeline.errors import InputError, SopError
from pipeline.inspection.crop import Picture, cut, framed, jpeg, pictures
from pipeline.model.sop import Kotak
from pipeline.source.identify import SourceFile
from pipeline.source.inputs import InputDocument, collect


@dataclass
class Pictures:
    """Pictures from the documents named by or below `paths`, or beside a JSON file among them. A document is used only
    where its bytes are those that were read. complain: hears of documents that are there but give no picture.

    Holds the pages of one document at a time: the report goes document by document.
    """

    paths: tuple[Path, ...]
    complain: Callable[[SopError], None]
    _of: tuple[str, int] | None = None
    _pages: dict[int, Picture] = field(default_factory=dict)

    def __call__(self, dokumen: Dokumen, places: Sequence[Place]) -> bytes | None:
        """The places, all on one page, with what stands around them: a JPEG file."""
        boxes = tuple(p.kotak for p in places if p.kotak)
        page = self._page(dokumen, places[0].halaman) if boxes else None
        return None if page is None else cut(page, boxes, _boxes(dokumen.samar, page.nomor))

    def whole(self, dokumen: Dokumen, halaman: int) -> bytes | None:
        """A page with the places of all its findings."""
        page = self._page(dokumen, halaman)
        if page is None:
            return None
        places = tuple(p for b in dokumen.baris for p in b.tempat)
        return jpeg(framed(page, _boxes(places, halaman), _boxes(dokumen.samar, halaman)))

    def _page(self, dokumen: Dokumen, halaman: int) -> Picture | None:
        if self._of != (dokumen.sha256, dokumen.urutan):
            self._of, self._pages = (dokumen.sha256, dokumen.urutan), {}
            self._pages = self._load(dokumen)
        return self._pages.get(halaman)

    def _load(self, dokumen: Dokumen) -> dict[int, Picture]:
        try:
            source = self._source(dokumen)
            if source is None:
                return {}
            needed = {p.halaman for b in dokumen.baris for p in b.tempat}
            wanted = {h.nomor: h for h in dokumen.halaman if h.nomor in needed}
            return {p.nomor: p for p in pictures(source, wanted)}
        except SopError as e:
            self.complain(InputError("laporan_gambar_gagal", berkas=dokumen.berkas, sebab=e.kode))
        except Exception as e:  # a report without one picture is better than no report
            self.complain(InputError("laporan_gambar_gagal", berkas=dokumen.berkas, sebab=type(e).__name__))
        return {}

    def _source(self, dokumen: Dokumen) -> SourceFile | None:
        for document in self._by_name.get(PurePath(dokumen.berkas).name.casefold(), ()):
            try:
                source = document.open()
            except SopError:
                continue
            if source.sha256 == dokumen.sha256:
                return source
        return None

    @cached_property
    def _by_name(self) -> dict[str, list[InputDocument]]:
        places: dict[Path, None] = {}
        for path in self.paths:
            beside = path.suffix.lower() == ".json"
            places[path.parent if beside else path] = None
        found: dict[str, list[InputDocument]] = {}
        for document in collect(places)[0]:
            found.setdefault(PurePath(document.nama).name.casefold(), []).append(document)
        return found


def _boxes(places: Sequence[Place], halaman: int) -> tuple[Kotak, ...]:
    return tuple(dict.fromkeys(p.kotak for p in places if p.halaman == halaman and p.kotak))
