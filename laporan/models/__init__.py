from laporan.models.laporan import Laporan
from laporan.models.supervisi import Pemeriksaan, Supervisi

__all__ = ["Laporan", "Pemeriksaan", "Supervisi"]
