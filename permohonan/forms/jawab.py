"""Giving a document or explaining an exemption at the desk: on the intake page and on a case."""

import re

from django import forms
from django.core.exceptions import ValidationError

from dip.models import Dikecualikan, Dokumen
from permohonan.di_meja import CARA, DiMeja, cara_menurut
from permohonan.forms.aksi import WAJIB_SEBAB, FormAksi, FormTutup
from permohonan.models import Bagian, CaraSerah, Kanal
from permohonan.models.jawaban_meja import DI_MEJA, HANYA_DI_MEJA
from ppid import bukaan
from ppid.bidang import BidangBanyakPilihan, BidangPilihan, BidangTeks, Cip, Pilihan

JAWAB = "jawab"  # the button that also answers
MAKS_BARIS = 12
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


class BidangBaris(forms.Field):
    """Rows ticked in the list of matches, by token. The form sets `kueri`: what may be ticked."""

    widget = forms.MultipleHiddenInput
    kueri = None

    def __init__(self, *, basi: str, wajib: str = "", **kwargs):
        super().__init__(required=bool(wajib), **kwargs)
        self.error_messages |= {"basi": basi, "required": wajib}

    def baris(self, token) -> list:
        """The rows that may still be used; no query for none."""
        sah = [t for t in token or () if TOKEN.fullmatch(str(t))][:MAKS_BARIS]
        return list(self.kueri.filter(token__in=sah)) if sah else []

    def clean(self, value) -> list:
        super().clean(value)
        ada = self.baris(value)
        if len(ada) < len(set(value or ())):
            raise ValidationError(self.error_messages["basi"])
        return ada


def bidang_dokumen(wajib: str = "") -> BidangBaris:
    basi = "Dokumen yang dipilih tidak terbuka lagi. Cek ketersediaan sekali lagi"
    return BidangBaris(basi=basi, wajib=wajib)


class Sebaris(Pilihan):
    ragam = "sebaris"


class PilihanMeja(forms.Form):
    """Part of the intake page: what is given or explained at once (SOP steps 2 and 3)."""

    beri = bidang_dokumen()
    jelaskan = BidangBaris(
        basi="Butir DIK yang dipilih tidak berlaku hari ini. Cek ketersediaan sekali lagi"
    )
    cara_beri_meja = BidangPilihan(
        label="Bila dijawab di tempat",
        choices=[("", "Sesuai pilihan di atas"), *CARA],
        initial="",
        widget=Sebaris(),
    )

    def pasang_pilihan(self, satker) -> None:
        self.fields["beri"].kueri = Dokumen.objects.terbuka(satker).select_related("unit")
        self.fields["jelaskan"].kueri = Dikecualikan.objects.berlaku(satker).select_related(
            "satker"
        )

    @property
    def menjawab(self) -> bool:
        return self.data.get("aksi") == JAWAB

    def dipilih(self, nama: str) -> list:
        """Rows ticked so far, checked or not yet."""
        return self.fields[nama].baris(self[nama].value())

    def periksa_pilihan(self, isi) -> None:
        if not self.menjawab:
            return
        if "kanal" in isi and isi["kanal"] not in DI_MEJA:
            self.add_error("kanal", HANYA_DI_MEJA)
        elif not isi.get("beri") and "beri" not in self.errors:
            self.add_error("beri", "Cek ketersediaan, lalu pilih dokumen yang diberikan sekarang")
        elif isi.get("kanal") == Kanal.DATANG and self._cara(isi) == CaraSerah.EMAIL:
            self._minta_email(isi)

    def _minta_email(self, isi) -> None:
        if not isi.get("email") and "email" not in self.errors:
            self.add_error("email", "Isi alamat email, atau pilih cara lain memberikan dokumen")

    def _cara(self, isi) -> str:
        cara = [isi.get(n, "") for n in ("kanal", "cara_memperoleh", "cara_salinan")]
        return isi.get("cara_beri_meja") or cara_menurut(*cara)

    def di_meja(self) -> DiMeja:
        isi = self.cleaned_data
        return DiMeja(
            tuple(isi["beri"]), tuple(isi["jelaskan"]), self._cara(isi), jawab=self.menjawab
        )


