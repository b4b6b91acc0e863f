"""The world's DIP in steps 1 to 6, for `tests/dunia.py`: one year drafted, one signed."""

from dip.status.penyusunan import Status
from ppid.models import Naskah
from tests.factories_dip import buat_dip

TAHUN_KONSEP, TAHUN_TERBIT = 2040, 2041


def isi(satker) -> dict:
    """Tokens of two papers of the signed year: (address, office, whose) -> token."""
    buat_dip(satker, TAHUN_KONSEP, sampai=Status.KONSEP)
    terbit = buat_dip(satker, TAHUN_TERBIT)
    arahan, *_, nota = Naskah.objects.tentang(terbit).values_list("token", flat=True)
    return {
        ("dip_naskah", satker.slug, "sendiri"): arahan,
        ("dip_naskah", satker.slug, "tetangga"): nota,
    }
