"""A page picture made ready: upright, straight, at the working resolution, with its rules found."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.data.load import read_toml
from pipeline.elements.scan.bars import with_bars
from pipeline.elements.scan.folds import without_folds
from pipeline.elements.scan.lines import MM, Segment, find_segments
from pipeline.elements.scan.rules import pick_rules
from pipeline.pages import straighten
from pipeline.pages.background import Gray, Planes, planes_of, resample, without_colour
from pipeline.pages.colour import without_coloured_strokes
from pipeline.pages.creases import find_creases, without_creases
from pipeline.pages.deskew import find_skew
from pipeline.pages.outline import from_the_front
from pipeline.pages.shading import evened, is_shaded
from pipeline.pages.stand_up import find_turn, turned
from pipeline.pages.traces import find_traces
from pipeline.records.drawing import Rule

PT = 72.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """dark, gray: the planes (see pages.background), tints taken out (see pages.shading); tinted: the dark and the gray
    plane with them. plain: the gray plane without signatures and stamps in coloured ink (see pages.colour), the gray
    plane itself where there are none. dpi: their resolution. source_dpi: of the picture given.
    rotasi: degrees clockwise applied; kemiringan: lean taken out, degrees clockwise. segments: every straight thin
    line; rules: those that rule a table; both in pixels. size: width and height of the upright page, points."""

    dark: Gray
    gray: Gray
    plain: Gray
    tinted: Planes
    dpi: float
    source_dpi: float
    rotasi: int
    kemiringan: float
    segments: tuple[Segment, ...]
    rules: tuple[Segment, ...]
    size: tuple[float, float] = (0.0, 0.0)
    notes: tuple[str, ...] = ()

    def with_rules(self, rules: tuple[Segment, ...]) -> Sheet:
        return replace(self, rules=rules)

    @property
    def to_points(self) -> float:
        return PT / self.dpi

    def page_rules(self) -> tuple[Rule, ...]:
        k = self.to_points
        return tuple(
            Rule(r.horizontal, r.pos * k, r.start * k, r.end * k, max(0.1, r.thickness * k), round(r.filled, 2))
            for r in self.rules
        )


def prepare(image: npt.NDArray[np.uint8], dpi: float | None, *, stand_up: bool = True) -> Sheet:
    """The sheet of a BGR or grey picture. dpi: of the picture, None when unknown.
    stand_up: False for a part of a page that is known to be upright; its dpi is taken as given."""
    known = read_toml("pindaian.toml")
    if stand_up:
        image = from_the_front(image)
    real = believed_dpi(image.shape[:2], dpi) if stand_up or dpi is None else float(dpi)
    work = float(known["ukuran"]["dpi_kerja"])
    working = resample(without_colour(image, real), work / real)
    planes = planes_of(working)
    dark, gray = planes.dark, planes.gray
    plain = without_coloured_strokes(working, gray, work)
    notes: list[str] = []
    rotasi = 0
    if stand_up:
        turn = find_turn(dark, gray, work)
        rotasi = turn.degrees
        dark, gray = turned(dark, rotasi), turned(gray, rotasi)
        plain = None if plain is None else turned(plain, rotasi)
        if turn.doubtful:
            notes.append("rotasi_ragu")
    traces = find_traces(dark, work)
    skew = find_skew(dark, work, traces)
    bend = straighten.fit(dark.shape, traces, skew.degrees, work)
    leaning = abs(skew.degrees) >= known["miring"]["terapkan_derajat"]
    if leaning or bend.bend:
        same, struck = gray is dark, plain is not None
        planes_given = [dark, *([] if same else [gray]), *([] if plain is None else [plain])]
        straight = straighten.apply(planes_given, bend)
        dark, gray = straight[0], straight[0 if same else 1]
        plain = straight[-1] if struck else None
    creases = find_creases(dark, work)
    if creases:
        same = gray is dark
        dark = without_creases(dark, creases)
        gray = dark if same else without_creases(gray, creases)
        plain = None if plain is None else without_creases(plain, creases)
    tinted = Planes(dark, gray)
    if is_shaded(dark, work):
        same = gray is dark
        dark = evened(dark, work)
        gray = dark if same else evened(gray, work)
        plain = None if plain is None else evened(plain, work)
    segments = with_bars(without_folds(find_segments(dark, work), dark, work), tinted.dark, dark, work)
    return Sheet(
        dark,
        gray,
        gray if plain is None else plain,
        tinted,
        work,
        real,
        rotasi,
        skew.degrees if leaning else 0.0,
        segments,
        pick_rules(segments, dark.shape, work),
        size=_size(image.shape, real, rotasi),
        notes=tuple(notes),
    )


def _size(shape: tuple[int, ...], dpi: float, rotasi: int) -> tuple[float, float]:
    width, height = shape[1] * PT / dpi, shape[0] * PT / dpi
    return (width, height) if rotasi % 180 == 0 else (height, width)


def believed_dpi(shape: tuple[int, ...], dpi: float | None) -> float:
    """The stated resolution, or where there is none (or it makes the sheet absurdly small or large) the one at which
    the long side is that of a usual sheet."""
    known = read_toml("pindaian.toml")["ukuran"]
    long_side = max(shape[:2])
    if dpi is not None and known["mm_min"] <= long_side / max(dpi, 1e-6) * MM <= known["mm_maks"]:
        return float(dpi)
    return long_side * MM / float(known["sisi_panjang_mm"])
