"""A year's DIP on its way through steps 1 to 6, made by its verbs, for tests."""

from dip.models import Penyusunan
from ppid.izin import Peran
from tests.factories import pelaku
from tests.factories_dip import buat_unit

UNIT = ("Bagian Keuangan, Umum, dan Logistik", "Bagian Teknis dan Hupmas")
ISI = "Mohon setiap bagian mengisi DIP.\n1. Mendata informasi;\n2. Menyerahkan bagiannya."
SAMPAI = ("penugasan", "konsep", "koreksi", "persetujuan", "tanda_tangan", "pengisian")


def buat_penyusunan(satker, sampai: str = "konsep", tahun: int = 2026) -> Penyusunan:
    """In an office whose Kabag is the Kasubbag the first status is `konsep`."""
    unit = [buat_unit(satker, nama) for nama in UNIT]
    kabag = pelaku(Peran.KABAG, satker, unit=unit[1], jabatan="Kabag Teknis dan Hupmas")
    kasubbag, petugas = (pelaku(peran, satker) for peran in (Peran.KASUBBAG, Peran.PETUGAS))
    sekretaris = pelaku(Peran.SEKRETARIS, satker)
    milik = next((satu for satu in unit if satu.pk in kabag.unit), None)  # a Kabag made before
    dip = Penyusunan.mulai_tahun(
        tahun, oleh=sekretaris, arahan="Susun DIP", koordinator=milik, detik=90
    )
    if dip.sekali_tugas:
        kabag = kasubbag
    jalan = {
        "penugasan": lambda: dip.tugaskan_kasubbag(oleh=kabag, arahan="Koordinasikan", detik=60),
        "konsep": lambda: dip.kirim_konsep("Penyusunan DIP", ISI, oleh=petugas),
        "koreksi": lambda: dip.koreksi_nota("Penyusunan DIP", ISI, oleh=kasubbag, detik=120),
        "persetujuan": lambda: dip.setujui_nota(oleh=kabag, detik=30),
        "tanda_tangan": lambda: dip.tandatangani_nota(oleh=sekretaris),
    }
    while dip.status != sampai:
        jalan[dip.status]()
    return dip
