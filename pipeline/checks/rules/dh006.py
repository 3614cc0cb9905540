"""Dasar hukum yang lazim tidak ada.

Yang diperiksa: apakah ada pedoman penyusunan SOP, peraturan organisasi instansi, dan dasar akuntabilitas kinerja bagi
SOP tentang kinerja.
Alasan: pedoman menentukan bentuk SOP, dan peraturan organisasi menentukan siapa pelaksananya.
Berbunyi pada: dasar hukum tanpa PermenPANRB 35/2012, Permendagri 52/2011, atau pedoman instansi sendiri.
Diam pada: pedoman SOP dari daerah atau lembaga mana pun; dasar hukum yang kosong (lihat ID009).

A usual legal basis is absent.

What it checks: whether there is a guideline for SOPs, a regulation on the agency's organisation, and for SOPs on
performance its basis in performance accountability.
Why: the guideline sets the form of an SOP, the regulation on organisation who acts in it.
Fires on: a legal basis without PermenPANRB 35/2012, Permendagri 52/2011 or a guideline of the agency.
Stays quiet on: a guideline of any region or agency; an empty legal basis (see ID009).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta
from pipeline.checks.regulations import parse_key
from pipeline.data.load import read_toml
from pipeline.normal.teks import fold

META = RuleMeta(
    code="DH006",
    name="usual-basis-absent",
    severity="info",
    since="0.1.0",
    source="PermenPANRB 35/2012; Permendagri 52/2011; Perpres 29/2014",
    guards=frozenset({"G1"}),
)


def check(ctx: Context) -> Iterator[Raw]:
    if not ctx.citations:
        return
    words: dict[str, Any] = read_toml("kutipan_hukum.toml")["dasar"]
    texts = " ; ".join(fold(c.hukum.teks) for c in ctx.citations)
    named = {str(k) for c in ctx.citations for k in (c.key, *c.others) if k}
    guideline = {"PermenPANRB 35/2012", "Permendagri 52/2011", "PermenPANRB 21/2008"}
    if not named & guideline and not any(w in texts for w in words["pedoman_sop"]):
        yield Raw(key="dh006_pedoman", pointers=("/dasar_hukum",), absent=True, subject="pedoman")
    if not any(w in texts for w in words["organisasi"]):
        yield Raw(key="dh006_organisasi", pointers=("/dasar_hukum",), absent=True, subject="organisasi")
    title = set(fold(ctx.sop.identitas.nama_sop or "").split())
    about = title & set(words["kinerja_judul"]) and title & set(words["kinerja_pendukung"])
    expected = {str(parse_key(k)) for k in words["kinerja"]}
    if (
        about
        and not title & set(words["kinerja_bukan"])
        and not named & expected
        and "akuntabilitas kinerja" not in texts
    ):
        values = {"dasar": ", ".join(words["kinerja"])}
        yield Raw(key="dh006_kinerja", pointers=("/dasar_hukum",), values=values, absent=True, subject="kinerja")
