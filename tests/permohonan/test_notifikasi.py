"""An office writes its own messages: what it may say, what it sees, and that nothing of it runs."""

import re

import pytest
from django.urls import reverse

from permohonan.contoh_pesan import contoh
from permohonan.models import Permohonan
from permohonan.pesan import JENIS
from ppid import teks_kabar
from ppid.izin import Peran
from ppid.models import Jejak, Kabar, Satker, TeksKabar
from ppid.teks_kabar import Teks
from tests.factories import buat_pegawai, buat_permohonan, pelaku
from tests.factories_dip import buat_unit

pytestmark = pytest.mark.django_db
SAH = {"perihal": "Halo {nomor}", "isi": "Nomor {nomor}, lihat {alamat_status}."}
SUNTIKAN = [
    "{{ settings.SECRET_KEY }}",
    "{{ nomor }}",
    "{{nomor|upper}}",
    "{{ permohonan.pemohon.telepon }}",
    "{{ 7*7 }}",
    "{% include 'base.html' %}",
    "{% load ppid %}{{ 1 }}",
    "{% debug %}",
    "{% url 'kelola' %}",
    "{# komentar #}",
    "{nama.__class__}",
    "{nama.__class__.__mro__}",
    "{nomor.__init__.__globals__}",
    "{nama[0]}",
    "{nama[__class__]}",
    "{nomor!r}",
    "{nomor:>1000000000}",
    "{nomor:{nomor}}",
    "{0}",
    "{}",
    "{0.__class__}",
    "{self}",
    "{kode}",
    "{rincian}",
    "{pemohon}",
    "{permohonan.sidik_kode}",
    "{ nomor }",
    "{Nomor}",
    "{NOMOR}",
    "{nomor\n}",
    "{nomor}}",
    "{{nomor}}",
    "${nomor}",
    "${nama}",
    "$nomor",
    "${{ github.token }}",
    "%(nomor)s",
    "%(nama)s %s %d %x",
    "%n%n%n",
    "#{nomor}",
    "#{7*7}",
    "<%= nomor %>",
    "<script>alert(1)</script>",
    "\\{nomor\\}",
    "\\N{BULLET}",
    "f'{nomor}'",
    "`id`",
    "$(id)",
    "@{nomor}",
    "[[nomor]]",
]
BERISI = {"${nomor}", "#{nomor}", "@{nomor}", "f'{nomor}'"}
BERISI |= {"${nama}"}  # a known placeholder in foreign dress: the dress stays, the value comes


@pytest.fixture
def admin(satker, client):
    orang = pelaku(Peran.ADMIN, satker)
    client.force_login(orang.pengguna)
    return orang


def alamat(satker, kode="diterima") -> str:
    return reverse("kelola_notifikasi_satu", args=[satker.slug, kode])


def kirim(client, satker, kode="diterima", aksi="simpan", **isian):
    dilihat = client.get(alamat(satker, kode)).context["form"]["dilihat"].value()
    return client.post(alamat(satker, kode), SAH | {"aksi": aksi, "dilihat": dilihat or ""} | isian)


def galat(respons) -> str:
    return " | ".join(m for satu in respons.context["form"].errors.values() for m in satu)


def jejak(satker, jenis: str):
    return Jejak.objects.filter(satker=satker, jenis=jenis)


# Nothing of it runs


def test_kumpulan_suntikan_cukup_besar():
    assert len(set(SUNTIKAN)) >= 40


@pytest.mark.sekali
@pytest.mark.parametrize("jahat", SUNTIKAN)
def test_suntikan_ditolak_atau_tercetak_apa_adanya(satker, client, admin, jahat):
    buat_permohonan(satker)

    respons = kirim(client, satker, isi=f"{SAH['isi']}\n{jahat}")

    if respons.status_code == 422:
        assert re.search("tidak dikenal di sini|hanya untuk isian", galat(respons))
        assert not TeksKabar.objects.exists()
        return
    assert respons.status_code == 302
    p = buat_permohonan(satker)
    isi = Kabar.objects.order_by("pk").last().isi
    harus = jahat.replace("{nomor}", p.nomor).replace("{nama}", p.pemohon.nama)
    assert isi.endswith(harus)
    assert (harus != jahat) == (jahat in BERISI)


@pytest.mark.parametrize("jahat", SUNTIKAN)
def test_mesin_isian_sendiri_tidak_menjalankan_apa_pun(jahat):
    """Even a text that came around the form: what is not a known word stays as it is written."""
    nilai = {"nomor": "0001", "nama": "{kode} {{ settings }}"}

    jadi = teks_kabar.isikan(f"a\n{jahat}\nb", nilai)

    harus = jahat.replace("{nomor}", "0001").replace("{nama}", nilai["nama"])
    assert jadi == f"a\n{harus}\nb"


