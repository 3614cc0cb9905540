"""What is asked of a second engine, and how far what it says is believed (data/ocr.toml)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from pipeline.data.load import read_toml
from pipeline.ocr.engine import RawWord
from pipeline.ocr.hidden_q import may_hide_q
from pipeline.ocr.misread import looks_misread
from pipeline.ocr.records import Hint


@dataclass(frozen=True, slots=True)
class Policy:
    """ask_below, number_below: a line (a step number) is asked about when its worst word has a lower mark.
    budget: share of the page's length of text that may be asked about; at_least: lines that may be on any page.
    beside_lost: what the confidence of words is multiplied by beside which a line stayed unread. if_hidden: most that
    the mark counts of a word that may hide a Q; if_guessed: most confidence of one whose Q was told elsewhere, whose
    last letter seems cut off, or that runs two letters into one. if_misread: most that the mark counts of a word that
    is a known one but for a letter. if_odd: of a word whose ink is not what was read."""

    ask_below: float
    number_below: float
    budget: float
    at_least: int
    beside_lost: float
    if_hidden: float
    if_guessed: float
    if_misread: float
    if_odd: float


@cache
def policy() -> Policy:
    found = read_toml("ocr.toml")["second"]
    return Policy(
        float(found["ask_below"]),
        float(found["number_below"]),
        float(found["budget"]),
        int(found["at_least"]),
        float(found["beside_lost"]),
        float(found["if_hidden"]),
        float(found["if_guessed"]),
        float(found["if_misread"]),
        float(found["if_odd"]),
    )


def own_mark(word: RawWord) -> float:
    """The engine's mark, as far as the word's ink lets it be believed where no other engine says the same."""
    return min(word.mark, policy().if_odd) if word.encloses or word.misfit else word.mark


def trusted(word: RawWord) -> float:
    """The word's mark, or less where it may hide a letter that the first engine's models seldom give, or looks
    misread."""
    rule = policy()
    mark = min(own_mark(word), rule.if_hidden) if may_hide_q(word.text) else own_mark(word)
    return rule.if_misread if mark > rule.if_misread and looks_misread(word.text) else mark


def below(hint: Hint, rule: Policy) -> float:
    if hint == "crossed":
        return math.inf
    return rule.number_below if hint == "number" else rule.ask_below
