#!/bin/sh
# The long proofs, on a private PostgreSQL.
set -eu
cd "$(dirname "$0")/.."
. alat/lingkungan.sh

hasil=0
.venv/bin/python alat/pg_uji.py .venv/bin/python -m pytest -m tahan --timeout 1800 || hasil=$?
[ $hasil = 5 ] || exit $hasil
echo "Belum ada uji bertanda tahan: tidak ada yang dijalankan."
