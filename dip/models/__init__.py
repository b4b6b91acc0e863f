from dip.models.bagian import Bagian
from dip.models.baris import BarisBentrok, Ubahan
from dip.models.dik import Dikecualikan, HurufPasal
from dip.models.dokumen import Dokumen, Klasifikasi
from dip.models.entri import Entri, Komentar
from dip.models.nota import KonsepNota
from dip.models.penyusunan import Penyusunan
from dip.models.teks import TeksBerkas
from dip.models.terjawab import Terjawab
from dip.models.versi import VersiBerkas

__all__ = [
    "Bagian",
    "BarisBentrok",
    "Dikecualikan",
    "Dokumen",
    "Entri",
    "HurufPasal",
    "Klasifikasi",
    "Komentar",
    "KonsepNota",
    "Penyusunan",
    "TeksBerkas",
    "Terjawab",
    "Ubahan",
    "VersiBerkas",
]
