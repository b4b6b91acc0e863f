from django.urls import path

from permohonan.views import (
    aksi,
    antrean,
    catat,
    foto,
    jawab,
    kiriman,
    pengaturan,
    penghubung,
    perkara,
    persetujuan,
    publik,
    saya,
    tanggapan,
    uji,
    unduh,
)

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
    path("saya/<str:nomor>/unduh/<slug:token>/", unduh.unduh, name="saya_unduh"),
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
    path(P + "kegiatan/", perkara.kegiatan, name="perkara_kegiatan"),
    path(P + "jawab-di-tempat/", jawab.jawab_di_tempat, name="perkara_jawab"),
    path(P + "jelaskan/", jawab.jelaskan, name="perkara_jelaskan"),
    path(P + "tanggapan/", tanggapan.susun, name="perkara_tanggapan"),
    path(P + "berkas-jawaban/", tanggapan.berkas_jawaban, name="perkara_berkas_jawaban"),
    path(P + "<slug:aksi>/", aksi.aksi, name="perkara_aksi"),
    # The PPID's word
    path("persetujuan/<slug:nomor>/", persetujuan.satu, name="persetujuan_satu"),
    path("persetujuan/<slug:nomor>/surat/<int:ke>/", persetujuan.surat, name="persetujuan_surat"),
    path("ppid/uji-konsekuensi/", uji.daftar, name="uji"),
    path("ppid/uji-konsekuensi/<slug:token>/", uji.satu, name="uji_satu"),
    # A unit's tim penghubung
    path("penghubung/", penghubung.daftar, name="penghubung"),
    path("penghubung/<slug:token>/", penghubung.satu, name="penghubung_satu"),
    path("penghubung/<slug:token>/naskah/", penghubung.naskah, name="penghubung_naskah"),
    path("penghubung/<slug:token>/<slug:berkas>/", penghubung.berkas, name="penghubung_berkas"),
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("penomoran/", pengaturan.penomoran, name="penomoran"),
    path("biaya/", pengaturan.biaya, name="biaya"),
]
