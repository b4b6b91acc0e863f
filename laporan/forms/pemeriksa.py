"""A link for an examiner."""

from datetime import timedelta

from django import forms

from ppid.bidang import BidangTanggal, BidangTeks

HARI_BAWAAN, MAKS_HARI = 7, 30


class FormUndangan(forms.Form):
    nama = BidangTeks(label="Nama pemeriksa", wajib="Isi nama pemeriksanya", max_length=120)
    badan = BidangTeks(
        label="Badan atau lembaga",
        wajib="Isi badan yang memeriksa, misalnya Komisi Informasi Provinsi",
        max_length=120,
    )
    sampai = BidangTanggal(
        label="Berlaku sampai",
        wajib="Isi hari terakhirnya",
        help_text=f"Paling lama {MAKS_HARI} hari dari hari ini.",
    )

    def __init__(self, *args, satker, **kwargs):
        self.hari_ini = satker.hari_ini
        awal = {"sampai": self.hari_ini + timedelta(days=HARI_BAWAAN)}
        super().__init__(*args, **{"initial": awal} | kwargs)

    def clean_sampai(self):
        sampai = self.cleaned_data["sampai"]
        if sampai < self.hari_ini:
            raise forms.ValidationError("Hari ini sudah lewat. Pilih hari ini atau sesudahnya")
        batas = self.hari_ini + timedelta(days=MAKS_HARI)
        if sampai > batas:
            raise forms.ValidationError(f"Paling lama sampai {batas:%d-%m-%Y}")
        return sampai
