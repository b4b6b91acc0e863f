#!/bin/sh
# Lint, then the tests on SQLite and on a private PostgreSQL side by side.
# Each part's exit status counts, and a part that could not run has failed.
set -eu
cd "$(dirname "$0")/.."
PY=.venv/bin/python
. alat/lingkungan.sh

sh alat/lint.sh

sqlite="" pg="" catatan=$(mktemp -d)
trap 'kill $sqlite $pg 2>/dev/null || :; wait; rm -rf "$catatan"' EXIT
trap 'exit 130' INT TERM HUP

echo "Uji di SQLite dan PostgreSQL berjalan bersamaan ..."
$PY -m pytest -p no:cacheprovider -m "not browser and not konkurensi and not tahan" \
    >"$catatan/sqlite" 2>&1 </dev/null & sqlite=$!
# The private cluster goes as a whole: dropping its database first would only wait for sessions.
$PY alat/pg_uji.py $PY -m pytest -p no:cacheprovider --reuse-db --lengkap -m "not tahan" \
    >"$catatan/postgresql" 2>&1 </dev/null & pg=$!

hasil_sqlite=0; wait $sqlite || hasil_sqlite=$?
hasil_pg=0; wait $pg || hasil_pg=$?

for bagian in sqlite postgresql; do
    printf '\n=== %s ===\n' $bagian
    cat "$catatan/$bagian"
done
printf '\n=== ringkasan ===\n'
for bagian in sqlite postgresql; do
    printf '%-11s %s\n' $bagian "$(tail -n 1 "$catatan/$bagian")"
done
[ "$hasil_sqlite $hasil_pg" = "0 0" ] || { echo "make test: GAGAL"; exit 1; }
echo "make test: lulus"
