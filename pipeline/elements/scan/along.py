"""Lines that run on a rule of the table, or so near to it that they went with it: only their bends show."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.data.load import read_toml
from pipeline.elements.scan.lines import Segment
from pipeline.elements.scan.strokes import Stroke


def along_rules(
    strokes: Sequence[Stroke], loose: Sequence[tuple[int, bool]], rules: Sequence[Segment], px: float
) -> list[Stroke]:
    """Strokes along a rule between the only two loose ends that lie on it. loose: stroke and end."""
    near = read_toml("penghubung.toml")["garis"]["di_aturan_mm"] * px + 0.4 * px
    out = []
    for r in rules:
        ends = []
        for i, e in loose:
            s = strokes[i]
            along, across = s.point(e) if r.horizontal else s.point(e)[::-1]
            beside = abs(across - r.pos) <= near + r.thickness / 2
            if s.horizontal != r.horizontal and beside and r.start - near <= along <= r.end + near:
                ends.append((along, across))
        if len(ends) == 2 and abs(ends[0][0] - ends[1][0]) > 4 * near:
            (a, u), (b, v) = sorted(ends)
            out.append(Stroke(r.horizontal, (u + v) / 2, a, b, r.thickness))
    return out
