"""Labels of an SOP bound to posts: at once, for open cases too, and never to nobody."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from ppid import alur
from ppid.data.sop import baca_sop, sop_baku
from ppid.izin import MATRIKS, Peran
from ppid.models import Jejak, JenisSOP, Kegiatan
from ppid.profil_sop import buntu, perbuatan, tautkan
from ppid.setelan import sidik
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku, teruskan
from tests.ppid.isian_sop import berlaku

pytestmark = pytest.mark.django_db
DESK, PPID, ATASAN = "Desk Pelayanan", "PPID", "Atasan PPID"


@pytest.fixture
def satker():
    return buat_satker("sarolangun")


@pytest.fixture
def admin(satker):
    klien = Client()
    klien.force_login(buat_pegawai(Peran.ADMIN, satker))
    return klien


def alamat(sop):
    return reverse("kelola_sop_satu", args=[sop.satker.slug, sop.jenis, sop.versi])


def ikat(klien, sop, **ubah):
    """`ubah`: posts by the number of the label."""
    form = klien.get(alamat(sop)).context["form"]
    isi = {b.html_name: b.value() for b in form} | {f"pelaku_{k[1:]}": v for k, v in ubah.items()}
    return klien.post(alamat(sop), {"aksi": "pelaku", **isi})


def menunggu(p) -> str:
    return Kegiatan.objects.tentang(p).get(selesai=None).menunggu


# Every sheet we ship can be done


@pytest.mark.parametrize("lembar", baca_sop(), ids=lambda s: f"{s['satker']}-{s['jenis']}")
def test_setiap_lembar_dapat_dikerjakan(lembar):
    ikatan = {a["label"]: Peran(a["peran"]) for a in lembar["aktor"]}

    assert buntu(lembar["jenis"], lembar["langkah"], ikatan) == {}


@pytest.mark.parametrize("jenis", JenisSOP.values)
@pytest.mark.parametrize("tingkat", ["ri", "provinsi", "kabupaten", "kota"])
def test_setiap_salinan_dapat_dikerjakan(jenis, tingkat):
    lembar = sop_baku(jenis, tingkat)
    ikatan = {a["label"]: Peran(a["peran"]) for a in lembar["aktor"]}

    assert buntu(jenis, lembar["langkah"], ikatan) == {}


def test_yang_dinilai_hanya_pekerjaan_langkah_sendiri():
    nama = {t.nama for t in perbuatan("pelayanan")}

    assert {"nyatakan_lengkap", "setujui", "beritahukan"} <= nama
    assert not nama & {"serah_bahan", "catatan_internal", "hentikan", "tutup_tidak_diambil"}


# Binding anew


def test_jabatan_baru_dapat_melakukan_dan_yang_lama_tidak(admin, satker):
    petugas, kasubbag = pelaku(Peran.PETUGAS, satker), pelaku(Peran.KASUBBAG, satker)
    p, sop = buat_permohonan(satker), berlaku(satker)
    assert menunggu(p) == Peran.PETUGAS

    respons = ikat(admin, sop, _0="kasubbag")

    p.refresh_from_db()
    assert respons.status_code == 302
    assert menunggu(p) == Peran.KASUBBAG
    with pytest.raises(PermissionDenied):
        p.nyatakan_lengkap(oleh=petugas)
    p.nyatakan_lengkap(oleh=kasubbag)
    assert menunggu(p) == Peran.KASUBBAG


def test_menautkan_berjejak_pada_setelan_dan_pada_tiap_perkara(admin, satker):
    dua = [buat_permohonan(satker) for _ in range(2)]
    buat_permohonan(satker, "selesai")
    sop = berlaku(satker)

    ikat(admin, sop, _0="kasubbag")

    baris = Jejak.objects.get(jenis="sop_pelaku")
    assert baris.data["isian"] == {DESK: ["petugas", "kasubbag"]}
    assert baris.data["kegiatan"] == 2
    dialihkan = Jejak.objects.filter(jenis="kegiatan_dialihkan")
    assert {b.tentang_id for b in dialihkan} == {p.pk for p in dua}
    assert {(b.data["dari"], b.data["ke"]) for b in dialihkan} == {("petugas", "kasubbag")}


def test_yang_menunggu_pemohon_atau_jabatan_lain_tidak_dialihkan(admin, satker):
    kurang = buat_permohonan(satker, "perlu_dilengkapi")
    ke_ppid = buat_permohonan(satker, "diproses")
    teruskan(ke_ppid)

    ikat(admin, berlaku(satker), _0="kasubbag")

    assert (menunggu(kurang), menunggu(ke_ppid)) == (Peran.PEMOHON, Peran.KASUBBAG)


def test_pekerjaan_desk_berikutnya_menunggu_jabatan_yang_ditautkan(admin, satker):
    """`serah_bahan` and a returned draft go back to the desk, whoever that is now."""
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    ikat(admin, berlaku(satker), _0="kasubbag")
    p = buat_permohonan(satker)
    p.nyatakan_lengkap(oleh=kasubbag)
    p.teruskan(oleh=kasubbag, rincian_unit="Data", isi="Arahan")

    p.disposisi(oleh=kasubbag, bentuk="arahan", unit=[], arahan="Siapkan", batas=p.jatuh_tempo)

    assert menunggu(p) == Peran.KASUBBAG


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"_0": "sekretaris"}, "Sekretaris tidak dapat melakukan:"),
        ({"_0": "pemohon"}, "Tidak ada pegawai yang mengerjakan langkah ini"),
        ({"_1": "petugas"}, "Langkah 4: Petugas layanan informasi tidak dapat melakukan: Minta"),
        ({"_1": "admin"}, "Pilih salah satu"),
        ({"_1": ""}, "Pilih jabatannya"),
    ],
)
def test_tautan_yang_membuat_langkah_buntu_ditolak(admin, satker, ubah, kalimat):
    sop = berlaku(satker)

    respons = ikat(admin, sop, **ubah)

    assert respons.status_code == 422
    assert kalimat in respons.content.decode()
    sop.refresh_from_db()
    assert sop.ikatan == {DESK: Peran.PETUGAS, PPID: Peran.KASUBBAG, ATASAN: Peran.SEKRETARIS}
    assert not Jejak.objects.filter(jenis="sop_pelaku").exists()


def test_kata_kerjanya_sendiri_juga_menolak(satker):
    sop, admin = berlaku(satker), pelaku(Peran.ADMIN, satker)
    ikatan = sop.ikatan | {PPID: Peran.KABAG}

    with pytest.raises(alur.TransisiDitolak, match="tidak dapat melakukan"):
        tautkan(sop, ikatan, dilihat=sidik(sop, ("aktor",)), oleh=admin)


def test_formulir_kedaluwarsa_ditolak(satker, admin):
    sop = berlaku(satker)
    isi = {"pelaku_0": "petugas", "pelaku_1": "kasubbag", "pelaku_2": "kabag", "dilihat": "lama"}

    assert admin.post(alamat(sop), {"aksi": "pelaku", **isi}).status_code == 409


def test_jabatan_kosong_diperingatkan_dan_batas_haknya_tampil(admin, satker):
    buat_pegawai(Peran.PETUGAS, satker, nama="Rina")

    isi = admin.get(alamat(berlaku(satker))).content.decode()

    assert "Hari ini: Rina" in isi
    assert "Hari ini tidak ada yang memegang jabatan Sekretaris." in isi
    assert "Yang tidak dapat dilakukan Petugas layanan informasi" in isi
    assert MATRIKS[Peran.SEKRETARIS]
