"""What can be wrong with an input or a call, said once and in two languages.

Every error names its catalogue entry (`kode`) and the values that fill it; the sentence itself is made
at the edge by `pipeline.data.catalogue`, so that one error reads the same on the terminal, in the log
and in a report.
"""

from __future__ import annotations


class SopError(Exception):
    """Base of all errors that a user is meant to read.

    kode: key in data/messages/, e.g. "berkas_kosong".  values: what fills the sentence.
    Pickles, because it crosses process borders in a batch.
    """

    def __init__(self, kode: str, **values: object) -> None:
        super().__init__(kode, values)
        self.kode = kode
        self.values = values

    def __reduce__(self) -> tuple[object, tuple[type[SopError], str, dict[str, object]]]:
        return (_rebuild, (type(self), self.kode, self.values))

    def __str__(self) -> str:
        inside = ", ".join(f"{k}={v}" for k, v in self.values.items())
        return f"{self.kode}({inside})"


class InputError(SopError):
    """The file cannot be read: empty, cut off, encrypted, not what its name says, no permission."""


class NotAnSop(SopError):
    """The file was read, and holds no SOP: a letter, a form, blank pages."""


class UsageError(SopError):
    """The call itself is wrong: unknown option value, output folder that cannot be written."""


def unexpected(nama: str, e: Exception) -> InputError:
    """What no reader foresaw, of one input: its kind and its words on one line."""
    return InputError("gagal_tak_terduga", berkas=nama, jenis=type(e).__name__, sebab=" ".join(str(e).split())[:300])


def _rebuild(kind: type[SopError], kode: str, values: dict[str, object]) -> SopError:
    return kind(kode, **values)
