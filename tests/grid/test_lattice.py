from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.grid.lattice import find_grids
from pipeline.records.drawing import Rule
from pipeline.records.geometry import Box
from pipeline.records.grid import Cell, Grid
from pipeline.records.page import Page
from pipeline.records.word import Word

Span = tuple[int, int, int, int]  # first row, first column, last row, last column


def page(rules: list[Rule], words: list[Word] | None = None) -> Page:
    return Page(1, "teks", 800, 600, rules=tuple(rules), words=tuple(words or ()))


def word(text: str, x: float, y: float, width: float = 20, size: float = 10) -> Word:
    return Word(text, Box(x, y, x + width, y + size), size=size)


def frame(xs: list[float], ys: list[float]) -> list[Rule]:
    return [Rule(True, y, xs[0], xs[-1], 0.5) for y in ys] + [Rule(False, x, ys[0], ys[-1], 0.5) for x in xs]


def spans_of(grid: Grid) -> set[Span]:
    return {(c.row, c.col, c.last_row, c.last_col) for c in grid.cells}


def divide(draw: st.DrawFn, span: Span) -> list[Span]:
    """A random tiling by cuts that go right across (guillotine), as tables with merged cells have."""
    r0, c0, r1, c1 = span
    ways = [("row", k) for k in range(r0, r1)] + [("col", k) for k in range(c0, c1)]
    if not ways or (span != (0, 0, 0, 0) and draw(st.integers(0, 4)) == 0):
        return [span]
    way, k = draw(st.sampled_from(ways))
    if way == "row":
        return divide(draw, (r0, c0, k, c1)) + divide(draw, (k + 1, c0, r1, c1))
    return divide(draw, (r0, c0, r1, k)) + divide(draw, (r0, k + 1, r1, c1))


@st.composite
def tilings(draw: st.DrawFn) -> tuple[list[float], list[float], list[Span]]:
    widths = draw(st.lists(st.integers(12, 90), min_size=1, max_size=6))
    heights = draw(st.lists(st.integers(9, 60), min_size=1, max_size=6))
    xs = [50.0 + sum(widths[:i]) for i in range(len(widths) + 1)]
    ys = [40.0 + sum(heights[:i]) for i in range(len(heights) + 1)]
    return xs, ys, divide(draw, (0, 0, len(heights) - 1, len(widths) - 1))


def sides(xs: list[float], ys: list[float], spans: list[Span]) -> list[Rule]:
    """Each cell draws its own four sides, as word processors print them."""
    rules = []
    for r0, c0, r1, c1 in spans:
        rules += frame([xs[c0], xs[c1 + 1]], [ys[r0], ys[r1 + 1]])
    return rules


def boxes(grid: Grid) -> set[tuple[float, ...]]:
    return {tuple(round(v) for v in c.box) for c in grid.cells}


@given(tilings(), st.lists(st.floats(-0.7, 0.7), min_size=8, max_size=8), st.floats(0, 2.5))
@settings(max_examples=150, deadline=None)
def test_drawn_cells_come_back(
    tiling: tuple[list[float], list[float], list[Span]], jitter: list[float], short: float
) -> None:
    xs, ys, spans = tiling
    rules = [
        Rule(r.horizontal, r.pos + jitter[i % 8], r.start + short / 2, r.end - short / 2, 0.5)
        for i, r in enumerate(sides(xs, ys, spans))
    ]
    words = [word("x", 55, 45, 5)]
    grids = find_grids(page(rules, words))
    if len(spans) == 1:
        assert grids == ()
        return
    (grid,) = grids
    wanted = {(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]) for r0, c0, r1, c1 in spans}
    got = {c.box for c in grid.cells}
    assert len(got) == len(wanted)
    for box in wanted:
        assert any(all(abs(a - b) < 1.6 for a, b in zip(box, g, strict=True)) for g in got)


@given(tilings())
@settings(max_examples=60, deadline=None)
def test_cells_tile_the_grid(tiling: tuple[list[float], list[float], list[Span]]) -> None:
    xs, ys, spans = tiling
    for grid in find_grids(page(sides(xs, ys, spans))):
        squares = [
            (r, c)
            for cell in grid.cells
            for r in range(cell.row, cell.last_row + 1)
            for c in range(cell.col, cell.last_col + 1)
        ]
        assert len(squares) == len(set(squares)) == grid.n_rows * grid.n_cols


def test_given_grids_are_kept() -> None:
    given_grid = Grid(1, Box(0, 0, 1, 1), (0, 1), (0, 1), (Cell(0, 0, 1, 1, Box(0, 0, 1, 1)),), ruled=False)
    assert find_grids(Page(1, "teks", 800, 600, grids=(given_grid,), rules=(Rule(True, 1, 0, 9, 1),))) == (given_grid,)


