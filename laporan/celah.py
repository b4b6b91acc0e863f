"""What is missing when a period is closed: each a sentence with its number.

The period may be closed all the same; the report then names the gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from laporan.daftar import alamat
from laporan.kantor import Berkala
from laporan.kata import sebut
from laporan.masa import Masa
from permohonan.models import Permohonan
from ppid.izin import Izin, Pelaku
from ppid.models import Naskah

SEBUT = 5  # of what is missing, this many are named
PINDAIAN = "?tab=pindaian"


@dataclass(frozen=True)
class Celah:
    """`url` is where it is mended, for whoever has `izin`."""

    kalimat: str
    url: str
    izin: Izin

    def untuk(self, pelaku: Pelaku) -> tuple[str, str]:
        return self.kalimat, self.url if pelaku.boleh(self.izin) else ""


def celah(satker, satu: Masa, beku: Mapping) -> list[Celah]:
    """`beku`: the figures of the period, as they would be frozen. Seven queries at most."""
    semua = [
        *_supervisi(satker, satu),
        _tanpa_hasil(satker, satu, beku),
        _tanpa_alasan(satker, satu, beku),
        _tanpa_pindaian(satker, satu),
    ]
    return [c for c in semua if c]


def _supervisi(satker, satu: Masa) -> list[Celah]:
    """Step 7 of the days that the report adds up."""
    berkala, url = Berkala(satker), reverse("supervisi", args=[satker.slug])
    buka = [f"{t.masa}" for t in berkala.terbuka() if _bersua(t.masa, satu) and not t.berjalan]
    nihil = [m for m in berkala.nihil() if _bersua(m, satu)]
    kata = f"{len(buka)} masa supervisi belum disahkan: {sebut(buka, SEBUT)}."
    return [
        Celah(kata, url, Izin.SUPERVISI) if buka else None,
        Celah(
            f"{len(nihil)} masa supervisi tanpa kegiatan (nihil) belum disahkan.",
            url,
            Izin.SUPERVISI,
        )
        if nihil
        else None,
    ]


def _bersua(satu: Masa, lain: Masa) -> bool:
    return satu.awal <= lain.akhir and lain.awal <= satu.akhir


def _tanpa_hasil(satker, satu: Masa, beku: Mapping) -> Celah | None:
    banyak = beku["angka"].get("hasil.proses", 0)
    if not banyak:
        return None
    kalimat = f"{banyak} permohonan yang diterima pada masa ini belum ada hasilnya."
    return Celah(kalimat, _rincian(satker, satu, beku, "hasil.proses"), Izin.LIHAT_LAPORAN)


def _tanpa_alasan(satker, satu: Masa, beku: Mapping) -> Celah | None:
    """Answered late without a word why; an open one is asked when its clock stops."""
    nomor = [t["nomor"] for t in beku["terlambat"] if not t["sebab"] and not t["terbuka"]]
    if not nomor:
        return None
    kalimat = f"{len(nomor)} permohonan terlambat tanpa alasan: {sebut(nomor, SEBUT)}."
    return Celah(kalimat, _rincian(satker, satu, beku, "waktu.tidak_tepat"), Izin.LIHAT_LAPORAN)


def _rincian(satker, satu: Masa, beku: Mapping, kunci: str) -> str:
    return f"{alamat(satker, beku['jenis'], satu, 'laporan_rincian')}?kunci={kunci}"


def _tanpa_pindaian(satker, satu: Masa) -> Celah | None:
    jenis = ContentType.objects.get_for_model(Permohonan)
    kurang = Naskah.objects.filter(satker=satker, tentang_jenis=jenis, bertanda_tangan=True)
    kurang = kurang.filter(pindaian=None, tanggal__gte=satu.awal, tanggal__lte=satu.akhir)
    nomor = list(kurang.order_by("tanggal", "pk").values_list("nomor", flat=True))
    if not nomor:
        return None
    kalimat = f"{len(nomor)} surat bertanda tangan belum dipindai: {sebut(nomor, SEBUT)}."
    return Celah(kalimat, reverse("antrean", args=[satker.slug]) + PINDAIAN, Izin.LIHAT_PERMOHONAN)
