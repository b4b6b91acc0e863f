"""Addresses. Fixed first words (`KATA_TETAP`) stand before `<satker>`."""

from django.urls import include, path

from dip.urls import kelola_urlpatterns
from permohonan.urls import kelola_urlpatterns as kelola_permohonan
from ppid import halaman
from ppid.views import (
    kabar,
    kelola,
    kelola_naskah,
    kelola_sop,
    kesehatan,
    laman,
    libur,
    masuk,
    matriks,
    sunting,
    tata_cara,
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
SOP = "kelola/<slug:satker>/profil-sop/<slug:jenis>/<int:versi>/"

urlpatterns = [
    path("", halaman.akar, name="akar"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("kerja/", halaman.ruang_kerja, name="ruang_kerja"),
    path("kesehatan/", kesehatan.kesehatan, name="kesehatan"),
    path("kelola/<slug:satker>/", kelola.kelola, name="kelola"),
    path("kelola/<slug:satker>/hari-libur/", libur.hari_libur, name="hari_libur"),
    path("kelola/<slug:satker>/halaman/", sunting.daftar, name="kelola_halaman"),
    path("kelola/<slug:satker>/halaman/<slug:kode>/", sunting.satu, name="kelola_halaman_satu"),
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
    path("aksesibilitas/", laman.laman_portal, {"kode": "aksesibilitas"}, "aksesibilitas_portal"),
    path("privasi/", laman.laman_portal, {"kode": "privasi"}, "privasi_portal"),
    path("<slug:satker>/", halaman.beranda, name="beranda"),
    path("<slug:satker>/ppid/", halaman.ringkasan, name="ppid"),
    path("<slug:satker>/meja/antrean/", halaman.antrean, name="antrean"),
    path("<slug:satker>/persetujuan/", halaman.persetujuan, name="persetujuan"),
    path("<slug:satker>/meja/kabar/", kabar.kabar, name="kabar"),
    path("<slug:satker>/meja/matriks/", matriks.matriks, name="matriks"),
    path("<slug:satker>/meja/matriks/cetak/", matriks.cetak, name="matriks_cetak"),
    path("<slug:satker>/layanan/tata-cara/", tata_cara.tata_cara, name="tata_cara"),
    path("<slug:satker>/layanan/tata-cara/<slug:jenis>/", tata_cara.lembar_sop, name="lembar_sop"),
    *(
        path(f"<slug:satker>/{alamat}/", laman.laman, {"kode": kode}, kode)
        for kode, alamat in LAMAN.items()
    ),
    path("<slug:satker>/kontak/", halaman.kontak, name="kontak"),
    *(
        path(f"<slug:satker>/{lama}/", laman.alih, {"ke": ke}, f"alih_{ke}")
        for lama, ke in ALAMAT_LAMA.items()
    ),
    path("<slug:satker>/verifikasi/<slug:token>/", verifikasi.verifikasi, name="verifikasi"),
    path("<slug:satker>/", include("dip.urls")),
    path("<slug:satker>/", include("permohonan.urls")),
    path("<slug:satker>/", include("laporan.urls")),
]
