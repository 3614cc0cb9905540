"""TEDS and GriTS of pairs of tables (JSON on stdin: [[id, true html, read html], ...]) by docling-metrics-table."""

import json
import sys

from docling_metrics_table import TableMetric, TableMetricHTMLInputSample


def main():
    metric = TableMetric()
    out = {}
    for name, true, read in json.load(sys.stdin):
        if not read:
            out[name] = [0.0, 0.0, 0.0]
            continue
        found = metric.evaluate_sample(TableMetricHTMLInputSample(id=name, html_a=true, html_b=read))
        out[name] = [found.teds.teds, found.grits.grits_topology, found.grits.grits_content]
    print(json.dumps(out))


main()
