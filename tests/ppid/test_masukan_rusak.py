"""Keys and addresses that no page of the portal makes: answered 404, never with a fault."""

import pytest
from django.http import Http404

from ppid.bidang import nomor_baris
from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    siapa = buat_pegawai(Peran.ADMIN, buat_satker())
    client.force_login(siapa)
    return siapa


@pytest.mark.parametrize("teks", ["", "-1", "1.5", "²", "٣", "1\n", "9" * 19, "9" * 40, "9" * 5000])
def test_yang_bukan_nomor_baris_tidak_ada(teks):
    with pytest.raises(Http404):
        nomor_baris(teks)


def test_nomor_baris_sampai_18_angka():
    assert nomor_baris("7") == 7
    assert nomor_baris("9" * 18) == 10**18 - 1


@pytest.mark.parametrize("kunci", ["9" * 18, "9" * 40, "9" * 5000, "²", "1\0"])
@pytest.mark.parametrize(
    ("alamat", "data"),
    [
        ("unit/", {"unit": "KUNCI"}),
        ("biaya/", {"tarif": "KUNCI"}),
        ("pengguna/admin.bintan/", {"aksi": "batal", "penugasan": "KUNCI"}),
    ],
)
def test_kunci_yang_tidak_mungkin_dijawab_404(client, admin, alamat, data, kunci):
    data = {k: kunci if v == "KUNCI" else v for k, v in data.items()}
    assert client.get(f"/kelola/bintan/{alamat}").status_code == 200

    assert client.post(f"/kelola/bintan/{alamat}", data).status_code == 404


@pytest.mark.parametrize(
    "alamat", ["/kelola/bintan/pengguna/a%00b/", "/bintan%00/", "/%00", "/masuk/%00/"]
)
def test_alamat_dengan_nul_sama_dengan_halaman_yang_tidak_ada(client, admin, alamat):
    respons = client.get(alamat)

    assert respons.status_code == 404
    assert respons.content == client.get("/kelola/bintan/pengguna/tidak-ada/").content
    assert client.post(alamat).status_code == 404


@pytest.mark.parametrize("tombol", ["batal", "kirim"])
@pytest.mark.parametrize("isi", ["a\0b", "\0", "tidak-ada"])
def test_pesan_yang_tidak_ada_tidak_menjadi_gangguan(client, tombol, isi):
    client.force_login(buat_pegawai(Peran.PETUGAS, buat_satker()))

    assert client.post("/bintan/meja/kabar/", {tombol: isi}).status_code in (302, 409)
