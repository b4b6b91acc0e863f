#!/bin/sh
# Everything that reads the code without running a case.
set -eu
cd "$(dirname "$0")/.."
PY=.venv/bin/python
. alat/lingkungan.sh

$PY -m ruff check --quiet .
$PY -m ruff format --check .
find templates -name '*.html' -exec .venv/bin/djade --check --target-version 5.2 {} +
$PY -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-cache

# As in production: the settings have to pass Django's own deploy check.
sementara=$(mktemp -d)
trap 'rm -rf "$sementara"' EXIT
export DEMO=0 SECRET_KEY="$($PY -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=ppid.example ALAMAT_DASAR=https://ppid.example EMAIL_URL=consolemail:// \
    DATABASE_URL="sqlite:///$sementara/db.sqlite3" FILE_DIR="$sementara" PROXY_COUNT=1
$PY -W error manage.py check --deploy --fail-level WARNING
$PY manage.py makemigrations --check --dry-run
