"""Fields and checks that forms share, the citizen's and the clerk's.

A field with `wajib="…"` is required and says that sentence when it is empty; without it, it is
optional.
"""

import re
import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404

from ppid import berkas
from ppid.tenggat import NAMA_BULAN

TIDAK_SAH = 422  # how a page answers that shows a form again with its faults
PESAN_TELEPON = "Nomor telepon hanya angka, misalnya 0812 3456 7890"
PESAN_EMAIL = "Alamat email belum lengkap, misalnya nama@contoh.id"
PESAN_TANGGAL = "Tulis tanggal seperti 3 November 2025 atau 03-11-2025"
PESAN_PILIHAN = "Pilih salah satu"
MUAT_ULANG = "Muat ulang halaman ini, lalu ulangi"
MAKS_INT = 2**31 - 1
PILIH_BERKAS = "Pilih berkasnya"
KOSONG = "Berkas ini kosong. Pilih berkas lain"
PESAN_PANJANG = "Tulis paling banyak %(limit_value)d huruf. Anda menulis %(show_value)d"

# Marks that turn the direction of text (overrides, embeddings, isolates): they make a text read
# otherwise than it is stored. Emoji joiners stay.
ARAH = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def dikirim(request):
    """What was sent, for a form; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def bersihkan(teks: str, *, baris_banyak: bool = False) -> str:
    """Plain text as it may be stored: no control characters, no direction marks."""
    rata = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not baris_banyak:
        rata = rata.replace("\n", " ")
    if rata.isprintable():  # nearly always, and much faster than looking at every letter
        return rata.strip()
    return "".join(h for h in rata if h == "\n" or not _tersembunyi(h)).strip()


def _tersembunyi(huruf: str) -> bool:
    return huruf in ARAH or unicodedata.category(huruf) in ("Cc", "Cs")


def nomor_baris(teks: str) -> int:
    """The key of a row that a page sends back; 18 digits fit every column. Else Http404."""
    if not re.fullmatch(r"[0-9]{1,18}", teks):
        raise Http404
    return int(teks)


def rapikan_telepon(teks: str) -> str:
    """08…, +62…, spaces and dashes to E.164 (+6281234567890)."""
    bersih = re.sub(r"[\s().\-/]", "", bersihkan(teks))
    bersih = re.sub(r"^(?:\+?62|0062)0?(?=[1-9])|^0(?=[1-9])|^(?=8)", "+62", bersih)
    bersih = re.sub(r"^00", "+", bersih)
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}", bersih):
        raise ValidationError(PESAN_TELEPON)
    return bersih


def periksa_nik(teks: str) -> str:
    """A NIK has 16 digits; more than that is never refused (it does not change with a move)."""
    bersih = re.sub(r"[\s.\-]", "", bersihkan(teks))
    banyak = len(re.findall(r"[0-9]", bersih))
    if banyak != 16:
        raise ValidationError(f"NIK terdiri atas 16 angka. Anda mengisi {banyak} angka")
    if not re.fullmatch(r"[0-9]{16}", bersih):
        raise ValidationError("NIK hanya berisi angka")
    return bersih


def kejanggalan_nik(nik: str) -> str:
    """What looks odd in a NIK (PPKKCC DDMMYY SSSS, a woman's day + 40), or "". A hint, no error."""
    if not "11" <= nik[:2] <= "96":
        return "Dua angka pertama NIK biasanya kode provinsi"
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    try:
        date(2000 + tahun, bulan, hari - 40 * (hari > 40))
    except ValueError:
        return "Angka ke-7 sampai ke-12 NIK biasanya tanggal lahir"
    return "Empat angka terakhir NIK biasanya bukan 0000" if nik.endswith("0000") else ""


def periksa_nomor_identitas(jenis: str, teks: str) -> str:
    """The number on the card of that kind (a JenisIdentitas); empty stays empty."""
    if not teks:
        return ""
    if jenis == "ktp":
        return periksa_nik(teks)
    bersih = re.sub(r"[\s.\-]", "", bersihkan(teks)).upper()
    if not re.fullmatch(r"[0-9A-Z]{5,20}", bersih):
        raise ValidationError("Nomor identitas terdiri atas 5 sampai 20 huruf atau angka")
    return bersih


class _Wajib:
    """Reads `wajib`: the sentence of an empty required field."""

    def __init__(self, *args, wajib: str = "", **kwargs):
        kwargs.setdefault("required", bool(wajib))
        super().__init__(*args, **kwargs)
        if wajib:
            self.error_messages["required"] = wajib


class BidangTeks(_Wajib, forms.CharField):
    """Text without hidden characters. `baris` above 1 is a text area.

    No `maxlength` in the page: a browser would cut a pasted text without a word.
    """

    default_error_messages = {"max_length": PESAN_PANJANG}

    def __init__(self, *, baris: int = 1, **kwargs):
        self.baris = baris
        if baris > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": baris}))
        super().__init__(**kwargs)

    def to_python(self, value):
        return bersihkan(str(value or ""), baris_banyak=self.baris > 1)

    def widget_attrs(self, widget):
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}


