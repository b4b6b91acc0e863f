"""What became of a proposed uji konsekuensi, recorded by the office above."""

from django import forms

from permohonan.models import UjiKonsekuensi
from ppid.bidang import BidangPilihan, BidangTeks, Pilihan
from ppid.models import Tingkat

Keadaan = UjiKonsekuensi.Keadaan
PILIHAN = {Keadaan.DITERUSKAN: "Diteruskan ke KPU", Keadaan.DIPUTUS: "Diputus"}
HINT = {
    Keadaan.DITERUSKAN: "Usulan menunggu keputusan KPU; hasilnya dicatat di sini kemudian.",
    Keadaan.DIPUTUS: "Sudah ada keputusannya. Isi nomor keputusan.",
}


class FormCatatUji(forms.Form):
    keadaan = BidangPilihan(
        label="Hasil usulan",
        wajib="Pilih hasil usulan",
        choices=PILIHAN.items(),
        widget=Pilihan(keterangan=HINT),
    )
    nomor = BidangTeks(label="Nomor keputusan", max_length=80)
    keterangan = BidangTeks(
        label="Keterangan",
        help_text="Dibaca kantor pengusul, misalnya nomor surat pengantar atau pokok keputusan.",
        wajib="Tuliskan keterangannya",
        baris=4,
        max_length=2000,
    )

    def __init__(self, *args, uji: UjiKonsekuensi, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nomor"].wajib_bersyarat = True
        if uji.keadaan == Keadaan.DITERUSKAN or uji.tujuan.tingkat == Tingkat.RI:
            self.fields["keadaan"].choices = [(Keadaan.DIPUTUS, PILIHAN[Keadaan.DIPUTUS])]
            self.fields["keadaan"].initial = Keadaan.DIPUTUS

    def clean(self):
        isi = super().clean()
        if isi.get("keadaan") == Keadaan.DIPUTUS and not isi.get("nomor"):
            self.add_error("nomor", "Isi nomor keputusannya")
        if isi.get("keadaan") == Keadaan.DITERUSKAN:
            isi["nomor"] = ""
        return isi
