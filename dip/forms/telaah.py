"""Step 8: a row with all columns of Model PPID-A, reasons, and the proposal."""

import django_filters as saring
from django import forms
from django.db.models import Q

from dip import kata
from dip.models import Dokumen, Entri, Klasifikasi
from dip.models.entri import KOLOM
from ppid.bidang import PESAN_PILIHAN, BidangTeks, Pilihan
from ppid.models import Unit

MAKS_CARI = 100
TANPA_DOKUMEN = "Tanpa dokumen di gudang"
USANG = "Baris ini baru saja diubah orang lain. Periksa isinya, lalu simpan lagi"


class FormVersi(forms.Form):
    """`versi`: what the person saw when they pressed the button."""

    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class FormAlasan(forms.Form):
    alasan = BidangTeks(label="Alasan", wajib="Tulis alasannya", max_length=300)


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


class PilihDokumen(forms.ModelChoiceField):
    def label_from_instance(self, satu: Dokumen) -> str:
        return satu.judul


class FormEntri(forms.ModelForm):
    """`calon`: keys of the documents that are offered; the row's own is among them."""

    nama = BidangTeks(label="Nama dokumen", wajib="Isi nama dokumennya", max_length=300)
    ringkasan = BidangTeks(label="Ringkasan isi dokumen", baris=3, max_length=2000)
    pejabat = BidangTeks(label="Pejabat penanggung jawab penerbitan informasi", max_length=200)
    waktu_tempat = BidangTeks(label="Waktu dan tempat penerbitan informasi", max_length=200)
    bentuk = BidangTeks(
        label="Bentuk informasi", help_text="Misalnya cetak, rekaman, daring.", max_length=100
    )
    retensi = BidangTeks(label="Jangka waktu penyimpanan atau jadwal retensi arsip", max_length=100)
    tautan = forms.URLField(
        label="Tautan",
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap, misalnya https://kab-bintan.kpu.go.id"},
    )
    dokumen = PilihDokumen(
        Dokumen.objects.none(),
        label="Dokumen di gudang",
        to_field_name="token",
        required=False,
        blank=True,
        empty_label=TANPA_DOKUMEN,
        widget=Pilihan(),
        error_messages={"invalid_choice": "Pilih dokumen dari daftar ini"},
    )
    dilihat = forms.CharField(widget=forms.HiddenInput, max_length=40)

    class Meta:
        model = Entri
        fields = [*KOLOM, "unit", "dokumen"]
        labels = {"unit": "Unit yang menguasai", "tahun": "Tahun informasi"}
        error_messages = {
            "unit": {"required": "Pilih unit yang menguasai informasi ini"},
            "sifat": {"required": "Pilih sifatnya", "invalid_choice": PESAN_PILIHAN},
            "tahun": {"invalid": "Isi dengan angka, misalnya 2026"},
        }

    def __init__(self, *args, satker, calon, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.aktif(satker, selain=self.instance.unit_id)
        self.fields["unit"].empty_label = None
        self.fields["sifat"].choices = Klasifikasi.choices
        self.fields["dokumen"].queryset = Dokumen.objects.filter(satker=satker, pk__in=calon)
        self.initial["dilihat"] = self.instance.diubah.isoformat()
        if self.instance.dokumen_id:
            self.initial["dokumen"] = self.instance.dokumen.token

    def clean_tahun(self):
        tahun = self.cleaned_data["tahun"]
        if tahun is not None and not 1945 <= tahun <= 2100:
            raise forms.ValidationError("Isi tahun di antara 1945 dan 2100")
        return tahun

    def isian(self) -> dict:
        return {nama: self.cleaned_data[nama] for nama in self.changed_data if nama != "dilihat"}


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
