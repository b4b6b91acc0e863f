"""One's own password: changed by anyone, and first of all by whoever has a first one."""

import pytest
from django.test import Client

from ppid import orang
from ppid.izin import Peran
from ppid.models import Jejak, Pengguna
from tests.factories import SANDI, buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db
ALAMAT = "/akun/sandi/"
BARU = "perahu layar senja biru"


@pytest.fixture
def petugas(client):
    siapa = buat_pegawai(Peran.PETUGAS, buat_satker())
    client.force_login(siapa)
    return siapa


@pytest.fixture
def pertama(petugas):
    Pengguna.objects.filter(pk=petugas.pk).update(wajib_ganti_sandi=True)
    return petugas


def ganti(client, lama=SANDI, baru=BARU, ulang=None):
    return client.post(
        ALAMAT, {"lama": lama, "baru": baru, "ulang": baru if ulang is None else ulang}
    )


def test_kata_sandi_sendiri_diganti_dan_peramban_lain_keluar(client, petugas):
    lain = Client()
    lain.force_login(petugas)

    respons = ganti(client)

    petugas.refresh_from_db()
    assert respons.status_code == 302
    assert petugas.check_password(BARU)
    assert client.get("/bintan/meja/").status_code == 200
    assert lain.get("/bintan/meja/")["Location"].startswith("/masuk/")
    baris = Jejak.objects.get()
    assert (baris.jenis, baris.rantai, baris.peran) == ("sandi_diganti", "bintan", "petugas")
    assert baris.data == {"pengguna": petugas.pk}


def test_orang_tanpa_jabatan_juga_dapat_menggantinya(client):
    siapa = Pengguna.objects.buat("tanpa", SANDI, nama="Tanpa Jabatan")
    client.force_login(siapa)

    assert ganti(client).status_code == 302
    assert Jejak.objects.get().rantai == "pusat"


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"lama": "keliru"}, "Kata sandi ini tidak cocok"),
        ({"lama": ""}, "Isi kata sandi Anda sekarang"),
        ({"baru": ""}, "Isi kata sandi baru"),
        ({"baru": "pendek"}, "12"),
        ({"baru": "petugas.bintan"}, "nama pengguna"),
        ({"baru": "q1w2e3r4t5y6"}, "umum"),
        ({"baru": SANDI}, "berbeda dari yang sekarang"),
        ({"ulang": "perahu layar senja"}, "Kedua kata sandi baru tidak sama"),
    ],
)
def test_kata_sandi_yang_tidak_boleh_disebut_sebabnya(client, petugas, isian, kalimat):
    respons = ganti(client, **isian)

    petugas.refresh_from_db()
    assert respons.status_code == 422
    assert kalimat in respons.content.decode()
    assert BARU not in respons.content.decode()
    assert petugas.check_password(SANDI)


def test_menebak_kata_sandi_sekarang_dibatasi(client, petugas):
    for _ in range(5):
        assert ganti(client, lama="keliru").status_code == 422

    assert ganti(client).status_code == 429


def test_keliru_menulis_yang_baru_tidak_dihitung_menebak(client, petugas):
    for _ in range(8):
        ganti(client, baru="pendek")

    assert ganti(client).status_code == 302


@pytest.mark.parametrize(
    "alamat", ["/bintan/meja/", "/kerja/", "/kelola/bintan/", "/bintan/meja/catat/"]
)
def test_kata_sandi_pertama_diganti_sebelum_apa_pun(client, pertama, alamat):
    for respons in (client.get(alamat), client.post(alamat)):
        assert (respons.status_code, respons["Location"]) == (302, ALAMAT)


def test_sebelum_menggantinya_halaman_umum_dan_pintu_keluar_tetap_terbuka(client, pertama):
    assert client.get("/bintan/").status_code == 200
    assert "Ganti dulu" in client.get(ALAMAT).content.decode()
    assert client.post("/keluar/")["Location"] == "/masuk/"


def test_sesudah_menggantinya_pekerjaan_terbuka(client, pertama):
    ganti(client)

    assert client.get("/bintan/meja/").status_code == 200


def test_kata_sandi_pertama_lolos_aturan_dan_tidak_pernah_sama():
    sandi = {orang.sandi_pertama() for _ in range(100)}

    assert len(sandi) == 100
    assert all(len(satu) == 19 and satu == satu.lower() for satu in sandi)
