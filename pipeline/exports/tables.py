"""Tables as CSV text and as a workbook, such that no text of a document is ever run as a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_WIDEST, _NARROWEST = 60, 8  # of a column, in characters
_CELL_LIMIT = 32_767  # characters that a spreadsheet cell holds


def to_csv(frame: pd.DataFrame) -> str:
    """CSV with commas and a byte order mark, by which spreadsheets know UTF-8. A text that a spreadsheet would take for
    a formula gets an apostrophe before it."""
    text: str = frame.map(_plain).to_csv(index=False, lineterminator="\r\n")
    return "\ufeff" + text


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") and len(value) > 1 else value


def to_xlsx(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook with a sheet for each table: first row fixed, filters on, columns as wide as their content."""
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for title, frame in sheets.items():
            cut = frame.map(lambda v: v[:_CELL_LIMIT] if isinstance(v, str) else v)
            cut.to_excel(writer, sheet_name=title, index=False)
            sheet = writer.sheets[title]
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.data_type = "s"
                    cell.alignment = Alignment(vertical="top", wrap_text=True)
            for column, name in enumerate(frame.columns, start=1):
                longest = max([len(str(name)), *(len(str(v)) for v in frame[name] if v is not None)])
                sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
                sheet.cell(1, column).font = Font(bold=True)
            sheet.freeze_panes = "A2"
            sheet.auto_filter.ref = sheet.dimensions
    return out.getvalue()
