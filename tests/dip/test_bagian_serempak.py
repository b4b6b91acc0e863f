"""Step 7 on a real PostgreSQL: two who save one row, and a hand-in against a late save."""

import threading
import time

import pytest
from django.db import transaction

from dip.models import Bagian, BarisBentrok, Entri, Ubahan
from dip.models import baris as penulisan
from dip.models.baris import rupa
from dip.models.pengisian import Pengisian
from ppid import jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from tests.factories import pelaku
from tests.factories_dip import PENGISIAN, buat_dip, persingkat
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
N = 12


@pytest.fixture
def dip(bintan):
    baru = buat_dip(persingkat(bintan, *PENGISIAN))
    isi = [Ubahan({"nama": nama, "sifat": "berkala"}) for nama in ("DPT 2024", "LPJ 2024")]
    baru.bagian.get().simpan_baris(isi, oleh=pelaku(Peran.PETUGAS, bintan))
    return baru


def simpan_satu_baris(dip) -> list:
    """All saw the same row; each writes other words."""
    satu, oleh = dip.entri.first(), pelaku(Peran.PETUGAS, dip.satker)
    dilihat = rupa(satu)

    def kerja(i):
        bagian = Bagian.objects.get(penyusunan=dip)
        ubahan = [Ubahan({"ringkasan": f"Tulisan {i}"}, satu.token, dilihat)]
        bagian.simpan_baris(ubahan, oleh=oleh)

    return serempak(kerja, N)


def test_satu_baris_disimpan_banyak_orang_hanya_yang_pertama(dip):
    hasil = simpan_satu_baris(dip)

    assert hasil.count(None) == 1
    assert [type(h) for h in hasil if h is not None] == [BarisBentrok] * (N - 1)
    assert jejak.periksa(dip.satker.slug).jenis == ""


def test_tanpa_sidik_baris_tulisan_orang_lain_tertimpa(dip, monkeypatch):
    """Control: the guard is off."""
    monkeypatch.setattr(penulisan, "_pastikan_sama", lambda *_: None)

    assert simpan_satu_baris(dip).count(None) > 1


def test_baris_lain_di_bagian_yang_sama_semua_tersimpan(dip):
    semua, oleh = list(dip.entri.all()), pelaku(Peran.PETUGAS, dip.satker)

    def kerja(i):
        bagian = Bagian.objects.get(penyusunan=dip)
        if i < len(semua):
            bagian.simpan_baris([Ubahan({"bentuk": "Rekam"}, semua[i].token)], oleh=oleh)
        else:
            isi = {"nama": f"Baru {i}", "sifat": "berkala"}
            bagian.simpan_baris([Ubahan(isi)], oleh=oleh)

    assert serempak(kerja, N) == [None] * N
    assert {e.bentuk for e in semua for e in [Entri.objects.get(pk=e.pk)]} == {"Rekam"}
    assert len(set(dip.entri.values_list("kode", flat=True))) == N
    assert len(set(dip.entri.values_list("urut", flat=True))) == N


def test_tidak_ada_yang_masuk_sesudah_diserahkan(dip):
    """Whoever writes holds the part; whoever comes after the hand-in is told so."""
    oleh = pelaku(Peran.PETUGAS, dip.satker)
    kasubbag = pelaku(Peran.KASUBBAG, dip.satker)
    dipegang, diserahkan = threading.Event(), threading.Event()

    def penulis():
        bagian = Bagian.objects.select_related("unit").get(penyusunan=dip)
        with transaction.atomic():
            bagian.simpan_baris([Ubahan({"nama": "Tepat", "sifat": "berkala"})], oleh=oleh)
            dipegang.set()
            time.sleep(0.3)  # the hand-in waits for us
            assert not diserahkan.is_set()

    def penyerah():
        assert dipegang.wait(10)
        bagian = Bagian.objects.get(penyusunan=dip)
        try:
            bagian.serahkan(oleh=kasubbag)
        finally:
            diserahkan.set()

    def terlambat():
        assert diserahkan.wait(10)
        bagian = Bagian.objects.get(penyusunan=dip)
        bagian.simpan_baris([Ubahan({"nama": "Terlambat", "sifat": "berkala"})], oleh=oleh)

    hasil = serempak(lambda i: (penulis, penyerah, terlambat)[i](), 3)

    assert hasil[0] is None
    # What the hander-in had seen was changed meanwhile: they look again.
    assert isinstance(hasil[1], TransisiDitolak)
    assert hasil[2] is None
    Bagian.objects.get(penyusunan=dip).serahkan(oleh=kasubbag)
    with pytest.raises(TransisiDitolak):
        terlambat()
    assert set(dip.entri.values_list("nama", flat=True)) == {
        *("DPT 2024", "LPJ 2024", "Tepat", "Terlambat")
    }


def tulis_sesudah_diserahkan(dip) -> int:
    """The part was open when it was read, and is handed in before the rows are written."""
    oleh, kasubbag = pelaku(Peran.PETUGAS, dip.satker), pelaku(Peran.KASUBBAG, dip.satker)
    bagian = Bagian.objects.get(penyusunan=dip)
    Bagian.objects.get(pk=bagian.pk).serahkan(oleh=kasubbag)
    hasil = serempak(
        lambda i: bagian.simpan_baris([Ubahan({"nama": f"B {i}", "sifat": "berkala"})], oleh=oleh),
        1,
    )
    assert hasil
    return dip.entri.filter(nama__startswith="B ").count()


def test_yang_dibaca_terbuka_lalu_diserahkan_menolak(dip):
    assert tulis_sesudah_diserahkan(dip) == 0


def test_tanpa_penjaga_tulisan_masuk_sesudah_diserahkan(dip, monkeypatch):
    """Control: rows written outside the act."""
    tanpa = lambda self, oleh, efek, versi=None: transaction.atomic(efek)()  # noqa: E731
    monkeypatch.setattr(Pengisian, "_isi", tanpa)

    assert tulis_sesudah_diserahkan(dip) == 1


def test_serahkan_terakhir_dan_lanjutkan_tidak_saling_mengunci(dip):
    kasubbag = pelaku(Peran.KASUBBAG, dip.satker)

    def kerja(i):
        if i:
            dip.lanjutkan("Unit pindah", oleh=kasubbag)
        else:
            Bagian.objects.get(penyusunan=dip).serahkan(oleh=kasubbag)

    hasil = serempak(kerja, 2)

    assert sum(h is None for h in hasil) == 1, hasil
    assert all(h is None or isinstance(h, TransisiDitolak) for h in hasil), hasil
    dip.refresh_from_db()
    assert dip.status == "klarifikasi"
