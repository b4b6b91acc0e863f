"""One row of a DIP on its own page, while the desk clarifies it (see test_bagian.py for a part)."""

import pytest
from django.urls import reverse

from dip.models import Komentar, Ubahan
from dip.models.baris import rupa
from dip.models.entri import KOLOM
from dip.status.penyusunan import Status
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import buat_satker, pelaku
from tests.factories_dip import (
    ISIAN_ENTRI,
    PENGISIAN,
    buat_dip,
    buat_dip_terbit,
    buat_dokumen,
    buat_entri,
    buat_unit,
    persingkat,
)


@pytest.fixture
def satker(db):
    return persingkat(buat_satker("bintan"), *PENGISIAN)


@pytest.fixture
def dip(satker):
    return buat_dip(satker, entri=[{}], sampai=Status.KLARIFIKASI)


def url(dip, token):
    return reverse("dip_entri", args=[dip.satker.slug, dip.tahun, token])


def data_jejak() -> list[dict]:
    return [satu.data for satu in Jejak.objects.filter(jenis="telaah_entri").order_by("pk")]


def isian(entri, **lain) -> dict:
    unit = {"unit": entri.unit_id, "initial-unit": entri.unit_id}
    kolom = {nama: getattr(entri, nama) or "" for nama in KOLOM}
    return {"aksi": "simpan", "rupa": rupa(entri), **unit, **kolom} | lain


def test_semua_kolom_disimpan_dan_dokumen_dipilih_dari_gudang(dip, meja):
    entri, dokumen = dip.entri.get(), buat_dokumen(dip.satker, "Peta TPS Bintan")
    alamat, hukum = url(dip, entri.token), buat_unit(dip.satker, "Subbag Hukum")
    ubah = {"nama": "Peta TPS", "tahun": "2023", "unit": hukum.pk, "sifat": "setiap_saat"}

    assert "Peta TPS Bintan" in meja.get(alamat, {"q": "peta tps"}).content.decode()
    respons = meja.post(alamat, isian(entri, **ubah))
    meja.post(alamat, {"aksi": f"kaitkan:{dokumen.token}"})

    assert respons.status_code == 302
    entri.refresh_from_db()
    assert (entri.nama, entri.tahun, entri.sifat) == ("Peta TPS", 2023, "setiap_saat")
    assert (entri.unit, entri.dokumen) == (hukum, dokumen)
    assert entri.kata.startswith("peta tempat pemungutan suara")
    diubah, dikaitkan = data_jejak()
    assert (diubah["kode"], diubah["isian"]) == ([entri.kode], ["nama", "sifat", "tahun", "unit"])
    assert dikaitkan == {"dokumen": entri.kode}


def test_baris_yang_diubah_orang_lain_sementara_itu_tidak_ditimpa(dip, meja, petugas):
    entri = dip.entri.get()
    lama = isian(entri, nama="Versi saya")
    dip.simpan_baris([Ubahan({"nama": "Versi orang lain"}, entri.token)], oleh=petugas)

    respons = meja.post(url(dip, entri.token), lama)

    assert respons.status_code == 409
    assert "Versi saya" in respons.text and "Versi orang lain" in respons.text
    assert dip.entri.get().nama == "Versi orang lain"


def test_unit_yang_dipindah_orang_lain_tidak_kembali_oleh_yang_menyimpan_kolom(dip, meja, petugas):
    entri, hukum = dip.entri.get(), buat_unit(dip.satker, "Subbag Hukum")
    lama = isian(entri, bentuk="Daring")
    dip.simpan_baris([Ubahan({"unit": hukum}, entri.token)], oleh=petugas)

    assert meja.post(url(dip, entri.token), lama).status_code == 302

    entri.refresh_from_db()
    assert (entri.unit, entri.bentuk) == (hukum, "Daring")


def test_halaman_membawa_unit_yang_dilihat(dip, meja):
    assert 'name="initial-unit"' in meja.get(url(dip, dip.entri.get().token)).text


def test_menyimpan_tanpa_mengubah_tidak_meninggalkan_jejak(dip, meja):
    entri = dip.entri.get()

    assert meja.post(url(dip, entri.token), isian(entri)).status_code == 302

    assert data_jejak() == []


