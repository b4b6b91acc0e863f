"""Blank forms for a power cut."""

from django import forms


class FormCadangan(forms.Form):
    """How many blank forms to print."""

    jumlah = forms.IntegerField(
        label="Banyaknya formulir",
        help_text="1 sampai 50.",
        min_value=1,
        max_value=50,
        initial=10,
        error_messages={
            "required": "Isi banyaknya formulir",
            "invalid": "Isi dengan angka, 1 sampai 50",
            "min_value": "Paling sedikit 1 formulir",
            "max_value": "Paling banyak 50 formulir sekali cetak",
        },
        widget=forms.NumberInput({"class": "lebar-s"}),
    )
