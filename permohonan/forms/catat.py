"""The intake page of the desk: Model PPID-B in the order of talk.

Only kanal, rincian, nama and one way to reach the applicant are asked of every request; whatever
else is missing may follow (*menyusul*).
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError

from permohonan.forms.jawab import PilihanMeja, Sebaris
from permohonan.models import (
    Bantuan,
    CaraMemperoleh,
    CaraSalinan,
    JenisIdentitas,
    JenisPemohon,
    Kanal,
    perlu_alasan_mundur,
)
from ppid import waktu
from ppid.bidang import (
    BidangBanyakPilihan,
    BidangBerkas,
    BidangEmail,
    BidangPilihan,
    BidangTanggal,
    BidangTeks,
    BidangTelepon,
    Cip,
    Pilihan,
    Segmen,
    periksa_nomor_identitas,
)
from ppid.models import JenisBerkas, Kategori

SURAT_MASUK = frozenset({Kanal.SURAT, Kanal.EMAIL, Kanal.FAKSIMILI, Kanal.E_PPID})
PALING_AWAL = date(2010, 5, 1)  # UU 14/2008 in force; the first clock regime begins here
TUJUAN = {
    "penelitian": "Penelitian",
    "tugas_kuliah": "Tugas kuliah",
    "berita": "Berita",
    "pribadi": "Pribadi",
}
DOKUMEN = (
    JenisBerkas.SURAT_KUASA,
    JenisBerkas.AKTA,
    JenisBerkas.PENGESAHAN,
    JenisBerkas.SURAT_RESMI,
)
UNGGAHAN = (JenisBerkas.SURAT, JenisBerkas.IDENTITAS, *DOKUMEN)
DARI_PERMOHONAN_LAMA = (
    *("jenis", "nama", "narahubung", "pekerjaan", "alamat", "email", "bantuan"),
    *("lewat_kuasa", "nama_kuasa", "alamat_kuasa", "nomor_pengesahan"),
)


class BidangJam(forms.TimeField):
    default_error_messages = {"invalid": "Tulis jam seperti 16.45"}

    def __init__(self, **kwargs):
        super().__init__(required=False, input_formats=["%H.%M", "%H:%M"], **kwargs)


class Baris(Pilihan):
    ragam = ""


class CentangSebaris(forms.CheckboxSelectMultiple):
    ragam = "sebaris"


def _tik(**attrs) -> forms.TextInput:
    """Other people's data: the browser must not remember it."""
    return forms.TextInput({"autocomplete": "off"} | attrs)


def _berkas(label: str) -> BidangBerkas:
    return BidangBerkas(label=label, help_text="JPG, PNG, atau PDF, paling besar 5 MB.")


