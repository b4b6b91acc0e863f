from django.urls import path

from dip.views import cari, dik, dokumen

urlpatterns = [
    path("cari/", cari.cari, name="cari"),
    path("dokumen/", dokumen.daftar, name="dokumen"),
    path("dokumen/baru/", dokumen.baru, name="dokumen_baru"),
    path("dokumen/<slug:token>/", dokumen.satu, name="dokumen_satu"),
    path("dokumen/<slug:token>/berkas/<slug:berkas>/", dokumen.berkas, name="dokumen_berkas"),
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("pengecualian/", dik.daftar, name="dik"),
    path("pengecualian/baru/", dik.baru, name="dik_baru"),
    path("pengecualian/<slug:token>/keputusan/", dik.keputusan, name="dik_keputusan"),
]
