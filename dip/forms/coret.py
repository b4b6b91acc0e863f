from django import forms

from ppid.bidang import BidangTeks


class FormCoret(forms.Form):
    alasan = BidangTeks(
        label="Alasan",
        wajib="Tulis mengapa baris ini dicoret",
        max_length=300,
    )
