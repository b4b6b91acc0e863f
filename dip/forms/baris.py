"""One row of a DIP as it is filled in: the same rules for the grid, a paste and an import."""

import re
from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError

from dip.models import Klasifikasi
from dip.models.baris import rupa
from dip.models.entri import KOLOM
from ppid.bidang import PESAN_PILIHAN, BidangTeks, bersihkan
from ppid.models import Unit
from ppid.saring import nik

TAHUN_AWAL, TAHUN_AKHIR = 1945, 2100
PESAN_TAHUN = "Tulis tahunnya empat angka, misalnya 2024"
PESAN_SIFAT = "Isi sifatnya: Berkala, Serta-merta, Setiap saat, atau Diusulkan dikecualikan"
PESAN_NIK = "Hapus NIK dari baris ini: DIP dibaca siapa pun"
PESAN_SERIAL = (
    "Berisi angka %(angka)s, mungkin tanggal yang tampil sebagai angka. "
    "Tulis tanggalnya sebagai teks"
)
SERIAL_TANGGAL = range(25_569, 73_050)  # 1970 to 2099, as a spreadsheet counts days
SEBUTAN_SIFAT = {
    re.sub(r"[^a-z]", "", f"{teks}".lower()): nilai
    for nilai, label in Klasifikasi.choices
    for teks in (nilai, label)
} | {
    "tersediasetiapsaat": Klasifikasi.SETIAP_SAAT,
    "wajibtersediasetiapsaat": Klasifikasi.SETIAP_SAAT,
    "wajibberkala": Klasifikasi.BERKALA,
    "dikecualikan": Klasifikasi.DIUSULKAN_DIKECUALIKAN,
}


class BidangBaris(BidangTeks):
    """No NIK: what stands in a DIP is public."""

    def clean(self, value):
        teks = super().clean(value)
        if nik.samarkan(teks) != teks:
            raise ValidationError(PESAN_NIK)
        return teks


class BidangWaktu(BidangBaris):
    def clean(self, value):
        teks = super().clean(value)
        if teks.isdecimal() and int(teks) in SERIAL_TANGGAL:
            raise ValidationError(PESAN_SERIAL % {"angka": teks})
        return teks


class BidangSifat(forms.ChoiceField):
    """Chosen, or written as people write it; what is nearly right is suggested."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("", "Pilih sifat"), *Klasifikasi.choices], **kwargs)
        self.error_messages["required"] = PESAN_SIFAT

    def clean(self, value):
        teks = bersihkan(str(value or ""))
        rapat = re.sub(r"[^a-z]", "", teks.lower()).removeprefix("informasi")
        if rapat in SEBUTAN_SIFAT:
            return str(SEBUTAN_SIFAT[rapat])
        if not teks:
            raise ValidationError(PESAN_SIFAT, code="required")
        raise ValidationError(_saran(teks, rapat), code="invalid_choice")


def _saran(teks: str, rapat: str) -> str:
    mirip = get_close_matches(rapat, SEBUTAN_SIFAT, n=1, cutoff=0.6)
    maksud = f" Mungkin maksudnya {Klasifikasi(SEBUTAN_SIFAT[mirip[0]]).label}." if mirip else ""
    return f"“{teks[:40]}” tidak dikenal.{maksud} {PESAN_SIFAT}"


class BidangTahun(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        teks = bersihkan(str(value or ""))
        if not teks:
            return None
        if not re.fullmatch(r"[0-9]{4}", teks) or not TAHUN_AWAL <= int(teks) <= TAHUN_AKHIR:
            raise ValidationError(PESAN_TAHUN)
        return int(teks)


class BidangTautan(forms.URLField):
    default_error_messages = {
        "invalid": "Tulis alamat lengkap, misalnya https://jdih.kpu.go.id",
        "max_length": "Tulis paling banyak %(limit_value)d huruf. Anda menulis %(show_value)d",
    }

    def __init__(self, **kwargs):
        super().__init__(required=False, assume_scheme="https", max_length=300, **kwargs)

    def to_python(self, value):
        return super().to_python(bersihkan(str(value or "")))

    def widget_attrs(self, widget):
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}


class FormBaris(forms.Form):
    """`token` and `rupa` name the row and how it was seen; both are empty in a new one."""

    token = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    rupa = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    nama = BidangBaris(
        label="Nama dokumen",
        wajib="Isi nama dokumennya",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )
    ringkasan = BidangBaris(label="Ringkasan isi dokumen", max_length=2000, baris=2)
    pejabat = BidangBaris(label="Pejabat penanggung jawab", max_length=200)
    waktu_tempat = BidangWaktu(label="Waktu dan tempat penerbitan", max_length=200)
    bentuk = BidangBaris(label="Bentuk (cetak, rekam, daring)", max_length=100)
    retensi = BidangBaris(label="Retensi arsip", max_length=100)
    sifat = BidangSifat(label="Sifat")
    tahun = BidangTahun(label="Tahun", widget=forms.TextInput({"inputmode": "numeric"}))
    tautan = BidangTautan(label="Tautan", widget=forms.TextInput({"inputmode": "url"}))

    @property
    def kosong(self) -> bool:
        """A new row in which nothing was written."""
        return not any(str(self[nama].value() or "").strip() for nama in KOLOM)

    @property
    def isi(self) -> dict:
        return {nama: self.cleaned_data[nama] for nama in KOLOM}


class FormSatuBaris(FormBaris):
    """A row on its own page. `unit`: those it may move to, if it may.

    A unit that the person left as they saw it is not written, whatever became of it meanwhile.
    """

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang menguasai",
        empty_label=None,
        show_hidden_initial=True,
        error_messages={
            "required": "Pilih unit yang menguasai informasi ini",
            "invalid_choice": PESAN_PILIHAN,
        },
    )

    def __init__(self, *args, unit=None, **kwargs):
        super().__init__(*args, **kwargs)
        if unit is None:
            del self.fields["unit"]
        else:
            self.fields["unit"].queryset = unit

    @property
    def isi(self) -> dict:
        pindah = {"unit": self.cleaned_data["unit"]} if "unit" in self.changed_data else {}
        return super().isi | pindah

    @property
    def berubah(self) -> bool:
        """Does it read otherwise than as the person saw it?"""
        return "unit" in self.isi or rupa(self.isi) != self.cleaned_data["rupa"]
