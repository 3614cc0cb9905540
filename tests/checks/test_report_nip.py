"""Personal numbers leave no report that is passed on; other numbers stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_case import NIP, SPACED, made_report

from pipeline.checks.report.github import to_github
from pipeline.checks.report.html import to_html
from pipeline.checks.report.junit import to_junit
from pipeline.checks.report.nip import mask_nip
from pipeline.checks.report.sarif import to_sarif


@pytest.mark.parametrize(
    "text",
    [NIP, SPACED, "1967 0817 1985 09 1 001",
      "19670817.198509.1.001", "19670817-198509-1-001", "1 9 6 7 0 8 1 7 1 9 8 5 0 9 1 0 0 1",
     "1967081719850910012", "19670817198509100", "3171234567890001", "9670817 198509 1 001"],
)  # fmt: skip
def test_personal_numbers_are_masked(text: str) -> None:
    masked = mask_nip(f"NIP. {text}, Kepala")
    assert len(re.findall(r"\d", masked)) == 3 and masked.endswith(", Kepala")
    assert len(masked) == len(f"NIP. {text}, Kepala")


@pytest.mark.parametrize(
    "text",
    ["Rp 1.500.000.000,00", "12/SOP/ORG/2024", "10 20 30 40 50 60 70 80 90",
     "2005 2006 2007 2008", "1997 1998 1999 2000", "2023-01-05 s.d. 2024-02-06", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
     "000.8.3.4/123/2024", "(0274) 512345 / 081234567890", "2019 2020 2021"],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    assert mask_nip(text) == text


@given(st.text(alphabet="0123456789 .-/ab", max_size=60))
def test_masking_changes_digits_only_and_no_run_is_left(text: str) -> None:
    masked = mask_nip(text)
    assert len(masked) == len(text)
    assert all(a == b or (a.isdigit() and b == "•") for a, b in zip(text, masked, strict=True))
    assert not re.search(r"(?<!\d)\d{15,20}(?!\d)", masked)
    assert mask_nip(masked) == masked


def test_no_report_shows_a_number_unless_asked() -> None:
    for write in (to_sarif, to_junit, to_github, lambda report: "".join(to_html(report))):
        hidden, shown = write(made_report()), write(made_report(show_nip=True))
        assert NIP not in hidden and SPACED not in hidden and "001" in hidden
        assert NIP in shown and SPACED in shown


def test_fingerprints_do_not_depend_on_masking() -> None:
    hidden, shown = made_report(), made_report(show_nip=True)
    assert [b.sidik for b in hidden.dokumen[0].baris] == [b.sidik for b in shown.dokumen[0].baris]
