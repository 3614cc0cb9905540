"""Accepted findings: what an entry covers, when it is refused, when it is stale."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from checks_case import build_sop
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.baseline import (
    PLACEHOLDER,
    Accepted,
    Baseline,
    document_keys,
    read_baseline,
    write_baseline,
)
from pipeline.data.catalogue import say_error
from pipeline.errors import UsageError
from pipeline.model.sop import SOP
from pipeline.model.temuan import Temuan

TITLE = "dinas contoh kota misal | mengelola surat"


def _sop(nama: str = "Mengelola Surat", **identitas: str) -> SOP:
    return build_sop({"identitas": {"nama_sop": nama} | identitas})


def _temuan(kode: str = "ST001", kutipan: str | None = "Nomor 4", *lokasi: str) -> Temuan:
    return Temuan(kode=kode, tingkat="error", pesan="…", kutipan=kutipan, lokasi=lokasi or ("/langkah/4/nomor",))


def _entry(kode: str = "ST001", dokumen: str = TITLE, nilai: str = "nomor 4", lokasi: tuple[str, ...] = ()) -> Accepted:
    return Accepted(kode, dokumen, nilai, lokasi, "sudah dijelaskan")


def _run(entries: tuple[Accepted, ...], *temuan: Temuan, sop: SOP | None = None) -> tuple[Baseline, tuple[Temuan, ...]]:
    baseline = Baseline(entries)
    baseline.note("a.json", document_keys(sop or _sop()))
    return baseline, baseline.filter("a.json", temuan)


def _file(folder: Path, text: str) -> Path:
    path = folder / "terima.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_document_is_known_by_agency_and_title_or_by_its_file() -> None:
    by_file = "sha256:" + "0" * 64 + "/1"
    assert document_keys(_sop()) == (TITLE, by_file)
    assert document_keys(_sop("")) == (by_file,)
    assert document_keys(_sop(instansi="")) == (by_file,)


@pytest.mark.parametrize(
    ("entry", "temuan", "covered"),
    [
        (_entry(), _temuan(), True),
        (_entry(), _temuan("ST001", "NOMOR: 4", "/langkah/9/nomor"), True),  # moved, and printed otherwise
        (_entry(), _temuan("ST002"), False),
        (_entry(dokumen="dinas lain | mengelola surat"), _temuan(), False),
        (_entry(dokumen="sha256:" + "0" * 64 + "/1"), _temuan(), True),
        (_entry(dokumen="sha256:" + "0" * 64 + "/2"), _temuan(), False),
        (_entry(nilai="nomor 5"), _temuan(), False),
        (_entry(lokasi=("/a",)), _temuan("ST001", "Nomor 4", "/x", "/y"), False),  # at more places than accepted
        (_entry(lokasi=("/a", "/b")), _temuan("ST001", "Nomor 4", "/x"), True),
        (_entry(nilai="", lokasi=("/a", "/b")), _temuan("ST001", None, "/b"), True),
        (_entry(nilai="", lokasi=("/a", "/b")), _temuan("ST001", None, "/b", "/c"), False),
        (_entry(nilai=""), _temuan("ST001", None, "/b"), False),
    ],
)
def test_what_an_entry_covers(entry: Accepted, temuan: Temuan, covered: bool) -> None:
    baseline, left = _run((entry,), temuan)
    assert (left == ()) is covered
    assert baseline.set_aside == covered


def test_the_sentence_does_not_count() -> None:
    _, left = _run((_entry(),), _temuan().model_copy(update={"pesan": "lain", "tingkat": "info"}))
    assert not left


def test_stale_entries_are_of_documents_and_rules_of_this_run() -> None:
    used, gone = _entry(), _entry(nilai="nomor 7")
    elsewhere, not_run = _entry(dokumen="dinas lain | judul"), _entry("WK001")
    baseline, _ = _run((used, gone, elsewhere, not_run), _temuan())
    assert baseline.stale(["ST001"]) == (gone,)
    assert baseline.renewed(["ST001"]) == (used, elsewhere, not_run)


def test_two_inputs_of_one_name_are_kept_apart() -> None:
    baseline = Baseline((_entry(),))
    baseline.note("a.json", document_keys(_sop()))
    baseline.note("a.json", document_keys(_sop("Judul Lain")))
    assert baseline.filter("a.json", [_temuan()]) == ()
    assert baseline.filter("a.json", [_temuan()]) != ()


def test_written_read_and_used_again(tmp_path: Path) -> None:
    found = (_temuan(), _temuan("WK001", None, "/langkah/1/mutu_baku/waktu"), _temuan("ID007", None))
    baseline, left = _run((), *found)
    path = tmp_path / "terima.toml"
    write_baseline(path, baseline.renewed(["ST001"]))
    with pytest.raises(UsageError, match="baseline_tanpa_alasan"):
        read_baseline(path)
    path.write_text(path.read_text(encoding="utf-8").replace(PLACEHOLDER, "lihat notula"), encoding="utf-8")
    entries = read_baseline(path)
    assert len(entries) == len(left) == 3
    assert _run(entries, *found)[1] == ()


def test_another_file_is_never_overwritten(tmp_path: Path) -> None:
    path = _file(tmp_path, "# alasan yang lama\n")
    with pytest.raises(UsageError, match="baseline_sudah_ada"):
        write_baseline(path, [])
    with pytest.raises(UsageError, match="baseline_sudah_ada"):
        write_baseline(path, [], over=tmp_path / "lain.toml")
    assert "lama" in path.read_text(encoding="utf-8")
    write_baseline(path, [_entry()], over=path)
    assert read_baseline(path) == (_entry(),)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="baseline_tak_tertulis"):
        write_baseline(tmp_path / "tidak" / "ada.toml", [])


def test_however_a_person_writes_it(tmp_path: Path) -> None:
    text = f"""[[temuan]]
