"""What a reader hands on: one upright page as words, rules, shapes, connectors and pictures.

The digital and the scan reader fill the same record; a text copy or an Office table, which has no drawing
on it, gives its tables as ready grids instead. Nothing after this record asks where a page came from,
but `cara` and each word's `asal` keep it for the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.records.drawing import Connector, Picture, Rule, Shape
from pipeline.records.grid import Grid
from pipeline.records.word import Word

Cara = Literal["teks", "ocr", "campuran"]


@dataclass(frozen=True, slots=True)
class Page:
    """One upright page. nomor: 1 for the file's first page. lebar, tinggi: points, upright. rotasi: degrees
    clockwise that were applied to stand it up; kemiringan: skew removed, degrees; dpi: of the picture, if one.
    grids: tables that the source itself gave as cells (text copies, Office files); else empty.
    notes: what a reader took out or could not do, as message keys ("tte", "rotasi_ragu")."""

    nomor: int
    cara: Cara
    lebar: float
    tinggi: float
    rotasi: int = 0
    kemiringan: float = 0.0
    dpi: float | None = None
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    shapes: tuple[Shape, ...] = ()
    connectors: tuple[Connector, ...] = ()
    pictures: tuple[Picture, ...] = ()
    grids: tuple[Grid, ...] = ()
    notes: tuple[str, ...] = ()
    has_drawing: bool = True  # False: the source cannot carry shapes (text copy), so their absence proves nothing
