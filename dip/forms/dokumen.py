"""Documents: the DIP form (Model PPID-A), files, what the gate found, the list's filter."""

from datetime import timedelta

import django_filters as saring
from django import forms
from django.db.models import F, Q

from dip import calon
from dip.models import Dokumen, Klasifikasi
from dip.models.pengarsipan import KERJA, TEMPAT, Nasib
from dip.status.dokumen import BELUM_SAH, SAH, Status
from ppid import waktu
from ppid.bidang import (
    KOSONG,
    PESAN_PILIHAN,
    PILIH_BERKAS,
    BidangBanyakBerkas,
    BidangTanggal,
    BidangTeks,
)
from ppid.models import Berkas, Unit

MAKS_CARI = 100
MAKS_INDEKS = 10_000
MAKS_TAHUN_SIMPAN = 100
JENIS_BERKAS = "JPG, PNG, PDF, DOCX, XLSX, atau CSV, masing-masing sampai 5 MB."
PILIH_KELAS = "Pilih klasifikasinya"


class BidangMasaSimpan(forms.IntegerField):
    def __init__(self, **kwargs):
        salah = f"Tulis jumlah tahun, 1 sampai {MAKS_TAHUN_SIMPAN}"
        bawaan = {
            "label": "Masa simpan (tahun)",
            "help_text": "Menurut jadwal retensi arsip (JRA), misalnya 5.",
            "min_value": 1,
            "max_value": MAKS_TAHUN_SIMPAN,
            "required": False,
            "error_messages": dict.fromkeys(("invalid", "min_value", "max_value"), salah),
        }
        super().__init__(**bawaan | kwargs)


class FormDokumen(forms.ModelForm):
    """The columns of Model PPID-A in their order; each hint is its line of the panduan pengisian.

    The class may stay open until the document goes to the PPID. A term without its first day
    counts from today.
    """

    judul = BidangTeks(
        label="Nama dokumen",
        help_text="Seperti pada sampulnya, dengan tahun dan wilayahnya.",
        wajib="Isi nama dokumennya",
        max_length=200,
    )
    ringkasan = BidangTeks(
        label="Ringkasan isi",
        help_text="Satu atau dua kalimat. Kata-kata di sini ikut dicari saat petugas mengetik "
        "permintaan.",
        baris=3,
        max_length=2000,
    )
    pejabat = BidangTeks(
        label="Penanggung jawab pembuatan atau penerbitan",
        help_text="Jabatan, bukan nama orang, misalnya Kasubbag Perencanaan, Data, dan Informasi.",
        max_length=200,
    )
    waktu_tempat = BidangTeks(
        label="Waktu dan tempat pembuatan atau penerbitan",
        help_text="Misalnya Juni 2024, Toapaya.",
        max_length=200,
    )
    tautan = forms.URLField(
        label="Tautan",
        help_text="Alamat halaman bila dokumen sudah terbit, misalnya di situs kantor.",
        max_length=300,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Tulis alamat lengkap, misalnya https://jdih.kpu.go.id"},
    )
    simpan_sejak = BidangTanggal(
        label="Disimpan sejak", help_text="Kosongkan bila sejak hari ini, misalnya 2-1-2026."
    )
    masa_simpan = BidangMasaSimpan()

    class Meta:
        model = Dokumen
        fields = ["judul", "ringkasan", "unit", "pejabat", "waktu_tempat", "tautan"]
        fields += ["klasifikasi", "simpan_sejak", "masa_simpan", "nasib"]
        labels = {
            "klasifikasi": "Klasifikasi",
            "unit": "Unit yang menguasai",
            "nasib": "Sesudah masa simpan",
        }
        help_texts = {
            "unit": "Bagian atau subbagian yang memegang dokumennya.",
            "klasifikasi": "Berkala: diumumkan sedikitnya tiap 6 bulan. Serta-merta: menyangkut "
            "hajat hidup orang banyak. Setiap saat: tersedia bila diminta. "
            "Boleh dikosongkan dulu.",
            "nasib": "Menurut JRA. Portal tidak memusnahkan apa pun.",
        }
        error_messages = {"unit": {"required": "Pilih unit yang menguasai dokumen ini"}}

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.satker = satker
        unit = self.fields["unit"]
        unit.queryset = Unit.objects.aktif(satker, selain=self.instance.unit_id)
        unit.empty_label = "Pilih unit"
        if not unit.queryset.exists():
            unit.help_text = "Unit kantor ini belum diisi. Hubungi admin kantor."
        kelas = self.fields["klasifikasi"]
        kelas.choices = [("", "Belum ditentukan"), *Klasifikasi.choices]
        kelas.required = self.instance.status == Status.MENUNGGU
        kelas.error_messages |= dict.fromkeys(("required", "invalid_choice"), PILIH_KELAS)
        self.fields["nasib"].error_messages["invalid_choice"] = PESAN_PILIHAN
        self.fields["nasib"].choices = [("", "Belum ditentukan"), *Nasib.choices]

    def clean(self):
        isi = super().clean()
        return isi | sejak_hari_ini(isi, self.satker)

    @property
    def perubahan(self) -> dict:
        """What was changed on the page, by field."""
        isi, dulu = self.cleaned_data, self.initial
        berubah = [n for n in self.Meta.fields if n in self.changed_data]
        if isi["simpan_sejak"] != dulu.get("simpan_sejak"):
            berubah.append("simpan_sejak")
        return {nama: isi[nama] for nama in berubah}


