#!/usr/bin/env bash
# Set up, then run the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
./scripts/setup.sh dev
.venv/bin/python -m pytest "$@"
