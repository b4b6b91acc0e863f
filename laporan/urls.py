from datetime import date

from django.urls import path, register_converter

from laporan.status.laporan import JenisLaporan
from laporan.views import (
    audit,
    audit_perkara,
    ekspor,
    harian,
    kelola,
    monev,
    naskah,
    pemeriksa,
    publik,
    rincian,
    satu,
    supervisi,
    wilayah,
)


class Tanggal:
    """2026-11-20; what is no day is no address, nor is a day without a month before and after."""

    regex = r"(?!0001|9999)[0-9]{4}-[0-9]{2}-[0-9]{2}"
    to_python = staticmethod(date.fromisoformat)
    to_url = staticmethod(date.isoformat)


class Jenis:
    """bulanan, triwulanan, tahunan: another word is another page."""

    regex = "|".join(JenisLaporan.values)
    to_python = staticmethod(str)
    to_url = staticmethod(str)


register_converter(Tanggal, "tanggal")
register_converter(Jenis, "laporan")
LAPORAN = "laporan-kelola/<laporan:jenis>/<slug:masa>"

urlpatterns = [
    path("ppid/supervisi/", supervisi.supervisi, name="supervisi"),
    path("ppid/supervisi/<tanggal:tanggal>/", supervisi.hari, name="supervisi_hari"),
    path("ppid/supervisi/<tanggal:tanggal>/naskah/", supervisi.cetak, name="supervisi_naskah"),
    path("laporan-kelola/harian/<tanggal:tanggal>/", harian.hari, name="laporan_harian"),
    path("laporan-kelola/monev/", monev.peta, name="laporan_monev"),
    path("laporan-kelola/wilayah/", wilayah.daftar, name="laporan_wilayah"),
    path("laporan-kelola/wilayah/xlsx/", wilayah.xlsx, name="laporan_wilayah_xlsx"),
    path("laporan-kelola/", kelola.kelola, name="laporan_kelola"),
    path(f"{LAPORAN}/", satu.satu, name="laporan_satu"),
    path(f"{LAPORAN}/naskah/", naskah.cetak, name="laporan_naskah"),
    path(f"{LAPORAN}/rincian/", rincian.rincian, name="laporan_rincian"),
    path(f"{LAPORAN}/xlsx/", ekspor.xlsx, name="laporan_xlsx"),
    path("laporan-kelola/pemeriksa/", pemeriksa.pemeriksa, name="laporan_pemeriksa"),
    # For anyone
    path("laporan/", publik.laporan, name="laporan_publik"),
    path("laporan/<int:tahun>/", publik.tahun, name="laporan_publik_tahun"),
    path("laporan/berkas/<slug:token>/", publik.unduh, name="laporan_unduh"),
    path("statistik/", publik.angka, name="statistik"),
    path("statistik/csv/", publik.angka_csv, name="statistik_csv"),
]

# Under `audit/<satker>/`: the ruang pemeriksaan
audit_urlpatterns = [
    path("masuk/<slug:token>/", audit.masuk, name="audit_masuk"),
    path("", audit.ruang, name="audit"),
    path("<slug:nomor>/", audit_perkara.perkara, name="audit_perkara"),
    path("<slug:nomor>/bukti/", audit_perkara.bukti, name="audit_bukti"),
]
