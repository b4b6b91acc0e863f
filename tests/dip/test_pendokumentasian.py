"""Bintan's five steps on the pages: classify, ratify in a list, record, keep, announce."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dip.models import Dokumen, Klasifikasi
from dip.models.pengarsipan import TEMPAT as KOLOM_TEMPAT
from ppid import waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Kegiatan
from tests.dip.gudang import DAFTAR, TEMPAT, alamat, jenis_jejak, lengkap, segar
from tests.factories import pelaku
from tests.factories_dip import buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
KLASIFIKASI, PENGESAHAN = f"{DAFTAR}klasifikasi/", f"{DAFTAR}pengesahan/"


def tanpa_kelas(satker, judul="Laporan", **isian) -> Dokumen:
    return buat_dokumen(satker, judul, "", disahkan=False, **isian)


def pilih(*dokumen: Dokumen) -> list[str]:
    return [f"{satu.token}:{satu.versi}" for satu in dokumen]


def terlihat(*dokumen: Dokumen) -> list[str]:
    return [f"{satu.token}:{satu.rupa}" for satu in dokumen]


# Step 1


def test_mendaftarkan_tanpa_klasifikasi_menunggu_klasifikasi(masuk, bintan):
    isi = {"judul": "Laporan", "unit": buat_unit(bintan).pk, "masa_simpan": "5", **TEMPAT}

    respons = masuk(Peran.PETUGAS, bintan).post(f"{DAFTAR}baru/", isi, follow=True)

    d = Dokumen.objects.get()
    assert "Dokumen terdaftar dan menunggu klasifikasi." in respons.text
    assert (d.status, d.simpan_sejak, d.tempat) == (
        "terdaftar",
        bintan.hari_ini,
        "Ruang Arsip, rak 2, boks 14, map 3",
    )
    assert d.simpan_sampai.year == bintan.hari_ini.year + 5
    assert jenis_jejak(d) == ["dokumen_didaftarkan"]


@pytest.mark.parametrize(("sejak_buka", "sesudah"), [("", 0), ("90", 90), ("99999", 600)])
def test_langkah_satu_mulai_sejak_isian_pertama(masuk, bintan, time_machine, sejak_buka, sesudah):
    time_machine.move_to("2026-11-24 02:00:00+00:00", tick=False)
    dibuka, petugas = waktu.sekarang(), masuk(Peran.PETUGAS, bintan)
    isi = {"judul": "Laporan", "unit": buat_unit(bintan).pk, "sejak_buka": sejak_buka}
    isi["terbit"] = petugas.get(f"{DAFTAR}baru/").context["terbit"]
    time_machine.shift(600)

    petugas.post(f"{DAFTAR}baru/", isi)

    satu = Kegiatan.objects.get(kunci="kumpulkan")
    assert satu.mulai == dibuka + timedelta(seconds=sesudah)
    assert satu.selesai == dibuka + timedelta(seconds=600)
    assert (satu.detik_kerja, satu.langkah.waktu_baku) == (None, "Tentatif")


def test_tanda_terbit_orang_lain_tidak_dipakai(masuk, bintan):
    terbit = masuk(Peran.KASUBBAG, bintan).get(f"{DAFTAR}baru/").context["terbit"]
    isi = {"judul": "Laporan", "unit": buat_unit(bintan).pk, "terbit": terbit}

    masuk(Peran.PETUGAS, bintan).post(f"{DAFTAR}baru/", isi)

    satu = Kegiatan.objects.get(kunci="kumpulkan")
    assert satu.mulai == satu.selesai


# Step 2, the desk


def test_klasifikasi_urut_akhir_masa_simpan(masuk, bintan):
    hari_ini = bintan.hari_ini
    tanpa_kelas(bintan, "A tanpa batas")
    tanpa_kelas(bintan, "B lama", simpan_sejak=hari_ini, masa_simpan=10)
    tanpa_kelas(bintan, "C segera", simpan_sejak=hari_ini, masa_simpan=1)

    respons = masuk(Peran.PETUGAS, bintan).get(KLASIFIKASI)

    urut = [d.judul for _, _, d in respons.context["baris"]]
    assert urut == ["C segera", "B lama", "A tanpa batas"]


def test_yang_dicentang_diberi_kelas_lalu_dikirim(masuk, bintan):
    satu, dua = tanpa_kelas(bintan, "Satu"), tanpa_kelas(bintan, "Dua")
    isi = {"pilih": pilih(satu, dua), "klasifikasi": "berkala", "masa_simpan": "5"}
    isi |= {"nasib": "musnah", "aksi": "kirim"}

    respons = masuk(Peran.PETUGAS, bintan).post(KLASIFIKASI, isi, follow=True)

    satu = segar(satu)
    assert "2 dokumen dikirim untuk disahkan." in respons.text
    assert (satu.status, satu.klasifikasi, satu.nasib) == ("menunggu", "berkala", "musnah")
    assert satu.simpan_sejak == bintan.hari_ini
    assert jenis_jejak(satu) == ["dokumen_didaftarkan", "klasifikasikan"]


def test_yang_tanpa_kelas_tidak_dikirim_dan_disebut(masuk, bintan):
    satu = tanpa_kelas(bintan, "Satu")

    respons = masuk(Peran.PETUGAS, bintan).post(
        KLASIFIKASI, {"pilih": pilih(satu), "aksi": "kirim"}, follow=True
    )

    assert "Satu: Pilih klasifikasi “Satu” lebih dulu." in respons.text
    assert segar(satu).status == "terdaftar"


def test_simpan_saja_tidak_mengirim_dan_yang_kosong_tetap(masuk, bintan):
    satu = tanpa_kelas(bintan, "Satu", nasib="permanen")

    masuk(Peran.PETUGAS, bintan).post(
        KLASIFIKASI, {"pilih": pilih(satu), "klasifikasi": "berkala", "aksi": "simpan"}
    )

    satu = segar(satu)
    assert (satu.status, satu.klasifikasi, satu.nasib) == ("terdaftar", "berkala", "permanen")
    assert jenis_jejak(satu)[-1] == "dokumen_diubah"


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Centang dokumennya lebih dulu"),
        ({"pilih": "x:y"}, "Muat ulang halaman ini"),
        ({"pilih": "tidak-ada:1", "masa_simpan": "500"}, "Tulis jumlah tahun"),
    ],
)
def test_centang_yang_salah_dikatakan(masuk, bintan, isi, kalimat):
    tanpa_kelas(bintan)

    respons = masuk(Peran.PETUGAS, bintan).post(KLASIFIKASI, isi)

    assert respons.status_code == 422
    assert kalimat in respons.text


def test_kelas_atas_dokumen_yang_sudah_berubah_ditolak(masuk, bintan):
    satu = tanpa_kelas(bintan, "Satu")
    dilihat = pilih(satu)
    satu.ubah(oleh=pelaku(Peran.KASUBBAG, bintan), judul="Satu baru")

    respons = masuk(Peran.PETUGAS, bintan).post(
        KLASIFIKASI, {"pilih": dilihat, "klasifikasi": "berkala", "aksi": "kirim"}, follow=True
    )

    assert "sudah berubah" in respons.text
    assert segar(satu).klasifikasi == ""


def test_dokumen_kantor_lain_tidak_ikut(masuk, bintan, sarolangun):
    lain = tanpa_kelas(sarolangun)

    masuk(Peran.PETUGAS, bintan).post(
        KLASIFIKASI, {"pilih": pilih(lain), "klasifikasi": "berkala", "aksi": "kirim"}
    )

    assert segar(lain).status == "terdaftar"


# Step 2, the PPID


def test_kasubbag_mengesahkan_beberapa_seperti_yang_dilihat(masuk, bintan):
    satu, dua = (buat_dokumen(bintan, j, disahkan=False) for j in ("Satu", "Dua"))
    dilihat = terlihat(satu, dua)
    dua.ubah(oleh=pelaku(Peran.PETUGAS, bintan), ringkasan="Lain")

    respons = masuk(Peran.KASUBBAG, bintan).post(
        PENGESAHAN, {"aksi": "sahkan", "pilih": dilihat}, follow=True
    )

    assert "1 dokumen disahkan." in respons.text
    assert "Dua: Dokumen ini berubah sejak Anda membukanya." in respons.text
    assert (segar(satu).sah, segar(dua).sah) == (True, False)
    assert jenis_jejak(satu)[-1] == "dokumen_disahkan"
    assert jenis_jejak(dua)[-1] == "dokumen_diubah"


def test_masa_simpan_termasuk_yang_dilihat(bintan):
    satu = buat_dokumen(bintan, disahkan=False)
    dilihat = satu.rupa
    satu.ubah(oleh=pelaku(Peran.PETUGAS, bintan), masa_simpan=1, simpan_sejak=bintan.hari_ini)

    with pytest.raises(TransisiDitolak, match="berubah sejak"):
        satu.sahkan(oleh=pelaku(Peran.KASUBBAG, bintan), rupa=dilihat)


def test_kasubbag_mengembalikan_dengan_catatan(masuk, bintan):
    satu = buat_dokumen(bintan, disahkan=False)
    isi = {"aksi": "kembalikan", "token": satu.token, "versi": satu.versi}
    kasubbag = masuk(Peran.KASUBBAG, bintan)

    kosong = kasubbag.post(PENGESAHAN, isi)
    kasubbag.post(PENGESAHAN, isi | {"catatan": "Lengkapi ringkasannya"})
    terlambat = kasubbag.post(PENGESAHAN, isi | {"catatan": "Lagi"})

    assert (kosong.status_code, terlambat.status_code) == (422, 409)
    assert "Tulis apa yang perlu diperbaiki" in kosong.text
    assert segar(satu).status == "terdaftar"
    assert "Lengkapi ringkasannya" in masuk(Peran.PETUGAS, bintan).get(KLASIFIKASI).text


def test_pengesahan_hanya_milik_ppid(masuk, bintan):
    petugas = masuk(Peran.PETUGAS, bintan)

    assert petugas.get(PENGESAHAN).status_code == 403
    assert PENGESAHAN not in petugas.get(DAFTAR).text


def test_yang_terhalang_tidak_berkotak_dan_disebut_sebabnya(masuk, bintan):
    terhalang = buat_dokumen(bintan, "Tanpa berkas", isi=None, disahkan=False)

    respons = masuk(Peran.KASUBBAG, bintan).get(PENGESAHAN)

    assert "Tambahkan berkas atau tautan" in respons.text
    assert f'value="{terlihat(terhalang)[0]}"' not in respons.text


# Steps 3 to 5


def test_tiga_langkah_terakhir_sekali_simpan(masuk, bintan):
    satu = buat_dokumen(bintan)
    isi = {"aksi": "lengkapi", "versi": satu.versi, **TEMPAT, "diumumkan_di": "Situs kantor"}

    masuk(Peran.PETUGAS, bintan).post(alamat(satu), isi)

    satu = segar(satu)
    assert (satu.status, satu.nomor_rekap) == ("terunggah", f"0001/{bintan.hari_ini.year}")
    assert (satu.tempat, satu.diumumkan_di) == (
        "Ruang Arsip, rak 2, boks 14, map 3",
        "Situs kantor",
    )
    assert jenis_jejak(satu)[-3:] == ["dokumentasikan", "simpan_dokumen", "unggah_dokumen"]
    langkah = Kegiatan.objects.tentang(satu).values_list("kunci", flat=True)
    assert list(langkah) == [
        *("kumpulkan", "klasifikasi", "klasifikasi", "dokumentasikan", "simpan", "unggah")
    ]
    assert not Kegiatan.objects.tentang(satu).filter(selesai=None).exists()


def test_tiga_langkah_terakhir_satu_demi_satu(masuk, bintan):
    satu, petugas = buat_dokumen(bintan), masuk(Peran.PETUGAS, bintan)
    for aksi, isi in (
        ("dokumentasikan", {}),
        ("simpan", {"digital": "on"}),
        ("unggah", {"diumumkan_di": ""}),
        ("pindahkan", TEMPAT),
    ):
        kirim = {"aksi": aksi, "versi": segar(satu).versi, **isi}
        assert petugas.post(alamat(satu), kirim).status_code == 302

    satu = segar(satu)
    assert (satu.status, satu.rak) == ("terunggah", "2")
    assert jenis_jejak(satu)[-2:] == ["unggah_dokumen", "pindahkan_simpan"]


def test_tempat_kosong_dikatakan_dan_tidak_ada_langkah_yang_jadi(masuk, bintan):
    satu = buat_dokumen(bintan)

    respons = masuk(Peran.PETUGAS, bintan).post(
        alamat(satu), {"aksi": "lengkapi", "versi": satu.versi, "diumumkan_di": "Papan"}
    )

    assert respons.status_code == 422
    assert "Isi tempat salinan cetaknya" in respons.text
    assert 'value="Papan"' in respons.text
    assert segar(satu).nomor_rekap == ""


def test_lengkapi_atas_halaman_lama_ditolak(masuk, bintan):
    satu = buat_dokumen(bintan)
    isi = {"aksi": "lengkapi", "versi": satu.versi, **TEMPAT}
    petugas = masuk(Peran.PETUGAS, bintan)

    petugas.post(alamat(satu), isi)
    kedua = petugas.post(alamat(satu), isi)

    assert kedua.status_code == 409
    assert jenis_jejak(satu).count("dokumentasikan") == 1


def test_nomor_buku_rekap_berurut_per_tahun(bintan):
    nomor = [lengkap(bintan, f"Dokumen {n}").nomor_rekap for n in range(2)]

    assert nomor == [f"000{n}/{bintan.hari_ini.year}" for n in (1, 2)]


def test_tempat_tersimpan_di_setiap_kolomnya(bintan):
    satu = lengkap(bintan)

    assert {nama: getattr(segar(satu), nama) for nama in KOLOM_TEMPAT} == TEMPAT


# The matriks


def test_matriks_menyebut_dokumen_hanya_kepada_yang_boleh(client, masuk, bintan):
    terbuka = buat_dokumen(bintan, "DPT 2024")
    tertutup = buat_dokumen(bintan, "Nama saksi kasus X", Klasifikasi.DIUSULKAN_DIKECUALIKAN)
    jalur = reverse("matriks", args=["bintan"])

    meja = masuk(Peran.PETUGAS, bintan).get(jalur).text
    pimpinan = [masuk(p, bintan).get(jalur).text for p in (Peran.SEKRETARIS, Peran.KABAG)]

    assert alamat(tertutup) in meja and "Nama saksi kasus X" in meja
    for halaman in pimpinan:
        assert terbuka.judul in halaman
        assert "Nama saksi" not in halaman
        assert f"Dokumen {tertutup.token[:8]}" in halaman
        assert alamat(terbuka) not in halaman


def test_langkah_tentatif_tidak_dinilai(masuk, bintan):
    lengkap(bintan)

    baris = masuk(Peran.KASUBBAG, bintan).get(reverse("matriks", args=["bintan"])).context["baris"]

    assert {b["nomor"] for b in baris} == {1, 2, 3, 4, 5}
    assert {b["penilaian"] for b in baris} == {""}
    assert {b["baku"] for b in baris} == {"Tentatif"}
