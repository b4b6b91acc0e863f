"""The transition table of a year's DIP (SOP Penyusunan DIP, 11 steps). Data only.

Two verbs of the law are two states: the tim pertimbangan ratifies (*disahkan*, step 9), the Pleno
establishes (*ditetapkan*, step 10). Tim pertimbangan, Pleno and the penghubung act by role.
"""

from django.db import models

from dip.status.tahap import Tahap, panah, sesudah
from ppid.alur import Transisi
from ppid.izin import Izin, Peran


class Status(models.TextChoices):
    PENUGASAN = "penugasan", "Menunggu penugasan Kasubbag"
    KONSEP = "konsep", "Nota dinas dikonsep"
    KOREKSI = "koreksi", "Nota dinas menunggu koreksi"
    PERSETUJUAN = "persetujuan", "Nota dinas menunggu persetujuan"
    TANDA_TANGAN = "tanda_tangan", "Nota dinas menunggu tanda tangan"
    PENGISIAN = "pengisian", "Diisi setiap bagian"
    KLARIFIKASI = "klarifikasi", "Ditelaah dan diklarifikasi"
    KOREKSI_ATASAN = "koreksi_atasan", "Dikoreksi Atasan PPID"
    PERTIMBANGAN = "pertimbangan", "Menunggu tim pertimbangan"
    DISAHKAN = "disahkan", "Disahkan tim pertimbangan"
    PLENO = "pleno", "Menunggu Rapat Pleno"
    DITETAPKAN = "ditetapkan", "Siap diterbitkan"
    TERBIT = "terbit", "Terbit"


TAHAP = (
    Tahap("tugaskan_kasubbag", Status.PENUGASAN),
    Tahap("konsep", Status.KONSEP),
    Tahap("koreksi", Status.KOREKSI),
    Tahap("setujui", Status.PERSETUJUAN),
    Tahap("tandatangani", Status.TANDA_TANGAN),
    Tahap("isi", Status.PENGISIAN, buka=False),  # each unit's part has a Kegiatan of its own
    Tahap("klarifikasi", Status.KLARIFIKASI),
    Tahap("sahkan", Status.KOREKSI_ATASAN),
    Tahap("tetapkan", Status.DISAHKAN),
    Tahap("terbitkan", Status.DITETAPKAN),
)
URUTAN = ("tugaskan_kabag", *(t.kunci for t in TAHAP))
KEMBALI_NOTA = ("kembalikan_koreksi", "kembalikan_nota", "kembalikan_ttd")
WAJIB = "terbitkan"  # a version without this step publishes all the same, by role


def _ke(kunci: str) -> list[Tahap]:
    return [t for t in TAHAP if t.kunci == kunci]


def _kerja(nama: str, label: str, dari: str, izin: Izin, langkah: str) -> tuple[Transisi, ...]:
    """The step's own work; the way goes on to the next step that the version has."""
    return panah(nama, label, (dari,), izin, langkah=langkah, tujuan=sesudah(TAHAP, langkah))


def _kembali(nama: str, dari: str, izin: Izin, langkah: str, ke: str, **lain):
    """Sent back with a note to an earlier step."""
    return panah(nama, "Kembalikan", (dari,), izin, langkah=langkah, tujuan=_ke(ke), **lain)


