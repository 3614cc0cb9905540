"""Peraturan daerah yang dirujuk milik daerah lain.

Yang diperiksa: nama daerah dalam Perda, peraturan, dan keputusan kepala daerah terhadap daerah instansi.
Alasan: peraturan daerah lain tidak berlaku di sini; biasanya sisa templat.
Berbunyi pada: SOP Kabupaten A yang merujuk Peraturan Bupati B; SOP Provinsi A yang merujuk Perda Provinsi B.
Diam pada: Perda provinsi sendiri bagi kabupaten; nama daerah yang terpotong; instansi vertikal dan kementerian.

A cited regional regulation is another region's.

What it checks: the region named in regional regulations and decrees against the agency's own region.
Why: another region's regulation does not hold here; usually it is left over from a template.
Fires on: an SOP of district A that cites a regulation of the head of district B; province A citing province B.
Stays quiet on: a province's regulation in a district's SOP; a name cut off; central agencies and their branches.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.checks.agency import Region, province_names, regions_in
from pipeline.checks.citations import Citation
from pipeline.checks.context import Context
from pipeline.checks.records import Raw, RuleMeta

META = RuleMeta(
    code="DH007",
    name="regulation-of-another-region",
    severity="error",
    since="0.1.0",
    source="praktik pemeriksaan; wilayah berlakunya peraturan daerah",
    guards=frozenset(),
)

_REGIONAL = ("Perda", "Pergub", "Perbup", "Perwali", "Kepgub", "Kepbup", "Kepwali", "Ingub")
_CENTRAL = ("vertikal", "kementerian")
_ALIKE = 75.0  # ratio out of 100, above which two districts' names may be one misread


def check(ctx: Context) -> Iterator[Raw]:
    own = regions_in(ctx.sop.identitas.instansi or "")
    if not own or ctx.agency.jenis in _CENTRAL:
        return
    for c in ctx.citations:
        foreign = next((r for r in _regions_of(c) if _is_foreign(r, own)), None)
        if foreign:
            yield Raw(
                key="dh007",
                pointers=(c.pointer, "/identitas/instansi"),
                values={
                    "hukum": c.label,
                    "daerah": f"{foreign.level} {foreign.nama}".title(),
                    "instansi": ctx.sop.identitas.instansi or "",
                },
                quote=c.hukum.teks,
                subject=c.label,
            )


def _regions_of(citation: Citation) -> tuple[Region, ...]:
    """Of the citation itself, without its title: a title may well speak of other regions."""
    if citation.hukum.jenis not in _REGIONAL:
        return ()
    head = citation.hukum.teks
    if citation.hukum.tentang and (at := head.find(citation.hukum.tentang)) > 0:
        head = head[:at]
    return regions_in(head)


def _is_foreign(region: Region, own: tuple[Region, ...]) -> bool:
    same_level = [o.nama for o in own if o.level == region.level]
    if region.level == "provinsi":
        return region.nama in province_names() and bool(same_level) and region.nama not in same_level
    return bool(same_level) and not any(_may_be(region.nama, nama) for nama in same_level)


def _may_be(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a) or fuzz.ratio(a, b) >= _ALIKE
