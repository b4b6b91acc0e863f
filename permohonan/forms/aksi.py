"""Forms of the acts on a case. Each carries the `versi` its page saw."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from permohonan.models import (
    Catatan,
    JenisIdentitas,
    Permohonan,
)
from ppid.bidang import (
    BidangBerkas,
    BidangPilihan,
    BidangTeks,
    BidangVersi,
    Cip,
    Pilihan,
    Segmen,
    periksa_nomor_identitas,
)
from ppid.models import Naskah
from ppid.templatetags.ppid import hari_tanggal

WAJIB_SEBAB = "Tuliskan sebab permohonan ini terlambat"


class FormAksi(forms.Form):
    """An act without anything to fill in; the page is its confirmation."""

    versi = BidangVersi()

    def __init__(self, *args, permohonan: Permohonan, pelaku, **kwargs):
        self.permohonan, self.pelaku = permohonan, pelaku
        super().__init__(*args, **{"initial": self.awal(permohonan)} | kwargs)
        self.siapkan()

    def awal(self, permohonan: Permohonan) -> dict:
        return {"versi": permohonan.versi}

    def siapkan(self) -> None:
        """Fields that depend on the case."""


class FormTutup(FormAksi):
    """An act that stops the legal clock: when that is late, asks why, as its last field."""

    def siapkan(self):
        super().siapkan()
        if self.permohonan.lewat_tanpa_pemberitahuan:
            self.fields["sebab_terlambat"] = BidangTeks(
                label="Sebab terlambat",
                help_text=f"Jatuh temponya {hari_tanggal(self.permohonan.jatuh_tempo)}. "
                "Tercatat dalam data layanan dan laporan.",
                wajib=WAJIB_SEBAB,
                baris=2,
                max_length=300,
            )

    @property
    def sebab_terlambat(self) -> str:
        return self.cleaned_data.get("sebab_terlambat", "")


class FormAlasan(FormAksi):
    alasan = BidangTeks(
        label="Alasan",
        help_text="Dibaca Kasubbag sebelum memutuskan.",
        wajib="Tuliskan alasannya",
        baris=3,
        max_length=300,
    )


class FormPenolakan(FormAlasan):
    def siapkan(self):
        self.fields["alasan"].help_text = "Dibaca petugas yang mengusulkan."


class FormTahan(FormAlasan):
    def siapkan(self):
        alasan = self.fields["alasan"]
        alasan.help_text = "Misalnya: sengketa di Komisi Informasi. Jangan sebut nama pemohon."


class FormDuplikat(FormAlasan):
    nomor = BidangTeks(
        label="Sama dengan permohonan nomor",
        help_text="Misalnya 0042/PPID/2101/XI/2026",
        wajib="Isi nomor permohonan yang sama isinya",
        max_length=80,
    )
    field_order = ("versi", "nomor", "alasan")

    def clean_nomor(self) -> Permohonan:
        nomor = self.cleaned_data["nomor"]
        milik = Permohonan.objects.untuk(self.pelaku).exclude(pk=self.permohonan.pk)
        ada = milik.filter(Q(nomor__iexact=nomor) | Q(kunci=nomor)).first()
        if not ada:
            raise ValidationError("Nomor ini tidak ada di antara permohonan lain kantor ini")
        return ada


class FormCabut(FormTutup):
    alasan = BidangTeks(
        label="Permintaan tertulis pemohon",
        help_text="Misalnya: surat tanggal 3 November 2025, atau email pukul 09.12.",
        baris=3,
        max_length=500,
    )
    berkas = BidangBerkas(label="Surat pencabutan", help_text="JPG, PNG, atau PDF, sampai 5 MB")

    def siapkan(self):
        super().siapkan()
        self.fields["alasan"].wajib_bersyarat = self.fields["berkas"].wajib_bersyarat = True

    def clean(self):
        if not self.errors and not (self.cleaned_data["alasan"] or self.cleaned_data["berkas"]):
            self.add_error("alasan", "Sebutkan permintaan tertulisnya, atau unggah suratnya")


class FormCatatan(FormAksi):
    isi = BidangTeks(label="Catatan", wajib="Tuliskan catatannya", baris=4, max_length=2000)


class FormKontak(FormAksi):
    cara = BidangPilihan(
        label="Lewat", wajib="Pilih lewat apa", choices=Catatan.Cara.choices, widget=Cip
    )
    isi = BidangTeks(
        label="Isi pembicaraan",
        help_text="Siapa yang dihubungi, apa yang disampaikan, apa jawabnya.",
        wajib="Tuliskan isi pembicaraan",
        baris=4,
        max_length=2000,
    )


class FormSurat(FormAksi):
    berkas = BidangBerkas(
        label="Surat",
        help_text="JPG, PNG, atau PDF, sampai 5 MB",
        wajib="Pilih berkas surat",
    )
    isi = BidangTeks(
        label="Keterangan",
        help_text="Dari siapa, tanggal berapa, tentang apa.",
        wajib="Tuliskan keterangan surat",
        baris=3,
        max_length=2000,
    )


class FormUnggah(FormAksi):
    berkas = BidangBerkas(
        label="Pindaian atau foto",
        help_text="JPG, PNG, atau PDF, sampai 5 MB. Semua tanda tangan harus terbaca.",
        wajib="Pilih berkas pindaian",
    )


class FormPindaian(FormUnggah):
    naskah = BidangPilihan(label="Surat", wajib="Pilih suratnya", widget=Pilihan)
    field_order = ("versi", "naskah", "berkas")

    def siapkan(self):
        milik = Naskah.objects.untuk(self.pelaku).tentang(self.permohonan)
        self.daftar = {n.token: n for n in milik.filter(bertanda_tangan=True, pindaian=None)}
        pilihan = [(t, f"{n.judul} {n.nomor}") for t, n in self.daftar.items()]
        self.fields["naskah"].choices = pilihan
        self.fields["naskah"].initial = pilihan[0][0] if len(pilihan) == 1 else None

    def clean_naskah(self) -> Naskah:
        return self.daftar[self.cleaned_data["naskah"]]


class FormGantiKode(FormAksi):
    """At the desk against the card, or to the e-mail address given at filing."""

    cara = BidangPilihan(
        label="Kode baru disampaikan",
        wajib="Pilih cara menyampaikan kode",
        choices=[("meja", "Di meja layanan"), ("email", "Ke email pemohon")],
        initial="meja",
        widget=Segmen,
    )
    diperiksa = forms.BooleanField(
        label="Pemohon ada di depan saya dan identitasnya sudah saya periksa", required=False
    )

    def awal(self, permohonan):
        return super().awal(permohonan) | {"cara": "meja"}

    def siapkan(self):
        email = self.permohonan.pemohon.email
        if not email:
            self.fields["cara"].choices = [("meja", "Di meja layanan")]
        self.fields["cara"].help_text = (
            f"Email: {email}." if email else "Pemohon tidak memberi email."
        )

    def clean(self):
        isi = super().clean()
        if isi.get("cara") == "meja" and not isi.get("diperiksa"):
            self.add_error("diperiksa", "Periksa identitas pemohon lebih dulu")
        return isi


class FormIdentitas(FormAksi):
    jenis = BidangPilihan(
        label="Jenis identitas",
        wajib="Pilih jenis identitas",
        choices=JenisIdentitas.choices,
        widget=Segmen,
    )
    nomor_identitas = BidangTeks(
        label="Nomor identitas",
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
    )
    dilihat = forms.BooleanField(label="Kartunya sudah saya lihat", required=False)
    berkas = BidangBerkas(
        label="Foto kartu",
        help_text="Hanya bila diperlukan. JPG, PNG, atau PDF, sampai 5 MB. "
        "Setiap pembukaan dicatat dan berkas dimusnahkan {masa} hari sesudah selesai.",
    )

    def awal(self, permohonan):
        jenis = permohonan.pemohon.jenis_identitas or JenisIdentitas.KTP
        return super().awal(permohonan) | {"jenis": jenis}

    def siapkan(self):
        foto, masa = self.fields["berkas"], self.permohonan.satker.masa_simpan_identitas
        foto.help_text = foto.help_text.format(masa=masa)
        nomor = self.fields["nomor_identitas"]
        nomor.wajib_bersyarat = True
        if tersamar := self.permohonan.pemohon.identitas_tersamar:
            nomor.help_text = f"Ditulis pemohon: {tersamar}. Kosongkan bila sama."

    def clean(self):
        if self.errors:
            return
        isi = self.cleaned_data
        isi["nomor_identitas"] = self._nomor(isi["jenis"], isi["nomor_identitas"])
        if not (isi["dilihat"] or isi["berkas"]):
            self.add_error("dilihat", "Centang bila kartunya sudah dilihat, atau unggah fotonya")
        elif not (isi["nomor_identitas"] or isi["berkas"]):
            self.add_error("nomor_identitas", "Isi nomor pada kartu yang Anda lihat")

    def _nomor(self, jenis: str, teks: str) -> str:
        lama = self.permohonan.pemohon
        if not teks:
            return lama.nomor_identitas if lama.jenis_identitas == jenis else ""
        try:
            return periksa_nomor_identitas(jenis, teks)
        except ValidationError as galat:
            self.add_error("nomor_identitas", galat)
            return teks