class BidangVersi(forms.IntegerField):
    """The version of a thing that the page showed."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        salah = dict.fromkeys(("required", "invalid", "min_value", "max_value"), MUAT_ULANG)
        super().__init__(min_value=0, max_value=MAKS_INT, error_messages=salah, **kwargs)


class BidangTelepon(BidangTeks):
    """A phone number in any Indonesian way of writing, stored as E.164."""

    widget = forms.TelInput

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 40} | kwargs)

    def clean(self, value):
        teks = super().clean(value)
        return rapikan_telepon(teks) if teks else ""


class BidangEmail(_Wajib, forms.EmailField):
    default_error_messages = {"invalid": PESAN_EMAIL, "max_length": PESAN_PANJANG}

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 254} | kwargs)

    def to_python(self, value):
        return bersihkan(str(value or ""))

    def widget_attrs(self, widget):
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}


class BidangTanggal(_Wajib, forms.DateField):
    """03-11-2025, 3/11/2025, 3 November 2025; the day always comes first."""

    default_error_messages = {"invalid": PESAN_TANGGAL}
    widget = forms.DateInput(format="%d-%m-%Y")

    def to_python(self, value):
        if isinstance(value, str):
            value = _bulan_jadi_angka(bersihkan(value)[:40])
        tanggal = super().to_python(value)
        if tanggal and not 2000 <= tanggal.year <= 2100:
            raise ValidationError(PESAN_TANGGAL, code="invalid")
        return tanggal


def _bulan_jadi_angka(teks: str) -> str:
    cocok = re.fullmatch(r"([0-9]{1,2})[\s.-]+([A-Za-z]{3,9})\.?[\s.-]+([0-9]{4})", teks)
    awalan = cocok[2].lower() if cocok else ""
    bulan = [i for i, nama in enumerate(NAMA_BULAN, 1) if nama.lower().startswith(awalan)]
    return f"{cocok[1]}-{bulan[0]}-{cocok[3]}" if awalan and len(bulan) == 1 else teks


class BidangPilihan(_Wajib, forms.ChoiceField):
    default_error_messages = {"required": PESAN_PILIHAN, "invalid_choice": PESAN_PILIHAN}


class BidangBanyakPilihan(_Wajib, forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": PESAN_PILIHAN, "invalid_list": PESAN_PILIHAN}


class BidangBerkas(_Wajib, forms.FileField):
    """A picture or PDF, judged by its content. The upload goes on to `berkas.siapkan()`."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"})
    default_error_messages = {
        "invalid": berkas.PILIHAN,
        "missing": berkas.PILIHAN,
        "empty": KOSONG,
    }

    def clean(self, data, initial=None):
        unggahan = super().clean(data, initial)
        if unggahan:
            berkas.periksa(unggahan)
        return unggahan


class PilihBanyak(forms.FileInput):
    allow_multiple_selected = True


class BidangBanyakBerkas(forms.FileField):
    """Any number of files; their content is judged by `berkas.siapkan()`."""

    widget = PilihBanyak

    def clean(self, data, initial=None) -> list:
        unggahan = [satu for satu in data or () if satu]
        if self.required and not unggahan:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(BidangBanyakBerkas, self).clean(satu, initial) for satu in unggahan]


class Pilihan(forms.RadioSelect):
    """Radio choices as full-width rows; `keterangan` maps a value to its hint."""

    ragam = "pilihan"

    def __init__(self, *args, keterangan=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.keterangan = keterangan or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"keterangan": self.keterangan.get(value, "")}


class Segmen(Pilihan):
    ragam = "segmen"


class Cip(Pilihan):
    ragam = "cip"