def sejak_hari_ini(isi: dict, satker) -> dict:
    if isi.get("masa_simpan") and not isi.get("simpan_sejak"):
        return {"simpan_sejak": satker.hari_ini}
    return {}


class FormDokumenBaru(FormDokumen):
    """Also the files, and where the hard copy lies when that is known already."""

    ruang = BidangTeks(label="Ruang", max_length=60)
    rak = BidangTeks(label="Rak", max_length=40)
    boks = BidangTeks(label="Boks", max_length=40)
    map = BidangTeks(label="Map", max_length=40)
    berkas = BidangBanyakBerkas(
        label="Berkas", help_text=JENIS_BERKAS, required=False, error_messages={"empty": KOSONG}
    )

    class Meta(FormDokumen.Meta):
        fields = [*FormDokumen.Meta.fields, *TEMPAT]

    @property
    def isian(self) -> dict:
        return {nama: self.cleaned_data[nama] for nama in self.Meta.fields}


class FormBerkas(forms.Form):
    berkas = BidangBanyakBerkas(
        label="Tambah berkas",
        help_text=JENIS_BERKAS,
        error_messages={"required": PILIH_BERKAS, "empty": KOSONG},
    )


class FormVersi(forms.Form):
    """A new version of one file, or one more file, of a ratified document."""

    ganti = forms.ModelChoiceField(
        Berkas.objects.none(),
        label="Berkas yang diganti",
        to_field_name="token",
        required=False,
        empty_label="Tidak ada, tambahkan sebagai berkas baru",
        error_messages={"invalid_choice": "Berkas itu sudah tidak ada. Muat ulang halaman ini"},
    )
    berkas = forms.FileField(
        label="Versi baru",
        help_text=JENIS_BERKAS,
        widget=forms.FileInput,
        error_messages={"required": PILIH_BERKAS, "empty": KOSONG, "invalid": PILIH_BERKAS},
    )
    alasan = BidangTeks(
        label="Apa yang berubah", wajib="Tulis apa yang berubah pada versi ini", max_length=300
    )

    def __init__(self, *args, milik=(), **kwargs):
        super().__init__(*args, **kwargs)
        pilihan = Berkas.objects.filter(pk__in=[satu.pk for satu in milik])
        self.fields["ganti"].queryset = pilihan
        self.fields["ganti"].label_from_instance = lambda satu: satu.nama


class PilihBerkas(forms.Form):
    """One file of the document."""

    berkas = forms.ModelChoiceField(Berkas.objects.none(), to_field_name="token")

    def __init__(self, *args, milik, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].queryset = milik


class FormTemuan(PilihBerkas):
    """One finding of one file, and why it may leave nevertheless."""

    indeks = forms.IntegerField(min_value=0, max_value=MAKS_INDEKS)
    alasan = BidangTeks(wajib="Tulis alasan mengapa berkas boleh keluar dengan temuan ini")


class FormRupa(forms.Form):
    """What the person saw when they pressed the button."""

    rupa = forms.SlugField(max_length=16)


# The list

