"""The engine's own work: choosing rules, guards, order, archives, the two languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from checks_case import CLEAN, build_sop

from pipeline.checks.archive import Archive
from pipeline.checks.engine import any_fails, check, check_archive
from pipeline.checks.records import CheckOptions, Raw, RuleMeta
from pipeline.checks.registry import Rule, all_rules
from pipeline.checks.render import render_json, render_text
from pipeline.errors import UsageError

_DOC = "Dokumentasi."
_STEPS = {"langkah": [["1", "Menyusun bahan"], ["2", "Memeriksa bahan"], ["3", "Menyimpan bahan"]]}


def _rule(code: str, raws: Sequence[Raw], **meta: Any) -> Rule:
    known: dict[str, Any] = {"severity": "error", "guards": frozenset({"G1", "G3"}), "since": "0.1.0", "source": "x"}
    return Rule(RuleMeta(code=code, name=code.lower(), **(known | meta)), _DOC, document=lambda ctx: raws)


def _empty(i: int, **more: Any) -> Raw:
    return Raw(key="wk001", pointers=(f"/langkah/{i}/mutu_baku/waktu",), steps=(i,), **more)


def test_equal_findings_become_one_with_all_steps() -> None:
    found = check(build_sop(_STEPS), rules=[_rule("AA001", [_empty(0), _empty(1), _empty(2)])])
    assert [t.pesan for t in found] == ["Waktu kosong pada langkah 1–3."]
    assert len(found[0].lokasi) == 3


def test_without_g3_each_stands_alone() -> None:
    found = check(build_sop(_STEPS), rules=[_rule("AA001", [_empty(0), _empty(1)], guards=frozenset())])
    assert len(found) == 2


def test_a_missing_shape_is_only_a_note_where_no_shape_was_read() -> None:
    rule = _rule("AA001", [_empty(0, absent=True)], needs_shapes=True)
    without = check(build_sop(_STEPS), rules=[rule])
    assert (without[0].tingkat, without[0].asal) == ("info", "tak_tentu")
    drawn = _STEPS | {
        "alur": {"simbol": [{"id": "S1", "jenis": "proses", "langkah": 0, "pelaksana": None}]},
        "bukti": {"/alur/simbol/0": {"asal": "bentuk"}},
    }
    with_shapes = check(build_sop(drawn), rules=[rule])
    assert (with_shapes[0].tingkat, with_shapes[0].asal) == ("error", "dokumen")


@pytest.mark.parametrize(
    ("bukti", "review", "expected"),
    [
        ({"asal": "teks"}, [], ("error", "dokumen")),
        ({"asal": "ocr", "keyakinan": 0.95}, [], ("error", "dokumen")),
        ({"asal": "ocr", "keyakinan": 0.7}, [], ("warning", "tak_tentu")),
        ({"asal": "ocr", "keyakinan": 0.3}, [], ("info", "ekstraksi")),
        ({"asal": "teks"}, ["/langkah/0/mutu_baku/waktu"], ("warning", "tak_tentu")),
        ({"asal": "tulisan_tangan", "keyakinan": 0.2}, [], ("warning", "tak_tentu")),
    ],
)
def test_origin_and_severity_follow_the_evidence_of_a_value(
    bukti: dict[str, Any], review: list[str], expected: tuple[str, str]
) -> None:
    pointer = "/langkah/0/mutu_baku/waktu"
    sop = build_sop(_STEPS | {"bukti": {pointer: bukti}, "perlu_ditinjau": review})
    found = check(sop, rules=[_rule("AA001", [_empty(0)])])
    assert (found[0].tingkat, found[0].asal) == expected


def test_what_a_scan_does_not_show_is_uncertain() -> None:
    raw = _empty(0, absent=True)
    on_scan = build_sop(_STEPS | {"cara": "ocr", "bukti": {"/langkah/0/aktivitas": {"asal": "ocr", "keyakinan": 0.99}}})
    assert check(on_scan, rules=[_rule("AA001", [raw])])[0].asal == "tak_tentu"
    on_text = build_sop(_STEPS | {"bukti": {"/langkah/0/aktivitas": {"asal": "teks"}}})
    assert check(on_text, rules=[_rule("AA001", [raw])])[0].asal == "dokumen"


def test_the_general_rule_is_silent_beside_the_specific_one() -> None:
    general = _rule("AA001", [_empty(0, subject="x"), _empty(1, subject="x")], yields_to=("AA002",))
    specific = _rule("AA002", [_empty(0, subject="x")])
    found = check(build_sop(_STEPS), rules=[general, specific])
    assert [(t.kode, t.lokasi[0]) for t in found] == [
        ("AA001", "/langkah/1/mutu_baku/waktu"),
        ("AA002", "/langkah/0/mutu_baku/waktu"),
    ]


def test_select_and_ignore_by_prefix_and_the_longer_wins() -> None:
    sop = build_sop({"identitas": {"nomor_sop": ""}, "langkah": [["1", "Menyusun"], ["1", "Menyusun", "", "", ""]]})

    def codes(**options: Any) -> set[str]:
        return {t.kode for t in check(sop, CheckOptions(**options))}

    assert codes() >= {"ID007", "ST001", "IO001", "WK001"}
    assert {c[:2] for c in codes(select=("ST",))} == {"ST"}
    assert not {c for c in codes(ignore=("ST", "I")) if c.startswith(("ST", "I"))}
    assert codes(select=("ST001",), ignore=("ST",)) == {"ST001"}
    assert codes(select=("ST001", "WK001"), ignore=("ST",)) == {"ST001", "WK001"}
    assert "ST001" not in codes(select=("ST", "WK"), ignore=("ST001",))


def test_a_prefix_that_fits_no_rule_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="QQ"):
        check(build_sop(_STEPS), CheckOptions(select=("QQ",)))


def test_the_most_severe_stand_first() -> None:
    rules = [_rule("AA001", [_empty(0)], severity="info"), _rule("AA002", [_empty(1)])]
    assert [t.kode for t in check(build_sop(_STEPS), rules=rules)] == ["AA002", "AA001"]


def test_a_step_is_named_with_its_row_where_the_number_is_not_its_place() -> None:
    sop = build_sop({"langkah": [["1", "a"], ["2", "b"], ["2", "c", "", "", ""], ["", "d", "x", "", "y"]]})
    pesan = [t.pesan for t in check(sop, CheckOptions(select=("WK001",)))]
    assert pesan == ["Waktu kosong pada langkah 2 (baris 3), tanpa nomor (baris 4)."]


def test_english_sentences() -> None:
    sop = build_sop({"langkah": [["1", "a"], ["2", "b", "", "", ""]]})
    found = check(sop, CheckOptions(select=("WK001",), lang="en"))
    assert found[0].pesan == "The time is empty in step 2."


def test_archive_keeps_names_and_order_and_does_not_read_ahead() -> None:
    taken: list[str] = []

    def documents() -> Iterator[tuple[str, Any]]:
        for name in ("b", "a"):
            taken.append(name)
            yield name, build_sop(_STEPS)

    stream = check_archive(documents(), CheckOptions(ignore=("XD",)))
    assert next(stream)[0] == "b"
    assert taken == ["b"]
    assert next(stream)[0] == "a"


def test_a_rule_of_the_archive_sees_all_documents_and_reports_on_one() -> None:
    def same_number(archive: Archive) -> Iterator[tuple[int, Raw]]:
        numbers = [e.nomor for e in archive.entries]
        for i, n in enumerate(numbers):
            if numbers.index(n) < i:
                yield i, Raw(key="id001", pointers=("/identitas/nomor_sop",))

    meta = RuleMeta("AA001", "aa", "error", "0.1.0", "x", frozenset(), scope="arsip")
    rules = [Rule(meta, _DOC, archive=same_number), _rule("AA002", [_empty(0)])]
    documents = [("a", build_sop(_STEPS)), ("b", build_sop(_STEPS))]
    found = {name: [t.kode for t in temuan] for name, temuan in check_archive(documents, rules=rules)}
    assert found == {"a": ["AA002"], "b": ["AA001", "AA002"]}


def test_fail_on() -> None:
    found = check(build_sop(_STEPS), rules=[_rule("AA001", [_empty(0)], severity="warning")])
    assert not any_fails(found, CheckOptions())
    assert any_fails(found, CheckOptions(fail_on="warning"))


def test_an_sop_without_anything_to_object_to_has_no_finding() -> None:
    assert [t.pesan for t in check(build_sop(CLEAN)) if t.tingkat != "info"] == []
    assert [t.pesan for t in check(build_sop(CLEAN), CheckOptions(select=("ID", "DT", "DH", "TX")))] == []


def test_text_output_names_document_finding_quote_and_count() -> None:
    sop = build_sop({"langkah": [["1", "a"], ["2", "Menyusun bahan", "", "", ""]]})
    text = render_text([("satu", check(sop, CheckOptions(select=("WK001",)))), ("dua", ())])
    assert text.splitlines()[:4] == [
        "satu",
        "  WK001 error: Waktu kosong pada langkah 2.",
        "      kutipan: Menyusun bahan",
        "      saran: Berapa lama langkah 2 dikerjakan? Jika waktunya mengikuti langkah lain, mohon dinyatakan.",
    ]
    assert "dua: tidak ada temuan" in text
    assert text.endswith("2 dokumen, 1 temuan: 1 error, 0 warning, 0 info\n")
    assert "dua: no findings" in render_text([("dua", ())], "en")


def test_json_output_holds_the_findings_as_the_contract_has_them() -> None:
    found = check(build_sop(_STEPS), rules=[_rule("AA001", [_empty(0)])])
    data = json.loads(render_json([("satu", found)]))
    assert data == [{"berkas": "satu", "temuan": [found[0].model_dump(mode="json")]}]


def test_rules_are_found_by_their_folder_and_in_order() -> None:
    codes = [r.meta.code for r in all_rules()]
    assert codes == sorted(codes)
    assert {"ID001", "ID002", "ID007", "IO001", "RO001", "RO002", "ST001", "ST002", "TX003", "WK001"} <= set(codes)
