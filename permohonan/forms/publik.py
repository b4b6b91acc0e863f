"""The five short pages of filing, and what an applicant does afterwards."""

from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape

from permohonan.kelengkapan import dokumen_wajib
from permohonan.models import Bantuan, CaraMemperoleh, CaraSalinan, JenisIdentitas, JenisPemohon
from ppid.bidang import (
    BidangBanyakPilihan,
    BidangBerkas,
    BidangEmail,
    BidangPilihan,
    BidangTeks,
    BidangTelepon,
    BidangVersi,
    Pilihan,
    periksa_nomor_identitas,
)
from ppid.models import JenisBerkas, Kategori

PESAN_KONTAK = "Isi nomor telepon atau alamat email, salah satu cukup"


def _isian(**attrs) -> forms.TextInput:
    return forms.TextInput(attrs)


def _pendek(**attrs) -> forms.TextInput:
    widget = _isian(**attrs)
    widget.ragam = "pendek"
    return widget


class FormRincian(forms.Form):
    rincian = BidangTeks(
        label="Rincian informasi",
        help_text="Tulis dengan kata-kata Anda sendiri. Tidak perlu tahu nama dokumennya. "
        "Boleh panjang, boleh lebih dari satu hal.",
        wajib="Tuliskan informasi yang Anda butuhkan",
        baris=5,
        max_length=10_000,
    )
    periode = BidangTeks(
        label="Tahun atau periode",
        help_text="Misalnya 2024, atau Januari–Juni 2025",
        max_length=60,
        widget=_pendek(),
    )
    kategori = BidangPilihan(
        label="Informasi ini tentang apa?",
        wajib="Pilih salah satu. Bila ragu, pilih yang paling dekat",
        choices=Kategori.choices,
        widget=Pilihan(
            keterangan={
                Kategori.BADAN_PUBLIK: "Anggaran, kepegawaian, pengadaan, keputusan, kegiatan",
                Kategori.TAHAPAN: "Daftar pemilih, pencalonan, dana kampanye, perolehan suara",
            }
        ),
    )
    tujuan = BidangTeks(
        label="Untuk apa informasi ini akan digunakan?",
        help_text="Undang-undang meminta kami mencatat tujuan Anda. Jawaban singkat sudah cukup.",
        wajib="Tuliskan tujuan Anda, misalnya penelitian untuk skripsi",
        max_length=300,
    )
    # The honeypot: people do not see it, programs fill it in.
    isian_lain = forms.CharField(
        label="Biarkan kosong",
        required=False,
        widget=_isian(tabindex="-1", autocomplete="off"),
    )

    def clean_isian_lain(self):
        return bool(self.cleaned_data["isian_lain"])


