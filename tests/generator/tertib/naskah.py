"""What one made-up SOP says on paper, before it becomes a canonical record or a drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.plan import Langkah, Panah, Simbol


@dataclass(frozen=True)
class Naskah:
    """Values as printed, None or "" where the paper has none. simbol and panah: the drawn flow, panah by index of
    symbols. peran: per role column its key in the data of the maker ("kepala", "staf"). halaman: per row its page;
    konektor: per off-page mark its page. lain: further boxes by label. berkas: file name."""

    berkas: str
    jenis: str  # kind of office
    kunci: str  # of the procedure
    instansi: tuple[str, ...]
    unit_kerja: str
    nomor: str | None
    nama: str | None
    pembuatan: str | None
    revisi: str | None
    efektif: str | None
    pengesahan: str | None
    jabatan: str | None
    pejabat: str | None
    pangkat: str | None
    nip: str | None
    dasar_hukum: tuple[str, ...]
    kualifikasi: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[str, ...]
    peran: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    simbol: tuple[Simbol, ...]
    panah: tuple[Panah, ...]
    ikatan: tuple[tuple[int, int], ...] = ()
    halaman: tuple[int, ...] = ()
    konektor: tuple[int, ...] = ()
    lain: tuple[tuple[str, str], ...] = ()
    cara: str = "teks"
    tanda: tuple[tuple[int, int, str], ...] = ()  # row, column and word of each mark of a text copy
    ragu: tuple[str, ...] = ()  # pointers of values that a scan gave with doubt

    def tahun(self) -> int:
        """Year in which it came into force."""
        return int((self.efektif or self.pengesahan or "2024").split()[-1])

    def dengan_langkah(self, baris: int, **baru: str) -> Naskah:
        """The same with other values in one row."""
        rows = list(self.langkah)
        rows[baris] = replace(rows[baris], **baru)
        return replace(self, langkah=tuple(rows))

    def kolom(self, peran: str) -> int | None:
        """Column of a role by its key."""
        return self.peran.index(peran) if peran in self.peran else None

    def pelaku(self, baris: int) -> int:
        """Column of the first symbol of a row."""
        return next(s.pelaksana for s in self.simbol if s.langkah == baris)
