"""HTML and Markdown left-overs off a piece of text; what they say of lines, bold and lists is kept."""

from __future__ import annotations

import html
import re

from pipeline.elements.textcopy.raw import BOLD, PLAIN

_BREAK = re.compile(
    r"\s*<\s*(?:br|/?p|/?div|/?li|/?tr|/?h[1-6]|/?center|/ol|/ul|/?section|/?article)\b[^<>]*>\s*", re.I
)
_LIST = re.compile(r"\s*<\s*(?:ol|ul)\b[^<>]*>\s*", re.I)
_ITEM = re.compile(r"<\s*li\b", re.I)
_BOLD_ON = re.compile(r"<\s*(?:b|strong|th)(?:\s[^<>]*)?>", re.I)
_BOLD_OFF = re.compile(r"<\s*/\s*(?:b|strong|th)\s*>", re.I)
# only names of HTML: "< 5 hari" and "<nama>" are text of the document
_TAG = re.compile(
    r"<\s*/?\s*(?:a|abbr|b|body|caption|code|col|colgroup|em|font|head|hr|html|i|img|meta|o:p|s|small|span|strike|strong"
    r"|style|sub|sup|table|tbody|td|tfoot|th|thead|title|u)\b[^<>]*>",
    re.I,
)
_COMMENT = re.compile(r"<!--.*?-->|<!doctype[^>]*>", re.I | re.S)
_MD_BOLD = re.compile(r"(?<![*\\])\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<![\w_\\])__(?=[^\s_])(.+?)(?<=[^\s_])__(?!\w)", re.S)
_MD_ITALIC = re.compile(r"(?<![*\\\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
_MD_HEAD = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$", re.M)
_MD_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_MD_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:https?:|#|mailto:|data:|/|\.)[^()\s]*\)")
_BLANKS = re.compile(r"[ \t]+\n")
_LINES = re.compile(r"\n{2,}")
_MARK = re.compile(f"[{BOLD}{PLAIN}]")


def strip_markup(text: str) -> tuple[str, bool]:
    """The text with line breaks where the markup had them, bold as marks (see raw.py), and whether it is a list whose
    items have lost their own marks (an <ol> without <li>)."""
    glued = bool(_LIST.search(text)) and not _ITEM.search(text)
    out = _COMMENT.sub("", text)
    out = _BREAK.sub("\n", _LIST.sub("\n", out)) if "<" in out else out
    out = _BOLD_OFF.sub(PLAIN, _BOLD_ON.sub(BOLD, out))
    out = html.unescape(_TAG.sub("", out)).replace("\xa0", " ")
    out = _MD_HEAD.sub(rf"{BOLD}\1{PLAIN}", out)
    out = _MD_BOLD.sub(lambda m: f"{BOLD}{m[1] or m[2]}{PLAIN}", out)
    out = _MD_ESCAPE.sub(r"\1", _MD_LINK.sub(r"\1", _MD_ITALIC.sub(r"\1", out)))
    return _LINES.sub("\n", _BLANKS.sub("\n", _level(out))).strip("\n"), glued


def _level(text: str) -> str:
    """Bold marks in pairs, on and off by turns; a mark that says nothing new goes."""
    on = False

    def one(m: re.Match[str]) -> str:
        nonlocal on
        if (m[0] == BOLD) == on:
            return ""
        on = not on
        return m[0]

    out = _MARK.sub(one, text)
    return out + PLAIN if on else out
