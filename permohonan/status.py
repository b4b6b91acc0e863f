"""The transition table of the request (SOP Pelayanan Informasi Publik). Data only."""

from django.db import models

from ppid.alur import SAMA, Transisi
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
BERJALAN = TERBUKA - {S.MENUNGGU_PENYERAHAN}  # the notice stops the legal clock
DIJAWAB = frozenset({S.DIPROSES, S.KOORDINASI})  # an answer is being prepared
DIPERPANJANG = DIJAWAB | {S.MENUNGGU_PERSETUJUAN}
DIBERITAHU = frozenset({S.MENUNGGU_PENYERAHAN, S.SELESAI})
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
# How much of one part, or of the whole, was given; any of these ends a part.
HASIL_BAGIAN = (
    Hasil.DIKABULKAN,
    Hasil.SEBAGIAN,
    Hasil.DITOLAK,
    Hasil.TIDAK_DIKUASAI,
    Hasil.BELUM_DIDOKUMENTASIKAN,
)
DIBERIKAN = (Hasil.DIKABULKAN, Hasil.SEBAGIAN)


def hasil_gabungan(bagian: list[str]) -> str:
    """The outcome of a request from those of its parts.

    All granted: granted. Something given and something not: partly. Nothing given: the gravest of
    what was said, so that a refusal is never hidden behind "not held".
    """
    ada = set(bagian)
    if ada == {Hasil.DIKABULKAN}:
        return Hasil.DIKABULKAN
    if ada & set(DIBERIKAN):
        return Hasil.SEBAGIAN
    berat = (Hasil.DITOLAK, Hasil.BELUM_DIDOKUMENTASIKAN, Hasil.TIDAK_DIKUASAI)
    return next(h for h in berat if h in ada)


def _status(*nama: Status) -> frozenset:
    return frozenset(nama)


def _usulan(nama: str, dari: Status, usul: str, setuju: str, kembali: Peran | None):
    """A closing in two hands: the desk proposes (stays), the Kasubbag confirms or declines."""
    dasar = {"dari": _status(dari), "langkah": "terima", "tutup": True}
    kasubbag, semula = ("terima", Peran.KASUBBAG), ("terima", kembali)
    putus = dasar | {"izin": Izin.PUTUSKAN, "sendiri": False}
    return (
        Transisi(f"usulkan_{nama}", usul, ke=None, izin=Izin.PERIKSA, buka=kasubbag, **dasar),
        Transisi(nama, setuju, ke=S.SELESAI, tulis=("register",), **putus),
        Transisi(f"tolak_{nama}", "Tolak usulan", ke=None, buka=semula, **putus),
    )


def _data(nama: str, label: str, dari=SEMUA, izin=Izin.KELOLA_DATA) -> Transisi:
    """An act that changes no status and no Kegiatan."""
    return Transisi(nama, label, dari, None, izin, sendiri=False)


def _sisi(nama: str, label: str, dari, ke, izin: Izin, langkah=None, **gerak) -> Transisi:
    """A side act: by role, not by the actors of a step."""
    return Transisi(nama, label, dari, ke, izin, langkah, sendiri=False, **gerak)


DESK, PPID, UNIT = Peran.PETUGAS, Peran.KASUBBAG, Peran.PENGHUBUNG
SELESAI = {"tutup": True, "tulis": ("register",)}

