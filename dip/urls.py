from django.urls import path

from dip.views import dik, dokumen, kelola, nota, penugasan

urlpatterns = [
    path("dokumen/", dokumen.daftar, name="dokumen"),
    path("dokumen/baru/", dokumen.baru, name="dokumen_baru"),
    path("dokumen/<slug:token>/", dokumen.satu, name="dokumen_satu"),
    path("dokumen/<slug:token>/berkas/<slug:berkas>/", dokumen.berkas, name="dokumen_berkas"),
    # The chain, steps 1 to 6
    path("dip-kelola/", kelola.daftar, name="dip_kelola"),
    path("dip-kelola/mulai/", kelola.mulai, name="dip_mulai"),
    path("dip-kelola/<int:tahun>/", kelola.tahun, name="dip_kelola_tahun"),
    path("dip-kelola/<int:tahun>/tugas/", penugasan.tugas, name="dip_tugas"),
    path("dip-kelola/<int:tahun>/nota-dinas/", nota.nota, name="dip_nota"),
    path("dip-kelola/<int:tahun>/nota-dinas/surat/", nota.surat, name="dip_nota_surat"),
    path("dip-kelola/<int:tahun>/naskah/<slug:token>/", kelola.naskah, name="dip_naskah"),
]

# Under `kelola/<satker>/`
kelola_urlpatterns = [
    path("pengecualian/", dik.daftar, name="dik"),
    path("pengecualian/baru/", dik.baru, name="dik_baru"),
    path("pengecualian/<slug:token>/keputusan/", dik.keputusan, name="dik_keputusan"),
]
