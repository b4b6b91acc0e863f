"""SOP versions by the office's admin: a copy, edited, for new cases only."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from permohonan.models import Permohonan
from ppid.data.sop import periksa
from ppid.forms.sop import IsianSOP
from ppid.izin import Peran
from ppid.models import SOP, Jejak
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.ppid.isian_sop import berlaku, isian_lembar, tanggal

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    return buat_satker("sarolangun")


@pytest.fixture
def admin(satker):
    klien = Client()
    klien.force_login(buat_pegawai(Peran.ADMIN, satker))
    return klien


def alamat(sop, nama="kelola_sop_satu"):
    return reverse(nama, args=[sop.satker.slug, sop.jenis, sop.versi])


def salin(klien, sop, **ubah):
    return klien.post(alamat(sop, "kelola_sop_baru"), isian_lembar(sop, **ubah))


def versi(satker, ke: int, jenis="pelayanan") -> SOP:
    return SOP.objects.get(satker=satker, jenis=jenis, versi=ke)


# Reading


def test_daftar_menyebut_versi_yang_berlaku_dan_yang_akan_datang(
    admin, satker, django_assert_max_num_queries
):
    buat_permohonan(satker)
    salin(admin, berlaku(satker))

    with django_assert_max_num_queries(13):  # five kinds of case, a query each
        isi = admin.get(reverse("kelola_sop", args=["sarolangun"])).content.decode()

    assert isi.count(">Berlaku</span>") == 3
    assert isi.count(">Akan datang</span>") == 1
    assert "Salinan dari KOMISI PEMILIHAN UMUM KABUPATEN BINTAN" in isi
    assert 'data-label="Perkara terbuka" class="angka-kolom">1<' in isi


def test_halaman_versi_memuat_lembar_dan_perkara_terbukanya(admin, satker):
    buat_permohonan(satker)
    buat_permohonan(satker, "selesai")

    isi = admin.get(alamat(berlaku(satker))).content.decode()

    assert "1 perkara terbuka" in isi
    assert "/ORT.06/1503/2/2023" in isi
    assert "○ Desk Pelayanan" in isi


# A new version


@pytest.mark.parametrize("jenis", ["pelayanan", "dokumentasi", "dip"])
def test_formulir_yang_tidak_diubah_menghasilkan_lembar_yang_sama(satker, jenis):
    sop = berlaku(satker, jenis)
    lama = sop.sebagai_data()

    isian = IsianSOP(sop, isian_lembar(sop), baru=True)

    assert isian.is_valid()
    periksa(isian.data())
    assert isian.data() == lama | {"berlaku_sejak": f"{satker.hari_ini + timedelta(days=1)}"}


def test_versi_baru_tersimpan_berjejak_dan_lembarnya_berubah(admin, satker):
    lama = berlaku(satker)

    respons = salin(
        admin,
        lama,
        kepala__nomor="12/ORT.06/1503/2026",
        langkah_terima__jumlah="15",
        **{"langkah-terima-waktu": "15 menit", "langkah-terima-jumlah": "15"},
        **{"daftar-dasar_hukum": "UU 14/2008\n\nPerki 1/2021"},
        **{"langkah-laporan-penerima": "kasubbag", "langkah-supervisi-periode": "pekan"},
    )

    baru = versi(satker, 2)
    assert respons["Location"] == alamat(baru)
    assert baru.berlaku_sejak == satker.hari_ini + timedelta(days=1)
    assert baru.rincian["dasar_hukum"] == ["UU 14/2008", "Perki 1/2021"]
    langkah = baru.langkah_per_kunci
    assert langkah["terima"].baku == {"jumlah": 15, "satuan": "menit"}
    assert (langkah["supervisi"].periode, langkah["laporan"].penerima) == ("pekan", "kasubbag")
    assert lama.langkah.get(kunci="terima").baku["jumlah"] == 10
    baris = Jejak.objects.get(jenis="sop_versi")
    assert (baris.data["versi"], baris.data["asal"]) == (2, 1)
    assert {"kepala.nomor", "langkah.terima.baku.jumlah", "dasar_hukum"} <= {*baris.data["isian"]}
    periksa(baru.sebagai_data())


MULAI = [
    (1, None, True),
    (30, None, True),
    (0, None, True),
    (-5, None, True),
    (0, 0, False),
    (-5, 3, False),
    (-5, 5, False),
    (-2, 5, True),
    (1, 0, True),
    (-9000, None, False),
]


@pytest.mark.parametrize(("mulai", "perkara", "boleh"), MULAI)
def test_kapan_sebuah_versi_boleh_mulai(admin, satker, mulai, perkara, boleh):
    """`mulai` days from today; the only case was received `perkara` days ago."""
    if perkara is not None:
        p = buat_permohonan(satker)
        hari = satker.hari_ini - timedelta(days=perkara)
        Permohonan.objects.filter(pk=p.pk).update(mulai=hari)

    respons = salin(admin, berlaku(satker), kepala__berlaku_sejak=tanggal(satker, mulai))

    assert respons.status_code == (302 if boleh else 422)
    assert SOP.objects.filter(satker=satker, jenis="pelayanan", versi=2).exists() is boleh


def test_perkara_lama_tetap_pada_versinya_dan_yang_baru_ikut_versi_baru(admin, satker, monkeypatch):
    sebelum = buat_permohonan(satker)
    salin(admin, berlaku(satker), **{"langkah-jelaskan-ada": None})
    SOP.objects.filter(versi=2).update(berlaku_sejak=satker.hari_ini)  # the next day has come

    sesudah = buat_permohonan(satker)

    sebelum.refresh_from_db()
    assert (sebelum.sop.versi, sesudah.sop.versi) == (1, 2)
    assert "jelaskan" in sebelum.sop.langkah_per_kunci
    assert "jelaskan" not in sesudah.sop.langkah_per_kunci


def test_langkah_pilihan_dapat_dilepas_lalu_dipakai_lagi(admin, satker):
    salin(admin, berlaku(satker), **{"langkah-jelaskan-ada": None, "langkah-jelaskan-judul": ""})
    dua = versi(satker, 2)
    langkah = [(x.urut, x.kunci) for x in dua.langkah.all()]

    salin(admin, dua, **{"langkah-jelaskan-ada": "on", "langkah-jelaskan-kolom_0": "0"})

    assert [kunci for _, kunci in langkah][1:3] == ["sampaikan", "koordinasi"]
    assert [urut for urut, _ in langkah] == list(range(1, 8))
    tiga = versi(satker, 3).langkah_per_kunci
    assert tiga["jelaskan"].urut == 3
    assert tiga["jelaskan"].uraian == "Staf pelaksana menginformasikan informasi yang dikecualikan"


def test_kunci_langkah_tidak_dapat_dibuat_atau_dilepas(admin, satker):
    lama = [x.kunci for x in berlaku(satker).langkah.all()]

    salin(
        admin,
        berlaku(satker),
        **{"langkah-terima-kunci": "lain", "langkah-terima-ada": None, "langkah-baru-judul": "X"},
    )

    assert [x.kunci for x in versi(satker, 2).langkah.all()] == lama


SALAH = [
    ({"kepala-berlaku_sejak": "besok"}, "Tulis tanggal seperti"),
    ({"kepala-nama": ""}, "Isi nama SOP"),
    ({"langkah-terima-uraian": ""}, "Isi uraian langkah"),
    ({"langkah-terima-jumlah": ""}, "Tulis angka bulat"),
    ({"langkah-terima-jumlah": "0"}, "Tulis angka bulat"),
    ({"langkah-terima-tambahan": "3"}, "Hanya hari kerja yang dapat ditambah"),
    ({"langkah-terima-satuan": "abad"}, "Pilih salah satu"),
    ({"langkah-terima-kolom_0": ""}, "Pilih siapa yang mengerjakan langkah ini"),
    ({"langkah-terima-simbol_0": ""}, "Pilih simbolnya"),
    ({"langkah-terima-kolom_0": "3"}, "Kolom ini belum diberi nama"),
    ({"kolom-1-label": "Desk Pelayanan"}, "“Desk Pelayanan” sudah ada pada kolom lain"),
    ({"kolom-3-label": "Kabag"}, "Pilih jabatannya"),
    ({"kolom-1-peran": "kabag"}, "tidak dapat melakukan: Minta bahan"),
    ({"kolom-2-peran": "pemohon", "langkah-terima-kolom_0": "2"}, "Tidak ada pegawai"),
]


@pytest.mark.parametrize(("ubah", "kalimat"), SALAH)
def test_isian_yang_salah_disebut_dan_semuanya_tetap_tertulis(admin, satker, ubah, kalimat):
    data = {"langkah-register-keterangan": "Ditulis tadi"} | ubah

    respons = salin(admin, berlaku(satker), **data)

    isi = respons.content.decode()
    assert respons.status_code == 422
    assert kalimat in isi
    assert "Ditulis tadi" in isi
    assert not SOP.objects.filter(satker=satker, versi=2).exists()


def test_kolom_baru_dapat_dipakai_pada_langkah(admin, satker):
    kolom = {"kolom-3-label": "Kabag", "kolom-3-peran": "kabag"}

    salin(admin, berlaku(satker), **kolom, **{"langkah-laporan-kolom_1": "3"})

    baru = versi(satker, 2)
    assert baru.aktor[-1] == {"label": "Kabag", "peran": "kabag"}
    assert baru.langkah.get(kunci="laporan").aktor[1] == {"label": "Kabag", "simbol": "mulai"}


@pytest.mark.parametrize("masih", [True, False])
def test_salinan_menjadi_sop_sendiri_bila_centangnya_dilepas(admin, satker, masih):
    sop = berlaku(satker, "dokumentasi")

    salin(admin, sop, kepala__salinan="on" if masih else None)

    baru = versi(satker, 2, "dokumentasi")
    assert bool(baru.salinan_dari) is masih
    catatan = [c["hal"] for c in baru.rincian["catatan_pembacaan"]]
    assert ("Salinan" in catatan) is masih


# A coming version


def test_versi_yang_akan_datang_dapat_diubah(admin, satker):
    salin(admin, berlaku(satker))
    sop = versi(satker, 2)
    isi = isian_lembar(sop, baru=False, kepala__nomor="99")

    respons = admin.post(alamat(sop, "kelola_sop_ubah"), isi)
    kedaluwarsa = admin.post(alamat(sop, "kelola_sop_ubah"), isi)

    sop.refresh_from_db()
    assert (respons.status_code, kedaluwarsa.status_code) == (302, 409)
    assert sop.kepala["nomor"] == "99"
    assert Jejak.objects.get(jenis="sop_ubah").data["isian"] == ["kepala.nomor"]


def test_versi_yang_akan_datang_dapat_ditarik(admin, satker):
    salin(admin, berlaku(satker))
    sop = versi(satker, 2)

    respons = admin.post(alamat(sop), {"aksi": "tarik"})

    assert respons.status_code == 302
    assert not SOP.objects.filter(pk=sop.pk).exists()
    assert Jejak.objects.get(jenis="sop_tarik").data["versi"] == 2
    assert admin.get(alamat(sop)).status_code == 404


def test_versi_yang_berlaku_tidak_diubah_dan_tidak_ditarik(admin, satker):
    sop = berlaku(satker)

    assert admin.get(alamat(sop, "kelola_sop_ubah")).status_code == 404
    assert admin.post(alamat(sop, "kelola_sop_ubah"), isian_lembar(sop)).status_code == 404
    assert admin.post(alamat(sop), {"aksi": "tarik"}).status_code == 409
    assert "Ubah versi ini" not in admin.get(alamat(sop)).content.decode()


@pytest.mark.parametrize("jalur", ["lain/1", "pelayanan/9", "pelayanan/0"])
def test_versi_yang_tidak_ada(admin, jalur):
    assert admin.get(f"/kelola/sarolangun/profil-sop/{jalur}/").status_code == 404


def test_hanya_admin_yang_mengatur(satker):
    klien = Client()
    klien.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    assert pelaku(Peran.KASUBBAG, satker)
    assert salin(klien, berlaku(satker)).status_code == 403
