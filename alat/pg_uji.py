"""Runs a command with DATABASE_URL pointing at a PostgreSQL started for it alone.

The cluster lives in a directory under /tmp, listens on a Unix socket only, and is stopped and
removed with the command, however that ends. PostgreSQL refuses root, so root lends it `postgres`.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TAK_PERLU_TAHAN = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
PILIHAN = ("listen_addresses=", "max_connections=200", "log_min_messages=fatal", *TAK_PERLU_TAHAN)


def folder_program() -> Path:
    """The newest PostgreSQL that Debian's packages left here."""
    ada = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if not ada:
        sys.exit("PostgreSQL tidak ditemukan. Jalankan: make siap-uji")
    return ada[-1].parent


def sebagai_postgres() -> dict:
    if os.geteuid() != 0:
        return {}
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        sys.exit("Pengguna postgres tidak ada. Jalankan: make siap-uji")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def ikut_berakhir() -> None:
    """Stop at once should we be killed outright (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


def nyalakan(program: Path, folder: Path) -> subprocess.Popen:
    orang = sebagai_postgres()
    if orang:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    subprocess.run(
        [program / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N"]
        + ["-E", "UTF8", "--locale=C.UTF-8"],
        check=True, cwd=folder, stdout=subprocess.DEVNULL, **orang,
    )  # fmt: skip
    pilihan = [kata for p in PILIHAN for kata in ("-c", p)]
    server = subprocess.Popen(
        [program / "postgres", "-D", data, "-k", folder, *pilihan],
        cwd=folder, start_new_session=True, preexec_fn=ikut_berakhir, **orang,
    )  # fmt: skip
    tunggu(program, folder, server)
    return server


def tunggu(program: Path, folder: Path, server: subprocess.Popen) -> None:
    batas = time.monotonic() + 30
    while subprocess.run([program / "pg_isready", "-q", "-h", folder, "-U", "postgres"]).returncode:
        if server.poll() is not None or time.monotonic() > batas:
            sys.exit("PostgreSQL untuk uji tidak mau menyala.")
        time.sleep(0.1)
    subprocess.run([program / "createdb", "-h", folder, "-U", "postgres", "ppid"], check=True)


def jalankan(perintah: list[str], folder: Path) -> int:
    alamat = f"postgres://postgres@/ppid?host={folder}"
    anak = subprocess.Popen(perintah, env=os.environ | {"DATABASE_URL": alamat})
    try:
        return anak.wait()
    except KeyboardInterrupt:
        anak.terminate()
        anak.wait()
        return 130


def utama() -> int:
    for sinyal in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="ppid-pg-", dir="/tmp"))
    server = None
    try:
        server = nyalakan(folder_program(), folder)
        return jalankan(sys.argv[1:], folder)
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(utama())
