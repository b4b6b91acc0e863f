"""Several Kasubbag at one instant, on a real PostgreSQL: one signs, the others are told (409).

Each proof first shows that it fails when the guard is off.
"""

from datetime import date

import pytest
from django.db import connection

from laporan.masa import Masa
from laporan.models import Supervisi
from ppid import alur, jejak
from ppid.alur import TransisiDitolak
from ppid.izin import Peran
from ppid.models import Kegiatan, Naskah
from tests.factories import buat_satker, pelaku
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]

BANYAK = 12
HARI = Masa(date(2026, 11, 20), date(2026, 11, 20))


@pytest.fixture
def orang():
    """Twelve people with the post, as a holder and a Plh. on one day."""
    satker = buat_satker()
    return [pelaku(Peran.KASUBBAG, satker, f"kasubbag{n}.bintan") for n in range(BANYAK)]


def sahkan_serempak(orang) -> list:
    """Everybody has read the same sheet before anybody presses the button."""
    lembar = [Supervisi.calon(oleh.satker, HARI) for oleh in orang]
    versi = lembar[0].versi
    return serempak(lambda i: lembar[i].sahkan(oleh=orang[i], versi=versi), BANYAK)


@pytest.mark.parametrize("sudah_dimulai", [False, True])
def test_satu_yang_mengesahkan_yang_lain_ditolak(orang, sudah_dimulai):
    if sudah_dimulai:
        Supervisi.calon(orang[0].satker, HARI).mulai(oleh=orang[0])

    hasil = sahkan_serempak(orang)

    satu = Supervisi.objects.get()
    assert sum(h is None for h in hasil) == 1
    assert sum(isinstance(h, TransisiDitolak) for h in hasil) == BANYAK - 1
    assert Naskah.objects.get(jenis="data_layanan").nomor == satu.nomor
    assert satu.nomor.startswith("0001/")
    assert Kegiatan.objects.tentang(satu).count() == 1
    assert jejak.periksa("bintan").jenis == ""


def test_tanpa_kunci_masa_satu_hari_disahkan_berkali_kali(orang):
    kunci = next(c for c in Supervisi._meta.constraints if c.name == "supervisi_sekali")
    with connection.schema_editor() as penyunting:
        penyunting.remove_constraint(Supervisi, kunci)
    try:
        sahkan_serempak(orang)
        assert Naskah.objects.filter(jenis="data_layanan").count() > 1
    finally:
        Supervisi.objects.all().delete()
        with connection.schema_editor() as penyunting:
            penyunting.add_constraint(Supervisi, kunci)


def test_tanpa_banding_versi_satu_hari_disahkan_berkali_kali(orang, monkeypatch):
    Supervisi.calon(orang[0].satker, HARI).mulai(oleh=orang[0])

    def tukar_buta(perkara, t, versi, ubah):
        Supervisi.objects.filter(pk=perkara.pk).update(**ubah)

    monkeypatch.setattr(alur, "_tukar", tukar_buta)
    sahkan_serempak(orang)

    assert Naskah.objects.filter(jenis="data_layanan").count() > 1
