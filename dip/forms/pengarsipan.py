"""Acts on documents that are kept: classes in bulk, places, announcing, proposals, taking back."""

import re

from django import forms
from django.core.exceptions import ValidationError

from dip.forms.dokumen import BidangMasaSimpan, sejak_hari_ini
from dip.models import Klasifikasi
from dip.models.pengarsipan import TEMPAT, Nasib
from ppid.bidang import MUAT_ULANG, BidangTanggal, BidangTeks, BidangVersi

MAKS_PILIH = 50  # rows of one page
CENTANG = "Centang dokumennya lebih dulu"
TETAP = "Tidak diubah"


class BidangBaris(forms.Field):
    """Ticked rows, each as `token:seen`; cleaned to {token: seen}. `pola`: how `seen` looks."""

    widget = forms.MultipleHiddenInput

    def __init__(self, pola: str, **kwargs):
        self.pola = re.compile(rf"([\w-]{{1,40}}):({pola})", re.ASCII)
        super().__init__(error_messages={"required": CENTANG}, **kwargs)

    def to_python(self, value) -> dict[str, str]:
        cocok = [self.pola.fullmatch(satu) for satu in value or ()]
        if not all(cocok) or len(cocok) > MAKS_PILIH:
            raise ValidationError(MUAT_ULANG)
        return {satu[1]: satu[2] for satu in cocok}


class FormVersiHalaman(forms.Form):
    """The version of the document that the page showed."""

    versi = BidangVersi(required=False)


class FormKelas(forms.Form):
    """For all that are ticked; what is left empty stays as each document has it."""

    pilih = BidangBaris("[0-9]{1,9}")
    klasifikasi = forms.ChoiceField(
        label="Klasifikasi", choices=[("", TETAP), *Klasifikasi.choices], required=False
    )
    simpan_sejak = BidangTanggal(label="Disimpan sejak", help_text="Kosong: hari ini.")
    masa_simpan = BidangMasaSimpan()
    nasib = forms.ChoiceField(
        label="Sesudah masa simpan", choices=[("", TETAP), *Nasib.choices], required=False
    )

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.satker = satker

    @property
    def dicentang(self) -> list[str]:
        return self["pilih"].value() or []

    def isian(self, dokumen) -> dict:
        """What changes on this one document."""
        diisi = {n: v for n, v in self.cleaned_data.items() if n != "pilih" and v}
        kini = {n: getattr(dokumen, n) for n in ("simpan_sejak", "masa_simpan")}
        return diisi | sejak_hari_ini(kini | diisi, self.satker)


class FormSahkan(forms.Form):
    """Ticked rows as the PPID saw them."""

    pilih = BidangBaris("[0-9a-f]{16}")


class FormCatatan(forms.Form):
    catatan = BidangTeks(
        label="Catatan untuk petugas",
        wajib="Tulis apa yang perlu diperbaiki",
        baris=2,
        max_length=1000,
    )


class FormTempat(forms.Form):
    """Where the hard copy lies. Without one, that is said and not left out."""

    ruang = BidangTeks(label="Ruang", max_length=60)
    rak = BidangTeks(label="Rak", max_length=40)
    boks = BidangTeks(label="Boks", max_length=40)
    map = BidangTeks(label="Map", max_length=40)
    digital = forms.BooleanField(label="Tidak ada salinan cetak, hanya berkas", required=False)

    def clean(self):
        isi = super().clean()
        if not isi.get("digital") and not any(isi.get(nama) for nama in TEMPAT):
            kalimat = "Isi tempat salinan cetaknya, atau centang bila tidak ada salinan cetak"
            self.add_error("ruang", kalimat)
        return isi

    @property
    def tempat(self) -> dict[str, str]:
        if self.cleaned_data["digital"]:
            return dict.fromkeys(TEMPAT, "")
        return {nama: self.cleaned_data[nama] for nama in TEMPAT}


class FormUnggah(forms.Form):
    diumumkan_di = BidangTeks(
        label="Diumumkan juga di",
        help_text="Di portal ini sudah terbit bila terbuka. Misalnya: situs kantor, papan "
        "pengumuman. Boleh kosong.",
        max_length=300,
    )


class FormLengkapi(FormTempat, FormUnggah):
    """Steps 3 to 5 on one form."""

    field_order = (*TEMPAT, "digital", "diumumkan_di")


class FormMusnah(forms.Form):
    pilih = BidangBaris("[0-9]{1,9}")
    alasan = BidangTeks(
        label="Alasan usul",
        wajib="Tulis alasan usul pemusnahan, misalnya nomor jadwal retensi",
        max_length=300,
    )

    @property
    def dicentang(self) -> list[str]:
        return self["pilih"].value() or []


class FormMusnahSatu(FormMusnah):
    pilih = None


class FormBatal(forms.Form):
    pilih = BidangBaris("[0-9]{1,9}")


class FormTarik(FormVersiHalaman):
    alasan = BidangTeks(
        label="Alasan ditarik",
        help_text="Tercatat pada dokumen dan jejaknya. Masyarakat tidak membacanya.",
        wajib="Tulis alasan dokumen ditarik",
        baris=3,
        max_length=500,
    )
