"""Forms of steps 1 to 6. Each carries the `versi` its page saw and, signed, when it was opened."""

from django import forms
from django.core.exceptions import ValidationError

from dip.models import Penyusunan
from dip.naskah.nota import ARAHAN, NOTA
from ppid import bukaan
from ppid.bidang import BidangBerkas, BidangPilihan, BidangTeks, BidangVersi, Pilihan
from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah, kalimat_terpakai, setelan, terpakai
from ppid.models import CaraNomor, Naskah, Penugasan

TAHUN_AWAL, TAHUN_AKHIR = 2010, 2100
PESAN_TAHUN = f"Tulis tahun dengan empat angka, {TAHUN_AWAL} sampai {TAHUN_AKHIR}"
TEKS_ARAHAN = (
    "Susun Daftar Informasi Publik (DIP). Koordinasikan pengumpulan informasi dari semua bagian "
    "dan subbagian sesuai SOP Penyusunan DIP, dan siapkan nota dinasnya."
)
TEKS_ARAHAN_KABAG = (
    "Laksanakan koordinasi dan konsolidasi pengumpulan informasi dari semua bagian. Siapkan konsep "
    "nota dinas kepada setiap bagian, himpun isiannya, dan laporkan yang terlambat."
)


class Terbuka(forms.Form):
    """`dibuka`: when the page was sent, for the minutes of the step."""

    HAL = ""
    dibuka = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, pelaku: Pelaku, **kwargs):
        self.pelaku = pelaku
        super().__init__(*args, **kwargs)
        self.initial.setdefault("dibuka", bukaan.tanda(self.hal, pelaku))

    @property
    def hal(self) -> str:
        """What the page is about."""
        return self.HAL

    def mulai(self):
        return bukaan.dibuka(self.cleaned_data["dibuka"], self.hal, self.pelaku)

    def detik(self) -> int | None:
        return bukaan.detik(self.cleaned_data["dibuka"], self.hal, self.pelaku)


class Bernomor(Terbuka):
    """Asks for the paper's number where the office numbers it from its own agenda."""

    NASKAH: JenisNaskah

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if setelan(self.pelaku.satker, self.NASKAH).cara_nomor == CaraNomor.AGENDA:
            self.fields["nomor"] = BidangTeks(
                label=f"Nomor {self.NASKAH.judul}",
                help_text="Ketik nomor dari buku agenda kantor.",
                wajib="Isi nomor dari buku agenda",
                max_length=80,
                validators=[self._periksa],
            )

    def _periksa(self, teks: str) -> None:
        if terpakai(self.pelaku.satker, self.NASKAH, teks):
            raise ValidationError(kalimat_terpakai(self.NASKAH, teks))

    def nomor(self) -> str:
        return self.cleaned_data.get("nomor", "")


class FormMulai(Bernomor):
    HAL = "mulai"
    NASKAH = ARAHAN
    tahun = forms.IntegerField(
        label="Tahun DIP",
        min_value=TAHUN_AWAL,
        max_value=TAHUN_AKHIR,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={"required": "Isi tahun DIP"}
        | dict.fromkeys(("invalid", "min_value", "max_value"), PESAN_TAHUN),
    )
    kabag = BidangPilihan(label="Kabag yang ditugaskan", wajib="Pilih Kabag", widget=Pilihan)
    arahan = BidangTeks(
        label="Arahan",
        help_text="Tercetak pada lembar disposisi.",
        wajib="Tuliskan arahannya",
        baris=5,
        max_length=2000,
    )
    field_order = ("tahun", "kabag", "arahan", "nomor", "dibuka")

    def __init__(self, *args, calon: Penyusunan, **kwargs):
        self.calon = calon
        super().__init__(*args, **kwargs)
        self.initial |= {"tahun": calon.tahun, "arahan": TEKS_ARAHAN}
        self.kabag = {str(t.pk): t for t in self._kabag()}
        if not self.kabag:
            del self.fields["kabag"]
            return
        self.fields["kabag"].choices = [(kunci, _sebutan(t)) for kunci, t in self.kabag.items()]
        if len(self.kabag) == 1:
            self.initial["kabag"] = next(iter(self.kabag))

    def _kabag(self):
        """Holders of the day of the post that step 2 is bound to, where that is the Kabag."""
        if self.calon.sop.peran_langkah("tugaskan_kasubbag") != {Peran.KABAG}:
            return []
        satker = self.pelaku.satker
        tugas = Penugasan.objects.filter(satker=satker, peran=Peran.KABAG)
        return tugas.berlaku(satker.hari_ini).select_related("pengguna", "unit").order_by("pk")

    @property
    def tanpa_kabag(self) -> bool:
        """Step 2 is a Kabag's and nobody holds the post."""
        return not self.kabag and not self.calon.sekali_tugas

    @property
    def terjauh(self) -> int:
        """A slip of the year would stand before every later DIP once it is out."""
        return max(self.pelaku.satker.hari_ini.year + 1, self.calon.tahun)

    def clean_tahun(self) -> int:
        tahun = self.cleaned_data["tahun"]
        if tahun > self.terjauh:
            raise ValidationError(f"DIP paling jauh untuk tahun {self.terjauh}")
        if Penyusunan.objects.untuk(self.pelaku).filter(tahun=tahun).exists():
            raise ValidationError(f"DIP {tahun} sudah ada. Pilih tahun lain")
        return tahun

    def koordinator(self):
        dipilih = self.kabag.get(self.cleaned_data.get("kabag", ""))
        return dipilih.unit if dipilih else None


