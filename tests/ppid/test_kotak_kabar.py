"""The outbox: what never left is seen, sent again or given up, and tells no secret."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ppid import kabar, waktu
from ppid.izin import Peran
from ppid.models import Jejak, Kabar, KeadaanKabar
from ppid.models.kabar import ALAMAT
from ppid.teks_kabar import Teks
from tests.factories import buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db
KOTAK = "/bintan/meja/kabar/"


@pytest.fixture
def desk(client):
    orang = pelaku(Peran.PETUGAS, buat_satker())
    client.force_login(orang.pengguna)
    return client


@pytest.fixture
def perkara():
    return buat_permohonan(buat_satker(), pemohon={"email": ""})


def pesan(
    perkara, perihal="Perihal", keadaan=KeadaanKabar.GAGAL, *, rahasia=False, **ubah
) -> Kabar:
    teks = Teks(perihal, f"Isi {perihal}")
    kabar.titip(
        "jawaban",
        teks,
        kepada="budi@contoh.test",
        satker=perkara.satker,
        tentang=perkara,
        rahasia=rahasia,
    )
    satu = Kabar.objects.latest("pk")
    ubah = {"keadaan": keadaan, "galat": "TimeoutError", "percobaan": 8} | ubah
    Kabar.objects.filter(pk=satu.pk).update(**ubah)
    satu.refresh_from_db()
    return satu


def keadaan(satu: Kabar) -> str:
    satu.refresh_from_db()
    return satu.keadaan


def test_yang_tidak_sampai_di_atas_dengan_sebab_dan_kasusnya(desk, perkara):
    lama = waktu.sekarang() - timedelta(days=9)
    pesan(perkara, "Mati", dibuat=lama)
    pesan(perkara, "Terkirim", KeadaanKabar.TERKIRIM, terkirim_pada=waktu.sekarang())
    pesan(perkara, "Antre", KeadaanKabar.MENUNGGU, galat="ConnectionRefusedError", percobaan=2)

    respons = desk.get(KOTAK)

    assert [b["kabar"].perihal for b in respons.context["baris"]] == ["Mati", "Antre", "Terkirim"]
    assert "Server email tidak menjawab" in respons.text
    assert "Server email tidak dapat dihubungi" in respons.text
    assert "Dicoba 2 kali, lagi" in respons.text
    assert f"/bintan/meja/permohonan/{perkara.kunci}/" in respons.text


@pytest.mark.parametrize(("tab", "banyak"), [("gagal", 1), ("menunggu", 2), ("ngawur", 3)])
def test_tab_menyaring_lewat_alamat(desk, perkara, tab, banyak):
    pesan(perkara)
    for _ in range(2):
        pesan(perkara, keadaan=KeadaanKabar.MENUNGGU)

    assert len(desk.get(KOTAK, {"tab": tab}).context["baris"]) == banyak


def test_kueri_tidak_bertambah_dengan_pesan(desk, perkara):
    def banyak() -> int:
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            desk.get(KOTAK)
        return len(kueri)

    pesan(perkara)
    satu = banyak()
    for n in range(30):
        pesan(perkara, f"Pesan {n}", KeadaanKabar.GAGAL if n % 2 else KeadaanKabar.MENUNGGU)

    assert banyak() == satu
    assert len(desk.get(KOTAK).context["baris"]) == 25


def test_kirim_lagi_satu_pesan_dengan_jejak_tanpa_alamat(desk, perkara):
    satu, dua = pesan(perkara), pesan(perkara)

    respons = desk.post(KOTAK, {"kirim": satu.pesan_id}, follow=True)

    assert "segera dicoba" in respons.text
    assert (keadaan(satu), keadaan(dua)) == (KeadaanKabar.MENUNGGU, KeadaanKabar.GAGAL)
    assert (satu.percobaan, satu.galat) == (0, "")
    baris = Jejak.objects.tentang(perkara).get(jenis="kabar_dikirim_lagi")
    assert baris.data == {"pesan": satu.pesan_id, "teks": "jawaban"}


def test_kirim_lagi_semua_meninggalkan_yang_salah_alamat(desk, perkara):
    semua = [pesan(perkara), pesan(perkara), pesan(perkara, galat=ALAMAT)]

    desk.post(KOTAK, {"semua": "1"})
    lagi = desk.post(KOTAK, {"semua": "1"}, follow=True)

    assert [keadaan(k) for k in semua] == ["menunggu", "menunggu", "gagal"]
    assert Jejak.objects.get(jenis="kabar_dikirim_lagi").data == {"jumlah": 2}
    assert "Tidak ada pesan yang dapat dikirim lagi." in lagi.text


def test_dibatalkan_dan_rahasianya_terhapus(desk, perkara):
    satu = pesan(perkara, rahasia=True)

    desk.post(KOTAK, {"batal": satu.pesan_id})

    assert (keadaan(satu), satu.isi) == (KeadaanKabar.BATAL, "")
    assert Jejak.objects.tentang(perkara).last().jenis == "kabar_dibatalkan"


@pytest.mark.parametrize("aksi", ["kirim", "batal"])
@pytest.mark.parametrize("kini", [KeadaanKabar.TERKIRIM, KeadaanKabar.BATAL])
def test_yang_sudah_diurus_orang_lain_menjawab_409(desk, perkara, aksi, kini):
    satu = pesan(perkara, keadaan=kini)

    respons = desk.post(KOTAK, {aksi: satu.pesan_id})

    assert respons.status_code == 409
    assert keadaan(satu) == kini


def test_salah_alamat_disebut_dan_tidak_dapat_dikirim_lagi(desk, perkara):
    satu = pesan(perkara, galat=ALAMAT, percobaan=0)

    respons = desk.get(KOTAK)

    assert "Alamat email tidak sah" in respons.text
    assert "Koreksi data permohonan" in respons.text
    assert f'name="kirim" value="{satu.pesan_id}"' not in respons.text
    assert desk.post(KOTAK, {"kirim": satu.pesan_id}).status_code == 409


def test_pesan_rahasia_tidak_pernah_menampilkan_isinya(desk, perkara):
    pesan(perkara, "Kode baru", KeadaanKabar.MENUNGGU, rahasia=True, isi="CEK0-CEK0-CEK0-CEK0")

    respons = desk.get(KOTAK)

    assert "CEK0" not in respons.text
    assert "isinya tidak ditampilkan" in respons.text


def test_pesan_kantor_lain_tidak_terlihat_dan_tidak_tersentuh(desk):
    lain = buat_permohonan(buat_satker("sarolangun"), pemohon={"email": ""})
    satu = pesan(lain, "Milik Sarolangun")

    assert "Milik Sarolangun" not in desk.get(KOTAK).text
    assert desk.post(KOTAK, {"kirim": satu.pesan_id}).status_code == 409
    assert keadaan(satu) == KeadaanKabar.GAGAL


def test_meja_menyebut_yang_tidak_sampai_dengan_kasusnya(desk, perkara):
    assert "Email yang tidak sampai" not in desk.get("/bintan/meja/").text
    for _ in range(6):
        pesan(perkara)

    isi = desk.get("/bintan/meja/").text

    assert "Email yang tidak sampai" in isi
    assert "Buka semua (6)" in isi
    assert isi.count("Server email tidak menjawab") == 4


def test_ringkasan_pagi_tampil_tanpa_kasus(desk, perkara):
    kabar.titip(
        "pagi", Teks("Pagi", "- x"), kepada="rina@contoh.test", satker=perkara.satker, kunci="a"
    )

    respons = desk.get(KOTAK)

    assert respons.context["baris"][0]["url"] == ""
