"""One entry of the legal basis, taken apart: kind, number, year, title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.data.load import read_toml
from pipeline.model.sop import DasarHukum
from pipeline.normal.teks import fold

_NUMBER = re.compile(
    r"\b(?:Nomor|Nomer|Nmr|No)\s*[.:]*\s*(?P<nomor>[A-Z0-9](?:[\w.-]|\s?/\s?(?=[\w.])|(?<=\d)\s(?=/))*)", re.IGNORECASE
)
_BARE_NUMBER = re.compile(
    r"(?P<nomor>(?:[A-Z0-9][\w.-]*/)*\d[\w.-]*(?:/[\w.-]+)*)\s*(?=(?:Tahun|Thn|Th)\b|tentang\b|ttg\b|$)", re.IGNORECASE
)
_YEAR = re.compile(r"\s*,?\s*(?:Tahun|Thn\.?|Th\.?)\s*(?P<tahun>(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_GLUED = re.compile(r"(\d+)(?:Tahun|Thn|Th)((?:19|20)\d{2})", re.IGNORECASE)
_HALF = re.compile(r"(\d+)(?:Tahun|Thn)", re.IGNORECASE)
_YEAR_IN_NUMBER = re.compile(r"/\s?((?:19|20)\d{2})$")
_TITLE = re.compile(r"\b(?:tentang|ttg\.?|perihal|mengenai)\s*:?\s*(?P<tentang>.+)$", re.IGNORECASE | re.DOTALL)
_TITLE_END = re.compile(
    r"\s*\(?\s*(?:Tambahan\s+)?(?:Lembaran|Berita)\s+(?:Negara|Daerah)\b"
    r"|,?\s*\(?sebagaimana\s+(?:telah\s+)?(?:beberapa\s+kali\s+)?(?:telah\s+)?(?:di\s?ubah|diganti|dicabut|disempurnakan)"
    r"|,?\s*\(?(?:telah\s+)(?:beberapa\s+kali\s+)?diubah\b"
    r"|,?\s*\(?\b(?:jo|juncto|jis)\b\.?\s"
    r"|,?\s*\(?beserta\s+(?:seluruh\s+)?perubahan"
    r"|[;\n]"
    r"|\.\s+(?=[A-Z(])",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"(?<!pelaksanaan)(?<!ketentuan)(?<!atas)(?<!perubahan)\s+(?:Pasal|Ps\.)\s+\d[\d\s,()a-z]*?(?:\s*(?:,|dan|ayat|huruf)\s*\(?[\da-z]+\)?)*\s*$",
    re.IGNORECASE,
)
# Without one of these neither of the two above can be met.
_END_WORDS = ("lembaran", "berita", "sebagaimana", "telah", "jo", "juncto", "jis", "beserta", ";", "\n", ". ")
_ARTICLE_WORDS = ("pasal", "ps.")
_LIST_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*–])\s*(?=\D)", re.IGNORECASE)
_MINISTRY_KINDS = {"Permen": "peraturan", "Kepmen": "keputusan"}


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    kinds: re.Pattern[str]
    by_spelling: dict[str, str]
    ministries: tuple[tuple[str, str, str], ...]
    shorts: dict[str, str]


def parse_dasar_hukum(text: str) -> DasarHukum:
    """The first citation of an entry. `teks` is the whole entry; jenis is a short form ("UU", "Permendagri"),
    nomor as printed, tahun of the instrument, tentang its title without gazette, changes and articles.

    A change ("sebagaimana diubah dengan", "jo.") and the gazette numbers belong to the first citation.
    """
    teks = " ".join(text.split())
    body = _LIST_NUMBER.sub("", teks)
    words = _vocabulary()
    jenis, rest = _kind(body, words)
    title = _TITLE.search(rest)
    head = rest[: title.start()] if title else rest
    changes = _title_end(head)
    head = head[: changes.start()] if changes else head
    if changes:
        title = None
    nomor, tahun = _number(head, jenis is not None)
    if jenis == "UUD 1945":
        tahun = 1945
    return DasarHukum(
        teks=teks, jenis=jenis, nomor=nomor, tahun=tahun, tentang=_clean_title(title["tentang"]) if title else None
    )


def find_instruments(text: str) -> tuple[tuple[int, int], ...]:
    """Where names of instruments stand in a text, each with a capital letter (start, end)."""
    return tuple((m.start(), m.end()) for m in _vocabulary().kinds.finditer(text) if m[0][0].isupper())


def tingkat(jenis: str | None) -> int | None:
    """Place of a kind in the hierarchy of laws, 1 highest; None for what stands beside it or is unknown."""
    return _levels().get(jenis or "") or None


@cache
def _levels() -> dict[str, int]:
    return {str(k["nama"]): int(k["tingkat"]) for k in read_toml("peraturan.toml")["jenis"]}


def _kind(body: str, words: _Vocabulary) -> tuple[str | None, str]:
    """Short name of the kind and what follows it."""
    m = words.kinds.match(body) or next((f for f in words.kinds.finditer(body[:60]) if f[0][0].isupper()), None)
    if not m or (
        len(m[0]) <= 3 and not m[0].isupper() and not re.match(r"\s*(?:no|\d)", body[m.end() :], re.IGNORECASE)
    ):
        return None, body
    rest = body[m.end() :]
    spelled = fold(m[0])
    if spelled in words.shorts:
        return words.shorts[spelled], rest
    nama = words.by_spelling.get(spelled)
    if nama is None:  # one word with its ministry: Permendagri, PermenPAN-RB
        nama = "Permen" if spelled.startswith(("permen", "peraturan")) else "Kepmen"
        return _ministry(nama, spelled.removeprefix("permen").removeprefix("kepmen").strip(), words), rest
    if nama in _MINISTRY_KINDS:
        return _ministry(nama, fold(rest), words), rest
    return nama, rest


def _ministry(nama: str, after: str, words: _Vocabulary) -> str:
    after = after.removeprefix("negara ")
    for start, rule, decree in words.ministries:
        if after == start or after.startswith(f"{start} "):
            return rule if nama == "Permen" else decree
    return nama


def _number(head: str, known: bool) -> tuple[str | None, int | None]:
    m = _NUMBER.search(head) or (_BARE_NUMBER.search(head) if known else None)
    if not m:
        year = _YEAR.search(head) if known else None
        return None, int(year["tahun"]) if year else None
    nomor = _SLASH.sub("/", m["nomor"]).rstrip(".-/")
    if glued := _GLUED.fullmatch(nomor):
        return glued[1], int(glued[2])
    if half := _HALF.fullmatch(nomor):
        nomor = half[1]
        year = re.match(r"\s*((?:19|20)\d{2})(?!\d)", head[m.end() :])
        return nomor, int(year[1]) if year else None
    year = _YEAR.search(head, m.end())
    if year:
        return nomor, int(year["tahun"])
    inside = _YEAR_IN_NUMBER.search(nomor)
    if inside:
        plain = nomor[: inside.start()]
        return (plain if plain.isdecimal() else nomor), int(inside[1])
    return nomor, None


def _clean_title(title: str) -> str | None:
    end = _title_end(title)
    cut = (title[: end.start()] if end else title).rstrip(" .;,")
    if any(w in cut.casefold() for w in _ARTICLE_WORDS):
        cut = _ARTICLES.sub("", cut)
    return cut.strip(" .;,:") or None


def _title_end(text: str) -> re.Match[str] | None:
    """Asked of every citation, and most have no such end."""
    folded = text.casefold()
    return _TITLE_END.search(text) if any(w in folded for w in _END_WORDS) else None


def _by_beginning(spellings: list[str]) -> str:
    """The alternatives in their order, those of one beginning behind it: a place in a text is then tried against a
    few beginnings and not against every spelling."""
    groups: dict[str, list[str]] = {}
    for s in spellings:
        groups.setdefault(s[:2], []).append(_spaced(s[2:]))
    return "|".join(f"{_spaced(start)}(?:{'|'.join(rest)})" for start, rest in groups.items())


def _spaced(spelling: str) -> str:
    return re.escape(spelling).replace(r"\ ", r"[\s–-]+")


@cache
def _vocabulary() -> _Vocabulary:
    data = read_toml("peraturan.toml")
    by_spelling = {s: k["nama"] for k in data["jenis"] for s in k["ejaan"]}
    ministries = tuple(
        sorted(
            ((w, m["peraturan"], m["keputusan"]) for m in data["menteri"] for w in m["kata"]), key=lambda t: -len(t[0])
        )
    )
    shorts = dict(data["singkat"])
    own = "|".join(sorted({re.escape(w).replace(r"\ ", r"[\s-]*") for w, _, _ in ministries}, key=len, reverse=True))
    spelled = sorted([*by_spelling, *shorts], key=len, reverse=True)
    firsts = "".join(sorted({s[0] for s in spelled}))
    return _Vocabulary(
        re.compile(
            rf"(?=[{firsts}])"
            # also where a list lost its line breaks: "... PemerintahPeraturan Daerah ..."
            r"(?:(?<![^\W_])|(?-i:(?<=[A-Za-z\d)])(?=[A-Z][a-z]{3})))"
            rf"(?:(?:permen|kepmen)[\s-]?(?:{own})|{_by_beginning(spelled)})(?![^\W\d_])",
            re.IGNORECASE,
        ),
        by_spelling,
        ministries,
        shorts,
    )
