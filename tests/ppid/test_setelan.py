"""A setting writes its own columns: what others changed beside it meanwhile stays."""

import pytest

from ppid import orang
from ppid.forms.kantor import FormJam, FormKantor
from ppid.forms.orang import FormOrang
from ppid.izin import Peran
from ppid.models import Halaman, Pengguna, Satker
from ppid.setelan import FormSetelan, sidik
from ppid.suntingan import FormHalaman
from tests.factories import ISIAN_SATKER, buat_pegawai, buat_satker, pelaku

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def admin(satker):
    return pelaku(Peran.ADMIN, satker)


def isi_form(kelas: type[FormSetelan], baris, data: dict) -> FormSetelan:
    """A form that was read and checked, and not yet saved."""
    form = kelas(data | {"dilihat": sidik(baris, kelas.Meta.fields)}, instance=baris)
    assert form.is_valid(), form.errors
    return form


def test_mengubah_nama_tidak_menghidupkan_akun_yang_baru_dinonaktifkan(satker, admin):
    siapa = buat_pegawai(Peran.PETUGAS, satker)
    form = isi_form(FormOrang, Pengguna.objects.get(pk=siapa.pk), {"nama": "Rina Wati"})
    orang.nonaktifkan(siapa, oleh=admin)

    form.simpan("pengguna_diubah", oleh=admin)

    siapa = Pengguna.objects.get(pk=siapa.pk)
    assert siapa.nama == "Rina Wati"
    assert not siapa.is_active
    assert not siapa.has_usable_password()


def test_dua_setelan_pada_satu_kantor_tidak_saling_menimpa(satker, admin):
    data = ISIAN_SATKER | {"nama": satker.nama, "zona": satker.zona, "tempat": "Kijang"}
    kantor = isi_form(FormKantor, Satker.objects.get(), data)
    sabtu = {"jam_layanan-5-buka": "09.00", "jam_layanan-5-tutup": "12.00"}
    jam = isi_form(FormJam, Satker.objects.get(), sabtu)

    jam.simpan("jam_layanan_diubah", oleh=admin)
    kantor.simpan("kantor_diubah", oleh=admin)

    satker.refresh_from_db()
    assert satker.tempat == "Kijang"
    assert satker.jam_layanan[5] == ["09.00", "12.00"]


def test_teks_halaman_yang_sudah_ada_tersimpan_dengan_tinjauannya(satker, admin):
    halaman = Halaman.objects.create(satker=satker, kode="faq", isi="Lama")
    form = isi_form(FormHalaman, halaman, {"isi": "Baru"})

    form.simpan("sunting_halaman", oleh=admin)

    halaman = Halaman.objects.get()
    assert halaman.isi == "Baru"
    assert halaman.ditinjau_oleh == admin.pengguna
    assert halaman.ditinjau_pada
