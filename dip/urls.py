from django.urls import path

from dip.views import dik, dokumen, dokumen_satu, klasifikasi, pengesahan, rekap, retensi

urlpatterns = [
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
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("pengecualian/", dik.daftar, name="dik"),
    path("pengecualian/baru/", dik.baru, name="dik_baru"),
    path("pengecualian/<slug:token>/keputusan/", dik.keputusan, name="dik_keputusan"),
]
