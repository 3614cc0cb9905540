"""All crops of one page with one engine, and the doubtful lines with a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ocr.agree import Judged
from pipeline.ocr.confidence import confidence
from pipeline.ocr.cut_short import cut_short
from pipeline.ocr.debris import is_debris
from pipeline.ocr.dots import with_dots
from pipeline.ocr.engine import Engine, Gray, RawWord
from pipeline.ocr.gaps import parted
from pipeline.ocr.misread import may_be_another
from pipeline.ocr.mosaic import Part, mosaics
from pipeline.ocr.picture import LOWER_CASE
from pipeline.ocr.plus_minus import with_plus_minus
from pipeline.ocr.policy import policy
from pipeline.ocr.prepare import Piece, pieces_of
from pipeline.ocr.records import Crop, OcrWord
from pipeline.ocr.second import second_opinion
from pipeline.ocr.stops import with_semicolon
from pipeline.ocr.turned import looks_turned, read_turned


def read_crops(
    engine: Engine, second: Engine | None, image: Gray, crops: Sequence[Crop], dpi: float
) -> list[tuple[OcrWord, ...]]:
    """The words of each crop, in the order of the crops. See pipeline.ocr.port.recognise."""
    pieces = pieces_of(image, crops, dpi)
    raw = read_pieces(engine, pieces)
    turned = read_turned(engine, [p for p in pieces if looks_turned(p, raw[p.key])], raw)
    upright = [p for p in pieces if p.key not in turned]
    judged = second_opinion(engine, second, upright, raw) if upright else {}
    out: list[tuple[OcrWord, ...]] = [()] * len(crops)
    for piece in pieces:
        if piece.key in turned:
            as_read = turned[piece.key]
            out[piece.key] = tuple(
                piece.on_page(w, confidence(engine.name, w.mark), as_read.angle) for w in as_read.words
            )
        else:
            found = judged[piece.key]
            before = [None, *(j.word for j in found)]
            short = cut_short([j.word for j in found], piece.wide - piece.left)
            out[piece.key] = tuple(
                piece.on_page(word, _doubted(j) if n in short or may_be_another(j.word.text) else j.confidence)
                for n, (j, last) in enumerate(zip(found, before, strict=False))
                if not _debris(j.word, last, piece)
                for word in parted(_with_lost_signs(j.word, piece.picture), piece.picture)
            )
    return out


def read_pieces(engine: Engine, pieces: Sequence[Piece]) -> dict[int, list[RawWord]]:
    """Words by key, boxes in pixels of the piece's picture. Every key is there, with an empty list for no words."""
    found: dict[int, list[RawWord]] = {p.key: [] for p in pieces}
    for mosaic in mosaics([Part(p.key, p.picture) for p in pieces]):
        for key, words in mosaic.give_back(engine.read(mosaic.picture, "block")).items():
            found[key] += words
    return found


def _doubted(judged: Judged) -> float:
    """Its confidence, where no engine tells that the word is not what was printed."""
    return min(judged.confidence, policy().if_guessed)


def _with_lost_signs(word: RawWord, picture: Gray) -> RawWord:
    """The word with the signs that the engines' models lack, and the dots that they miss."""
    return with_dots(with_plus_minus(with_semicolon(word, picture), picture), picture)


def _debris(word: RawWord, before: RawWord | None, piece: Piece) -> bool:
    in_crop = None if before is None else _moved(before, piece)
    return is_debris(_moved(word, piece), piece.wide, piece.high, LOWER_CASE, in_crop)


def _moved(w: RawWord, piece: Piece) -> RawWord:
    """In pixels of the whole crop, of which the picture shows what holds ink."""
    return replace(w, x0=w.x0 + piece.left, y0=w.y0 + piece.top, x1=w.x1 + piece.left, y1=w.y1 + piece.top)
