from django import forms

MAKS_CARI = 200


class FormCari(forms.Form):
    q = forms.CharField(
        label="Kata yang dicari",
        required=False,
        max_length=MAKS_CARI,
        error_messages={"max_length": f"Ringkas, paling banyak {MAKS_CARI} huruf"},
    )
