"""The reader's sizes from data/digital.toml, scaled to the page at hand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from pipeline.data.load import read_toml

_A4_SHORT_SIDE = 595.0


@dataclass(frozen=True, slots=True)
class RuleLimits:
    max_thickness: float
    min_length: float
    axis_slack: float
    snap: float
    join_gap: float
    fill_min_side: float


@dataclass(frozen=True, slots=True)
class ShapeLimits:
    min_side: float
    max_width: float
    max_height: float
    corner_gap: float
    corner_gap_curved: float
    corner_share: float
    same_overlap: float
    nested_gap: float
    shadow_offset: float


@dataclass(frozen=True, slots=True)
class ConnectorLimits:
    head_max: float
    head_min: float
    line_max_width: float
    head_reach: float
    touch: float
    dash_gap: float
    straighten: float
    block_max_width: float


@dataclass(frozen=True, slots=True)
class WordLimits:
    """Shares of the type size, but for diagonal (degrees), diagonal_size (of the usual size), sideways_share."""

    space_gap: float
    space_gap_marked: float
    glue_gap: float
    line_shift: float
    rule_gap: float
    twin_shift: float
    underline_reach: float
    diagonal: float
    diagonal_size: float
    sideways_share: float


@dataclass(frozen=True, slots=True)
class Limits:
    """unit: points of this page that count as one point on A4. white: 0 to 255."""

    unit: float
    white: int
    max_objects: int
    max_segments: int
    rules: RuleLimits
    shapes: ShapeLimits
    connectors: ConnectorLimits
    words: WordLimits


@cache
def limits_for(width: float, height: float) -> Limits:
    """Limits for a page of `width` x `height` points."""
    data = read_toml("digital.toml")
    unit = min(width, height) / _A4_SHORT_SIDE if width > 0 and height > 0 else 1.0
    shapes = data["shapes"]
    plain = ("corner_share", "same_overlap")
    return Limits(
        unit=unit,
        white=int(data["rules"]["white"]),
        max_objects=int(data["limits"]["objects"]),
        max_segments=int(data["limits"]["segments"]),
        rules=RuleLimits(**_scaled(RuleLimits, data["rules"], unit)),
        shapes=ShapeLimits(
            max_width=shapes["max_width_share"] * width,
            max_height=shapes["max_height_share"] * height,
            **{k: v * (1.0 if k in plain else unit) for k, v in shapes.items() if not k.startswith("max_")},
        ),
        connectors=ConnectorLimits(**_scaled(ConnectorLimits, data["connectors"], unit)),
        words=WordLimits(**data["words"]),
    )


def _scaled(kind: type, table: dict[str, Any], unit: float) -> dict[str, float]:
    return {f.name: table[f.name] * unit for f in fields(kind)}
