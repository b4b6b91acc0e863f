"""Pages of an office: its own words or the portal's, filled with its facts, and who writes them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from ppid import isian_teks
from ppid.data import HALAMAN_PER, baca_halaman
from ppid.izin import Peran
from ppid.models import Halaman, HariLibur, Jejak, JenisHalaman
from ppid.models.halaman import fakta, isi_penanda
from ppid.setelan import sidik
from ppid.suntingan import MAKS_HURUF
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db
SENIN_PAGI = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB


@pytest.fixture
def satker():
    return buat_satker(email="ppid.bintan@contoh.id")


@pytest.fixture
def admin(satker, client):
    orang = buat_pegawai(Peran.ADMIN, satker)
    client.force_login(orang)
    return orang


def alamat(kode: str) -> str:
    return reverse(kode, kwargs={"satker": "bintan"})


def sunting(client, satker, kode: str, isi: str, aksi: str = "simpan", dilihat=None):
    ada = Halaman.objects.publik(satker, kode)
    isian = {
        "isi": isi,
        "aksi": aksi,
        "dilihat": sidik(ada, ["isi"]) if dilihat is None else dilihat,
    }
    return client.post(f"/kelola/bintan/halaman/{kode}/", isian)


# What the public reads


@pytest.mark.parametrize("kode", JenisHalaman.values)
def test_setiap_halaman_tampil_dengan_teks_bawaan_dan_tanggal_tinjauan(client, satker, kode):
    respons = client.get(alamat(kode))

    assert respons.status_code == 200
    assert f"<h1>{JenisHalaman(kode).label}</h1>" in respons.content.decode()
    assert "Teks umum per 26 November 2026, belum ditinjau kantor ini" in teks(respons)
    assert not isian_teks.dipakai(teks(respons))
    assert len(respons.content) < 14_000


@pytest.mark.parametrize("kode", [*JenisHalaman.values, "aksesibilitas-portal", "privasi-portal"])
def test_teks_bawaan_hanya_memakai_penanda_dan_alamat_yang_ada(client, satker, kode):
    isi = baca_halaman(kode)
    tautan = re.findall(r"\]\((/[^)]*)\)", isi)

    assert set(isian_teks.dipakai(isi)) <= fakta(satker).keys()
    for satu in tautan:
        assert client.get(satu.replace("{slug}", "bintan")).status_code == 200, satu


def test_fakta_kantor_mengisi_teks(client, satker):
    assert "paling lambat 10 hari kerja" in teks(client.get(alamat("maklumat")))
    assert "Senin–Kamis 08.00–16.00, Jumat 08.00–16.30 WIB" in teks(client.get(alamat("faq")))
    assert 'href="mailto:ppid.bintan@contoh.id"' in client.get(alamat("privasi")).content.decode()
    assert "dimusnahkan 365 hari sesudah permohonan selesai" in teks(client.get(alamat("privasi")))


def test_baris_tanpa_fakta_tidak_ditampilkan():
    isi = {"telepon": "", "kantor": "KPU *Bintan*"}

    assert (
        isi_penanda("{kantor}\n- Telepon {telepon}\n- {asing}", isi)
        == "KPU \\*Bintan\\*\n- {asing}"
    )


def test_enam_hal_maklumat_menurut_perki_1_2021(client, satker):
    halaman = client.get(alamat("maklumat")).content.decode()

    judul = re.findall(r"<h2 id[^>]*>([^<]*)</h2>", halaman)
    assert judul == [
        "Dasar hukum",
        "Sistem, mekanisme, dan prosedur",
        "Jangka waktu",
        "Biaya",
        "Jaminan",
        "Evaluasi",
    ]


def test_pertanyaan_umum_dapat_dibuka_dan_ditunjuk(client, satker):
    halaman = client.get(alamat("faq")).content.decode()

    assert halaman.count("<summary>") == halaman.count('<details class="tanya">') + 1  # the menu's
    assert '<div class="isi-laman" id="bagian-apakah-ada-biayanya">' in halaman


@time_machine.travel(SENIN_PAGI, tick=False)
def test_kontak_menyebut_jam_dan_lima_hari_libur_berikut(client, satker):
    HariLibur.objects.create(
        satker=satker,
        tanggal=datetime(2026, 11, 24).date(),
        jenis="tutup_lokal",
        nama="Pindah gudang",
        dasar="SK 1",
    )

    respons = client.get(alamat("kontak"))

    for kalimat in ("Buka sekarang", "(0771) 555 0142", "Pindah gudang Selasa, 24 November 2026"):
        assert kalimat in teks(respons)
    assert len(respons.context["libur"]) == 5
    assert all(b.tanggal.weekday() < 5 for b in respons.context["libur"])


def test_pernyataan_portal_berdiri_sendiri_dari_kantor_mana_pun(client):
    for kode in ("aksesibilitas", "privasi"):
        respons = client.get(f"/{kode}/")
        assert respons.status_code == 200
        assert "Terakhir ditinjau 26 November 2026" in teks(respons)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("profil_ppid", "profil"),
        ("mekanisme-permohonan-informasi", "layanan/tata-cara"),
        ("formulir-permohonan", "layanan/formulir"),
        ("regulasi/27793/peraturan-kpu-4-2025", "regulasi"),
    ],
)
def test_alamat_lama_kpu_membawa_ke_halaman_kami(client, satker, lama, baru):
    respons = client.get(f"/bintan/{lama}", follow=True)

    assert {status for _, status in respons.redirect_chain} == {301}
    assert respons.request["PATH_INFO"] == f"/bintan/{baru}/"


def test_kaki_setiap_halaman_menautkan_layanan(client, satker):
    halaman = client.get("/bintan/").content.decode()

    for nama in ("formulir", "faq", "maklumat", "biaya", "regulasi", "aksesibilitas", "privasi"):
        assert f'href="{alamat(nama)}"' in halaman
    assert len(client.get("/bintan/").context["menu"]) <= 7


# Writing them


def test_admin_menyunting_halaman_dan_masyarakat_membacanya(client, satker, admin):
    respons = sunting(client, satker, "profil", "## Kami\n\nMelayani {kantor}.")

    assert respons.status_code == 302
    baris = Halaman.objects.get()
    assert (baris.kode, baris.ditinjau_oleh) == ("profil", admin)
    assert "Melayani KPU Kabupaten Bintan." in teks(client.get(alamat("profil")))
    jejak = Jejak.objects.tentang(baris).get()
    assert (jejak.jenis, jejak.data["kode"]) == ("sunting_halaman", "profil")
    assert jejak.data["isian"]["isi"][0] == "teks bawaan"
    assert re.fullmatch(r"27 huruf, sha256 [0-9a-f]{64}", jejak.data["isian"]["isi"][1])


def test_pratinjau_tidak_menyimpan_apa_pun(client, satker, admin):
    respons = sunting(client, satker, "profil", "Kantor **{kantor}**", "pratinjau")

    assert respons.status_code == 200
    assert "<strong>KPU Kabupaten Bintan</strong>" in respons.content.decode()
    assert "Kantor **{kantor}**</textarea>" in respons.content.decode()
    assert not Halaman.objects.exists()
    assert not Jejak.objects.exists()


def test_pratinjau_teks_bawaan_memuat_kata_kata_portal(client, satker, admin):
    respons = sunting(client, satker, "biaya", baca_halaman("biaya"), "pratinjau")

    assert "Pasal 21 UU 14/2008" in respons.context["pratinjau"]


@pytest.mark.parametrize("isian", [{}, {"isi": "[" * (MAKS_HURUF + 1)}, {"isi": "{asing}"}])
def test_yang_tidak_sah_tidak_dipratinjau(client, satker, admin, isian):
    respons = client.post("/kelola/bintan/halaman/profil/", isian | {"aksi": "pratinjau"})

    assert respons.status_code == 422
    assert respons.context["pratinjau"] == ""


def test_muatan_jahat_tidak_berjalan_di_pratinjau_maupun_di_halaman(client, satker, admin):
    muatan = "<script>alert(1)</script> [x](javascript:alert(1))"

    lihat = sunting(client, satker, "faq", muatan, "pratinjau")
    sunting(client, satker, "faq", muatan)

    for respons in (lihat, client.get(alamat("faq"))):
        assert "<script>alert" not in respons.content.decode()
        assert 'href="javascript' not in respons.content.decode()


def test_menandai_ditinjau_hanya_mengubah_tanggalnya(client, satker, admin):
    sunting(client, satker, "biaya", "tidak dibaca", "tinjau")

    baris = Halaman.objects.get()
    assert (baris.isi, baris.ditinjau_oleh) == ("", admin)
    assert Jejak.objects.get().jenis == "tinjau_halaman"


def test_teks_bawaan_dapat_dikembalikan(client, satker, admin):
    sunting(client, satker, "biaya", "Teks sendiri")

    sunting(client, satker, "biaya", "Teks sendiri", "bawaan")

    assert Halaman.objects.get().isi == ""
    assert Jejak.objects.count() == 2
    assert "Pasal 21 UU 14/2008" in teks(client.get(alamat("biaya")))


def test_menyimpan_teks_bawaan_berarti_meninjaunya(client, satker, admin):
    sunting(client, satker, "faq", baca_halaman("faq").replace("\n", "\r\n"))

    assert Halaman.objects.get().isi == ""
    assert "Terakhir ditinjau" in teks(client.get(alamat("faq")))


def test_penanda_asing_dan_teks_kosong_ditolak_dengan_kalimat(client, satker, admin):
    asing = sunting(client, satker, "profil", "Kantor {kantr}")
    kosong = sunting(client, satker, "profil", "  ")

    assert (asing.status_code, kosong.status_code) == (422, 422)
    assert "Penanda {kantr} tidak dikenal" in teks(asing)
    assert "Kantor {kantr}</textarea>" in asing.content.decode()
    assert "Tuliskan teks halamannya" in teks(kosong)
    assert not Halaman.objects.exists()


def test_suntingan_yang_kalah_cepat_tidak_menimpa(client, satker, admin):
    dilihat = sidik(Halaman.objects.publik(satker, "profil"), ["isi"])
    sunting(client, satker, "profil", "Lebih dulu")

    respons = sunting(client, satker, "profil", "Terlambat", dilihat=dilihat)

    assert respons.status_code == 409
    assert "Terlambat" in teks(respons)
    assert Halaman.objects.get().isi == "Lebih dulu"


def test_dua_orang_menulis_halaman_pertama_bersamaan(client, satker, admin, monkeypatch):
    """Both saw no row; the second finds the first's."""
    sunting(client, satker, "profil", "Lebih dulu")
    kosong = Halaman(satker=satker, kode="profil")
    monkeypatch.setattr("ppid.views.sunting.Halaman.objects.untuk", lambda _: [kosong])

    respons = sunting(client, satker, "profil", "Terlambat", dilihat="")

    assert respons.status_code == 409
    assert Halaman.objects.get().isi == "Lebih dulu"


