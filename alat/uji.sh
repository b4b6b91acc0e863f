#!/bin/sh
# Lint, then the tests on SQLite, on a private PostgreSQL and in the browser (on a cluster of its
# own) side by side: what waits for the browser leaves its core to the others.
# PostgreSQL's part is the longest of the three: the others give way to it on two cores.
# Each part's exit status counts, and a part that could not run has failed.
set -eu
cd "$(dirname "$0")/.."
PY=.venv/bin/python
. alat/lingkungan.sh

sh alat/lint.sh

anak="" catatan=$(mktemp -d)
trap 'kill $anak 2>/dev/null || :; wait; rm -rf "$catatan"' EXIT
trap 'exit 130' INT TERM HUP

# The private clusters go as a whole: dropping a database first would only wait for sessions.
PG="$PY alat/pg_uji.py $PY -m pytest -p no:cacheprovider --reuse-db"
echo "Uji di SQLite, di PostgreSQL, dan di peramban berjalan bersamaan ..."
nice -n 5 $PG --lengkap browser -m "browser and not tahan" >"$catatan/peramban" 2>&1 </dev/null & peramban=$!
$PG --lengkap konkurensi -m "not browser and not sekali and not tahan" \
    >"$catatan/postgresql" 2>&1 </dev/null & pg=$!
nice -n 5 $PY -m pytest -p no:cacheprovider -m "not browser and not konkurensi and not tahan" \
    >"$catatan/sqlite" 2>&1 </dev/null & sqlite=$!
anak="$peramban $pg $sqlite"

hasil_sqlite=0; wait $sqlite || hasil_sqlite=$?
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
