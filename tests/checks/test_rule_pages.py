"""docs/rules/ says what the rules say. Bring it up to date with `python -m pipeline.checks.document docs/rules`."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.document import INDEX, pages, write_pages
from pipeline.checks.registry import own_rules

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"


def test_pages_are_up_to_date() -> None:
    there = {p.name: p.read_text(encoding="utf-8") for p in FOLDER.glob("*")}
    wanted = pages()
    assert sorted(there) == sorted(wanted)
    changed = [name for name in wanted if there[name] != wanted[name]]
    assert not changed, "run: python -m pipeline.checks.document docs/rules"


def test_every_rule_has_its_page_and_its_line_in_the_index() -> None:
    made = pages()
    for rule in own_rules():
        assert f"[{rule.meta.code}]({rule.meta.code}.md)" in made[INDEX]
        assert rule.meta.name in made[f"{rule.meta.code}.md"]


def test_writing_brings_a_folder_up_to_date(tmp_path: Path) -> None:
    assert len(write_pages(tmp_path)) == len(pages())
    assert write_pages(tmp_path) == ()
    (tmp_path / "AA001.md").write_text("x")
    (tmp_path / "ST001.md").write_text("x")
    assert write_pages(tmp_path) == ("AA001.md", "ST001.md")
    assert write_pages(tmp_path) == ()
