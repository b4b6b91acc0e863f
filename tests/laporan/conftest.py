"""An office whose Kasubbag supervises it, on a clock that stands still."""

from datetime import datetime

import pytest

from tests.factories import buat_pegawai, buat_permohonan
from tests.permohonan.conftest import jam, kasubbag, petugas, satker

__all__ = ["jam", "kasubbag", "petugas", "satker"]


@pytest.fixture
def pada(jam):
    """Move the clock: `pada("2026-11-20 09.10")`, office time."""

    def pindah(teks: str) -> None:
        jam.kini = datetime.strptime(f"{teks} +0700", "%Y-%m-%d %H.%M %z")

    return pindah


@pytest.fixture
def oktober(satker, pada):
    """Two requests in October; it is Tuesday, 3 November."""
    pada("2026-10-12 10.00")
    semua = [buat_permohonan(satker, pemohon={"nama": "Zulkarnaen Qz"}) for _ in range(2)]
    pada("2026-11-03 09.00")
    return semua


@pytest.fixture
def masuk(client, satker):
    def sebagai(peran, kantor=satker):
        client.force_login(buat_pegawai(peran, kantor))
        return client

    return sebagai
