"""Lock order on a real PostgreSQL: the parts of a DIP are held before any trail row is written."""

import threading
import time

import pytest

from dip.models import Bagian, Penyusunan, Ubahan
from dip.models.pengisian import Pengisian
from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from tests.factories import pelaku
from tests.factories_dip import PENGISIAN, buat_dip, buat_unit, persingkat
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
UNIT = ("Bagian A", "Bagian B")


@pytest.fixture
def dip(bintan):
    for nama in UNIT:
        buat_unit(bintan, nama)
    return buat_dip(persingkat(bintan, *PENGISIAN))


def isi(unit=None) -> Ubahan:
    return Ubahan({"nama": "Baru", "sifat": "berkala"} | ({"unit": unit} if unit else {}))


def lawan(dip, monkeypatch, kerja_semua) -> list:
    """While one act goes over all parts, the last part's unit saves a row."""
    oleh, akhir = pelaku(Peran.PETUGAS, dip.satker), dip.bagian.order_by("pk").last()
    dipegang, kunci = threading.Event(), Pengisian.kunci
    milik = threading.local()

    def lambat(perkara):
        kunci(perkara)
        if getattr(milik, "penulis", False):
            dipegang.set()
            time.sleep(0.5)  # the other has written its first trail row by then

    monkeypatch.setattr(Pengisian, "kunci", lambat)

    def penulis():
        milik.penulis = True
        Bagian.objects.get(pk=akhir.pk).simpan_baris([isi()], oleh=oleh)

    def semua():
        assert dipegang.wait(10)
        kerja_semua(Penyusunan.objects.get(pk=dip.pk))

    return serempak(lambda i: (penulis, semua)[i](), 2)


def test_impor_sekantor_dan_baris_satu_unit_tidak_saling_mengunci(dip, monkeypatch):
    oleh = pelaku(Peran.PETUGAS, dip.satker)
    unit = [b.unit for b in dip.bagian.select_related("unit").order_by("pk")]

    hasil = lawan(
        dip, monkeypatch, lambda d: d.simpan_baris([isi(satu) for satu in unit], oleh=oleh)
    )

    assert [h for h in hasil if h is not None] == []
    assert dip.entri.count() == len(unit) + 1
    assert jejak.periksa(dip.satker.slug).jenis == ""


def test_lanjutkan_dan_baris_satu_unit_tidak_saling_mengunci(dip, monkeypatch):
    ppid = pelaku(Peran.KASUBBAG, dip.satker)

    hasil = lawan(dip, monkeypatch, lambda d: d.lanjutkan("Terlambat", oleh=ppid))

    assert all(h is None or isinstance(h, TransisiDitolak) for h in hasil), hasil
    dip.refresh_from_db()
    assert dip.status == "klarifikasi"
    assert not dip.bagian.terbuka().exists()
