"""Which engine is used, and what is said where one is missing."""

from __future__ import annotations

from importlib.util import find_spec as real_find_spec
from pathlib import Path

import pytest
from ocr_pictures import blank

from pipeline.data.catalogue import say, say_error
from pipeline.errors import InputError, UsageError
from pipeline.ocr import choice, tessdata
from pipeline.ocr.port import Crop, engine_versions, probe, recognise

NOTHING = {"tesserocr", "pytesseract", "rapidocr", "onnxruntime"}


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Makes packages look not installed."""

    def hide(*names: str) -> None:
        monkeypatch.setattr(choice, "find_spec", lambda n: None if n in names else real_find_spec(n))

    monkeypatch.delenv(choice.CHOICE, raising=False)
    return hide


def test_no_engine_says_what_to_install(without) -> None:  # type: ignore[no-untyped-def]
    without(*NOTHING)
    with pytest.raises(InputError) as caught:
        recognise(blank(), [Crop(0, 0, 50, 50)], 300)
    assert caught.value.kode == "ocr_tidak_ada_mesin"
    for lang in ("id", "en"):
        assert "tesseract-ocr-ind" in say_error(caught.value, lang)
    assert engine_versions() == {}


def test_no_crops_need_no_engine(without) -> None:  # type: ignore[no-untyped-def]
    without(*NOTHING)
    assert recognise(blank(), [], 300) == []


def test_probe_names_every_engine_with_reason_and_cure(without) -> None:  # type: ignore[no-untyped-def]
    without(*NOTHING)
    found = probe()
    assert [s.name for s in found] == list(choice.ENGINES)
    for s in found:
        assert not s.usable
        for key in (s.reason, s.install):
            assert say(key, "id") and say(key, "en")


def test_the_asked_engine_must_be_usable(without, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    without("tesserocr")
    monkeypatch.setenv(choice.CHOICE, "tesserocr")
    with pytest.raises(InputError) as caught:
        choice.chosen()
    assert "tesserocr" in say_error(caught.value)


def test_an_unknown_engine_is_a_wrong_call() -> None:
    with pytest.raises(UsageError) as caught:
        choice.chosen("cuneiform")
    assert "tesserocr" in say_error(caught.value)


def test_the_next_engine_steps_in(without) -> None:  # type: ignore[no-untyped-def]
    if not choice.status("rapidocr").usable:
        pytest.skip("rapidocr cannot be used here")
    without("tesserocr", "pytesseract")
    assert choice.chosen() == "rapidocr"
    assert choice.second_for("rapidocr") is None


def test_second_opinions_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(choice.SECOND, "off")
    assert choice.second_for("tesserocr") is None


def test_language_data_is_searched_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eng.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert tessdata.folders()[0] == tmp_path
    monkeypatch.setattr(tessdata, "folders", lambda: (tmp_path,))
    assert tessdata.language() == ("eng", tmp_path)
    (tmp_path / "ind.traineddata").touch()
    assert tessdata.language() == ("ind+eng", tmp_path)
    (tmp_path / "eng.traineddata").unlink()
    assert tessdata.language() == ("ind", tmp_path)


def test_english_alone_is_usable_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not choice.status("tesserocr").usable:
        pytest.skip("tesserocr cannot be used here")
    (tmp_path / "eng.traineddata").touch()
    monkeypatch.setattr(tessdata, "folders", lambda: (tmp_path,))
    found = choice.status("tesserocr")
    assert (found.usable, found.reason) == (True, "ocr_tanpa_ind")


def test_no_language_data_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tessdata, "folders", lambda: ())
    found = choice.status("tesserocr")
    assert not found.usable
    assert found.reason in ("ocr_tessdata_tidak_ada", "ocr_paket_tidak_ada")
