"""An approval cell and the agency above it, put back into the lines that they were printed in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.raw import BOLD, PLAIN, Alinea, lines_of, plain
from pipeline.elements.textcopy.vocabulary import fold, names_agency

_SMALL = frozenset({"dan", "di", "ke", "serta", "atau"})


def approval_lines(text: str) -> str:
    """Position, name, rank and NIP of an approval cell on lines of their own, an empty line before the name.

    Lines are broken where the copy shows that they were: at a paragraph, at a run of spaces, at the end of bold, before
    a rank that a NIP or the end follows, before a NIP. What shows no break stays one line.
    """
    broken = re.sub(r"[ \t]{2,}", "\n", text)
    broken = re.sub(rf"(?<=\w){PLAIN}[ \t]+(?=\w)", f"{PLAIN}\n", broken)
    broken = re.sub(rf"(?<=[\w.,])[ \t]+{BOLD}(?=\w)", f"\n{BOLD}", broken)
    nip = str(read_toml("salinan_teks.toml")["pengesahan"]["nip"])
    rank = str(read_toml("salinan_teks.toml")["pengesahan"]["pangkat"])
    end = rf"(?=\s*(?:[,;(/]|gol|i{{1,3}}\s*/|iv\s*/|(?:{nip})\W|$))"
    broken = re.sub(rf"[ \t]+(?=(?:{nip})\b\W*\d)", "\n", broken, flags=re.I)
    broken = re.sub(rf"[ \t]+(?=(?:pangkat\W+)?(?:{rank})\b\.?{end})", "\n", broken, flags=re.I | re.M)
    lines = [x for x in lines_of(broken) if plain(x)]
    tail = re.compile(rf"(?:{nip})\b|(?:pangkat\W+)?(?:{rank})\b\.?{end}", re.I)
    first = next((i for i, x in enumerate(lines) if tail.match(plain(x))), None)
    if first is not None and first >= 2:
        lines.insert(first - 1, "")
    return "\n".join(x.strip() for x in lines)


def agency_lines(before: Sequence[Alinea]) -> tuple[int, tuple[str, ...]]:
    """The lines that name the agency, out of the running text right above an identity block: where they start, and
    themselves. (len(before), ()) where the text right above names none. An empty line parts them where the copy had
    one. A line that only shortens a name given further above gives way to the full one."""
    start = len(before)
    while start > 0:
        chunk = start - 1
        while chunk > 0 and before[chunk].jeda == 0:
            chunk -= 1
        if not all_agency([a.plain for a in before[chunk:start]]):
            break
        start = chunk
    if start == len(before):
        return start, ()
    own = [a.plain for a in before[start:]]
    full = _fuller(" ".join(own), before[:start])
    if full:
        return start, full
    out: list[str] = []
    for i, line in enumerate(before[start:]):
        if i and line.jeda:
            out.append("")
        out.append(line.teks)
    return start, tuple(out)


def all_agency(lines: Sequence[str]) -> bool:
    """Whether lines that stand together name an agency: each names one or goes on with the line above."""
    return bool(lines) and names_agency(lines[0]) is not None and not any(any(c.isdigit() for c in x) for x in lines)


def _fuller(short: str, above: Sequence[Alinea]) -> tuple[str, ...]:
    for i, line in enumerate(above):
        if abbreviates(short, line.plain):
            first = i
            while first > 0 and above[first].jeda == 0 and names_agency(above[first - 1].plain):
                first -= 1
            last = i + 1
            while last < len(above) and above[last].jeda == 0 and names_agency(above[last].plain):
                last += 1
            return tuple(a.teks for a in above[first:last])
    return ()


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is `full` with some of its words as initials: "Dinas PKP" for "Dinas Perumahan, Kawasan dan
    Permukiman"."""
    a, b = fold(short).split(), [w for w in fold(full).split() if w not in _SMALL]
    if not a or len(a) >= len(b):
        return False
    i = 0
    used = False
    for word in a:
        if i < len(b) and word == b[i]:
            i += 1
        elif 1 < len(word) <= len(b) - i and all(b[i + k][0] == c for k, c in enumerate(word)):
            i += len(word)
            used = True
        else:
            return False
    return used and i == len(b)
