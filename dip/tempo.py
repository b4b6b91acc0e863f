"""The step a DIP stands at: its place on the sheet, its standard, its last day."""

from dataclasses import dataclass
from datetime import date, datetime

from dip.models import Penyusunan
from ppid.izin import SEBUTAN, Peran
from ppid.models import Kegiatan
from ppid.tenggat import batas_baku


@dataclass(frozen=True)
class LangkahKini:
    urut: int | None
    judul: str
    baku: str
    menunggu: str
    mulai: datetime
    batas: date | None  # None where the sheet gives no days
    terlambat: bool


def langkah_kini(dip: Penyusunan) -> LangkahKini | None:
    """From the step's first Kegiatan, as the matriks judges it; None once published."""
    semua = Kegiatan.objects.tentang(dip).select_related("langkah").order_by("mulai", "pk")
    terbuka = next((k for k in semua if k.selesai is None), None)
    if terbuka is None:
        return None
    awal = next(k.mulai for k in semua if k.kunci == terbuka.kunci)
    langkah = terbuka.langkah
    baku = langkah.baku if langkah else None
    batas = batas_baku(dip.satker.setempat(awal).date(), baku, dip.satker.kalender())
    return LangkahKini(
        urut=langkah.urut if langkah else None,
        judul=langkah.judul if langkah else terbuka.kunci,
        baku=langkah.baku_kalimat if langkah else "",
        menunggu=SEBUTAN[Peran(terbuka.menunggu)],
        mulai=awal,
        batas=batas,
        terlambat=bool(batas and dip.satker.hari_ini > batas),
    )
