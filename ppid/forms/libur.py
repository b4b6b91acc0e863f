"""A day off: adding one, removing one, and how many cases that moves."""

from django import forms

from ppid.izin import Izin, Pelaku
from ppid.models import HariLibur
from ppid.tenggat import Jenis

JANGKAUAN = 5  # years around today: a mistyped year is caught before any case moves


class FormHariLibur(forms.ModelForm):
    """A new row. Its kind says whose it is: `tutup_lokal` the office's, all others national."""

    class Meta:
        model = HariLibur
        fields = ["tanggal", "jenis", "nama", "dasar"]
        widgets = {"tanggal": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}
        error_messages = {
            "tanggal": {
                "required": "Isi tanggalnya",
                "invalid": "Tulis tanggal, misalnya 24-12-2026",
            },
            "jenis": {"required": "Pilih jenis harinya"},
            "nama": {"required": "Isi nama harinya"},
            "dasar": {"required": "Isi nomor keputusan yang menjadi dasarnya"},
        }

    def __init__(self, *args, pelaku: Pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        self.pelaku = pelaku
        jenis = self.fields["jenis"]
        jenis.choices = jenis_boleh(pelaku)
        jenis.initial = jenis.choices[0][0]
        if len(jenis.choices) == 1:
            jenis.widget = forms.HiddenInput()
        self.fields["tanggal"].widget.ragam = "pendek"

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if abs(tanggal.year - self.pelaku.satker.hari_ini.year) > JANGKAUAN:
            raise forms.ValidationError(f"Periksa tahunnya: {tanggal.year} jauh dari hari ini")
        return tanggal

    def clean(self):
        isian = super().clean()
        if not self.errors:
            lokal = isian["jenis"] == Jenis.TUTUP_LOKAL
            self.instance.satker = self.pelaku.satker if lokal else None
            self._tolak_kembar(isian)
        return isian

    def _tolak_kembar(self, isian: dict) -> None:
        """The model's own check leaves out constraints on fields that the form does not show."""
        kembar = HariLibur.objects.filter(
            satker=self.instance.satker, tanggal=isian["tanggal"], nama=isian["nama"]
        )
        if kembar.exists():
            raise forms.ValidationError("Hari itu sudah ada dalam daftar dengan nama yang sama.")


class PilihLibur(forms.Form):
    """A row to remove, out of those the actor keeps."""

    baris = forms.ModelChoiceField(HariLibur.objects.none())

    def __init__(self, *args, pelaku: Pelaku, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["baris"].queryset = HariLibur.objects.dipelihara(pelaku)


class JumlahDampak(forms.Form):
    """How many cases the preview said would move."""

    jumlah = forms.IntegerField(min_value=0)


def jenis_boleh(pelaku: Pelaku) -> list[tuple[str, str]]:
    """Kinds of day this actor may write."""

    def boleh(jenis: str) -> bool:
        lokal = jenis == Jenis.TUTUP_LOKAL
        return pelaku.boleh(Izin.LIBUR_LOKAL if lokal else Izin.LIBUR_NASIONAL)

    return [(jenis, label) for jenis, label in HariLibur.JENIS if boleh(jenis)]
