"""The Surat Keterangan Tidak Lengkap: what it asks for, and how it leaves."""

from django.core.exceptions import ValidationError

from permohonan.forms.agenda import FormBernomor
from permohonan.naskah import TIDAK_LENGKAP
from ppid.bidang import BidangBanyakPilihan, BidangPilihan, BidangTeks, Cip

CARA_SURAT = [
    ("email", "Email"),
    ("langsung", "Diserahkan langsung"),
    ("pos", "Pos"),
    ("faksimili", "Faksimili"),
    ("telepon", "Telepon, dibacakan"),
]
TAK_JELAS = "Rincian informasi yang dibutuhkan belum jelas"
MAKS_KURANG = 20  # lines of the clerk's own words


class FormKelengkapan(FormBernomor):
    NASKAH = (TIDAK_LENGKAP,)

    kurang = BidangBanyakPilihan(label="Yang belum lengkap")
    lain = BidangTeks(
        label="Yang lain",
        help_text="Satu hal per baris, dengan kata-kata yang dapat dibaca pemohon.",
        baris=3,
        max_length=1000,
    )
    catatan = BidangTeks(
        label="Penjelasan dalam surat", baris=2, max_length=1000, help_text="Misalnya alasannya."
    )
    cara = BidangPilihan(
        label="Surat disampaikan lewat",
        wajib="Pilih cara surat disampaikan",
        choices=CARA_SURAT,
        widget=Cip,
    )

    def awal(self, permohonan):
        kurang = [label for _, label in permohonan.kekurangan()]
        email = {"cara": "email"} if permohonan.pemohon.email else {}
        return super().awal(permohonan) | {"kurang": kurang} | email

    def siapkan(self):
        label = [label for _, label in self.permohonan.kekurangan()]
        self.fields["kurang"].choices = [(x, x) for x in (*label, TAK_JELAS)]
        self.fields["kurang"].wajib_bersyarat = True

    def clean_cara(self) -> str:
        cara = self.cleaned_data["cara"]
        if cara == "email" and not self.permohonan.pemohon.email:
            raise ValidationError("Pemohon tidak memberi alamat email. Pilih cara lain")
        return cara

    def clean(self):
        if not self.errors and not self.daftar():
            self.add_error("kurang", "Pilih atau tuliskan apa yang belum lengkap")

    def daftar(self) -> list[str]:
        baris = [b.strip() for b in self.cleaned_data["lain"].split("\n")]
        return [*self.cleaned_data["kurang"], *filter(None, baris)][:MAKS_KURANG]
