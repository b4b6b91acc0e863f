"""Acts of step 7 beside the rows: handing in, going on without the late, sheets to import."""

from django import forms

from dip.models import Klasifikasi
from ppid.bidang import KOSONG, PILIH_BERKAS, BidangTeks, BidangVersi

MAKS_TEMPELAN = 400_000  # characters


class FormLanjutkan(forms.Form):
    versi = BidangVersi()
    alasan = BidangTeks(
        label="Alasan",
        help_text="Tercatat bersama nama unit yang belum menyerahkan.",
        wajib="Tulis alasan DIP dilanjutkan tanpa bagian itu",
        max_length=500,
        baris=2,
    )
    yakin = forms.BooleanField(
        label="Bagian yang belum diserahkan ditutup dan tidak dapat diisi lagi",
        error_messages={"required": "Centang untuk memastikan"},
    )


class FormSerahkan(forms.Form):
    versi = BidangVersi()
    catatan = BidangTeks(
        label="Catatan untuk PPID",
        help_text="Boleh kosong.",
        max_length=1000,
        baris=2,
    )


class FormSifat(forms.Form):
    """The class of rows that name none, as in sheets that have a heading for each class instead."""

    cap = forms.CharField(max_length=4000, required=False, widget=forms.HiddenInput)
    sifat = forms.ChoiceField(
        label="Sifat bagi baris yang kolom Sifatnya kosong",
        choices=[("", "Tidak ada: setiap baris menyebutnya"), *Klasifikasi.choices],
        required=False,
    )


class FormTempel(FormSifat):
    tempelan = forms.CharField(
        label="Baris dari Excel",
        help_text="Salin beberapa baris di Excel, lalu tempel di sini. Urutan kolomnya seperti "
        "templat; dengan baris judul, urutannya bebas. Paling banyak 500 baris.",
        widget=forms.Textarea({"rows": 10, "spellcheck": "false", "wrap": "off"}),
        strip=False,
        max_length=MAKS_TEMPELAN,
        error_messages={
            "required": "Tempel dulu baris dari Excel",
            "max_length": "Tempelan ini terlalu panjang. Bagi, atau pakai impor XLSX",
        },
    )


class FormUnggah(FormSifat):
    berkas = forms.FileField(
        label="Berkas XLSX",
        help_text="Sampai 5 MB dan 10.000 baris. Judul kolomnya seperti templat.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={
            "required": PILIH_BERKAS,
            "missing": PILIH_BERKAS,
            "invalid": PILIH_BERKAS,
            "empty": KOSONG,
        },
    )


class FormSimpanImpor(FormSifat):
    """The sheet that was looked through is kept for a day; the ticket fetches it."""

    tiket = forms.CharField(max_length=2000)
