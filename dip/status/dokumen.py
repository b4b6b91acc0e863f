"""The transition table of a document (SOP Pendokumentasian Informasi Publik, 5 steps). Data only.

Step 2 has two acts: the desk classifies and orders by retention, the PPID ratifies. From then on
the document may be given to anyone, at the desk and on the public pages at once; steps 3 to 5
record it, keep it, and say where else it was announced.
"""

from django.db import models

from dip.status.tahap import Tahap, panah, sesudah
from ppid.alur import Transisi
from ppid.izin import Izin, Peran

URUTAN = ("kumpulkan", "klasifikasi", "dokumentasikan", "simpan", "unggah")


class Status(models.TextChoices):
    TERDAFTAR = "terdaftar", "Menunggu klasifikasi"
    MENUNGGU = "menunggu", "Menunggu pengesahan"
    DISAHKAN = "disahkan", "Disahkan, belum dicatat"
    TERCATAT = "tercatat", "Menunggu tempat simpan"
    TERSIMPAN = "tersimpan", "Menunggu diunggah"
    TERUNGGAH = "terunggah", "Lengkap"
    DITARIK = "ditarik", "Ditarik"


# Ratified and not taken back: what anyone may have, when its class is open.
SAH = frozenset({Status.DISAHKAN, Status.TERCATAT, Status.TERSIMPAN, Status.TERUNGGAH})
BELUM_SAH = frozenset({Status.TERDAFTAR, Status.MENUNGGU})

TAHAP = (
    Tahap("klasifikasi", Status.TERDAFTAR),
    Tahap("dokumentasikan", Status.DISAHKAN),
    Tahap("simpan", Status.TERCATAT),
    Tahap("unggah", Status.TERSIMPAN),
)
_DESK, _PPID = Izin.KELOLA_DOKUMEN, Izin.SAHKAN_DOKUMEN


def _samping(nama: str, label: str, dari, izin: Izin = _DESK) -> Transisi:
    """A side act: the status stays."""
    return Transisi(nama, label, frozenset(dari), None, izin)


def _kerja(nama: str, label: str, dari: str, langkah: str) -> tuple[Transisi, ...]:
    lanjut = sesudah(TAHAP, langkah)
    return panah(
        nama, label, (dari,), _DESK, langkah=langkah, tujuan=lanjut, akhir=Status.TERUNGGAH
    )


ALUR = (
    Transisi(
        *("dokumen_didaftarkan", "Daftarkan dokumen", frozenset(), Status.TERDAFTAR),
        *(_DESK, "kumpulkan"),
        tulis=("kumpulkan",),
        buka=("klasifikasi", None),
    ),
    Transisi(
        *("klasifikasikan", "Kirim untuk disahkan", {Status.TERDAFTAR}, Status.MENUNGGU),
        *(_DESK, "klasifikasi"),
        tutup=True,
        buka=("klasifikasi", Peran.KASUBBAG),
    ),
    Transisi(
        *("kembalikan_dokumen", "Kembalikan", {Status.MENUNGGU}, Status.TERDAFTAR),
        *(_PPID, "klasifikasi"),
        tutup=True,
        buka=("klasifikasi", None),
    ),
    *panah(
        *("dokumen_disahkan", "Sahkan", (Status.MENUNGGU,), _PPID),
        langkah="klasifikasi",
        tujuan=sesudah(TAHAP, "klasifikasi"),
        akhir=Status.TERUNGGAH,
    ),
    *_kerja("dokumentasikan", "Catat dalam buku rekap", Status.DISAHKAN, "dokumentasikan"),
    *_kerja("simpan_dokumen", "Simpan tempatnya", Status.TERCATAT, "simpan"),
    *_kerja("unggah_dokumen", "Nyatakan terunggah", Status.TERSIMPAN, "unggah"),
    _samping("dokumen_diubah", "Ubah keterangan", BELUM_SAH),
    _samping("pindahkan_simpan", "Pindahkan tempat simpan", SAH | {Status.DITARIK}),
    _samping("usulkan_versi", "Usulkan versi baru", SAH),
    _samping("jawab_temuan_versi", "Jawab temuan pada versi baru", SAH),
    _samping("sahkan_versi", "Sahkan versi baru", SAH, _PPID),
    _samping("tolak_versi", "Tolak versi baru", SAH, _PPID),
    _samping("usulkan_musnah", "Usulkan pemusnahan", SAH | {Status.DITARIK}),
    _samping("batalkan_usul_musnah", "Batalkan usul pemusnahan", SAH | {Status.DITARIK}),
    Transisi(
        *("tarik_dokumen", "Tarik dari publik", SAH, Status.DITARIK, Izin.TARIK_DOKUMEN),
        tutup=True,
    ),
    Transisi(
        *("ajukan_lagi", "Ajukan lagi", {Status.DITARIK}, Status.MENUNGGU),
        *(_DESK, "klasifikasi"),
        sendiri=False,
        buka=("klasifikasi", Peran.KASUBBAG),
    ),
)

PERISTIWA = {  # an act once it is done, as a history says it
    "dokumen_didaftarkan": "Dokumen didaftarkan",
    "klasifikasikan": "Dikirim untuk disahkan",
    "kembalikan_dokumen": "Dikembalikan dengan catatan",
    "dokumen_disahkan": "Dokumen disahkan",
    "dokumentasikan": "Dicatat dalam buku rekap",
    "simpan_dokumen": "Tempat simpan dicatat",
    "unggah_dokumen": "Dinyatakan terunggah",
    "dokumen_diubah": "Keterangan diubah",
    "pindahkan_simpan": "Tempat simpan dipindahkan",
    "usulkan_versi": "Versi baru diusulkan",
    "jawab_temuan_versi": "Temuan pada versi baru dijawab",
    "sahkan_versi": "Versi baru disahkan",
    "tolak_versi": "Versi baru ditolak",
    "usulkan_musnah": "Pemusnahan diusulkan",
    "batalkan_usul_musnah": "Usul pemusnahan dibatalkan",
    "tarik_dokumen": "Ditarik dari publik",
    "ajukan_lagi": "Diajukan lagi",
}
