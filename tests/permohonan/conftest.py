"""The desk on a Monday morning: an office, its people, and a clock that stands still."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine

from ppid import waktu
from ppid.izin import Peran
from tests.factories import buat_satker, pelaku
from tests.factories_dip import buat_dokumen
from tests.permohonan import warga
from tests.permohonan.aksi import alamat
from tests.permohonan.meja import DPT, Desk

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
def hari_itu():
    """`SENIN` for the whole process."""
    with time_machine.travel(SENIN, tick=False):
        yield


@pytest.fixture
def senin():
    """The same Monday an hour before, when a citizen sits down, and its clock."""
    with time_machine.travel(warga.SENIN, tick=False) as mesin:
        yield mesin


@pytest.fixture
def tanpa_pdf(monkeypatch):
    monkeypatch.setattr("ppid.naskah.html_ke_pdf", lambda html: b"%PDF-1.7 uji")


@pytest.fixture
def petugas(satker):
    return pelaku(Peran.PETUGAS, satker)


@pytest.fixture
def kasubbag(satker):
    return pelaku(Peran.KASUBBAG, satker)


@pytest.fixture
def klien(client, petugas):
    client.force_login(petugas.pengguna)
    return client


@pytest.fixture
def ppid(client, kasubbag):
    client.force_login(kasubbag.pengguna)
    return client


@pytest.fixture
def desk(client, petugas, satker, jam):
    """The clerk at the intake page."""
    return Desk(client, petugas.pengguna, satker)


@pytest.fixture
def dpt(satker, jam):
    return buat_dokumen(satker, DPT)


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
