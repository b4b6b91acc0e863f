from permohonan.models.catatan import Catatan
from permohonan.models.draf import Draf
from permohonan.models.kiriman import Kiriman
from permohonan.models.pemohon import Bantuan, JenisIdentitas, JenisPemohon, Pemohon
from permohonan.models.permohonan import Permohonan, perlu_alasan_mundur
from permohonan.models.pilihan import CaraMemperoleh, CaraSalinan, Kanal

__all__ = [
    "Bantuan",
    "CaraMemperoleh",
    "CaraSalinan",
    "Catatan",
    "Draf",
    "JenisIdentitas",
    "JenisPemohon",
    "Kanal",
    "Kiriman",
    "Pemohon",
    "Permohonan",
    "perlu_alasan_mundur",
]
