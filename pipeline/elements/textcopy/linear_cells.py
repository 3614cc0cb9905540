"""The lines of one step dealt to its cells: of all ways to cut each line, the one that explains the document best.

A beam over the lines of a row. What speaks for a way: walls are borders, durations are Waktu, a document name opens
Kelengkapan and Output, a sentence goes on after "untuk", a line breaks only where its column is full, a value that
other rows have is whole. The columns' widths and the values are learned from the rows and used in the next round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from pipeline.elements.textcopy.linear_lines import Line, width_of
from pipeline.elements.textcopy.vocabulary import doc_words, fold

ACT, KEL, WAKTU, OUT, KET = range(5)
COLUMNS = 5
_BEAM = 16
_LONG_ROW = 40  # lines; a step with more of them is something else, and not worth the time
_MOST_CUTS = 9
_ROUNDS = 3
_CONFIRMED = 3  # rows with the same value that make its borders sure
_FULL, _FULL_NARROW = 0.93, 0.75  # share of a column's lines that fit into it; wrong cuts make the rest
_NARROW = 0.5  # width of the other columns to begin with, as a share of the activity column's
_LOOSE, _LOOSE_NARROW = 1.06, 1.35  # how far a line may run over the learned width of its column

Cut = tuple[tuple[int, int, int], ...]
"""Pieces of one line: column, first word, end."""


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one step, each as its lines. soft: pairs of columns between which the border was guessed: no wall
    showed it, and neither of the two cells has a value that other rows have as well."""

    cells: tuple[tuple[str, ...], ...]
    soft: frozenset[tuple[int, int]]

    def is_sure(self, col: int) -> bool:
        return not any(col in pair for pair in self.soft)

    def text(self, col: int) -> str:
        return " ".join(self.cells[col])


@dataclass(frozen=True, slots=True)
class _Learned:
    width: tuple[float, ...]
    values: tuple[Counter[str], ...]
    follows: dict[tuple[int, str, str], float]
    bigrams: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _State:
    score: float = 0.0
    cells: tuple[tuple[str, ...], ...] = field(default=((),) * COLUMNS)
    soft: frozenset[tuple[int, int]] = frozenset()
    last: int = ACT  # column of the last piece of the line before
    whole: bool = False  # that line was one piece


def deal_rows(rows: Sequence[Sequence[Line]], bigrams: frozenset[tuple[str, str]]) -> list[RowCells]:
    """The cells of every row. bigrams: word pairs (folded) that stand together elsewhere in the document."""
    learned = _Learned((_first_width(rows), *(float("inf"),) * (COLUMNS - 1)), (Counter(),) * COLUMNS, {}, bigrams)
    found: list[RowCells] = []
    for _ in range(_ROUNDS):
        found = [_deal(row, learned) for row in rows]
        learned = _learn(found, learned)
    return [replace(r, soft=frozenset(p for p in r.soft if not _confirmed(r, p, learned))) for r in found]


def _confirmed(row: RowCells, pair: tuple[int, int], learned: _Learned) -> bool:
    return any(learned.values[c][fold(row.text(c))] >= _CONFIRMED for c in pair if c in (KEL, OUT))


