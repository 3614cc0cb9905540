"""Rules from installed packages: the example package is found as an installed one would be, and bad ones are named."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks_case import build_sop

from pipeline.checks.engine import check
from pipeline.checks.explain import explain, rule_text
from pipeline.checks.profiles import profile_rules
from pipeline.checks.records import CheckOptions
from pipeline.checks.registry import all_rules, find_rule, own_rules
from pipeline.data.catalogue import say_error
from pipeline.errors import UsageError

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example-plugin"
ONLY = CheckOptions(select=("ZZ001",))


def _forget() -> None:
    all_rules.cache_clear()
    profile_rules.cache_clear()


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rules are looked for anew in each test, and again behind it; modules of a test do not stay."""
    before = set(sys.modules)
    _forget()
    yield
    monkeypatch.undo()
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("sop_aturan_contoh", "tambahan"):
            del sys.modules[name]
    _forget()


def _installed(folder: Path, entry_points: str) -> Path:
    """What an installer leaves of a package's metadata."""
    info = folder / "contoh-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: contoh\nVersion: 0.1.0\n")
    (info / "entry_points.txt").write_text(f"[sop.rules]\n{entry_points}\n")
    return folder


def _example_entry() -> str:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return "\n".join(f"{k} = {v}" for k, v in project["entry-points"]["sop.rules"].items())


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(EXAMPLE / "src"))
    monkeypatch.syspath_prepend(str(_installed(tmp_path, _example_entry())))
    return tmp_path


def _steps(n: int) -> dict[str, object]:
    return {"langkah": [[str(i), "Memeriksa berkas"] for i in range(1, n + 1)]}


def test_the_example_checks_like_any_other_rule(example: Path) -> None:
    assert [t.pesan for t in check(build_sop(_steps(21)), ONLY)] == [
        "Prosedur memuat 21 langkah; kantor ini menetapkan paling banyak 20."
    ]
    found = check(build_sop(_steps(21)), CheckOptions(select=("ZZ",), lang="en"))
    assert found[0].saran == "Could this procedure be split into several SOPs?"
    assert not check(build_sop(_steps(20)), ONLY)
    assert "ZZ001" in {t.kode for t in check(build_sop(_steps(21)))}


def test_the_example_is_explained_and_its_own_severity_can_be_set(example: Path) -> None:
    assert "Alasan:" in explain("zz001") and "Why:" in explain("too-many-steps", "en")
    assert rule_text(find_rule("ZZ001")).title.endswith(".")
    raised = CheckOptions(select=("ZZ001",), severity={"ZZ001": "error"})
    assert [t.tingkat for t in check(build_sop(_steps(21)), raised)] == ["error"]
    assert "ZZ001" not in {r.meta.code for r in own_rules()}


def test_the_example_from_the_command_line(example: Path) -> None:
    path = os.pathsep.join([str(example), str(EXAMPLE / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "rules", "ZZ001"],
        env=os.environ | {"PYTHONPATH": path},
        cwd=EXAMPLE.parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0 and "too-many-steps" in done.stdout, done.stderr


_RULE = '''"""Judul.

Yang diperiksa: a.
Alasan: b.
Berbunyi pada: c.
Diam pada: d.

Title.

What it checks: a.
Why: b.
Fires on: c.
Stays quiet on: d.
"""
from pipeline.checks.records import RuleMeta
META = RuleMeta(code="{code}", name="{name}", severity="info", since="0.1.0", source="x", guards=frozenset())
MESSAGES = {messages}
def check(ctx):
    return ()
'''
_SAY = '{"id": "a?", "en": "b?"}'
_BOTH = f'{{"zz002": {_SAY}, "zz002_saran": {_SAY}}}'


@pytest.mark.parametrize(
    ("entry", "code", "name", "messages", "kode"),
    [
        ("zz002 = tambahan", "ZZ002", "lain", _BOTH, None),
        ("zz002 = tambahan", "ST001", "lain", _BOTH, "aturan_tambahan_rusak"),  # not the code of its entry point
        ("st001 = tambahan", "ST001", "lain", _BOTH, "aturan_tambahan_kembar"),
        ("zz002 = tambahan", "ZZ002", "step-number-twice", _BOTH, "aturan_tambahan_kembar"),
        ("zz002 = tambahan", "ZZ002", "lain", f'{{"zz002": {_SAY}}}', "aturan_tambahan_rusak"),
        ("zz002 = tambahan", "ZZ002", "lain", "{}", "aturan_tambahan_rusak"),
        ("zz002 = tambahan", "ZZ002", "lain", '{"zz002": 1}', "aturan_tambahan_rusak"),
        ("zz2 = tambahan", "ZZ2", "lain", _BOTH, "aturan_tambahan_rusak"),
        ("zz002 = tidak.ada", "ZZ002", "lain", _BOTH, "aturan_tambahan_rusak"),
        ("zz002 = tambahan:check", "ZZ002", "lain", _BOTH, "aturan_tambahan_rusak"),
    ],
)
def test_a_rule_that_does_not_fit_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, code: str, name: str, messages: str, kode: str | None
) -> None:
    source = _RULE.replace("{code}", code).replace("{name}", name).replace("{messages}", messages)
    (tmp_path / "tambahan.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(_installed(tmp_path, entry)))
    if kode is None:
        assert "ZZ002" in {r.meta.code for r in all_rules()}
        return
    with pytest.raises(UsageError) as caught:
        all_rules()
    assert caught.value.kode == kode
    assert entry.partition(" = ")[2] in say_error(caught.value)


def test_a_package_that_falls_over_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tambahan.py").write_text("1 / 0\n")
    monkeypatch.syspath_prepend(str(_installed(tmp_path, "zz002 = tambahan")))
    with pytest.raises(UsageError, match="ZeroDivisionError"):
        all_rules()
