"""sop.toml: where it is found, what it may say, and who wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from checks_case import build_sop

from pipeline.checks.config import read_config
from pipeline.checks.engine import check
from pipeline.checks.nearest import find_config
from pipeline.checks.profiles import profile, profile_names, profile_rules
from pipeline.checks.records import CheckOptions
from pipeline.checks.registry import all_rules, own_rules
from pipeline.checks.settings import Settings, lay_over, to_options
from pipeline.checks.thresholds import default_thresholds
from pipeline.data.catalogue import say_error
from pipeline.errors import UsageError
from pipeline.model.sop import SOP
from pipeline.normal.waktu import parse_waktu

FULL = """
[check]
profile = "ketat"
select = ["ST", "DT007"]
ignore = ["ST005"]
fail_on = "warning"
lowest = "warning"
baseline = "terima.toml"
[check.severity]
DT007 = "warning"
[check.thresholds]
review_years = 3
equal_times_share = 0.5
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "sop.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    outer = _file(tmp_path, "")
    assert find_config(below) == outer.resolve()
    inner = _file(tmp_path / "a", "")
    assert find_config(below) == inner.resolve()


def test_everything_it_may_say(tmp_path: Path) -> None:
    assert read_config(_file(tmp_path, FULL)) == Settings(
        profile="ketat",
        select=("ST", "DT007"),
        ignore=("ST005",),
        fail_on="warning",
        lowest="warning",
        severity={"DT007": "warning"},
        thresholds={"review_years": 3, "equal_times_share": 0.5},
        baseline=tmp_path / "terima.toml",
    )
    assert read_config(_file(tmp_path, "")) == Settings()


@pytest.mark.parametrize(
    ("text", "kode", "named"),
    [
        ("[check]\nselct = []", "konfigurasi_kunci", "check.selct"),
        ("[chek]\nselect = []", "konfigurasi_kunci", "chek"),
        ("[check.thresholds]\nyears = 3", "konfigurasi_kunci", "check.thresholds.years"),
        ('[check]\nprofile = "longgar"', "konfigurasi_nilai", "check.profile"),
        ('[check]\nselect = "ST"', "konfigurasi_nilai", "check.select"),
        ("[check]\nselect = [1]", "konfigurasi_nilai", "check.select"),
        ('[check]\nignore = [""]', "konfigurasi_nilai", "check.ignore"),
        ('[check]\nfail_on = "fatal"', "konfigurasi_nilai", "check.fail_on"),
        ("[check]\nbaseline = 1", "konfigurasi_nilai", "check.baseline"),
        ("check = 1", "konfigurasi_nilai", "check"),
        ("[check]\nseverity = 1", "konfigurasi_nilai", "check.severity"),
        ('[check.severity]\nST001 = "off"', "konfigurasi_nilai", "check.severity.ST001"),
        ("[check.thresholds]\nreview_years = true", "konfigurasi_nilai", "check.thresholds.review_years"),
        ("[check.thresholds]\nreview_years = 0", "konfigurasi_nilai", "check.thresholds.review_years"),
        ("[check.thresholds]\nequal_times_share = 70", "konfigurasi_nilai", "check.thresholds.equal_times_share"),
        ('[check]\nignore = ["QQ"]', "konfigurasi_aturan", "QQ"),
        ('[check.severity]\nST = "info"', "konfigurasi_aturan", "ST"),
        ("[check\n", "konfigurasi_rusak", "sop.toml"),
    ],
)
def test_a_slip_is_named_with_key_and_file(tmp_path: Path, text: str, kode: str, named: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_config(_file(tmp_path, text))
    assert caught.value.kode == kode
    for lang in ("id", "en"):
        said = say_error(caught.value, lang)  # type: ignore[arg-type]
        assert named in said and "sop.toml" in said


def test_a_named_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="berkas_tak_ada"):
        read_config(tmp_path / "lain.toml")


@pytest.mark.parametrize(
    ("file", "call", "runs", "rests"),
    [
        (Settings(select=("ST",)), Settings(select=("RO",)), "RO001", "ST001"),
        (Settings(ignore=("ST",)), Settings(ignore=("RO",)), "WK001", "ST001"),
        (Settings(ignore=("ST",)), Settings(ignore=("RO",)), "WK001", "RO001"),
        (Settings(ignore=("ST004",)), Settings(select=("ST004",)), "ST004", "ST001"),
        (Settings(ignore=("ST",)), Settings(select=("ST001",)), "ST001", "ST002"),
        (Settings(select=("ST001", "RO")), Settings(ignore=("ST",)), "RO001", "ST001"),
        (Settings(ignore=("ST001",)), Settings(select=("ST",)), "ST002", "ST001"),
    ],
)
def test_the_call_wins_over_the_file(file: Settings, call: Settings, runs: str, rests: str) -> None:
    options = to_options(lay_over(file, call), "id")
    assert options.takes(runs) and not options.takes(rests)


