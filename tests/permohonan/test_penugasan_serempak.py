"""Assignments that meet on a real PostgreSQL: one batch wins whole, the other does nothing."""

import pytest

from permohonan import penugasan
from permohonan.models import Permohonan
from ppid import alur, jejak
from ppid.izin import Peran
from ppid.models import Jejak
from tests.factories import buat_pegawai, buat_permohonan, buat_satker, pelaku
from tests.ppid.test_serempak import serempak

pytestmark = [pytest.mark.konkurensi, pytest.mark.django_db(transaction=True)]
KLIK = 6


@pytest.fixture
def meja():
    satker = buat_satker()
    orang = [buat_pegawai(Peran.PETUGAS, satker, f"petugas{i}.bintan") for i in range(2)]
    kepala = [pelaku(Peran.KASUBBAG, satker, f"kasubbag{i}.bintan") for i in range(2)]
    return kepala, orang, [buat_permohonan(satker) for _ in range(4)]


def pemegang() -> set:
    return set(Permohonan.objects.values_list("petugas__username", flat=True))


def test_dua_kasubbag_menugaskan_baris_yang_sama_hanya_satu_yang_menang(meja):
    kepala, orang, perkara = meja
    versi = {p.kunci: p.versi for p in perkara}

    def kerja(i):
        penugasan.tugaskan(kepala[i % 2], versi, orang[i % 2])
        return orang[i % 2].username

    hasil = serempak(kerja, KLIK)

    menang = [h for h in hasil if isinstance(h, str)]
    lain = [h for h in hasil if not isinstance(h, str | alur.TransisiDitolak)]
    assert (len(menang), lain) == (1, [])
    assert pemegang() == set(menang)
    assert Jejak.objects.filter(jenis="tugaskan").count() == len(perkara)
    assert jejak.periksa("bintan").jenis == ""


def test_dua_kelompok_yang_beririsan_tidak_saling_menunggu_melingkar(meja):
    """Ticked in opposite orders; locked in the order of their keys all the same."""
    kepala, orang, perkara = meja
    satu = {p.kunci: p.versi for p in perkara[:3]}
    dua = {p.kunci: p.versi for p in reversed(perkara[1:])}

    hasil = serempak(
        lambda i: penugasan.tugaskan(kepala[i % 2], (satu, dua)[i % 2], orang[i % 2]), KLIK
    )

    menang = [h for h in hasil if isinstance(h, str)]
    assert len(menang) == 1
    assert all(isinstance(h, str | alur.TransisiDitolak) for h in hasil), hasil
    assert Jejak.objects.filter(jenis="tugaskan").count() == 3


def test_pembatalan_lawan_penugasan_baru_hanya_satu_yang_berlaku(meja):
    kepala, orang, perkara = meja
    kelompok = penugasan.tugaskan(kepala[0], {p.kunci: p.versi for p in perkara}, orang[0])
    versi = dict(Permohonan.objects.values_list("kunci", "versi"))

    def kerja(i):
        if i % 2:
            return penugasan.batalkan(kepala[0], kelompok)
        return penugasan.tugaskan(kepala[1], versi, orang[1])

    hasil = serempak(kerja, 2)

    assert sum(isinstance(h, alur.TransisiDitolak) for h in hasil) == 1, hasil
    assert pemegang() in ({None}, {orang[1].username})
    assert jejak.periksa("bintan").jenis == ""
