"""The files an answer may take, and why each may leave with what was found in it."""

from django import forms
from django.core.exceptions import ValidationError

from permohonan.forms.aksi import FormAksi
from ppid.bidang import KOSONG, MUAT_ULANG, PILIH_BERKAS, BidangBanyakBerkas, BidangTeks
from ppid.gerbang import MAKS_ALASAN
from ppid.models import Berkas


class FormBerkasJawaban(FormAksi):
    berkas = BidangBanyakBerkas(
        label="Pilih berkas",
        help_text="JPG, PNG, PDF, DOCX, XLSX, atau CSV, masing-masing sampai 5 MB.",
        error_messages={"required": PILIH_BERKAS, "empty": KOSONG},
    )


class FormTemuan(FormAksi):
    """Why one file may leave with what was found in it: a reason for each finding, or for some."""

    berkas = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, berkas: Berkas, **kwargs):
        self.milik = berkas
        super().__init__(*args, auto_id=f"id_{berkas.token}_%s", **kwargs)

    def awal(self, permohonan):
        return super().awal(permohonan) | {"berkas": self.milik.token}

    def siapkan(self):
        for ke, temuan in enumerate(self.milik.temuan):
            if not temuan["jawaban"]:
                label = f"Alasan boleh keluar: {temuan['teks']}"
                bidang = BidangTeks(label=label, max_length=MAKS_ALASAN)
                bidang.wajib_bersyarat = True
                self.fields[f"alasan-{ke}"] = bidang

    def clean(self):
        if not self.errors and not self.jawaban():
            pertama = next((n for n in self.fields if n.startswith("alasan-")), None)
            if pertama is None:
                raise ValidationError(MUAT_ULANG)
            self.add_error(pertama, "Tulis alasan mengapa berkas boleh keluar dengan temuan ini")

    def jawaban(self) -> dict[int, str]:
        return {
            int(nama.removeprefix("alasan-")): alasan
            for nama, alasan in self.cleaned_data.items()
            if nama.startswith("alasan-") and alasan
        }
