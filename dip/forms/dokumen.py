"""Documents: registering, changing, adding a file, answering what the gate found."""

import django_filters as saring
from django import forms

from dip import calon
from dip.models import Dokumen, Klasifikasi
from dip.status.dokumen import BELUM_SAH, SAH
from ppid.bidang import KOSONG, PILIH_BERKAS, BidangBanyakBerkas, BidangTeks
from ppid.models import Berkas, Unit

MAKS_CARI = 100
MAKS_INDEKS = 10_000
KEADAAN = [("menunggu", "Menunggu pengesahan"), ("disahkan", "Disahkan")]


class FormDokumen(forms.ModelForm):
    judul = BidangTeks(label="Nama dokumen", wajib="Isi nama dokumennya", max_length=200)
    ringkasan = BidangTeks(
        label="Ringkasan isi",
        help_text="Kata-kata di sini ikut dicari saat petugas mengetik permintaan.",
        baris=3,
        max_length=2000,
    )
    tautan = forms.URLField(
        label="Tautan",
        help_text="Alamat halaman bila dokumen sudah terbit, misalnya di situs kantor.",
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap, misalnya https://kab-bintan.kpu.go.id"},
    )

    class Meta:
        model = Dokumen
        fields = ["judul", "ringkasan", "klasifikasi", "unit", "tautan"]
        labels = {"klasifikasi": "Klasifikasi", "unit": "Unit yang menguasai"}
        error_messages = {
            "klasifikasi": {"required": "Pilih klasifikasinya"},
            "unit": {"required": "Pilih unit yang menguasai dokumen ini"},
        }

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        unit.queryset = Unit.objects.aktif(satker, selain=self.instance.unit_id)
        unit.empty_label = "Pilih unit"
        if not unit.queryset.exists():
            unit.help_text = "Unit kantor ini belum diisi. Hubungi admin kantor."
        self.fields["klasifikasi"].choices = [("", "Pilih klasifikasi"), *Klasifikasi.choices]


class FormDokumenBaru(FormDokumen):
    berkas = BidangBanyakBerkas(
        label="Berkas",
        help_text="JPG, PNG, PDF, DOCX, XLSX, atau CSV, masing-masing sampai 5 MB.",
        required=False,
        error_messages={"empty": KOSONG},
    )


class FormBerkas(forms.Form):
    berkas = BidangBanyakBerkas(
        label="Tambah berkas",
        help_text="JPG, PNG, PDF, DOCX, XLSX, atau CSV, masing-masing sampai 5 MB.",
        error_messages={"required": PILIH_BERKAS, "empty": KOSONG},
    )


class PilihBerkas(forms.Form):
    """One file of the document."""

    berkas = forms.ModelChoiceField(Berkas.objects.none(), to_field_name="token")

    def __init__(self, *args, milik, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].queryset = milik


class FormTemuan(PilihBerkas):
    """One finding of one file, and why it may leave nevertheless."""

    indeks = forms.IntegerField(min_value=0, max_value=MAKS_INDEKS)
    alasan = BidangTeks(wajib="Tulis alasan mengapa berkas boleh keluar dengan temuan ini")


class FormRupa(forms.Form):
    """What the person saw when they pressed the button."""

    rupa = forms.SlugField(max_length=16)


class Saringan(saring.FilterSet):
    q = saring.CharFilter(
        label="Cari nama atau isi dokumen",
        method="cari",
        max_length=MAKS_CARI,
        widget=forms.TextInput({"type": "search"}),
    )
    klasifikasi = saring.ChoiceFilter(
        label="Klasifikasi", choices=Klasifikasi.choices, empty_label="Klasifikasi: semua"
    )
    keadaan = saring.ChoiceFilter(
        label="Keadaan", choices=KEADAAN, empty_label="Keadaan: semua", method="menurut_keadaan"
    )

    class Meta:
        model = Dokumen
        fields = ()

    def cari(self, queryset, _, teks):
        """Rows that have every word."""
        return calon.memuat_semua(queryset, teks)

    def menurut_keadaan(self, queryset, _, pilihan):
        return queryset.filter(status__in=BELUM_SAH if pilihan == "menunggu" else SAH)

    @property
    def dipakai(self) -> bool:
        return any(self.form.cleaned_data.values())