class FormCatat(PilihanMeja):
    kanal = BidangPilihan(
        label="Kanal",
        wajib="Pilih kanal permohonan",
        choices=[(k.value, k.label) for k in Kanal if k != Kanal.DARING],
        initial=Kanal.DATANG,
        widget=Segmen(),
    )
    nomor_surat = BidangTeks(label="Nomor surat", max_length=80, widget=_tik())
    tanggal_surat = BidangTanggal(label="Tanggal surat", widget=_tik())
    tanggal_diterima = BidangTanggal(
        label="Tanggal diterima",
        help_text="Menentukan tenggat. Misalnya 3 November 2025.",
        widget=_tik(),
    )
    jam_diterima = BidangJam(label="Jam diterima", help_text="Misalnya 16.45.", widget=_tik())
    surat = _berkas("Pindai surat")
    susulan = forms.BooleanField(
        label="Catat susulan",
        help_text="Diterima di kertas lebih dulu, misalnya saat listrik padam.",
        required=False,
    )
    nomor_formulir = BidangTeks(label="Nomor kendali formulir", max_length=40, widget=_tik())
    alasan_mundur = BidangTeks(
        label="Alasan dicatat kemudian",
        help_text="Wajib bila diterima lebih dari satu hari kerja yang lalu.",
        max_length=200,
        widget=_tik(),
    )

    rincian = BidangTeks(
        label="Rincian informasi",
        wajib="Tuliskan informasi yang diminta",
        baris=3,
        max_length=10_000,
    )
    periode = BidangTeks(label="Tahun atau periode", max_length=60, widget=_tik())
    kategori = BidangPilihan(
        label="Kategori",
        wajib="Pilih kategori informasi",
        choices=Kategori.choices,
        initial=Kategori.BADAN_PUBLIK,
        widget=Sebaris(),
    )
    tujuan = BidangPilihan(
        label="Tujuan penggunaan", choices=[*TUJUAN.items(), ("lainnya", "Lainnya")], widget=Cip()
    )
    tujuan_lain = BidangTeks(label="Tujuan lainnya", max_length=300, widget=_tik())

    jenis = BidangPilihan(
        label="Jenis pemohon",
        wajib="Pilih jenis pemohon",
        choices=JenisPemohon.choices,
        initial=JenisPemohon.PERORANGAN,
        widget=Segmen(),
    )
    cari = BidangTeks(label="Pernah meminta?", max_length=80, widget=_tik(type="search"))
    nama = BidangTeks(
        label="Nama lengkap",
        wajib="Isi nama lengkap sesuai kartu identitas",
        max_length=160,
        widget=_tik(),
    )
    narahubung = BidangTeks(label="Narahubung", max_length=160, widget=_tik())
    telepon = BidangTelepon(
        label="Nomor telepon", widget=forms.TelInput({"autocomplete": "off", "inputmode": "tel"})
    )
    email = BidangEmail(label="Alamat email", widget=forms.EmailInput({"autocomplete": "off"}))
    menunggu_di_tempat = forms.BooleanField(label="Menunggu di tempat", required=False)
    alamat = BidangTeks(
        label="Alamat",
        baris=2,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
    )
    pekerjaan = BidangTeks(label="Pekerjaan", max_length=80, widget=_tik())
    jenis_identitas = BidangPilihan(
        label="Identitas",
        choices=JenisIdentitas.choices,
        initial=JenisIdentitas.KTP,
        widget=forms.Select,
    )
    nomor_identitas = BidangTeks(label="Nomor identitas", max_length=40, widget=_tik())
    ktp_dilihat = forms.BooleanField(
        label="KTP sudah dilihat",
        help_text="Atau SIM, paspor. Boleh menyusul.",
        required=False,
    )
    identitas = _berkas("Unggah identitas")
    lewat_kuasa = forms.BooleanField(label="Lewat kuasa", required=False)
    nama_kuasa = BidangTeks(label="Nama kuasa", max_length=160, widget=_tik())
    alamat_kuasa = BidangTeks(label="Alamat kuasa", max_length=500, widget=_tik())
    nomor_pengesahan = BidangTeks(label="Nomor SK pengesahan", max_length=80, widget=_tik())
    dokumen_dilihat = BidangBanyakPilihan(
        label="Dokumen yang sudah dilihat",
        choices=[(d.value, d.label) for d in DOKUMEN],
        widget=CentangSebaris,
    )
    surat_kuasa = _berkas("Unggah surat kuasa")
    akta = _berkas("Unggah akta pendirian")
    pengesahan = _berkas("Unggah pengesahan")
    surat_resmi = _berkas("Unggah surat resmi")
    bantuan = BidangBanyakPilihan(
        label="Bantuan khusus", choices=Bantuan.choices, widget=CentangSebaris
    )

    cara_memperoleh = BidangPilihan(
        label="Cara memperoleh",
        choices=[
            (CaraMemperoleh.MELIHAT, "Melihat, membaca, mencatat"),
            (CaraMemperoleh.DIGITAL, "Salinan digital"),
            (CaraMemperoleh.CETAK, "Salinan cetak"),
        ],
        initial=CaraMemperoleh.DIGITAL,
        widget=Baris(),
    )
    cara_salinan = BidangPilihan(
        label="Cara mendapatkan salinan",
        choices=[
            (CaraSalinan.AMBIL, "Diambil di meja layanan"),
            (CaraSalinan.EMAIL, "Email"),
            (CaraSalinan.POS, "Pos atau kurir"),
            (CaraSalinan.FAKSIMILI, "Faksimili"),
        ],
        initial=CaraSalinan.AMBIL,
        widget=Baris(),
    )

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.satker = satker
        self.pasang_pilihan(satker)
        for bidang in self.fields.values():
            bidang.wajib_bersyarat = True  # almost all may follow: "(opsional)" would be noise

    # Checks

    def clean(self):
        isi = super().clean()
        self._periksa_kontak(isi)
        self._periksa_identitas(isi)
        self._periksa_salinan(isi)
        self.periksa_pilihan(isi)
        isi["diterima_pada"] = self._diterima_pada(isi)
        return isi

    def _periksa_kontak(self, isi) -> None:
        """A letter may come with nothing but the address to answer to."""
        lewat_pos = isi.get("kanal") == Kanal.SURAT and isi.get("alamat")
        ada = isi.get("telepon") or isi.get("email") or isi.get("menunggu_di_tempat") or lewat_pos
        if not ada and not self.errors.keys() & {"telepon", "email"}:
            self.add_error("telepon", "Isi nomor telepon atau alamat email, salah satu cukup")

    def _periksa_identitas(self, isi) -> None:
        try:
            isi["nomor_identitas"] = periksa_nomor_identitas(
                isi.get("jenis_identitas") or JenisIdentitas.KTP, isi.get("nomor_identitas", "")
            )
        except ValidationError as galat:
            self.add_error("nomor_identitas", galat)

    def _periksa_salinan(self, isi) -> None:
        if isi.get("cara_memperoleh") == CaraMemperoleh.MELIHAT:
            isi["cara_salinan"] = ""
        kosong = not isi.get("email") and "email" not in self.errors
        if isi.get("cara_salinan") == CaraSalinan.EMAIL and kosong:
            self.add_error("email", "Isi alamat email, atau pilih cara lain mendapatkan salinan")

    def clean_tanggal_surat(self):
        tanggal = self.cleaned_data["tanggal_surat"]
        if tanggal and tanggal > self.satker.hari_ini:
            raise ValidationError("Tanggal surat tidak boleh melewati hari ini")
        return tanggal

    def clean_tanggal_diterima(self):
        tanggal = self.cleaned_data["tanggal_diterima"]
        if tanggal and tanggal > self.satker.hari_ini:
            raise ValidationError("Tanggal diterima tidak boleh melewati hari ini")
        if tanggal and tanggal < PALING_AWAL:
            raise ValidationError("Periksa tahunnya: paling awal 1 Mei 2010, berlakunya UU 14/2008")
        return tanggal

    def _diterima_pada(self, isi) -> datetime | None:
        """When it really came in; None is now.

        A letter needs its day, a late entry its day and hour; a day without an hour is kept as
        00.00 of that day, because only the day enters the clock.
        """
        tanggal, jam = isi.get("tanggal_diterima"), isi.get("jam_diterima")
        surat, susulan = isi.get("kanal") in SURAT_MASUK, isi.get("susulan")
        if surat or susulan:
            self._minta("tanggal_diterima", tanggal, "Isi tanggal diterima")
        elif tanggal or jam:
            self.add_error("susulan", "Centang catat susulan, atau kosongkan tanggal diterima")
        if susulan:
            self._minta("jam_diterima", jam, "Isi jam diterima yang sebenarnya")
        if tanggal is None:
            isi["alasan_mundur"] = ""
            return None
        return self._gabung(tanggal, jam)

    def _minta(self, nama: str, nilai, pesan: str) -> None:
        if nilai is None and nama not in self.errors:
            self.add_error(nama, pesan)

    def _gabung(self, tanggal: date, jam: time | None) -> datetime | None:
        self._periksa_mundur(tanggal)
        hari_ini = tanggal == self.satker.hari_ini
        if hari_ini and jam is None:
            return None
        saat = datetime.combine(tanggal, jam or time(0), ZoneInfo(self.satker.zona))
        if saat > waktu.sekarang():
            self.add_error("jam_diterima", "Jam diterima tidak boleh melewati sekarang")
        return saat

    def _periksa_mundur(self, tanggal: date) -> None:
        perlu = perlu_alasan_mundur(self.satker, tanggal)
        if perlu and not self.cleaned_data.get("alasan_mundur"):
            pesan = "Tuliskan mengapa permohonan ini baru dicatat sekarang"
            if "alasan_mundur" not in self.errors:
                self.add_error("alasan_mundur", pesan)
        if not perlu:  # what needs no reason is not shown to the Kasubbag as one
            self.cleaned_data["alasan_mundur"] = ""

    # What it says

    @property
    def surat_masuk(self) -> bool:
        return self["kanal"].value() in SURAT_MASUK

    def mentah(self) -> dict:
        """What was typed, unchecked: to be kept in a draft or shown again. Files are left out."""
        hasil = {}
        for nama, bidang in self.fields.items():
            if isinstance(bidang, forms.FileField):
                continue
            nilai = bidang.widget.value_from_datadict(self.data, {}, nama)
            if nilai is not None:
                hasil[nama] = _tanpa_nul(nilai)
        return hasil

    def unggahan(self) -> dict:
        """Sound files by kind, also when another field is wrong: nobody chooses a file twice."""
        bersih = self.cleaned_data
        return {jenis: bersih[jenis] for jenis in UNGGAHAN if bersih.get(jenis)}

    def isian(self) -> dict:
        """Fields of the request."""
        isi = self.cleaned_data
        hasil = {n: isi[n] for n in ("kanal", "rincian", "periode", "kategori", "alasan_mundur")}
        hasil |= {n: isi[n] for n in ("cara_memperoleh", "cara_salinan", "tanggal_surat")}
        hasil["tujuan"] = TUJUAN.get(isi["tujuan"]) or isi["tujuan_lain"]
        hasil["nomor_surat"] = self._nomor_surat()
        if isi["diterima_pada"]:
            hasil["diterima_pada"] = isi["diterima_pada"]
        return hasil

    def _nomor_surat(self) -> str:
        """The letter's number, and the control number of the blank form it was written on."""
        kontrol = self.cleaned_data["nomor_formulir"]
        bagian = [self.cleaned_data["nomor_surat"], f"formulir {kontrol}" if kontrol else ""]
        return "; ".join(filter(None, bagian))[:80]

    def tolak_kurang(self, kurang: list[tuple[str, str]]) -> None:
        """Nothing can be answered or explained yet: say at each field what is missing."""
        for kunci, kata in kurang:
            nama = {"kontak": "telepon"}.get(kunci, kunci)
            nama = nama if nama in self.fields and kunci not in UNGGAHAN else "dokumen_dilihat"
            pesan = f"{kata} harus ada sebelum permohonan dijawab atau dijelaskan di meja"
            self.add_error(nama, pesan)

    def pemohon(self) -> dict:
        """Fields of the applicant, but for who saw the identity."""
        isi = self.cleaned_data
        nama = (
            *("jenis", "nama", "narahubung", "pekerjaan", "alamat", "telepon", "email"),
            *("menunggu_di_tempat", "nama_kuasa", "alamat_kuasa", "nomor_pengesahan"),
            *("jenis_identitas", "nomor_identitas", "dokumen_dilihat", "bantuan"),
        )
        return {n: isi[n] for n in nama} | {
            "lewat_kuasa": isi["lewat_kuasa"] or bool(isi["nama_kuasa"])
        }


def _tanpa_nul(nilai):
    """PostgreSQL keeps no NUL in text or JSON."""
    if isinstance(nilai, list):
        return [_tanpa_nul(satu) for satu in nilai]
    return nilai.replace("\x00", "") if isinstance(nilai, str) else nilai
