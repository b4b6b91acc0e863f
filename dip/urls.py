from django.urls import path

from dip.views import bagian, dik, dokumen, entri, impor, usulan

urlpatterns = [
    path("dokumen/", dokumen.daftar, name="dokumen"),
    path("dokumen/baru/", dokumen.baru, name="dokumen_baru"),
    path("dokumen/<slug:token>/", dokumen.satu, name="dokumen_satu"),
    path("dokumen/<slug:token>/berkas/<slug:berkas>/", dokumen.berkas, name="dokumen_berkas"),
    path("dip-kelola/<int:tahun>/usulan/", usulan.daftar, name="dip_usulan"),
    path("dip-kelola/<int:tahun>/usulan/<slug:token>/", bagian.satu, name="dip_bagian"),
    path("dip-kelola/<int:tahun>/impor/", impor.kantor, name="dip_impor"),
    path("dip-kelola/<int:tahun>/entri/<slug:token>/", entri.satu, name="dip_entri"),
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("pengecualian/", dik.daftar, name="dik"),
    path("pengecualian/baru/", dik.baru, name="dik_baru"),
    path("pengecualian/<slug:token>/keputusan/", dik.keputusan, name="dik_keputusan"),
]
