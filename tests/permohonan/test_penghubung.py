"""A unit's tim penghubung reads what is asked of it and hands in material; never who asks."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import PermintaanBahan, Permohonan
from ppid.izin import Peran
from ppid.models import Berkas, Jejak, Kegiatan
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku, susun
from tests.factories_dip import buat_unit

pytestmark = pytest.mark.django_db
DAFTAR = "/bintan/penghubung/"
KENARI = {
    "nama": "Kenari Pemohon",
    "alamat": "Jalan Kenari 77",
    "telepon": "+6281999888777",
    "email": "kenari@contoh.test",
}
TANDA = (*KENARI.values(), "0819 9988 8777", "Rincian kenari", "Tujuan kenari")


@pytest.fixture(autouse=True)
def pagi(jam):
    return jam


@pytest.fixture
def unit(satker):
    return buat_unit(satker)


@pytest.fixture
def penghubung(satker, unit):
    return buat_pegawai(Peran.PENGHUBUNG, satker, unit=unit).bertugas_di(satker.slug)


@pytest.fixture
def masuk(client, penghubung):
    client.force_login(penghubung.pengguna)
    return client


def minta(satker, *unit, bentuk="nota_dinas", batas=date(2026, 11, 26), **isian):
    """A case in coordination, its material asked of these units."""
    p = buat_permohonan(
        satker, "koordinasi", pemohon=KENARI, rincian="Rincian kenari", tujuan="Tujuan kenari"
    )
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    arahan = "Utamakan data semester II"
    return p, p.disposisi(
        oleh=kasubbag, bentuk=bentuk, unit=unit, arahan=arahan, batas=batas, **isian
    )


def alamat(b, ujung=""):
    return f"{DAFTAR}{b.token}/{ujung}"


def csv(nama="data.csv", isi=b"kecamatan,jumlah\nGunung Kijang,10\n"):
    return SimpleUploadedFile(nama, isi, "text/csv")


def serah(klien, b, *berkas, menguasai="bahan", keterangan=""):
    isi = {"menguasai": menguasai, "keterangan": keterangan, "berkas": list(berkas)}
    return klien.post(alamat(b), isi)


# The list


def test_unit_melihat_permintaan_yang_terbuka_lebih_dulu_menurut_target(masuk, satker, unit):
    _, (lambat,) = minta(satker, unit, batas=date(2026, 11, 30))
    _, (cepat,) = minta(satker, unit, batas=date(2026, 11, 24))
    _, (lama,) = minta(satker, unit, batas=date(2026, 11, 23))
    serah(masuk, lama, keterangan="Sudah terbit di situs")

    teks = masuk.get(DAFTAR).content.decode()

    urut = [teks.index(alamat(b)) for b in (cepat, lambat, lama)]
    assert urut == sorted(urut)
    assert "2 permintaan menunggu jawaban unit Anda." in teks
    assert "Data per kecamatan" in teks
    assert "Utamakan data semester II" in teks
    assert "Kasubbag (PPID)" in teks


def test_target_yang_lewat_ditandai(masuk, satker, unit, jam):
    minta(satker, unit, batas=date(2026, 11, 23))
    sebelum = masuk.get(DAFTAR).content.decode()

    jam.kini += timedelta(days=1)

    assert "Lewat target" not in sebelum
    assert "Lewat target" in masuk.get(DAFTAR).content.decode()


def test_daftar_permintaan_memakai_banyak_kueri_yang_tetap(masuk, satker, unit):
    minta(satker, unit)
    masuk.get(DAFTAR)
    with CaptureQueriesContext(connection) as satu:
        masuk.get(DAFTAR)
    for _ in range(4):
        minta(satker, unit)

    with CaptureQueriesContext(connection) as lima:
        masuk.get(DAFTAR)

    assert len(lima) == len(satu) <= 10


def test_daftar_permintaan_berhalaman(masuk, satker, unit):
    p, _ = minta(satker, unit)
    kasubbag = pelaku(Peran.KASUBBAG, satker)
    for _ in range(30):
        p.disposisi(
            oleh=kasubbag, bentuk="arahan", unit=[unit], arahan="", batas=date(2026, 11, 30)
        )

    assert "1–30 dari 31" in masuk.get(DAFTAR).content.decode()
    assert masuk.get(f"{DAFTAR}?hal=2").content.decode().count("/penghubung/") >= 2


def test_daftar_kosong_mengatakannya(masuk):
    assert "Belum ada permintaan ke unit Anda." in masuk.get(DAFTAR).content.decode()


# Never the applicant


@pytest.mark.parametrize("bentuk", ["nota_dinas", "disposisi", "arahan"])
def test_unit_tidak_melihat_pemohon_di_halaman_mana_pun(masuk, satker, unit, bentuk):
    p, (b,) = minta(satker, unit, bentuk=bentuk)
    sebelum = masuk.get(alamat(b)).content.decode()
    serah(masuk, b, csv())
    sesudah = masuk.get(alamat(b)).content.decode()

    isi = masuk.get(DAFTAR).content.decode() + sebelum + sesudah
    isi += b.naskah.html if b.naskah else ""

    assert p.nomor in isi
    assert not [t for t in TANDA if t in isi]
    assert f"/meja/permohonan/{p.kunci}/" not in isi


def test_unit_tidak_melihat_berkas_unit_lain_atau_surat_pemohon(masuk, satker, unit):
    lain = buat_unit(satker, "Subbag Keuangan")
    orang = buat_pegawai(Peran.PENGHUBUNG, satker, "penghubung2.bintan", unit=lain)
    p, (b, c) = minta(satker, unit, lain)
    p.tulis_catatan("catatan_internal", oleh=pelaku(Peran.PETUGAS, satker), isi="Rahasia meja")
    masuk.force_login(orang)
    serah(masuk, c, csv("keuangan.csv"))
    asing = Berkas.objects.tentang(c).get()
    masuk.force_login(buat_pegawai(Peran.PENGHUBUNG, satker))

    isi = masuk.get(alamat(b)).content.decode()

    assert "keuangan.csv" not in isi
    assert "Rahasia meja" not in isi
    assert masuk.get(alamat(b, f"{asing.token}/")).status_code == 404


# Whose page it is


def test_penghubung_unit_lain_tidak_menemukan_permintaannya(client, satker, unit):
    lain = buat_unit(satker, "Subbag Keuangan")
    _, (b,) = minta(satker, unit)
    client.force_login(buat_pegawai(Peran.PENGHUBUNG, satker, "penghubung2.bintan", unit=lain))

    assert b.permohonan.nomor not in client.get(DAFTAR).content.decode()
    for ujung in ("", "naskah/", "apa-saja/"):
        assert client.get(alamat(b, ujung)).status_code == 404
    assert serah(client, b, keterangan="Dari unit lain").status_code == 404
    assert PermintaanBahan.objects.get(pk=b.pk).dijawab_pada is None


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.KASUBBAG, Peran.ADMIN])
def test_pegawai_tanpa_hak_bahan_ditolak(client, satker, unit, peran):
    _, (b,) = minta(satker, unit)
    client.force_login(buat_pegawai(peran, satker))

    assert client.get(DAFTAR).status_code == 403
    assert client.get(alamat(b)).status_code == 403
    assert serah(client, b, keterangan="x").status_code == 403


def test_petugas_yang_juga_penghubung_hanya_melihat_unitnya_sendiri(client, satker, unit):
    _, (b,) = minta(satker, buat_unit(satker, "Subbag Keuangan"))
    orang = buat_pegawai(Peran.PETUGAS, satker)
    orang.penugasan.create(
        satker=satker, peran="penghubung", jabatan="Staf", sejak=date(2020, 1, 1), unit=unit
    )
    client.force_login(orang)

    assert client.get(DAFTAR).status_code == 200
    assert client.get(alamat(b)).status_code == 404


def test_penghubung_kantor_lain_tidak_tahu_apa_pun(client, satker, unit):
    _, (b,) = minta(satker, unit)
    client.force_login(buat_pegawai(Peran.PENGHUBUNG, buat_satker("sarolangun")))

    assert client.get(DAFTAR).status_code == 404
    assert client.get(f"/sarolangun/penghubung/{b.token}/").status_code == 404


# Handing in


def test_unit_menyerahkan_berkas_dan_giliran_kembali_ke_meja(masuk, satker, unit, penghubung):
    p, (b,) = minta(satker, unit)

    jawab = serah(masuk, b, csv(), csv("lampiran.csv"), keterangan="Rekap dari Sidalih")

    b.refresh_from_db()
    assert jawab.status_code == 302
    assert (b.tidak_menguasai, b.jawaban) == (False, "Rekap dari Sidalih")
    assert b.dijawab_oleh == penghubung.pengguna
    assert [(f.nama, f.jenis) for f in b.berkas] == [
        ("data.csv", "bahan"),
        ("lampiran.csv", "bahan"),
    ]
    assert Kegiatan.objects.tentang(p).get(selesai=None).menunggu == Peran.PETUGAS
    baris = Jejak.objects.last()
    assert (baris.jenis, baris.data["unit"], baris.data["berkas"]) == (
        "serah_bahan",
        [unit.nama],
        2,
    )
    assert "Rekap dari Sidalih" not in str(baris.data)
    halaman = masuk.get(alamat(b)).content.decode()
    assert "data.csv" in halaman
    assert 'name="menguasai"' not in halaman


def test_melampirkan_berkas_saja_sudah_cukup(masuk, satker, unit):
    _, (b,) = minta(satker, unit)

    pilihan = masuk.get(alamat(b)).context["form"]["menguasai"].value()

    assert pilihan == "bahan"
    assert serah(masuk, b, csv(), menguasai=pilihan).status_code == 302


def test_unit_membuka_kembali_berkasnya_sendiri(masuk, satker, unit):
    _, (b,) = minta(satker, unit)
    serah(masuk, b, csv())

    jawab = masuk.get(alamat(b, f"{b.berkas[0].token}/"))

    assert jawab.headers["Content-Disposition"].startswith("attachment")
    assert b"Gunung Kijang" in b"".join(jawab.streaming_content)


def test_temuan_pada_berkas_langsung_terbaca_unit(masuk, satker, unit):
    _, (b,) = minta(satker, unit)
    serah(masuk, b, csv(isi=b"nama,nik\nTini,2101015205840003\n"))

    halaman = masuk.get(alamat(b)).content.decode()

    assert b.berkas[0].temuan
    assert "Yang ditemukan pada berkas ini" in halaman
    assert "2101015205840003" not in halaman


def test_tidak_menguasai_harus_menyebut_siapa_yang_menguasai(masuk, satker, unit):
    _, (b,) = minta(satker, unit)

    kosong = serah(masuk, b, menguasai="tidak_menguasai")
    jadi = serah(masuk, b, menguasai="tidak_menguasai", keterangan="Bawaslu Kabupaten Bintan")

    b.refresh_from_db()
    assert (kosong.status_code, jadi.status_code) == (422, 302)
    assert "Sebutkan siapa yang menurut Anda menguasai" in kosong.content.decode()
    assert (b.tidak_menguasai, b.jawaban) == (True, "Bawaslu Kabupaten Bintan")
    assert Jejak.objects.last().data["tidak_menguasai"] is True


def test_berkas_bersama_tidak_menguasai_ditanyakan_lagi(masuk, satker, unit):
    _, (b,) = minta(satker, unit)

    jawab = serah(masuk, b, csv(), menguasai="tidak_menguasai", keterangan="Bawaslu")

    assert jawab.status_code == 422
    assert "Anda memilih berkas." in jawab.content.decode()


@pytest.mark.parametrize("menguasai", ["bahan", "", "lain"])
def test_jawaban_kosong_tidak_diterima(masuk, satker, unit, menguasai):
    _, (b,) = minta(satker, unit)

    assert serah(masuk, b, menguasai=menguasai).status_code == 422
    assert PermintaanBahan.objects.get(pk=b.pk).dijawab_pada is None


def test_berkas_yang_ditolak_disebut_namanya_dan_ketikan_tetap_ada(masuk, satker, unit):
    _, (b,) = minta(satker, unit)

    jawab = serah(masuk, b, csv(), csv("aneh.bin", b"\x00\x01\x02"), keterangan="Ketikan panjang")

    halaman = jawab.content.decode()
    assert jawab.status_code == 422
    assert "aneh.bin: " in halaman
    assert "Ketikan panjang" in halaman
    assert not Berkas.objects.tentang(b).exists()
    assert Permohonan.objects.get().versi == b.permohonan.versi


def test_jawaban_kedua_tidak_menimpa_yang_pertama(masuk, satker, unit):
    _, (b,) = minta(satker, unit)
    serah(masuk, b, keterangan="Pertama")

    jawab = serah(masuk, b, keterangan="Kedua")

    assert jawab.status_code == 409
    assert "Permintaan ini sudah dijawab." in jawab.content.decode()
    assert "Kedua" in jawab.content.decode()
    assert PermintaanBahan.objects.get(pk=b.pk).jawaban == "Pertama"
    assert Jejak.objects.filter(jenis="serah_bahan").count() == 1


def test_bahan_yang_datang_sesudah_konsep_disusun_ditolak_dengan_kalimat(masuk, satker, unit):
    p, (b,) = minta(satker, unit)
    susun(p)

    halaman = masuk.get(alamat(b)).content.decode()
    jawab = serah(masuk, b, keterangan="Terlambat tetapi ada")

    assert "sudah melewati tahap koordinasi" in halaman
    assert 'name="menguasai"' not in halaman
    assert jawab.status_code == 409
    assert "sudah melewati tahap koordinasi" in jawab.content.decode()
    assert "Terlambat tetapi ada" in jawab.content.decode()
    assert "mengubah data ini" not in jawab.content.decode()
    assert PermintaanBahan.objects.get(pk=b.pk).dijawab_pada is None


def test_unit_yang_terakhir_membangunkan_meja(masuk, satker, unit):
    lain = buat_unit(satker, "Subbag Keuangan")
    orang = buat_pegawai(Peran.PENGHUBUNG, satker, "penghubung2.bintan", unit=lain)
    p, (b, c) = minta(satker, unit, lain)

    serah(masuk, b, keterangan="Ada")
    tunggu = Kegiatan.objects.tentang(p).get(selesai=None).menunggu
    masuk.force_login(orang)
    serah(masuk, c, keterangan="Ada juga")

    assert tunggu == Peran.PENGHUBUNG
    assert Kegiatan.objects.tentang(p).get(selesai=None).menunggu == Peran.PETUGAS


def test_nota_dinas_terbuka_dan_arahan_tidak_punya_surat(masuk, satker, unit, monkeypatch):
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda html: b"%PDF-1.7 uji")
    _, (b,) = minta(satker, unit)
    _, (lisan,) = minta(satker, unit, bentuk="arahan")

    assert masuk.get(alamat(b, "naskah/")).content.startswith(b"%PDF")
    assert masuk.get(alamat(lisan, "naskah/")).status_code == 404
