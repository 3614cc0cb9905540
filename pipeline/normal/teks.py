"""Text as it is compared: folded, without markup, tolerant of what OCR confuses."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from pipeline.data.load import read_toml

_REMEMBERED = 16384  # the same labels and wordings are folded again on every page
_NOT_WORD = re.compile(r"[\W_]+")
_ASCII_SIGNS = {n: " " for n in range(128) if not chr(n).isalnum()}
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_BREAK_TAG = re.compile(r"<\s*/?\s*(?:br|p|li|ol|ul|div|tr|td|th|h[1-6]|table|tbody|thead)\b[^<>]*/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"<\s*/?\s*(?:b|i|u|em|strong|span|font|a|sup|sub|s|del|ins|mark|small|big|center|img)\b[^<>]*/?>", re.IGNORECASE
)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_HEADING = re.compile(r"(?m)^[ \t]*#{1,6}[ \t]+")
_SPACES = re.compile(r"[^\S\n]+")


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Normal form for comparing: NFKC, case folded, every run of punctuation and white space one space."""
    if text.isascii():  # nearly every text; the same result by a table instead of a pattern
        return " ".join(text.lower().translate(_ASCII_SIGNS).split())
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@lru_cache(maxsize=_REMEMBERED)
def fold_shapes(text: str) -> str:
    """`fold`, with signs that OCR takes for each other made one (derau.toml, mirip). For comparing only."""
    table, joined = _shapes()
    out = fold(text)
    for many, one in joined:
        out = out.replace(many, one)
    return out.translate(table)


def similar(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1; 1.0 only where their folded forms are equal.

    A difference that is one of the known OCR confusions counts for a quarter of any other.
    """
    plain_a, plain_b = fold(a), fold(b)
    if plain_a == plain_b:
        return 1.0
    plain = fuzz.ratio(plain_a, plain_b) / 100
    shapes = fuzz.ratio(fold_shapes(a), fold_shapes(b)) / 100
    return max(plain, 0.25 * plain + 0.75 * shapes)


@dataclass(frozen=True, slots=True)
class Known:
    """Texts that others are compared with, made ready once. shaped: by fold_shapes."""

    texts: tuple[str, ...]
    folded: tuple[str, ...]
    shaped: tuple[str, ...]


def known(texts: Iterable[str]) -> Known:
    """Texts made ready for `alike`."""
    found = tuple(texts)
    return Known(found, tuple(map(fold, found)), tuple(map(fold_shapes, found)))


def alike(text: str, known: Known, least: float) -> list[tuple[int, float]]:
    """Which of the known texts are at least so `similar` to a text (index and likeness), in their order."""
    near = _near(fold(text), known.folded, least) | _near(fold_shapes(text), known.shaped, (least - 0.25) / 0.75)
    scored = [(i, similar(text, known.texts[i])) for i in sorted(near)]
    return [(i, score) for i, score in scored if score >= least]


def _near(text: str, others: Sequence[str], least: float) -> set[int]:
    """A first choice, by one call for all: nothing that `similar` would find is left out."""
    found = process.extract(
        text, others, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=100 * least - 0.01
    )
    return {i for _, _, i in found}


def strip_markup(text: str) -> str:
    """The text without HTML tags and entities, Markdown emphasis and headings, and zero-width signs.

    A tag that starts a new line in a browser becomes a line break; white space is collapsed, line breaks stay.
    """
    out = _ZERO_WIDTH.sub("", text)
    if "<" in out:
        out = _INLINE_TAG.sub("", _BREAK_TAG.sub("\n", out))
    if "&" in out:
        out = html.unescape(out)
    out = _HEADING.sub("", out)
    before = None
    while before != out:
        before, out = out, _EMPHASIS.sub(r"\2", out)
    out = _ZERO_WIDTH.sub("", out)
    lines = (_SPACES.sub(" ", line).strip() for line in out.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """All white space, line breaks too, as single spaces."""
    return " ".join(text.split())


@cache
def _shapes() -> tuple[dict[int, str], tuple[tuple[str, str], ...]]:
    data = read_toml("derau.toml")["mirip"]
    return shape_table(tuple(data["kelas"])), tuple(data["gabung"].items())


def shape_table(classes: tuple[str, ...]) -> dict[int, str]:
    """A translation table: every sign of a class becomes the class's first sign."""
    return {ord(sign): group[0] for group in classes for sign in group}
