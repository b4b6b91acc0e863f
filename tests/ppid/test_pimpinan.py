"""Persetujuan and Ringkasan pimpinan as the officials of the DIP chain see them."""

import pytest

from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_satker

pytestmark = pytest.mark.django_db


def test_x(client):
    satker = buat_satker("bengkulu")
    for p in (Peran.KABAG, Peran.SEKRETARIS, Peran.KASUBBAG):
        client.force_login(buat_pegawai(p, satker))
        r = client.get("/bengkulu/pimpinan/")
        assert r.status_code == 200
        r = client.get("/bengkulu/pimpinan/cetak/")
        assert r.status_code == 200 and r.content.startswith(b"%PDF")
        r = client.get("/bengkulu/persetujuan/")
        assert r.status_code == 200