ALUR = (
    # Steps 1 and 2; of one person they are one act, which has an arrow past step 2.
    Transisi(
        *("tugaskan_kabag", "Tugaskan Kabag", frozenset(), Status.PENUGASAN),
        *(Izin.TUGASKAN_DIP, "tugaskan_kabag"),
        tulis=("tugaskan_kabag",),
        buka=("tugaskan_kasubbag", None),
    ),
    *panah(
        *("tugaskan_kabag", "Tugaskan penyusunan", (), Izin.TUGASKAN_DIP),
        langkah="tugaskan_kabag",
        tujuan=sesudah(TAHAP, "tugaskan_kasubbag"),
        tulis=("tugaskan_kabag", "tugaskan_kasubbag"),
    ),
    *_kerja(
        *("tugaskan_kasubbag", "Tugaskan Kasubbag", Status.PENUGASAN),
        *(Izin.TUGASKAN_DIP, "tugaskan_kasubbag"),
    ),
    # Steps 3 to 6: the nota dinas
    Transisi(
        *("simpan_konsep", "Simpan konsep", frozenset({Status.KONSEP}), None),
        *(Izin.SUSUN_DIP, "konsep"),
    ),
    *_kerja("kirim_konsep", "Kirim konsep", Status.KONSEP, Izin.SUSUN_DIP, "konsep"),
    *_kerja("koreksi_nota", "Teruskan hasil koreksi", Status.KOREKSI, Izin.PUTUS_NOTA, "koreksi"),
    *_kembali("kembalikan_koreksi", Status.KOREKSI, Izin.PUTUS_NOTA, "koreksi", "konsep"),
    *_kerja("setujui_nota", "Setujui", Status.PERSETUJUAN, Izin.PUTUS_NOTA, "setujui"),
    *_kembali("kembalikan_nota", Status.PERSETUJUAN, Izin.PUTUS_NOTA, "setujui", "konsep"),
    *_kerja(
        *("tandatangani_nota", "Tandatangani", Status.TANDA_TANGAN),
        *(Izin.PUTUS_NOTA, "tandatangani"),
    ),
    *_kembali("kembalikan_ttd", Status.TANDA_TANGAN, Izin.PUTUS_NOTA, "tandatangani", "konsep"),
    # Step 7 ends with the last part, or by the PPID's word
    *panah(
        *("himpun", "Himpun bagian", (Status.PENGISIAN,), Izin.SERAHKAN_DIP),
        langkah="isi",
        tujuan=sesudah(TAHAP, "isi"),
        sendiri=False,
    ),
    *panah(
        *("lanjutkan", "Lanjutkan tanpa yang terlambat", (Status.PENGISIAN,), Izin.KOORDINASI_DIP),
        langkah="isi",
        tujuan=sesudah(TAHAP, "isi"),
        sendiri=False,
    ),
    # Step 8
    Transisi(
        *("telaah_entri", "Simpan telaah", frozenset({Status.KLARIFIKASI}), None),
        *(Izin.SUSUN_DIP, "klarifikasi"),
    ),
    *_kerja("usulkan_dip", "Usulkan DIP", Status.KLARIFIKASI, Izin.SUSUN_DIP, "klarifikasi"),
    # Step 9: two acts
    Transisi(
        *("komentari", "Beri catatan", frozenset({Status.KOREKSI_ATASAN}), None),
        *(Izin.ATASAN_PPID, "sahkan"),
    ),
    Transisi(
        *("tandatangani_dip", "Tandatangani usulan", frozenset({Status.KOREKSI_ATASAN})),
        *(Status.PERTIMBANGAN, Izin.ATASAN_PPID, "sahkan"),
        tutup=True,
        buka=("sahkan", Peran.PERTIMBANGAN),
    ),
    *_kembali(
        *("kembalikan_usulan", Status.KOREKSI_ATASAN, Izin.ATASAN_PPID),
        *("sahkan", "klarifikasi"),
    ),
    *panah(
        *("sahkan_dip", "Sahkan", (Status.PERTIMBANGAN,), Izin.PERTIMBANGKAN),
        langkah="sahkan",
        tujuan=sesudah(TAHAP, "sahkan"),
        sendiri=False,
    ),
    *_kembali(
        *("kembalikan_pertimbangan", Status.PERTIMBANGAN, Izin.PERTIMBANGKAN),
        *("sahkan", "klarifikasi"),
        sendiri=False,
    ),
    # Step 10: two acts
    Transisi(
        *("usulkan_pleno", "Usulkan pada Pleno", frozenset({Status.DISAHKAN}), Status.PLENO),
        *(Izin.ATASAN_PPID, "tetapkan"),
        tutup=True,
        buka=("tetapkan", Peran.PLENO),
    ),
    *panah(
        *("tetapkan_dip", "Tetapkan", (Status.PLENO,), Izin.TETAPKAN_DIP),
        langkah="tetapkan",
        tujuan=sesudah(TAHAP, "tetapkan"),
        sendiri=False,
    ),
    *_kembali(
        *("kembalikan_pleno", Status.PLENO, Izin.TETAPKAN_DIP, "tetapkan", "klarifikasi"),
        sendiri=False,
    ),
    # Step 11
    Transisi(
        *("terbitkan_dip", "Terbitkan", frozenset({Status.DITETAPKAN}), Status.TERBIT),
        *(Izin.SUSUN_DIP, "terbitkan"),
        tutup=True,
    ),
    # The scan of a signed paper or sheet comes when it comes, also after publishing
    Transisi(
        *("unggah_pindaian", "Unggah pindaian naskah", frozenset(Status), None, Izin.SUSUN_DIP),
    ),
)
