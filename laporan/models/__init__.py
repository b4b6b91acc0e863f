from laporan.models.supervisi import Pemeriksaan, Supervisi

__all__ = ["Pemeriksaan", "Supervisi"]
