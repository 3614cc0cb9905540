"""SOPs for the export tests: by hand, made up by the generator, and arbitrary ones."""

from __future__ import annotations

from typing import Any

from generator.contents import make
from generator.truth import truth
from hypothesis import strategies as st

from pipeline.model.sop import SOP, Alur, Identitas, Konektor, Langkah, Panah, Pelaksana, Simbol, Sumber

SUMBER = Sumber(berkas="contoh.pdf", sha256="0" * 64)


def sop(
    lanes: str = "Staf,Kepala",
    steps: str = "Menerima berkas,Memeriksa berkas,Mengarsipkan berkas",
    symbols: str = "",
    arrows: str = "",
    **more: Any,
) -> SOP:
    """symbols: "S1 terminator 0 0 Mulai" joined by commas (row, lane, words; "-" for none). arrows: "S1>S2:ya"."""
    simbol = []
    for part in filter(None, symbols.split(",")):
        key, jenis, row, lane, *words = part.split()
        simbol.append(
            Simbol(id=key, jenis=jenis, langkah=_index(row), pelaksana=_index(lane), teks=" ".join(words) or None)
        )  # type: ignore[arg-type]
    panah = []
    for part in filter(None, arrows.split(",")):
        ends, _, label = part.partition(":")
        dari, ke = ends.split(">")
        panah.append(Panah(dari=dari, ke=ke, label=label if label in ("ya", "tidak") else None, teks=label or None))  # type: ignore[arg-type]
    langkah = []
    for n, words in enumerate(filter(None, steps.split(",")), start=1):
        roles = sorted({s.pelaksana for s in simbol if s.langkah == n - 1 and s.pelaksana is not None})
        langkah.append(Langkah(nomor=str(n), aktivitas=words, pelaksana=tuple(roles)))
    fields: dict[str, Any] = {
        "sumber": SUMBER,
        "identitas": Identitas(nama_sop="Pengelolaan Berkas"),
        "pelaksana": tuple(Pelaksana(nama=n) for n in filter(None, lanes.split(","))),
        "langkah": tuple(langkah),
        "alur": Alur(simbol=tuple(simbol), panah=tuple(panah)),
    }
    return SOP(**(fields | more))


def _index(word: str) -> int | None:
    return None if word == "-" else int(word)


def made(seed: int, **shape: int) -> SOP:
    """The truth of a made-up SOP as a model."""
    data = truth(make(seed, **shape))
    del data["_meta"]
    return SOP.model_validate({"sumber": SUMBER.model_dump(), **data})


CHAIN = "S1 terminator 0 0 Mulai,S2 keputusan 1 1,S3 terminator 2 0 Selesai"
DEGENERATE: dict[str, SOP] = {
    "nothing at all": SOP(sumber=SUMBER),
    "roles without steps": sop(steps=""),
    "steps without roles": sop(lanes=""),
    "steps without symbols": sop(),
    "symbols without arrows": sop(symbols=CHAIN),
    "symbols without row and role": sop(symbols="S1 terminator - -,S2 proses - 1,S3 lainnya 1 -", arrows="S1>S2,S2>S3"),
    "rows and roles that do not exist": sop(symbols="S1 proses 99 99,S2 proses -1 0", arrows="S1>S2"),
    "self loops": sop(symbols=CHAIN, arrows="S1>S1,S2>S2:tidak,S3>S3"),
    "duplicate arrows": sop(symbols=CHAIN, arrows="S1>S2,S1>S2,S2>S3:ya,S2>S3:tidak,S2>S3:ya"),
    "arrows to nowhere": sop(symbols=CHAIN, arrows="S1>S9,K1>S2,S2>S3"),
    "a return to the first capsule": sop(symbols=CHAIN, arrows="S1>S2,S2>S1:tidak,S2>S3:ya"),
    "a way out of the last capsule": sop(symbols=CHAIN, arrows="S1>S2,S2>S3:ya,S3>S2"),
    "one id twice": sop(symbols="S1 proses 0 0,S1 proses 1 1,S2 proses 2 0", arrows="S1>S2"),
    "ids that are no names": sop(symbols="1 proses 0 0,a<b proses 1 0,end terminator 2 0", arrows="1>a<b,a<b>end"),
    "ids of our own kind": sop(symbols="N2 proses 0 0,x proses 0 0,L2 proses 0 1", arrows="N2>x,x>L2"),
    "five in one cell": sop(symbols=",".join(f"S{i} proses 0 0" for i in range(1, 6)), arrows="S1>S5,S5>S2,S3>S1"),
    "signs of XML": sop(
        lanes='A & B,"C" <d>',
        steps="Cek <a> & \"b\" 'c' ]]>,Cetak\x00\x0b\ud800 naskah\ufffe",
        symbols='S1 keputusan 0 0 <&>,S2 proses 1 1 "x"',
        arrows="S1>S2:<Y&T>",
    ),
    "off-page marks": sop(
        alur=Alur(
            simbol=(Simbol(id="S1", jenis="proses", langkah=2, pelaksana=1),),
            konektor=(Konektor(halaman=1, langkah=2, pelaksana=1, teks="A"), Konektor(halaman=2)),
        ),
    ),
}

_WORDS = st.text(max_size=40)
_INDEX = st.one_of(st.none(), st.integers(-1, 7))
_IDS = st.one_of(st.sampled_from([f"S{i}" for i in range(1, 9)]), st.sampled_from(["", "x y", "1", "N1", "<"]))
_SYMBOL = st.builds(
    Simbol,
    id=_IDS,
    jenis=st.sampled_from(["terminator", "proses", "keputusan", "lainnya"]),
    langkah=_INDEX,
    pelaksana=_INDEX,
    teks=st.one_of(st.none(), _WORDS, st.sampled_from(["Mulai", "SELESAI"])),
)
_ARROW = st.builds(
    Panah, dari=_IDS, ke=_IDS, label=st.sampled_from([None, "ya", "tidak"]), teks=st.one_of(st.none(), _WORDS)
)
_STEP = st.builds(
    Langkah,
    nomor=st.one_of(st.none(), st.sampled_from(["1", "2a", "10."])),
    aktivitas=st.one_of(st.none(), _WORDS),
    pelaksana=st.lists(st.integers(-1, 6), max_size=2).map(tuple),
)
_MARK = st.builds(
    Konektor, halaman=st.integers(1, 9), langkah=_INDEX, pelaksana=_INDEX, teks=st.one_of(st.none(), _WORDS)
)
ANY_SOP = st.builds(
    SOP,
    sumber=st.just(SUMBER),
    identitas=st.builds(Identitas, nama_sop=st.one_of(st.none(), _WORDS), nomor_sop=st.one_of(st.none(), _WORDS)),
    pelaksana=st.lists(
        st.builds(Pelaksana, nama=_WORDS, kelompok=st.sampled_from([None, "Satker A", "Satker B"])), max_size=5
    ).map(tuple),
    langkah=st.lists(_STEP, max_size=6).map(tuple),
    alur=st.builds(
        Alur,
        simbol=st.lists(_SYMBOL, max_size=9).map(tuple),
        panah=st.lists(_ARROW, max_size=14).map(tuple),
        konektor=st.lists(_MARK, max_size=3).map(tuple),
    ),
)
