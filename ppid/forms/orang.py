"""People, their posts and their passwords."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator

from ppid.bidang import BidangEmail, BidangTanggal, BidangTeks, Segmen
from ppid.izin import LABEL_PERAN
from ppid.models import Kedudukan, Pengguna, Penugasan, Unit
from ppid.orang import DIBERI
from ppid.setelan import FormSetelan

DIPAKAI = "dipakai"  # the code of that fault
KATA_ALAMAT = ("baru", "kantor-lain")  # addresses beside `pengguna/<username>/`
BENTUK_NAMA = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,39}$",
    "Pakai 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung, misalnya rina.bintan",
)
TIDAK_ADA = "Tidak ada akun aktif dengan nama pengguna ini. Periksa ejaannya dengan orangnya"


def tolak(form: forms.Form, galat: ValidationError) -> None:
    """The refusal of an act, beside the field it is about or above the form."""
    sebab = (
        galat.message_dict if hasattr(galat, "error_dict") else {NON_FIELD_ERRORS: galat.messages}
    )
    for bidang, kalimat in sebab.items():
        form.add_error(bidang if bidang in form.fields else None, kalimat)


class FormJabatan(forms.ModelForm):
    """A post to be given; who may hold which, `ppid/orang.py` decides."""

    jabatan = BidangTeks(
        label="Nama jabatan",
        help_text="Seperti tercetak di surat, misalnya Kasubbag Teknis dan Hupmas.",
        wajib="Isi nama jabatannya",
        max_length=160,
    )
    nip = BidangTeks(
        label="NIP di surat",
        help_text="Kosongkan bila sama dengan NIP orangnya.",
        max_length=30,
    )
    sejak = BidangTanggal(
        label="Sejak", help_text="Misalnya 1 Desember 2026.", wajib="Isi hari pertamanya"
    )
    sampai = BidangTanggal(
        label="Sampai", help_text="Hari terakhir. Kosongkan bila belum ditentukan."
    )

    class Meta:
        model = Penugasan
        fields = ["peran", "unit", "jabatan", "nip", "kedudukan", "sejak", "sampai"]
        labels = {"peran": "Peran di portal", "unit": "Unit"}
        help_texts = {"unit": "Harus dipilih untuk tim penghubung."}
        widgets = {"kedudukan": Segmen}
        error_messages = {"peran": {"required": "Pilih perannya"}}

    def __init__(self, *args, satker, **kwargs):
        hari_ini = f"{satker.hari_ini:%d-%m-%Y}"
        super().__init__(*args, initial={"sejak": hari_ini}, **kwargs)
        self.satker = satker
        peran = [(satu.value, LABEL_PERAN[satu]) for satu in DIBERI]
        self.fields["peran"].choices = [("", "Pilih peran"), *peran]
        self.fields["unit"].queryset = Unit.objects.aktif(satker)
        self.fields["unit"].empty_label = "Tanpa unit"
        self.fields["kedudukan"].choices = [("definitif", "Definitif"), *Kedudukan.choices[1:]]


class FormOrangBaru(FormJabatan):
    """Somebody new, with their first post."""

    username = BidangTeks(
        label="Nama pengguna",
        help_text="Untuk masuk, misalnya rina.bintan. Tidak dapat diubah.",
        wajib="Isi nama penggunanya",
        validators=[BENTUK_NAMA],
    )
    nama = BidangTeks(
        label="Nama lengkap",
        help_text="Dengan gelar, seperti tercetak di surat.",
        wajib="Isi nama lengkapnya",
        max_length=120,
    )
    nip_orang = BidangTeks(label="NIP", max_length=30)
    email = BidangEmail(label="Email")
    field_order = ["username", "nama", "nip_orang", "email", *FormJabatan.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["nip"]  # the person's own

    def clean_username(self):
        username = self.cleaned_data["username"]
        if username in KATA_ALAMAT or Pengguna.objects.filter(username__iexact=username).exists():
            raise ValidationError("Nama pengguna ini sudah dipakai. Pilih yang lain", DIPAKAI)
        return username

    def orang(self) -> dict:
        isi = self.cleaned_data
        return {
            "username": isi["username"],
            "nama": isi["nama"],
            "nip": isi["nip_orang"],
            "email": isi["email"],
        }


class FormJabatanLain(FormJabatan):
    """A post for somebody who has an account already: known by their exact user name alone."""

    username = BidangTeks(
        label="Nama pengguna",
        help_text="Persis seperti dipakai orangnya untuk masuk.",
        wajib="Isi nama penggunanya",
        max_length=80,
    )
    field_order = ["username", *FormJabatan.Meta.fields]

    def clean_username(self):
        orang = Pengguna.objects.filter(
            username=self.cleaned_data["username"], is_active=True
        ).first()
        if orang is None:
            raise ValidationError(TIDAK_ADA)
        self.instance.pengguna = orang
        return orang.username


class FormUbahJabatan(FormSetelan):
    """What may change about a post that was given: its title, the NIP, its last day."""

    PRIBADI = frozenset({"nip"})

    jabatan = BidangTeks(label="Nama jabatan", wajib="Isi nama jabatannya", max_length=160)
    nip = BidangTeks(label="NIP di surat", max_length=30)
    sampai = BidangTanggal(
        label="Hari terakhir",
        help_text="Sampai akhir hari itu aksesnya tetap. Isi kemarin bila harus berhenti sekarang.",
    )

    class Meta:
        model = Penugasan
        fields = ["jabatan", "nip", "sampai"]

    def clean_sampai(self):
        sampai = self.cleaned_data["sampai"]
        if sampai and sampai < self.instance.sejak:
            raise ValidationError(f"Jabatan ini baru mulai {self.instance.sejak:%d-%m-%Y}")
        return sampai


class FormOrang(FormSetelan):
    PRIBADI = frozenset({"nama", "nip", "email"})

    nama = BidangTeks(label="Nama lengkap", wajib="Isi nama lengkapnya", max_length=120)
    nip = BidangTeks(label="NIP", max_length=30)
    email = BidangEmail(label="Email")

    class Meta:
        model = Pengguna
        fields = ["nama", "nip", "email"]


class FormSandi(forms.Form):
    """One's own password."""

    lama = forms.CharField(
        label="Kata sandi sekarang",
        max_length=200,
        strip=False,
        error_messages={"required": "Isi kata sandi Anda sekarang"},
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    baru = forms.CharField(
        label="Kata sandi baru",
        help_text="Paling sedikit 12 huruf atau angka. Beberapa kata acak mudah diingat.",
        max_length=200,
        strip=False,
        error_messages={"required": "Isi kata sandi baru"},
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    ulang = forms.CharField(
        label="Kata sandi baru sekali lagi",
        max_length=200,
        strip=False,
        error_messages={"required": "Isi kata sandi baru sekali lagi"},
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args, pengguna: Pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna

    def clean_lama(self):
        if not self.pengguna.check_password(self.cleaned_data["lama"]):
            raise ValidationError("Kata sandi ini tidak cocok")
        return self.cleaned_data["lama"]

    def clean_baru(self):
        baru = self.cleaned_data["baru"]
        validate_password(baru, self.pengguna)
        if baru == self.cleaned_data.get("lama"):
            raise ValidationError("Pilih kata sandi yang berbeda dari yang sekarang")
        return baru

    def clean(self):
        isian = super().clean()
        if isian.get("baru") and isian.get("ulang") and isian["baru"] != isian["ulang"]:
            self.add_error("ulang", "Kedua kata sandi baru tidak sama")
        return isian
