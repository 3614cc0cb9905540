"""Where the words beside an arrow stand: near its beginning, clear of symbols, of other words and of other arrows."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from pipeline.exports.place import Rect
from pipeline.exports.route import Point, Routed
from pipeline.exports.text import width, wrap

_AWAY = 2.5  # between a line and its words


def caption_boxes(routed: Sequence[Routed], symbols: Iterable[Rect], size: float, room: float) -> dict[str, Rect]:
    """The box of each arrow's words by the arrow's key. size: letter height. room: widest box; longer words are for
    the writer to shorten. symbols: what must stay free, names beside symbols included."""
    taken = list(symbols)
    lines = {r.edge.key: _segments(r.points) for r in routed}
    found: dict[str, Rect] = {}
    for r in routed:
        if not r.edge.caption:
            continue
        w, h = min(width(r.edge.caption, size), room) + 2, size * 1.25
        others = [s for key, many in lines.items() if key != r.edge.key for s in many]
        own = lines[r.edge.key]

        def badness(box: Rect, others: list[Rect] = others, own: list[Rect] = own) -> float:
            return (
                20.0 * sum(_overlap(box, t) > 0 for t in taken)
                + 3.0 * sum(_crosses(box, s) for s in others)
                + 2.0 * sum(_crosses(box, s) for s in own)
            )

        places = list(_places(r.points, w, h))
        best = min(range(len(places)), key=lambda i: (badness(places[i]) + 0.5 * i, i))
        found[r.edge.key] = places[best]
        taken.append(places[best])
    return found


def name_boxes(
    names: Mapping[str, tuple[Rect, str]], routed: Sequence[Routed], symbols: Iterable[Rect], size: float, room: float
) -> dict[str, Rect]:
    """Boxes for names outside their symbols (names: symbol and name by key): below, else above, else beside the lower
    or upper corner, whichever no arrow runs through. room: width of a centred name."""
    lines = [s for r in routed for s in _segments(r.points)]
    taken = list(symbols)
    found: dict[str, Rect] = {}
    for key, (box, name) in names.items():
        if not name:
            continue
        places = list(_name_places(box, name, size, room))
        bad = [10 * any(_overlap(p, t) > 0 for t in taken) + sum(_crosses(p, s) for s in lines) for p in places]
        found[key] = places[bad.index(min(bad))]
        taken.append(found[key])
    return found


def _name_places(box: Rect, name: str, size: float, room: float) -> Iterable[Rect]:
    def block(width: float) -> tuple[float, float]:
        return width, size * 1.28 * len(wrap(name, size, width))

    w, h = block(room)
    yield Rect(box.cx - w / 2, box.y1 + 3, w, h)
    yield Rect(box.cx - w / 2, box.y - 3 - h, w, h)
    w, h = block(room * 0.75)
    yield Rect(box.cx + 5, box.y1 - 2, w, h)
    yield Rect(box.cx - 5 - w, box.y1 - 2, w, h)
    yield Rect(box.cx + 5, box.y + 2 - h, w, h)
    yield Rect(box.cx - 5 - w, box.y + 2 - h, w, h)


def _places(points: Sequence[Point], w: float, h: float) -> Iterable[Rect]:
    """Both sides of the first stretch, near its start and further on, then both sides of the second."""
    for (x0, y0), (x1, y1) in list(itertools.pairwise(points))[:2]:
        if abs(y1 - y0) < 1e-6:
            for near in (_AWAY, max(_AWAY, (abs(x1 - x0) - w) / 2)):
                x = x0 + near if x1 > x0 else x0 - near - w
                yield Rect(x, y0 - h - 0.5, w, h)
                yield Rect(x, y0 + 1.5, w, h)
        else:
            for near in (_AWAY, max(_AWAY, (abs(y1 - y0) - h) / 2)):
                y = y0 + near if y1 > y0 else y0 - near - h
                yield Rect(x0 + _AWAY, y, w, h)
                yield Rect(x0 - _AWAY - w, y, w, h)


def _segments(points: Sequence[Point]) -> list[Rect]:
    return [
        Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
        for a, b in itertools.pairwise(points)
    ]


def _overlap(a: Rect, b: Rect) -> float:
    return max(0.0, min(a.x1, b.x1) - max(a.x, b.x)) * max(0.0, min(a.y1, b.y1) - max(a.y, b.y))


def _crosses(box: Rect, line: Rect) -> bool:
    return line.x < box.x1 and line.x1 > box.x and line.y < box.y1 and line.y1 > box.y
