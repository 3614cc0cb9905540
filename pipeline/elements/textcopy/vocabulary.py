"""The words that tell the parts of an SOP apart: data/salinan_teks.toml, and the labels of data/identitas.toml."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from rapidfuzz import fuzz, process

from pipeline.data.load import read_toml
from pipeline.elements.textcopy.raw import plain

KUNCI = frozenset(
    {
        "nomor_sop",
        "tanggal_pembuatan",
        "tanggal_revisi",
        "tanggal_efektif",
        "tanggal_pengesahan",
        "disahkan_oleh",
        "nama_sop",
    }
)
KOTAK_KIRI = ("dasar_hukum", "keterkaitan", "peringatan")
KOTAK_KANAN = ("kualifikasi_pelaksana", "peralatan_perlengkapan", "pencatatan_pendataan")
KOTAK = frozenset(KOTAK_KIRI + KOTAK_KANAN)

_LEAD = re.compile(r"^(?:[(\[]?(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)\]]\s+|[-•*·]\s+)")
_VALUE_WORDS = 14
_FIRST_WORD = 60  # least likeness of the first words of a label and of the wording that it is taken for
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_FOLD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Letters and digits in lower case, one space between words."""
    return _FOLD.sub(" ", plain(text).casefold()).strip()


@cache
def _label_words() -> tuple[dict[str, str], dict[str, str], float, int]:
    data = read_toml("identitas.toml")
    words: dict[str, str] = {}
    exact: dict[str, str] = {}
    for kind, entry in data["label"].items():
        words |= dict.fromkeys(entry["kata"], kind)
        exact |= dict.fromkeys(entry["tepat"], kind)
    words |= dict.fromkeys(data["lain"]["kata"], "lain")
    exact |= dict.fromkeys(data["lain"]["tepat"], "lain")
    return words, exact, float(data["cocok"]["minimum"]), int(data["cocok"]["kata_maks"])


def label_of(text: str, *, short: bool) -> str | None:
    """The identity label that the whole text is ("lain" for a box without a field of its own), else None.
    short: also wordings of one plain word ("Nomor", "Judul"), which only a table cell makes a label."""
    folded = fold(_LEAD.sub("", plain(text)))
    words, exact, least, most = _label_words()
    if not folded or len(folded.split()) > most:
        return None
    if folded in words:
        return words[folded]
    if folded in exact:
        return exact[folded] if short else None
    best = process.extractOne(folded, words.keys(), scorer=fuzz.ratio, score_cutoff=least)
    # "standar operasional prosedur" is no misreading of "nomor standar operasional prosedur"
    if best is None or fuzz.ratio(folded.split()[0], best[0].split()[0]) < _FIRST_WORD:
        return None
    return words[best[0]]


def leading_key(text: str) -> tuple[str, str, str] | None:
    """A key of the identity block that opens a line without a colon, or follows an agency's name on it, as OCR writes
    the block's rows out ("Nomor SOP 12/OT/2022"): kind, label, value. The value must not go on like a sentence."""
    words = text.split()
    exact, _, _, _ = _label_words()
    for start in range(min(len(words) - 1, 12)):
        left = " ".join(words[:start])
        debris = len(left) <= 2 and header_of(left) is None  # of a logo; "No" before a key is a word of its row
        if start and not debris and names_agency(left) is None:
            continue
        for n in (4, 3, 2):
            label = " ".join(words[start : start + n])
            rest = [w for w in words[start + n :] if w.strip(":|")]
            kind = exact.get(fold(label))
            if kind in KUNCI and rest and not rest[0][:1].islower() and len(rest) <= _VALUE_WORDS:
                return str(kind), label, " ".join(rest).lstrip(":| ")
    return None


@cache
def _header_words() -> tuple[dict[str, str], float, int]:
    data = read_toml("kolom.toml")
    words: dict[str, str] = {}
    for kind, several in data["kepala"].items():
        words |= dict.fromkeys(several, kind)
    return words, 100 * float(data["ambang"]["kepala_mirip"]), int(data["ambang"]["kepala_pendek"])


@cache
def header_of(text: str) -> str | None:
    """The column or group header that the whole text is ("aktivitas", "mutu_baku" ...), else None. What stands in
    brackets does not count ("Waktu (menit)")."""
    words, least, short = _header_words()
    folded = fold(_BRACKETS.sub(" ", text)) or fold(text)
    if not folded or len(folded) > 60:
        return None
    if folded in words:
        return words[folded]
    parts = [fold(p) for p in re.split(r"/|&|,|\bdan\b", text, flags=re.I) if fold(p)]
    if len(parts) > 1 and len(kinds := {words.get(p) for p in parts}) == 1:
        return kinds.pop()
    if len(folded) <= short:
        return None
    long = [w for w in words if len(w) > short]
    best = process.extractOne(folded, long, scorer=fuzz.ratio, score_cutoff=least)
    return words[best[0]] if best else None


def is_title(text: str, kind: Literal["sampul", "tabel"]) -> bool:
    """Whether a line can be the heading of a cover ("sampul") or of a process table ("tabel")."""
    several = cast(list[str], read_toml("salinan_teks.toml")["judul"][kind])
    return any(re.fullmatch(p, plain(text).casefold()) for p in several)


@cache
def kop_words(kind: Literal["instansi", "unit", "wilayah"]) -> frozenset[str]:
    """First words of lines that name an agency, a unit in it, or a region."""
    return frozenset(cast(list[str], read_toml("identitas.toml")["kop"][kind]))


def names_agency(text: str) -> Literal["instansi", "unit"] | None:
    """Whether a line names an agency or a region, or a unit inside an agency, by its first words."""
    folded = fold(text)
    if not folded or len(folded) > 90 or any(c.isdigit() for c in folded):
        return None
    for width in (3, 2, 1):
        head = " ".join(folded.split()[:width])
        if head in kop_words("unit"):
            return "unit"
        if head in kop_words("instansi") or head in kop_words("wilayah"):
            return "instansi"
    return None


@cache
def doc_words(kind: Literal["kepala", "terbuka", "sambung", "kalimat"]) -> frozenset[str]:
    """Heads of document names, heads that need a second word, words after which a sentence goes on, words with which
    an activity's sentence does."""
    return frozenset(cast(list[str], read_toml("salinan_teks.toml")["dokumen"][kind]))
