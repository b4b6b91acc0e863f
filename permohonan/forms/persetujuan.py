"""The PPID's word on a draft or an extension."""

from collections.abc import Iterable

from django import forms

from permohonan.forms.agenda import FormBernomor
from permohonan.forms.aksi import FormAksi
from ppid.bidang import BidangTeks
from ppid.jenis_naskah import JenisNaskah

RANGKAP = "Centang bila tidak ada orang lain yang dapat menyusun atau memutuskan"


class FormSetuju(FormBernomor):
    """`penyusun`: the key of whoever drafted. The same person says so before approving.

    `naskah`: the letters that the approval issues.
    """

    dirangkap = forms.BooleanField(
        label="Dirangkap: saya menyusun dan memutuskan sendiri",
        help_text="Tampil dalam matriks dan laporan.",
        required=False,
    )

    def __init__(self, *args, penyusun: int, naskah: Iterable[JenisNaskah], **kwargs):
        self.penyusun, self.NASKAH = penyusun, tuple(naskah)
        super().__init__(*args, **kwargs)

    def siapkan(self):
        if self.pelaku.pengguna.pk != self.penyusun:
            del self.fields["dirangkap"]
        else:
            self.fields["dirangkap"].wajib_bersyarat = True

    def clean_dirangkap(self) -> bool:
        if not self.cleaned_data["dirangkap"]:
            raise forms.ValidationError(RANGKAP)
        return True


class FormKembali(FormAksi):
    """`untuk`: whoever drafted, and reads the note."""

    catatan = BidangTeks(
        label="Catatan", wajib="Tuliskan apa yang harus diperbaiki", baris=3, max_length=2000
    )

    def __init__(self, *args, untuk, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["catatan"].label = f"Catatan untuk {untuk.nama.partition(' ')[0]}"


class FormTolakPerpanjangan(FormKembali):
    catatan = BidangTeks(
        label="Catatan", wajib="Tuliskan mengapa tidak diperpanjang", baris=3, max_length=300
    )
