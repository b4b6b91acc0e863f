"""What can be chosen in a request: closed lists of the forms."""

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


# The desk sends it; nobody comes for it.
DIKIRIM = (CaraSerah.POS, CaraSerah.EMAIL, CaraSerah.FAKSIMILI)


class CaraSelesai(models.TextChoices):
    DI_TEMPAT = "di_tempat", "Di tempat"
    TERTULIS = "tertulis", "Tertulis"


class Bentuk(models.TextChoices):
    """Model PPID-D: the physical form that is available."""

    SOFTCOPY = "softcopy", "Salinan digital (softcopy)"
    HARDCOPY = "hardcopy", "Salinan cetak (hardcopy)"
    MELIHAT = "melihat", "Melihat, membaca, atau mencatat di kantor"


class JenisPemohon(models.TextChoices):
    PERORANGAN = "perorangan", "Perorangan"
    KELOMPOK = "kelompok_orang", "Kelompok orang"
    BADAN_HUKUM = "badan_hukum", "Badan hukum"
    BADAN_PUBLIK = "badan_publik", "Badan publik"


class JenisIdentitas(models.TextChoices):
    KTP = "ktp", "KTP-el"
    SIM = "sim", "SIM"
    PASPOR = "paspor", "Paspor"


class Bantuan(models.TextChoices):
    """Help a person with a disability may ask for (Pasal 24 Perki 1/2021)."""

    ISYARAT = "isyarat", "Juru bahasa isyarat"
    PENDAMPINGAN = "pendampingan", "Pendampingan di meja layanan"
    HURUF_BESAR = "huruf_besar", "Dokumen berhuruf besar"
    DIBACAKAN = "dibacakan", "Dibacakan"


# Pasal 35 ayat (1) UU 14/2008 by its letters, in the words of the official form.
ALASAN_KEBERATAN = {
    "a": "Permohonan informasi ditolak",
    "b": "Informasi berkala tidak disediakan",
    "c": "Permintaan informasi tidak ditanggapi",
    "d": "Permintaan informasi ditanggapi tidak sebagaimana yang diminta",
    "e": "Permintaan informasi tidak dipenuhi",
    "f": "Biaya yang dikenakan tidak wajar",
    "g": "Informasi disampaikan melebihi jangka waktu yang ditentukan",
}
