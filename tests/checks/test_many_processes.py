"""The documents of `sop check` on several processes: the same findings, in the same order, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks_case import build_sop
from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS

from pipeline.app import checking
from pipeline.app.checking import Looked, Wanted, look_at_all
from pipeline.checks.engine import conclude
from pipeline.checks.records import CheckOptions
from pipeline.checks.report.gather import unpack
from pipeline.errors import InputError, SopError
from pipeline.model.store import dump_sop, load_sop
from pipeline.source.inputs import InputDocument

_OPTIONS = CheckOptions()
_WANTED = Wanted(_OPTIONS, remember=True, named=True, packed=True)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """JSON of two thirds of a hundred SOPs, one of them broken; each names an SOP that is not there."""
    for n in range(66):
        identity = {"nomor_sop": f"{n}/SOP/2020", "nama_sop": f"SOP Layanan {n}"}
        steps = [["1", f"Menyusun konsep surat {n}"], ["3", "Mengirim surat"]]
        sop = build_sop({"identitas": identity, "langkah": steps, "keterkaitan": ["SOP Layanan Lain"]})
        (tmp_path / f"sop{n:02}.json").write_text(dump_sop(sop), encoding="utf-8")
    (tmp_path / "sop30.json").write_text("{", encoding="utf-8")
    return tmp_path


def _all(archive: Path, jobs: int) -> list[Looked | SopError]:
    return list(look_at_all([archive], _WANTED, jobs))


def test_several_processes_find_what_one_finds_in_the_same_order(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = _all(archive, jobs=1)
    monkeypatch.setattr(checking, "_WORTH", 2)
    monkeypatch.setattr(checking, "_TOGETHER", 20)
    apart = _all(archive, jobs=2)
    assert [str(a) for a in apart if isinstance(a, SopError)] == [str(a) for a in alone if isinstance(a, SopError)]
    assert [isinstance(a, SopError) for a in apart].index(True) == 30
    good, same = ([a for a in found if isinstance(a, Looked)] for found in (alone, apart))
    assert same == good
    findings = list(conclude([a.checked for a in same], _OPTIONS))
    assert findings == list(conclude([a.checked for a in good], _OPTIONS))
    assert any(t.kode.startswith("XD") for _, temuan in findings for t in temuan), "none of them is the related one"


def test_what_travels_back_is_the_document(archive: Path) -> None:
    first = _all(archive, jobs=1)[0]
    assert isinstance(first, Looked)
    path = archive / "sop00.json"
    assert first.checked.name == str(path)
    assert unpack(first.packed) == load_sop(path.read_text(encoding="utf-8"), path.name)
    assert first.keys


def test_nothing_is_made_that_nobody_wants(archive: Path) -> None:
    wanted = Wanted(_OPTIONS, remember=False, named=False, packed=False)
    first = next(iter(look_at_all([archive], wanted, 1)))
    assert isinstance(first, Looked)
    assert (first.checked.entry, first.keys, first.packed) == (None, (), b"")


def test_of_pieces_that_died_together_all_but_the_guilty_one_are_looked_at(archive: Path) -> None:
    share = checking._Share(7, tuple(archive / f"sop{n:02}.json" for n in (3, 4)))
    done = checking._lost(share, wanted=_WANTED)
    assert done.nomor == 7
    assert [f.checked.name for f in done.found if isinstance(f, Looked)] == list(map(str, share.pieces))


@pytest.mark.parametrize("piece", [Path("a.json"), InputDocument(Path("x/a.json"), "a.json", "a")])
def test_a_piece_that_kills_whoever_looks_at_it_is_named(piece: Path | InputDocument) -> None:
    (error,) = checking._lost(checking._Share(0, (piece,)), wanted=_WANTED).found
    assert isinstance(error, InputError)
    assert (error.kode, error.values) == ("proses_mati", {"berkas": "a.json"})


def test_an_unexpected_failure_over_one_document_is_told_and_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(draw(make(11), LOOKS[0]))

    def fail(*_: object) -> None:
        raise RuntimeError("dua\nbaris")

    monkeypatch.setattr("pipeline.app.convert.convert_source", fail)
    (error,) = _all(tmp_path, jobs=1)
    assert isinstance(error, InputError)
    assert error.kode == "gagal_tak_terduga"
    assert error.values == {"berkas": "a.pdf", "jenis": "RuntimeError", "sebab": "dua baris"}
