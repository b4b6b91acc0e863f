"""Forms of the chain of a report (SOP step 8). Each carries the `versi` that its page saw."""

from django import forms
from django.core.exceptions import ValidationError

from laporan import pribadi
from laporan.models import Laporan
from laporan.naskah import LAPORAN
from laporan.status.laporan import JenisLaporan
from laporan.tabel.isian import JUDUL_TULISAN, MAKS_TULISAN
from permohonan.forms.persetujuan import RANGKAP
from permohonan.pilihan import ALASAN_KEBERATAN
from ppid.bidang import MAKS_INT, BidangBerkas, BidangTeks, BidangVersi
from ppid.izin import Pelaku
from ppid.jenis_naskah import kalimat_terpakai, setelan, terpakai
from ppid.models import CaraNomor

MAKS_SENGKETA = 20
KOSONG_SENGKETA = 2  # blank rows after those that are filled
ANGKA = "Isi dengan angka, 0 bila tidak ada"
TULISAN = {  # help of each block
    "kendala": "Sebut perkara dengan nomornya, jangan dengan nama pemohon.",
    "tindak_lanjut": "Apa yang dikerjakan, oleh siapa, sampai kapan.",
}
# The chapters of a yearly report (Perki 1/2021): what people write of each.
BAB = {
    "sarana": "Apa yang tersedia, dan kondisinya.",
    "sdm": "Siapa yang melayani, dan kualifikasinya.",
    "anggaran": "Besarnya, dan laporan penggunaannya.",
    "kendala_internal": "Sebut perkara dengan nomornya.",
    "kendala_eksternal": "",
    "rekomendasi": "Saran untuk meningkatkan pelayanan.",
    "rencana": "",
}


def tulisan(jenis: str) -> dict[str, str]:
    """The text blocks of a kind of report: field → help. Their names: `JUDUL_TULISAN`."""
    return BAB if jenis == JenisLaporan.TAHUNAN else TULISAN


class FormVersi(forms.Form):
    """An act on one report without anything to fill in."""

    versi = BidangVersi()

    def __init__(self, *args, laporan: Laporan, pelaku: Pelaku, **kwargs):
        self.laporan, self.pelaku = laporan, pelaku
        super().__init__(*args, **{"initial": {"versi": laporan.versi} | self.awal()} | kwargs)

    def awal(self) -> dict:
        return {}

    def pihak(self) -> dict:
        """Who acts, and upon which version."""
        return {"oleh": self.pelaku, "versi": self.cleaned_data["versi"]}


class FormTutup(FormVersi):
    """`laporan` is still a candidate. With gaps, whoever closes says that they know of them."""

    def __init__(self, *args, celah: list, **kwargs):
        super().__init__(*args, **kwargs)
        if celah:
            self.fields["celah"] = forms.BooleanField(
                label="Tutup dengan kekurangan ini",
                help_text="Laporan menyebutkan apa yang belum lengkap.",
                error_messages={
                    "required": "Lengkapi dulu, atau centang “Tutup dengan kekurangan ini”"
                },
            )

    def clean(self):
        if self.laporan.akhir >= self.laporan.satker.hari_ini:
            raise ValidationError(f"{self.laporan.masa} belum berakhir, jadi belum dapat ditutup")
        return super().clean()


