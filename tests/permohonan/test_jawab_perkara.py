"""SOP step 2 on a registered case: its own page, its parts, its minutes."""

import re

import pytest
from django.urls import reverse

from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, pelaku
from tests.permohonan.meja import DPT, galat


def perkara(satker, **isian):
    isian = {"kanal": "datang_langsung", "rincian": "DPT Pemilihan 2024 per kecamatan"} | isian
    return buat_permohonan(satker, "diproses", **isian)


def alamat(p) -> str:
    return reverse("perkara_jawab", args=[p.satker.slug, p.kunci])


def dibuka(respons) -> str:
    return re.search(r'name="dibuka" value="([^"]+)"', respons.content.decode())[1]


def isian_jawab(p, *dokumen, **lain) -> dict:
    pokok = {"versi": p.versi, "cara": "ambil", "penerima": "Budi Santoso"}
    return pokok | {"beri": [d.token for d in dokumen]} | lain


def test_halaman_jawab_menawarkan_yang_cocok_lalu_membuka_tanda_terima(desk, dpt, satker, jam):
    p = perkara(satker)
    halaman = desk.client.get(alamat(p))
    jam.maju(minutes=2)

    respons = desk.client.post(alamat(p), isian_jawab(p, dpt, dibuka=dibuka(halaman)))

    p.refresh_from_db()
    assert DPT in halaman.content.decode()
    terima = Naskah.objects.tentang(p).get(jenis="tanda_terima")
    assert respons.url == reverse("perkara_naskah", args=["bintan", p.kunci, terima.token])
    assert (p.status, p.cara_selesai) == ("selesai", "di_tempat")
    assert Kegiatan.objects.get(kunci="sampaikan").detik_kerja == 120


def test_pencarian_tidak_memulai_waktu_dari_awal(desk, dpt, satker, jam):
    p = perkara(satker, rincian="Ruang rapat")
    pertama = dibuka(desk.client.get(alamat(p)))
    jam.maju(minutes=1)

    cari = desk.client.get(alamat(p), {"cari": "dpt kecamatan", "dibuka": pertama})
    palsu = desk.client.get(alamat(p), {"cari": "hantu", "dibuka": "palsu"})

    assert DPT in cari.content.decode()
    assert dibuka(cari) == pertama
    assert dibuka(palsu) != "palsu"
    assert "Tidak ada dokumen terbuka yang cocok" in palsu.content.decode()


def test_tanda_buka_palsu_tidak_mengukur_apa_pun(desk, dpt, satker):
    p = perkara(satker)

    desk.client.post(alamat(p), isian_jawab(p, dpt, dibuka="palsu"))

    assert Kegiatan.objects.get(kunci="sampaikan").detik_kerja is None


def test_satu_dari_dua_pertanyaan_yang_dijawab_membiarkan_permohonan_terbuka(desk, dpt, satker):
    p = perkara(satker)
    p.bagi_rincian(
        oleh=pelaku(Peran.PETUGAS, satker), uraian=["DPT 2024 per kecamatan", "Daftar hibah 2025"]
    )
    tanpa = desk.client.post(alamat(p), isian_jawab(p, dpt))

    desk.client.post(alamat(p), isian_jawab(p, dpt, bagian="1"))

    assert (tanpa.status_code, galat(tanpa)) == (422, "Pilih pertanyaan yang dijawab")
    p.refresh_from_db()
    assert (p.status, p.hasil) == ("diproses", "")
    assert [b.hasil for b in p.bagian.all()] == ["dikabulkan", ""]
    desk.client.post(alamat(p), isian_jawab(p, dpt))
    p.refresh_from_db()
    assert (p.status, p.hasil) == ("selesai", "dikabulkan")


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"beri": []}, "Pilih dokumen yang diberikan sekarang"),
        ({"beri": ["tidak-ada"]}, "tidak terbuka lagi"),
        ({"cara": "merpati"}, "Pilih salah satu"),
        ({"penerima": ""}, "Isi nama penerima"),
    ],
)
def test_isian_jawab_yang_keliru_disebut(desk, dpt, satker, ganti, pesan):
    p = perkara(satker)

    respons = desk.client.post(alamat(p), isian_jawab(p, dpt) | ganti)

    assert respons.status_code == 422
    assert pesan in galat(respons)
    assert Permohonan.objects.get().status == "diproses"


def test_kanal_surat_dan_keadaan_lain_dijawab_409(desk, dpt, satker):
    lewat_surat, diajukan = perkara(satker, kanal="surat"), buat_permohonan(satker)

    for p in (lewat_surat, diajukan):
        assert desk.client.get(alamat(p)).status_code == 409
        assert desk.client.post(alamat(p), isian_jawab(p, dpt)).status_code == 409
    assert not Naskah.objects.filter(jenis="tanda_terima").exists()


def test_yang_sudah_berubah_tidak_dijawab_dan_isiannya_tetap_terbaca(desk, dpt, satker):
    p = perkara(satker)
    isian = isian_jawab(p, dpt, penerima="Ani, adiknya")
    p.tulis_catatan("catatan_internal", oleh=pelaku(Peran.PETUGAS, satker), isi="Ditelepon")

    respons = desk.client.post(alamat(p), isian)

    assert respons.status_code == 409
    assert "Ani, adiknya" in respons.content.decode()
    assert Permohonan.objects.get().status == "diproses"


@pytest.mark.parametrize(("peran", "status"), [("kasubbag", 200), ("kabag", 403), ("admin", 403)])
def test_siapa_yang_boleh_menjawab_di_tempat(client, satker, jam, peran, status):
    p = perkara(satker)
    client.force_login(buat_pegawai(peran, satker))

    assert client.get(alamat(p)).status_code == status


def test_membuka_halaman_jawab_tidak_menulis_apa_pun(
    desk, dpt, satker, django_assert_max_num_queries
):
    p = perkara(satker)
    desk.client.get(alamat(p))

    with django_assert_max_num_queries(14) as semua:
        desk.client.get(alamat(p), {"cari": "dpt"})

    assert not [q for q in semua if re.match("INSERT|UPDATE|DELETE", q["sql"])]
