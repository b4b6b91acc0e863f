"""Acts on people at one instant, on a real PostgreSQL: an office keeps an admin, whoever clicks."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from ppid import jejak, orang
from ppid.forms.orang import FormUbahJabatan
from ppid.izin import Peran
from ppid.models import Jejak, Penugasan, Satker
from ppid.setelan import sidik
from tests.factories import buat_pegawai, buat_satker
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]


def akhiri(tugas: Penugasan, oleh) -> None:
    bidang = ["jabatan", "nip", "sampai"]
    data = {"jabatan": tugas.jabatan, "nip": "", "dilihat": sidik(tugas, bidang)}
    data["sampai"] = f"{tugas.satker.hari_ini - timedelta(1):%d-%m-%Y}"
    form = FormUbahJabatan(data, instance=Penugasan.objects.get(pk=tugas.pk))
    assert form.is_valid(), form.errors
    orang.ubah(form, oleh=oleh)


def dua_admin():
    satker = buat_satker()
    siapa = [buat_pegawai(Peran.ADMIN, satker, username=f"admin{i}") for i in range(2)]
    return satker, [satu.bertugas_di("bintan") for satu in siapa]


def saling_mengakhiri() -> list:
    satker, pelaku = dua_admin()
    tugas = [satu.pengguna.penugasan.get() for satu in pelaku]
    return serempak(lambda i: akhiri(tugas[1 - i], pelaku[i]), 2)


def test_dua_admin_yang_saling_mengakhiri_menyisakan_satu():
    hasil = saling_mengakhiri()

    satker = Satker.objects.get()
    assert [type(satu) for satu in hasil if satu] == [ValidationError]
    assert Penugasan.objects.admin_aktif(satker, satker.hari_ini).count() == 1
    assert Jejak.objects.filter(jenis="jabatan_diubah").count() == 1


def test_kontrol_tanpa_kunci_kantor_itu_kehilangan_adminnya(monkeypatch):
    """The proof above proves something: both look before either has written."""
    sudah_melihat = threading.Barrier(2, timeout=20)
    asli = orang._pastikan_ada

    def melihat(admin):
        asli(admin)
        sudah_melihat.wait()

    monkeypatch.setattr(orang, "_kunci", lambda _: None)
    monkeypatch.setattr(orang, "_pastikan_ada", melihat)

    saling_mengakhiri()

    satker = Satker.objects.get()
    assert not Penugasan.objects.admin_aktif(satker, satker.hari_ini).exists()


def test_perbuatan_lain_yang_menulis_jejak_tidak_saling_kunci():
    """The chain head is the last lock of all: no deadlock with whoever writes the trail."""
    satker, (admin, _) = dua_admin()

    def kerja(i):
        if i % 2:
            jejak.catat("lihat", oleh=admin, satker=satker)
        else:
            orang.tambah(
                Penugasan(peran=Peran.PLENO, jabatan="X", sejak=satker.hari_ini),
                oleh=admin,
                username=f"orang{i}",
                nama="X",
            )

    assert [satu for satu in serempak(kerja, 16) if satu and not isinstance(satu, str)] == []
    assert not jejak.periksa("bintan").jenis
