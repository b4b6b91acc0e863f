"""SOP step 2: answered while the applicant waits, from the intake page and on a registered case."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dip.models import Klasifikasi
from permohonan import surat
from permohonan.models import Draf, Permohonan
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_satker
from tests.factories_dip import buat_dik, buat_dokumen
from tests.permohonan.conftest import SENIN
from tests.permohonan.meja import DPT, LENGKAP, galat

KILOBITA = 1000


def jejak(p) -> list[str]:
    return [b.jenis for b in Jejak.objects.tentang(p).order_by("urut")]


def jawab(desk, dokumen, isian=LENGKAP, **lain):
    return desk.kirim(isian, "jawab", beri=[d.token for d in dokumen], **lain)


# From the intake page


def test_pemohon_yang_datang_selesai_di_tempat_dalam_satu_kiriman(desk, dpt, jam):
    respons = jawab(desk, [dpt])

    p = Permohonan.objects.get()
    assert (p.status, p.hasil, p.cara_selesai) == ("selesai", "dikabulkan", "di_tempat")
    assert p.diberitahukan_pada == p.diserahkan_pada == p.selesai_pada == SENIN
    assert (p.cara_serah, p.penerima) == ("ambil", "Fransiska Tambunan")
    assert jejak(p) == ["catat", "nyatakan_lengkap", "jawab_di_tempat"]
    terima = Naskah.objects.tentang(p).get(jenis="tanda_terima")
    assert terima.token in respons.content.decode()
    assert "Dikabulkan seluruhnya" in respons.content.decode()
    assert [x.dokumen for x in p.pemberian.all()] == [dpt]


def test_setiap_langkah_yang_dilalui_tercatat_pelaku_awal_dan_akhirnya(desk, dpt, jam):
    kunci = desk.kunci()
    jam.maju(minutes=3)

    jawab(desk, [dpt], kunci=kunci)

    p = Permohonan.objects.get()
    jalan = Kegiatan.objects.tentang(p).order_by("pk")
    assert [(k.kunci, k.hasil) for k in jalan] == [
        ("terima", "nyatakan_lengkap"),
        ("sampaikan", "jawab_di_tempat"),
        ("serahkan", "jawab_di_tempat"),
        ("register", "jawab_di_tempat"),
    ]
    assert {k.oleh.username for k in jalan} == {"petugas.bintan"}
    assert (jalan[0].mulai, jalan[0].selesai) == (SENIN, jam.kini)
    assert all(k.selesai == jam.kini for k in jalan)
    assert jalan[1].keluaran == Naskah.objects.get(jenis="tanda_terima").nomor


@pytest.mark.parametrize(
    ("jam_halaman", "terima", "sampaikan"),
    [
        ({"mulai": "10", "detik": "100", "sejak_pilih": "35"}, 35, 65),
        ({"mulai": "10", "detik": "100", "sejak_pilih": ""}, 100, None),
        ({"mulai": "10", "detik": "100", "sejak_pilih": "101"}, 100, None),  # later than the end
        ({"mulai": "10", "detik": "9999", "sejak_pilih": "35"}, 0, 170),  # no more than there was
        ({"sejak_pilih": "35"}, 180, None),  # without JavaScript nothing is invented
    ],
)
def test_satu_kali_kerja_terbagi_saat_pilihan_pertama(
    desk, dpt, jam, jam_halaman, terima, sampaikan
):
    kunci = desk.kunci()
    jam.maju(minutes=3)

    jawab(desk, [dpt], LENGKAP | jam_halaman, kunci=kunci)

    langkah = {k.kunci: k.detik_kerja for k in Kegiatan.objects.all()}
    assert (langkah["terima"], langkah["sampaikan"]) == (terima, sampaikan)
    assert Permohonan.objects.get().detik_meja == terima


@pytest.mark.parametrize(
    ("isian", "cara"),
    [
        ({}, "ambil"),
        ({"cara_memperoleh": "melihat"}, "diperlihatkan"),
        ({"kanal": "telepon"}, "email"),
        ({"cara_beri_meja": "diperlihatkan"}, "diperlihatkan"),
        ({"cara_salinan": "email", "email": "f@contoh.test"}, "email"),
    ],
)
def test_cara_memberikan_mengikuti_pilihan_petugas_lalu_pemohon(desk, dpt, isian, cara):
    jawab(desk, [dpt], LENGKAP | isian)

    assert Permohonan.objects.get().cara_serah == cara


def test_email_bagi_yang_datang_perlu_alamatnya(desk, dpt):
    respons = jawab(desk, [dpt], LENGKAP | {"cara_beri_meja": "email"})

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    assert "Isi alamat email" in galat(respons)


def test_permohonan_lewat_telepon_boleh_lewat_surat_tidak(desk, dpt):
    surat_masuk = LENGKAP | {"kanal": "surat", "tanggal_diterima": "23-11-2026"}

    ditolak = jawab(desk, [dpt], surat_masuk)
    jawab(desk, [dpt], LENGKAP | {"kanal": "telepon"})

    assert ditolak.status_code == 422
    assert "hanya untuk pemohon yang datang langsung" in galat(ditolak)
    assert Permohonan.objects.get().kanal == "telepon"


@pytest.mark.parametrize(
    "dokumen",
    [
        {"disahkan": False},
        {"disahkan": False, "klasifikasi": Klasifikasi.DIUSULKAN_DIKECUALIKAN},
        {"klasifikasi": Klasifikasi.DIUSULKAN_DIKECUALIKAN},
    ],
)
def test_dokumen_yang_belum_disahkan_atau_diusulkan_dikecualikan_ditolak(desk, satker, dokumen):
    respons = jawab(desk, [buat_dokumen(satker, DPT, **dokumen)])

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    assert "tidak terbuka lagi" in galat(respons)
    assert "Fransiska Tambunan" in respons.content.decode()


def test_dokumen_kantor_lain_ditolak(desk, jam):
    respons = jawab(desk, [buat_dokumen(buat_satker("sarolangun"), DPT)])

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)


def test_yang_belum_lengkap_tidak_didaftarkan_dan_isian_yang_kurang_disebut(desk, dpt):
    kunci = desk.kunci()
    kurang = LENGKAP | {"alamat": "", "jenis": "badan_hukum"}

    respons = jawab(desk, [dpt], kurang, kunci=kunci)

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    salah = respons.context["form"].errors
    assert salah.keys() == {"alamat", "dokumen_dilihat"}
    assert "harus ada sebelum permohonan dijawab" in galat(respons)
    assert re.search(rf'value="{dpt.token}"[^>]* checked', respons.content.decode())
    dilihat = {"alamat": "Kijang", "dokumen_dilihat": ["akta", "pengesahan"]}
    jawab(desk, [dpt], kurang | dilihat, kunci=kunci)
    assert Permohonan.objects.get().status == "selesai"


def test_jawab_tanpa_memilih_dokumen_diberi_tahu_caranya(desk, dpt):
    respons = jawab(desk, [])

    assert (respons.status_code, Permohonan.objects.count()) == (422, 0)
    assert "pilih dokumen yang diberikan sekarang" in galat(respons)


def test_kertas_yang_gagal_tidak_meninggalkan_apa_pun(desk, dpt, monkeypatch):
    monkeypatch.setattr(surat, "terbitkan_tanda_terima", lambda *a: 1 / 0)
    sebelum, kegiatan = Jejak.objects.count(), Kegiatan.objects.count()
    draf = {"kunci": desk.kunci()}
    desk.kirim(LENGKAP, "otomatis", "draf", **draf)

    with pytest.raises(ZeroDivisionError):
        jawab(desk, [dpt], **draf)

    assert not Permohonan.objects.exists()
    assert Kegiatan.objects.count() == kegiatan
    assert not Naskah.objects.exists()
    assert Jejak.objects.count() == sebelum
    assert Draf.objects.count() == 1


def test_kiriman_kedua_menunjukkan_hasil_yang_sama_dan_tidak_menjawab_lagi(desk, dpt):
    kunci = desk.kunci()
    jawab(desk, [dpt], kunci=kunci)

    ulang = jawab(desk, [dpt], kunci=kunci)

    p = Permohonan.objects.get()
    terima = Naskah.objects.get(jenis="tanda_terima")
    assert ulang.status_code == 200
    assert "sudah kami terima" in ulang.content.decode()
    assert terima.token in ulang.content.decode()
    assert jejak(p) == ["catat", "nyatakan_lengkap", "jawab_di_tempat"]


def test_mendaftarkan_saja_dengan_dokumen_terpilih_mengatakan_belum_diberikan(desk, dpt):
    respons = desk.kirim(LENGKAP, "daftar", beri=dpt.token)

    p = Permohonan.objects.get()
    assert (p.status, jejak(p)) == ("diproses", ["catat", "nyatakan_lengkap"])
    isi = respons.content.decode()
    assert "belum tercatat diberikan" in isi
    assert reverse("perkara_jawab", args=["bintan", p.kunci]) in isi


def test_yang_diberikan_dan_yang_dikecualikan_menjadi_dua_pertanyaan(desk, dpt, satker):
    nik = buat_dik(satker)

    respons = desk.kirim(LENGKAP, "jawab", beri=dpt.token, jelaskan=nik.token)

    p = Permohonan.objects.get()
    assert (p.status, p.hasil) == ("diproses", "")
    bagian = [(b.uraian, b.hasil, b.dijelaskan) for b in p.bagian.all()]
    assert bagian == [(DPT, "dikabulkan", None), (nik.informasi, "", nik)]
    perbuatan = ["catat", "nyatakan_lengkap", "bagi_rincian", "jawab_di_tempat", "jelaskan"]
    assert jejak(p) == perbuatan
    for kertas in Naskah.objects.filter(jenis__in=("tanda_terima", "penjelasan")):
        assert kertas.token in respons.content.decode()


# What the office has


def test_cek_ketersediaan_tanpa_javascript_menahan_semua_ketikan(desk, dpt):
    respons = desk.kirim(LENGKAP, "cari", beri=dpt.token)

    isi = respons.content.decode()
    assert "Sudah tersedia (1)" in isi
    assert re.search(rf'name="beri" value="{dpt.token}"[^>]* checked', isi)
    assert respons.context["form"]["nama"].value() == "Fransiska Tambunan"
    assert re.search(r'btn-primary" name="aksi" value="jawab"', isi)
    assert not Permohonan.objects.exists()


def test_penggalan_padanan_menahan_pilihan_dan_mengikuti_kanal(desk, dpt, satker):
    nik = buat_dik(satker)
    tanya = {"bagian": "padanan", "rincian": "dpt 2024 per kecamatan", "jelaskan": nik.token}

    datang = desk.buka(**tanya).content.decode()
    lewat_surat = desk.buka(**tanya, kanal="surat").content.decode()

    assert "<html" not in datang
    assert f'name="beri" value="{dpt.token}"' in datang
    assert re.search(rf'name="jelaskan" value="{nik.token}"[^>]* checked', datang)
    assert 'name="beri"' not in lewat_surat
    assert "Sebutkan dalam jawaban" in lewat_surat
    assert (
        "Tidak ada dokumen terbuka yang cocok"
        in desk.buka(bagian="padanan", rincian="sensus kupu-kupu").content.decode()
    )


@pytest.mark.parametrize("jahat", ["\x00", "'; DROP", "a" * 70, "<script>alert(1)</script>"])
def test_pilihan_jahat_tidak_dipakai(desk, dpt, jahat):
    penggalan = desk.buka(bagian="padanan", rincian=jahat, beri=jahat, jelaskan=jahat)
    respons = desk.kirim(LENGKAP, "jawab", beri=jahat, jelaskan=jahat)

    assert (penggalan.status_code, respons.status_code) == (200, 422)
    assert b"<script>alert" not in penggalan.content + respons.content
    assert not Permohonan.objects.exists()


def test_pilihan_ikut_dalam_draf(desk, dpt):
    alamat = desk.kirim(LENGKAP, "simpan", "draf", beri=dpt.token).url

    isi = desk.client.get(alamat).content.decode()

    assert re.search(rf'name="beri" value="{dpt.token}"[^>]* checked', isi)


def kueri(desk, **tanya) -> int:
    with CaptureQueriesContext(connection) as semua:
        desk.buka(**tanya)
    assert not [q for q in semua if re.match("INSERT|UPDATE|DELETE", q["sql"])]
    return len(semua)


def test_banyak_kueri_tidak_bergantung_pada_banyak_dokumen(desk, satker):
    tanya = {"bagian": "padanan", "rincian": "dpt 2024 per kecamatan, nik pemilih"}

    banyak = []
    for ke in range(4):
        dokumen = buat_dokumen(satker, f"{DPT} {ke}")
        dik = buat_dik(satker, f"NIK pemilih tetap {ke}")
        desk.buka()
        pilihan = {"beri": dokumen.token, "jelaskan": dik.token}
        banyak.append((kueri(desk), kueri(desk, **tanya), kueri(desk, **tanya, **pilihan)))

    assert len(set(banyak)) == 1
    halaman, penggalan, terpilih = banyak[0]
    assert halaman <= 12
    assert penggalan <= 9
    assert terpilih <= penggalan + 3


def test_halaman_catat_ringan(desk, satker):
    for ke in range(6):
        buat_dokumen(satker, f"{DPT} {ke}")

    halaman = desk.kirim(LENGKAP, "cari").content
    skrip = Path(finders.find("js/catat.js")).read_bytes()

    assert len(gzip.compress(skrip)) <= 8 * KILOBITA
    assert len(gzip.compress(halaman)) <= 40 * KILOBITA
