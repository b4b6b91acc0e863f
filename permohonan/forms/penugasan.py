"""Rows of the queue given to one person."""

import re

from django import forms
from django.core.exceptions import ValidationError

from permohonan.forms.aksi import FormAksi
from permohonan.models.penanganan import petugas_kini
from ppid.bidang import MUAT_ULANG

MAKS_PILIH = 50  # rows of one page of the queue
PILIH_PETUGAS = "Pilih petugasnya"
TIDAK_BERTUGAS = "Orang ini tidak bertugas di meja layanan hari ini. Pilih yang lain"


class BidangBaris(forms.Field):
    """Ticked rows, each as `key:version`; cleaned to {key: version}."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value) -> dict[str, int]:
        cocok = [re.fullmatch(r"([\w-]{1,40}):([0-9]{1,9})", satu, re.ASCII) for satu in value]
        if not all(cocok) or len(cocok) > MAKS_PILIH:
            raise ValidationError(MUAT_ULANG)
        return {satu[1]: int(satu[2]) for satu in cocok}


class BidangPetugas(forms.ModelChoiceField):
    """Who holds a post at the desk today."""

    def __init__(self, **kwargs):
        bawaan = {
            "queryset": None,
            "to_field_name": "username",
            "empty_label": "Pilih petugas",
            "error_messages": {"required": PILIH_PETUGAS, "invalid_choice": TIDAK_BERTUGAS},
        }
        super().__init__(**bawaan | kwargs)


class FormTugas(forms.Form):
    pilih = BidangBaris(error_messages={"required": "Centang permohonan yang akan ditugaskan"})
    kepada = BidangPetugas(label="Tugaskan yang dicentang ke")

    def __init__(self, *args, pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kepada"].queryset = petugas_kini(pelaku.satker)

    @property
    def dicentang(self) -> list[str]:
        """The rows as they were ticked, for a page that shows them again."""
        return self["pilih"].value() or []


class FormTugaskan(FormAksi):
    """One case, from its own page: to anybody but the one who has it."""

    kepada = BidangPetugas(label="Petugas", help_text="Yang bertugas di meja layanan hari ini.")

    def siapkan(self):
        orang = petugas_kini(self.permohonan.satker)
        self.fields["kepada"].queryset = orang.exclude(pk=self.permohonan.petugas_id)
