"""From lines with ends to arrows: each head is followed back, through joints and bars, to where its line begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.flow.ends import End
from pipeline.records.drawing import Connector
from pipeline.records.flow import Arrow, How, Node
from pipeline.records.geometry import Point

# How far an arrow can be trusted by how it came about; measured against public SOPs with truth made by eye.
SURE, OVER_GAP, THROUGH_JOINT, ASSUMED = 0.98, 0.93, 0.92, 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """A way back from a head. points: from the source on; joints: how many lines were passed; gap: the widest gap."""

    source: str
    points: tuple[Point, ...]
    joints: int
    gap: float
    confidence: float


def trace(
    lines: Sequence[Connector], ends: Sequence[tuple[End, End]], nodes: Sequence[Node], touch: float
) -> tuple[list[Arrow], list[Arrow]]:
    """Arrows that heads prove, and arrows assumed from lines without any head. All ids are of `nodes`."""
    by_id = {n.id: n for n in nodes}
    proven: list[Arrow] = []
    used: set[int] = set()
    for i, pair in enumerate(ends):
        for which in (0, 1):
            end = pair[which]
            if not end.head or end.node is None:
                continue
            for course in _back(i, which, lines, ends, (i,)):
                if course.source != end.node:
                    proven.append(_arrow(course, end, by_id[end.node].halaman, touch))
            used.add(i)
            used |= _feeding(i, ends)
    assumed = []
    for i, (a, b) in enumerate(ends):
        if i in used or a.head or b.head or a.node is None or b.node is None or a.node == b.node:
            continue
        arrow = _headless(by_id[a.node], by_id[b.node], lines[i])
        if arrow:
            assumed.append(arrow)
    return proven, assumed


def _feeding(i: int, ends: Sequence[tuple[End, End]]) -> set[int]:
    return {k for k, pair in enumerate(ends) if any(e.line == i for e in pair)} | {
        e.line for e in ends[i] if e.line is not None
    }


def _back(
    i: int, which: int, lines: Sequence[Connector], ends: Sequence[tuple[End, End]], seen: tuple[int, ...]
) -> Iterator[Course]:
    """Courses that end at end `which` of line `i`, from every source that feeds it."""
    points = lines[i].points if which == 1 else lines[i].points[::-1]
    tail = ends[i][1 - which]
    sure = lines[i].confidence
    if tail.node is not None:
        yield Course(tail.node, tuple(points), 0, tail.gap, sure)
    elif tail.line is not None and tail.line not in seen:
        for c in _through(tail.line, lines, ends, (*seen, tail.line)):
            yield Course(c.source, (*c.points, *points), c.joints + 1, max(c.gap, tail.gap), min(c.confidence, sure))
    for k, pair in enumerate(ends):  # lines that run into this one
        if k in seen:
            continue
        for w in (0, 1):
            if pair[w].line == i and not pair[1 - w].head:
                for c in _back(k, w, lines, ends, (*seen, k)):
                    rest = tuple(points[-1:])
                    yield Course(c.source, (*c.points, *rest), c.joints + 1, c.gap, min(c.confidence, sure))


def _through(
    j: int, lines: Sequence[Connector], ends: Sequence[tuple[End, End]], seen: tuple[int, ...]
) -> Iterator[Course]:
    """Courses that reach the body of line `j` from its bare ends and from lines that run into it."""
    for w in (0, 1):
        bare, far = ends[j][w], ends[j][1 - w]
        if bare.head:
            continue
        points = lines[j].points if w == 0 else lines[j].points[::-1]
        half = points[: max(1, len(points) - 1)] if far.head or far.node is None else points[:1]
        if bare.node is not None:
            yield Course(bare.node, tuple(half), 1, bare.gap, lines[j].confidence)
        elif bare.line is not None and bare.line not in seen:
            for c in _through(bare.line, lines, ends, (*seen, bare.line)):
                yield Course(c.source, (*c.points, *half), c.joints + 1, max(c.gap, bare.gap), c.confidence)
    for k, pair in enumerate(ends):
        if k in seen:
            continue
        for w in (0, 1):
            if pair[w].line == j and not pair[1 - w].head:
                yield from _back(k, w, lines, ends, (*seen, k))


def _arrow(course: Course, end: End, halaman: int, touch: float) -> Arrow:
    how: How = "drawn" if course.joints == 0 else "traced"
    sure = SURE if course.joints == 0 else THROUGH_JOINT
    if max(course.gap, end.gap) > touch:
        sure = min(sure, OVER_GAP)
    assert end.node is not None
    return Arrow(course.source, end.node, halaman, course.points, how, min(sure, course.confidence))


def _headless(a: Node, b: Node, line: Connector) -> Arrow | None:
    """A line without a head: a tie between symbols of one row, else an arrow down the rows, only assumed."""
    if a.halaman != b.halaman or (a.langkah is not None and a.langkah == b.langkah):
        return None
    down = a.box.cy <= b.box.cy
    first, second = (a, b) if down else (b, a)
    points = line.points if down else line.points[::-1]
    return Arrow(first.id, second.id, a.halaman, points, "assumed", min(ASSUMED, line.confidence))
