"""A row of the DIK, entered with its decision."""

from django import forms

from dip.models import Dikecualikan, HurufPasal
from ppid.bidang import BidangBerkas, BidangTanggal, BidangTeks


class FormDik(forms.ModelForm):
    informasi = BidangTeks(
        label="Informasi yang dikecualikan",
        wajib="Tuliskan informasi yang dikecualikan",
        max_length=300,
    )
    undang_undang = BidangTeks(
        label="Pasal undang-undang lain",
        help_text="Misalnya Pasal 84 UU 24/2013. Harus diisi untuk huruf j.",
        max_length=200,
    )
    konsekuensi = BidangTeks(
        label="Konsekuensi bila dibuka",
        help_text="Tercetak pada Lembar Penjelasan dan surat penolakan.",
        wajib="Tuliskan konsekuensinya bila dibuka",
        baris=3,
        max_length=2000,
    )
    manfaat = BidangTeks(label="Manfaat bila ditutup", baris=3, max_length=2000)
    diputus_oleh = BidangTeks(
        label="Diputus oleh", wajib="Isi siapa yang memutuskan", max_length=120
    )
    nomor_keputusan = BidangTeks(
        label="Nomor keputusan", wajib="Isi nomor keputusannya", max_length=80
    )
    tanggal_keputusan = BidangTanggal(
        label="Tanggal keputusan",
        help_text="Misalnya 24 Desember 2026.",
        wajib="Isi tanggal keputusannya",
    )
    berlaku_sampai = BidangTanggal(
        label="Berlaku sampai",
        help_text="Misalnya 24 Desember 2031.",
        wajib="Isi akhir masa berlakunya",
    )
    berkas_keputusan = BidangBerkas(
        label="Pindaian keputusan",
        help_text="JPG, PNG, atau PDF, sampai 5 MB.",
        wajib="Unggah pindaian keputusannya",
    )

    class Meta:
        model = Dikecualikan
        fields = [
            "butir",
            "informasi",
            "huruf",
            "undang_undang",
            "konsekuensi",
            "manfaat",
            "diputus_oleh",
            "nomor_keputusan",
            "tanggal_keputusan",
            "berlaku_sampai",
        ]
        labels = {"butir": "Nomor butir", "huruf": "Dasar pengecualian"}
        help_texts = {"butir": "Seperti dalam lampiran keputusan."}
        error_messages = {
            "butir": {"required": "Isi nomor butirnya", "invalid": "Isi dengan angka"},
            "huruf": {"required": "Pilih dasar pengecualiannya"},
        }

    def __init__(self, *args, satker, **kwargs):
        awal = {
            "butir": Dikecualikan.objects.butir_berikut(satker),
            "diputus_oleh": satker.nama,
        }
        super().__init__(*args, initial=awal, **kwargs)
        self.satker = satker
        self.fields["huruf"].choices = [("", "Pilih dasar"), *HurufPasal.choices]

    def clean_butir(self):
        butir = self.cleaned_data["butir"]
        if Dikecualikan.objects.filter(satker=self.satker, butir=butir).exists():
            raise forms.ValidationError(f"Butir {butir} sudah ada dalam daftar")
        return butir

    def clean_tanggal_keputusan(self):
        tanggal = self.cleaned_data["tanggal_keputusan"]
        if tanggal > self.satker.hari_ini:
            raise forms.ValidationError("Tanggal keputusan belum tiba")
        return tanggal

    def clean(self):
        isi = super().clean()
        mulai, akhir = isi.get("tanggal_keputusan"), isi.get("berlaku_sampai")
        if mulai and akhir and akhir < mulai:
            self.add_error("berlaku_sampai", "Tidak boleh sebelum tanggal keputusannya")
        if isi.get("huruf") == HurufPasal.J and not isi.get("undang_undang"):
            self.add_error("undang_undang", "Sebutkan pasal undang-undangnya untuk huruf j")
        return isi

    def isian(self) -> dict:
        return {nama: self.cleaned_data[nama] for nama in self._meta.fields}