class FormTulis(FormVersi):
    """The text blocks, the keberatan by their ground, and the rows of the sengketa."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, bantuan in tulisan(self.laporan.jenis).items():
            self.fields[nama] = BidangTeks(
                label=JUDUL_TULISAN[nama], help_text=bantuan, baris=6, max_length=MAKS_TULISAN
            )
        for huruf, dasar in ALASAN_KEBERATAN.items():
            self.fields[f"keberatan_{huruf}"] = _bidang_angka(f"{huruf}. {dasar}")
        self.fields["keberatan_tanggapan"] = BidangTeks(
            label="Tanggapan atas keberatan",
            help_text="Isi dan pelaksanaannya. Tanpa nama pemohon.",
            baris=3,
            max_length=MAKS_TULISAN,
        )
        for ke in range(1, self.banyak_sengketa + 1):
            for nama, label in KOLOM_SENGKETA.items():
                self.fields[f"sengketa_{ke}_{nama}"] = BidangTeks(
                    label=f"{label}, sengketa {ke}",
                    max_length=300,
                    widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
                )

    @property
    def banyak_sengketa(self) -> int:
        ada = len(self.laporan.isian.get("sengketa", []))
        return min(MAKS_SENGKETA, ada + KOSONG_SENGKETA)

    def awal(self) -> dict:
        isian = self.laporan.isian
        isi = {nama: isian.get(nama, "") for nama in tulisan(self.laporan.jenis)}
        beratan = isian.get("keberatan", {})
        isi |= {f"keberatan_{kunci}": nilai for kunci, nilai in beratan.items()}
        for ke, baris in enumerate(isian.get("sengketa", []), 1):
            isi |= {f"sengketa_{ke}_{nama}": baris.get(nama, "") for nama in KOLOM_SENGKETA}
        return isi

    def clean(self):
        """All of it at once, then, where something is wrong, field by field: a query each."""
        isi = super().clean()
        tulisan = {nama: teks for nama, teks in isi.items() if isinstance(teks, str)}
        if self._pribadi("\n".join(tulisan.values()).strip()):
            for nama, teks in tulisan.items():
                if salah := self._pribadi(teks):
                    self.add_error(nama, salah)
        return isi

    def _pribadi(self, teks: str) -> str:
        satu = self.laporan
        return pribadi.halangan(satu.satker, satu.masa, satu.beku, teks) if teks else ""

    def isian(self) -> dict:
        """Every field, as a report keeps it."""
        isi = self.cleaned_data
        hasil = {nama: isi[nama] for nama in tulisan(self.laporan.jenis)}
        hasil["keberatan"] = {h: isi[f"keberatan_{h}"] or 0 for h in ALASAN_KEBERATAN}
        hasil["keberatan"]["tanggapan"] = isi["keberatan_tanggapan"]
        hasil["sengketa"] = [baris for baris in self._sengketa() if any(baris.values())]
        return hasil

    def _sengketa(self) -> list[dict]:
        isi = self.cleaned_data
        return [
            {nama: isi[f"sengketa_{ke}_{nama}"] for nama in KOLOM_SENGKETA}
            for ke in range(1, self.banyak_sengketa + 1)
        ]

    # What the page shows in groups

    def blok(self) -> list:
        return [self[nama] for nama in tulisan(self.laporan.jenis)]

    def bidang_keberatan(self) -> list:
        return [self[f"keberatan_{h}"] for h in ALASAN_KEBERATAN]

    def baris_sengketa(self) -> list[list]:
        return [
            [self[f"sengketa_{ke}_{nama}"] for nama in KOLOM_SENGKETA]
            for ke in range(1, self.banyak_sengketa + 1)
        ]


KOLOM_SENGKETA = {"nomor": "Nomor register", "proses": "Proses", "hasil": "Hasil"}


def _bidang_angka(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MAKS_INT,
        widget=forms.NumberInput({"class": "form-control", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), ANGKA),
    )


class FormTerbit(FormVersi):
    """Accepting or signing; asks for the number where this act issues the report and the office
    numbers it from its own agenda."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.laporan.disusun_oleh(self.pelaku):
            self.fields["dirangkap"] = forms.BooleanField(
                label="Dirangkap: saya menyusun dan memutuskan sendiri",
                help_text="Tampil dalam matriks.",
                error_messages={"required": RANGKAP},
            )
        jenis = LAPORAN[JenisLaporan(self.laporan.jenis)]
        if not self.laporan.terbit_berikut:
            return
        if setelan(self.laporan.satker, jenis).cara_nomor == CaraNomor.AGENDA:
            self.fields["nomor"] = BidangTeks(
                label="Nomor laporan",
                help_text="Ketik nomor dari buku agenda kantor.",
                wajib="Isi nomor dari buku agenda",
                max_length=80,
                validators=[self._periksa],
            )

    def _periksa(self, teks: str) -> None:
        jenis = LAPORAN[JenisLaporan(self.laporan.jenis)]
        if terpakai(self.laporan.satker, jenis, teks):
            raise ValidationError(kalimat_terpakai(jenis, teks))

    def nomor(self) -> str:
        return self.cleaned_data.get("nomor", "")


class FormKembali(FormVersi):
    catatan = BidangTeks(
        label="Catatan untuk penyusun",
        wajib="Tuliskan apa yang harus diperbaiki",
        baris=3,
        max_length=1000,
    )


class FormPindaian(FormVersi):
    berkas = BidangBerkas(
        label="Pindaian atau foto laporan yang ditandatangani",
        help_text="JPG, PNG, atau PDF, sampai 5 MB. Tanda tangan harus terbaca.",
        wajib="Pilih berkas pindaian",
    )


class FormTarik(FormVersi):
    alasan = BidangTeks(
        label="Alasan ditarik",
        help_text="Dibaca di kantor ini saja. Tanpa nama pemohon.",
        wajib="Tuliskan mengapa laporan ini ditarik kembali",
        baris=2,
        max_length=500,
    )

    def clean_alasan(self) -> str:
        teks, satu = self.cleaned_data["alasan"], self.laporan
        if salah := pribadi.halangan(satu.satker, satu.masa, satu.beku, teks):
            raise ValidationError(salah)
        return teks


class FormRalat(FormTarik):
    alasan = BidangTeks(
        label="Alasan ralat",
        help_text="Tercetak pada ralat, jadi tanpa nama pemohon.",
        wajib="Tuliskan mengapa laporan ini diralat",
        baris=2,
        max_length=500,
    )