_MASUK = (
    _sisi(
        *("ajukan", "Kirim permohonan", frozenset(), S.DIAJUKAN, Izin.AJUKAN, "terima"),
        buka=("terima", None),
    ),
    Transisi(
        *("catat", "Daftarkan", frozenset(), S.DIAJUKAN, Izin.CATAT, "terima"),
        buka=("terima", None),
    ),
    Transisi(
        *("nyatakan_lengkap", "Nyatakan lengkap", _status(S.DIAJUKAN), S.DIPROSES),
        *(Izin.PERIKSA, "terima"),
        tutup=True,
        buka=("sampaikan", None),
    ),
    Transisi(
        *("minta_kelengkapan", "Minta kelengkapan", _status(S.DIAJUKAN), S.PERLU_DILENGKAPI),
        *(Izin.PERIKSA, "terima"),
        tutup=True,
        buka=("terima", Peran.PEMOHON),
    ),
    _sisi(
        *("lengkapi", "Catat kelengkapan", _status(S.PERLU_DILENGKAPI), S.DIAJUKAN),
        *(Izin.LENGKAPI, "terima"),
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
)

# Steps 2 and 3: at the desk. With parts still open the case stays, and a way is chosen again.
_DI_MEJA = (
    Transisi(
        *("jawab_di_tempat", "Jawab di tempat", _status(S.DIPROSES), None),
        *(Izin.JAWAB, "sampaikan"),
        tutup=True,
        buka=("sampaikan", None),
    ),
    Transisi(
        *("jawab_di_tempat", "Jawab di tempat", _status(S.DIPROSES), S.SELESAI),
        *(Izin.JAWAB, "sampaikan"),
        tutup=True,
        tulis=("serahkan", "register"),
    ),
    Transisi(
        *("jelaskan", "Jelaskan informasi yang dikecualikan", _status(S.DIPROSES), None),
        *(Izin.JAWAB, "jelaskan"),
        tutup=True,
        buka=("sampaikan", None),
    ),
    _data("bagi_rincian", "Bagi menjadi beberapa pertanyaan", DIJAWAB, Izin.JAWAB),
    _data("ubah_rincian", "Ubah rincian atas permintaan pemohon", DIJAWAB, Izin.JAWAB),
)

# Step 4: with the PPID and the units.
_KOORDINASI = (
    Transisi(
        *("teruskan", "Teruskan ke PPID", _status(S.DIPROSES), S.KOORDINASI),
        *(Izin.JAWAB, "koordinasi"),
        tutup=True,
        buka=("koordinasi", PPID),
    ),
    Transisi(
        *("disposisi", "Minta bahan", _status(S.KOORDINASI), None),
        *(Izin.KOORDINASIKAN, "koordinasi"),
        tutup=True,
        buka=("koordinasi", UNIT),
    ),
    _sisi(
        *("serah_bahan", "Serahkan bahan", _status(S.KOORDINASI), None, Izin.BAHAN, "koordinasi"),
        tutup=True,
        buka=("koordinasi", DESK),
    ),
    _data("ingatkan_unit", "Ingatkan unit", _status(S.KOORDINASI), Izin.JAWAB),
    Transisi(
        *("usulkan_uji", "Usulkan uji konsekuensi", _status(S.KOORDINASI), None),
        *(Izin.KOORDINASIKAN, "koordinasi"),
    ),
    _sisi(
        *("catat_uji", "Catat hasil usulan", SEMUA, None, Izin.CATAT_UJI, "koordinasi"),
        lintas=True,
    ),
    Transisi(
        *("usulkan_perpanjangan", "Usulkan perpanjangan", DIPERPANJANG, None),
        *(Izin.JAWAB, "koordinasi"),
    ),
    Transisi(
        *("perpanjang", "Setujui perpanjangan", DIPERPANJANG, None),
        *(Izin.PUTUSKAN, "koordinasi"),
    ),
    Transisi(
        *("tolak_perpanjangan", "Tolak perpanjangan", DIPERPANJANG, None),
        *(Izin.PUTUSKAN, "koordinasi"),
    ),
    Transisi(
        *("kirim_perpanjangan", "Kirim surat perpanjangan", DIPERPANJANG, None),
        *(Izin.SAMPAIKAN, "koordinasi"),
    ),
    _data("siapkan_berkas", "Siapkan berkas jawaban", DIJAWAB, Izin.JAWAB),
    _data("jawab_temuan", "Jawab temuan berkas", DIJAWAB, Izin.JAWAB),
    Transisi(
        *("susun_tanggapan", "Susun tanggapan", DIJAWAB, S.MENUNGGU_PERSETUJUAN),
        *(Izin.JAWAB, "koordinasi"),
        tutup=True,
        buka=(SAMA, PPID),
    ),
    Transisi(
        *("setujui", "Setujui", _status(S.MENUNGGU_PERSETUJUAN), S.SIAP_DISAMPAIKAN),
        *(Izin.PUTUSKAN, "koordinasi"),
        tutup=True,
        buka=("serahkan", None),
    ),
    *(
        Transisi(
            *("kembalikan", "Kembalikan dengan catatan", _status(S.MENUNGGU_PERSETUJUAN), semula),
            *(Izin.PUTUSKAN, "koordinasi"),
            tutup=True,
            buka=(SAMA, DESK),
        )
        for semula in (S.KOORDINASI, S.DIPROSES)
    ),
)

# Steps 5 and 6: the notice, the handing over, the end.
_SERAH = (
    Transisi(
        *("beritahukan", "Beritahukan", _status(S.SIAP_DISAMPAIKAN), S.MENUNGGU_PENYERAHAN),
        *(Izin.SAMPAIKAN, "serahkan"),
        tutup=True,
        buka=("serahkan", None),
    ),
    Transisi(
        *("beritahukan", "Beritahukan", _status(S.SIAP_DISAMPAIKAN), S.SELESAI),
        *(Izin.SAMPAIKAN, "serahkan"),
        **SELESAI,
    ),
    Transisi(
        *("serahkan", "Serahkan informasi", _status(S.MENUNGGU_PENYERAHAN), S.SELESAI),
        *(Izin.SAMPAIKAN, "serahkan"),
        **SELESAI,
    ),
    _sisi("unduh", "Unduh", DIBERITAHU, None, Izin.UNDUH, "serahkan"),
    _sisi(
        *("unduh", "Unduh", _status(S.MENUNGGU_PENYERAHAN), S.SELESAI, Izin.UNDUH, "serahkan"),
        **SELESAI,
    ),
    _data(
        *("ingatkan_pengambilan", "Ingatkan pemohon", _status(S.MENUNGGU_PENYERAHAN)),
        Izin.SAMPAIKAN,
    ),
    _sisi(
        *("tutup_tidak_diambil", "Tutup: tidak diambil", _status(S.MENUNGGU_PENYERAHAN)),
        *(S.SELESAI, Izin.PUTUSKAN, "register"),
        **SELESAI,
    ),
    _sisi("cabut", "Cabut permohonan", TERBUKA, S.SELESAI, Izin.CABUT, **SELESAI),
    *(
        _sisi(
            *("buka_kembali", "Buka kembali", _status(S.SELESAI), ke, Izin.PUTUSKAN),
            tutup=True,
            buka=buka,
        )
        for ke, buka in ((S.KOORDINASI, ("koordinasi", PPID)), (S.DIAJUKAN, ("terima", None)))
    ),
    _data("kirim_ulang", "Kirim ulang jawaban", DIBERITAHU, Izin.SAMPAIKAN),
    _data("cetak_amplop", "Cetak amplop", DIBERITAHU | {S.SIAP_DISAMPAIKAN}, Izin.SAMPAIKAN),
)

_CATATAN = (
    _data("tugaskan", "Tugaskan", TERBUKA, Izin.TUGASKAN),
    _data("batalkan_tugas", "Batalkan penugasan", TERBUKA, Izin.TUGASKAN),
    _data("catatan_internal", "Tulis catatan internal"),
    _data("batalkan_catatan", "Batalkan catatan"),
    _data("catatan_kontak", "Catat kontak dengan pemohon"),
    _data("surat_susulan", "Lampirkan surat susulan"),
    _data("koreksi_data", "Koreksi data permohonan", TERBUKA),
    _data("catat_identitas", "Catat identitas pemohon", TERBUKA),
    _data("unggah_formulir", "Unggah formulir bertanda tangan"),
    _data("unggah_pindaian", "Unggah pindaian surat"),
    _data("cetak_ba_tenggat", "Cetak Berita Acara Tenggat"),
    _data("cetak_formulir", "Cetak formulir (Model PPID-B)"),
    _data("ganti_kode", "Ganti kode akses", TERBUKA),
    _data("tahan_identitas", "Tahan berkas identitas", izin=Izin.TAHAN),
    _data("lepas_tahan", "Lepas penahanan berkas identitas", izin=Izin.TAHAN),
)

ALUR = (*_MASUK, *_DI_MEJA, *_KOORDINASI, *_SERAH, *_CATATAN)
