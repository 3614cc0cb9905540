"""Writes the pages of docs/rules/ from the rules themselves: `python -m pipeline.checks.document docs/rules`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from pipeline.checks.explain import profiles_of, rule_text
from pipeline.checks.registry import Rule, own_rules
from pipeline.data.catalogue import Lang, say
from pipeline.data.load import read_toml_folder

INDEX: Final = "README.md"
_LANGUAGES: Final[tuple[Lang, ...]] = ("id", "en")
_SAID: Final[Mapping[Lang, str]] = {"id": "Temuan", "en": "Findings"}
_SEE: Final = "[sop.toml](../configuration.md), [example-plugin](../example-plugin/README.md)"
_NOTE: Final = (
    "<!-- Made by `python -m pipeline.checks.document docs/rules`; change the rule's docstring instead. -->\n"
)


def pages() -> Mapping[str, str]:
    """The text of every page by its file name: one a rule of the project, and the index."""
    rules = own_rules()
    return {INDEX: _index(rules), **{f"{r.meta.code}.md": _page(r) for r in rules}}


def write_pages(folder: Path) -> tuple[str, ...]:
    """Brings the folder up to date, and removes pages of rules that are gone. The names of files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    there = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.md")}
    for name in there.keys() - wanted.keys():
        (folder / name).unlink()
    changed = [name for name, text in wanted.items() if there.get(name) != text]
    for name in changed:
        (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    return tuple(sorted({*changed, *(there.keys() - wanted.keys())}))


def _index(rules: Sequence[Rule]) -> str:
    parts = [
        _NOTE,
        "# Aturan / rules\n",
        f"{len(rules)} aturan / rules. Lihat juga / see also: {_SEE}.\n",
    ]
    for family, members in groupby(rules, lambda r: r.meta.code[:2]):
        name = " / ".join(say(f"keluarga_{family.lower()}", lang) for lang in _LANGUAGES)
        parts.append(f"## {family} – {name}\n")
        rows = [
            f"| [{r.meta.code}]({r.meta.code}.md) | {r.meta.severity} | {', '.join(profiles_of(r))} "
            f"| {_cell(rule_text(r, 'id').title)} | {_cell(rule_text(r, 'en').title)} |"
            for r in members
        ]
        parts.append("| kode | tingkat | profil | | |\n|---|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _page(rule: Rule) -> str:
    meta = rule.meta
    facts = [
        f"| tingkat / severity | {meta.severity} |",
        f"| profil / profiles | {', '.join(profiles_of(rule)) or '-'} |",
        f"| sumber / source | {_cell(meta.source)} |",
        f"| pengaman / guards | {', '.join(sorted(meta.guards)) or '-'} |",
        f"| sejak / since | {meta.since} |",
    ]
    if meta.yields_to:
        links = ", ".join(f"[{code}]({code}.md)" for code in meta.yields_to)
        facts.append(f"| mengalah pada / yields to | {links} |")
    notes = [*["aturan_bentuk"] * meta.needs_shapes, *["aturan_pindai"] * ("G1" in meta.guards)]
    texts = "\n".join(_text(rule, lang, notes) for lang in _LANGUAGES)
    return f"{_NOTE}\n# {meta.code} {meta.name}\n\n| | |\n|---|---|\n" + "\n".join(facts) + "\n\n" + texts


def _text(rule: Rule, lang: Lang, notes: Sequence[str]) -> str:
    text = rule_text(rule, lang)
    parts = [f"## {_plain(text.title)}\n"]
    parts += [f"**{heading}**: {_plain(body)}\n" for heading, body in text.parts]
    parts += [f"{_plain(say(key, lang))}\n" for key in notes]
    sentences = _sentences(rule.meta.code, lang)
    if sentences:
        parts.append(f"**{_SAID[lang]}**:\n\n" + "".join(f"- {_plain(s)}\n" for s in sentences))
    return "\n".join(parts)


def _sentences(code: str, lang: Lang) -> list[str]:
    """What the rule may say, each with its proposal; values stand as {name}."""
    catalogue = read_toml_folder("messages")
    own = code.lower()
    keys = [k for k in catalogue if (k == own or k.startswith(own + "_")) and not k.endswith("_saran")]
    return [f"{catalogue[k][lang]} {catalogue[k + '_saran'][lang]}" for k in sorted(keys)]


def _plain(text: str) -> str:
    """As it stands, whatever Markdown would make of its signs."""
    for sign in "\\`*_<>[]#":
        text = text.replace(sign, "\\" + sign)
    return text


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


if __name__ == "__main__":
    print("\n".join(write_pages(Path(sys.argv[1]))))
