"""The office's admin, signed in, and a clerk they look after."""

import pytest

from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_satker


@pytest.fixture
def satker(db):
    return buat_satker()


@pytest.fixture
def admin(client, satker):
    siapa = buat_pegawai(Peran.ADMIN, satker, nama="Siti Rahma")
    client.force_login(siapa)
    return siapa


@pytest.fixture
def petugas(satker):
    return buat_pegawai(Peran.PETUGAS, satker)
