"""With DEMO=0 the portal refuses to start on a missing or weak setting, and says which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
NYATA = {
    "DEMO": "0",
    "SECRET_KEY": "Zq7vT2mKx9LwPf4RhY8sNcB3dGj6UaEoXi5tMz1kQrWyVbHnSuJpCgDl",
    "ALLOWED_HOSTS": "ppid.contoh.test",
    "ALAMAT_DASAR": "https://ppid.contoh.test",
    "DATABASE_URL": "postgres://ppid:rahasia@127.0.0.1:5432/ppid",
    "EMAIL_URL": "smtp+tls://ppid:rahasia@surel.contoh.test:587",
    "PROXY_COUNT": "1",
}
MUAT = ("-c", "import ppid.settings")
LEMAH = [
    ("SECRET_KEY", NYATA["SECRET_KEY"][:49]),
    ("SECRET_KEY", "a" * 64),
    ("ALLOWED_HOSTS", "*"),
    ("ALLOWED_HOSTS", "ppid.contoh.test, *"),
    ("ALAMAT_DASAR", "http://ppid.contoh.test"),
    ("ALAMAT_DASAR", "ppid.contoh.test"),
    ("PROXY_COUNT", "satu"),
    ("PROXY_COUNT", "-1"),
]


def jalankan(*perintah: str, **lingkungan: str) -> subprocess.CompletedProcess:
    dasar = {k: os.environ[k] for k in ("PATH", "LANG") if k in os.environ}
    return subprocess.run(
        [sys.executable, *perintah],
        cwd=AKAR,
        env=dasar | {"PYTHONDONTWRITEBYTECODE": "1"} | lingkungan,
        capture_output=True,
        text=True,
        timeout=60,
    )


def kalimat(hasil: subprocess.CompletedProcess) -> str:
    """The last line: what stopped it."""
    return hasil.stderr.strip().splitlines()[-1] if hasil.stderr.strip() else ""


@pytest.mark.parametrize(
    "nama", ["SECRET_KEY", "ALLOWED_HOSTS", "ALAMAT_DASAR", "DATABASE_URL", "EMAIL_URL"]
)
@pytest.mark.parametrize("kosong", [True, False], ids=["kosong", "tidak ada"])
def test_pengaturan_yang_tidak_ada_disebut(nama, kosong):
    lingkungan = {k: v for k, v in NYATA.items() if k != nama} | ({nama: ""} if kosong else {})

    hasil = jalankan(*MUAT, **lingkungan)

    assert hasil.returncode != 0
    assert nama in kalimat(hasil)


@pytest.mark.parametrize(("nama", "nilai"), LEMAH)
def test_pengaturan_yang_lemah_disebut(nama, nilai):
    hasil = jalankan(*MUAT, **NYATA | {nama: nilai})

    assert hasil.returncode != 0
    assert nama in kalimat(hasil)


@pytest.mark.parametrize("nama", ["SECRET_KEY", "DATABASE_URL"])
def test_satu_pengaturan_nyata_sudah_mematikan_demo(nama):
    hasil = jalankan(*MUAT, **{nama: NYATA[nama]})

    assert hasil.returncode != 0
    assert "ImproperlyConfigured" in kalimat(hasil)


def test_pengaturan_lengkap_lolos_pemeriksaan_pemasangan():
    hasil = jalankan("manage.py", "check", "--deploy", "--fail-level", "WARNING", **NYATA)

    assert hasil.returncode == 0, hasil.stderr


def test_di_luar_demo_kuki_hanya_lewat_https_dan_galat_tidak_dibuka():
    """Also with DEBUG unset: tracebacks never show by default."""
    tanya = (
        "import ppid.settings as s; print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000)"
    )

    hasil = jalankan("-c", tanya, **NYATA)

    assert hasil.stdout.split() == ["False", "True", "True", "True", "True"]


def test_tanpa_proxy_kepala_proto_tidak_dipercaya():
    """X-Forwarded-Proto counts only behind a proxy that sets it."""
    tanya = "import ppid.settings as s; print(hasattr(s, 'SECURE_PROXY_SSL_HEADER'))"

    tanpa = jalankan("-c", tanya, **NYATA | {"PROXY_COUNT": "0"})
    dengan = jalankan("-c", tanya, **NYATA)

    assert (tanpa.stdout.strip(), dengan.stdout.strip()) == ("False", "True")
