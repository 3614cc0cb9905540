#!/usr/bin/env bash
# Set up, then run the main job on the samples: output/*.json and output/*.temuan.json.
set -euo pipefail
cd "$(dirname "$0")/.."
./scripts/setup.sh
.venv/bin/sop convert samples -o output
