"""The chain of a report (SOP step 8): closed, sent, accepted, signed, issued."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from laporan.models import Laporan
from laporan.status.laporan import ALUR, JenisLaporan, Status
from ppid import berkas
from ppid.alur import TransisiDitolak
from ppid.models import Jejak, JenisBerkas, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.laporan.rantai import sampai

pytestmark = pytest.mark.django_db

BULANAN = JenisLaporan.BULANAN
OKTOBER = BULANAN.masa(date(2026, 10, 1))
PERAN_STAF = ("petugas", "kasubbag", "kabag", "sekretaris", "penghubung", "admin", "auditor")


@pytest.fixture
def pejabat(satker):
    for peran in ("kabag", "sekretaris"):
        buat_pegawai(peran, satker)


@pytest.fixture
def oktober(satker, kasubbag, petugas, pejabat, pada):
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    return Laporan.tutup(satker, BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))


def test_bintan_diterima_kabag_lalu_ditandatangani_sekretaris(satker, oktober):
    oktober.kirim(oleh=pelaku("kasubbag", satker))
    with pytest.raises(PermissionDenied):
        oktober.terima(oleh=pelaku("sekretaris", satker))
    oktober.terima(oleh=pelaku("kabag", satker))

    langkah = Kegiatan.objects.tentang(oktober).values_list("kunci", "peran", "hasil")
    assert list(langkah) == [
        ("laporan", "kasubbag", "kirim_laporan"),
        ("laporan", "kabag", "terima_laporan"),
    ]
    assert oktober.status == Status.DITERIMA

    oktober.tandatangani(oleh=pelaku("sekretaris", satker))

    surat = Naskah.objects.tentang(oktober).get()
    assert oktober.status == Status.TERBIT
    assert oktober.nomor == surat.nomor == "0001/LAP/PPID/2101/XI/2026"
    assert surat.fakta["kepala_jejak"]["urut"] == Jejak.objects.latest("urut").urut - 1
    assert oktober.beku["angka"]["masuk.diterima"] == 1


def test_sarolangun_diterima_dan_ditandatangani_sekali(pada, jam):
    satker = buat_satker("sarolangun")
    for peran in ("petugas", "kasubbag", "sekretaris"):
        buat_pegawai(peran, satker)
    pada("2026-11-03 09.00")
    satu = Laporan.tutup(satker, BULANAN, OKTOBER, oleh=pelaku("kasubbag", satker))
    satu.kirim(oleh=pelaku("kasubbag", satker))

    satu.terima(oleh=pelaku("sekretaris", satker))

    assert satu.status == Status.TERBIT
    assert satu.nomor


# Every act, status and post

PERBUATAN = {
    "tulis_laporan": lambda satu, oleh: satu.tulis({"kendala": "x"}, oleh=oleh),
    "hitung_ulang": lambda satu, oleh: satu.hitung_ulang(oleh=oleh),
    "kirim_laporan": lambda satu, oleh: satu.kirim(oleh=oleh),
    "terima_laporan": lambda satu, oleh: satu.terima(oleh=oleh),
    "kembalikan_laporan": lambda satu, oleh: satu.kembalikan("Perbaiki", oleh=oleh),
    "tarik_laporan": lambda satu, oleh: satu.tarik("Keliru", oleh=oleh),
    "tandatangani_laporan": lambda satu, oleh: satu.tandatangani(oleh=oleh),
    "unggah_pindaian_laporan": lambda satu, oleh: _pindai(satu, oleh),
    "buat_ralat": lambda satu, oleh: satu.buat_ralat("Keliru", oleh=oleh),
}
# act → (statuses, posts) that may do it; in Bintan, where the Kabag is the recipient
BOLEH = {
    "tulis_laporan": ({"disusun"}, {"kasubbag"}),
    "hitung_ulang": ({"disusun"}, {"kasubbag"}),
    "kirim_laporan": ({"disusun"}, {"kasubbag"}),
    "terima_laporan": ({"dikirim"}, {"kabag"}),
    "tarik_laporan": ({"dikirim"}, {"kasubbag"}),
    "tandatangani_laporan": ({"diterima"}, {"sekretaris"}),
    "unggah_pindaian_laporan": ({"terbit"}, {"kasubbag"}),
    "buat_ralat": ({"terbit"}, {"kasubbag"}),
}


def _pindai(satu, oleh):
    bersih = berkas.Bersih(b"%PDF-1.4", "application/pdf", ".pdf")
    unggahan = berkas.tulis(bersih, nama="l.pdf", jenis=JenisBerkas.PINDAIAN, satker=satu.satker)
    surat = Naskah.objects.tentang(satu).first()
    satu.unggah_pindaian(surat, unggahan, oleh=oleh)


def _harap(aksi: str, status: str, peran: str) -> bool:
    if aksi == "kembalikan_laporan":
        return (status, peran) in {("dikirim", "kabag"), ("diterima", "sekretaris")}
    boleh_status, boleh_peran = BOLEH[aksi]
    return status in boleh_status and peran in boleh_peran


def test_setiap_perbuatan_keadaan_dan_jabatan(satker, oktober):
    """Else nothing changes: neither status nor trail nor step."""
    salah = []
    for status in Status.values:
        sampai(oktober, status)
        for aksi, perbuatan in PERBUATAN.items():
            for peran in PERAN_STAF:
                jadi = _coba(oktober, perbuatan, pelaku(peran, satker))
                if jadi != _harap(aksi, status, peran):
                    salah.append(f"{aksi} {status} {peran}: {jadi}")

    assert salah == []


def _coba(satu, perbuatan, oleh) -> bool:
    """Done, and undone again; a refused act leaves no trace."""
    titik, jejak_dulu = transaction.savepoint(), Jejak.objects.count()
    salinan = Laporan.objects.get(pk=satu.pk)
    try:
        perbuatan(salinan, oleh)
        assert Jejak.objects.count() == jejak_dulu + 1
        return True
    except (PermissionDenied, TransisiDitolak):
        assert Jejak.objects.count() == jejak_dulu
        assert Laporan.objects.get(pk=satu.pk).versi == satu.versi
        return False
    finally:
        transaction.savepoint_rollback(titik)


def test_setiap_panah_alur_dicoba():
    lain = {"tutup_laporan", "kembalikan_ttd_laporan"}  # tested above, and by its verb

    assert {t.nama for t in ALUR} == (set(PERBUATAN) | lain) - {"buat_ralat"}


def test_yang_sudah_diterima_tetap_ditandatangani_bila_setelan_dimatikan(satker, oktober, pada):
    oktober.kirim(oleh=pelaku("kasubbag", satker))
    oktober.terima(oleh=pelaku("kabag", satker))
    satker.laporan_ditandatangani = oktober.satker.laporan_ditandatangani = False
    satker.save()
    pada("2026-11-04 09.00")

    oktober.tandatangani(oleh=pelaku("sekretaris", satker))

    assert "selaku Atasan PPID" in Naskah.objects.tentang(oktober).get().html


def test_masa_yang_berjalan_tidak_dapat_ditutup(satker, kasubbag, pejabat, pada):
    pada("2026-10-31 23.30")

    with pytest.raises(TransisiDitolak):
        Laporan.tutup(satker, BULANAN, OKTOBER, oleh=kasubbag)

    pada("2026-11-01 00.10")
    assert Laporan.tutup(satker, BULANAN, OKTOBER, oleh=kasubbag).pk


def test_ralat_menempuh_rantai_yang_sama_dan_semula_tetap(satker, oktober):
    sampai(oktober, Status.TERBIT)
    dulu = Laporan.objects.filter(pk=oktober.pk).values().get()

    ralat = oktober.buat_ralat("Tanggal keliru", oleh=pelaku("kasubbag", satker))
    sampai(ralat, Status.TERBIT)

    assert Laporan.objects.filter(pk=oktober.pk).values().get() == dulu
    assert ralat.nomor != oktober.nomor and ralat.semula == oktober
    with pytest.raises(TransisiDitolak, match="Ralat laporan ini sudah dibuat"):
        oktober.buat_ralat("Sekali lagi", oleh=pelaku("kasubbag", satker))
    assert ralat.buat_ralat("Ke-2", oleh=pelaku("kasubbag", satker)).judul.startswith("Ralat ke-2")
