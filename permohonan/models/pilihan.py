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


class CaraBeri(models.TextChoices):
    """How a notice leaves the office (SOP step 5: desk offline, letter or e-mail online)."""

    PORTAL = "portal", "Portal dan email"
    LANGSUNG = "langsung", "Diserahkan langsung"
    POS = "pos", "Pos atau kurir"
    FAKSIMILI = "faksimili", "Faksimili"


class CaraSerah(models.TextChoices):
    """How the information itself is handed over."""

    UNDUH = "unduh", "Diunduh pemohon di portal"
    AMBIL = "ambil", "Diambil di meja layanan"
    DIPERLIHATKAN = "diperlihatkan", "Diperlihatkan di kantor"
    EMAIL = "email", "Email"
    POS = "pos", "Pos atau kurir"
    FAKSIMILI = "faksimili", "Faksimili"


class CaraSelesai(models.TextChoices):
    DI_TEMPAT = "di_tempat", "Di tempat"
    TERTULIS = "tertulis", "Tertulis"


class Bentuk(models.TextChoices):
    """Model PPID-D: the physical form that is available."""

    SOFTCOPY = "softcopy", "Salinan digital (softcopy)"
    HARDCOPY = "hardcopy", "Salinan cetak (hardcopy)"
    MELIHAT = "melihat", "Melihat, membaca, atau mencatat di kantor"
