"""Messages leave once, wait when the mail server is away, and cannot be bent into other mail."""

import signal
import subprocess
import sys
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as pengaturan
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction

from permohonan import pesan
from ppid import kabar, teks_kabar, waktu
from ppid.models import Kabar, KeadaanKabar, Naskah, Percobaan
from tests.factories import buat_permohonan, buat_satker

JAHAT = "Halo\r\nBcc: semua@jahat.test\u2028X-Lain: 1\x00"


@pytest.fixture
def perkara(db):
    """A case of someone without e-mail: its own acts write no message."""
    return buat_permohonan(
        buat_satker(email="ppid@bintan.contoh.test"), pemohon={"email": "", "nama": "Budi <b>"}
    )


@pytest.fixture
def kotak(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox


@pytest.fixture
def server_mati(monkeypatch, kotak):
    def gagal(self, pesan):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", gagal)


def tulis(perkara, kepada="budi@contoh.test", perihal="Permohonan kami terima") -> None:
    nilai = pesan.nilai(perkara, teks_kabar.bawaan("diterima").isian, jenis=pesan.JENIS["diterima"])
    isi = teks_kabar.bawaan("diterima").terisi(nilai).isi
    teks = teks_kabar.Teks(perihal, isi)
    kabar.titip("diterima", teks, kepada=kepada, satker=perkara.satker, tentang=perkara)


def test_kabar_terkirim_sekali_dengan_isi_polos(perkara, kotak):
    tulis(perkara)

    assert kabar.kirim_antrean() == 1
    assert kabar.kirim_antrean() == 0

    (surat,) = kotak
    assert surat.to == ["budi@contoh.test"]
    assert surat.from_email == "PPID KPU Kabupaten Bintan <ppid@localhost>"
    assert surat.reply_to == ["ppid@bintan.contoh.test"]
    assert "Kepada Budi <b>," in surat.body
    assert perkara.nomor in surat.body
    assert f"{pengaturan.ALAMAT_DASAR}/bintan/cek/" in surat.body
    assert Kabar.objects.get().keadaan == KeadaanKabar.TERKIRIM


def test_tanpa_alamat_tidak_ada_kabar(perkara):
    perkara.kabari("beritahukan")

    assert not Kabar.objects.exists()


def test_kabar_ikut_batal_bersama_tindakannya(perkara):
    with pytest.raises(RuntimeError), transaction.atomic():
        tulis(perkara)
        raise RuntimeError

    assert not Kabar.objects.exists()


def test_perihal_tidak_dapat_menyelipkan_kepala_lain(perkara, kotak):
    perkara.satker.nama = JAHAT.replace("\0", "")  # PostgreSQL keeps no NUL
    perkara.satker.save()
    tulis(perkara, perihal=JAHAT)

    kabar.kirim_antrean()

    surat = message_from_bytes(kotak[0].message().as_bytes(), policy=policy.default)
    assert surat["Subject"] == "Halo Bcc: semua@jahat.test X-Lain: 1"
    assert {"Bcc", "X-Lain"} & set(surat.keys()) == set()
    assert kotak[0].recipients() == ["budi@contoh.test"]


@pytest.mark.parametrize("kepada", ["a@b.test\r\nBcc: c@d.test", "a@b.test, c@d.test", "bukan"])
def test_alamat_yang_tidak_sah_tersimpan_sebagai_gagal(perkara, kotak, kepada):
    tulis(perkara, kepada=kepada)

    assert Kabar.objects.get().keadaan == KeadaanKabar.GAGAL
    assert kabar.kirim_antrean() == 0
    assert kotak == []


def test_dua_pekerja_tidak_mengirim_kabar_yang_sama(perkara, kotak):
    tulis(perkara)
    dibaca_pekerja_lain = Kabar.objects.select_related("satker").get()

    kabar.kirim_antrean()
    assert not kabar._coba(dibaca_pekerja_lain)

    assert len(kotak) == 1


def test_kabar_yang_disewa_lalu_ditinggal_mati_dikirim_lagi_dengan_id_yang_sama(perkara, kotak):
    tulis(perkara)
    satu = Kabar.objects.get()
    assert kabar._sewa(satu)

    assert kabar.kirim_antrean() == 0
    with time_machine.travel(waktu.sekarang() + kabar.SEWA + timedelta(seconds=1), tick=False):
        assert kabar.kirim_antrean() == 1

    assert kotak[0].extra_headers["Message-ID"] == f"<{satu.pesan_id}>"


@pytest.mark.parametrize("sampai", [True, False])
def test_alamat_yang_dibetulkan_selagi_dikirim_tetap_mendapatnya(
    perkara, kotak, monkeypatch, sampai
):
    tulis(perkara, kepada="salah@contoh.test")
    kirim = kabar._kirim

    def selagi_dikirim(satu):
        monkeypatch.setattr(kabar, "_kirim", kirim)
        kabar.alihkan(perkara, "salah@contoh.test", "budi@contoh.test")
        if not sampai:
            raise ConnectionRefusedError
        kirim(satu)

    monkeypatch.setattr(kabar, "_kirim", selagi_dikirim)
    kabar.kirim_antrean()
    menunggu = Kabar.objects.get()
    kabar.kirim_antrean()

    assert (menunggu.keadaan, menunggu.kepada) == (KeadaanKabar.MENUNGGU, "budi@contoh.test")
    assert (menunggu.percobaan, menunggu.galat) == (0, "")
    assert kotak[-1].to == ["budi@contoh.test"]
    assert Kabar.objects.get().keadaan == KeadaanKabar.TERKIRIM


def test_server_surel_mati_kabar_menunggu_makin_lama_lalu_gagal(perkara, server_mati):
    tulis(perkara)
    jeda, kini = [], waktu.sekarang()
    for _ in range(kabar.MAKS_PERCOBAAN):
        with time_machine.travel(kini, tick=False):
            kabar.kirim_antrean()
            satu = Kabar.objects.get()
            jeda.append((satu.coba_lagi_pada - kini) // timedelta(minutes=1))
            kini = satu.coba_lagi_pada

    assert tuple(jeda[:-1]) == kabar.JEDA_MENIT
    assert (satu.keadaan, satu.percobaan) == (KeadaanKabar.GAGAL, 8)
    with time_machine.travel(kini + timedelta(days=9), tick=False):
        assert kabar.kirim_antrean() == 0


def test_surel_demo_menjadi_satu_berkas_eml_yang_utuh(perkara, settings, tmp_path):
    settings.EMAIL_BACKEND = "ppid.surel.BerkasEml"
    settings.SUREL_DIR = tmp_path / "surel"
    tulis(perkara, perihal="Permohonan “0001” kami terima")

    kabar.kirim_antrean()

    (berkas,) = settings.SUREL_DIR.iterdir()
    surat = message_from_bytes(berkas.read_bytes(), policy=policy.default)
    assert berkas.suffix == ".eml"
    assert surat["Subject"] == "Permohonan “0001” kami terima"
    assert surat["Message-ID"] == f"<{Kabar.objects.get().pesan_id}>"
    assert perkara.nomor in surat.get_content()


def test_pekerja_sekali_mengirim_dan_mencetak(perkara, kotak):
    tulis(perkara)

    call_command("pekerja", sekali=True)

    assert len(kotak) == 1
    assert Naskah.objects.get().pdf is not None


def test_pekerja_menyapu_hitungan_percobaan_dan_sesi_yang_lewat(db):
    kini = waktu.sekarang()
    for nama, umur in (("lama", timedelta(hours=25)), ("baru", timedelta(hours=23))):
        Percobaan.objects.create(kunci=nama, mulai=kini - umur, jumlah=1)
        Session.objects.create(session_key=nama, expire_date=kini + timedelta(days=1) - umur)

    call_command("pekerja", sekali=True)

    assert Percobaan.objects.get().kunci == "baru"
    assert Session.objects.get().session_key == "baru"


def test_pekerja_mencatat_galat_lalu_meneruskan(perkara, kotak, monkeypatch, caplog):
    def rusak():
        raise RuntimeError("rusak")

    monkeypatch.setattr(kabar, "kirim_antrean", rusak)

    call_command("pekerja", sekali=True)

    assert "rusak gagal" in caplog.text
    assert Naskah.objects.get().pdf is not None


def test_pekerja_berhenti_baik_baik_pada_term(tmp_path):
    """Without a database every job fails; the loop goes on, says so, and ends with exit code 0."""
    akar = Path(pengaturan.AKAR)
    lingkungan = {
        "DATABASE_URL": f"sqlite:///{tmp_path}/kosong.sqlite3",
        "DEMO": "1",
        "SECRET_KEY": pengaturan.SECRET_KEY,
        "FILE_DIR": str(tmp_path / "berkas"),
        "DJANGO_SETTINGS_MODULE": "ppid.settings",
        "PYTHONUNBUFFERED": "1",
    }
    anak = subprocess.Popen(
        [sys.executable, "manage.py", "pekerja"],
        cwd=akar,
        env=lingkungan,
        stderr=subprocess.PIPE,
        text=True,
    )
    with anak:
        assert "kirim_antrean gagal" in anak.stderr.readline()
        anak.send_signal(signal.SIGTERM)
        anak.communicate(timeout=20)

    assert anak.returncode == 0
