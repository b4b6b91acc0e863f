"""The front door: our gunicorn settings against requests that say two things at once.

A trivial application that echoes its surroundings stands behind it: what is proved is who is let in
and what gets through, not a page.
"""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
UJUNG = b"Host: localhost\r\nConnection: close\r\n"
TENGAH = b"Host: localhost\r\n"
BERCABANG = {
    "panjang dan potongan": b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "dua panjang": b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde",
    "panjang berkoma": b"Content-Length: 0, 5\r\n\r\nabcde",
    "panjang bertanda": b"Content-Length: +5\r\n\r\nabcde",
    "panjang minus": b"Content-Length: -1\r\n\r\n",
    "panjang bukan angka": b"Content-Length: 0x5\r\n\r\nabcde",
    "panjang bergaris bawah": b"Content-Length: 1_0\r\n\r\n0123456789",
    "potongan tidak terakhir": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "potongan berganda": b"Transfer-Encoding: chunked\r\n" * 2 + b"\r\n0\r\n\r\n",
    "penyandian asing": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "spasi sebelum titik dua": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "baris terlipat": b"X-A: 1\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "nama dengan garis bawah": b"X_Forwarded_For: 10.0.0.1\r\n\r\n",
    "nol di isi": b"X-A: a\x00b\r\n\r\n",
    "CR telanjang di isi": b"X-A: a\rX-B: b\r\n\r\n",
    "baris tanpa titik dua": b"BukanKepala\r\n\r\n",
    "nama kosong": b": isi\r\n\r\n",
    "nama dengan spasi": b"X A: 1\r\n\r\n",
    "kepala terlalu panjang": b"X-A: " + b"a" * 9000 + b"\r\n\r\n",
    "kepala terlalu banyak": b"".join(b"X-%d: 1\r\n" % n for n in range(70)) + b"\r\n",
}
BARIS_AWAL = {
    "alamat terlalu panjang": b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n",
    "tanpa versi": b"GET /\r\n",
    "versi asing": b"GET / HTTP/9.9\r\n",
    "kata kerja bersela": b"GE T / HTTP/1.1\r\n",
    "kata kerja ganjil": b"G@T[] / HTTP/1.1\r\n",
}


@pytest.fixture(scope="module")
def pintu():
    """A port with our configuration behind no proxy."""
    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        porta = bebas.getsockname()[1]
    perintah = ["-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgiref.simple_server:demo_app"]
    lingkungan = {"PATH": os.environ["PATH"], "PORT": str(porta), "PROXY_COUNT": "0"}
    proses = subprocess.Popen(
        [sys.executable, *perintah, "--log-level", "critical"], cwd=AKAR, env=lingkungan
    )
    try:
        _tunggu(porta)
        yield porta
    finally:
        proses.terminate()
        proses.wait(timeout=20)


def _tunggu(porta: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", porta), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn tidak mulai")


def kirim(porta: int, mentah: bytes) -> str:
    with socket.create_connection(("127.0.0.1", porta), timeout=10) as s:
        s.sendall(mentah)
        s.shutdown(socket.SHUT_WR)
        isi = b""
        try:
            while potong := s.recv(65536):
                isi += potong
        except ConnectionResetError:
            pass
    return isi.decode("latin-1")


def dilayani(jawab: str) -> bool:
    return bool(re.search(r"HTTP/1\.[01] 2\d\d", jawab))


def test_permintaan_biasa_dilayani(pintu):
    assert dilayani(kirim(pintu, b"GET / HTTP/1.1\r\n" + UJUNG + b"\r\n"))


def test_permintaan_bercabang_tidak_dilayani(pintu):
    kepala = {n: b"POST / HTTP/1.1\r\n" + UJUNG + isi for n, isi in BERCABANG.items()}
    awal = {n: baris + UJUNG + b"\r\n" for n, baris in BARIS_AWAL.items()}

    lolos = [nama for nama, mentah in (kepala | awal).items() if dilayani(kirim(pintu, mentah))]

    assert lolos == []


def test_sisa_permintaan_tidak_menjadi_permintaan_kedua(pintu):
    """A body that looks like a request is a body."""
    isi = b"GET /curian HTTP/1.1\r\nHost: localhost\r\n\r\n"
    panjang = b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(isi)

    jawab = kirim(pintu, b"POST / HTTP/1.1\r\n" + TENGAH + panjang + isi)

    assert len(re.findall(r"HTTP/1\.1 \d\d\d", jawab)) == 1
    assert "/curian" not in jawab


def test_kepala_proksi_palsu_tidak_dipercaya(pintu):
    palsu = b"X-Forwarded-For: 10.9.9.9\r\nX-Forwarded-Proto: https\r\nForwarded: for=10.9.9.9\r\n"

    jawab = kirim(pintu, b"GET / HTTP/1.1\r\n" + UJUNG + palsu + b"\r\n")

    assert "REMOTE_ADDR = '127.0.0.1'" in jawab
    assert "wsgi.url_scheme = 'http'" in jawab
