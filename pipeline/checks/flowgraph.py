"""The drawn flow as a graph, by symbols and by rows, with how sure each arrow is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.evidence import Ground
from pipeline.checks.once import once
from pipeline.model.sop import SOP, Panah, Simbol


@dataclass(frozen=True, slots=True)
class Langkahan:
    """One arrow between two rows. panah: its index in the document."""

    panah: int
    dari: int
    ke: int


@dataclass(frozen=True)
class FlowGraph:
    """The symbols that stand in a row, and the arrows between them."""

    sop: SOP
    ground: Ground

    @once
    def drawn(self) -> tuple[Simbol, ...]:
        """The symbols, without those of rows that the document does not have."""
        n = len(self.sop.langkah)
        return tuple(s for s in self.sop.alur.simbol if s.langkah is None or s.langkah < n)

    @once
    def simbol(self) -> dict[str, Simbol]:
        return {s.id: s for s in self.drawn}

    @once
    def index(self) -> dict[str, int]:
        return {s.id: n for n, s in enumerate(self.sop.alur.simbol)}

    @once
    def out(self) -> dict[str, list[tuple[int, Panah]]]:
        return self._by("dari")

    @once
    def into(self) -> dict[str, list[tuple[int, Panah]]]:
        return self._by("ke")

    @once
    def rows(self) -> dict[int, list[Simbol]]:
        """The symbols of each row that has some."""
        found: dict[int, list[Simbol]] = {}
        for s in self.drawn:
            if s.langkah is not None:
                found.setdefault(s.langkah, []).append(s)
        return found

    @once
    def edges(self) -> tuple[Langkahan, ...]:
        """The arrows that lead from one row to another."""
        return tuple(self._edges())

    def leaves(self, row: int) -> bool:
        """Whether an arrow, read or considered, or an off-page mark leads away from a row."""
        return row in self._left or row in self.loose

    def enters(self, row: int) -> bool:
        return row in self._entered or row in self.loose

    @once
    def _left(self) -> frozenset[int]:
        return frozenset(e.dari for e in self.edges)

    @once
    def _entered(self) -> frozenset[int]:
        return frozenset(e.ke for e in self.edges)

    @once
    def loose(self) -> frozenset[int]:
        """Rows with an arrow that was given up or is doubtful, or with an off-page mark: nothing can be said of what
        they lack."""
        rows = {k.langkah for k in self.sop.alur.konektor}
        doubtful = [p for n, p in enumerate(self.sop.alur.panah) if not self.sure(n)]
        for p in (*self.sop.alur.calon, *doubtful):
            rows |= {self.simbol[i].langkah for i in (p.dari, p.ke) if i in self.simbol}
        return frozenset(r for r in rows if r is not None)

    def sure(self, panah: int) -> bool:
        """Whether an arrow was drawn from end to end and read without doubt."""
        pointer = f"/alur/panah/{panah}"
        bukti = self.sop.bukti.get(pointer)
        return self.ground.origin(pointer) == "dokumen" and (bukti is None or bukti.cara in (None, "tergambar"))

    def decisions(self) -> Iterator[Simbol]:
        return (s for s in self.drawn if s.jenis == "keputusan")

    def _by(self, end: str) -> dict[str, list[tuple[int, Panah]]]:
        found: dict[str, list[tuple[int, Panah]]] = {}
        for n, p in enumerate(self.sop.alur.panah):
            found.setdefault(p.dari if end == "dari" else p.ke, []).append((n, p))
        return found

    def _edges(self) -> Iterator[Langkahan]:
        for n, p in enumerate(self.sop.alur.panah):
            a, b = self.simbol.get(p.dari), self.simbol.get(p.ke)
            if a is None or b is None or a.langkah is None or b.langkah is None or a.langkah == b.langkah:
                continue
            yield Langkahan(n, a.langkah, b.langkah)
