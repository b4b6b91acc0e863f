"""Addresses. Fixed first words (`KATA_TETAP`) stand before `<satker>`."""

from django.urls import include, path

from dip.urls import kelola_urlpatterns
from permohonan.urls import kelola_urlpatterns as kelola_permohonan
from ppid import halaman
from ppid.views import (
    kelola,
    kelola_naskah,
    kelola_sop,
    kesehatan,
    libur,
    masuk,
    tata_cara,
    verifikasi,
)

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.terlarang"
handler404 = "ppid.views.galat.tidak_ada"
handler500 = "ppid.views.galat.gangguan"

SOP = "kelola/<slug:satker>/profil-sop/<slug:jenis>/<int:versi>/"

urlpatterns = [
    path("", halaman.akar, name="akar"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("kerja/", halaman.ruang_kerja, name="ruang_kerja"),
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("kelola/<slug:satker>/", kelola.kelola, name="kelola"),
    path("kelola/<slug:satker>/hari-libur/", libur.hari_libur, name="hari_libur"),
    path("kelola/<slug:satker>/profil-sop/", kelola_sop.daftar, name="kelola_sop"),
    path(SOP, kelola_sop.satu, name="kelola_sop_satu"),
    path(SOP + "baru/", kelola_sop.baru, name="kelola_sop_baru"),
    path(SOP + "ubah/", kelola_sop.ubah, name="kelola_sop_ubah"),
    path("kelola/<slug:satker>/naskah/", kelola_naskah.daftar, name="kelola_naskah"),
    path(
        "kelola/<slug:satker>/naskah/<slug:jenis>/", kelola_naskah.satu, name="kelola_naskah_satu"
    ),
    path("kelola/<slug:satker>/", include(kelola_urlpatterns)),
    path("kelola/<slug:satker>/", include(kelola_permohonan)),
    path("<slug:satker>/", halaman.beranda, name="beranda"),
    path("<slug:satker>/persetujuan/", halaman.persetujuan, name="persetujuan"),
    path("<slug:satker>/layanan/tata-cara/", tata_cara.tata_cara, name="tata_cara"),
    path("<slug:satker>/verifikasi/<slug:token>/", verifikasi.verifikasi, name="verifikasi"),
    path("<slug:satker>/", include("dip.urls")),
    path("<slug:satker>/", include("permohonan.urls")),
    path("<slug:satker>/", include("laporan.urls")),
]