KEADAAN = {
    "menunggu": ("Menunggu klasifikasi atau pengesahan", BELUM_SAH),
    "klasifikasi": ("Menunggu klasifikasi", {Status.TERDAFTAR}),
    "pengesahan": ("Menunggu pengesahan", {Status.MENUNGGU}),
    "disahkan": ("Disahkan", SAH),
    "belum_lengkap": ("Disahkan, belum lengkap", KERJA),
    "ditarik": ("Ditarik", {Status.DITARIK}),
}
RETENSI = {
    "lewat": "Sudah lewat",
    "tahun_ini": "Berakhir tahun ini",
    "tahun_depan": "Berakhir tahun depan",
    "nanti": "Berakhir kemudian",
    "tanpa": "Tanpa batas",
}
URUT = {
    "judul": ("Nama dokumen", ("judul", "pk")),
    "simpan": ("Akhir masa simpan", (F("simpan_sampai").asc(nulls_last=True), "judul", "pk")),
}


def syarat_retensi(pilihan: str, hari_ini) -> Q:
    """Rows by the end of their term, in calendar years of the office."""
    akhir = hari_ini.replace(month=12, day=31)
    depan = akhir.replace(year=akhir.year + 1)
    return {
        "lewat": Q(simpan_sampai__lt=hari_ini),
        "tahun_ini": Q(simpan_sampai__gte=hari_ini, simpan_sampai__lte=akhir),
        "tahun_depan": Q(simpan_sampai__gt=akhir, simpan_sampai__lte=depan),
        "nanti": Q(simpan_sampai__gt=depan),
        "tanpa": Q(simpan_sampai=None),
    }[pilihan]


class Saringan(saring.FilterSet):
    q = saring.CharFilter(
        label="Cari nama atau isi dokumen",
        method="cari",
        max_length=MAKS_CARI,
        widget=forms.TextInput({"type": "search"}),
    )
    unit = saring.ModelChoiceFilter(
        label="Unit", queryset=Unit.objects.none(), empty_label="Unit: semua"
    )
    klasifikasi = saring.ChoiceFilter(
        label="Klasifikasi", choices=Klasifikasi.choices, empty_label="Klasifikasi: semua"
    )
    tahun = saring.ChoiceFilter(
        label="Tahun didaftarkan", method="menurut_tahun", empty_label="Tahun: semua"
    )
    retensi = saring.ChoiceFilter(
        label="Masa simpan",
        choices=list(RETENSI.items()),
        empty_label="Masa simpan: semua",
        method="menurut_retensi",
    )
    keadaan = saring.ChoiceFilter(
        label="Keadaan",
        choices=[(kunci, teks) for kunci, (teks, _) in KEADAAN.items()],
        empty_label="Keadaan: semua",
        method="menurut_keadaan",
    )
    urut = saring.ChoiceFilter(
        label="Urutkan",
        choices=[(kunci, teks) for kunci, (teks, _) in URUT.items() if kunci != "judul"],
        empty_label="Urut: nama dokumen",
        method="urutkan",
    )

    class Meta:
        model = Dokumen
        fields = ()

    def __init__(self, *args, satker, **kwargs):
        self.satker = satker
        super().__init__(*args, **kwargs)
        self.filters["unit"].queryset = Unit.objects.filter(satker=satker)
        self.filters["tahun"].extra["choices"] = self._pilihan_tahun()

    def _pilihan_tahun(self) -> list[tuple[str, str]]:
        pertama = Dokumen.objects.filter(satker=self.satker).order_by("dibuat").first()
        kini = self.satker.hari_ini.year
        awal = self.satker.setempat(pertama.dibuat).year if pertama else kini
        return [(str(tahun), str(tahun)) for tahun in range(kini, awal - 1, -1)]

    def cari(self, queryset, _, teks):
        """Rows that have every word."""
        return calon.memuat_semua(queryset, teks)

    def menurut_keadaan(self, queryset, _, pilihan):
        return queryset.filter(status__in=KEADAAN[pilihan][1])

    def menurut_tahun(self, queryset, _, pilihan):
        awal = self.satker.hari_ini.replace(year=int(pilihan), month=1, day=1)
        akhir = awal.replace(month=12, day=31) + timedelta(days=1)
        zona = self.satker.zona
        return queryset.filter(
            dibuat__gte=waktu.awal_hari(awal, zona), dibuat__lt=waktu.awal_hari(akhir, zona)
        )

    def menurut_retensi(self, queryset, _, pilihan):
        return queryset.filter(syarat_retensi(pilihan, self.satker.hari_ini))

    def urutkan(self, queryset, _, pilihan):
        return queryset.order_by(*URUT[pilihan][1])

    @property
    def dipakai(self) -> bool:
        return any(v for nama, v in self.form.cleaned_data.items() if nama != "urut")
