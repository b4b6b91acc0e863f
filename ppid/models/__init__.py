from ppid.models.batas import Percobaan
from ppid.models.berkas import PRIBADI, Berkas, JenisBerkas
from ppid.models.halaman import Halaman, JenisHalaman
from ppid.models.jejak import Jejak, KepalaRantai
from ppid.models.kabar import Kabar, KeadaanKabar, PagiKantor, TeksKabar
from ppid.models.kalender import HariLibur, Kategori, MulaiDari, RezimWaktu
from ppid.models.kantor import KATA_TETAP, Satker, Tingkat, Unit
from ppid.models.kegiatan import Kegiatan
from ppid.models.naskah import Naskah
from ppid.models.nomor import Penghitung
from ppid.models.pengguna import Kedudukan, Pengguna, Penugasan
from ppid.models.perkara import Beralur, Perkara
from ppid.models.setelan_naskah import PENANDA, CaraNomor, Selaku, SetelanNaskah
from ppid.models.sop import SOP, JenisSOP, Langkah
from ppid.models.tentang import Tentang

__all__ = [
    "KATA_TETAP",
    "PENANDA",
    "PRIBADI",
    "SOP",
    "Beralur",
    "Berkas",
    "CaraNomor",
    "Halaman",
    "HariLibur",
    "Jejak",
    "JenisBerkas",
    "JenisHalaman",
    "JenisSOP",
    "Kabar",
    "Kategori",
    "KeadaanKabar",
    "Kedudukan",
    "Kegiatan",
    "KepalaRantai",
    "Langkah",
    "MulaiDari",
    "Naskah",
    "PagiKantor",
    "Pengguna",
    "Penghitung",
    "Penugasan",
    "Percobaan",
    "Perkara",
    "RezimWaktu",
    "Satker",
    "Selaku",
    "SetelanNaskah",
    "TeksKabar",
    "Tentang",
    "Tingkat",
    "Unit",
]
