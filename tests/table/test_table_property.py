"""Whatever the pages are cut like, the steps come back in order with their values and symbols."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_table import C, header, roles_of, rows_of, ruled_page, step, table_of, with_shapes

from pipeline.records.page import Page

WORDS = st.sampled_from(["Nota", "Rekap kas", "Buku\nkas harian", "Arsip", "Surat\njalan", "Kuitansi"])
TIMES = st.sampled_from(["5 Menit", "1 Jam", "2 Hari Kerja", "1 - 3\nHari", "Sesuai jadwal"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Page], list[tuple[str | None, ...]], list[tuple[int, ...]], list[str]]:
    n_roles = draw(st.integers(1, 6))
    roles = [f"Petugas {chr(65 + i)}" for i in range(n_roles)]
    widths = [20, 160, *[45] * n_roles, 80, 50, 80, 50]
    n_pages = draw(st.integers(1, 3))
    pages, rows, acts, number = [], [], [], 0
    for nomor in range(1, n_pages + 1):
        headed = nomor == 1 or draw(st.booleans())
        cells = header(roles) if headed else []
        heights: list[float] = [20, 20] if headed else []
        if headed and draw(st.booleans()):
            cells += [C(2, i, f"({i + 1})") for i in range(len(widths))]
            heights.append(14)
        shapes = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            texts = [draw(WORDS), draw(TIMES), draw(WORDS), draw(st.sampled_from(["", "-", "lihat nota"]))]
            actors = draw(st.sets(st.integers(0, n_roles - 1), min_size=1, max_size=n_roles))
            cells += step(len(heights), f"{number}.", f"Mengerjakan\nbagian {number}", *texts, roles=n_roles)
            middle = 60 + sum(heights) + 20
            shapes += [("proses", 40 + 180 + 45 * a + 22.5, middle) for a in actors]
            heights.append(40)
            values = [" ".join(t.split()) if t not in ("", "-") else None for t in texts]
            rows.append((f"{number}.", f"Mengerjakan bagian {number}", *values))
            acts.append(tuple(sorted(actors)))
        pages.append(with_shapes(ruled_page(cells, widths, heights, nomor=nomor), *shapes))
    return pages, rows, acts, roles


@given(tables())
@settings(max_examples=60, deadline=None)
def test_steps_come_back(
    made: tuple[list[Page], list[tuple[str | None, ...]], list[tuple[int, ...]], list[str]],
) -> None:
    pages, rows, acts, roles = made
    table = table_of(*pages)
    assert roles_of(table) == roles
    assert rows_of(table) == rows
    assert [s.pelaksana for s in table.langkah] == acts
    assert not table.penutup and not table.lain and not table.steps_doubtful
