from django.db import models

from ppid import waktu


class Catatan(models.Model):
    """Words that belong to a case: notes, contacts, corrections. All internal."""

    class Jenis(models.TextChoices):
        INTERNAL = "catatan_internal", "Catatan internal"
        KONTAK = "catatan_kontak", "Catatan kontak"
        SUSULAN = "surat_susulan", "Surat susulan"
        KOREKSI = "koreksi_data", "Koreksi data"
        TOLAK_USULAN = "tolak_usulan", "Usulan ditolak"
        KELENGKAPAN = "kelengkapan", "Kelengkapan dari pemohon"
        PENCABUTAN = "pencabutan", "Alasan pencabutan"
        RINCIAN = "ubah_rincian", "Rincian diubah atas permintaan pemohon"
        BUKA = "buka_kembali", "Alasan dibuka kembali"
        TAHAN = "tahan_identitas", "Berkas identitas ditahan"
        LEPAS = "lepas_tahan", "Berkas identitas dilepas"

    class Cara(models.TextChoices):
        TELEPON = "telepon", "Telepon"
        WHATSAPP = "whatsapp", "WhatsApp"
        EMAIL = "email", "Email"
        TATAP_MUKA = "tatap_muka", "Tatap muka"

    permohonan = models.ForeignKey("permohonan.Permohonan", models.CASCADE, related_name="catatan")
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    cara = models.CharField(max_length=12, choices=Cara.choices, blank=True, default="")
    isi = models.TextField()
    data = models.JSONField(default=dict)  # old values of a correction
    oleh = models.ForeignKey("ppid.Pengguna", models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.sekarang)
    dibatalkan_pada = models.DateTimeField(null=True)  # withdrawn by its author, kept struck out

    class Meta:
        ordering = ["dibuat", "pk"]
