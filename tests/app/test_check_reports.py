"""`sop check` into files: each form, pictures from the documents, what the exit status says."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from urllib.parse import unquote

import cv2
import numpy as np
import pytest
from click.testing import CliRunner, Result
from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS
from openpyxl import load_workbook

from pipeline.app.cli import main
from pipeline.checks.report.nip import mask_nip


def sop(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a document, and below it "hasil" with the JSON that was read from it."""
    folder = tmp_path_factory.mktemp("laporan")
    (folder / "surat.pdf").write_bytes(draw(make(11), LOOKS[0]))
    assert sop("convert", folder / "surat.pdf", "-o", folder / "hasil", "-j", 1).exit_code == 0
    return folder


def _pictures(page: Path) -> list[np.ndarray]:
    found = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', page.read_text(encoding="utf-8"))
    return [cv2.imdecode(np.frombuffer(base64.b64decode(f), np.uint8), cv2.IMREAD_COLOR) for f in found]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "xlsx", "html"])
def test_every_form_to_a_file(read: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "baru" / f"hasil.{form}"
    done = sop("check", read / "hasil", "--format", form, "-o", target)
    assert done.exit_code in (0, 1) and done.stdout == "", done.output
    assert target.stat().st_size > 0 and len(list(target.parent.iterdir())) == 1
    if form != "xlsx":
        again = sop("check", read / "hasil", "--format", form)
        assert again.exit_code == done.exit_code and again.stdout == target.read_text(encoding="utf-8")


def test_a_workbook_needs_a_file_and_a_file_needs_a_place(read: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    for call in (["--format", "xlsx"], ["--format", "html", "-o", tmp_path / "berkas" / "x.html"]):
        done = sop("check", read / "hasil", *call)
        assert done.exit_code == 2 and "Traceback" not in done.output
        assert len(done.stderr.strip().splitlines()) == 1


def test_pictures_come_from_the_document_or_where_it_lies(read: Path, tmp_path: Path) -> None:
    page = tmp_path / "laporan.html"
    # Every document has a finding with a place once the clean one is told a rule that speaks of most.
    json_path = read / "hasil" / "surat.json"
    known = json.loads(json_path.read_text(encoding="utf-8"))
    known["identitas"]["nomor_sop"] = None
    known["langkah"][1]["aktivitas"] = known["langkah"][0]["aktivitas"]
    known["langkah"][1]["nomor"] = known["langkah"][0]["nomor"]
    apart = tmp_path / "arsip" / "surat.json"
    apart.parent.mkdir()
    apart.write_text(json.dumps(known), encoding="utf-8")
    sop("check", apart, "--format", "html", "-o", page)
    assert _pictures(page) == [], "the document is not at hand"
    sop("check", apart, "--format", "html", "-o", page, "--sources", read)
    pictures = _pictures(page)
    assert pictures and all(p.shape[0] > 60 and p.shape[1] > 200 for p in pictures)
    assert all((np.abs(p.astype(int) - (0, 110, 230)).sum(axis=2) < 90).any() for p in pictures), "the place is framed"
    other = tmp_path / "lain" / "surat.pdf"
    other.parent.mkdir()
    other.write_bytes(draw(make(12), LOOKS[0]))
    sop("check", apart, "--format", "html", "-o", page, "--sources", other)
    assert _pictures(page) == [], "a document of the same name and other content is not it"


def test_a_personal_number_is_painted_over(read: Path, tmp_path: Path) -> None:
    json_path = read / "hasil" / "surat.json"
    known = json.loads(json_path.read_text(encoding="utf-8"))
    nip = known["identitas"]["disahkan_oleh"]["nip"]
    assert nip, "the made-up document has one"
    known["identitas"]["disahkan_oleh"]["nip"] = nip[:-1]  # a number that some rule must speak of
    apart = tmp_path / "surat.json"
    apart.write_text(json.dumps(known), encoding="utf-8")
    shares = []
    for flags in ([], ["--show-nip"]):
        page = tmp_path / "laporan.html"
        sop("check", apart, "--format", "html", "-o", page, "--select", "ID", "--sources", read, *flags)
        text = page.read_text(encoding="utf-8")
        assert (nip[:-1] in text) is bool(flags) and mask_nip(nip[:-1]) != nip[:-1]
        shares.append(sum(int((np.abs(p.astype(int) - 150).max(axis=2) < 12).sum()) for p in _pictures(page)))
    assert shares[0] > shares[1] + 800, "grey where the number stands"


def test_unread_inputs_stand_in_the_report(read: Path, tmp_path: Path) -> None:
    bad = tmp_path / "rusak.json"
    bad.write_text("{")
    done = sop("check", read / "hasil", bad, "--format", "sarif")
    assert done.exit_code == 1
    invocation = json.loads(done.stdout)["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"] and "rusak.json" in str(invocation["toolExecutionNotifications"])


def test_pages_beside_the_working_paper(read: Path, tmp_path: Path) -> None:
    apart = tmp_path / "surat.json"
    known = json.loads((read / "hasil" / "surat.json").read_text(encoding="utf-8"))
    known["langkah"][1]["nomor"] = known["langkah"][0]["nomor"]
    apart.write_text(json.dumps(known), encoding="utf-8")
    call = ["check", apart, "--format", "xlsx", "-o", tmp_path / "kke é.xlsx", "--select", "ST", "--sources", read]
    sop(*call)
    assert not (tmp_path / "kke é-halaman").exists(), "only where it is asked for"
    sop(*call, "--page-images")
    images = sorted((tmp_path / "kke é-halaman").iterdir())
    links = [c.hyperlink.target for row in load_workbook(tmp_path / "kke é.xlsx")["KKE"] for c in row if c.hyperlink]
    assert images and {tmp_path / unquote(link) for link in links} <= set(images) and links
    assert all(cv2.imdecode(np.frombuffer(i.read_bytes(), np.uint8), 1).shape[0] > 400 for i in images)
