"""Settings of an office, one form each."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats

from ppid import berkas, logo
from ppid.bidang import BidangEmail, BidangTanggal, BidangTeks, rapikan_telepon
from ppid.models import MulaiDari, RezimWaktu, Satker, Unit
from ppid.setelan import FormSetelan
from ppid.tenggat import NAMA_HARI
from ppid.waktu import LABEL_ZONA

PILIHAN_ZONA = [(zona, f"{label} ({zona.partition('/')[2]})") for zona, label in LABEL_ZONA.items()]
ARTI_ZONA = (
    "Hari tercatat, tahun nomor, dan tenggat permohonan berikutnya akan mengikuti {label}, dan "
    "semua jam tampil dalam {label}. Nomor dan jatuh tempo yang sudah ada tidak berubah. Centang "
    "kotak di bawah bila memang itu yang dimaksud"
)


class FormKantor(FormSetelan):
    """What stands on the office's letters and pages. Contacts may be a person's own: the trail
    names them only."""

    PRIBADI = frozenset({"telepon", "whatsapp", "email"})

    nama = BidangTeks(label="Nama kantor", wajib="Isi nama kantornya", max_length=120)
    kop_atas = BidangTeks(
        label="Kop surat, baris pertama",
        help_text="Kosongkan kedua baris bila kop mengikuti nama kantor.",
        max_length=80,
    )
    kop_bawah = BidangTeks(label="Kop surat, baris kedua", max_length=80)
    alamat = BidangTeks(
        label="Alamat kantor", wajib="Isi alamat kantornya", baris=2, max_length=300
    )
    tempat = BidangTeks(
        label="Kota penanggalan surat",
        help_text="Tercetak di depan tanggal surat, misalnya Toapaya, 23 November 2026.",
        wajib="Isi kota penanggalan surat",
        max_length=60,
    )
    telepon = BidangTeks(label="Telepon", help_text="Misalnya (0771) 555 0142.", max_length=40)
    whatsapp = BidangTeks(label="WhatsApp", help_text="Misalnya 0812 5550 0142.", max_length=40)
    email = BidangEmail(label="Email")
    supervisi_sejak = BidangTanggal(
        label="Supervisi dicatat di portal sejak",
        help_text="Hari dan laporan sebelumnya tidak wajib di portal. Kosongkan bila sejak "
        "permohonan pertama.",
    )
    laporan_ditandatangani = forms.BooleanField(
        label="Laporan ditandatangani Sekretaris",
        help_text="Sesudah diterima menurut langkah 8 SOP; bila penerimanya Sekretaris, sekali "
        "tindakan. Kosongkan agar laporan terbit begitu diterima, dengan tanda tangan PPID saja.",
        required=False,
    )

    class Meta:
        model = Satker
        fields = [
            *("nama", "kop_atas", "kop_bawah", "alamat", "tempat"),
            *("telepon", "whatsapp", "email", "zona", "supervisi_sejak"),
            "laporan_ditandatangani",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["zona"].choices = PILIHAN_ZONA
        if self.is_bound and self.data.get("zona") not in ("", None, self.initial["zona"]):
            self.fields["yakin_zona"] = forms.BooleanField(
                label="Ya, kantor ini memakai zona waktu itu", required=False
            )

    def clean_telepon(self):
        telepon = self.cleaned_data["telepon"]
        if telepon and not re.search(r"\d{5}", re.sub(r"\D", "", telepon)):
            raise ValidationError("Tulis nomornya dengan angka, misalnya (0771) 555 0142")
        return telepon

    def clean_whatsapp(self):
        """Kept as written, when a link can be made of it."""
        nomor = self.cleaned_data["whatsapp"]
        if nomor:
            rapikan_telepon(nomor)
            if not re.match(r"0|\+62", nomor):
                raise ValidationError("Tulis nomor WhatsApp diawali 0 atau +62")
        return nomor

    def clean(self):
        isian = super().clean()
        if isian.get("kop_bawah") and not isian.get("kop_atas"):
            self.add_error("kop_atas", "Isi baris pertama dulu, atau kosongkan keduanya")
        if "yakin_zona" in self.fields and "zona" in isian and not isian["yakin_zona"]:
            self.add_error("zona", ARTI_ZONA.format(label=dict(PILIHAN_ZONA)[isian["zona"]]))
        return isian


class BidangLogo(forms.FileField):
    """A PNG or JPEG, through the door for uploads, made small; its value is a `Bersih`."""

    widget = forms.FileInput(attrs={"accept": "image/png,image/jpeg"})

    def clean(self, data, initial=None):
        unggahan = super().clean(data, initial)
        bersih = berkas.periksa(unggahan)
        if bersih.tipe not in ("image/png", "image/jpeg"):
            raise ValidationError("Gunakan gambar PNG atau JPG")
        try:
            return berkas.Bersih(logo.kecilkan(bersih.isi), "image/png", ".png")
        except logo.LogoDitolak as galat:
            raise ValidationError(str(galat)) from None


class FormLogo(forms.Form):
    logo = BidangLogo(
        label="Gambar logo",
        help_text="PNG atau JPG, sampai 5 MB. Bukan gambar tanda tangan atau cap.",
        error_messages={
            "required": "Pilih gambarnya",
            "invalid": "Gunakan gambar PNG atau JPG",
            "missing": "Gunakan gambar PNG atau JPG",
            "empty": "Berkas ini kosong. Pilih berkas lain",
        },
    )


# Service hours

KOLOM_JAM = ("buka", "tutup", "istirahat", "selesai")
LABEL_JAM = ("Buka", "Tutup", "Istirahat", "Sampai")


class IsianJam(forms.Widget):
    """Seven days, each with four hours as text."""

    template_name = "kelola/_jam.html"
    use_fieldset = True

    def get_context(self, name, value, attrs):
        konteks = super().get_context(name, value, attrs)
        pekan = value or [None] * 7
        kunci = konteks["widget"]["attrs"].get("id", name)
        salah = "is-invalid" in konteks["widget"]["attrs"].get("class", "")
        konteks["widget"] |= {
            "kepala": LABEL_JAM,
            "salah": salah,
            "baris": [
                (hari, _isian(name, kunci, i, hari, jam))
                for i, (hari, jam) in enumerate(zip(NAMA_HARI, pekan, strict=True))
            ],
        }
        return konteks

    def value_from_datadict(self, data, files, name):
        return [[data.get(f"{name}-{i}-{k}", "") for k in KOLOM_JAM] for i in range(7)]

    def id_for_label(self, id_):
        return f"{id_}_0_buka"


def _isian(nama: str, kunci: str, i: int, hari: str, jam: list[str] | None) -> list[dict]:
    lengkap = [*(jam or []), "", "", "", ""]
    return [
        {
            "nama": f"{nama}-{i}-{k}",
            "id": f"{kunci}_{i}_{k}",
            "label": f"{hari}, {label.lower()}",
            "isi": lengkap[j],
        }
        for j, (k, label) in enumerate(zip(KOLOM_JAM, LABEL_JAM, strict=True))
    ]


class BidangJam(forms.Field):
    """The week as `ppid/jam.py` reads it. Every fault is a sentence that names its day."""

    widget = IsianJam

    def to_python(self, value):
        pekan, salah = [], []
        for hari, jam in zip(NAMA_HARI, value, strict=True):
            try:
                pekan.append(_jam_sehari([satu.strip()[:20] for satu in jam]))
            except ValidationError as galat:
                salah.append(f"{hari}: {galat.message}")
        if salah:
            raise ValidationError(salah)
        if not any(pekan):
            raise ValidationError("Isi jam layanan sedikitnya satu hari")
        return pekan


def _jam_sehari(isi: list[str]) -> list[str] | None:
    buka, tutup, mulai, selesai = (_jam(satu) if satu else "" for satu in isi)
    if not buka and not tutup:
        if mulai or selesai:
            raise ValidationError("isi jam buka dan tutupnya, atau kosongkan istirahatnya")
        return None
    if not (buka and tutup):
        raise ValidationError("isi jam buka dan jam tutup, atau kosongkan keduanya bila tutup")
    if buka >= tutup:
        raise ValidationError("jam tutup harus sesudah jam buka")
    if not mulai and not selesai:
        return [buka, tutup]
    if not (mulai and selesai):
        raise ValidationError("isi kedua jam istirahat, atau kosongkan keduanya")
    if not buka < mulai < selesai < tutup:
        raise ValidationError("istirahat harus di antara jam buka dan jam tutup")
    return [buka, tutup, mulai, selesai]


def _jam(teks: str) -> str:
    """8, 8.30, 08:30 → 08.30"""
    cocok = re.fullmatch(r"([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?", teks)
    if not cocok:
        raise ValidationError("tulis jam seperti 08.00")
    return f"{int(cocok[1]):02}.{cocok[2] or '00'}"


class FormJam(FormSetelan):
    jam_layanan = BidangJam(
        label="Jam setiap hari",
        help_text="Kosongkan satu baris bila kantor tidak melayani pada hari itu.",
    )

    class Meta:
        model = Satker
        fields = ["jam_layanan"]


# Units


class FormUnit(FormSetelan):
    nama = BidangTeks(label="Nama unit", wajib="Isi nama unitnya", max_length=160)

    class Meta:
        model = Unit
        fields = ["nama"]

    def clean_nama(self):
        nama = self.cleaned_data["nama"]
        sama = Unit.objects.filter(satker=self.instance.satker, nama__iexact=nama)
        if ada := sama.exclude(pk=self.instance.pk).first():
            raise ValidationError(
                "Unit dengan nama ini sudah ada"
                if ada.aktif
                else "Unit dengan nama ini sudah ada, tetapi dinonaktifkan. Aktifkan lagi di bawah"
            )
        return nama


# Clocks


class FormPemilu(FormSetelan):
    """Pasal 12 Perki 1/2019: the short clock of election information, from a day to come."""

    pemilu_sejak = BidangTanggal(
        label="Dipakai sejak",
        help_text="Misalnya 1 Desember 2026, paling cepat besok. Kosongkan untuk membatalkan.",
    )

    class Meta:
        model = Satker
        fields = ["pemilu_sejak"]

    def clean_pemilu_sejak(self):
        return _paling_cepat_besok(self.cleaned_data["pemilu_sejak"], self.instance)


class FormRezim(FormSetelan):
    """A dated row of the clocks; rows are never edited, so that every case keeps its own."""

    hari = forms.IntegerField(
        label="Hari kerja",
        min_value=1,
        max_value=90,
        error_messages={"required": "Isi banyak harinya", "invalid": "Isi dengan angka"},
    )
    tambahan = forms.IntegerField(
        label="Perpanjangan (hari kerja)",
        min_value=0,
        max_value=90,
        error_messages={"required": "Isi banyak harinya", "invalid": "Isi dengan angka"},
    )
    dasar = BidangTeks(
        label="Dasar",
        help_text="Pasal dan nomor peraturannya.",
        wajib="Isi dasarnya",
        max_length=200,
    )
    berlaku_sejak = BidangTanggal(
        label="Berlaku sejak", help_text="Paling cepat besok.", wajib="Isi tanggal mulainya"
    )

    class Meta:
        model = RezimWaktu
        fields = ["kode", "hari", "tambahan", "mulai_dari", "dasar", "berlaku_sejak"]
        error_messages = {"kode": {"required": "Pilih rezimnya"}}

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.satker = satker
        self.fields["kode"].choices = [
            ("", "Pilih rezim"),
            ("biasa", "Biasa"),
            ("pemilu", "Pemilu"),
        ]
        self.fields["mulai_dari"].choices = MulaiDari.choices

    def clean_berlaku_sejak(self):
        return _paling_cepat_besok(self.cleaned_data["berlaku_sejak"], self.satker)

    def clean(self):
        isian = super().clean()
        sama = RezimWaktu.objects.filter(
            kode=isian.get("kode"), berlaku_sejak=isian.get("berlaku_sejak")
        )
        if sama.exists():
            self.add_error("berlaku_sejak", "Rezim ini sudah punya baris sejak tanggal itu")
        return isian


def _paling_cepat_besok(tanggal, satker):
    """What begins today or earlier would change cases that are there already."""
    besok = satker.hari_ini + timedelta(days=1)
    if tanggal and tanggal < besok:
        raise ValidationError(f"Pilih {formats.date_format(besok, 'j F Y')} atau sesudahnya")
    return tanggal
