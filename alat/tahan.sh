#!/bin/sh
# The long proofs, and on PostgreSQL too what `make test` proves on SQLite alone (`sekali`).
set -eu
cd "$(dirname "$0")/.."
. alat/lingkungan.sh

hasil=0
.venv/bin/python alat/pg_uji.py .venv/bin/python -m pytest -m "tahan or sekali" --timeout 1800 || hasil=$?
[ $hasil = 5 ] || exit $hasil
echo "Belum ada uji bertanda tahan: tidak ada yang dijalankan."
