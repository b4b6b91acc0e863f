"""Fields of both lists."""

from django import forms

PILIH_BERKAS = "Pilih berkasnya"
KOSONG = "Berkas ini kosong. Pilih berkas lain"


class PilihBanyak(forms.FileInput):
    allow_multiple_selected = True


class BidangBanyakBerkas(forms.FileField):
    """Any number of files; their content is judged by `berkas.siapkan()`."""

    widget = PilihBanyak

    def clean(self, data, initial=None) -> list:
        unggahan = [satu for satu in data or () if satu]
        if self.required and not unggahan:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(BidangBanyakBerkas, self).clean(satu, initial) for satu in unggahan]


def tanggal() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")
