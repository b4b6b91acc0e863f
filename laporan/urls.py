from datetime import date

from django.urls import path, register_converter

from laporan.views import audit, audit_perkara, pemeriksa, supervisi


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
    path("laporan-kelola/pemeriksa/", pemeriksa.pemeriksa, name="laporan_pemeriksa"),
]

# Under `audit/<satker>/`: the ruang pemeriksaan
audit_urlpatterns = [
    path("masuk/<slug:token>/", audit.masuk, name="audit_masuk"),
    path("", audit.ruang, name="audit"),
    path("<slug:nomor>/", audit_perkara.perkara, name="audit_perkara"),
    path("<slug:nomor>/bukti/", audit_perkara.bukti, name="audit_bukti"),
]
