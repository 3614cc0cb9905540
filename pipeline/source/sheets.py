"""Excel sheets made to print on one page's width, as their drafters meant them to.

A sheet without print settings is cut into strips of columns when it is printed; a process table cut so cannot be put
together again. Only sheets that do not say themselves how they fit are changed, and only in the copy that is converted.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What follows pageSetup in a worksheet (ECMA-376 part 1, 18.3.1.99, in order).
_AFTER_SETUP = (
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


def fit_to_width(source: Path, target: Path) -> None:
    """Copies an .xlsx file with every sheet set to one page's width. Parts that are no XML sheets stay as they are."""
    with zipfile.ZipFile(source) as packed, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for item in packed.infolist():
            data = packed.read(item)
            if item.filename.startswith("xl/worksheets/") and item.filename.endswith(".xml"):
                data = _fitted(data)
            out.writestr(item, data)


def _fitted(data: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        sheet = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return data
    properties = sheet.find(f"{_MAIN}sheetPr")
    if properties is None:
        properties = etree.Element(f"{_MAIN}sheetPr")
        sheet.insert(0, properties)
    setup_properties = properties.find(f"{_MAIN}pageSetUpPr")
    if setup_properties is not None and setup_properties.get("fitToPage") in ("1", "true"):
        return data
    if setup_properties is None:
        setup_properties = etree.SubElement(properties, f"{_MAIN}pageSetUpPr")
    setup_properties.set("fitToPage", "1")
    setup = sheet.find(f"{_MAIN}pageSetup")
    if setup is None:
        setup = etree.Element(f"{_MAIN}pageSetup", orientation="landscape")
        following = next((e for e in sheet if etree.QName(e).localname in _AFTER_SETUP), None)
        if following is None:
            sheet.append(setup)
        else:
            following.addprevious(setup)
    setup.attrib.pop("scale", None)
    setup.set("fitToWidth", "1")
    setup.set("fitToHeight", "0")
    written: bytes = etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
