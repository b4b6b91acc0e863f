from permohonan.models.bagian import Bagian
from permohonan.models.bahan import PermintaanBahan, UjiKonsekuensi
from permohonan.models.catatan import Catatan
from permohonan.models.draf import Draf
from permohonan.models.kiriman import Kiriman
from permohonan.models.pemberian import Pemberian
from permohonan.models.pemohon import Pemohon
from permohonan.models.permohonan import Permohonan, perlu_alasan_mundur
from permohonan.models.tanggapan import Jawaban, Perpanjangan, Tanggapan
from permohonan.models.tarif import Tarif
from permohonan.pilihan import (
    Bantuan,
    Bentuk,
    CaraBeri,
    CaraMemperoleh,
    CaraSalinan,
    CaraSelesai,
    CaraSerah,
    JenisIdentitas,
    JenisPemohon,
    Kanal,
)

__all__ = [
    "Bagian",
    "Bantuan",
    "Bentuk",
    "CaraBeri",
    "CaraMemperoleh",
    "CaraSalinan",
    "CaraSelesai",
    "CaraSerah",
    "Catatan",
    "Draf",
    "Jawaban",
    "JenisIdentitas",
    "JenisPemohon",
    "Kanal",
    "Kiriman",
    "Pemberian",
    "Pemohon",
    "PermintaanBahan",
    "Permohonan",
    "Perpanjangan",
    "Tanggapan",
    "Tarif",
    "UjiKonsekuensi",
    "perlu_alasan_mundur",
]
