"""A link of the ruang pemeriksaan for each owner, for `tests/dunia.py`."""

from datetime import timedelta

from laporan.models import Undangan
from ppid.izin import Peran
from tests.factories import pelaku


def isi(satker, milik: str) -> dict:
    """Its token, by address, office and owner."""
    sampai = satker.hari_ini + timedelta(days=7)
    oleh = pelaku(Peran.KASUBBAG, satker)
    _, token = Undangan.buat(nama="Retno", badan=f"KI {milik}", sampai=sampai, oleh=oleh)
    return {("audit_masuk", satker.slug, milik): token}


def undangan(perkara, *_) -> dict:
    """The least that makes a link."""
    sampai = perkara.satker.hari_ini + timedelta(days=1)
    return {"nama": "Retno", "badan": "Komisi Informasi", "sampai": f"{sampai:%d-%m-%Y}"}


ISIAN = {"laporan_pemeriksa": undangan}
