"""A row of the DIK, entered with its decision."""

from django import forms

from dip.models import Dikecualikan, HurufPasal
from ppid.bidang import KOSONG

ISI_TANGGAL = "Tulis tanggal, misalnya 24-12-2026"


def _tanggal() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FormDik(forms.ModelForm):
    berkas_keputusan = forms.FileField(
        label="Pindaian keputusan",
        help_text="JPG, PNG, atau PDF, sampai 5 MB.",
        widget=forms.FileInput({"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={"required": "Unggah pindaian keputusannya", "empty": KOSONG},
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
        labels = {
            "butir": "Nomor butir",
            "informasi": "Informasi yang dikecualikan",
            "huruf": "Dasar pengecualian",
            "undang_undang": "Pasal undang-undang lain",
            "konsekuensi": "Konsekuensi bila dibuka",
            "manfaat": "Manfaat bila ditutup",
            "diputus_oleh": "Diputus oleh",
            "nomor_keputusan": "Nomor keputusan",
            "tanggal_keputusan": "Tanggal keputusan",
            "berlaku_sampai": "Berlaku sampai",
        }
        help_texts = {
            "butir": "Seperti dalam lampiran keputusan.",
            "undang_undang": "Misalnya Pasal 84 UU 24/2013. Harus diisi untuk huruf j.",
            "konsekuensi": "Tercetak pada Lembar Penjelasan dan surat penolakan.",
        }
        widgets = {
            "konsekuensi": forms.Textarea({"rows": 3}),
            "manfaat": forms.Textarea({"rows": 3}),
            "tanggal_keputusan": _tanggal(),
            "berlaku_sampai": _tanggal(),
        }
        error_messages = {
            "butir": {"required": "Isi nomor butirnya", "invalid": "Isi dengan angka"},
            "informasi": {"required": "Tuliskan informasi yang dikecualikan"},
            "huruf": {"required": "Pilih dasar pengecualiannya"},
            "konsekuensi": {"required": "Tuliskan konsekuensinya bila dibuka"},
            "diputus_oleh": {"required": "Isi siapa yang memutuskan"},
            "nomor_keputusan": {"required": "Isi nomor keputusannya"},
            "tanggal_keputusan": {
                "required": "Isi tanggal keputusannya",
                "invalid": ISI_TANGGAL,
            },
            "berlaku_sampai": {"required": "Isi akhir masa berlakunya", "invalid": ISI_TANGGAL},
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
