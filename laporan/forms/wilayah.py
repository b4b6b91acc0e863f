"""What of the offices below is shown, from the address."""

from django import forms

TAHUN_LALU = 4  # years before this one that can be asked for
MASALAH = "masalah"
URUT = (
    (MASALAH, "Masalah terbanyak"),
    ("nama", "Nama kantor"),
    ("diterima", "Diterima terbanyak"),
    ("tepat", "Tepat waktu terendah"),
    ("terbuka", "Belum dijawab terbanyak"),
    ("dip", "DIP tertua"),
    ("laporan", "Laporan kurang terbanyak"),
)
SEMUA, PERHATIAN, BELUM = "semua", "perhatian", "belum"


class SaringWilayah(forms.Form):
    q = forms.CharField(
        label="Cari nama kantor",
        required=False,
        max_length=80,
        widget=forms.TextInput({"type": "search"}),
    )
    provinsi = forms.ChoiceField(label="Provinsi", required=False)
    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int)
    urut = forms.ChoiceField(
        label="Urutan",
        required=False,
        choices=URUT,
    )

    def __init__(self, data, *, tahun: int, provinsi: list[tuple[str, str]]):
        """`tahun`: the running one. `provinsi`: of an office above several provinces, else []."""
        super().__init__(data)
        semua = [(satu, f"{satu}") for satu in range(tahun, tahun - TAHUN_LALU - 1, -1)]
        self.fields["tahun"].choices = semua
        self.fields["tahun"].empty_value = tahun
        self.fields["provinsi"].choices = [("", "Semua provinsi"), *provinsi]
        if not provinsi:
            del self.fields["provinsi"]

    @property
    def isi(self) -> dict:
        """What is asked; a word that names nothing asks for nothing."""
        self.is_valid()
        isi = self.cleaned_data
        return {
            "q": isi.get("q", "").lower().split(),
            "provinsi": isi.get("provinsi", ""),
            "tahun": isi.get("tahun") or self.fields["tahun"].empty_value,
            "urut": isi.get("urut") or MASALAH,
        }

    @property
    def dipakai(self) -> bool:
        self.is_valid()
        return bool(self.cleaned_data.get("q") or self.cleaned_data.get("provinsi"))
