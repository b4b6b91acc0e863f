"""Forms of SOP step 4: the desk and the PPID, units, the office above, the extension."""

from datetime import date

from django.core.exceptions import ValidationError

from permohonan.forms.agenda import BUKU, FormBernomor, nama_isian
from permohonan.forms.aksi import FormAksi
from permohonan.models import CaraBeri, PermintaanBahan, Permohonan, Perpanjangan, UjiKonsekuensi
from permohonan.surat import DISPOSISI, NOTA_DINAS, NOTA_DINAS_UNIT, jenis_permintaan
from ppid import tenggat
from ppid.bidang import (
    BidangBanyakPilihan,
    BidangPilihan,
    BidangTanggal,
    BidangTeks,
    Cip,
    Pilihan,
)
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Unit
from ppid.templatetags.ppid import hari_pendek, hari_tanggal

HARI_BAHAN = 3  # hari kerja that a unit is given unless the PPID says otherwise
TANPA_PEMOHON = "Dibaca unit. Jangan menyebut nama, alamat, atau kontak pemohon."


def _teks_tanggal(hari: date) -> str:
    return f"{hari:%d-%m-%Y}"


class FormTeruskan(FormBernomor):
    NASKAH = (NOTA_DINAS,)

    rincian_unit = BidangTeks(
        label="Rincian untuk unit",
        help_text=TANPA_PEMOHON,
        wajib="Tuliskan rincian yang boleh dibaca unit",
        baris=4,
        max_length=10_000,
    )
    isi = BidangTeks(
        label="Isi nota dinas",
        help_text="Mengapa tidak dapat dijawab di meja, dan arahan apa yang diminta.",
        wajib="Tuliskan isi nota dinas",
        baris=5,
        max_length=4000,
    )

    def awal(self, permohonan):
        return super().awal(permohonan) | {"rincian_unit": permohonan.untuk_unit}


class FormDisposisi(FormBernomor):
    """One paper for each unit, and so one number of the agenda for each."""

    NASKAH = (NOTA_DINAS_UNIT, DISPOSISI)
    bentuk = BidangPilihan(
        label="Bentuk permintaan",
        wajib="Pilih bentuk permintaan",
        choices=PermintaanBahan.Bentuk.choices,
        widget=Pilihan,
    )
    unit = BidangBanyakPilihan(label="Unit yang diminta")
    arahan = BidangTeks(
        label="Arahan",
        help_text="Apa yang diharapkan, dalam bentuk apa.",
        wajib="Tuliskan arahan",
        baris=3,
        max_length=2000,
    )
    batas = BidangTanggal(label="Target internal", wajib="Isi tanggal target")
    rincian = BidangTeks(
        label="Rincian untuk unit",
        help_text=TANPA_PEMOHON,
        wajib="Tuliskan rincian yang boleh dibaca unit",
        baris=4,
        max_length=10_000,
    )

    def awal(self, permohonan):
        return super().awal(permohonan) | {
            "bentuk": PermintaanBahan.Bentuk.NOTA_DINAS,
            "batas": _teks_tanggal(batas_bahan(permohonan)),
            "rincian": permohonan.untuk_unit,
        }

    def siapkan(self):
        self.unit = {f"{u.pk}": u for u in Unit.objects.aktif(self.permohonan.satker)}
        bidang = self.fields["unit"]
        bidang.choices = [(pk, u.nama) for pk, u in self.unit.items()]
        bidang.wajib_bersyarat = True
        bidang.help_text = "Boleh lebih dari satu. Kosongkan hanya untuk disposisi ke staf sendiri."
        tempo = hari_tanggal(self.permohonan.jatuh_tempo)
        self.fields["batas"].help_text = f"Jatuh tempo permohonan ini {tempo}."

    def clean_unit(self) -> list[Unit]:
        return [self.unit[pk] for pk in self.cleaned_data["unit"]]

    def clean_batas(self) -> date:
        batas, tempo = self.cleaned_data["batas"], self.permohonan.jatuh_tempo
        hari_ini = self.permohonan.satker.hari_ini
        if batas < hari_ini:
            raise ValidationError("Target internal tidak boleh sebelum hari ini")
        if hari_ini <= tempo < batas:
            raise ValidationError(f"Target paling lambat jatuh tempo, {hari_pendek(tempo)}")
        return batas

    def clean(self):
        sendiri = self.cleaned_data.get("bentuk") == PermintaanBahan.Bentuk.DISPOSISI
        if not (self.errors or sendiri or self.cleaned_data["unit"]):
            self.add_error("unit", "Pilih unit yang diminta bahannya")
        if not self.errors and (jenis := self._beragenda()):
            self._periksa_nomor_unit(jenis)

    def _beragenda(self) -> JenisNaskah | None:
        """The kind of paper chosen, when the office numbers it from its agenda."""
        bentuk = self.cleaned_data["bentuk"]
        jenis = jenis_permintaan(bentuk) if bentuk != PermintaanBahan.Bentuk.ARAHAN else None
        return jenis if jenis in self.agenda else None

    def bidang_nomor(self, jenis: JenisNaskah) -> BidangTeks:
        bidang = BidangTeks(
            label=f"Nomor {jenis.judul}",
            help_text=f"{BUKU} Satu baris untuk tiap unit, menurut urutan unit di atas.",
            baris=2,
            max_length=1000,
        )
        bidang.wajib_bersyarat = True
        return bidang

    def _periksa_nomor_unit(self, jenis: JenisNaskah) -> None:
        nomor, perlu = self.nomor(), max(1, len(self.cleaned_data["unit"]))
        if len(nomor) != perlu or len(set(nomor)) != perlu or any(len(n) > 80 for n in nomor):
            kalimat = f"Tulis {perlu} nomor yang berlainan, satu tiap baris, paling banyak 80 huruf"
            self.add_error(nama_isian(jenis), kalimat)
        for satu in nomor:
            try:
                self.periksa_nomor(jenis, satu)
            except ValidationError as galat:
                self.add_error(nama_isian(jenis), galat)

    def nomor(self) -> list[str]:
        jenis = self._beragenda()
        baris = self.cleaned_data[nama_isian(jenis)].split("\n") if jenis else []
        return [b.strip() for b in baris if b.strip()]


