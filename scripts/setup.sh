#!/usr/bin/env bash
# Sets up a fresh Debian or Ubuntu machine with Python 3.11+: system packages where that is allowed, then .venv.
# Without permission to install system packages the OCR engine that comes as a wheel serves, so the main job still runs.
set -euo pipefail
cd "$(dirname "$0")/.."
want="${1:-}"   # "dev": what the tests need too

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python="$candidate"
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed and was not found. Debian/Ubuntu: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root="no"; fi
fi
if ! { command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx ind; } \
    || ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    if [ "$as_root" != "no" ] && command -v apt-get >/dev/null; then
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null \
            && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
                tesseract-ocr tesseract-ocr-ind tesseract-ocr-osd python3-venv >/dev/null \
            || echo "System packages could not be installed; the OCR engine of the wheels will serve." >&2
    else
        echo "No permission to install system packages; the OCR engine of the wheels will serve." >&2
        echo "Faster and better with: sudo apt-get install tesseract-ocr tesseract-ocr-ind tesseract-ocr-osd" >&2
    fi
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
if [ "$want" = "dev" ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
    # The OMG's BPMN 2.0 schema and the JSON Schema of SARIF 2.1.0 come with npm packages; without them the tests that
    # validate against them skip, saying so.
    for place in tests/exports tests/checks; do
        if command -v npm >/dev/null && [ ! -d "$place/node_modules" ]; then
            npm install --silent --no-audit --no-fund --prefix "$place" >/dev/null 2>&1 \
                || echo "The schema for $place could not be fetched; the tests that need it will skip." >&2
        fi
    done
else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e .
fi