def test_nama_pemohon_yang_berupa_isian_tidak_diisi_lagi(satker):
    buat_permohonan(satker, pemohon={"nama": "{batas} {{ kode }} http://jahat.test"})

    isi = Kabar.objects.get().isi

    assert "Kepada {batas} {{ kode }} http: //jahat. test," in isi


# What an office may write


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"isi": "Tanpa nomor {alamat_status}"}, "Cantumkan {nomor} (nomor pendaftaran)"),
        ({"isi": "{nomor}"}, "Cantumkan {alamat_status} (alamat halaman cek status)"),
        ({"isi": ""}, "Isi pesannya"),
        ({"isi": "{nomor} {alamat_status} {hasil}"}, "Isian {hasil} tidak dikenal di sini"),
        ({"isi": SAH["isi"] + " http://lain.test"}, "Jangan menuliskan alamat situs"),
        ({"isi": SAH["isi"] + " WWW.lain.test"}, "Jangan menuliskan alamat situs"),
        ({"isi": SAH["isi"] + "x" * 4000}, "Tulis paling banyak 4000 huruf"),
        ({"perihal": ""}, "Isi perihal pesan"),
        ({"perihal": "Untuk {nama} {nomor}"}, "Yang dapat dipakai: {nomor}, {kantor}"),
        ({"perihal": "Halo"}, "Cantumkan {nomor}"),
    ],
)
def test_teks_yang_keliru_disebut_dengan_kalimat_dan_tidak_hilang(
    satker, client, admin, isian, kalimat
):
    respons = kirim(client, satker, **isian)

    assert respons.status_code == 422
    assert kalimat in galat(respons)
    assert respons.context["form"]["isi"].value() == (SAH | isian)["isi"]
    assert not TeksKabar.objects.exists()
    assert not jejak(satker, "teks_kabar_diubah").exists()


def test_teks_kantor_dipakai_dan_tercatat(satker, client, admin):
    respons = kirim(client, satker)
    p = buat_permohonan(satker)

    assert respons.status_code == 302
    satu = Kabar.objects.get()
    assert (satu.perihal, satu.isi) == (
        f"Halo {p.nomor}",
        f"Nomor {p.nomor}, lihat http://127.0.0.1:8000/bintan/cek/.",
    )
    data = jejak(satker, "teks_kabar_diubah").get().data
    assert data["teks"] == "diterima"
    assert data["isian"]["perihal"][1] == "Halo {nomor}"


def test_kantor_lain_tetap_memakai_teksnya_sendiri(satker, client, admin):
    kirim(client, satker)
    lain = Satker.objects.create(kode="9999", slug="lain", nama="KPU Lain", tingkat="kabupaten")

    assert teks_kabar.milik(lain, "diterima") == teks_kabar.bawaan("diterima")


def test_menyimpan_tanpa_perubahan_tidak_mencatat_apa_pun(satker, client, admin):
    bawaan = teks_kabar.bawaan("diterima")
    baris_windows = bawaan.isi.replace("\n", "\r\n")

    kirim(client, satker, perihal=bawaan.perihal, isi=baris_windows)

    assert not TeksKabar.objects.exists()
    assert not jejak(satker, "teks_kabar_diubah").exists()


def test_teks_bawaan_dikembalikan_dan_yang_lama_tinggal_di_jejak(satker, client, admin):
    kirim(client, satker)

    client.post(alamat(satker), {"aksi": "bawaan"})
    client.post(alamat(satker), {"aksi": "bawaan"})

    assert not TeksKabar.objects.exists()
    data = jejak(satker, "teks_kabar_dikembalikan").get().data
    assert data["isian"]["isi"][0] == SAH["isi"]


@pytest.mark.parametrize("ada", [True, False])
def test_formulir_usang_menjawab_409_dan_tidak_menimpa(satker, client, admin, ada):
    if ada:
        kirim(client, satker)
    usang = client.get(alamat(satker)).context["form"]["dilihat"].value() or ""
    kirim(client, satker, perihal="Orang lain {nomor}")

    respons = client.post(alamat(satker), SAH | {"aksi": "simpan", "dilihat": usang})

    assert respons.status_code == 409
    assert "sudah diubah orang lain" in respons.text
    assert TeksKabar.objects.get().perihal == "Orang lain {nomor}"


def test_jenis_yang_tidak_ada_404(satker, client, admin):
    assert client.get(alamat(satker, "pagi")).status_code == 404


# What it sees


