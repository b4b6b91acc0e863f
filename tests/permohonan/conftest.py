"""The desk on a Monday morning: an office, its people, and a clock that stands still."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from ppid import waktu
from ppid.izin import Peran
from tests.factories import buat_satker, pelaku
from tests.permohonan.aksi import alamat

SENIN = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)  # 09.14 WIB


@pytest.fixture
def satker(db):
    return buat_satker()


@pytest.fixture
def jam(monkeypatch):
    """The portal's clock, standing still until it is moved."""

    class Jam:
        kini = SENIN

        def maju(self, **lama):
            self.kini += timedelta(**lama)

    jam = Jam()
    # What `sekarang` reads and not itself, which field defaults hold.
    monkeypatch.setattr(waktu, "timezone", SimpleNamespace(now=lambda: jam.kini))
    return jam


@pytest.fixture
def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


@pytest.fixture
def kasubbag(satker):
    return pelaku(Peran.KASUBBAG, satker)


@pytest.fixture
def meja(client, petugas):
    """A browser of the desk, and the way to do an act with it."""
    client.force_login(petugas.pengguna)

    def lakukan(p, aksi, **isian):
        p.refresh_from_db()
        return client.post(alamat(p, aksi), {"versi": p.versi} | isian)

    return lakukan


@pytest.fixture
def lakukan(client, petugas):
    """Do an act by its form, as the desk unless another actor is named."""

    def lakukan(p, aksi, *, oleh=petugas, **isian):
        p.refresh_from_db()
        client.force_login(oleh.pengguna)
        respons = client.post(alamat(p, aksi), {"versi": p.versi} | isian)
        p.refresh_from_db()
        return respons

    return lakukan