def test_merged_cells_in_both_directions() -> None:
    xs, ys = [50.0, 100, 200, 300], [50.0, 80, 110, 150]
    (grid,) = find_grids(page(sides(xs, ys, [(0, 0, 1, 0), (0, 1, 0, 2), (1, 1, 1, 1), (1, 2, 2, 2), (2, 0, 2, 1)])))
    assert spans_of(grid) == {(0, 0, 1, 0), (0, 1, 0, 2), (1, 1, 1, 1), (1, 2, 2, 2), (2, 0, 2, 1)}


def test_two_tables_stay_two() -> None:
    grids = find_grids(page(frame([50, 100, 200], [50, 80]) + frame([50, 120, 200], [200, 220, 240])))
    assert [len(g.cells) for g in grids] == [2, 4]


def test_stray_short_rules_make_no_border() -> None:
    rules = frame([50, 150, 300], [50, 110, 170])
    rules += [Rule(True, 80, 60, 75, 0.5), Rule(False, 250, 110, 130, 0.5), Rule(True, 130, 270, 300, 0.5)]
    (grid,) = find_grids(page(rules))
    assert spans_of(grid) == {(0, 0, 0, 0), (0, 1, 0, 1), (1, 0, 1, 0), (1, 1, 1, 1)}


def test_a_box_tied_to_the_border_by_a_line_is_taken_into_its_cell() -> None:
    rules = frame([50, 150, 300], [50, 110, 170])
    rules += [*frame([80, 120], [70, 95]), Rule(True, 82, 120, 150, 0.5)]
    (grid,) = find_grids(page(rules))
    assert len(grid.cells) == 4


def test_rules_that_stop_short_of_the_crossing_still_connect() -> None:
    rules = [Rule(True, y, 53, 297, 0.5) for y in (50, 100, 150)] + [
        Rule(False, x, a + 3, b - 3, 0.5) for x in (50, 150, 300) for a, b in ((50, 100), (100, 150))
    ]
    (grid,) = find_grids(page(rules, [word("x", 60, 60)]))
    assert grid.n_rows == 2 and grid.n_cols == 2


def test_open_outer_sides_are_closed() -> None:
    rules = [Rule(True, y, 50, 400, 0.5) for y in (50, 80, 110)] + [
        Rule(False, x, 50, 200, 0.5) for x in (50, 150, 300)
    ]
    (grid,) = find_grids(page(rules))
    assert grid.n_cols == 3 and grid.n_rows == 3
    assert grid.xs[-1] == 400 and grid.ys[-1] == 200


def test_a_page_frame_around_a_table_is_not_the_table() -> None:
    rules = frame([10, 790], [10, 590]) + frame([50, 150, 300], [50, 110, 170])
    (grid,) = find_grids(page(rules))
    assert len(grid.cells) == 4


def test_words_go_where_most_of_them_lies() -> None:
    rules = frame([50, 150, 300], [50, 110, 170])
    (grid,) = find_grids(page(rules, [word("kiri", 130, 60, 30), word("kanan", 145, 80, 30), word("luar", 500, 60)]))
    left, right = grid.at(0, 0), grid.at(0, 1)
    assert left is not None and [w.text for w in left.words] == ["kiri"]
    assert right is not None and [w.text for w in right.words] == ["kanan"]


def test_a_long_rule_that_ends_amid_an_outermost_cell_runs_through_it() -> None:
    """A punched hole lies on the table's side there."""
    rules = [r for r in frame([40, 100, 300, 700], [50, 100, 150, 200]) if not (r.horizontal and r.pos == 100)]
    (grid,) = find_grids(page([*rules, Rule(True, 100, 70, 700, 0.5)]))
    assert len(grid.cells) == 9
    (grid,) = find_grids(page([*rules, Rule(True, 100, 40, 560, 0.5)]))
    assert len(grid.cells) == 9


def test_a_rule_that_ends_at_a_cell_s_side_leaves_a_merged_cell() -> None:
    rules = [r for r in frame([40, 100, 300, 700], [50, 100, 150, 200]) if not (r.horizontal and r.pos == 100)]
    (grid,) = find_grids(page([*rules, Rule(True, 100, 98, 700, 0.5)]))
    assert (0, 0, 1, 0) in spans_of(grid) and len(grid.cells) == 8
    (grid,) = find_grids(page([*rules, Rule(True, 100, 40, 120, 0.5)]))  # a short one ends where it ends
    assert (0, 1, 1, 1) in spans_of(grid)
