"""What a glyph of the text layer stands for: symbol-font bullets, joined letters, marks without width."""

from __future__ import annotations

from functools import cache

from pipeline.data.load import read_toml

_NO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\uffff")
_PRIVATE = range(0xE000, 0xF900)
_SYMBOL_PAGE = range(0xF000, 0xF100)
PDFIUM_HYPHENS = ("\x02", "\ufffe")
"""PDFium's signs for a hyphen at the end of a line: of one character asked for alone, and within a whole text."""
SOFT_HYPHEN = "\u00ad"


@cache
def _tables() -> tuple[dict[str, str], tuple[str, ...], dict[int, str], str]:
    data = read_toml("glyphs.toml")
    symbols = data["symbol_fonts"]
    codes = {int(k, 16): v for k, v in symbols["codes"].items()}
    return data["ligatures"], tuple(symbols["names"]), codes, symbols["default"]


@cache
def is_symbol_font(name: str) -> bool:
    """True for a font whose letters are pictures. name: as in the PDF, with or without its subset prefix."""
    plain = name.split("+")[-1].casefold().replace(" ", "")
    return any(plain.startswith(n) for n in _tables()[1])


@cache
def meaning(char: str, font: str) -> str:
    """The text that one glyph stands for, "" for none. Whitespace stays itself (it parts words)."""
    code = ord(char)
    ligatures, _, codes, default = _tables()
    if char in _NO_WIDTH:
        return ""
    if char in (*PDFIUM_HYPHENS, "\u2010", "\u2011"):
        return "-"
    if char in ligatures:
        return ligatures[char]
    if is_symbol_font(font) and not char.isspace():
        low = code - 0xF000 if code in _SYMBOL_PAGE else code
        if code in _PRIVATE or low < 0x100:
            return codes.get(low, default)
        return char
    if code in _SYMBOL_PAGE:
        low = code - 0xF000
        return chr(low) if 0x20 < low < 0x7F else codes.get(low, default)
    if code in _PRIVATE:
        return default
    if code < 0x20 and not char.isspace():
        return "\ufffd" if code == 0 else ""
    return char
