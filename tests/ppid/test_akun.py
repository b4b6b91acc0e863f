"""An account: switched off, given a new password, and nobody let in with the old one."""

import pytest
from django.test import Client

from ppid.models import Jejak, Pengguna
from tests.ppid.orang import alamat, isi, jenis_jejak

pytestmark = pytest.mark.django_db


def test_akun_nonaktif_keluar_sekarang_juga_dan_sesi_lamanya_tetap_mati(client, admin, petugas):
    di_meja = Client()
    di_meja.force_login(petugas)

    client.post(alamat(petugas), {"aksi": "nonaktif"})
    assert di_meja.get("/bintan/meja/").status_code == 302
    sandi = client.post(alamat(petugas), {"aksi": "aktif"}).context["sandi"]

    petugas.refresh_from_db()
    assert petugas.check_password(sandi)
    assert di_meja.get("/bintan/meja/")["Location"].startswith("/masuk/")
    assert jenis_jejak() == ["pengguna_dinonaktifkan", "pengguna_diaktifkan"]


def test_kata_sandi_baru_mengeluarkan_yang_masuk_dengan_yang_lama(client, admin, petugas):
    di_meja = Client()
    di_meja.force_login(petugas)

    sandi = client.post(alamat(petugas), {"aksi": "sandi"}).context["sandi"]

    petugas.refresh_from_db()
    assert petugas.check_password(sandi)
    assert petugas.wajib_ganti_sandi
    assert di_meja.get("/bintan/meja/")["Location"].startswith("/masuk/")
    assert jenis_jejak() == ["sandi_diatur_ulang"]


@pytest.mark.parametrize(
    ("aktif", "aksi"), [(True, "aktif"), (False, "nonaktif"), (False, "sandi")]
)
def test_tindakan_pada_akun_yang_keadaannya_sudah_lain_ditolak(client, admin, petugas, aktif, aksi):
    Pengguna.objects.filter(pk=petugas.pk).update(is_active=aktif)

    assert client.post(alamat(petugas), {"aksi": aksi}).status_code == 409
    assert not Jejak.objects.exists()


def test_tindakan_yang_tidak_dikenal_tidak_mengubah_apa_pun(client, admin, petugas):
    for aksi in ("hapus", "", "__class__"):
        assert "tidak dikenal" in isi(client.post(alamat(petugas), {"aksi": aksi}, follow=True))
    assert not Jejak.objects.exists()
