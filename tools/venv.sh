#!/usr/bin/env bash
# Makes .venv with the first Python of 3.11 or newer that is found; PYTHON=… names another one.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
  exit 0
fi
for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
  command -v "$python" >/dev/null && new_enough "$python" && found=$python && break
done
if [ -z "${found:-}" ]; then
  echo "planverk needs Python 3.11 or newer, and none was found. Name one with: make PYTHON=/path/to/python3 …" >&2
  exit 1
fi
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
  # Debian keeps these two in a package of their own.
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv >/dev/null
  else
    echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
"$found" -m venv --clear .venv