def _sebutan(tugas: Penugasan) -> str:
    unit = tugas.unit.nama if tugas.unit else ""
    bagian = [tugas.pengguna.nama, tugas.jabatan_lengkap]
    return ", ".join([*bagian, unit] if unit and unit not in tugas.jabatan_lengkap else bagian)


class FormDip(Terbuka):
    """An act on one year's DIP without anything to fill in."""

    versi = BidangVersi()

    def __init__(self, *args, dip: Penyusunan, **kwargs):
        self.dip = dip
        awal = {"versi": dip.versi} | self.awal()
        super().__init__(*args, **{"initial": awal} | kwargs)

    @property
    def hal(self) -> str:
        return f"{self.dip.tahun}"

    def awal(self) -> dict:
        return {}

    def pihak(self) -> dict:
        """Who acts, and upon which version."""
        return {"oleh": self.pelaku, "versi": self.cleaned_data["versi"]}


class FormTugas(FormDip, Bernomor):
    NASKAH = ARAHAN
    arahan = BidangTeks(
        label="Arahan kepada Kasubbag",
        help_text="Tercetak pada lembar disposisi.",
        wajib="Tuliskan arahannya",
        baris=5,
        max_length=2000,
    )

    def awal(self) -> dict:
        return {"arahan": TEKS_ARAHAN_KABAG}


class FormKonsep(FormDip):
    hal_nota = BidangTeks(label="Hal", wajib="Isi hal nota dinas", max_length=200)
    isi = BidangTeks(
        label="Isi",
        help_text="Yth., nomor, tanggal, dan batas penyerahan ditulis portal. "
        "Baris yang diawali 1. atau a. tercetak sebagai daftar.",
        wajib="Isi nota dinas masih kosong",
        baris=16,
        max_length=8000,
    )

    def awal(self) -> dict:
        hal, isi = self.dip.konsep_awal()
        return {"hal_nota": hal, "isi": isi}

    def teks(self) -> tuple[str, str]:
        return self.cleaned_data["hal_nota"], self.cleaned_data["isi"]


class FormKembali(FormDip):
    catatan = BidangTeks(
        label="Catatan untuk penyusun",
        wajib="Tuliskan apa yang harus diperbaiki",
        baris=3,
        max_length=2000,
    )


class FormTandatangan(FormDip, Bernomor):
    NASKAH = NOTA


class FormPindaian(FormDip):
    naskah = BidangPilihan(label="Naskah", wajib="Pilih naskahnya", widget=Pilihan)
    berkas = BidangBerkas(
        label="Pindaian atau foto",
        help_text="JPG, PNG, atau PDF, sampai 5 MB. Tanda tangan harus terbaca.",
        wajib="Pilih berkas pindaian",
    )
    field_order = ("naskah", "berkas", "versi", "dibuka")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        milik = Naskah.objects.tentang(self.dip).defer("html")
        self.daftar = {n.token: n for n in milik.filter(bertanda_tangan=True, pindaian=None)}
        pilihan = [(token, f"{n.judul} {n.nomor}") for token, n in self.daftar.items()]
        self.fields["naskah"].choices = pilihan
        if len(pilihan) == 1:
            self.initial["naskah"] = pilihan[0][0]

    def clean_naskah(self) -> Naskah:
        return self.daftar[self.cleaned_data["naskah"]]
