"""The commands from outside: exit status, one-line reasons, result files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS
from reportlab.pdfgen.canvas import Canvas

from pipeline.app.cli import main
from pipeline.sop.belief import default_acceptance


def sop(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture(scope="module")
def good_pdf() -> bytes:
    return draw(make(11), LOOKS[0])


def test_convert_writes_json_and_findings(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "SOP é ñ 1.pdf").write_bytes(good_pdf)
    done = sop("convert", tmp_path / "SOP é ñ 1.pdf", "-o", tmp_path / "out", "-j", 1)
    assert done.exit_code == 0, done.output
    made = json.loads((tmp_path / "out" / "SOP é ñ 1.json").read_text(encoding="utf-8"))
    assert made["versi_skema"] == "1.0" and made["langkah"]
    assert isinstance(json.loads((tmp_path / "out" / "SOP é ñ 1.temuan.json").read_text(encoding="utf-8")), list)
    assert not [p for p in (tmp_path / "out").iterdir() if p.name.startswith(".")]


def _with_form(pdf: bytes) -> bytes:
    """The document and, on a page of its own, a form that is no part of it."""
    paper = BytesIO()
    canvas = Canvas(paper, pagesize=(842, 595))
    canvas.grid([60, 200, 400, 600, 780], [300, 340, 380, 420])
    for x, word in zip((70, 210, 410, 610), ("Nama barang", "Merek", "Warna", "Lemari"), strict=True):
        canvas.drawString(x, 395, word)
    canvas.save()
    whole = pdfium.PdfDocument.new()
    for part in (pdf, paper.getvalue()):
        whole.import_pages(pdfium.PdfDocument(part))
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def test_a_table_that_no_sop_has_is_named_with_its_page(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(_with_form(good_pdf))
    (tmp_path / "b.pdf").write_bytes(good_pdf)
    done = sop("convert", tmp_path / "a.pdf", tmp_path / "b.pdf", "-o", tmp_path / "out", "-j", 1)
    assert done.exit_code == 0, done.output
    last = len(pdfium.PdfDocument(_with_form(good_pdf)))
    told = [line for line in done.output.splitlines() if "tidak termasuk SOP" in line]
    assert len(told) == 1
    assert told[0].startswith(f"a.pdf: tabel pada halaman {last} ")


def test_one_bad_file_never_stops_the_others(tmp_path: Path, good_pdf: bytes) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "baik.pdf").write_bytes(good_pdf)
    (inbox / "kosong.pdf").write_bytes(b"")
    (inbox / "potong.pdf").write_bytes(good_pdf[:500])
    (inbox / "teks.pdf").write_bytes(b"bukan pdf " * 50)
    (inbox / "surat.txt").write_text("Yth. Bapak Camat\nBersama ini kami sampaikan undangan rapat.\n")
    done = sop("convert", inbox, "-o", tmp_path / "out", "-j", 1)
    assert done.exit_code == 1
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["baik.json", "baik.temuan.json"]
    for name in ("kosong.pdf", "potong.pdf", "teks.pdf", "surat.txt"):
        reasons = [line for line in done.output.splitlines() if line.startswith(f"{name}: ")]
        assert len(reasons) == 1, done.output
    assert "Traceback" not in done.output


def test_output_below_a_file_is_wrong_usage(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(good_pdf)
    (tmp_path / "berkas").write_text("x")
    for target in (tmp_path / "berkas", tmp_path / "berkas" / "di bawah"):
        done = sop("convert", tmp_path / "a.pdf", "-o", target)
        assert done.exit_code == 2 and "Traceback" not in done.output
        assert len(done.output.strip().splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write and read everywhere")
def test_folders_without_permission(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(good_pdf)
    shut = tmp_path / "tertutup"
    shut.mkdir(mode=0)
    try:
        assert sop("convert", tmp_path / "a.pdf", "-o", shut / "x").exit_code == 2
        assert sop("convert", shut, "-o", tmp_path / "out").exit_code == 1
    finally:
        shut.chmod(0o700)


def test_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = tmp_path / "tertutup"
    shut.mkdir()

    def refuse(*_args: object, onerror: object = None, **_kw: object) -> list[object]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(shut)))
        return []

    monkeypatch.setattr("pipeline.source.inputs.os.walk", refuse)
    done = sop("convert", shut, "-o", tmp_path / "out")
    assert done.exit_code == 1 and f"{shut}: tidak ada izin membaca folder" in done.output


def test_missing_arguments_are_wrong_usage(tmp_path: Path) -> None:
    assert sop("convert").exit_code == 2
    assert sop("convert", tmp_path, "-o").exit_code == 2
    assert sop("nonsense").exit_code == 2
    assert sop("check").exit_code == 2
    assert sop("rules", "ZZ999").exit_code == 2


def test_english_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    done = sop("--lang", "en", "convert", tmp_path / "a.pdf", "-o", tmp_path / "out")
    assert "the file is empty" in done.output


def test_check_reads_json_and_documents_alike(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(good_pdf)
    assert sop("convert", tmp_path / "a.pdf", "-o", tmp_path / "out", "-j", 1).exit_code == 0
    from_json = sop("check", tmp_path / "out", "--format", "json", "--fail-on", "info")
    from_pdf = sop("check", tmp_path / "a.pdf", "--format", "json", "--fail-on", "info")
    (a,), (b,) = json.loads(from_json.stdout), json.loads(from_pdf.stdout)
    assert a["temuan"] == b["temuan"]
    assert from_json.exit_code == from_pdf.exit_code == (1 if a["temuan"] else 0)


def test_check_names_what_is_no_canonical_json(tmp_path: Path) -> None:
    (tmp_path / "rusak.json").write_text("{")
    (tmp_path / "lain.json").write_text("[]")
    (tmp_path / "baru.json").write_text('{"versi_skema": "9.0"}')
    done = sop("check", tmp_path)
    assert done.exit_code == 1
    for name in ("rusak.json", "lain.json", "baru.json"):
        assert f"{name}: " in done.output


def test_schema_and_doctor_answer() -> None:
    assert json.loads(sop("schema").stdout)["title"] == "SOP"
    assert "pypdfium2" in sop("doctor").output


def test_inspect_paints_every_stage(tmp_path: Path, good_pdf: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(good_pdf)
    done = sop("inspect", tmp_path / "a.pdf", "-o", tmp_path / "gambar")
    assert done.exit_code == 0, done.output
    names = {p.name for p in (tmp_path / "gambar").iterdir()}
    assert names == {f"a-p{n}-{s}.png" for n in (1, 2) for s in ("page", "elements", "grid", "table", "flow", "sop")}


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, pipeline; sys.exit(any(m in sys.modules for m in ('cv2', 'pypdfium2', 'pydantic')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_process_that_hands_out_a_batch_reads_nothing() -> None:
    code = (
        "import sys, pipeline.app.commands.convert; "
        "sys.exit(any(m in sys.modules for m in ('cv2', 'numpy', 'pypdfium2', 'pipeline.elements')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_accepted_error_comes_from_the_call_or_the_nearest_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.app.commands import convert as command

    monkeypatch.chdir(tmp_path)
    assert command._accepted(None) is None
    (tmp_path / "sop.toml").write_text("[convert]\naccept_error = 0.02\n")
    assert command._accepted(None) == 0.02
    assert command._accepted(0.001) == 0.001


@pytest.mark.parametrize("line", ["accept_error = 0", "accept_error = 1.5", 'accept_error = "sedikit"', "galat = 0.1"])
def test_a_wrong_accepted_error_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good_pdf: bytes, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pdf").write_bytes(good_pdf)
    (tmp_path / "sop.toml").write_text(f"[convert]\n{line}\n")
    done = sop("convert", "a.pdf", "-o", "out", "-j", 1)
    assert done.exit_code == 2 and "convert." in done.output
    assert sop("convert", "a.pdf", "-o", "out", "--accept-error", "2").exit_code == 2


def test_the_help_names_the_share_of_errors_that_is_accepted() -> None:
    shown = sop("convert", "--help").output
    assert f"else {default_acceptance().error:g}]" in " ".join(shown.split())
