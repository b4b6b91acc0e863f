"""Addresses. Fixed first words (`KATA_TETAP`) stand before `<satker>`."""

from django.urls import include, path

from dip.urls import kelola_urlpatterns
from ppid import halaman
from ppid.views import kelola, kesehatan, libur, masuk, tata_cara, verifikasi

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.terlarang"
handler404 = "ppid.views.galat.tidak_ada"
handler500 = "ppid.views.galat.gangguan"

urlpatterns = [
    path("", halaman.akar, name="akar"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("kerja/", halaman.ruang_kerja, name="ruang_kerja"),
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("kelola/<slug:satker>/", kelola.kelola, name="kelola"),
    path("kelola/<slug:satker>/hari-libur/", libur.hari_libur, name="hari_libur"),
    path("kelola/<slug:satker>/", include(kelola_urlpatterns)),
    path("<slug:satker>/", halaman.beranda, name="beranda"),
    path("<slug:satker>/meja/antrean/", halaman.antrean, name="antrean"),
    path("<slug:satker>/persetujuan/", halaman.persetujuan, name="persetujuan"),
    path("<slug:satker>/layanan/tata-cara/", tata_cara.tata_cara, name="tata_cara"),
    path("<slug:satker>/verifikasi/<slug:token>/", verifikasi.verifikasi, name="verifikasi"),
    path("<slug:satker>/", include("dip.urls")),
    path("<slug:satker>/", include("permohonan.urls")),
    path("<slug:satker>/", include("laporan.urls")),
]
