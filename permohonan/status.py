"""The transition table of the request (SOP Pelayanan Informasi Publik). Data only."""

from django.db import models

from ppid.alur import Transisi
from ppid.izin import Izin, Peran


class Status(models.TextChoices):
    DIAJUKAN = "diajukan", "Menunggu verifikasi"
    PERLU_DILENGKAPI = "perlu_dilengkapi", "Menunggu kelengkapan pemohon"
    DIPROSES = "diproses", "Diproses desk"
    KOORDINASI = "koordinasi", "Koordinasi PPID dan tim penghubung"
    MENUNGGU_PERSETUJUAN = "menunggu_persetujuan", "Menunggu persetujuan"
    SIAP_DISAMPAIKAN = "siap_disampaikan", "Siap disampaikan"
    MENUNGGU_PENYERAHAN = "menunggu_penyerahan", "Menunggu penyerahan"
    SELESAI = "selesai", "Selesai"


class Hasil(models.TextChoices):
    DIKABULKAN = "dikabulkan", "Dikabulkan seluruhnya"
    SEBAGIAN = "sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Tidak dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Belum didokumentasikan"
    DICABUT = "dicabut", "Dicabut pemohon"
    TIDAK_DAPAT_DIPROSES = "tidak_dapat_diproses", "Tidak dapat diproses"
    BUKAN_PERMOHONAN = "bukan_permohonan", "Bukan permohonan informasi"
    DUPLIKAT = "duplikat", "Duplikat"


S = Status
SEMUA = frozenset(Status.values)
TERBUKA = SEMUA - {S.SELESAI}
URUTAN_LANGKAH = (
    "terima",
    "sampaikan",
    "jelaskan",
    "koordinasi",
    "serahkan",
    "register",
    "supervisi",
    "laporan",
)


def _usulan(nama: str, dari: Status, usul: str, setuju: str, kembali: Peran | None):
    """A closing in two hands: the desk proposes (stays), the Kasubbag confirms or declines."""
    dasar = {"dari": frozenset({dari}), "langkah": "terima", "tutup": True}
    return (
        Transisi(
            f"usulkan_{nama}",
            usul,
            ke=None,
            izin=Izin.PERIKSA,
            buka=("terima", Peran.KASUBBAG),
            **dasar,
        ),
        Transisi(
            nama,
            setuju,
            ke=S.SELESAI,
            izin=Izin.PUTUSKAN,
            sendiri=False,
            tulis=("register",),
            **dasar,
        ),
        Transisi(
            f"tolak_{nama}",
            "Tolak usulan",
            ke=None,
            izin=Izin.PUTUSKAN,
            sendiri=False,
            buka=("terima", kembali),
            **dasar,
        ),
    )


def _data(nama: str, label: str, dari=SEMUA) -> Transisi:
    """An act that changes no status and no Kegiatan."""
    return Transisi(nama, label, dari=dari, ke=None, izin=Izin.KELOLA_DATA, sendiri=False)


ALUR = (
    Transisi(
        "ajukan",
        "Kirim permohonan",
        dari=frozenset(),
        ke=S.DIAJUKAN,
        izin=Izin.AJUKAN,
        langkah="terima",
        sendiri=False,
        buka=("terima", None),
    ),
    Transisi(
        "catat",
        "Daftarkan",
        dari=frozenset(),
        ke=S.DIAJUKAN,
        izin=Izin.CATAT,
        langkah="terima",
        buka=("terima", None),
    ),
    Transisi(
        "nyatakan_lengkap",
        "Nyatakan lengkap",
        dari=frozenset({S.DIAJUKAN}),
        ke=S.DIPROSES,
        izin=Izin.PERIKSA,
        langkah="terima",
        tutup=True,
        buka=("sampaikan", None),
    ),
    Transisi(
        "minta_kelengkapan",
        "Minta kelengkapan",
        dari=frozenset({S.DIAJUKAN}),
        ke=S.PERLU_DILENGKAPI,
        izin=Izin.PERIKSA,
        langkah="terima",
        tutup=True,
        buka=("terima", Peran.PEMOHON),
    ),
    Transisi(
        "lengkapi",
        "Catat kelengkapan",
        dari=frozenset({S.PERLU_DILENGKAPI}),
        ke=S.DIAJUKAN,
        izin=Izin.LENGKAPI,
        langkah="terima",
        sendiri=False,
        tutup=True,
        buka=("terima", None),
    ),
    *_usulan(
        "hentikan",
        S.PERLU_DILENGKAPI,
        "Usulkan tidak dapat diproses",
        "Tutup: tidak dapat diproses",
        Peran.PEMOHON,
    ),
    *_usulan(
        "bukan_permohonan",
        S.DIAJUKAN,
        "Usulkan bukan permohonan informasi",
        "Tutup: bukan permohonan informasi",
        None,
    ),
    *_usulan("duplikat", S.DIAJUKAN, "Usulkan duplikat", "Tutup: duplikat", None),
    Transisi(
        "cabut",
        "Cabut permohonan",
        dari=TERBUKA,
        ke=S.SELESAI,
        izin=Izin.CABUT,
        sendiri=False,
        tutup=True,
        tulis=("register",),
    ),
    _data("catatan_internal", "Tulis catatan internal"),
    _data("catatan_kontak", "Catat kontak dengan pemohon"),
    _data("surat_susulan", "Lampirkan surat susulan"),
    _data("koreksi_data", "Koreksi data permohonan", TERBUKA),
    _data("catat_identitas", "Catat identitas pemohon", TERBUKA),
    _data("unggah_formulir", "Unggah formulir bertanda tangan"),
    _data("unggah_pindaian", "Unggah pindaian surat"),
    _data("cetak_ba_tenggat", "Cetak Berita Acara Tenggat"),
    _data("cetak_formulir", "Cetak formulir (Model PPID-B)"),
    _data("ganti_kode", "Ganti kode akses", TERBUKA),
)
