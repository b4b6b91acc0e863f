"""The desk on a Monday morning: an office, its people, and a clock that stands still."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from ppid import waktu
from ppid.izin import Peran
from tests.factories import buat_satker, pelaku

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
