"""Three lines of offices: Bintan and Kepulauan Riau, Sarolangun and Jambi, KPU RI above both."""

import pytest

from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import PENGISIAN, UNIT, UNIT_KABAG, buat_dip, buat_unit, persingkat


@pytest.fixture
def kpu(db):
    return buat_satker("kpu")


@pytest.fixture
def provinsi(kpu):
    return buat_satker("kepulauan-riau", induk=kpu)


@pytest.fixture
def bintan(provinsi):
    return buat_satker("bintan", induk=provinsi)


@pytest.fixture
def sarolangun(kpu):
    return buat_satker("sarolangun", induk=buat_satker("jambi", induk=kpu))


@pytest.fixture
def masuk(client):
    """Signs somebody in: masuk(Peran.PETUGAS, satker)."""

    def sebagai(peran: Peran, satker):
        client.force_login(buat_pegawai(peran, satker))
        return client

    return sebagai


@pytest.fixture
def bengkulu(db):
    """An office with a Kabag, who heads one of its two units."""
    satker = buat_satker("bengkulu")
    buat_unit(satker)
    unit = buat_unit(satker, UNIT_KABAG)
    buat_pegawai(Peran.KABAG, satker, unit=unit, jabatan="Kabag Teknis dan Hupmas")
    return satker


@pytest.fixture
def gudang(settings, tmp_path):
    """The files of this test alone."""
    settings.FILE_DIR = tmp_path
    return tmp_path


# A part being filled in (step 7); a module with another DIP has a `dip` of its own.


@pytest.fixture
def dip(bintan):
    return buat_dip(persingkat(bintan, *PENGISIAN), entri=[{"nama": "DPT 2024"}])


@pytest.fixture
def bagian(dip):
    return dip.bagian.get(unit__nama=UNIT)


@pytest.fixture
def penghubung(bagian):
    return pelaku(Peran.PENGHUBUNG, bagian.satker, unit=bagian.unit)


@pytest.fixture
def klien(client, penghubung):
    client.force_login(penghubung.pengguna)
    return client


# The desk of the module's `satker`


@pytest.fixture
def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


@pytest.fixture
def meja(client, petugas):
    client.force_login(petugas.pengguna)
    return client
