#!/bin/sh
# Runs a module of `tests` on a private PostgreSQL: sh alat/modul.sh tests.bench
set -eu
cd "$(dirname "$0")/.."
. alat/lingkungan.sh

if [ ! -e "$(echo "$1" | tr . /).py" ] && [ ! -d "$(echo "$1" | tr . /)" ]; then
    echo "$1 belum ada: tidak ada yang dijalankan."
    exit 0
fi
.venv/bin/python manage.py collectstatic --noinput --verbosity 0
exec .venv/bin/python alat/pg_uji.py .venv/bin/python -m "$@"
