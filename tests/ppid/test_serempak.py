"""T4 on a real PostgreSQL: many connections at one instant. T10: `tests/test_klik_serempak.py`.

Each proof first shows that it fails when the guard is off.
"""

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from permohonan.models import Permohonan
from ppid import jejak, nomor, waktu
from ppid.izin import Peran, pemohon
from ppid.models import Jejak, Penghitung
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku, pengaju

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]

SAMBUNGAN = 64
TAHUN_BARU = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)  # midnight in Asia/Jakarta


def serempak(kerja, n: int) -> list:
    """Run `kerja(i)` in n threads released by one barrier; exceptions are results."""
    gerbang = threading.Barrier(n)

    def jalan(i):
        try:
            connection.ensure_connection()
            gerbang.wait(timeout=60)
            return kerja(i)
        except Exception as galat:
            return galat
        finally:
            connection.close()

    with ThreadPoolExecutor(n) as kolam:
        return list(kolam.map(jalan, range(n)))


@pytest.fixture
def sekitar_tahun_baru(monkeypatch):
    """Every second thread registers before midnight, the others after."""
    jam = threading.local()

    def pasang(i):
        jam.kini = TAHUN_BARU + timedelta(seconds=-30 if i % 2 else 30, microseconds=i)

    detak = SimpleNamespace(now=lambda: getattr(jam, "kini", TAHUN_BARU))
    monkeypatch.setattr(waktu, "timezone", detak)
    return pasang


def daftarkan_serempak(pasang) -> list:
    kantor = [buat_satker("bintan"), buat_satker("sarolangun")]
    for satker in kantor:
        buat_pegawai(Peran.PETUGAS, satker)

    def kerja(i):
        pasang(i)
        satker = type(kantor[0]).objects.get(pk=kantor[i // 2 % 2].pk)
        if i % 10 == 9:
            batalkan_satu(satker)
        return buat_permohonan(satker, oleh=pengaju(satker)).kunci

    return serempak(kerja, SAMBUNGAN)


def batalkan_satu(satker) -> None:
    """A registration that takes a number and rolls back: the number must come back."""
    with transaction.atomic():
        buat_permohonan(satker, oleh=pengaju(satker))
        transaction.set_rollback(True)


def berurutan(kunci_semua) -> bool:
    per_seri = defaultdict(list)
    for kunci in kunci_semua:
        kode, tahun, urut = kunci.split("-")
        per_seri[kode, tahun].append(int(urut))
    return len(per_seri) == 4 and all(
        sorted(urut) == list(range(1, len(urut) + 1)) for urut in per_seri.values()
    )


def test_nomor_1_sampai_n_per_kantor_dan_tahun_di_tengah_malam_tahun_baru(sekitar_tahun_baru):
    hasil = daftarkan_serempak(sekitar_tahun_baru)

    galat = [h for h in hasil if isinstance(h, Exception)]
    assert galat == []
    assert berurutan(Permohonan.objects.values_list("kunci", flat=True))
    assert Permohonan.objects.count() == SAMBUNGAN
    assert Jejak.objects.filter(jenis="ajukan").count() == SAMBUNGAN
    assert [jejak.periksa(rantai).jenis for rantai in jejak.semua_rantai()] == ["", ""]


def test_tanpa_kunci_penghitung_ujian_yang_sama_gagal(sekitar_tahun_baru, monkeypatch):
    def ambil_tanpa_kunci(satker, seri, tahun):
        baris, _ = Penghitung.objects.get_or_create(satker=satker, seri=seri, tahun=tahun)
        baris.terakhir += 1
        baris.save()
        return baris.terakhir

    monkeypatch.setattr(nomor, "ambil", ambil_tanpa_kunci)

    hasil = daftarkan_serempak(sekitar_tahun_baru)

    bentrok = [h for h in hasil if isinstance(h, IntegrityError)]
    assert bentrok or not berurutan(Permohonan.objects.values_list("kunci", flat=True))


def test_pemohon_mencabut_saat_desk_menyatakan_lengkap_hanya_satu_yang_menang():
    permohonan = buat_permohonan()
    petugas = pelaku(Peran.PETUGAS, permohonan.satker)

    def kerja(i):
        satu = Permohonan.objects.lengkap_baca().get(pk=permohonan.pk)
        if i % 2:
            return satu.cabut(oleh=pemohon(satu), versi=permohonan.versi)
        return satu.nyatakan_lengkap(oleh=petugas, versi=permohonan.versi)

    hasil = serempak(kerja, 6)

    assert sum(h is None for h in hasil) == 1
    assert jejak.periksa(permohonan.satker.slug).jenis == ""


@pytest.mark.tahan
def test_seribu_enam_ratus_pendaftaran_dari_64_sambungan():
    satker = buat_satker("bintan")
    buat_pegawai(Peran.PETUGAS, satker)

    def kerja(_):
        return [buat_permohonan(satker, oleh=pengaju(satker)).kunci for _ in range(25)]

    hasil = serempak(kerja, SAMBUNGAN)

    urut = sorted(int(kunci.split("-")[-1]) for satu in hasil for kunci in satu)
    assert urut == list(range(1, SAMBUNGAN * 25 + 1))
    assert jejak.periksa("bintan").jenis == ""
