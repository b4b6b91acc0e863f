"""Filters of the public lists; their choices come from public rows alone."""

import django_filters as saring
from django import forms
from django.db.models import Q

from dip import kata
from dip.models import Dokumen, Entri
from dip.publik import KELAS

MAKS_CARI = 100
MAKS_PILIHAN = 60


class _Saringan(saring.FilterSet):
    q = saring.CharFilter(
        label="Cari nama atau isi",
        method="cari",
        max_length=MAKS_CARI,
        widget=forms.TextInput({"type": "search"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, kolom in self.PILIHAN.items():
            self.filters[nama].extra["choices"] = self._pilihan(kolom)

    def _pilihan(self, kolom: str) -> list[tuple[str, str]]:
        ada = self.queryset.order_by(kolom).values_list(kolom, flat=True).distinct()
        return [(str(satu), str(satu)) for satu in ada[:MAKS_PILIHAN] if satu]

    def cari(self, queryset, _, teks):
        """Rows that have every word."""
        syarat = Q()
        for satu in kata.rapikan(teks).split()[: kata.MAKS_KATA]:
            syarat &= Q(kata__contains=kata.pokok(satu))
        return queryset.filter(syarat)

    @property
    def dipakai(self) -> bool:
        return any(self.form.cleaned_data.values())


def _pilih(kolom: str, label: str) -> saring.ChoiceFilter:
    return saring.ChoiceFilter(field_name=kolom, label=label, empty_label=f"Semua {label.lower()}")


class SaringanDip(_Saringan):
    PILIHAN = {"unit": "unit__nama", "tahun": "tahun", "bentuk": "bentuk"}

    unit = _pilih("unit__nama", "Unit")
    sifat = saring.ChoiceFilter(
        label="Sifat", choices=[(k.nilai, k.nama) for k in KELAS], empty_label="Semua sifat"
    )
    tahun = _pilih("tahun", "Tahun")
    bentuk = _pilih("bentuk", "Bentuk")

    class Meta:
        model = Entri
        fields = ()


class SaringanInformasi(_Saringan):
    PILIHAN = {"unit": "unit__nama", "tahun": "disahkan_pada__year"}

    unit = _pilih("unit__nama", "Unit")
    tahun = _pilih("disahkan_pada__year", "Tahun")

    class Meta:
        model = Dokumen
        fields = ()
