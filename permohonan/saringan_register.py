"""The filters of the register, in the address: the queue's, and month and outcome."""

from datetime import date

import django_filters as saring
from django.db.models import Q

from permohonan.register import TANPA_KEPUTUSAN
from permohonan.saringan import Saringan, awal_hari
from permohonan.status import Hasil
from ppid.tenggat import NAMA_BULAN

BULAN = [(f"{ke}", nama) for ke, nama in enumerate(NAMA_BULAN, 1)]
KELOMPOK = {
    "berjalan": ("Masih berjalan", Q(hasil="")),
    "tanpa_keputusan": ("Ditutup tanpa keputusan", Q(hasil__in=TANPA_KEPUTUSAN)),
}
HASIL = [(kunci, label) for kunci, (label, _) in KELOMPOK.items()] + Hasil.choices


def berhasil(queryset, _, pilihan: str):
    return queryset.filter(KELOMPOK[pilihan][1] if pilihan in KELOMPOK else Q(hasil=pilihan))


def saring_hasil() -> saring.ChoiceFilter:
    return saring.ChoiceFilter(
        label="Hasil", choices=HASIL, empty_label="Hasil: semua", method=berhasil
    )


class SaringanRegister(Saringan):
    """Month is the number's own: that of registration, in the office's zone."""

    petugas = unit = tempo = None  # the queue's own questions
    urut = None  # the book has one order
    bulan = saring.ChoiceFilter(
        label="Bulan", choices=BULAN, empty_label="Bulan: semua", method="sebulan"
    )
    hasil = saring_hasil()

    def __init__(self, *args, tahun: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.tahun = tahun

    def sebulan(self, queryset, _, pilihan: str):
        satker, bulan = self.request.pelaku.satker, int(pilihan)
        dari = date(self.tahun, bulan, 1)
        sampai = date(self.tahun + bulan // 12, bulan % 12 + 1, 1)
        return queryset.filter(
            dicatat_pada__gte=awal_hari(satker, dari), dicatat_pada__lt=awal_hari(satker, sampai)
        )

    def untuk_jejak(self) -> dict[str, str]:
        return {"tahun": f"{self.tahun}"} | super().untuk_jejak()

    def _kata(self, kunci: str, nilai) -> str:
        pilihan = dict(getattr(self.form.fields[kunci], "choices", ()))
        return f"{pilihan.get(nilai, nilai)}"
