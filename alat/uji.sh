#!/bin/sh
# Lint, then the tests on SQLite and on a private PostgreSQL side by side, two at a time: those in
# the browser have a cluster of their own and follow when SQLite is done.
# Each part's exit status counts, and a part that could not run has failed.
set -eu
cd "$(dirname "$0")/.."
PY=.venv/bin/python
. alat/lingkungan.sh

sh alat/lint.sh

sqlite="" pg="" peramban="" catatan=$(mktemp -d)
trap 'kill $sqlite $pg $peramban 2>/dev/null || :; wait; rm -rf "$catatan"' EXIT
trap 'exit 130' INT TERM HUP

echo "Uji di SQLite dan PostgreSQL berjalan bersamaan ..."
$PY -m pytest -p no:cacheprovider -m "not browser and not konkurensi and not tahan" \
    >"$catatan/sqlite" 2>&1 </dev/null & sqlite=$!
# The private cluster goes as a whole: dropping its database first would only wait for sessions.
$PY alat/pg_uji.py $PY -m pytest -p no:cacheprovider --reuse-db --lengkap konkurensi \
    -m "not browser and not tahan" >"$catatan/postgresql" 2>&1 </dev/null & pg=$!

hasil_sqlite=0; wait $sqlite || hasil_sqlite=$?
$PY alat/pg_uji.py $PY -m pytest -p no:cacheprovider --reuse-db --lengkap browser \
    -m "browser and not tahan" >"$catatan/peramban" 2>&1 </dev/null & peramban=$!
hasil_pg=0; wait $pg || hasil_pg=$?
hasil_peramban=0; wait $peramban || hasil_peramban=$?

for bagian in sqlite postgresql peramban; do
    printf '\n=== %s ===\n' $bagian
    cat "$catatan/$bagian"
done
printf '\n=== ringkasan ===\n'
for bagian in sqlite postgresql peramban; do
    printf '%-11s %s\n' $bagian "$(tail -n 1 "$catatan/$bagian")"
done
[ "$hasil_sqlite $hasil_pg $hasil_peramban" = "0 0 0" ] || { echo "make test: GAGAL"; exit 1; }
echo "make test: lulus"
