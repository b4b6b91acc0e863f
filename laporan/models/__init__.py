from laporan.models.laporan import Laporan
from laporan.models.supervisi import Pemeriksaan, Supervisi
from laporan.models.undangan import Undangan

__all__ = ["Laporan", "Pemeriksaan", "Supervisi", "Undangan"]
