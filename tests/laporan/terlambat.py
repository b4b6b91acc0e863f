"""A case answered late, for tests of what its reason may say."""

from ppid.izin import Peran
from tests.factories import buat_permohonan, pelaku, setujui, susun, teruskan


def jawab_terlambat(satker, pada, pemohon: dict, sebab: str):
    """Received on 1 October, answered late on the 20th, with a reason; it is November now."""
    pada("2026-10-01 09.00")
    satu = buat_permohonan(satker, pemohon=pemohon)
    oleh = pelaku(Peran.PETUGAS, satker)
    satu.nyatakan_lengkap(oleh=oleh)
    pada("2026-10-20 09.00")
    for langkah in (teruskan, susun, setujui):
        langkah(satu)
    satu.beritahukan(oleh=oleh, cara="portal", cara_serah="ambil", sebab_terlambat=sebab)
    pada("2026-11-03 09.00")
    return satu