def test_halaman_baris_menyebut_yang_berubah_dari_tahun_lalu(satker, meja):
    buat_dip_terbit(satker, 2025)
    dip = buat_dip(satker, sampai=Status.KLARIFIKASI)
    dip.entri.update(ringkasan="Isi baru")

    halaman = meja.get(url(dip, dip.entri.get().token)).text

    assert "Berubah dari tahun lalu" in halaman
    assert f"<del>{ISIAN_ENTRI['ringkasan']}</del> <ins>Isi baru</ins>" in halaman


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nama": ""}, "Isi nama dokumennya"),
        ({"tahun": "1700"}, "Tulis tahunnya empat angka"),
        ({"tautan": "bukan alamat"}, "Tulis alamat lengkap"),
        ({"sifat": "rahasia"}, "tidak dikenal"),
        ({"unit": "0"}, "Pilih salah satu"),
    ],
)
def test_isian_salah_tidak_hilang(dip, meja, ubah, kalimat):
    entri = dip.entri.get()

    respons = meja.post(url(dip, entri.token), isian(entri, ringkasan="Ketikan", **ubah))

    isi = respons.content.decode()
    assert (respons.status_code, kalimat in isi, "Ketikan" in isi) == (422, True, True)
    assert dip.entri.get().ringkasan == ISIAN_ENTRI["ringkasan"]


def test_coretan_dapat_dipulihkan(dip, meja):
    entri = dip.entri.get()
    alamat = url(dip, entri.token)

    meja.post(alamat, {"aksi": "coret", "alasan": "Salah"})
    assert dip.entri.ada().count() == 0
    meja.post(alamat, {"aksi": "pulihkan"})

    assert dip.entri.ada().get().alasan_coret == ""
    assert data_jejak() == [{"dicoret": entri.kode}, {"dipulihkan": entri.kode}]


def test_sesudah_klarifikasi_tidak_ada_yang_mengubah_baris(satker, meja):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    entri = dip.entri.get()

    respons = meja.post(url(dip, entri.token), isian(entri, nama="Diam-diam"))

    assert respons.status_code == 409
    assert dip.entri.get().nama == ISIAN_ENTRI["nama"]
    assert 'name="nama"' not in meja.get(url(dip, entri.token)).content.decode()


def test_baris_yang_diusulkan_dikecualikan_menunjuk_dik_dan_tidak_pernah_terbuka(dip, meja):
    entri = buat_entri(dip, "NIK pemilih", sifat="diusulkan_dikecualikan")

    halaman = meja.get(url(dip, entri.token)).content.decode()

    assert "uji konsekuensi" in halaman and "DIK" in halaman
    assert not entri.terbuka


def test_catatan_diberi_dan_ditindaklanjuti_di_halaman_barisnya(satker, meja, client):
    dip = buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    alamat, sekretaris = url(dip, dip.entri.get().token), pelaku(Peran.SEKRETARIS, satker)
    catatan = {"aksi": "komentari", "isi": "Perjelas ringkasannya"}
    assert meja.post(alamat, catatan).status_code == 403
    client.force_login(sekretaris.pengguna)

    kosong = client.post(alamat, catatan | {"isi": ""})
    client.post(alamat, catatan)

    assert (kosong.status_code, "Tulis catatannya" in kosong.text) == (422, True)
    komentar = Komentar.objects.get()
    tindak = {"aksi": f"tindak_lanjuti:{komentar.pk}"}
    assert client.post(alamat, tindak).status_code == 403
    dip.refresh_from_db()
    dip.kembalikan("kembalikan_usulan", "Lihat catatan", oleh=sekretaris)
    client.force_login(pelaku(Peran.PETUGAS, satker).pengguna)
    assert "Sudah ditindaklanjuti" in client.get(alamat).text
    assert client.post(alamat, tindak).status_code == 302
    komentar.refresh_from_db()
    assert komentar.ditindaklanjuti_pada is not None
    assert client.post(alamat, tindak).status_code == 409


def test_kantor_lain_404_yang_tidak_mengisi_403_yang_sudah_menyerahkan_409(dip, client):
    entri = dip.entri.get()
    alamat = url(dip, entri.token)

    def kirim(peran, satker):
        client.force_login(pelaku(peran, satker).pengguna)
        return client.post(alamat, isian(entri, nama="Lain")).status_code

    assert kirim(Peran.PETUGAS, buat_satker("sarolangun")) == 404
    assert kirim(Peran.PERTIMBANGAN, dip.satker) == 403
    assert kirim(Peran.KABAG, dip.satker) == 409
    assert dip.entri.get().nama == ISIAN_ENTRI["nama"]
