"""The five text copies of ../shared through the whole road, against the table of truth in the domain reference there.

Nothing of those documents stands here: what is expected is read from that table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from shared import SHARED, needs_shared

from pipeline import convert
from pipeline.model.sop import SOP
from pipeline.normal.nip import check_nip
from pipeline.normal.teks import fold

pytestmark = needs_shared

SEEDS = ["000", "001", "002", "003", "004"]
_SHORT = {"prov": "provinsi", "kab": "kabupaten"}


@cache
def truth() -> dict[str, dict[str, str]]:
    """The ground truth table as {seed: {row name: cell}}; "as 000" is resolved."""
    assert SHARED is not None
    text = (SHARED / "DOMAIN.md").read_text(encoding="utf-8")
    part = text.split("#### Extraction ground truth")[1]
    rows = [[c.strip() for c in x.strip().strip("|").split("|")] for x in part.splitlines() if x.startswith("|")]
    head, body = rows[0][1:], [r for r in rows[2:] if len(r) == len(rows[0])]
    table = {seed: {r[0].split(" (")[0]: r[i + 1] for r in body} for i, seed in enumerate(head)}
    for fields in table.values():
        for name, value in fields.items():
            if (other := re.fullmatch(r"as (\d{3})", value)) is not None:
                fields[name] = table[other[1]][name]
    return table


@cache
def read(seed: str) -> SOP:
    assert SHARED is not None
    (path,) = Path(SHARED, "seeds").glob(f"{seed}_*.txt")
    (sop,) = convert(path)
    return sop


def words(text: str) -> list[str]:
    return [_SHORT.get(w, w) for w in fold(text).split()]


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_agency_and_unit(seed: str) -> None:
    wanted, found = truth()[seed], read(seed).identitas
    if "only inferable" in wanted["agency"]:
        assert found.instansi is None  # it stands nowhere as an agency, and nothing is invented
    else:
        have = words(found.instansi or "")
        missing = [w for w in words(wanted["agency"]) if max((fuzz.ratio(w, h) for h in have), default=0) < 85]
        assert not missing, found.instansi
    if wanted["unit"] == "–":
        assert found.unit_kerja is None
    else:
        assert words(found.unit_kerja or "") == words(wanted["unit"])


def test_name_and_number(seed: str) -> None:
    wanted, found = truth()[seed], read(seed).identitas
    assert fold(found.nama_sop or "") == fold(wanted["name"].replace("(flow title)", ""))
    number = re.search(r"`([^`]+)`", wanted["nomor"])
    assert found.nomor_sop == (number[1] if number else None)


def test_dates(seed: str) -> None:
    found = read(seed).identitas
    dates = [found.tanggal_pembuatan, found.tanggal_revisi, found.tanggal_efektif, found.tanggal_pengesahan]
    cell = truth()[seed]["dates"]
    expected = [d for d, times in re.findall(r"(\d{4}-\d\d-\d\d)(?: ×(\d))?", cell) for _ in range(int(times or 1))]
    assert [d.iso for d in dates if d is not None and d.iso is not None] == expected
    if "pengesahan" in cell:
        assert found.tanggal_pengesahan is not None and found.tanggal_efektif is None
    if re.search(r"revisi (blank|\W*-)", cell):
        assert found.tanggal_revisi is None


def test_nip(seed: str) -> None:
    cell, nip = truth()[seed]["NIP"], read(seed).identitas.disahkan_oleh.nip
    digits = re.match(r"(\d+) digits", cell)
    assert len(nip or "") == (int(digits[1]) if digits else 0)
    if "valid" in cell:
        assert nip is not None and check_nip(nip).sah


def test_roles(seed: str) -> None:
    assert [p.nama for p in read(seed).pelaksana] == truth()[seed]["roles in column order"].split("; ")


def numbers(cell: str) -> Iterator[str | None]:
    for part in re.sub(r"\s*\(\+.*", "", cell).split(","):
        if span := re.fullmatch(r"(\d+)\.\.(\d+)", part.strip()):
            yield from (str(n) for n in range(int(span[1]), int(span[2]) + 1))
        else:
            yield None if part.strip() == "(none)" else part.strip()


def test_printed_numbers(seed: str) -> None:
    assert [s.nomor for s in read(seed).langkah] == list(numbers(truth()[seed]["printed numbers"]))


def test_times(seed: str) -> None:
    found = [s.mutu_baku.waktu for s in read(seed).langkah]
    cells = truth()[seed]["times"].split(" = ")[0].split(",")
    assert len(found) == len(cells)
    for i, (have, cell) in enumerate(zip(found, cells, strict=True)):
        if cell.strip() == "–":
            assert have is None
            continue
        amount = re.search(r"(\d+)\)?\s*([a-z]*)", cell)
        assert amount is not None and have is not None
        assert (have.nilai, have.satuan) == (float(amount[1]), amount[2] or "menit")
        if "(" in cell:  # a letter read as a digit: on record and up for review
            pointer = f"/langkah/{i}/mutu_baku/waktu"
            assert read(seed).bukti[pointer].koreksi and pointer in read(seed).perlu_ditinjau


def test_marks(seed: str) -> None:
    sop = read(seed)
    cell = truth()[seed]["marks"]
    roles = sorted((p.nama for p in sop.pelaksana), key=len, reverse=True)
    at = {p.nama: i for i, p in enumerate(sop.pelaksana)}
    expected: set[tuple[int, int]] = set()
    closing: set[int] = set()
    for clause in cell.split(";"):
        row = re.search(r"row (\d+)", clause)
        for mark in re.split(r",\s", clause):
            named = [r for r in roles if re.search(rf"\b{re.escape(r)}\b", mark)][:1]
            if row and named:
                expected.add((int(row[1]), at[named[0]]))
            elif named:
                closing.add(at[named[0]])
    found = {(i, role) for i, step in enumerate(sop.langkah, 1) for role in step.pelaksana}
    assert found == expected
    assert {s.pelaksana for s in sop.alur.simbol if s.langkah is None} == closing
    assert sum("MULAI" in (s.teks or "") for s in sop.alur.simbol) == cell.count("MULAI")


def test_list_items(seed: str) -> None:
    for row, items in (("legal items", read(seed).dasar_hukum), ("keterkaitan", read(seed).keterkaitan)):
        count = re.match(r"\d+", truth()[seed][row])
        assert count is not None and len(items) == int(count[0])


def test_what_drawing_a_copy_cannot_carry_is_not_invented(seed: str) -> None:
    sop = read(seed)
    assert sop.alur.panah == () and sop.alur.konektor == ()
    assert {h.cara for h in sop.sumber.halaman} == (
        {"ocr"} if "none" in truth()[seed]["marks"] and seed == "001" else {"teks"}
    )
