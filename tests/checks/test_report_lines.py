"""JUnit and GitHub lines, whatever the documents' texts hold."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from report_case import TEMUAN, made_report, made_sop

from pipeline.checks.report.gather import gather
from pipeline.checks.report.github import to_github
from pipeline.checks.report.junit import to_junit
from pipeline.checks.report.records import Laporan


def test_junit_has_a_suite_a_document_and_a_case_a_finding() -> None:
    root = ET.fromstring(to_junit(made_report()))
    suites = {s.get("name"): s for s in root}
    assert list(suites) == ["arsip/satu.json", "arsip/dua.json", "arsip/rusak.json"]
    one = suites["arsip/satu.json"]
    assert (one.get("tests"), one.get("failures")) == ("3", "1")
    assert [[child.tag for child in case] for case in one] == [["failure"], ["system-out"], ["system-out"]]
    assert one[0].get("name") == "ID006 /identitas/disahkan_oleh/nip"
    assert [list(case) for case in suites["arsip/dua.json"]] == [[]]
    assert [child.tag for child in suites["arsip/rusak.json"][0]] == ["error"]
    assert {k: root.get(k) for k in ("tests", "failures", "errors")} == {"tests": "5", "failures": "1", "errors": "1"}


def test_junit_fails_where_the_command_does() -> None:
    for fail_on, failures in (("error", "1"), ("warning", "2"), ("info", "3")):
        root = ET.fromstring(to_junit(replace(made_report(), fail_on=fail_on)))
        assert root.get("failures") == failures


def test_github_lines() -> None:
    lines = to_github(made_report()).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice", "::error"]
    assert "title=ID006 " in lines[0] and "file=arsip/satu.json," in lines[0]
    assert "100%25%0A::error::" in lines[1], "a text of the document never starts a line of its own"
    assert "rusak.json" in lines[3]


@given(st.text(max_size=80))
def test_any_text_is_carried(text: str) -> None:
    temuan = TEMUAN[0].model_copy(update={"pesan": text, "kutipan": text, "saran": text})
    report = Laporan((gather(f"a{text}", made_sop(), [temuan], show_nip=True),), (), (), "0")
    assert (
        len(ET.fromstring(to_junit(report).encode("utf-8", "surrogatepass").decode("utf-8")).findall(".//failure")) == 1
    )
    assert len(to_github(report).split("\n")) == 2 and "\r" not in to_github(report)
