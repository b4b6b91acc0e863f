"""From which period on an office reports: from its first receipt, whenever that was entered."""

from datetime import date

import pytest

from laporan import isi
from laporan.daftar import Daftar
from laporan.status.laporan import JenisLaporan, Status
from permohonan import wilayah
from permohonan.hitungan import Saat
from ppid import waktu
from ppid.izin import Peran
from ppid.models import Satker
from tests.factories import buat_pegawai, buat_permohonan
from tests.laporan.rantai import BULANAN, sampai, tutup

pytestmark = pytest.mark.usefixtures("jam")
TAHUNAN = JenisLaporan.TAHUNAN


@pytest.fixture
def susulan(satker, pada):
    """The office's first entry is of 12 October; one of 30 September was entered after it."""
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    terima = waktu.awal_hari(date(2026, 9, 30), satker.zona)
    buat_permohonan(satker, kanal="surat", diterima_pada=terima, alasan_mundur="Surat terselip")
    pada("2026-11-20 09.00")


def test_bulan_penerimaan_yang_dicatat_susulan_ada_tanpa_ditagih(client, satker, susulan):
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))
    bulanan = Daftar(satker).setahun(BULANAN, 2026)

    assert [f"{b.masa}" for b in bulanan] == ["September 2026", "Oktober 2026", "November 2026"]
    september, oktober, _ = bulanan
    assert (september.keterangan, september.ditagih, september.lewat) == (
        "tidak wajib di portal",
        False,
        False,
    )
    assert oktober.ditagih and [b.masa for b in Daftar(satker).ditagih()] == [oktober.masa]
    assert Daftar(satker).belum_terbit() == [oktober]
    assert client.get(september.url).status_code == 200
    kantor = Satker.objects.filter(pk=satker.pk)
    assert satker.setempat(wilayah.pertama(kantor)[satker.pk]).date() == date(2026, 10, 12)


def test_yang_dicatat_sesudah_ditutup_dikatakan_dan_angka_beku_tetap_terhitung_sama(
    client, satker, susulan, pada
):
    buat_pegawai(Peran.SEKRETARIS, satker)
    oktober = sampai(tutup(satker), Status.TERBIT)
    pada("2026-11-23 09.00")
    terima = waktu.awal_hari(date(2026, 10, 30), satker.zona)
    buat_permohonan(satker, kanal="email", diterima_pada=terima, alasan_mundur="Surel terselip")
    client.force_login(buat_pegawai(Peran.KASUBBAG, satker))

    lagi = isi.susun(satker, BULANAN, oktober.masa, Saat.pada(oktober.per))
    assert lagi["angka"] == oktober.beku["angka"] and lagi["arus"] == oktober.beku["arus"]
    assert oktober.kini()["angka"]["kanal.email"] == 1
    assert "Data berubah sejak laporan ini terbit" in client.get(oktober.get_absolute_url()).text


def test_bulan_yang_dapat_dilaporkan_berjumlah_setahun(satker, susulan):
    daftar = Daftar(satker)
    bulan = [isi.susun(satker, BULANAN, b.masa) for b in daftar.setahun(BULANAN, 2026)]
    [tahun] = [isi.susun(satker, TAHUNAN, b.masa) for b in daftar.setahun(TAHUNAN, 2026)]

    terima = [satu["angka"].get("masuk.diterima", 0) for satu in bulan]
    assert terima == [1, 1, 0] and sum(terima) == tahun["angka"]["masuk.diterima"]
