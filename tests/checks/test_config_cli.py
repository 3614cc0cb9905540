"""`sop check` and `sop rules` with settings, from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checks_case import build_sop
from click.testing import CliRunner, Result

from pipeline.app.cli import main
from pipeline.checks.baseline import PLACEHOLDER
from pipeline.model.store import dump_sop

TWICE = [["1", "Menyusun bahan"], ["1", "Memeriksa bahan"], ["2", "Menyimpan bahan"]]


def sop(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def _codes(done: Result) -> set[str]:
    return {t["kode"] for doc in json.loads(done.stdout) for t in doc["temuan"]}


def _write(path: Path, **case: object) -> Path:
    path.write_text(dump_sop(build_sop({"identitas": {"nama_sop": "Menyusun Bahan"}, **case})), encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document with a step number used twice, in a working folder below `tmp_path`."""
    folder = tmp_path / "kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return _write(folder / "a.json", langkah=TWICE)


def test_the_file_of_a_folder_above_holds_and_the_call_wins(document: Path, tmp_path: Path) -> None:
    assert {"ST001", "ID009"} <= _codes(sop("check", document, "--format", "json"))
    (tmp_path / "sop.toml").write_text('[check]\nselect = ["ST"]\nignore = ["ST002"]\n')
    done = sop("check", document, "--format", "json")
    assert done.exit_code == 1 and {c[:2] for c in _codes(done)} == {"ST"}
    assert {c[:2] for c in _codes(sop("check", document, "--format", "json", "--select", "ID"))} == {"ID"}
    assert "ST001" not in _codes(sop("check", document, "--format", "json", "--ignore", "ST001"))
    (tmp_path / "lain.toml").write_text('[check.severity]\nST001 = "info"\n[check]\nselect = ["ST001"]')
    assert sop("check", document, "--config", tmp_path / "lain.toml").exit_code == 0
    assert sop("check", document, "--config", tmp_path / "lain.toml", "--fail-on", "info").exit_code == 1


@pytest.mark.parametrize(
    "text", ['[check]\nprofil = "draf"', '[check]\nselect = ["QQ"]', "[check", '[check]\nbaseline = "tidak-ada.toml"']
)
def test_a_wrong_file_is_wrong_usage_in_one_line(document: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "sop.toml").write_text(text)
    done = sop("check", document)
    assert done.exit_code == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and ".toml" in done.stderr


def test_profiles_from_the_call(document: Path) -> None:
    draft = _codes(sop("check", document, "--format", "json", "--profile", "draf"))
    strict = _codes(sop("check", document, "--format", "json", "--profile", "ketat"))
    assert "ST001" in draft and "ID009" not in draft and draft < strict
    assert sop("check", document, "--profile", "longgar").exit_code == 2


def test_a_baseline_from_first_to_last(document: Path, tmp_path: Path) -> None:
    accepted = tmp_path / "terima.toml"
    first = sop("check", document, "--write-baseline", accepted)
    assert first.exit_code == 1 and "ditulis" in first.stderr
    refused = sop("check", document, "--baseline", accepted)
    assert refused.exit_code == 2 and "alasan" in refused.stderr

    accepted.write_text(accepted.read_text(encoding="utf-8").replace(PLACEHOLDER, "disetujui"), encoding="utf-8")
    quiet = sop("check", document, "--baseline", accepted, "--format", "json", "--fail-on", "info")
    assert quiet.exit_code == 0 and not _codes(quiet)
    assert "dikesampingkan" in quiet.stderr and "tidak lagi cocok" not in quiet.stderr

    assert sop("check", document, "--write-baseline", accepted).exit_code == 2
    assert PLACEHOLDER not in accepted.read_text(encoding="utf-8")

    _write(document, langkah=[[str(i), *row[1:]] for i, row in enumerate(TWICE, 1)])
    mended = sop("check", document, "--baseline", accepted)
    assert "tidak lagi cocok" in mended.stderr and "ST001" in mended.stderr
    sop("check", document, "--baseline", accepted, "--write-baseline", accepted)
    assert '"ST001"' not in accepted.read_text(encoding="utf-8")
    assert "tidak lagi cocok" not in sop("check", document, "--baseline", accepted).stderr


def test_the_baseline_of_the_file_lies_beside_it(document: Path, tmp_path: Path) -> None:
    (tmp_path / "sop.toml").write_text('[check]\nbaseline = "terima.toml"\nselect = ["ST001"]\n')
    (tmp_path / "terima.toml").write_text(
        '[[temuan]]\nkode = "ST001"\ndokumen = "Dinas Contoh Kota Misal | Menyusun Bahan"\n'
        'lokasi = ["/langkah/0/nomor", "/langkah/1/nomor"]\nalasan = "ada"\n'
    )
    assert sop("check", document).exit_code == 0


def test_an_index_is_known_to_a_later_run(document: Path, tmp_path: Path) -> None:
    index = tmp_path / "arsip.index"
    first = sop("check", document, "--index", index, "--format", "json")
    assert "XD003" not in _codes(first) and index.is_file()
    other = _write(document.parent / "b.json", langkah=[["1", "Mencatat tamu"]], berkas="b.pdf")
    other.write_text(other.read_text(encoding="utf-8").replace("Menyusun Bahan", "Mencatat Tamu"), encoding="utf-8")
    later = sop("check", other, "--index", index, "--format", "json")
    assert "XD003" in _codes(later)
    assert [doc["berkas"] for doc in json.loads(later.stdout)] == [str(other)]
    index.write_text("bukan indeks")
    broken = sop("check", other, "--index", index)
    assert broken.exit_code == 2 and len(broken.stderr.splitlines()) == 1


def test_rules_tell_their_profiles() -> None:
    listed = sop("rules")
    assert listed.exit_code == 0
    lines = {line[:5]: line for line in listed.stdout.splitlines()}
    assert " -K- " in lines["ST004"] and " AKD " in lines["ST001"]
    draft = sop("rules", "--profile", "draf").stdout
    assert "ST001" in draft and "ST004" not in draft
    assert "Profil: ketat" in sop("rules", "st004").stdout
    assert sop("rules", "QQ001").exit_code == 2
