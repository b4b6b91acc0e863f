"""The ruang pemeriksaan: read only, masked, ten by lot, every view in the trail."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.models import Permohonan
from permohonan.samar import Samar
from ppid.models import Jejak
from tests.factories import buat_permohonan, buat_satker
from tests.laporan.pemeriksaan import PEMOHON, RAHASIA, buat_terjawab, masuk, terlihat
from tests.ppid.test_halaman import teks

pytestmark = pytest.mark.django_db
RUANG = "/audit/bintan/"


@pytest.fixture
def auditor(satker, client, jam):
    return masuk(client, satker)


def isi_utama(respons) -> str:
    """Source of the main part, with attributes and hidden fields."""
    return re.search(r"<main.*</main>", respons.content.decode(), re.DOTALL)[0]


def lihat() -> list[dict]:
    return list(
        Jejak.objects.filter(jenis="lihat", data__has_key="ruang").values_list("data", flat=True)
    )


def nomor_di(respons) -> list[str]:
    return re.findall(r'class="nomor" href="[^"]*/([^/"]+)/"', respons.content.decode())


# What stands there, and what never does


def test_perkara_tersamar_dengan_waktu_lengkap(satker, auditor, jam):
    p = buat_terjawab(satker)
    respons = auditor.get(f"{RUANG}{p.kunci}/")
    isi = teks(respons)

    assert terlihat(respons.content.decode()) == set()
    assert "Y••• K•••" in isi
    assert "Saya, ■■■ dari ■■■, meminta DPT 2024. Hubungi ■■■ atau ■■■" in isi
    for kata in ("Diterima Sen, 23 Nov 2026, pukul 09.14", "Jatuh tempo Sen, 7 Des 2026"):
        assert kata in isi
    for kata in (
        "Tepat waktu, sebelum hari kerja ke-1",
        "Dikabulkan seluruhnya",
        "Mutu baku",
        "SHA-256",
    ):
        assert kata in isi
    assert lihat() == [{"ruang": "perkara"}]
    assert "Dibuka: perkara, ruang pemeriksaan" in isi


def test_kendali_tanpa_penyamaran_semuanya_terlihat(satker, auditor, monkeypatch):
    p = buat_terjawab(satker)
    monkeypatch.setattr(Samar, "teks", lambda self, isi: isi)

    isi = auditor.get(f"{RUANG}{p.kunci}/").content.decode()

    assert terlihat(isi) >= {"yohanes", "cempaka", "81377788899", "surattest"}


def test_nilai_sebelum_koreksi_tetap_tersamar(satker, auditor, petugas):
    """The old values stand in papers and words, and in no field of the applicant any more."""
    p = buat_terjawab(satker)
    baru = {"nama": "Slamet", "alamat": "Jalan Baru 2", "telepon": "+6281200000000"}
    p.koreksi_data(oleh=petugas, alasan="Semula Yohanes Kurniawan", pemohon=baru)

    respons = auditor.get(f"{RUANG}{p.kunci}/")

    assert terlihat(respons.content.decode()) == set()
    isi = teks(respons)
    assert "alamat, nama lengkap, nomor telepon Semula ■■■" in isi


def test_tidak_ada_tombol_yang_mengubah(satker, auditor):
    p = buat_terjawab(satker)
    for alamat in (RUANG, f"{RUANG}?acak=1", f"{RUANG}{p.kunci}/"):
        isi = isi_utama(auditor.get(alamat))
        assert 'method="post"' not in isi
        assert "/meja/" not in isi
        assert auditor.post(alamat).status_code == 405


def test_kantor_lain_dan_nomor_yang_tidak_ada_sama(satker, auditor):
    lain = buat_permohonan(buat_satker("sarolangun"))
    jadi = [
        auditor.get(alamat)
        for alamat in (
            f"{RUANG}{lain.kunci}/",
            f"{RUANG}{lain.kunci}/bukti/",
            f"{RUANG}2101-2026-99999/",
            "/audit/sarolangun/",
        )
    ]

    assert {r.status_code for r in jadi} == {404}
    assert len({r.content for r in jadi}) == 1
    assert lihat() == []


# The list


def test_daftar_dengan_bukti_nomor_dan_angka(satker, auditor):
    p = buat_terjawab(satker)
    isi = teks(auditor.get(RUANG))

    assert "Nomor 1 tahun 2026: 1 nomor, 1 permohonan, tanpa celah." in isi
    assert "Permohonan diterima 1 Dijawab 1 Tepat waktu 1 dari 1 yang dinilai" in isi
    assert "Semua tabel tahun 2026" in isi
    assert "kunci=" not in isi_utama(auditor.get(RUANG))
    assert f"{p.nomor} Y••• K••• perorangan, lewat kuasa" in isi
    assert terlihat(isi) == set()
    assert lihat()[0] == {"ruang": "daftar", "tahun": 2026, "hal": 1, "saringan": {}}


def test_yang_ditutup_tanpa_keputusan_tampil_dengan_alasannya(satker, auditor, petugas, kasubbag):
    dicabut = buat_permohonan(satker, pemohon=PEMOHON)
    dicabut.cabut(oleh=petugas, alasan="Sdr. Kurniawan sudah mendapatkannya")
    iklan = buat_permohonan(satker)
    iklan.usulkan("bukan_permohonan", oleh=petugas, alasan="Berisi iklan")
    iklan.setujui_usulan(oleh=kasubbag)
    kembar = buat_permohonan(satker)
    kembar.usulkan("duplikat", oleh=petugas, alasan="Isinya sama", duplikat_dari=iklan)
    kembar.setujui_usulan(oleh=kasubbag)
    buat_permohonan(satker)

    respons = auditor.get(f"{RUANG}?hasil=tanpa_keputusan")
    isi = teks(respons)

    assert nomor_di(respons) == [dicabut.kunci, iklan.kunci, kembar.kunci]
    assert "Dicabut pemohon Alasan: Sdr. ■■■ sudah mendapatkannya" in isi
    assert "Bukan permohonan informasi Alasan: Berisi iklan" in isi
    assert f"Duplikat Alasan: sama dengan {iklan.nomor}; Isinya sama" in isi
    isi = teks(auditor.get(f"{RUANG}{iklan.kunci}/"))
    assert "Ketepatan tidak dinilai Ditutup tanpa keputusan. Alasan: Berisi iklan" in isi


def test_saringan_terlambat_sama_dengan_hitungan_perkara(satker, auditor, petugas, jam):
    tepat = buat_terjawab(satker)
    telat = buat_permohonan(satker)
    jam.maju(days=30)
    terbuka_lewat = telat.kunci
    buat_permohonan(satker)

    assert nomor_di(auditor.get(f"{RUANG}?tepat=terlambat")) == [terbuka_lewat]
    semua = Permohonan.objects.select_related("satker")
    assert [p.kunci for p in semua if p.terlambat] == [terbuka_lewat]

    telat.cabut(oleh=petugas, sebab_terlambat="Arsip di gudang")
    assert nomor_di(auditor.get(f"{RUANG}?tepat=terlambat")) == []
    Permohonan.objects.filter(pk=tepat.pk).update(jatuh_tempo=tepat.hari_diterima - timedelta(1))
    assert nomor_di(auditor.get(f"{RUANG}?tepat=terlambat")) == [tepat.kunci]


def test_saringan_yang_tidak_dikenal_diabaikan(satker, auditor):
    buat_permohonan(satker)

    assert len(nomor_di(auditor.get(f"{RUANG}?hasil=entah&tepat=x&tahun=abc&hal=-3"))) == 1


# Ten by lot


def test_sepuluh_acak_dapat_diulang_dan_diperiksa(satker, auditor):
    kunci = [buat_permohonan(satker).kunci for _ in range(12)]
    respons = auditor.get(f"{RUANG}?acak=2026")

    urut = sorted(kunci, key=lambda satu: hashlib.sha256(f"2026:{satu}".encode()).hexdigest())
    assert nomor_di(respons) == sorted(urut[:10])
    assert nomor_di(auditor.get(f"{RUANG}?acak=2026")) == nomor_di(respons)
    assert nomor_di(auditor.get(f"{RUANG}?acak=7")) != nomor_di(respons)
    assert "10 dari 12 permohonan dengan SHA-256 terkecil" in teks(respons)
    assert lihat()[0]["benih"] == "2026"
    assert len(lihat()[0]["nomor"]) == 10


@pytest.mark.parametrize("benih", ["<script>", "budi", "1" * 13, ""])
def test_benih_yang_bukan_angka_tidak_mengundi(satker, auditor, benih):
    buat_permohonan(satker)
    respons = auditor.get(RUANG, {"acak": benih})

    assert "permohonan acak" not in teks(respons)
    assert "benih" not in lihat()[0]


# Its cost


@pytest.mark.parametrize("alamat", [RUANG, f"{RUANG}?acak=5", f"{RUANG}?hasil=tanpa_keputusan"])
def test_banyak_baris_tidak_menambah_kueri(satker, auditor, petugas, alamat):
    def isi(n: int) -> None:
        for _ in range(n):
            buat_permohonan(satker, pemohon=PEMOHON).cabut(oleh=petugas, alasan="Batal")

    def kueri() -> int:
        with CaptureQueriesContext(
            connection,
        ) as semua:
            assert auditor.get(alamat).status_code == 200
        return len(semua)

    isi(2)
    kueri()
    sedikit = kueri()
    isi(8)

    assert kueri() == sedikit


def test_rahasia_uji_memang_ada_pada_pemohon():
    """What the tests look for is what the applicant gave."""
    assert terlihat(repr([*PEMOHON.values()]).replace("\\n", " ")) == set(RAHASIA)
