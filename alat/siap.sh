#!/bin/sh
# Prepares this folder: `sh alat/siap.sh` to run, `sh alat/siap.sh uji` to test as well.
# A stamp of the requirements inside .venv decides: while it matches, neither pip nor apt runs.
set -eu
cd "$(dirname "$0")/.."

PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
case "${1:-}" in
    "") syarat=requirements.txt cap=.venv/.siap paket=$PANGO ringan="" ;;
    uji) syarat=requirements-dev.txt cap=.venv/.siap-uji paket="$PANGO postgresql chromium poppler-utils qpdf"
        ringan=chromium-headless-shell ;;
    *) echo "Pemakaian: sh alat/siap.sh [uji]" >&2; exit 2 ;;
esac

sidik() { cat requirements*.txt alat/siap.sh | sha256sum; }

# The last line printed is the command to type; on stdout, since make ends with a line on stderr.
menyerah() {
    printf '\n%s\nJalankan perintah ini, lalu ulangi:\n%s\n' "$1" "$2"
    exit 1
}

if [ -x .venv/bin/python ] && [ "$(cat "$cap" 2>/dev/null)" = "$(sidik)" ]; then
    exit 0
fi

# Debian's own Python before one that was built here without optimisation: a fifth faster.
python=python3
/usr/bin/python3 -c 'import ensurepip, venv, sys; sys.exit(sys.version_info < (3, 11))' \
    2>/dev/null && python=/usr/bin/python3

sebagai_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif ! command -v sudo >/dev/null; then return 1
    elif [ -t 0 ]; then sudo "$@"
    else sudo -n "$@"
    fi
}

apt() {
    sebagai_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q "$@" </dev/null
}

# The tests start a cluster of their own; the machine shall not get one beside it.
tanpa_klaster() {
    case " $1 " in *" postgresql "*) ;; *) return 0 ;; esac
    sebagai_root sh -c '
        d=/etc/postgresql-common/createcluster.d
        mkdir -p $d && echo "create_main_cluster = false" >$d/ppid-uji.conf'
}

boleh_klaster_lagi() {
    f=/etc/postgresql-common/createcluster.d/ppid-uji.conf
    [ ! -e $f ] || sebagai_root sh -c "rm -f $f; rmdir --ignore-fail-on-non-empty ${f%/*}"
}

pasang() {
    echo "Memasang paket Debian: $1"
    # shellcheck disable=SC2086  # a list of package names
    tanpa_klaster "$1" && { apt install --no-install-recommends $1 ||
        { apt update && apt install --no-install-recommends $1; }; }
}

ada() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

kurang=""
for p in $paket; do
    ada "$p" || kurang="$kurang $p"
done
$python -c 'import ensurepip, venv' 2>/dev/null || kurang="$kurang python3-venv"
if [ -n "$kurang" ]; then
    trap boleh_klaster_lagi EXIT
    perintah="apt-get install -y --no-install-recommends$kurang"
    [ "$(id -u)" = 0 ] || perintah="sudo $perintah"
    pasang "$kurang" || menyerah "Paket Debian belum terpasang:$kurang" "$perintah"
fi

# Chromium's engine without its windows: a third lighter. Without it the tests take `chromium`.
[ -z "$ringan" ] || ada "$ringan" || pasang "$ringan" || echo "Tanpa $ringan uji peramban lebih lama."

[ -x .venv/bin/python ] || $python -m venv --clear .venv ||
    menyerah "Lingkungan Python .venv tidak dapat dibuat." "python3 -m venv --clear .venv"

echo "Memasang paket Python dari $syarat"
pip="-m pip install --quiet --disable-pip-version-check"
# shellcheck disable=SC2086  # words of one command
.venv/bin/python $pip -r "$syarat" </dev/null ||
    menyerah "Paket Python belum terpasang." ".venv/bin/python -m pip install -r $syarat"

sidik >.venv/.siap
[ "$syarat" = requirements.txt ] || sidik >.venv/.siap-uji
