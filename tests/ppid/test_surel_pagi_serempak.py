"""Two workers at one office's morning, and at one outbox, on a real PostgreSQL."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from ppid import kabar, surel_pagi, waktu
from ppid.halaman import SUMBER_PAGI, TUGAS_PAGI
from ppid.izin import Peran
from ppid.models import Kabar, PagiKantor
from ppid.teks_kabar import Teks
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
SENIN = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
PEKERJA = 8


@pytest.fixture(autouse=True)
def senin(monkeypatch):
    monkeypatch.setattr(waktu, "sekarang", lambda: SENIN)


def kantor():
    satker = buat_satker()
    for peran in (Peran.PETUGAS, Peran.KASUBBAG):
        orang = buat_pegawai(peran, satker)
        orang.email = f"{orang.username}@contoh.test"
        orang.save()
    p = buat_permohonan(satker, "perlu_dilengkapi")
    type(p).objects.filter(pk=p.pk).update(
        batas_lengkapi=waktu.hari_ini("Asia/Jakarta").replace(day=24)
    )
    buat_permohonan(satker)
    return satker


def test_banyak_pekerja_satu_pagi():
    kantor()

    hasil = serempak(lambda _: surel_pagi.jalankan(SUMBER_PAGI, TUGAS_PAGI), PEKERJA)

    assert sorted(hasil) == [0] * (PEKERJA - 1) + [1]
    assert Kabar.objects.filter(kode="pagi").count() == 1
    assert Kabar.objects.filter(kode="kurang_ingat").count() == 1
    assert PagiKantor.objects.get().jumlah == 1


def test_pesan_berkunci_hanya_satu():
    """The Message-ID of a digest is of the person, the office and the day: unique by itself."""
    satker = kantor()
    isi = {"kepada": "a@contoh.test", "satker": satker, "kunci": "pagi-bintan-1-2026-11-23"}
    kabar.titip("pagi", Teks("Pagi", "Isi"), **isi)

    with pytest.raises(IntegrityError), transaction.atomic():
        kabar.titip("pagi", Teks("Pagi", "Isi"), **isi)


def test_dua_orang_menekan_kirim_lagi_bersamaan():
    satker = kantor()
    oleh = pelaku(Peran.PETUGAS, satker)
    Kabar.objects.update(keadaan="gagal", galat="TimeoutError")
    satu = Kabar.objects.first()

    hasil = serempak(
        lambda _: kabar.kirim_lagi(Kabar.objects.filter(pk=satu.pk), oleh=oleh), PEKERJA
    )

    assert [h for h in hasil if h == 1] == [1]
    assert {type(h).__name__ for h in hasil if h != 1} == {"TransisiDitolak"}
