"""What a file is, and a clear reason where it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator.contents import make
from generator.draw import draw
from generator.looks import LOOKS

from pipeline.data.catalogue import say_error
from pipeline.errors import InputError
from pipeline.source.identify import identify
from pipeline.source.images import read_images
from pipeline.source.inputs import collect, natural_key
from pipeline.source.pdf import open_pdf


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return draw(make(3), LOOKS[0])


def _reason(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        source = identify(path)
        if source.kind == "pdf":
            with open_pdf(source.path, source.nama) as opened:
                len(opened)
        elif source.kind == "image":
            list(read_images(source.path, source.nama))
    for lang in ("id", "en"):
        sentence = say_error(caught.value, lang)
        assert path.name in sentence and "\n" not in sentence
    return caught.value.kode


def test_good_pdf_is_known_by_its_content(tmp_path: Path, pdf: bytes) -> None:
    source = identify(_write(tmp_path / "SOP Ünïcode nama.pdf", pdf))
    assert source.kind == "pdf" and len(source.sha256) == 64


def test_empty_file(tmp_path: Path) -> None:
    assert _reason(_write(tmp_path / "a.pdf", b"")) == "berkas_kosong"


def test_missing_file(tmp_path: Path) -> None:
    assert _reason(tmp_path / "tiada.pdf") == "berkas_tak_ada"


def test_cut_off_pdf(tmp_path: Path, pdf: bytes) -> None:
    assert _reason(_write(tmp_path / "a.pdf", pdf[: len(pdf) // 3])) == "pdf_rusak"


def test_text_named_pdf(tmp_path: Path) -> None:
    assert _reason(_write(tmp_path / "a.pdf", b"Nomor SOP\t1\n" * 20)) == "bukan_pdf"


def test_pdf_without_pages(tmp_path: Path) -> None:
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n103\n%%EOF\n"
    )
    assert _reason(_write(tmp_path / "a.pdf", body)) in ("pdf_tanpa_halaman", "pdf_rusak")


def test_locked_pdf(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("rahasia", canPrint=0))
    canvas.drawString(100, 100, "isi")
    canvas.save()
    assert _reason(path) == "pdf_terkunci"


def test_one_pixel_image(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.new("RGB", (1, 1)).save(path)
    assert _reason(path) == "gambar_terlalu_kecil"


def test_cut_off_image(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.effect_noise((400, 400), 50).save(path)
    path.write_bytes(path.read_bytes()[:2000])
    assert _reason(path) == "gambar_rusak"


def test_unknown_bytes(tmp_path: Path) -> None:
    assert _reason(_write(tmp_path / "a.bin", bytes(range(256)) * 10)) == "isi_tak_dikenal"


def test_multi_page_tiff_gives_all_pages(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.tif"
    first, second = Image.new("L", (300, 400), 255), Image.new("1", (310, 400), 1)
    first.save(path, save_all=True, append_images=[second], dpi=(200, 200))
    pages = list(read_images(path, path.name))
    assert [p.image.shape for p in pages] == [(400, 300, 3), (400, 310, 3)]
    assert pages[0].dpi == pytest.approx(200)


def test_transparent_picture_lies_on_white_paper(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(path)
    (page,) = read_images(path, path.name)
    assert page.image.min() == 255


def test_folder_of_page_images_is_one_document(tmp_path: Path, pdf: bytes) -> None:
    from PIL import Image

    pages = tmp_path / "arsip" / "sop satu"
    pages.mkdir(parents=True)
    for n in (10, 2, 1):
        Image.new("L", (300, 400), 255).save(pages / f"hal{n}.png")
    _write(tmp_path / "arsip" / "lain.pdf", pdf)
    _write(tmp_path / "arsip" / "lain.txt", b"x")
    _write(tmp_path / "arsip" / "catatan.zip", b"x")
    documents, unusable = collect([tmp_path / "arsip"])
    assert not unusable
    by_name = {d.hasil: d for d in documents}
    assert set(by_name) == {"lain", "lain.txt", "sop satu"}
    assert [p.name for p in by_name["sop satu"].images] == ["hal1.png", "hal2.png", "hal10.png"]
    assert by_name["sop satu"].open().kind == "image"


def test_two_inputs_never_share_a_result(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        _write(tmp_path / folder / "SOP.pdf", b"x")
    documents, _ = collect([tmp_path / f / "SOP.pdf" for f in ("a", "b", "c")])
    assert len({d.hasil.casefold() for d in documents}) == 3


def test_files_of_a_folder_keep_their_path_below_it(tmp_path: Path) -> None:
    (tmp_path / "in" / "bidang a").mkdir(parents=True)
    _write(tmp_path / "in" / "bidang a" / "x.pdf", b"x")
    (document,), _ = collect([tmp_path / "in"])
    assert document.hasil == "bidang a/x"


def test_folder_without_documents_is_named(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    documents, (bad,) = collect([tmp_path / "kosong"])
    assert not documents and bad.error.kode == "folder_tanpa_dokumen"


def test_natural_order() -> None:
    assert sorted(["p10", "p2", "P1"], key=natural_key) == ["P1", "p2", "p10"]
