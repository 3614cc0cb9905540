"""What `sop check` shall do: the call's options over `sop.toml` over a profile, and the findings accepted before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pipeline.app.console import Talk
from pipeline.checks.archive_index import Entry, load_index, save_index
from pipeline.checks.baseline import PLACEHOLDER, Baseline, read_baseline, write_baseline
from pipeline.checks.config import read_config
from pipeline.checks.nearest import find_config
from pipeline.checks.profiles import DEFAULT, profile, profile_names
from pipeline.checks.records import RANK, CheckOptions
from pipeline.checks.registry import choose_rules
from pipeline.checks.settings import Settings, lay_over, to_options
from pipeline.errors import InputError, UsageError
from pipeline.model.temuan import Temuan

_SHOWN = 3  # stale entries that are named
_FILE = click.Path(path_type=Path, dir_okay=False)


class Asked:
    """One call's settings. UsageError where a file of them is wrong, or names what does not exist."""

    def __init__(self, call: Settings, config: Path | None, written: Path | None, index: Path | None) -> None:
        file = config or find_config(Path.cwd())
        asked = lay_over(read_config(file), call) if file else call
        self.settings = lay_over(profile(asked.profile or DEFAULT), asked)
        accepted = read_baseline(self.settings.baseline) if self.settings.baseline else ()
        self.baseline = Baseline(accepted, renewing=written is not None)
        self.index = _known(index) if index else None
        self._index_file, self._written = index, written

    def options(self, talk: Talk) -> CheckOptions:
        return to_options(self.settings, talk.lang)

    def left(self, name: str, temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
        """The findings that were not accepted before."""
        return self.baseline.filter(name, temuan)

    def close(self, talk: Talk) -> None:
        """After all findings: writes what was asked for, and says on stderr what became of the accepted ones."""
        codes = [r.meta.code for r in choose_rules(self.options(talk))]
        file, written = self.settings.baseline, self._written
        if written is not None:
            entries = self.baseline.renewed(codes)
            write_baseline(written, entries, over=file)
            kosong = sum(e.alasan == PLACEHOLDER for e in entries)
            self._say(talk, "baseline_ditulis", berkas=written, jumlah=len(entries), kosong=kosong)
        if self.baseline.set_aside:
            self._say(talk, "baseline_dipakai", berkas=file, jumlah=self.baseline.set_aside)
        if stale := self.baseline.stale(codes):
            named = [f"{e.kode} {e.dokumen}" for e in stale[:_SHOWN]]
            catatan = "; ".join(named) + ("; …" if len(stale) > _SHOWN else "")
            self._say(talk, "baseline_usang", berkas=file, jumlah=len(stale), catatan=catatan)
        if self._index_file is not None and self.index is not None:
            try:
                save_index(self._index_file, self.index)
            except OSError as e:
                raise UsageError("keluaran_tak_tertulis", berkas=str(self._index_file), sebab=str(e)) from e

    def _say(self, talk: Talk, kode: str, **values: object) -> None:
        click.echo(talk.say(kode, **values), err=True)


def _known(index: Path) -> list[Entry]:
    try:
        return list(load_index(index))
    except InputError as e:
        raise UsageError(e.kode, **e.values) from e
    except OSError as e:
        raise UsageError("tak_terbaca", berkas=str(index), sebab=e.strerror or str(e)) from e


def asked_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options of this module to a command and hands it, in their place, `ask`: a function that gives the
    `Asked` of them."""

    @wraps(command)
    def with_settings(*args: Any, **values: Any) -> None:
        config, written, index = (values.pop(k) for k in ("config", "write_baseline", "index"))
        names = ("profile", "select", "ignore", "fail_on", "baseline")
        call = Settings(**{k: values.pop(k) for k in names})
        command(*args, ask=lambda: Asked(call, config, written, index), **values)

    for option in reversed(_OPTIONS):
        with_settings = option(with_settings)
    return with_settings


_OPTIONS = (
    click.option("--config", type=_FILE, metavar="FILE", help="instead of the nearest sop.toml here or above"),
    click.option("--profile", type=click.Choice(profile_names()), help=f"named set of rules  [default: {DEFAULT}]"),
    click.option("--fail-on", type=click.Choice(list(RANK)), help="[default: error]"),
    click.option("--select", multiple=True, metavar="CODE", help="only these rules, by code or its beginning"),
    click.option("--ignore", multiple=True, metavar="CODE", help="not these rules, by code or its beginning"),
    click.option("--baseline", type=_FILE, metavar="FILE", help="findings accepted before, each with a reason"),
    click.option("--write-baseline", type=_FILE, metavar="FILE", help="write the findings there, to be given reasons"),
    click.option("--index", type=_FILE, metavar="FILE", help="what is known of the archive; read and renewed"),
)
