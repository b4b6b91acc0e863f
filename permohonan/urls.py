from django.urls import path

from permohonan.views import aksi, antrean, catat, foto, kiriman, perkara, publik, saya

P = "meja/permohonan/<slug:nomor>/"

urlpatterns = [
    # A citizen files
    path("permohonan/baru/", publik.rincian, name="baru"),
    path("permohonan/baru/pemohon/", publik.pemohon, name="baru_pemohon"),
    path("permohonan/baru/cara/", publik.cara, name="baru_cara"),
    path("permohonan/baru/identitas/", publik.identitas, name="baru_identitas"),
    path("permohonan/baru/periksa/", publik.periksa, name="baru_periksa"),
    path("permohonan/terkirim/", publik.terkirim, name="terkirim"),
    path("permohonan/terkirim/tanda-bukti/", publik.tanda_bukti, name="terkirim_bukti"),
    # and follows
    path("cek/", saya.cek, name="cek"),
    path("cek/tutup/", saya.tutup, name="cek_tutup"),
    path("saya/<str:nomor>/", saya.permohonan, name="saya"),
    path("saya/<str:nomor>/lengkapi/", saya.lengkapi, name="saya_lengkapi"),
    path("saya/<str:nomor>/cabut/", saya.cabut, name="saya_cabut"),
    path("saya/<str:nomor>/naskah/<slug:token>/", saya.naskah, name="saya_naskah"),
    # The desk
    path("meja/", antrean.meja, name="meja"),
    path("meja/antrean/", antrean.antrean, name="antrean"),
    path("meja/catat/", catat.catat, name="catat"),
    path("meja/catat/tanda-bukti/", catat.tanda_bukti, name="catat_bukti"),
    path("meja/catat/cadangan/", catat.cadangan, name="cadangan"),
    path("meja/draf/", catat.draf, name="draf"),
    path("meja/perlu-diperiksa/", kiriman.daftar, name="kiriman"),
    path("meja/perlu-diperiksa/<slug:token>/", kiriman.putuskan, name="kiriman_putuskan"),
    path("foto/<slug:token>/", foto.unggah, name="foto"),
    # One case
    path(P, perkara.permohonan, name="perkara"),
    path(P + "verifikasi/", aksi.verifikasi, name="perkara_verifikasi"),
    path(P + "riwayat/", perkara.riwayat, name="perkara_riwayat"),
    path(P + "cetak/<slug:jenis>/", perkara.cetak, name="perkara_cetak"),
    path(P + "naskah/<slug:token>/", perkara.naskah, name="perkara_naskah"),
    path(P + "berkas/<slug:token>/", perkara.berkas, name="perkara_berkas"),
    path(P + "<slug:aksi>/", aksi.aksi, name="perkara_aksi"),
]
