"""Serves as in production: gunicorn and the worker; the end of one is the end of both."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
# Listening everywhere, we are reached from this machine at its own address.
TUJUAN = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(HOST, HOST)
WAKTU_TUTUP = 15  # seconds a request in progress may take to finish


def periksa_porta() -> None:
    if not (PORT.isdecimal() and 0 < int(PORT) < 65536):
        sys.exit(f"PORT={PORT} bukan nomor porta.")
    keluarga = socket.AF_INET6 if ":" in HOST else socket.AF_INET
    with socket.socket(keluarga) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((HOST, int(PORT)))
        except OSError as galat:
            sys.exit(
                f"Porta {PORT} di {HOST} tidak dapat dipakai ({galat.strerror}). "
                f"Pilih porta lain, misalnya: make run PORT={int(PORT) % 65535 + 1}"
            )


def alamat() -> str:
    tuan = f"[{TUJUAN}]" if ":" in TUJUAN else TUJUAN
    return f"http://{tuan}:{PORT}"


def muat_pengaturan():
    sys.path.insert(0, str(AKAR))
    os.environ["DJANGO_SETTINGS_MODULE"] = "ppid.settings"
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        if settings.DEMO and "ALAMAT_DASAR" not in os.environ:
            settings.ALAMAT_DASAR = os.environ["ALAMAT_DASAR"] = alamat()
        django.setup()
    except ImproperlyConfigured as galat:
        sys.exit(str(galat))
    return settings


def siapkan(settings) -> None:
    from django.core.management import call_command
    from django.db import connections

    settings.VAR.mkdir(exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        isi_demo_pertama_kali(settings.VAR / "demo-belum-selesai")
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()


def isi_demo_pertama_kali(belum_selesai: Path) -> None:
    """Fills an empty installation; the marker lets a filling that was cut off be taken up again."""
    from django.core.management import call_command

    from ppid.models import Satker

    if Satker.objects.exists() and not belum_selesai.exists():
        return
    print("Mengisi data demo, sekali saja ...", flush=True)
    belum_selesai.touch()
    call_command("isi_demo")
    belum_selesai.unlink()


def jalankan(*perintah: str) -> subprocess.Popen:
    """A child with its own process group, so that Ctrl-C reaches it through us and only once."""
    return subprocess.Popen(
        [sys.executable, *perintah],
        cwd=AKAR,
        env=os.environ | {"HOST": HOST, "PORT": PORT},
        start_new_session=True,
        preexec_fn=ikut_berakhir,
    )


def ikut_berakhir() -> None:
    """Even when we are killed outright, the kernel tells the child (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def sampai_melayani(server: subprocess.Popen) -> bool:
    while server.poll() is None:
        try:
            socket.create_connection((TUJUAN, int(PORT)), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def umumkan(demo: bool) -> None:
    print(f"\nPPID berjalan di {alamat()} (Ctrl-C menghentikan).")
    if demo:
        print(
            f"Ruang kerja: {alamat()}/masuk/\n"
            "  petugas.bintan, kasubbag.bintan, admin.bintan; kata sandi ppid-demo-2026"
        )
    sys.stdout.flush()


def tutup(proses: list[subprocess.Popen]) -> None:
    for p in proses:
        p.terminate()
    batas = time.monotonic() + WAKTU_TUTUP
    for p in proses:
        try:
            p.wait(max(0, batas - time.monotonic()))
        except subprocess.TimeoutExpired:
            p.kill()
            p.wait()


def layani(demo: bool) -> int:
    proses = [
        jalankan("-m", "gunicorn", "-c", "gunicorn.conf.py", "ppid.wsgi"),
        jalankan("manage.py", "pekerja"),
    ]
    try:
        if sampai_melayani(proses[0]):
            umumkan(demo)
        while all(p.poll() is None for p in proses):
            time.sleep(0.2)
        mati = "Server" if proses[0].poll() is not None else "Pekerja"
        print(f"{mati} berhenti sendiri; semuanya dihentikan.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nDihentikan.")
        return 0
    finally:
        for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sinyal, signal.SIG_IGN)
        tutup(proses)


def utama() -> int:
    for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, signal.default_int_handler)
    periksa_porta()
    if "--periksa-porta" in sys.argv:
        return 0
    try:
        settings = muat_pengaturan()
        siapkan(settings)
        return layani(settings.DEMO)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(utama())
