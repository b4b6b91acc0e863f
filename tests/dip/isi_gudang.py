"""The store of `tests.gudang` in the database."""

from dip.models import Dokumen
from tests.factories_dip import buat_dokumen
from tests.gandaan_dip import salin_dokumen
from tests.gudang import DI_BERKAS, judul_ringkasan


def isi_gudang(satker) -> list[Dokumen]:
    return salin_dokumen(
        buat_dokumen(satker, "Contoh formulir kosong"),
        [(judul, ringkasan, DI_BERKAS.get(judul, "")) for judul, ringkasan in judul_ringkasan()],
    )