@pytest.mark.parametrize("kode", JENIS)
def test_pratinjau_setiap_jenis_dengan_kasus_nyata_tanpa_pemohon(satker, client, admin, kode):
    p = buat_permohonan(satker, "perlu_dilengkapi", pemohon={"nama": "Zulkarnaen Qz"})
    p.satker.refresh_from_db()
    if JENIS[kode].untuk_unit:
        p = _dengan_bahan(satker)

    respons = client.get(alamat(satker, kode))

    jadi = respons.context["contoh"]
    assert (respons.status_code, jadi["nomor"]) == (200, p.nomor)
    assert p.nomor in jadi["teks"].isi
    for rahasia in ("Zulkarnaen", "budi@contoh.test", "Alamat pemohon", "81255501177", p.rincian):
        assert rahasia not in respons.text


def _dengan_bahan(satker) -> Permohonan:
    p = buat_permohonan(satker, "koordinasi", pemohon={"nama": "Zulkarnaen Qz"})
    p.disposisi(
        oleh=pelaku(Peran.KASUBBAG, satker),
        bentuk="arahan",
        unit=[buat_unit(satker)],
        arahan="Siapkan",
        batas=satker.hari_ini,
    )
    return p


def test_pratinjau_memakai_kasus_terakhir_dengan_kabar_itu(satker, admin):
    lama = buat_permohonan(satker, "perlu_dilengkapi")
    buat_permohonan(satker)

    jadi = contoh(admin, "kurang", teks_kabar.bawaan("kurang"))

    assert jadi["nomor"] == lama.nomor
    assert "[daftar yang perlu dilengkapi]" in jadi["teks"].isi


def test_pratinjau_kantor_tanpa_permohonan_memakai_arti_isian(satker, admin):
    jadi = contoh(admin, "diterima", Teks("{nomor}", "Untuk {nama}"))

    assert (jadi["nomor"], jadi["teks"].isi) == ("", "Untuk [nama pemohon]")


def test_pratinjau_teks_yang_diketik_tidak_menyimpan(satker, client, admin):
    p = buat_permohonan(satker)

    respons = kirim(client, satker, aksi="lihat")

    assert f"Halo {p.nomor}" in respons.text
    assert not TeksKabar.objects.exists()


def test_orang_meja_yang_juga_admin_melihat_nama(satker):
    buat_permohonan(satker)
    admin = buat_pegawai(Peran.ADMIN, satker)
    Permohonan.objects.update(petugas=admin)
    ganda = pelaku(Peran.ADMIN, satker)
    rangkap = type(ganda)(ganda.peran | {Peran.PETUGAS}, satker, ganda.pengguna)

    assert "Budi Santoso" in contoh(rangkap, "diterima", teks_kabar.bawaan("diterima"))["teks"].isi


def test_uji_dikirim_ke_penulisnya_tanpa_data_pemohon(satker, client, admin):
    buat_permohonan(satker)
    admin.pengguna.email = "admin@contoh.test"
    admin.pengguna.save()

    respons = kirim(client, satker, aksi="uji")

    satu = Kabar.objects.get(kode="uji")
    assert (satu.kepada, satu.satker, satu.tentang) == ("admin@contoh.test", satker, None)
    assert satu.perihal.startswith("[Uji] Halo ")
    assert "Budi" not in satu.isi
    assert jejak(satker, "kabar_uji").get().data == {"teks": "diterima"}
    assert "Teksnya belum disimpan" in respons.text
    assert not TeksKabar.objects.exists()


def test_uji_tanpa_alamat_sendiri_disebut(satker, client, admin):
    respons = kirim(client, satker, aksi="uji")

    assert respons.status_code == 422
    assert "belum punya alamat email" in respons.text
    assert not Kabar.objects.filter(kode="uji").exists()


# The list, and the hour of the digest


def test_daftar_menyebut_teks_kantor_dan_kuerinya_tetap(
    satker, client, admin, django_assert_max_num_queries
):
    kirim(client, satker)

    with django_assert_max_num_queries(9):
        respons = client.get(reverse("kelola_notifikasi", args=[satker.slug]))

    assert respons.text.count("Teks kantor.") == 1
    assert all(jenis.judul in respons.text for jenis in JENIS.values())


def test_jam_ringkasan_tersimpan_dengan_jejak(satker, client, admin):
    jalur = reverse("kelola_notifikasi", args=[satker.slug])
    dilihat = client.get(jalur).context["form"]["dilihat"].value()

    client.post(jalur, {"jam_ringkasan": 9, "dilihat": dilihat})
    salah = client.post(jalur, {"jam_ringkasan": 23, "dilihat": dilihat})

    satker.refresh_from_db()
    assert (satker.jam_ringkasan, salah.status_code) == (9, 422)
    isian = jejak(satker, "jam_ringkasan_diubah").get().data["isian"]
    assert isian == {"jam_ringkasan": ["7", "9"]}


def test_baris_yang_isiannya_kosong_dihilangkan():
    teks = "Satu\n\n{kosong}\n\n{ada} {kosong}\n{kosong}\nDua"

    assert teks_kabar.isikan(teks, {"kosong": "", "ada": "x"}) == "Satu\n\nx \nDua"
