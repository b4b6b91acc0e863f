"""Addresses. Fixed first words (`KATA_TETAP`) stand before `<satker>`."""

from django.urls import include, path

from dip import urls as dip
from laporan import urls as laporan
from permohonan import urls as permohonan
from ppid import halaman
from ppid.views import (
    akun,
    kabar,
    kelola,
    kelola_naskah,
    kelola_sop,
    kesehatan,
    laman,
    libur,
    logo,
    masuk,
    matriks,
    pengguna,
    rezim,
    sunting,
    tata_cara,
    unit,
    verifikasi,
)

handler400 = "ppid.views.galat.permintaan_buruk"
handler403 = "ppid.views.galat.terlarang"
handler404 = "ppid.views.galat.tidak_ada"
handler500 = "ppid.views.galat.gangguan"

# Pages of an office that hold its words alone: name of the address, and the address.
LAMAN = {
    "profil": "profil",
    "maklumat": "layanan/maklumat",
    "regulasi": "regulasi",
    "faq": "faq",
    "aksesibilitas": "aksesibilitas",
    "privasi": "privasi",
}
# Addresses of KPU's earlier sites, and where they lead.
ALAMAT_LAMA = {
    "profil_ppid": "profil",
    "mekanisme-permohonan-informasi": "tata_cara",
    "formulir-permohonan": "formulir",
    "regulasi/<path:sisa>": "regulasi",
}
K = "kelola/<slug:satker>/"
SOP = K + "profil-sop/<slug:jenis>/<int:versi>/"
S = "<slug:satker>/"

urlpatterns = [
    path("", halaman.akar, name="akar"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("kerja/", halaman.ruang_kerja, name="ruang_kerja"),
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("akun/sandi/", akun.sandi, name="sandi"),
    path("aksesibilitas/", laman.laman_portal, {"kode": "aksesibilitas"}, "aksesibilitas_portal"),
    path("privasi/", laman.laman_portal, {"kode": "privasi"}, "privasi_portal"),
    path("", include(dip.akar_urlpatterns)),
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
    path(K + "profil-sop/", kelola_sop.daftar, name="kelola_sop"),
    path(SOP, kelola_sop.satu, name="kelola_sop_satu"),
    path(SOP + "baru/", kelola_sop.baru, name="kelola_sop_baru"),
    path(SOP + "ubah/", kelola_sop.ubah, name="kelola_sop_ubah"),
    path(K + "naskah/", kelola_naskah.daftar, name="kelola_naskah"),
    path(K + "naskah/<slug:jenis>/", kelola_naskah.satu, name="kelola_naskah_satu"),
    path(K + "halaman/", sunting.daftar, name="kelola_halaman"),
    path(K + "halaman/<slug:kode>/", sunting.satu, name="kelola_halaman_satu"),
    path(K + "rezim/", rezim.rezim, name="rezim"),
    path(K, include(dip.kelola_urlpatterns)),
    path(K, include(permohonan.kelola_urlpatterns)),
    path("audit/<slug:satker>/", include(laporan.audit_urlpatterns)),
    # Pages of an office
    path(S, halaman.beranda, name="beranda"),
    path(S + "logo/", logo.logo, name="logo"),
    path(S + "kontak/", halaman.kontak, name="kontak"),
    *(path(f"{S}{alamat}/", laman.laman, {"kode": kode}, kode) for kode, alamat in LAMAN.items()),
    *(
        path(f"{S}{lama}/", laman.alih, {"ke": ke}, f"alih_{ke}")
        for lama, ke in ALAMAT_LAMA.items()
    ),
    path(S + "layanan/tata-cara/", tata_cara.tata_cara, name="tata_cara"),
    path(S + "layanan/tata-cara/<slug:jenis>/", tata_cara.lembar_sop, name="lembar_sop"),
    path(S + "verifikasi/<slug:token>/", verifikasi.verifikasi, name="verifikasi"),
    # Work that shows several apps
    path(S + "ppid/", halaman.ringkasan, name="ppid"),
    path(S + "meja/antrean/", halaman.antrean, name="antrean"),
    path(S + "meja/kabar/", kabar.kabar, name="kabar"),
    path(S + "meja/matriks/", matriks.matriks, name="matriks"),
    path(S + "meja/matriks/cetak/", matriks.cetak, name="matriks_cetak"),
    path(S + "persetujuan/", halaman.persetujuan, name="persetujuan"),
    path(S + "pimpinan/", halaman.pimpinan, name="pimpinan"),
    path(S + "pimpinan/cetak/", halaman.pimpinan_cetak, name="pimpinan_cetak"),
    path(S, include("dip.urls")),
    path(S, include("permohonan.urls")),
    path(S, include("laporan.urls")),
]