def batas_bahan(permohonan: Permohonan) -> date:
    """Three working days ahead, never past the due date, never before today."""
    satker = permohonan.satker
    biasa = tenggat.tambah_hari_kerja(satker.hari_ini, HARI_BAHAN, satker.kalender())
    return max(min(biasa, permohonan.jatuh_tempo), satker.hari_ini)


class FormIngatkanUnit(FormAksi):
    permintaan = BidangPilihan(label="Unit", wajib="Pilih unit yang diingatkan", widget=Pilihan)

    def siapkan(self):
        menunggu = self.permohonan.bahan.menunggu().select_related("unit")
        self.daftar = {b.token: b for b in menunggu}
        bidang = self.fields["permintaan"]
        bidang.choices = [(t, b.nama_unit) for t, b in self.daftar.items()]
        bidang.widget.keterangan = {t: _keterangan(self, b) for t, b in self.daftar.items()}
        bidang.initial = next(iter(self.daftar)) if len(self.daftar) == 1 else None

    def clean_permintaan(self) -> PermintaanBahan:
        return self.daftar[self.cleaned_data["permintaan"]]


def _keterangan(form: FormAksi, satu: PermintaanBahan) -> str:
    teks = f"Target {hari_pendek(satu.batas)}"
    return f"{teks}, terlambat" if satu.terlambat(form.permohonan.satker.hari_ini) else teks


class FormUji(FormAksi):
    """The six parts of a proposal: PKPU 22/2023 Pasal 25 ayat (3) huruf a sampai f."""

    materi = BidangTeks(
        label="a. Materi, sifat, dan lingkup informasi",
        help_text="Dibaca kantor di atasnya. Jangan menyebut pemohon.",
        wajib="Uraikan materi, sifat, dan lingkup informasi",
        baris=3,
        max_length=4000,
    )
    bahaya = BidangTeks(
        label="b. Potensi konsekuensi bahaya bila dibuka",
        wajib="Uraikan potensi konsekuensi bahaya",
        baris=3,
        max_length=4000,
    )
    undang_undang = BidangTeks(
        label="c. Undang-undang yang menjadi dasar",
        help_text="Misalnya: Pasal 17 huruf h UU 14/2008.",
        wajib="Sebutkan undang-undang yang menjadi dasar",
        baris=2,
        max_length=2000,
    )
    kepentingan = BidangTeks(
        label="d. Kepentingan publik", wajib="Uraikan kepentingan publik", baris=3, max_length=4000
    )
    timbangan = BidangTeks(
        label="e. Perbandingan bahaya dan kepentingan publik",
        wajib="Bandingkan bahaya dan kepentingan publik",
        baris=3,
        max_length=4000,
    )
    simpulan = BidangPilihan(
        label="f. Simpulan",
        wajib="Pilih simpulan",
        choices=UjiKonsekuensi.Simpulan.choices,
        widget=Pilihan,
    )


class FormPerpanjangan(FormAksi):
    alasan = BidangPilihan(
        label="Alasan",
        help_text="Hanya tiga alasan ini (Pasal 22 ayat (8) UU 14/2008).",
        wajib="Pilih alasan perpanjangan",
        choices=Perpanjangan.Alasan.choices,
        widget=Pilihan,
    )
    uraian = BidangTeks(
        label="Penjelasan",
        help_text="Ditulis dalam surat kepada pemohon.",
        wajib="Tuliskan penjelasan perpanjangan",
        baris=3,
        max_length=1000,
    )


class FormKirimSurat(FormAksi):
    """How a letter leaves: the portal always shows it, with or without an e-mail."""

    cara = BidangPilihan(
        label="Surat disampaikan lewat",
        wajib="Pilih cara surat disampaikan",
        choices=CaraBeri.choices,
        widget=Cip,
    )

    def awal(self, permohonan):
        email = {"cara": CaraBeri.PORTAL} if permohonan.pemohon.email else {}
        return super().awal(permohonan) | email

    def siapkan(self):
        email = self.permohonan.pemohon.email
        self.fields["cara"].help_text = (
            f"Email pemohon: {email}."
            if email
            else "Pemohon tidak memberi email: lewat portal berarti ia membukanya sendiri di "
            "halaman cek status."
        )


class FormBukaKembali(FormAksi):
    alasan = BidangTeks(
        label="Alasan dibuka kembali",
        wajib="Tuliskan alasannya",
        baris=3,
        max_length=500,
    )
