"""`sop export` from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from export_case import made

from pipeline.app.cli import main
from pipeline.app.commands.export import DRAWINGS
from pipeline.model.store import dump_sop


def export(*args: object) -> Result:
    return CliRunner().invoke(main, ["export", *(str(a) for a in args)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "arsip"
    (folder / "dalam").mkdir(parents=True)
    (folder / "a.json").write_text(dump_sop(made(1)), encoding="utf-8")
    (folder / "a.temuan.json").write_text('[{"kode": "ST001", "tingkat": "error", "pesan": "x"}]', encoding="utf-8")
    (folder / "dalam" / "a.json").write_text(dump_sop(made(2)), encoding="utf-8")
    return folder


def test_each_form_of_a_folder(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    forms = ("mermaid", "svg", "bpmn", "csv", "xlsx")
    done = export(archive, *(word for form in forms for word in ("--to", form)), "-o", out)
    assert done.exit_code == 0, done.output
    drawings = {f"{name}.{ending}" for name in ("a", "dalam/a") for ending in ("mmd", "svg", "bpmn")}
    written = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert written == drawings | {"rekap.csv", "langkah.csv", "rekap.xlsx"}
    first = (out / "rekap.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert ",1,0,0,0,,contoh.pdf," in first


def test_one_bad_input_never_stops_the_others(archive: Path, tmp_path: Path) -> None:
    (archive / "rusak.json").write_text("{")
    (archive / "lain.json").write_text("[]")
    (archive / "baru.json").write_text('{"versi_skema": "9.0"}')
    (archive / "latin.json").write_bytes(b'{"a": "\xff"}')
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    (tmp_path / "kosong").mkdir()
    done = export(
        archive, tmp_path / "x.pdf", tmp_path / "tiada.json", tmp_path / "kosong", "--to", "svg", "-o", tmp_path
    )
    assert done.exit_code == 1 and "Traceback" not in done.output
    for name in ("rusak.json", "lain.json", "baru.json", "latin.json", "x.pdf", "tiada.json", "kosong"):
        assert len([line for line in done.output.splitlines() if f"{name}: " in line]) == 1, (name, done.output)
    assert (tmp_path / "a.svg").is_file() and (tmp_path / "dalam" / "a.svg").is_file()
    assert not [p for p in tmp_path.rglob(".*.tmp")]


def test_a_program_error_in_one_sop_is_named_and_the_others_go_on(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []

    def fail_first(sop: object, _lang: object) -> str:
        drawn.append(sop)
        if len(drawn) == 1:
            raise ZeroDivisionError("x")
        return "ok"

    monkeypatch.setitem(DRAWINGS, "svg", ("svg", fail_first))
    done = export(archive, "--to", "svg", "-o", tmp_path / "out")
    assert done.exit_code == 1 and "ZeroDivisionError" in done.output
    assert len(list((tmp_path / "out").rglob("*.svg"))) == 1


def test_two_inputs_of_one_name_keep_both(archive: Path, tmp_path: Path) -> None:
    done = export(archive / "a.json", archive / "dalam" / "a.json", "--to", "mermaid", "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.mmd", "a_2.mmd"]


@pytest.mark.parametrize("form", ["html", "docx", "parquet", "gambar"])
def test_forms_that_are_not_there_are_wrong_usage(archive: Path, tmp_path: Path, form: str) -> None:
    done = export(archive, "--to", form, "-o", tmp_path / "out")
    assert done.exit_code == 2 and not (tmp_path / "out").exists()


def test_wrong_usage(archive: Path, tmp_path: Path) -> None:
    assert export("--to", "svg", "-o", tmp_path).exit_code == 2
    assert export(archive, "-o", tmp_path).exit_code == 2
    assert export(archive, "--to", "svg").exit_code == 2
    (tmp_path / "berkas").write_text("x")
    assert export(archive, "--to", "svg", "-o", tmp_path / "berkas").exit_code == 2


def test_nothing_to_export_fails(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    done = export(tmp_path / "kosong", "--to", "xlsx", "-o", tmp_path / "out")
    assert done.exit_code == 1 and not list((tmp_path / "out").iterdir())


def test_it_speaks_english_on_request(archive: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "export", str(archive), "--to", "svg", "-o", str(tmp_path / "o")])
    assert done.exit_code == 0 and "2 SOP(s) exported" in done.output
