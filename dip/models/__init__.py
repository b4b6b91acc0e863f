from dip.models.dik import Dikecualikan, HurufPasal
from dip.models.dokumen import Dokumen, Klasifikasi

__all__ = ["Dikecualikan", "Dokumen", "HurufPasal", "Klasifikasi"]
