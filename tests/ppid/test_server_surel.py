"""T11, first part: a real mail server is away for a while, in every way a server can be away.

Each message arrives once when it is back, and no request ever waited for it.
"""

import socket
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from aiosmtpd.controller import Controller

from permohonan.models import Permohonan
from ppid import kabar, teks_kabar, waktu
from ppid.models import Kabar, KeadaanKabar
from tests.factories import buat_permohonan, buat_satker

pytestmark = pytest.mark.django_db
N = 30
TUNGGU = 0.2  # seconds until a server that hangs is given up
BATAS_COBA = 60  # rounds


class Sink:
    """Takes what comes, or says a word of refusal instead."""

    def __init__(self):
        self.surat, self.kata = [], ""

    async def handle_RCPT(self, server, sesi, amplop, alamat, opsi):
        if self.kata.startswith("550"):
            return self.kata
        amplop.rcpt_tos.append(alamat)
        return "250 OK"

    async def handle_DATA(self, server, sesi, amplop):
        if self.kata:
            return self.kata
        self.surat.append(message_from_bytes(amplop.content, policy=policy.default))
        return "250 OK"

    @property
    def pesan_id(self) -> Counter:
        return Counter(str(s["Message-ID"]).strip("<>") for s in self.surat)


@pytest.fixture
def pintu(settings, monkeypatch):
    """A port that nobody listens at yet."""
    with socket.socket() as satu:
        satu.bind(("127.0.0.1", 0))
        port = satu.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    monkeypatch.setattr(kabar, "DETIK_SAMBUNG", TUNGGU)
    return port


@contextmanager
def server(sink: Sink, port: int):
    kendali = Controller(sink, hostname="127.0.0.1", port=port)
    kendali.start()
    try:
        yield sink
    finally:
        kendali.stop()


@contextmanager
def menggantung(port: int):
    """Accepts the connection and never says a word."""
    with socket.create_server(("127.0.0.1", port)):
        yield


@contextmanager
def bergerak(jam, menit: int):
    jam["kini"] += timedelta(minutes=menit)
    with time_machine.travel(jam["kini"], tick=False):
        yield


def tulis(perkara: Permohonan, n: int) -> None:
    for ke in range(n):
        teks = teks_kabar.Teks(f"Pesan {ke}", f"Isi {ke}")
        kabar.titip(
            "diterima", teks, kepada="budi@contoh.test", satker=perkara.satker, tentang=perkara
        )


def test_server_surel_mati_menggantung_menolak_lalu_kembali_semua_sampai_sekali(
    pintu, monkeypatch, caplog
):
    with monkeypatch.context() as jalur_permintaan:
        jalur_permintaan.setattr("smtplib.SMTP.connect", _jangan)
        perkara = buat_permohonan(buat_satker())
        tulis(perkara, N - 1)
    jam, sink = {"kini": waktu.sekarang()}, Sink()

    with bergerak(jam, 1):
        assert kabar.kirim_antrean() == 0  # nobody listens
    with menggantung(pintu), bergerak(jam, 1):
        assert kabar.kirim_antrean() == 0
    with server(sink, pintu), bergerak(jam, 5):
        sink.kata = "451 Coba lagi nanti"
        assert kabar.kirim_antrean() == 0
        assert set(Kabar.objects.values_list("galat", flat=True)) == {"SMTPDataError"}
    with server(sink, pintu):
        sink.kata = ""
        for _ in range(BATAS_COBA):
            with bergerak(jam, 2):
                kabar.kirim_antrean()

    assert Kabar.objects.filter(keadaan=KeadaanKabar.TERKIRIM).count() == N
    assert sink.pesan_id == Counter(Kabar.objects.values_list("pesan_id", flat=True))
    assert {s["To"] for s in sink.surat} == {"budi@contoh.test"}


def _jangan(*_):
    raise AssertionError("permintaan menyentuh server email")


def test_server_yang_pergi_mengakhiri_putaran(pintu):
    """One knock a round: fifty messages do not wait thirty seconds each."""
    tulis(buat_permohonan(buat_satker()), 4)

    kabar.kirim_antrean()

    assert list(Kabar.objects.order_by("pk").values_list("percobaan", flat=True)) == [1, 0, 0, 0, 0]
    assert Kabar.objects.get(percobaan=1).galat == "ConnectionRefusedError"


@pytest.mark.parametrize(
    ("kata", "keadaan"),
    [("550 Tidak ada kotak itu", KeadaanKabar.GAGAL), ("451 Nanti", KeadaanKabar.MENUNGGU)],
)
def test_kotak_yang_tidak_ada_segera_diberitahukan_ke_meja(pintu, kata, keadaan):
    buat_permohonan(buat_satker())
    sink = Sink()
    sink.kata = kata

    with server(sink, pintu):
        kabar.kirim_antrean()

    satu = Kabar.objects.get()
    assert (satu.keadaan, satu.percobaan) == (keadaan, 1)
    assert satu.sebab and "budi" not in satu.sebab


def test_server_tanpa_starttls_tidak_dikirimi_polos(pintu, settings):
    settings.EMAIL_USE_TLS = True
    buat_permohonan(buat_satker())
    sink = Sink()

    with server(sink, pintu):
        assert kabar.kirim_antrean() == 0

    assert sink.surat == []
    assert Kabar.objects.get().galat == "SMTPNotSupportedError"
