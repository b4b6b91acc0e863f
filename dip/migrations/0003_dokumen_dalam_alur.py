"""Documents of before the workflow: their version of the SOP, status, open step, file versions."""

from django.db import migrations

from ppid import waktu

DOKUMENTASI = "dokumentasi"


def isi(apps, schema_editor):
    Dokumen = apps.get_model("dip", "Dokumen")
    jenis = apps.get_model("contenttypes", "ContentType").objects.filter(
        app_label="dip", model="dokumen"
    )
    tipe = jenis.first()
    for satu in Dokumen.objects.all():
        sop = apps.get_model("ppid", "SOP").objects.filter(satker=satu.satker_id, jenis=DOKUMENTASI)
        satu.sop = sop.order_by("berlaku_sejak", "versi").last()
        satu.status = "disahkan" if satu.disahkan_pada else "menunggu"
        satu.save(update_fields=["sop", "status"])
        if tipe:
            _langkah(apps, satu, tipe)
            _versi(apps, satu, tipe)


def _langkah(apps, dokumen, tipe):
    """What waits: the PPID's word, or the line in the buku rekap."""
    kunci, menunggu = ("dokumentasikan", "petugas")
    if not dokumen.disahkan_pada:
        kunci, menunggu = ("klasifikasi", "kasubbag")
    langkah = apps.get_model("ppid", "Langkah").objects.filter(sop=dokumen.sop, kunci=kunci)
    apps.get_model("ppid", "Kegiatan").objects.create(
        satker_id=dokumen.satker_id,
        tentang_jenis=tipe,
        tentang_id=dokumen.pk,
        langkah=langkah.first(),
        kunci=kunci,
        menunggu=menunggu,
        mulai=dokumen.disahkan_pada or dokumen.dibuat,
    )


def _versi(apps, dokumen, tipe):
    berkas = apps.get_model("ppid", "Berkas").objects.filter(
        tentang_jenis=tipe, tentang_id=dokumen.pk
    )
    for urut, satu in enumerate(berkas.order_by("dibuat", "pk"), start=1):
        apps.get_model("dip", "VersiBerkas").objects.create(
            dokumen=dokumen,
            urut=urut,
            berkas=satu,
            oleh_id=satu.oleh_id,
            pada=satu.dibuat or waktu.sekarang(),
            disahkan_pada=dokumen.disahkan_pada,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("dip", "0002_penyusunan_dan_gudang"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
