"""Step 8: what a unit is asked to put right, the proposal, and how its rows are looked through."""

import django_filters as saring
from django import forms
from django.db.models import Q

from dip import kata
from dip.models import Entri, Klasifikasi
from ppid.bidang import BidangTeks, BidangVersi
from ppid.models import Unit

MAKS_CARI = 100


class FormVersi(forms.Form):
    """`versi`: what the person saw when they pressed the button."""

    versi = BidangVersi()


class FormCatatan(forms.Form):
    catatan = BidangTeks(
        label="Yang perlu diperbaiki",
        wajib="Tulis apa yang perlu diperbaiki",
        baris=2,
        max_length=1000,
    )


class FormUsul(FormVersi):
    """`tersisa`: there are things left open that do not stop the proposal."""

    tahu = forms.BooleanField(
        label="Saya tahu yang masih terbuka dan tetap mengusulkan",
        required=False,
    )

    def __init__(self, *args, tersisa: bool, kosong: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.tersisa, self.kosong = tersisa, kosong
        if not tersisa:
            del self.fields["tahu"]

    def clean(self):
        isi = super().clean()
        if self.kosong:
            raise forms.ValidationError("Isi dulu paling sedikit satu informasi")
        if self.tersisa and not isi.get("tahu"):
            self.add_error("tahu", "Centang bahwa Anda tahu, atau lengkapi dulu yang terbuka")
        return isi


class SaringanEntri(saring.FilterSet):
    q = saring.CharFilter(
        label="Cari nama atau ringkasan",
        method="cari",
        max_length=MAKS_CARI,
        widget=forms.TextInput({"type": "search"}),
    )
    sifat = saring.ChoiceFilter(
        label="Sifat", choices=Klasifikasi.choices, empty_label="Sifat: semua"
    )
    unit = saring.ModelChoiceFilter(
        label="Unit", queryset=Unit.objects.none(), empty_label="Unit: semua"
    )
    catatan = saring.ChoiceFilter(
        label="Catatan",
        choices=[("ada", "Bercatatan"), ("terbuka", "Belum ditindaklanjuti")],
        method="bercatatan",
        empty_label="Catatan: semua",
    )

    class Meta:
        model = Entri
        fields = ()

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["unit"].queryset = Unit.objects.filter(satker=satker)

    def cari(self, queryset, _, teks):
        syarat = Q()
        for satu in kata.rapikan(teks).split():
            syarat &= Q(kata__contains=kata.pokok(satu))
        return queryset.filter(syarat)

    def bercatatan(self, queryset, _, pilihan):
        syarat = {"komentar__isnull": False}
        if pilihan == "terbuka":
            syarat["komentar__ditindaklanjuti_pada"] = None
        return queryset.filter(**syarat).distinct()

    @property
    def dipakai(self) -> bool:
        return any(self.form.cleaned_data.values())