def _first_width(rows: Sequence[Sequence[Line]]) -> float:
    """Width of the activity column to begin with: the middle one of all lines up to their first wall or duration."""
    widths = []
    for row in rows:
        for line in row:
            ends = [w for w in line.walls if w] + [a for a, _ in line.durations if a]
            stop = min(ends, default=len(line.words))
            if stop >= 4:
                widths.append(width_of(line.words[:stop]))
    return 1.05 * sorted(widths)[len(widths) // 2] if widths else float("inf")


def _learn(found: Sequence[RowCells], before: _Learned) -> _Learned:
    widths = []
    for col in range(COLUMNS):
        own = sorted(width_of(p.split()) for r in found for p in r.cells[col])
        share = _FULL if col == ACT else _FULL_NARROW
        widths.append(own[int(share * (len(own) - 1))] if len(own) > 2 else before.width[col])
    values = tuple(Counter(fold(r.text(c)) for r in found if r.cells[c]) for c in range(COLUMNS))
    return replace(before, width=tuple(widths), values=values, follows=_follows(found))


def _follows(found: Sequence[RowCells]) -> dict[tuple[int, str, str], float]:
    """How surely a line of Kelengkapan or Output goes on with a certain word: column, line, first word of the next.

    Each row's further lines are counted for both columns, wherever this round has put them, so that a wrong guess does
    not prove itself: in the right column one line has always the same sequel, in the wrong one it has many."""
    pairs: Counter[tuple[int, str, str]] = Counter()
    seen: Counter[tuple[int, str]] = Counter()
    for row in found:
        tails = [p for c in (KEL, OUT) for p in row.cells[c][1:]]
        for col in (KEL, OUT):
            chain = [fold(p) for p in (*row.cells[col][:1], *tails)] if row.cells[col] else []
            seen.update((col, p) for p in chain)
            pairs.update((col, a, b.split()[0]) for a, b in pairwise(chain) if a and b)
    return {k: n / seen[k[:2]] for k, n in pairs.items()}


def _deal(lines: Sequence[Line], learned: _Learned) -> RowCells:
    beam = [_State()]
    width = _BEAM if len(lines) <= _LONG_ROW else 2
    for i, line in enumerate(lines):
        if not line.words:
            continue
        grown = [_take(s, line, cut, learned, first=i == 0) for s in beam for cut in _cuts(line, s, learned, i == 0)]
        beam = sorted(grown, key=lambda s: -s.score)[:width] or beam
    best = max(beam, key=lambda s: s.score + _whole_row(s, learned))
    return RowCells(best.cells, best.soft)


def _cuts(line: Line, state: _State, learned: _Learned, first: bool) -> Iterator[Cut]:
    n = len(line.words)
    spots = sorted(set(_spots(line, state, learned)) - {0, n}, key=lambda i: i)
    if len(spots) > _MOST_CUTS:
        sure = [s for s in spots if s in line.walls or any(s in d for d in line.durations)]
        spots = sorted({*sure[:_MOST_CUTS], *spots[-(_MOST_CUTS - len(sure)) :]} if len(sure) < _MOST_CUTS else sure)
    for k in range(min(len(spots), COLUMNS - 1) + 1):
        for chosen in combinations(spots, k):
            edges = (0, *chosen, n)
            for columns in combinations(range(COLUMNS), k + 1):
                if first and columns[0] != ACT:
                    continue
                if columns[-1] == KET and edges[-2] not in line.walls:
                    continue
                yield tuple(zip(columns, edges, edges[1:], strict=False))


def _spots(line: Line, state: _State, learned: _Learned) -> Iterator[int]:
    """Where a cell may end: at walls and durations, before capitals, where the activity column is full, before a word
    that goes on with a cell."""
    yield from line.walls
    for a, b in line.durations:
        yield a
        yield b
    full = learned.width[ACT]
    for i, word in enumerate(line.words):
        if word[:1].isupper() or fold(word) in doc_words("kepala"):
            yield i
        if 0.85 * full <= width_of(line.words[:i]) <= _LOOSE * full:
            yield i
        for col in (KEL, OUT):
            if state.cells[col] and (col, fold(state.cells[col][-1]), fold(word)) in learned.follows:
                yield i


def _take(state: _State, line: Line, cut: Cut, learned: _Learned, *, first: bool) -> _State:
    score = state.score
    cells = list(state.cells)
    soft = set(state.soft)
    for k, (col, a, b) in enumerate(cut):
        words = line.words[a:b]
        score += _piece(state, col, words, line, (a, b), learned, first=first)
        if k and a not in line.walls and not any(a in d for d in line.durations):
            score -= 1.2
            if cut[k - 1][0] == ACT and learned.width[ACT] < float("inf"):  # a line is filled before the next begins
                score -= min(0.6, 0.03 * max(0.0, learned.width[ACT] - width_of(line.words[cut[k - 1][1] : a])))
            soft.add((cut[k - 1][0], col))
        score -= 1.2 * sum(a < w < b for w in line.walls)
        cells[col] = (*cells[col], " ".join(words))
    if 0 in line.walls and not first and cut[0][0] == ACT:
        score -= 0.6
    if len(cut) == 1 and not first:
        changed = cut[0][0] != state.last
        if line.jeda and not changed:
            score -= 0.3
        elif not line.jeda and changed and state.whole:
            score -= 0.8
    if cut[0][0] != ACT and cells[ACT] and _open(cells[ACT][-1]):
        score -= 0.7
    return _State(score, tuple(cells), frozenset(soft), cut[-1][0], len(cut) == 1)


def _piece(
    state: _State, col: int, words: Sequence[str], line: Line, span: tuple[int, int], learned: _Learned, *, first: bool
) -> float:
    timed = [d for d in line.durations if span[0] <= d[0] and d[1] <= span[1]]
    if col == WAKTU:
        if state.cells[WAKTU]:
            return -4.0
        return 4.0 if timed and timed[0] == span else -6.0
    score = -2.5 * len(timed)
    width = width_of(words)
    limit = learned.width[col]
    if width > (_LOOSE if col == ACT else _LOOSE_NARROW) * limit:
        score -= 3.0 if col == ACT else 2.0
    head = words[0]
    capital, known = head[:1].isupper(), _opens_document(words)
    if not state.cells[col]:
        score -= 0.0 if first else 0.4
        if col == ACT:
            return score + (1.0 if capital else -0.5)
        if col == KET:  # mostly empty, and its border is needed to tell it from Output
            return score - (1.0 if span[0] in line.walls and state.cells[OUT] else 5.0)
        if any(state.cells[c] for c in range(col + 1, COLUMNS)):
            score -= 1.0  # columns begin in their order
        return score + ((1.5 if capital else 0.5) if known else 0.2 if capital else -1.5)
    before = state.cells[col][-1]
    pair = (_last(state, col), fold(head))
    is_open = _open(before)
    known_pair = pair in learned.bigrams
    unfilled = width_of(before.split()) + 0.5 + width_of([head]) < 0.8 * limit and limit < float("inf")
    if col == ACT:
        score += (0.5 if known_pair else 0.0) + (0.5 if head[:1].islower() else -0.3)
        score += 1.5 if is_open else 0.0
        return score - ((0.3 if is_open else 1.5) if unfilled else 0.0)
    value = fold(" ".join(state.cells[col]))
    score += (0.3 if known_pair else 0.0) + (0.25 if head[:1].islower() else 0.0)
    score -= 1.2 if fold(head) in doc_words("kalimat") else 0.0
    score += 1.2 if is_open or value in doc_words("terbuka") else 0.0
    score += 1.8 * learned.follows.get((col, fold(before), fold(head)), 0.0)
    score -= 1.2 if learned.values[col][value] >= 2 else 0.0
    return score - (0.8 if unfilled and not is_open and value not in doc_words("terbuka") else 0.0)


def _whole_row(state: _State, learned: _Learned) -> float:
    score = 0.0
    for col in (KEL, OUT):
        value = fold(" ".join(state.cells[col]))
        score += min(1.0, 0.35 * max(0, learned.values[col][value] - 1)) if value else -0.5
        score -= 1.0 if value in doc_words("terbuka") else 0.0
        score -= 0.7 if value and _open(state.cells[col][-1]) else 0.0
    score -= 0.0 if state.cells[WAKTU] else 0.5
    return score - (0.5 if state.cells[ACT] and _open(state.cells[ACT][-1]) else 0.0)


def _open(text: str) -> bool:
    """A line after which the sentence must go on."""
    words = text.split()
    return bool(words) and (words[-1].endswith((",", "/", "(")) or fold(words[-1]) in doc_words("sambung"))


def _opens_document(words: Sequence[str]) -> bool:
    folded = fold(" ".join(words[:2])).split()
    return bool(folded) and (folded[0] in doc_words("kepala") or " ".join(folded) in doc_words("kepala"))


def _last(state: _State, col: int) -> str:
    folded = fold(state.cells[col][-1]).split()
    return folded[-1] if folded else ""
