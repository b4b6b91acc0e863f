"""What of a person gets into a public report by the way it is written."""

from datetime import date

import pytest

from laporan import isi, pribadi
from laporan.masa import Masa
from laporan.models import Supervisi
from laporan.usul import isian_awal
from ppid.izin import Peran
from tests.factories import buat_permohonan, pelaku
from tests.laporan.rantai import BULANAN, OKTOBER
from tests.laporan.terlambat import jawab_terlambat

pytestmark = pytest.mark.usefixtures("jam")
PEMOHON = {"nama": "Dr. Zulkarnaen Qomaruddin, S.H., M.H."}
PONSEL = (
    *("+62 812-5550-1177", "+62 (812) 5550 1177", "(0812) 5550 1177", "62 812 5550 1177"),
    *("0812 - 5550 - 1177", "0812\u20115550\u20111177", "0812\u00a05550\u00a01177"),
    "0812-5550\u200e-1177",
)
BUKAN_PONSEL = ("Rp62.812.555.011", "Rp 62.812.555.011", "08-12-2026 10.30", "0081 sampai 0085")
NIK = (
    *("2101230101900007", "２１０１２３０１０１９００００７", "2101 2301 0190 0007"),
    "21012301\u200c01900007",
)


@pytest.fixture
def kantor(satker, petugas, kasubbag):
    return satker


@pytest.fixture
def terlambat(kantor, pada):
    """Received on 1 October, answered on the 20th, with a reason; read in November."""

    def jadi(sebab: str):
        return jawab_terlambat(kantor, pada, PEMOHON, sebab)

    return jadi


def keberatan(satker, teks: str) -> str:
    return pribadi.halangan(satker, OKTOBER, {"terlambat": []}, teks)


@pytest.mark.parametrize("nomor", PONSEL)
def test_nomor_ponsel_bagaimana_pun_ditulis(kantor, terlambat, nomor):
    terlambat(f"Ditelepon ke {nomor} tetapi tidak diangkat")

    [satu] = isi.susun(kantor, BULANAN, OKTOBER)["terlambat"]

    assert satu["sebab"] == "Ditelepon ke (nomor ponsel) tetapi tidak diangkat"
    assert "nomor ponsel" in keberatan(kantor, f"Ditelepon ke {nomor}")


@pytest.mark.parametrize("teks", BUKAN_PONSEL)
def test_rupiah_tanggal_dan_nomor_urut_bukan_ponsel(kantor, teks):
    assert keberatan(kantor, f"Anggaran {teks} tersedia") == ""


@pytest.mark.parametrize("nik", NIK)
def test_nik_bagaimana_pun_ditulis_ditolak(kantor, nik):
    assert "NIK" in keberatan(kantor, f"KTP {nik} belum jelas")


@pytest.mark.parametrize(
    "teks",
    [
        "Zulkarnaen Qomaruddin belum mengambil",
        "ZULKARNAEN  QOMARUDDIN belum mengambil",
        "Zul\u200ekarnaen Qomaruddin belum mengambil",
        "Dr. Zulkarnaen\nQomaruddin belum mengambil",
    ],
)
def test_nama_tanpa_gelar_ditolak(kantor, terlambat, teks):
    terlambat("Arsip jauh")

    assert "Zulkarnaen Qomaruddin" in keberatan(kantor, teks)


def test_sapaan_menandai_nama_yang_ditulis_kecil(kantor, terlambat):
    """Nobody looks a reason over before it stands in a public paper."""
    terlambat("menunggu pak zulkarnaen, bu qomaruddin; sdr. zulkarnaen ke luar kota")

    [satu] = isi.susun(kantor, BULANAN, OKTOBER)["terlambat"]

    assert satu["sebab"] == "menunggu pak pemohon, bu pemohon; sdr. pemohon ke luar kota"


def test_catatan_supervisi_tanpa_kata_dari_nama_pemohonnya(kantor, pada):
    """A note on a case speaks of its applicant, by whatever word of the name."""
    pada("2026-10-05 10.00")
    satu, hari = buat_permohonan(kantor, pemohon=PEMOHON), date(2026, 10, 5)
    Supervisi.calon(kantor, Masa(hari, hari)).tinjau(
        {satu: "Tanya Pak Zulkarnaen"}, "", oleh=pelaku(Peran.KASUBBAG, kantor), versi=0
    )
    pada("2026-11-03 09.00")

    kendala = isian_awal(kantor, BULANAN, OKTOBER, isi.susun(kantor, BULANAN, OKTOBER))["kendala"]

    assert f"{satu.nomor}: Tanya Pak pemohon." in kendala
