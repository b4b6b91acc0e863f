"""Three lines of offices: Bintan and Kepulauan Riau, Sarolangun and Jambi, KPU RI above both."""

import pytest

from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_satker


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
