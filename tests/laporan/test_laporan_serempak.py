"""Several hands on one report at one instant, on a real PostgreSQL: one acts, the others are told.

Each proof first shows that it fails when the guard is off.
"""

import pytest
from django.db import connection

from laporan.models import Laporan
from laporan.status.laporan import Status
from ppid import alur, jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.laporan.rantai import BULANAN, OKTOBER, sampai, tutup
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
BANYAK = 8


@pytest.fixture
def satker():
    """The Sekretaris accepts and signs in one act."""
    satker = buat_satker("sarolangun")
    buat_pegawai(Peran.SEKRETARIS, satker)
    return satker


def orang(satker, peran) -> list:
    """People with one post, as a holder and several Plh. on one day."""
    return [pelaku(peran, satker, f"{peran}{n}.{satker.slug}") for n in range(BANYAK)]


def tutup_serempak(satker) -> list:
    kasubbag = orang(satker, Peran.KASUBBAG)
    return serempak(lambda i: Laporan.tutup(satker, BULANAN, OKTOBER, oleh=kasubbag[i]), BANYAK)


def terima_serempak(satker) -> list:
    """Everybody has read the same page before anybody presses the button."""
    satu, sekretaris = sampai(tutup(satker), Status.DIKIRIM), orang(satker, Peran.SEKRETARIS)
    lembar = [Laporan.objects.get(pk=satu.pk) for _ in sekretaris]
    return serempak(lambda i: lembar[i].terima(oleh=sekretaris[i]), BANYAK)


def terima_dan_tarik_serempak(satker) -> tuple[Laporan, list]:
    """Half of them accept what the others take back."""
    satu = sampai(tutup(satker), Status.DIKIRIM)
    kasubbag, sekretaris = orang(satker, Peran.KASUBBAG), orang(satker, Peran.SEKRETARIS)
    lembar = [Laporan.objects.get(pk=satu.pk) for _ in kasubbag]

    def berbuat(i: int):
        if i % 2:
            return lembar[i].terima(oleh=sekretaris[i])
        return lembar[i].tarik("Keliru", oleh=kasubbag[i])

    return satu, serempak(berbuat, BANYAK)


def ditolak(hasil: list) -> int:
    return sum(isinstance(h, TransisiDitolak) for h in hasil)


def test_satu_yang_menutup_yang_lain_ditolak(satker):
    hasil = tutup_serempak(satker)

    satu = Laporan.objects.get()
    assert ditolak(hasil) == BANYAK - 1
    assert Kegiatan.objects.tentang(satu).count() == 1
    assert jejak.periksa(satker.slug).jenis == ""


def test_satu_yang_menerima_satu_nomor_terbit(satker):
    hasil = terima_serempak(satker)

    satu = Laporan.objects.get()
    assert ditolak(hasil) == BANYAK - 1
    assert Naskah.objects.tentang(satu).get().nomor == satu.nomor
    assert satu.nomor.startswith("0001/")
    assert jejak.periksa(satker.slug).jenis == ""


def test_yang_ditarik_tidak_terbit_dan_yang_terbit_tidak_ditarik(satker):
    satu, hasil = terima_dan_tarik_serempak(satker)

    satu.refresh_from_db()
    acara = Jejak.objects.tentang(satu).filter(jenis__in=("terima_laporan", "tarik_laporan"))
    assert ditolak(hasil) == BANYAK - 1
    assert acara.get().ke == satu.status
    assert Naskah.objects.tentang(satu).count() == (satu.status == Status.TERBIT)


def test_tanpa_kunci_masa_satu_bulan_ditutup_berkali_kali(satker):
    kunci = next(c for c in Laporan._meta.constraints if c.name == "laporan_sekali")
    with connection.schema_editor() as penyunting:
        penyunting.remove_constraint(Laporan, kunci)
    try:
        tutup_serempak(satker)
        assert Laporan.objects.count() > 1
    finally:
        Laporan.objects.all().delete()
        with connection.schema_editor() as penyunting:
            penyunting.add_constraint(Laporan, kunci)


def test_tanpa_banding_versi_satu_laporan_terbit_berkali_kali(satker, monkeypatch):
    monkeypatch.setattr(alur, "_tukar", tukar_buta)
    terima_serempak(satker)

    assert Naskah.objects.filter(jenis="laporan_bulanan").count() > 1


def test_tanpa_banding_versi_laporan_ditarik_dan_terbit_sekaligus(satker, monkeypatch):
    monkeypatch.setattr(alur, "_tukar", tukar_buta)
    satu, _ = terima_dan_tarik_serempak(satker)

    jenis = set(Jejak.objects.tentang(satu).values_list("jenis", flat=True))
    assert {"terima_laporan", "tarik_laporan"} <= jenis


def tukar_buta(perkara, t, versi, ubah):
    baris = Laporan.objects.filter(pk=perkara.pk)
    baris.update(**ubah, **({"status": t.ke} if t.ke else {}))
    perkara.refresh_from_db()
