"""What a unit answers to the PPID: material, or that it holds none."""

from django import forms

from ppid.bidang import KOSONG, BidangBanyakBerkas, BidangPilihan, BidangTeks, Pilihan

MENGUASAI, TIDAK = "bahan", "tidak_menguasai"
JAWABAN = [
    (MENGUASAI, "Kami menyerahkan bahan"),
    (TIDAK, "Unit kami tidak menguasai informasi ini"),
]
HINT = {
    MENGUASAI: "Berkas, atau keterangan di mana informasinya sudah terbit.",
    TIDAK: "Sebutkan unit atau badan publik yang menurut Anda menguasainya.",
}


class FormBahan(forms.Form):
    menguasai = BidangPilihan(
        label="Jawaban unit",
        wajib="Pilih jawaban unit Anda",
        choices=JAWABAN,
        initial=MENGUASAI,
        widget=Pilihan(keterangan=HINT),
    )
    berkas = BidangBanyakBerkas(
        label="Berkas bahan",
        help_text="JPG, PNG, PDF, DOCX, XLSX, atau CSV, masing-masing sampai 5 MB, paling banyak "
        "10 berkas. Serahkan seperti adanya; petugas memeriksanya sebelum keluar.",
        required=False,
        error_messages={"empty": KOSONG},
    )
    keterangan = BidangTeks(
        label="Keterangan",
        help_text="Misalnya isi tiap berkas, sumber datanya, atau siapa yang menguasai.",
        baris=4,
        max_length=2000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("berkas", "keterangan"):
            self.fields[nama].wajib_bersyarat = True

    @property
    def tidak_menguasai(self) -> bool:
        return self.cleaned_data["menguasai"] == TIDAK

    def clean(self):
        if self.errors:
            return
        isi = self.cleaned_data
        if self.tidak_menguasai and isi["berkas"]:
            self.add_error("menguasai", "Anda memilih berkas. Pilih “Kami menyerahkan bahan”")
        elif self.tidak_menguasai and not isi["keterangan"]:
            kalimat = "Sebutkan siapa yang menurut Anda menguasai informasi ini"
            self.add_error("keterangan", kalimat)
        elif not isi["berkas"] and not isi["keterangan"]:
            self.add_error("berkas", "Pilih berkas bahannya, atau tuliskan keterangannya")