def test_halaman_yang_setahun_tidak_ditinjau_ditandai(client, satker, admin):
    with time_machine.travel(SENIN_PAGI, tick=False):
        sunting(client, satker, "profil", "Lama")
        assert "Lebih dari 12 bulan" not in teks(client.get("/kelola/bintan/halaman/"))

    with time_machine.travel(SENIN_PAGI + timedelta(days=366), tick=False):
        client.force_login(admin)
        respons = client.get("/kelola/bintan/halaman/")
        tua = [h.kode for h in respons.context["semua"] if h.usang]

    assert tua == ["profil"]  # the portal's own words are three days younger
    assert "Lebih dari 12 bulan" in teks(respons)
    assert SENIN_PAGI.date() < HALAMAN_PER


def test_kueri_daftar_halaman_tetap(client, satker, admin, django_assert_num_queries):
    for kode in JenisHalaman.values:
        sunting(client, satker, kode, "Isi")

    with django_assert_num_queries(4):
        client.get("/kelola/bintan/halaman/")


def test_hanya_penulis_halaman_yang_mendapat_daftarnya(satker):
    assert Halaman.objects.untuk(pelaku(Peran.KASUBBAG, satker)) == []
    assert len(Halaman.objects.untuk(pelaku(Peran.ADMIN, satker))) == len(JenisHalaman)
