"""The page: nothing from outside, nothing of a document runs, filters work, pictures where there are any."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_case import made_report

from pipeline.checks.report.html import _groups, to_html
from pipeline.checks.report.records import Dokumen, Place

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


class Page(HTMLParser):
    """What a browser would make of it, as far as the tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def crop(dokumen: Dokumen, places: Sequence[Place]) -> bytes:
    return json.dumps([p.halaman for p in places]).encode()


def test_well_formed_and_self_contained() -> None:
    text = "".join(to_html(made_report(), crop))
    page = Page(text)
    assert page.open == []
    assert all((v or "").startswith(("#", "data:")) for _, a in page.tags for k, v in a.items() if k in ("src", "href"))
    assert not re.search(r"url\(|@import|https?://", text)
    assert len(page.of("script")) == 1, "a script in a document's text stays text"
    assert "default-src 'none'" in str(page.of("meta"))


def test_findings_stand_below_their_document_with_pictures() -> None:
    page = Page("".join(to_html(made_report(), crop)))
    assert len(page.of("section")) == 2
    assert [a["data-kode"] for a in page.of("article")] == ["ID006", "ST001", "ST002"]
    assert len(page.of("img")) == 2, "the third finding has no place"
    assert all(a["alt"] for a in page.of("img"))
    assert not Page("".join(to_html(made_report()))).of("img")


def test_close_places_share_a_picture() -> None:
    near, beside, far = Place(1, (0, 10, 9, 20)), Place(1, (0, 60, 9, 70)), Place(1, (0, 300, 9, 310))
    other, nowhere = Place(2, (0, 15, 9, 25)), Place(1, None)
    assert _groups([far, other, near, nowhere, beside]) == [(near, beside), (far,), (other,)]


_PROBE = """<script>
document.querySelector('input[value=warning]').click();
const form = document.querySelector('form');
const seen = () => [...document.querySelectorAll('article:not([hidden])')].map((a) => a.dataset.kode).join();
const first = seen();
form.elements.kode.value = 'ST002'; form.dispatchEvent(new Event('input'));
const second = seen();
const sections = document.querySelectorAll('section:not([hidden])').length;
document.title = [first, second, sections, form.hidden, document.querySelector('#tampil').textContent].join('|');
</script></body>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to open the page in")
def test_filters_in_a_browser_and_a_picture_of_it(tmp_path: Path) -> None:
    page = tmp_path / "laporan.html"
    page.write_text("".join(to_html(made_report(), crop)).replace("</body>", _PROBE), encoding="utf-8")
    assert CHROMIUM is not None
    call = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profil'}"]
    dom = subprocess.run([*call, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"<title>(.*?)</title>", dom)
    assert found and found.group(1) == "ID006,ST002|ST002|1|false|1 / 3"
    picture = tmp_path / "laporan.png"
    size = ["--hide-scrollbars", "--window-size=900,1200", f"--screenshot={picture}"]
    subprocess.run([*call, *size, page.as_uri()], capture_output=True, timeout=60)
    assert picture.stat().st_size > 20_000, "a blank page packs to a few kilobytes"
