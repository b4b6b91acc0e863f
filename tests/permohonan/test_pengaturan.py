"""The registration number and the price list, set by the office's admin."""

import pytest

from permohonan.forms.pengaturan import FormPola
from permohonan.models import Permohonan, Tarif
from permohonan.models.permohonan import SERI
from ppid import nomor
from ppid.izin import Peran
from ppid.models import Jejak, Satker
from ppid.setelan import sidik
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db
NOMOR, BIAYA = "/kelola/bintan/penomoran/", "/kelola/bintan/biaya/"
TARIF = {"nama": "Fotokopi A4", "satuan": "lembar", "harga": "300", "dasar": "SK 17/2025"}


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def admin(client, satker):
    client.force_login(buat_pegawai(Peran.ADMIN, satker))


def isi(respons) -> str:
    return respons.content.decode()


def kirim(client, satker, pola: str, aksi="simpan"):
    dilihat = sidik(Satker.objects.get(pk=satker.pk), ["pola_nomor"])
    return client.post(NOMOR, {"aksi": aksi, "pola_nomor": pola, "dilihat": dilihat})


# The pattern


@pytest.mark.parametrize(
    ("pola", "sah"),
    [
        ("{urut:04}/PPID/{kode}/{bulan_romawi}/{tahun}", True),
        ("{urut}/{tahun}", True),
        ("{urut:09}.{kode}-{tahun}", True),
        ("{tahun}/PPID {urut}", True),
        ("", False),
        ("PPID/{tahun}", False),
        ("{urut}/PPID", False),
        ("{urut}/{urut}/{tahun}", False),
        ("{urut}/{tahun}/{bulan}", False),
        ("{urut:4}/{tahun}", False),
        ("{urut:010}/{tahun}", False),
        ("{urut}/{tahun}/{0.__class__}", False),
        ("{urut}/{tahun}/{{x}}", False),
        ("{urut}/{tahun}/{% now %}", False),
        ("{urut}/{tahun}/{", False),
        ("{urut}/{tahun}\\..\\x", False),
        ("{urut}/{tahun}/<b>", False),
        ("{urut}/{tahun}/é", False),
        ("{urut}/{tahun}/" + "x" * 64, True),
        ("{urut:09}/{tahun}/" + "x" * 62, True),
        ("{urut:09}{tahun}{tahun}{bulan_romawi}" + "x" * 40, True),
        ("{urut}/{tahun}/" + "x" * 80, False),
    ],
)
def test_pola_yang_boleh(satker, pola, sah):
    form = FormPola({"pola_nomor": pola}, instance=satker)

    assert form.is_valid() == sah, form.errors


def test_pola_dilihat_dulu_lalu_disimpan_dan_dipakai_nomor_berikutnya(client, admin, satker):
    buat_permohonan(satker)
    tahun = satker.hari_ini.year

    lihat = kirim(client, satker, "{urut:03}/PPID-BTN/{tahun}", "lihat")
    assert lihat.status_code == 200
    assert [f"{n:03}/PPID-BTN/{tahun}" in isi(lihat) for n in (2, 3, 4)] == [True] * 3
    assert Satker.objects.get().pola_nomor.startswith("{urut:04}/PPID/{kode}")
    kirim(client, satker, "{urut:03}/PPID-BTN/{tahun}")

    satker.refresh_from_db()
    assert buat_permohonan(satker).nomor == f"002/PPID-BTN/{tahun}"
    baris = Jejak.objects.get(jenis="pola_nomor_diubah")
    assert baris.data["isian"]["pola_nomor"][1] == "{urut:03}/PPID-BTN/{tahun}"


def test_pola_yang_keliru_disebut_dan_tetap_tertulis(client, admin, satker):
    respons = kirim(client, satker, "{urut}/{bulan}/{tahun}")

    assert respons.status_code == 422
    assert "{bulan} tidak dikenal" in isi(respons)
    assert 'value="{urut}/{bulan}/{tahun}"' in isi(respons)


def test_pola_yang_diubah_orang_lain_tidak_ditimpa(client, admin, satker):
    usang = {
        "aksi": "simpan",
        "pola_nomor": "{urut}/{tahun}",
        "dilihat": sidik(satker, ["pola_nomor"]),
    }
    Satker.objects.update(pola_nomor="{urut}-{tahun}")

    assert client.post(NOMOR, usang).status_code == 409
    satker.refresh_from_db()
    assert satker.pola_nomor == "{urut}-{tahun}"


# The last number before the portal


