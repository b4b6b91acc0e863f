from datetime import date

from django.urls import path, register_converter

from laporan.views import ekspor, rincian, supervisi


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
    path("laporan-kelola/<jenis>/<masa>/rincian/", rincian.rincian, name="laporan_rincian"),
    path("laporan-kelola/<jenis>/<masa>/xlsx/", ekspor.xlsx, name="laporan_xlsx"),
]
