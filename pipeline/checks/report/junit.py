"""Findings as JUnit XML, the form in which build servers show test results."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from pipeline.checks.records import RANK
from pipeline.checks.report.plain import fit
from pipeline.checks.report.records import Baris, Dokumen, Laporan
from pipeline.data.catalogue import say


def to_junit(laporan: Laporan) -> str:
    """One suite a document, one case a finding. At or above `fail_on` a case fails, so that the suite fails where the
    command does; below it the case passes with the finding as its output. A document without findings is one case that
    passes; an input that could not be read is one in error."""
    root = ET.Element("testsuites", name="sop check")
    failures = errors = tests = 0
    for d in laporan.dokumen:
        suite, failed = _suite(d, laporan)
        root.append(suite)
        tests, failures = tests + max(1, len(d.baris)), failures + failed
    for name, sentence in laporan.gagal:
        suite = ET.SubElement(root, "testsuite", name=fit(name), tests="1", failures="0", errors="1")
        case = ET.SubElement(suite, "testcase", classname=fit(name), name="sop check")
        ET.SubElement(case, "error", message=fit(sentence), type="input").text = fit(sentence)
        tests, errors = tests + 1, errors + 1
    root.attrib.update(tests=str(tests), failures=str(failures), errors=str(errors))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(d: Dokumen, laporan: Laporan) -> tuple[ET.Element, int]:
    failing = [RANK[b.temuan.tingkat] <= RANK[laporan.fail_on] for b in d.baris]
    suite = ET.Element(
        "testsuite",
        name=fit(d.nama),
        tests=str(max(1, len(d.baris))),
        failures=str(sum(failing)),
        errors="0",
    )
    if not d.baris:
        ET.SubElement(suite, "testcase", classname=fit(d.nama), name=say("laporan_bersih", laporan.lang))
    for b, fails in zip(d.baris, failing, strict=True):
        name = " ".join([b.temuan.kode, *b.temuan.lokasi[:1]])
        case = ET.SubElement(suite, "testcase", classname=fit(d.nama), name=fit(name))
        if fails:
            failure = ET.SubElement(case, "failure", message=fit(b.temuan.pesan), type=b.temuan.tingkat)
            failure.text = _body(b, laporan)
        else:
            ET.SubElement(case, "system-out").text = f"{b.temuan.tingkat}: {_body(b, laporan)}"
    return suite, sum(failing)


def _body(b: Baris, laporan: Laporan) -> str:
    t, lang = b.temuan, laporan.lang
    lines = [t.pesan]
    if t.asal != "dokumen":
        lines.append(f"{say('laporan_kol_asal', lang)}: {say('laporan_asal_' + t.asal, lang)}")
    if t.kutipan:
        lines.append(f"{say('laporan_kol_kutipan', lang)}: {t.kutipan}")
    if b.langkah:
        lines.append(f"{say('laporan_kol_langkah', lang)}: {b.langkah}")
    if b.halaman:
        lines.append(f"{say('laporan_kol_halaman', lang)}: {', '.join(map(str, b.halaman))}")
    if t.lokasi:
        lines.append(f"{say('laporan_kol_lokasi', lang)}: {', '.join(t.lokasi)}")
    if t.saran:
        lines.append(f"{say('laporan_kol_saran', lang)}: {t.saran}")
    return fit("\n".join(lines))
