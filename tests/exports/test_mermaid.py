"""Mermaid text: a node for each symbol, a line for each arrow, and no text that could be taken for markup."""

from __future__ import annotations

import re

import pytest
from export_case import ANY_SOP, CHAIN, sop
from hypothesis import given, settings

from pipeline.exports.build import build
from pipeline.exports.mermaid import escape, to_mermaid
from pipeline.model.sop import SOP

_NODE = re.compile(r'        [A-Z]\d+(?:\(\["[^"]+"\]\)|\["[^"]+"\]|\{"[^"]+"\}|\[/"[^"]+"/\])')
_EDGE = re.compile(r'    [A-Z]\d+ -->(?:\|"[^"]+"\|)? [A-Z]\d+')
_OTHER = re.compile(
    r'    (?:%% .*|subgraph Lane_\d+\["[^"]+"\]|end|classDef tanpaSimbol .*|class [A-Z0-9,]+ tanpaSimbol)'
)


def test_the_whole_text_of_a_small_flow() -> None:
    assert to_mermaid(sop(symbols=CHAIN, arrows="S1>S2,S2>S1:tidak,S2>S3:ya")).splitlines() == [
        "---",
        'title: "Pengelolaan Berkas"',
        "---",
        "flowchart TB",
        '    subgraph Lane_1["Staf"]',
        '        S1(["1 – Menerima berkas (Mulai)"])',
        '        S3(["3 – Mengarsipkan berkas (Selesai)"])',
        "    end",
        '    subgraph Lane_2["Kepala"]',
        '        S2{"2 – Memeriksa berkas"}',
        "    end",
        "    S1 --> S2",
        '    S2 -->|"tidak"| S1',
        '    S2 -->|"ya"| S3',
    ]


def test_without_a_drawing_boxes_are_dashed_and_a_comment_says_why() -> None:
    lines = to_mermaid(sop()).splitlines()
    assert any(line.startswith("    %% Sumber tidak memuat gambar alur") for line in lines)
    assert lines[-1] == "    class L1,L2,L3 tanpaSimbol" and "-->" not in "".join(lines)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('Cetak "SK" & <b>tebal</b>', "Cetak #34;SK#34; #38; #60;b#62;tebal#60;/b#62;"),
        ("1. Umum", "1#46; Umum"),
        ("12) Umum", "12#41; Umum"),
        ("- Umum", "#45; Umum"),
        ("`*_kode_*`", "#96;#42;#95;kode#95;#42;#96;"),
        ("Nomor 5 #3; 50%", "Nomor 5 #35;3; 50#37;"),
        ("Membuat surat (konsep), dst.", "Membuat surat (konsep), dst."),
    ],
)
def test_signs_of_markup_are_entities(text: str, safe: str) -> None:
    assert escape(text) == safe


@settings(max_examples=60, deadline=None)
@given(ANY_SOP)
def test_every_line_has_one_of_the_forms(made: SOP) -> None:
    d = build(made)
    head, *body = to_mermaid(made).split("flowchart TB\n")[0], *to_mermaid(made).split("flowchart TB\n")[1].splitlines()
    assert re.fullmatch(r'---\ntitle: ".*"\n---\n', head)
    assert all(_NODE.fullmatch(x) or _EDGE.fullmatch(x) or _OTHER.fullmatch(x) for x in body), body
    assert sum(bool(_NODE.fullmatch(x)) for x in body) == len(d.nodes)
    assert sum(bool(_EDGE.fullmatch(x)) for x in body) == len(d.edges)