kode = " st001"
dokumen = "DINAS CONTOH, Kota Misal|Mengelola   Surat"
nilai = "NOMOR 4"
alasan = "ada"
[[temuan]]
kode = "ID007"
dokumen = "SHA256:{"0" * 64}/1"
alasan = "ada"
"""
    entries = read_baseline(_file(tmp_path, text))
    assert _run(entries, _temuan())[1] == ()
    assert _run(entries, _temuan("ID007", None).model_copy(update={"lokasi": ()}))[1] == ()


_GOOD = {"kode": '"ST001"', "dokumen": f'"{TITLE}"', "nilai": '"4"', "alasan": '"ada"'}


@pytest.mark.parametrize(
    ("change", "kode"),
    [
        ({"alasan": '""'}, "baseline_tanpa_alasan"),
        ({"alasan": '" … "'}, "baseline_tanpa_alasan"),
        ({"alasan": f'"{PLACEHOLDER}"'}, "baseline_tanpa_alasan"),
        ({"alasan": '"isi alasan"'}, "baseline_tanpa_alasan"),
        ({"alasan": None}, "baseline_tanpa_alasan"),
        ({"alasan": "1"}, "konfigurasi_nilai"),
        ({"kode": '""'}, "konfigurasi_nilai"),
        ({"dokumen": '"mengelola surat"'}, "konfigurasi_nilai"),
        ({"dokumen": None}, "konfigurasi_nilai"),
        ({"lokasi": '"/langkah/4"'}, "konfigurasi_nilai"),
        ({"reason": '"ada"'}, "konfigurasi_kunci"),
    ],
)
def test_a_slip_in_an_entry_is_named(tmp_path: Path, change: dict[str, str | None], kode: str) -> None:
    fields = {k: v for k, v in (_GOOD | change).items() if v is not None}
    path = _file(tmp_path, "[[temuan]]\n" + "\n".join(f"{k} = {v}" for k, v in fields.items()))
    with pytest.raises(UsageError) as caught:
        read_baseline(path)
    assert caught.value.kode == kode
    assert "terima.toml" in say_error(caught.value) and "terima.toml" in say_error(caught.value, "en")


@pytest.mark.parametrize("text", ["temuan = 1", "temuan = [1]", "[meta]\nx = 1", "[[temuan]"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError):
        read_baseline(_file(tmp_path, text))


@given(st.text(), st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_whatever_a_document_says_comes_back(
    tmp_path_factory: pytest.TempPathFactory, words: str, places: list[str]
) -> None:
    temuan = _temuan().model_copy(update={"kutipan": words or None, "lokasi": tuple(places)})
    baseline, _ = _run((), temuan)
    path = tmp_path_factory.mktemp("b") / "b.toml"
    write_baseline(path, baseline.renewed([]))
    text = path.read_text(encoding="utf-8").replace(PLACEHOLDER, "ada")
    tomllib.loads(text)
    path.write_text(text, encoding="utf-8", newline="\n")
    assert _run(read_baseline(path), temuan)[1] == ()
