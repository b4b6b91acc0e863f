"""Switching an admin off: every office of theirs keeps one on each of the next 30 days."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from ppid import orang
from ppid.izin import Peran
from ppid.models import Jejak, Pengguna
from tests.factories import beri_tugas, buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker():
    return buat_satker()


@pytest.fixture
def lain():
    return buat_satker("sarolangun")


def buat_admin(satker, nama: str, sejak: int | None = None, sampai: int | None = None) -> Pengguna:
    """A number is a day from today."""
    hari = {"sejak": sejak, "sampai": sampai}
    masa = {k: satker.hari_ini + timedelta(n) for k, n in hari.items() if n is not None}
    return buat_pegawai(Peran.ADMIN, satker, username=nama, **masa)


def nonaktif(siapa: Pengguna, oleh: Pengguna) -> str:
    """The refusal, or "" where the account is off."""
    try:
        orang.nonaktifkan(siapa, oleh=oleh.bertugas_di("bintan"))
    except ValidationError as galat:
        return galat.message
    return ""


@pytest.mark.parametrize(
    ("sampai", "pengganti", "boleh"),
    [
        (None, None, True),
        (30, None, True),
        (29, None, False),
        (1, None, False),
        (1, {"sejak": 2}, True),
        (1, {"sejak": 3}, False),
        (1, {"sejak": 2, "sampai": 20}, False),
        (1, {"sejak": -9, "sampai": 40}, True),
    ],
)
def test_admin_yang_tinggal_harus_bersambung_30_hari(satker, sampai, pengganti, boleh):
    tinggal = buat_admin(satker, "tinggal", sampai=sampai)
    pergi = buat_admin(satker, "pergi")
    if pengganti:
        buat_admin(satker, "pengganti", **pengganti)

    assert nonaktif(pergi, tinggal) == ("" if boleh else orang.ADMIN_PUTUS)

    pergi.refresh_from_db()
    assert pergi.is_active != boleh
    assert Jejak.objects.exists() == boleh


def test_admin_satu_satunya_di_kantor_lain_tidak_dinonaktifkan_dari_sini(satker, lain):
    kita, pergi = buat_admin(satker, "kita"), buat_admin(satker, "pergi")
    Pengguna.objects.filter(pk=pergi.pk).update(kantor=satker)
    pergi.refresh_from_db()
    beri_tugas(pergi, Peran.ADMIN, lain)

    kalimat = nonaktif(pergi, kita)
    buat_admin(lain, "pengganti")

    assert kalimat == orang.ADMIN_PUTUS_DI_LAIN
    assert "Sarolangun" not in kalimat
    assert nonaktif(pergi, kita) == ""


def test_jabatan_admin_yang_sudah_berakhir_tidak_menahan(satker, lain):
    kita, pergi = buat_admin(satker, "kita"), buat_pegawai(Peran.PLENO, satker)
    beri_tugas(pergi, Peran.ADMIN, lain, sampai=lain.hari_ini - timedelta(1))

    assert nonaktif(pergi, kita) == ""


def test_yang_bukan_admin_dinonaktifkan_juga_oleh_admin_yang_segera_berhenti(satker):
    kita, pergi = buat_admin(satker, "kita", sampai=1), buat_pegawai(Peran.PETUGAS, satker)

    assert nonaktif(pergi, kita) == ""
