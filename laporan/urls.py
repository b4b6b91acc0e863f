from datetime import date

from django.urls import path, register_converter

from laporan.views import publik, supervisi


class Tanggal:
    """2026-11-20; what is no day is no address."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)
    to_url = staticmethod(date.isoformat)


register_converter(Tanggal, "tanggal")

urlpatterns = [
    path("ppid/supervisi/", supervisi.supervisi, name="supervisi"),
    path("ppid/supervisi/<tanggal:tanggal>/", supervisi.hari, name="supervisi_hari"),
    path("ppid/supervisi/<tanggal:tanggal>/naskah/", supervisi.cetak, name="supervisi_naskah"),
    # For anyone
    path("laporan/", publik.laporan, name="laporan_publik"),
    path("laporan/<int:tahun>/", publik.tahun, name="laporan_publik_tahun"),
    path("laporan/berkas/<slug:token>/", publik.unduh, name="laporan_unduh"),
    path("statistik/", publik.angka, name="statistik"),
    path("statistik/csv/", publik.angka_csv, name="statistik_csv"),
]
