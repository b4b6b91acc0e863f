#!/bin/sh
# `make run`, for a machine without `make` too: the port is looked at before the slow work.
set -eu
cd "$(dirname "$0")/.."
export PORT="${PORT:-8000}" HOST="${HOST:-127.0.0.1}"
! command -v python3 >/dev/null || python3 alat/jalan.py --periksa-porta
sh alat/siap.sh
exec .venv/bin/python alat/jalan.py
