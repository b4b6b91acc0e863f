from django.db import models


class Kanal(models.TextChoices):
    DARING = "daring", "Daring (portal)"
    DATANG = "datang_langsung", "Datang langsung"
    TELEPON = "telepon", "Telepon"
    SURAT = "surat", "Surat"
    EMAIL = "email", "Email"
    FAKSIMILI = "faksimili", "Faksimili"
    E_PPID = "e_ppid", "e-PPID"


class CaraMemperoleh(models.TextChoices):
    MELIHAT = "melihat", "Melihat, membaca, mendengarkan, atau mencatat"
    DIGITAL = "salinan_digital", "Salinan digital (softcopy)"
    CETAK = "salinan_cetak", "Salinan cetak (hardcopy)"


class CaraSalinan(models.TextChoices):
    AMBIL = "ambil", "Mengambil langsung"
    EMAIL = "email", "Email"
    POS = "pos", "Pos atau kurir"
    FAKSIMILI = "faksimili", "Faksimili"
