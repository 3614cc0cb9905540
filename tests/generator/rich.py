"""Made-up SOPs whose flow has what simple ones lack: parallel boxes, several boxes in one row in either direction,
boxes tied to one another for a joint activity, and a decision that sends back."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from generator.contents import make
from generator.plan import Panah, Rencana, Simbol


def make_rich(seed: int) -> Rencana:
    """The SOP of this seed, always the same. Its texts are those of the simple one."""
    r = random.Random(seed * 7919 + 13)
    plan = make(seed, steps=r.randint(6, 8), roles=r.randint(4, 5))
    n, lanes = len(plan.langkah), len(plan.pelaksana)
    kinds = _kinds(r, n)
    simbol: list[Simbol] = []
    panah: list[Panah] = []
    ikatan: list[tuple[int, int]] = []
    before: list[int] = []
    single: list[int] = []  # symbols that stand alone in their row: a decision may send back to them
    sends: str | None = None
    for row, kind in enumerate(kinds):
        first = len(simbol)
        if kind in ("satu", "keputusan", "ujung"):
            jenis = {"satu": "proses", "keputusan": "keputusan", "ujung": "terminator"}[kind]
            taken = {simbol[i].pelaksana for i in before} if len(before) == 1 else set()
            simbol.append(Simbol(row, r.choice([x for x in range(lanes) if x not in taken]), jenis))
            panah += [Panah(b, first, sends) for b in before]
            if kind == "keputusan":
                panah.append(Panah(first, r.choice(single[-3:]), "tidak"))
            else:
                single.append(first)
            before = [first]
        else:
            where = sorted(r.sample(range(lanes), r.randint(2, 3) if kind != "ikatan" else 2))
            if r.random() < 0.5:
                where.reverse()
            here = [first + k for k in range(len(where))]
            simbol += [Simbol(row, x, "proses") for x in where]
            if kind == "sejajar":
                panah += [Panah(b, i, sends) for b in before for i in here]
                before = here
            else:
                panah += [Panah(b, first, sends) for b in before]
                pairs = list(pairwise(here))
                if kind == "deret":
                    panah += [Panah(a, b) for a, b in pairs]
                else:
                    ikatan += pairs
                before = [here[-1]]
        sends = "ya" if kind == "keputusan" else None
    return replace(plan, simbol=tuple(simbol), panah=tuple(panah), ikatan=tuple(ikatan))


def _kinds(r: random.Random, n: int) -> list[str]:
    """What each row holds. After parallel boxes comes one in which they meet; a decision has a single box before it."""
    kinds = ["ujung"]
    wanted = ["sejajar", "deret", "ikatan", "keputusan"]
    r.shuffle(wanted)
    while len(kinds) < n - 1:
        last = kinds[-1]
        after_decision = last == "keputusan" and wanted[:1] == ["sejajar"]
        before_decision = wanted[:1] == ["keputusan"] and last not in ("satu", "ujung")
        if last == "sejajar" or not wanted or after_decision or before_decision:
            kinds.append("satu")
        else:
            kinds.append(wanted.pop(0))
    if kinds[-1] == "sejajar":
        kinds[-1] = "satu"
    return [*kinds, "ujung"]
