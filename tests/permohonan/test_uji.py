"""A proposed uji konsekuensi: the office follows it, the office above records what became of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import UjiKonsekuensi
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku

pytestmark = pytest.mark.django_db
KENARI = {
    "nama": "Kenari Pemohon",
    "alamat": "Jalan Kenari 77",
    "telepon": "+6281999888777",
    "email": "kenari@contoh.test",
}
TANDA = (*KENARI.values(), "0819 9988 8777", "Rincian kenari", "Tujuan kenari")
ENAM = {
    "materi": "Berita acara pemeriksaan internal",
    "bahaya": "Menghambat pemeriksaan",
    "undang_undang": "Pasal 17 huruf a UU 14/2008",
    "kepentingan": "Pengawasan publik",
    "timbangan": "Bahaya lebih besar",
    "simpulan": "dikecualikan",
}
TERUS = {"keadaan": "diteruskan", "nomor": "", "keterangan": "Surat pengantar 12/2026"}
PUTUS = {"keadaan": "diputus", "nomor": "45/PPID/2026", "keterangan": "Dikecualikan lima tahun"}


@pytest.fixture(autouse=True)
def pagi(jam):
    return jam


@pytest.fixture
def kpu(db):
    return buat_satker("kpu")


@pytest.fixture
def provinsi(kpu):
    return buat_satker("kepulauan-riau", induk=kpu)


@pytest.fixture
def satker(provinsi):
    return buat_satker("bintan", induk=provinsi)


def usulkan(satker, **isian):
    p = buat_permohonan(
        satker, "koordinasi", pemohon=KENARI, rincian="Rincian kenari", tujuan="Tujuan kenari"
    )
    return p.usulkan_uji(oleh=pelaku(Peran.KASUBBAG, satker), **ENAM | isian)


def buka(client, satker, ujung="", peran=Peran.KASUBBAG):
    client.force_login(buat_pegawai(peran, satker))
    return client.get(f"/{satker.slug}/ppid/uji-konsekuensi/{ujung}")


def catat(client, satker, uji, isi):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    return client.post(f"/{satker.slug}/ppid/uji-konsekuensi/{uji.token}/", isi)


def test_pengusul_mengikuti_usulannya_dan_tidak_dapat_memutus(client, satker):
    uji = usulkan(satker)

    daftar = buka(client, satker).content.decode()
    halaman = buka(client, satker, f"{uji.token}/").content.decode()
    jawab = catat(client, satker, uji, PUTUS)

    assert uji.permohonan.nomor in daftar
    assert "Dari kantor di bawah" not in daftar
    assert all(isi in halaman for isi in list(ENAM.values())[:5])
    assert "Diusulkan dikecualikan" in halaman
    assert f"/meja/permohonan/{uji.permohonan.kunci}/" in halaman
    assert 'name="keadaan"' not in halaman
    assert "dik_baru" not in halaman and "/pengecualian/baru/" not in halaman
    assert jawab.status_code == 403
    assert UjiKonsekuensi.objects.get().keadaan == "diusulkan"


def test_provinsi_membaca_enam_bagian_tanpa_pemohon_dan_rincian(client, satker, provinsi):
    uji = usulkan(satker)

    isi = buka(client, provinsi).content.decode()
    isi += buka(client, provinsi, f"{uji.token}/").content.decode()
    catat(client, provinsi, uji, TERUS)
    isi += buka(client, provinsi, f"{uji.token}/").content.decode()

    assert uji.permohonan.nomor in isi
    assert satker.nama in isi
    assert all(bagian in isi for bagian in list(ENAM.values())[:5])
    assert "7\xa0Desember\xa02026" in isi
    assert "Jam tetap berjalan" in isi
    assert not [t for t in TANDA if t in isi]
    assert f"/meja/permohonan/{uji.permohonan.kunci}/" not in isi


def test_provinsi_meneruskan_lalu_mencatat_putusan(client, satker, provinsi):
    uji = usulkan(satker)

    terus = catat(client, provinsi, uji, TERUS)
    diteruskan = UjiKonsekuensi.objects.get()
    putus = catat(client, provinsi, uji, PUTUS)
    diputus = UjiKonsekuensi.objects.get()

    assert (terus.status_code, putus.status_code) == (302, 302)
    assert (diteruskan.keadaan, diteruskan.nomor_keputusan) == ("diteruskan", "")
    assert (diputus.keadaan, diputus.nomor_keputusan) == ("diputus", "45/PPID/2026")
    assert diputus.dicatat_oleh == buat_pegawai(Peran.KASUBBAG, provinsi)
    baris = Jejak.objects.filter(jenis="catat_uji")
    assert [b.data["keadaan"] for b in baris] == ["diteruskan", "diputus"]
    assert {(b.satker, b.oleh) for b in baris} == {(satker, diputus.dicatat_oleh)}
    pengusul = buka(client, satker, f"{uji.token}/").content.decode()
    assert "45/PPID/2026" in pengusul
    assert "Dikecualikan lima tahun" in pengusul
    assert pengusul.index("<b>Diputus</b>") < pengusul.index("<b>Diteruskan ke KPU</b>")


def test_jam_permohonan_tetap_berjalan(client, satker, provinsi):
    uji = usulkan(satker)
    p = uji.permohonan
    sebelum = (p.status, p.jatuh_tempo)

    catat(client, provinsi, uji, PUTUS)

    p.refresh_from_db()
    assert (p.status, p.jatuh_tempo) == sebelum


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nomor": ""}, "Isi nomor keputusannya"),
        ({"keterangan": ""}, "Tuliskan keterangannya"),
        ({"keadaan": "diusulkan"}, "Pilih salah satu"),
        ({"keadaan": ""}, "Pilih hasil usulan"),
    ],
)
def test_putusan_tanpa_isian_wajib_ditanyakan_lagi(client, satker, provinsi, ganti, kalimat):
    uji = usulkan(satker)

    jawab = catat(client, provinsi, uji, PUTUS | ganti)

    assert jawab.status_code == 422
    assert kalimat in jawab.content.decode()
    assert UjiKonsekuensi.objects.get().keadaan == "diusulkan"


def test_usulan_yang_sudah_diputus_tidak_berubah_lagi(client, satker, provinsi):
    uji = usulkan(satker)
    catat(client, provinsi, uji, PUTUS)

    jawab = catat(client, provinsi, uji, PUTUS | {"nomor": "99/PPID/2026"})

    assert jawab.status_code == 409
    assert "Usulan ini sudah diputus." in jawab.content.decode()
    assert UjiKonsekuensi.objects.get().nomor_keputusan == "45/PPID/2026"


def test_halaman_bentrokan_tidak_menceritakan_perkara_kepada_provinsi(client, satker, provinsi):
    uji = usulkan(satker)
    catat(client, provinsi, uji, PUTUS)
    petugas = pelaku(Peran.PETUGAS, satker)
    uji.permohonan.refresh_from_db()
    uji.permohonan.tulis_catatan("catatan_internal", oleh=petugas, isi="Catatan dapur")

    teks = catat(client, provinsi, uji, PUTUS).content.decode()

    assert "Usulan ini sudah diputus." in teks
    assert petugas.nama not in teks
    assert "mengubah data ini" not in teks
    assert "Keadaan sekarang" not in teks


def test_sesudah_diputus_provinsi_diarahkan_ke_dik_sendiri(client, satker, provinsi):
    uji = usulkan(satker)
    sebelum = buka(client, provinsi, f"{uji.token}/").content.decode()

    catat(client, provinsi, uji, PUTUS)

    tautan = "/kelola/kepulauan-riau/pengecualian/baru/"
    halaman = buka(client, provinsi, f"{uji.token}/").content.decode()
    assert tautan not in sebelum
    assert tautan in halaman
    assert 'name="keadaan"' not in halaman


def test_provinsi_lain_dan_kpu_tidak_menemukan_usulannya(client, satker, kpu):
    uji = usulkan(satker)
    jambi = buat_satker("jambi", induk=kpu)

    for lain in (jambi, kpu, buat_satker("sarolangun", induk=jambi)):
        assert uji.permohonan.nomor not in buka(client, lain).content.decode()
        assert buka(client, lain, f"{uji.token}/").status_code == 404
        assert catat(client, lain, uji, PUTUS).status_code == 404


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.SEKRETARIS, Peran.PENGHUBUNG])
def test_hanya_kasubbag_membuka_usulan(client, satker, provinsi, peran):
    uji = usulkan(satker)

    assert buka(client, provinsi, peran=peran).status_code == 403
    assert buka(client, provinsi, f"{uji.token}/", peran).status_code == 403
    assert buka(client, satker, f"{uji.token}/", peran).status_code == 403


def test_provinsi_memilah_usulan_sendiri_dan_dari_bawah(client, satker, provinsi):
    uji, sendiri = usulkan(satker), usulkan(provinsi, materi="Usulan provinsi sendiri")

    bawah = buka(client, provinsi).content.decode()
    kami = buka(client, provinsi, "?dari=kami").content.decode()

    assert uji.permohonan.nomor in bawah and sendiri.materi not in bawah
    assert sendiri.materi in kami and uji.permohonan.nomor not in kami
    assert "Dari kantor di bawah" in kami


def test_usulan_provinsi_hanya_dapat_diputus_kpu(client, satker, provinsi, kpu):
    uji = usulkan(provinsi)

    halaman = buka(client, kpu, f"{uji.token}/").content.decode()
    terus = catat(client, kpu, uji, TERUS)

    assert 'value="diputus"' in halaman
    assert 'value="diteruskan"' not in halaman
    assert terus.status_code == 422
    assert catat(client, kpu, uji, PUTUS).status_code == 302


def test_riwayat_hanya_tentang_usulan_ini(client, satker, provinsi):
    satu = usulkan(satker)
    dua = satu.permohonan.usulkan_uji(oleh=pelaku(Peran.KASUBBAG, satker), **ENAM)
    catat(client, provinsi, satu, PUTUS)

    halaman = buka(client, provinsi, f"{dua.token}/").content.decode()

    assert "<b>Diputus</b>" not in halaman
    assert halaman.count("<b>Diusulkan kepada") == 1


def test_daftar_usulan_memakai_banyak_kueri_yang_tetap(client, satker, provinsi):
    usulkan(satker)
    buka(client, provinsi)
    with CaptureQueriesContext(connection) as satu:
        client.get("/kepulauan-riau/ppid/uji-konsekuensi/")
    for _ in range(3):
        usulkan(satker)

    with CaptureQueriesContext(connection) as empat:
        client.get("/kepulauan-riau/ppid/uji-konsekuensi/")

    assert len(empat) == len(satu) <= 12


def test_daftar_kosong_mengatakannya(client, satker, provinsi):
    assert "Belum ada usulan." in buka(client, satker).content.decode()
    assert "Belum ada usulan dari kantor di bawah." in buka(client, provinsi).content.decode()