def test_single_values_of_the_call_win_and_the_rest_stays() -> None:
    file = Settings(fail_on="info", lowest="warning", severity={"A": "info"}, baseline=Path("a"), with_off=True)
    both = lay_over(file, Settings(fail_on="error", baseline=Path("b")))
    assert (both.fail_on, both.lowest, both.severity, both.baseline, both.with_off) == (
        "error",
        "warning",
        {"A": "info"},
        Path("b"),
        True,
    )


def test_nothing_said_is_the_plain_check() -> None:
    assert to_options(Settings(), "id") == CheckOptions()


def test_profiles() -> None:
    codes = {name: {r.meta.code for r in profile_rules(name)} for name in profile_names()}
    assert codes["ketat"] == {r.meta.code for r in all_rules()}
    assert codes["ketat"] - codes["anjuran"] >= {r.meta.code for r in own_rules() if not r.meta.default_on}
    assert "ST004" not in codes["anjuran"]
    assert "ST001" in codes["draf"] and not codes["draf"] & {"ID001", "ID005", "ST005"}
    assert codes["draf"] < codes["anjuran"] < codes["ketat"]


STEPS = [["1", "Menyusun bahan"], ["1", "Memeriksa bahan"], ["2", "Menyimpan bahan"]]


def test_a_draft_is_told_of_errors_only() -> None:
    sop = build_sop({"identitas": {"nomor_sop": ""}, "langkah": STEPS})
    found = check(sop, to_options(profile("draf"), "id"))
    assert "ST001" in {t.kode for t in found}
    assert {t.tingkat for t in found} == {"error"} and "ID001" not in {t.kode for t in found}


def test_an_own_severity_holds_and_the_guards_still_lower_it() -> None:
    sop = build_sop({"langkah": STEPS})
    only = Settings(select=("ST001",))
    assert [t.tingkat for t in check(sop, to_options(only, "id"))] == ["error"]
    lower = lay_over(only, Settings(severity={"ST001": "info"}))
    assert [t.tingkat for t in check(sop, to_options(lower, "id"))] == ["info"]
    assert not check(sop, to_options(lay_over(lower, Settings(lowest="warning")), "id"))
    doubtful = {f"/langkah/{i}/nomor": {"asal": "ocr", "keyakinan": 0.7} for i in range(3)}
    scanned = build_sop({"cara": "ocr", "langkah": STEPS, "bukti": doubtful})
    forced = lay_over(only, Settings(severity={"ST001": "error"}))
    assert all(t.tingkat != "error" for t in check(scanned, to_options(forced, "id")))


def _timed(sop: SOP) -> SOP:
    """With the times of the steps as numbers."""
    data = sop.model_dump()
    for langkah in data["langkah"]:
        waktu = langkah["mutu_baku"]["waktu"]
        read = parse_waktu(waktu["teks"]) if waktu else None
        langkah["mutu_baku"]["waktu"] = read.model_dump() if read else None
    return SOP.model_validate(data)


@pytest.mark.parametrize(
    ("code", "case", "limits"),
    [
        ("DT007", {"identitas": {"tanggal_pembuatan": "2 Januari 2023"}}, {"review_years": 2}),
        (
            "WK005",
            {"langkah": [[str(i), "Memeriksa berkas", "Berkas", f"{10 + i // 3} menit"] for i in range(1, 7)]},
            {"equal_times_share": 0.4},
        ),
        (
            "WK005",
            {"langkah": [[str(i), "Memeriksa berkas", "Berkas", "10 menit"] for i in range(1, 4)]},
            {"equal_times_rows": 3},
        ),
        (
            "WK003",
            {
                "langkah": [
                    [str(i), "Menyusun laporan", "Berkas", w]
                    for i, w in enumerate(("60 menit", "50 menit", "60 menit", "55 menit", "15 menit"), 1)
                ]
            },
            {"outlier_below": 3},
        ),
    ],
)
def test_limits_reach_their_rule(code: str, case: dict[str, object], limits: dict[str, float]) -> None:
    sop, only = _timed(build_sop(case)), Settings(select=(code,))
    assert not check(sop, to_options(only, "id"))
    assert check(sop, to_options(lay_over(only, Settings(thresholds=limits)), "id"))


def test_limits_that_the_file_offers_are_those_of_the_record(tmp_path: Path) -> None:
    values = {name: getattr(default_thresholds(), name) for name in type(default_thresholds()).__slots__}
    text = "[check.thresholds]\n" + "\n".join(f"{k} = {v}" for k, v in values.items())
    assert read_config(_file(tmp_path, text)).thresholds == values
