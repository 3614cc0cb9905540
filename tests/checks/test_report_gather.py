"""Places, step names and fingerprints of findings."""

from __future__ import annotations

from report_case import TEMUAN, made_sop

from pipeline.checks.report.gather import gather, places, value_at
from pipeline.checks.report.records import Place
from pipeline.model.sop import MutuBaku


def test_places_of_values_records_and_what_was_not_read() -> None:
    sop = made_sop()
    nomor, whole = (30.0, 100.0, 40.0, 110.0), (30.0, 98.0, 180.0, 121.0)
    assert places(sop, ("/langkah/1/nomor", "/langkah/1/nomor")) == (Place(2, nomor),)
    assert places(sop, ("/langkah/1",)) == (Place(2, whole),)
    assert places(sop, ("/langkah/1/mutu_baku/waktu",)) == (Place(2, whole),), "the row tells where to look"
    assert places(sop, ("/identitas/disahkan_oleh/pangkat",)) == (Place(1, (400.0, 80.0, 500.0, 100.0)),)
    for pointer in ("/langkah", "/identitas/nomor_sop", "/peringatan", "/langkah/7", "", "/alur/simbol"):
        assert places(sop, (pointer,)) == ()


def test_steps_are_named_by_number_and_row() -> None:
    document = gather("x", made_sop(), TEMUAN)
    assert [b.langkah for b in document.baris] == ["", "2", ""]
    assert [b.halaman for b in document.baris] == [(1,), (2,), ()]
    odd = made_sop()
    langkah = [odd.langkah[0], odd.langkah[1].model_copy(update={"nomor": "7"}), *odd.langkah[2:]]
    named = gather("x", odd.model_copy(update={"langkah": tuple(langkah)}), TEMUAN)
    assert named.baris[1].langkah == "7 (baris 2)"


def test_fingerprint_follows_the_value_and_not_the_wording() -> None:
    sop = made_sop()

    def of(changed: object, index: int = 1) -> str:
        return gather("x", changed, TEMUAN).baris[index].sidik  # type: ignore[arg-type]

    def with_activity(text: str) -> object:
        step = sop.langkah[1].model_copy(update={"aktivitas": text})
        return sop.model_copy(update={"langkah": (sop.langkah[0], step, *sop.langkah[2:])})

    before = of(sop)
    assert of(with_activity("  memeriksa   SURAT masuk ")) == before
    assert of(with_activity("Memeriksa surat keluar")) != before
    assert of(made_sop("lain.pdf")) != before and of(made_sop(urutan=2)) != before
    reworded = [t.model_copy(update={"pesan": "lain", "tingkat": "info"}) for t in TEMUAN]
    assert gather("y", sop, reworded).baris[1].sidik == before
    step = sop.langkah[0].model_copy(update={"mutu_baku": MutuBaku(output="lain")})
    assert of(sop.model_copy(update={"langkah": (step, *sop.langkah[1:])})) == before, "another step is another matter"


def test_equal_findings_stay_apart() -> None:
    document = gather("x", made_sop(), [TEMUAN[2], TEMUAN[2]])
    assert len({b.sidik for b in document.baris}) == 2


def test_value_at_a_pointer() -> None:
    tree = {"a": [{"b/c": 1, "d~e": 2}]}
    assert value_at(tree, "/a/0/b~1c") == 1 and value_at(tree, "/a/0/d~0e") == 2
    assert value_at(tree, "/a/1") is None and value_at(tree, "/x/y") is None and value_at(tree, "/a/b") is None


def test_what_to_hide_in_pictures() -> None:
    assert gather("x", made_sop(), ()).samar == (Place(1, (400.0, 90.0, 500.0, 100.0)),)
    assert gather("x", made_sop(), (), show_nip=True).samar == ()
