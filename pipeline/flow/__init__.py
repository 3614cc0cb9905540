"""The flowchart as a graph: what stands between the symbols of a process table."""
