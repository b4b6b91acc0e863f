"""Whether a user name exists at any office: an admin may ask, but not without end."""

import pytest

from ppid.izin import Peran
from ppid.models import Pengguna
from tests.factories import buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db
BARU = "/kelola/bintan/pengguna/baru/"
LAIN = "/kelola/bintan/pengguna/kantor-lain/"
SAH = {
    "username": "rina.bintan",
    "nama": "Rina Wati",
    "peran": "petugas",
    "jabatan": "Petugas",
    "kedudukan": "definitif",
    "sejak": "01-01-2026",
}


@pytest.fixture
def admin(client):
    siapa = buat_pegawai(Peran.ADMIN, buat_satker())
    buat_pegawai(Peran.ADMIN, buat_satker("sarolangun"))
    client.force_login(siapa)
    return siapa


def tebak(client, kali: int, alamat: str = BARU) -> list[int]:
    data = {"username": "admin.sarolangun"}
    return [client.post(alamat, data).status_code for _ in range(kali)]


def test_jawaban_sudah_dipakai_dibatasi(client, admin):
    assert tebak(client, 20) == [422] * 20

    assert client.post(BARU, SAH).status_code == 429
    assert client.get(BARU).status_code == 200
    assert not Pengguna.objects.filter(username="rina.bintan").exists()


def test_kedua_jalan_menebak_dihitung_bersama(client, admin):
    tebak(client, 10, LAIN)
    tebak(client, 10)

    assert tebak(client, 1, LAIN) == tebak(client, 1) == [429]


def test_kekeliruan_lain_tidak_dihitung(client, admin):
    for _ in range(21):
        client.post(BARU, SAH | {"nama": ""})

    assert client.post(BARU, SAH).status_code == 200
