from django.urls import path

from dip.views import (
    bagian,
    cari,
    dik,
    dip,
    dokumen,
    dokumen_satu,
    entri,
    impor,
    informasi,
    kelola,
    klasifikasi,
    laporan,
    nota,
    pengesahan,
    penugasan,
    pertimbangan,
    pleno,
    rekap,
    retensi,
    telaah,
    terbitkan,
    umpan,
    unduh,
    usulan,
)

DIP = "dip-kelola/<int:tahun>/"

urlpatterns = [
    path("cari/", cari.cari, name="cari"),
    path("dokumen/", dokumen.daftar, name="dokumen"),
    path("dokumen/baru/", dokumen.baru, name="dokumen_baru"),
    path("dokumen/klasifikasi/", klasifikasi.daftar, name="dokumen_klasifikasi"),
    path("dokumen/pengesahan/", pengesahan.daftar, name="dokumen_pengesahan"),
    path("dokumen/retensi/", retensi.daftar, name="dokumen_retensi"),
    path("dokumen/retensi/cetak/", retensi.cetak_pdf, name="dokumen_retensi_cetak"),
    path("dokumen/buku-rekap/", rekap.daftar, name="dokumen_rekap"),
    path("dokumen/buku-rekap/cetak/", rekap.cetak_pdf, name="dokumen_rekap_cetak"),
    path("dokumen/buku-rekap/xlsx/", rekap.xlsx, name="dokumen_rekap_xlsx"),
    path("dokumen/<slug:token>/", dokumen_satu.satu, name="dokumen_satu"),
    path("dokumen/<slug:token>/tarik/", dokumen_satu.tarik, name="dokumen_tarik"),
    path("dokumen/<slug:token>/label/", rekap.label, name="dokumen_label"),
    path("dokumen/<slug:token>/berkas/<slug:berkas>/", dokumen.berkas, name="dokumen_berkas"),
    # The chain, steps 1 to 6
    path("dip-kelola/", kelola.daftar, name="dip_kelola"),
    path("dip-kelola/mulai/", kelola.mulai, name="dip_mulai"),
    path(DIP, kelola.tahun, name="dip_kelola_tahun"),
    path(DIP + "tugas/", penugasan.tugas, name="dip_tugas"),
    path(DIP + "nota-dinas/", nota.nota, name="dip_nota"),
    path(DIP + "nota-dinas/surat/", nota.surat, name="dip_nota_surat"),
    path(DIP + "naskah/<slug:token>/", kelola.naskah, name="dip_naskah"),
    # Step 7: each unit's part
    path(DIP + "usulan/", usulan.daftar, name="dip_usulan"),
    path(DIP + "usulan/<slug:token>/", bagian.satu, name="dip_bagian"),
    path(DIP + "impor/", impor.kantor, name="dip_impor"),
    path(DIP + "entri/<slug:token>/", entri.satu, name="dip_entri"),
    # Steps 8 to 11 of the DIP, and its report
    path(DIP + "telaah/", telaah.telaah, name="dip_telaah"),
    path(DIP + "pertimbangan/", pertimbangan.pertimbangan, name="dip_pertimbangan"),
    path(DIP + "pleno/", pleno.pleno, name="dip_pleno"),
    path(DIP + "terbitkan/", terbitkan.terbitkan, name="dip_terbitkan"),
    path(DIP + "cetak/<slug:jenis>/", terbitkan.cetak, name="dip_cetak"),
    path(DIP + "pindaian/<slug:jenis>/", terbitkan.pindaian, name="dip_pindaian"),
    path(DIP + "laporan/", laporan.laporan, name="dip_laporan"),
]

# Public information and the DIP
V, D = "dip/versi/<int:tahun>/", "informasi/dokumen/<slug:token>/"
urlpatterns += [
    path("informasi/", informasi.informasi, name="informasi"),
    path("informasi/dikecualikan/", informasi.dikecualikan, name="informasi_dikecualikan"),
    path(D, informasi.dokumen, name="informasi_dokumen"),
    path(D + "<slug:berkas>/", informasi.berkas, name="informasi_berkas"),
    path("informasi/<slug:kelas>/", informasi.kelas, name="informasi_kelas"),
    path("informasi/<slug:kelas>/umpan.xml", umpan.umpan, name="informasi_umpan"),
    path("dip/", dip.dip, name="dip"),
    path("dip/versi/", dip.versi, name="dip_versi"),
    path(V, dip.versi_satu, name="dip_versi_satu"),
    path(V + "unduh/<slug:format>/", unduh.unduh, name="dip_unduh"),
    path(V + "berkas/<slug:berkas>/", unduh.pindaian, name="dip_berkas"),
    path("dip/<slug:kode>/", dip.satu, name="dip_satu"),
    path("peta-situs.xml", umpan.peta_situs, name="peta_situs"),
]

# Without an office before them
akar_urlpatterns = [
    path("robots.txt", umpan.robot, name="robot"),
    path("peta-situs.xml", umpan.peta_kantor, name="peta_kantor"),
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("pengecualian/", dik.daftar, name="dik"),
    path("pengecualian/baru/", dik.baru, name="dik_baru"),
    path("pengecualian/<slug:token>/keputusan/", dik.keputusan, name="dik_keputusan"),
]
