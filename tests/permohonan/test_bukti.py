"""The proof of 1…n: from the counter and the rows, whatever became of them."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permohonan.bukti import buktikan, buktikan_deret
from permohonan.models import Permohonan
from permohonan.models.permohonan import SERI
from permohonan.status import Status
from ppid import nomor
from ppid.izin import Peran
from tests.factories import buat_permohonan, buat_satker, pelaku
from tests.gandaan import gandakan


def bukti(petugas, tahun=2026):
    return buktikan(petugas, tahun, nomor.pemakaian(petugas.satker, SERI).get(tahun))


def ganti_kunci(p: Permohonan, kunci: str) -> None:
    """By hand, as no act of the portal can."""
    Permohonan.objects.filter(pk=p.pk).update(kunci=kunci)


def test_tanpa_celah(satker, petugas, jam):
    for _ in range(3):
        buat_permohonan(satker)

    satu = bukti(petugas)

    assert satu.utuh
    assert satu.kalimat == [
        "Nomor 1–3 tahun 2026: 3 nomor, 3 permohonan, tanpa celah.",
        "0 diputus, 3 masih berjalan, 0 ditutup tanpa keputusan.",
    ]


def test_tahun_tanpa_nomor(satker, petugas, jam):
    assert bukti(petugas, 2025).kalimat == ["Belum ada nomor tahun 2025."]


def test_celah_disebut_nomornya(satker, petugas, jam):
    kasus = [buat_permohonan(satker) for _ in range(7)]
    for ke in (1, 3, 4, 5):
        ganti_kunci(kasus[ke], f"lain-{ke}")

    satu = bukti(petugas)

    assert not satu.utuh
    assert satu.kalimat[0] == "Nomor 1–7 tahun 2026: 7 nomor, 3 permohonan, hilang: 2, 4–6."


def test_nomor_ganda_dan_nomor_di_luar_penghitung(satker, petugas, jam):
    kasus = [buat_permohonan(satker) for _ in range(3)]
    ganti_kunci(kasus[1], "2101-2026-1")
    ganti_kunci(kasus[2], "2101-2026-00009")

    satu = bukti(petugas)

    assert satu.kalimat[0] == (
        "Nomor 1–3 tahun 2026: 3 nomor, 2 permohonan, hilang: 2–3; ganda: 1; di luar penghitung: 9."
    )


def test_kantor_yang_mulai_di_tengah_tahun_membuktikan_k_tambah_satu(satker, petugas, jam):
    nomor.tetapkan_awal(satker, SERI, 2026, 12, oleh=petugas)
    for _ in range(2):
        buat_permohonan(satker)

    assert bukti(petugas).kalimat[:2] == [
        "Nomor 13–14 tahun 2026: 2 nomor, 2 permohonan, tanpa celah.",
        "Nomor 1–12 dipakai sebelum kantor memakai portal ini.",
    ]


def test_baru_mulai_dan_belum_ada_permohonan(satker, petugas, jam):
    nomor.tetapkan_awal(satker, SERI, 2026, 12, oleh=petugas)

    assert bukti(petugas).kalimat == [
        "Belum ada nomor tahun 2026.",
        "Nomor 1–12 dipakai sebelum kantor memakai portal ini.",
    ]


def test_tahun_baru_menurut_zona_kantor(jam, db):
    """New Year's night in Jayapura: two hours before Jakarta's."""
    satker = buat_satker("kota-jayapura")
    petugas = pelaku(Peran.PETUGAS, satker)
    jam.kini = datetime(2026, 12, 31, 14, 59, tzinfo=UTC)  # 23.59 WIT
    buat_permohonan(satker)
    jam.kini = datetime(2026, 12, 31, 15, 0, tzinfo=UTC)  # 1 January, 00.00 WIT
    baru = buat_permohonan(satker)

    assert baru.kunci == "9171-2027-00001"
    for tahun in (2026, 2027):
        kalimat = bukti(petugas, tahun).kalimat[0]
        assert kalimat == f"Nomor 1 tahun {tahun}: 1 nomor, 1 permohonan, tanpa celah."


def test_yang_ditutup_tanpa_keputusan_disebut_dengan_sebabnya(satker, petugas, kasubbag, jam):
    asal = buat_permohonan(satker, Status.MENUNGGU_PENYERAHAN)
    kembar, iklan, cabut = (buat_permohonan(satker) for _ in range(3))
    kembar.usulkan("duplikat", oleh=petugas, alasan="Sama", duplikat_dari=asal)
    iklan.usulkan("bukan_permohonan", oleh=petugas, alasan="Iklan")
    for p in (kembar, iklan):
        p.setujui_usulan(oleh=kasubbag)
    cabut.cabut(oleh=petugas, alasan="Surat")
    kurang = buat_permohonan(satker, Status.PERLU_DILENGKAPI)
    jam.maju(days=9)
    kurang.usulkan("hentikan", oleh=petugas, alasan="Lewat")
    kurang.setujui_usulan(oleh=kasubbag)

    assert bukti(petugas).kalimat == [
        "Nomor 1–5 tahun 2026: 5 nomor, 5 permohonan, tanpa celah.",
        "1 diputus, 0 masih berjalan, 4 ditutup tanpa keputusan.",
        f"Duplikat: nomor 2 dari {asal.nomor}.",
        "Bukan permohonan informasi: nomor 3.",
        "Dicabut pemohon: nomor 4.",
        "Tidak dapat diproses karena tidak dilengkapi: nomor 5.",
    ]


def test_yang_dicabut_sesudah_diberitahukan_pernah_diputus(satker, petugas, jam):
    buat_permohonan(satker, Status.MENUNGGU_PENYERAHAN).cabut(oleh=petugas, alasan="Surat")

    assert bukti(petugas).kalimat[1] == "1 diputus, 0 masih berjalan, 0 ditutup tanpa keputusan."


def test_permohonan_yang_masuk_di_antaranya_bukan_celah(satker, petugas, jam):
    """The counter was read, then one more was registered, then the rows are read."""
    buat_permohonan(satker)
    dulu = nomor.pemakaian(satker, SERI)[2026]
    buat_permohonan(satker)

    satu = buktikan(petugas, 2026, dulu)

    assert satu.utuh
    assert satu.banyak == 1


def test_kantor_lain_tidak_terhitung(satker, petugas, jam):
    buat_permohonan(satker)
    buat_permohonan(buat_satker("sarolangun"))

    assert bukti(petugas).banyak == 1


@pytest.mark.parametrize("banyak", [1, 300])
def test_satu_kueri_berapa_pun_barisnya(satker, petugas, jam, banyak):
    gandakan(satker, banyak)
    pakai = nomor.pemakaian(satker, SERI)[2026]

    with CaptureQueriesContext(connection) as kueri:
        assert buktikan(petugas, 2026, pakai).utuh

    assert len(kueri) == 1


def test_deret_saja_sama_buktinya_tanpa_pemohon(satker, petugas, jam):
    nomor.tetapkan_awal(satker, SERI, 2026, 12, oleh=petugas)
    assert buktikan_deret(satker, 2026).kalimat == bukti(petugas).kalimat
    kasus = [buat_permohonan(satker) for _ in range(4)]
    ganti_kunci(kasus[1], "lain-1")
    ganti_kunci(kasus[2], "2101-2026-00099")

    satu = buktikan_deret(satker, 2026)

    assert satu.deret == bukti(petugas).deret
    assert "hilang: 14–15; di luar penghitung: 99." in satu.deret[0]