def hal(permohonan) -> str:
    """What the page of such an act is about."""
    return f"permohonan-{permohonan.pk}"


class FormMeja(FormAksi):
    """An act of the desk on a case, timed from the opening of its page."""

    dibuka = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def detik(self) -> int | None:
        return bukaan.detik(self.cleaned_data["dibuka"], hal(self.permohonan), self.pelaku)

    def pihak(self) -> dict:
        return {
            "oleh": self.pelaku,
            "versi": self.cleaned_data["versi"],
            "detik": self.detik,
        }


def _pilihan_bagian(bagian: list[Bagian]) -> list[tuple[str, str]]:
    return [(str(b.urut), b.teks) for b in bagian]


class FormJawab(FormTutup, FormMeja):
    bagian = BidangBanyakPilihan(
        label="Pertanyaan yang dijawab", wajib="Pilih pertanyaan yang dijawab"
    )
    beri = bidang_dokumen("Pilih dokumen yang diberikan sekarang")
    cara = BidangPilihan(
        label="Cara memberikan", wajib="Pilih cara memberikan", choices=CARA, widget=Cip
    )
    penerima = BidangTeks(label="Penerima", wajib="Isi nama penerima", max_length=160)

    def awal(self, permohonan):
        p = permohonan
        cara = cara_menurut(p.kanal, p.cara_memperoleh, p.cara_salinan)
        return super().awal(p) | {"cara": cara, "penerima": p.pemohon.nama}

    def siapkan(self):
        super().siapkan()
        self.terbuka = self.permohonan.bagian_terbuka()
        satker = self.permohonan.satker
        self.fields["beri"].kueri = Dokumen.objects.terbuka(satker).select_related("unit")
        self.fields["bagian"].choices = _pilihan_bagian(self.terbuka)
        if len(self.terbuka) < 2:
            del self.fields["bagian"]
        elif sebab := self.fields.get("sebab_terlambat"):
            sebab.required, sebab.wajib_bersyarat = False, True  # with the last part only

    def clean(self):
        semua = len(self.cleaned_data.get("bagian", ())) == len(self.terbuka)
        if semua and self.cleaned_data.get("sebab_terlambat") == "":
            self.add_error("sebab_terlambat", WAJIB_SEBAB)

    def dipilih(self) -> list:
        return self.fields["beri"].baris(self["beri"].value())

    def kerjakan(self):
        """Returns the Tanda Terima."""
        isi = self.cleaned_data
        urut = isi.get("bagian")
        return self.permohonan.jawab_di_tempat(
            bagian=[b for b in self.terbuka if urut is None or str(b.urut) in urut],
            dokumen=isi["beri"],
            cara=isi["cara"],
            penerima=isi["penerima"],
            sebab_terlambat=self.sebab_terlambat,
            **self.pihak(),
        )


class FormJelaskan(FormMeja):
    bagian = BidangPilihan(
        label="Pertanyaan yang dijelaskan", wajib="Pilih pertanyaannya", widget=Pilihan
    )
    dik = BidangPilihan(
        label="Butir DIK",
        help_text="Hanya butir yang berlaku hari ini. Yang paling cocok di atas.",
        wajib="Pilih butir DIK yang berlaku",
        widget=Pilihan,
    )

    def siapkan(self):
        self.terbuka = self.permohonan.bagian_terbuka()
        self.fields["bagian"].choices = _pilihan_bagian(self.terbuka)
        if len(self.terbuka) < 2:
            del self.fields["bagian"]

    def pasang_dik(self, daftar: list, keterangan: dict[str, str]) -> None:
        """The valid rows, best first, and what stands under each."""
        self.daftar = {satu.token: satu for satu in daftar}
        bidang = self.fields["dik"]
        bidang.widget.keterangan = keterangan
        bidang.choices = [(t, satu.informasi) for t, satu in self.daftar.items()]

    def kerjakan(self):
        """Returns the Lembar Penjelasan."""
        isi = self.cleaned_data
        urut = isi.get("bagian")
        bagian = next(b for b in self.terbuka if urut is None or str(b.urut) == urut)
        dik = self.daftar[isi["dik"]]
        return self.permohonan.jelaskan(bagian=bagian, dik=dik, **self.pihak())