def test_nomor_terakhir_diisi_satu_kali_sebelum_seri_mulai(client, admin, satker):
    client.post(NOMOR, {"aksi": "awal", "terakhir": "41"})

    assert nomor.pemakaian_tahun(satker, SERI, satker.hari_ini.year) == (41, 41)
    assert "0042/PPID/2101/" in isi(client.get(NOMOR))
    assert "Nomor 1–41 dipakai sebelum kantor memakai portal ini." in isi(client.get(NOMOR))
    assert client.post(NOMOR, {"aksi": "awal", "terakhir": "50"}).status_code == 409
    assert Jejak.objects.get(jenis="nomor_awal").data["awal"] == 41
    assert buat_permohonan(satker).nomor.startswith("0042/")


@pytest.mark.parametrize("terakhir", ["", "0", "-1", "empat", "100000"])
def test_nomor_terakhir_yang_bukan_nomor_ditolak(client, admin, satker, terakhir):
    assert client.post(NOMOR, {"aksi": "awal", "terakhir": terakhir}).status_code == 422
    assert nomor.pemakaian_tahun(satker, SERI, satker.hari_ini.year) == (0, 0)


def test_nomor_terakhir_tidak_ditawarkan_sesudah_seri_mulai(client, admin, satker):
    buat_permohonan(satker)

    assert "Nomor terakhir yang sudah dipakai" not in isi(client.get(NOMOR))
    assert "1 nomor, 1 permohonan, tanpa celah." in isi(client.get(NOMOR))


def test_nomor_yang_hilang_disebut_dan_dilaporkan(client, admin, satker):
    semua = [buat_permohonan(satker) for _ in range(3)]
    Permohonan.objects.filter(pk=semua[1].pk).update(kunci="lain")

    halaman = isi(client.get(NOMOR))

    assert "3 nomor, 2 permohonan, hilang: 2. Laporkan kepada pengelola pusat." in halaman


def test_urutan_hanya_dari_kantor_dan_tahun_itu(satker):
    buat_permohonan(satker)
    buat_permohonan(buat_satker("sarolangun"))
    tahun = satker.hari_ini.year

    assert Permohonan.objects.urutan(satker, tahun) == [1]
    assert Permohonan.objects.urutan(satker, tahun - 1) == []


# The price list


def test_biaya_ditambah_lalu_diakhiri_dan_yang_baru_menggantikannya(client, admin, satker):
    assert client.post(BIAYA, TARIF).status_code == 302
    lama = Tarif.objects.get()
    assert "Akhiri dulu" in isi(client.post(BIAYA, TARIF | {"nama": "fotokopi a4"}))
    client.post(BIAYA, {"tarif": lama.pk})
    client.post(BIAYA, TARIF | {"harga": "350"})

    assert list(Tarif.objects.filter(aktif=True).values_list("harga", flat=True)) == [350]
    lama.refresh_from_db()
    assert (lama.harga, lama.aktif) == (300, False)
    assert "Tidak berlaku lagi" in isi(client.get(BIAYA))
    jenis = list(Jejak.objects.order_by("urut").values_list("jenis", flat=True))
    assert jenis == ["tarif_ditambah", "tarif_diakhiri", "tarif_ditambah"]


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"nama": ""}, "Isi jenis biayanya"),
        ({"satuan": ""}, "Isi satuannya"),
        ({"harga": ""}, "Isi harganya, 0 bila gratis"),
        ({"harga": "-1"}, "tidak boleh kurang dari 0"),
        ({"harga": "1.500"}, "Isi dengan angka tanpa titik"),
        ({"harga": "10000001"}, "terlalu besar"),
        ({"dasar": ""}, "Isi nomor keputusannya"),
    ],
)
def test_biaya_yang_keliru_disebut(client, admin, isian, kalimat):
    respons = client.post(BIAYA, TARIF | isian)

    assert respons.status_code == 422
    assert kalimat in isi(respons)
    assert not Tarif.objects.exists()


def test_biaya_kantor_lain_tidak_dikenal_dan_yang_sudah_berakhir_ditolak(client, admin, satker):
    lain = Tarif.objects.create(satker=buat_satker("sarolangun"), **TARIF)
    dulu = Tarif.objects.create(satker=satker, aktif=False, **TARIF)

    assert client.post(BIAYA, {"tarif": lain.pk}).status_code == 404
    assert client.post(BIAYA, {"tarif": "x"}).status_code == 404
    assert client.post(BIAYA, {"tarif": dulu.pk}).status_code == 409
    assert list(Tarif.objects.filter(aktif=True)) == [lain]
    assert not Jejak.objects.exists()


def test_admin_melihat_urutan_nomor_tanpa_perkaranya(satker):
    buat_permohonan(satker)

    assert not Permohonan.objects.untuk(pelaku(Peran.ADMIN, satker)).exists()
    assert not Tarif.objects.dikelola(pelaku(Peran.PETUGAS, satker)).exists()
