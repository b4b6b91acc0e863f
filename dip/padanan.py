"""What the office already has on a question: a ranked match over documents and the DIK.

The database narrows (`dip.calon`), `dip.peringkat` ranks.
"""

from dataclasses import dataclass

from django.utils import formats

from dip import calon, kata
from dip.models import Dikecualikan, Dokumen
from dip.models.dokumen import muat_berkas
from dip.peringkat import Calon, peringkat

BATAS = 6  # rows shown


@dataclass(frozen=True)
class Padanan:
    """One match: a document that may be given at once, or a DIK row that says why not."""

    dokumen: Dokumen | None
    dik: Dikecualikan | None
    skor: float

    @property
    def judul(self) -> str:
        return self.dokumen.judul if self.dokumen else self.dik.informasi

    @property
    def kelas(self) -> str:
        return self.dokumen.get_klasifikasi_display() if self.dokumen else "Dikecualikan"

    @property
    def ragam(self) -> str:
        """The look of the class's badge."""
        return "tepi" if self.dokumen else "gelap"

    @property
    def keterangan(self) -> str:
        if self.dokumen:
            return f"{self.dokumen.bentuk} · {self.dokumen.unit.nama}"
        sampai = formats.date_format(self.dik.berlaku_sampai, "j\xa0F\xa0Y")
        return (
            f"DIK {self.dik.satker.nama}, butir {self.dik.butir} · berlaku sampai {sampai} · "
            f"Pasal 17 huruf {self.dik.huruf[-1]}"
        )


def padanan(satker, teks: str, *, batas: int = BATAS) -> list[Padanan]:
    """Best matches first, documents and DIK rows in one ranking; at most three queries."""
    dicari = kata.dicari(teks)
    if not dicari:
        return []
    dokumen = calon.dokumen(Dokumen.objects.terbuka(satker).select_related("unit"), dicari)
    dik = calon.dik(Dikecualikan.objects.berlaku(satker).select_related("satker"), dicari)
    semua = [Calon(satu, satu.judul, dicari) for satu in dokumen]
    semua += [Calon(satu, satu.informasi, dicari) for satu in dik]
    hasil = [_padanan(*satu) for satu in peringkat(semua)[:batas]]
    muat_berkas([satu.dokumen for satu in hasil if satu.dokumen])
    return hasil


def _padanan(baris, skor: float) -> Padanan:
    dokumen = baris if isinstance(baris, Dokumen) else None
    return Padanan(dokumen, None if dokumen else baris, skor)
