"""Addresses. Fixed first words (`KATA_TETAP`) stand before `<satker>`."""

from django.urls import include, path

from dip import urls as dip
from permohonan import urls as permohonan
from ppid import halaman
from ppid.views import (
    akun,
    kelola,
    kesehatan,
    libur,
    logo,
    masuk,
    pengguna,
    rezim,
    tata_cara,
    unit,
    verifikasi,
)

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.terlarang"
handler404 = "ppid.views.galat.tidak_ada"
handler500 = "ppid.views.galat.gangguan"

K = "kelola/<slug:satker>/"

urlpatterns = [
    path("", halaman.akar, name="akar"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("kerja/", halaman.ruang_kerja, name="ruang_kerja"),
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("akun/sandi/", akun.sandi, name="sandi"),
    # Settings, in the order of setting up an office
    path(K, kelola.kelola, name="kelola"),
    path(K + "kantor/", kelola.kantor, name="kelola_kantor"),
    path(K + "jam-layanan/", kelola.jam_layanan, name="jam_layanan"),
    path(K + "hari-libur/", libur.hari_libur, name="hari_libur"),
    path(K + "unit/", unit.unit, name="unit"),
    path(K + "pengguna/", pengguna.daftar, name="pengguna"),
    path(K + "pengguna/baru/", pengguna.baru, name="pengguna_baru"),
    path(K + "pengguna/kantor-lain/", pengguna.kantor_lain, name="pengguna_kantor_lain"),
    path(K + "pengguna/<str:username>/", pengguna.satu, name="pengguna_satu"),
    path(K + "pengguna/<str:username>/jabatan/", pengguna.jabatan, name="pengguna_jabatan"),
    path(K + "rezim/", rezim.rezim, name="rezim"),
    path(K, include(dip.kelola_urlpatterns)),
    path(K, include(permohonan.kelola_urlpatterns)),
    # Pages of an office
    path("<slug:satker>/", halaman.beranda, name="beranda"),
    path("<slug:satker>/logo/", logo.logo, name="logo"),
    path("<slug:satker>/persetujuan/", halaman.persetujuan, name="persetujuan"),
    path("<slug:satker>/layanan/tata-cara/", tata_cara.tata_cara, name="tata_cara"),
    path("<slug:satker>/verifikasi/<slug:token>/", verifikasi.verifikasi, name="verifikasi"),
    path("<slug:satker>/", include("dip.urls")),
    path("<slug:satker>/", include("permohonan.urls")),
    path("<slug:satker>/", include("laporan.urls")),
]
