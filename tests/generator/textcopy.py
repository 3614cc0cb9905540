"""A made-up SOP as people paste it: tab-separated cells or Markdown, with no drawing left."""

from __future__ import annotations

from generator.plan import Rencana


def tabbed(plan: Rencana) -> str:
    """Cover lines, identity rows and the process table with tabs between cells, as a web page gives it."""
    dates = [d[0] for d in plan.tanggal]
    approval = f"{plan.jabatan}  {plan.pejabat} {plan.pangkat} NIP. {plan.nip}"
    out = [*plan.instansi, "", plan.unit_kerja, ""]
    out += [
        f"Nomor SOP\t{plan.nomor}",
        f"Tanggal Pembuatan\t{dates[0]}",
        f"Tanggal Revisi\t{dates[1]}",
        f"Tanggal Efektif\t{dates[2]}",
        f"Disahkan oleh\t{approval}",
        f"Nama SOP\t{plan.nama}",
        "",
    ]
    for left, right in (
        (("Dasar Hukum", plan.dasar_hukum), ("Kualifikasi Pelaksana", plan.kualifikasi)),
        (("Keterkaitan", plan.keterkaitan), ("Peralatan/Perlengkapan", plan.peralatan)),
        (("Peringatan", plan.peringatan), ("Pencatatan dan Pendataan", plan.pencatatan)),
    ):
        out += [f"{left[0]}\t{right[0]}", f"{_numbered(left[1])}\t{_numbered(right[1])}"]
    n = len(plan.pelaksana)
    out += ["", f"SOP {plan.nama.upper()}", ""]
    out.append("\t".join(["No", "Kegiatan", "Pelaksana", *[""] * (n - 1), "Mutu Baku", "", "", "Ket"]))
    out.append("\t".join(["", "", *plan.pelaksana, "Kelengkapan", "Waktu", "Output", ""]))
    for s in plan.langkah:
        out.append("\t".join([f"{s.nomor}.", s.aktivitas, *[""] * n, s.kelengkapan, s.waktu, s.output, s.keterangan]))
    return "\n".join(out) + "\n"


def markdown(plan: Rencana) -> str:
    """The same as Markdown: bold headings, lists, pipe tables."""
    dates = [d[0] for d in plan.tanggal]
    out = [f"**{line}**" for line in (*plan.instansi, plan.unit_kerja)]
    out += ["", "| | |", "|---|---|"]
    for label, value in (
        ("Nomor SOP", plan.nomor),
        ("Tanggal Pembuatan", dates[0]),
        ("Tanggal Revisi", dates[1]),
        ("Tanggal Efektif", dates[2]),
        ("Disahkan oleh", f"{plan.jabatan}<br>{plan.pejabat}<br>{plan.pangkat}<br>NIP. {plan.nip}"),
        ("Nama SOP", f"**{plan.nama}**"),
    ):
        out.append(f"| {label} | {value} |")
    for label, items in (
        ("Dasar Hukum", plan.dasar_hukum),
        ("Kualifikasi Pelaksana", plan.kualifikasi),
        ("Keterkaitan", plan.keterkaitan),
        ("Peralatan/Perlengkapan", plan.peralatan),
        ("Peringatan", plan.peringatan),
        ("Pencatatan dan Pendataan", plan.pencatatan),
    ):
        out += ["", f"**{label}**", "", *(f"{k}. {item}" for k, item in enumerate(items, start=1))]
    out += ["", f"**SOP {plan.nama.upper()}**", ""]
    heads = ["No", "Kegiatan", *plan.pelaksana, "Kelengkapan", "Waktu", "Output", "Ket"]
    out += ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for s in plan.langkah:
        cells = [s.nomor, s.aktivitas, *[""] * len(plan.pelaksana), s.kelengkapan, s.waktu, s.output, s.keterangan]
        out.append("| " + " | ".join(cells) + " |")
    return "\n".join(out) + "\n"


def _numbered(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else " ".join(f"{k}. {item}" for k, item in enumerate(items, start=1))