class FormPemohon(forms.Form):
    jenis = BidangPilihan(
        label="Siapa yang meminta informasi?",
        wajib="Pilih siapa yang meminta informasi",
        choices=JenisPemohon.choices,
        widget=Pilihan(
            keterangan={
                JenisPemohon.PERORANGAN: "Satu orang warga negara Indonesia",
                JenisPemohon.KELOMPOK: "Beberapa orang yang meminta bersama",
                JenisPemohon.BADAN_HUKUM: "Yayasan, perkumpulan, perusahaan, partai, LSM",
                JenisPemohon.BADAN_PUBLIK: "Lembaga negara atau pemerintah",
            }
        ),
    )
    nama = BidangTeks(
        label="Nama",
        help_text="Nama lengkap sesuai kartu identitas, atau nama kelompok atau badan.",
        wajib="Isi nama lengkap Anda sesuai kartu identitas",
        max_length=160,
        widget=_isian(autocomplete="name"),
    )
    narahubung = BidangTeks(
        label="Narahubung",
        help_text="Orang yang kami hubungi, bila pemohon kelompok atau badan.",
        max_length=160,
    )
    pekerjaan = BidangTeks(
        label="Pekerjaan", max_length=80, widget=_isian(autocomplete="organization-title")
    )
    alamat = BidangTeks(
        label="Alamat",
        wajib="Isi alamat Anda",
        baris=3,
        max_length=500,
        widget=forms.Textarea({"rows": 3, "autocomplete": "street-address"}),
    )
    telepon = BidangTelepon(
        label="Telepon",
        help_text="Nomor telepon atau email, salah satu cukup.",
        widget=forms.TelInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = BidangEmail(label="Email", widget=forms.EmailInput({"autocomplete": "email"}))
    lewat_kuasa = forms.BooleanField(label="Saya mewakili pemohon (kuasa)", required=False)
    nama_kuasa = BidangTeks(
        label="Penerima kuasa",
        help_text="Nama Anda sesuai surat kuasa, bila Anda mewakili pemohon.",
        max_length=160,
    )
    alamat_kuasa = BidangTeks(
        label="Alamat penerima kuasa",
        baris=2,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )
    bantuan = BidangBanyakPilihan(label="Saya memerlukan bantuan", choices=Bantuan.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama in ("telepon", "email", "nama_kuasa"):
            self.fields[nama].wajib_bersyarat = True

    def clean(self):
        isi = super().clean()
        if not isi.get("telepon") and not isi.get("email") and not self.errors.keys() & _KONTAK:
            self.add_error("telepon", PESAN_KONTAK)
        if isi.get("lewat_kuasa") and not isi.get("nama_kuasa") and "nama_kuasa" not in self.errors:
            self.add_error("nama_kuasa", "Isi nama Anda sesuai surat kuasa")
        if isi.get("nama_kuasa") and not isi.get("lewat_kuasa"):
            self.add_error(
                "lewat_kuasa", "Centang bila Anda mewakili pemohon, atau kosongkan penerima kuasa"
            )
        return isi


_KONTAK = {"telepon", "email"}


class FormCara(forms.Form):
    cara_memperoleh = BidangPilihan(
        label="Bagaimana Anda ingin memperoleh informasi?",
        wajib="Pilih cara memperoleh informasi",
        choices=[
            (CaraMemperoleh.DIGITAL, "Salinan digital"),
            (CaraMemperoleh.CETAK, "Salinan cetak"),
            (CaraMemperoleh.MELIHAT, "Melihat di kantor"),
        ],
        widget=Pilihan(
            keterangan={
                CaraMemperoleh.DIGITAL: "Berkas komputer (softcopy)",
                CaraMemperoleh.CETAK: "Di atas kertas (hardcopy)",
                CaraMemperoleh.MELIHAT: "Melihat, membaca, mendengarkan, atau mencatat",
            }
        ),
    )
    cara_salinan = BidangPilihan(
        label="Bagaimana Anda ingin menerima salinannya?",
        help_text="Untuk salinan digital atau cetak.",
        choices=CaraSalinan.choices,
        widget=Pilihan(),
    )

    def __init__(self, *args, email: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["cara_salinan"].wajib_bersyarat = True

    def clean(self):
        isi = super().clean()
        if isi.get("cara_memperoleh") == CaraMemperoleh.MELIHAT:
            isi["cara_salinan"] = ""
        elif isi.get("cara_memperoleh") and not isi.get("cara_salinan"):
            self.add_error("cara_salinan", "Pilih cara menerima salinan")
        if isi.get("cara_salinan") == CaraSalinan.EMAIL and not self.email:
            self.add_error(
                "cara_salinan",
                "Anda belum mengisi email. Pilih cara lain, atau kembali dan isi email Anda",
            )
        return isi


def bidang_dokumen(jenis: str, ada: str = "") -> BidangBerkas:
    """One paper to upload; `ada` is the name of the one already there."""
    bantuan = "Foto atau pindaian: JPG, PNG, atau PDF, paling besar 5 MB."
    if ada:
        bantuan = escape(f"Sudah diunggah: {ada}. Pilih berkas lain bila ingin menggantinya.")
    bidang = BidangBerkas(label=JenisBerkas(jenis).label, help_text=bantuan)
    bidang.wajib_bersyarat = True
    return bidang


class FormIdentitas(forms.Form):
    """Identity and papers, each now or later. `ada` maps a JenisBerkas to the name of its file."""

    jenis_identitas = BidangPilihan(
        label="Jenis kartu identitas",
        choices=JenisIdentitas.choices,
        initial=JenisIdentitas.KTP,
        widget=Pilihan(),
    )
    nomor_identitas = BidangTeks(
        label="Nomor kartu identitas",
        help_text="Untuk KTP-el: NIK, 16 angka.",
        max_length=40,
        widget=_isian(autocomplete="off"),
    )

    def __init__(self, *args, jenis: str, lewat_kuasa: bool, ada: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.ada = ada
        self.fields["jenis_identitas"].wajib_bersyarat = True
        self.dokumen = (JenisBerkas.IDENTITAS.value, *dokumen_wajib(jenis, lewat_kuasa))
        for satu in self.dokumen:
            self.fields[satu] = bidang_dokumen(satu, ada.get(satu, ""))
        if JenisBerkas.PENGESAHAN in self.dokumen:
            self.fields["nomor_pengesahan"] = BidangTeks(label="Nomor SK pengesahan", max_length=80)

    def perlihatkan(self, ada: dict[str, str]) -> None:
        """Name the files that are kept, also on a page that comes back with an error."""
        for satu in ada.keys() & set(self.dokumen):
            self[satu].help_text = bidang_dokumen(satu, ada[satu]).help_text

    @property
    def menyusul(self) -> bool:
        """The button *Serahkan menyusul*: what is not here yet may follow."""
        return "menyusul" in self.data

    def clean(self):
        isi = super().clean()
        jenis, nomor = isi.get("jenis_identitas") or "ktp", isi.get("nomor_identitas", "")
        try:
            isi["nomor_identitas"] = periksa_nomor_identitas(jenis, nomor)
        except ValidationError as galat:
            self.add_error("nomor_identitas", galat)
        for satu in [] if self.menyusul else self.dokumen:
            if not isi.get(satu) and satu not in self.ada and satu not in self.errors:
                nama = JenisBerkas(satu).label.lower()
                self.add_error(satu, f"Unggah {nama}, atau pilih “Serahkan menyusul”")
        return isi

    def unggahan(self) -> dict:
        """Sound files by kind, also when another field is wrong: nobody uploads twice."""
        return {
            satu: self.cleaned_data[satu] for satu in self.dokumen if self.cleaned_data.get(satu)
        }


class FormCek(forms.Form):
    nomor = BidangTeks(
        label="Nomor pendaftaran",
        help_text="Misalnya 0042/PPID/2101/XI/2026",
        wajib="Isi nomor pendaftaran Anda",
        max_length=80,
        widget=_isian(autocomplete="off", spellcheck="false"),
    )
    kode = BidangTeks(
        label="Kode akses",
        help_text="Enam belas huruf dan angka pada tanda bukti Anda, misalnya ABCD-EFGH-JKMN-PQRS",
        wajib="Isi kode akses Anda",
        max_length=80,
        widget=_isian(autocomplete="off", autocapitalize="characters", spellcheck="false"),
    )


class FormLengkapi(forms.Form):
    """The asked items only. `kurang` are keys of `kekurangan()`, `dokumen` kinds of papers."""

    versi = BidangVersi()
    catatan = BidangTeks(label="Jawaban Anda", baris=4, max_length=2000)

    BIDANG = {
        "nama": ("nama",),
        "alamat": ("alamat",),
        "kontak": ("telepon", "email"),
        "rincian": ("rincian",),
        "tujuan": ("tujuan",),
        "cara_memperoleh": ("cara_memperoleh", "cara_salinan"),
    }
    PEMOHON = {"nama", "alamat", "telepon", "email"}

    def __init__(self, *args, kurang: list[str], dokumen: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.dokumen = dokumen
        semua = FormRincian.base_fields | FormPemohon.base_fields | FormCara.base_fields
        for nama in [b for k in kurang for b in self.BIDANG.get(k, ())]:
            self.fields[nama] = deepcopy(semua[nama])
            self.fields[nama].required = False
        for satu in dokumen:
            self.fields[satu] = bidang_dokumen(satu)
        self.order_fields([n for n in self.fields if n != "catatan"] + ["catatan"])

    def clean(self):
        isi = super().clean()
        if not any(nilai for nama, nilai in isi.items() if nama != "versi") and not self.errors:
            raise ValidationError("Isi atau unggah sedikitnya satu yang diminta")
        return isi

    def _terisi(self, nama) -> dict:
        return {n: self.cleaned_data[n] for n in nama if self.cleaned_data.get(n)}

    @property
    def isian_pemohon(self) -> dict:
        return self._terisi(self.PEMOHON)

    @property
    def isian(self) -> dict:
        return self._terisi({"rincian", "tujuan", "cara_memperoleh", "cara_salinan"})

    def unggahan(self) -> dict:
        return self._terisi(self.dokumen)


class FormCabut(forms.Form):
    versi = BidangVersi()
    alasan = BidangTeks(
        label="Alasan",
        help_text="Alasan membantu kami, tetapi tidak wajib.",
        baris=3,
        max_length=500,
    )


class FormFoto(forms.Form):
    """The clerk's phone: one photo of one paper."""

    jenis = BidangPilihan(
        label="Foto apa ini?",
        wajib="Pilih jenis dokumennya",
        choices=[
            (j.value, j.label)
            for j in JenisBerkas
            if j not in (JenisBerkas.PINDAIAN, JenisBerkas.PDF_NASKAH, JenisBerkas.SURAT_SUSULAN)
        ],
        initial=JenisBerkas.IDENTITAS,
        widget=Pilihan(),
    )
    berkas = BidangBerkas(
        label="Foto",
        help_text="JPG, PNG, atau PDF, paling besar 5 MB.",
        wajib="Ambil atau pilih satu foto",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].widget.attrs["capture"] = "environment"
