"""The settings of one kind of paper."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from ppid import isian_teks, nomor
from ppid.alur import TransisiDitolak
from ppid.bidang import BidangPilihan, BidangTeks, Pilihan
from ppid.izin import LABEL_PERAN, Peran
from ppid.jenis_naskah import JenisNaskah, teks_kalimat
from ppid.models import PENANDA, CaraNomor, Selaku, SetelanNaskah
from ppid.naskah import penanda_tangan
from ppid.setelan import BERUBAH, FormSetelan

AWALAN = "kalimat_"
MAKS_AWAL = 99_999
ARTI_CARA = {
    CaraNomor.PORTAL: "Portal memberi nomor urut saat surat terbit, mulai dari 1 setiap tahun.",
    CaraNomor.AGENDA: "Diketik saat disetujui, dari buku agenda. Nomor yang sama ditolak.",
}


class FormNaskah(FormSetelan):
    """Only what the kind has: number, signatory, copies, and a field for each sentence.

    A sentence left empty, or as it was, is the default one and is not stored.
    """

    cara_nomor = BidangPilihan(
        label="Nomor diberikan",
        wajib="Pilih siapa yang memberi nomor",
        choices=CaraNomor.choices,
        widget=Pilihan(keterangan=ARTI_CARA),
    )
    pola = BidangTeks(
        label="Pola nomor urut portal",
        help_text=f"Yang boleh dipakai: {nomor.BOLEH_POLA}.",
        wajib="Isi pola nomor",
        max_length=80,
    )
    penanda = BidangPilihan(label="Jabatan", wajib="Pilih penanda tangannya", widget=Pilihan)
    selaku = BidangPilihan(
        label="Tertulis selaku",
        wajib="Pilih sebutannya",
        choices=Selaku.choices,
        widget=Pilihan,
    )
    tembusan = BidangTeks(
        label="Tembusan", help_text="Satu penerima per baris.", baris=3, max_length=500
    )

    class Meta:
        model = SetelanNaskah
        fields = ("cara_nomor", "pola", "penanda", "selaku", "tembusan", "teks")

    def __init__(self, *args, jenis: JenisNaskah, **kwargs):
        super().__init__(*args, **kwargs)
        self.jenis = jenis
        for nama in self._tak_dipakai():
            del self.fields[nama]
        if jenis.penanda:
            self._pasang_penanda()
        for nama in jenis.kalimat.kalimat:
            self.fields[AWALAN + nama] = self._bidang_kalimat(nama)

    def _tak_dipakai(self) -> list[str]:
        jenis = self.jenis
        ada = {
            "cara_nomor": jenis.seri and jenis.boleh_agenda,
            "pola": jenis.seri,
            "penanda": jenis.penanda,
            "selaku": jenis.penanda,
            "tembusan": jenis.bertembusan,
            "teks": False,
        }
        return [nama for nama, dipakai in ada.items() if not dipakai]

    def _pasang_penanda(self) -> None:
        """With each post, who would sign today."""
        satker = self.instance.satker
        siapa = {p: penanda_tangan(satker, satker.hari_ini, p) for p in PENANDA}
        bidang = self.fields["penanda"]
        bidang.choices = [(p.value, LABEL_PERAN[p]) for p in PENANDA]
        bidang.widget.keterangan = {p.value: _hari_ini(satu) for p, satu in siapa.items()}

    def _bidang_kalimat(self, nama: str) -> BidangTeks:
        satu, isian = self.jenis.kalimat.kalimat[nama], self.jenis.kalimat.isian
        bidang = BidangTeks(
            label=satu.judul,
            help_text=f"Yang boleh dipakai: {_sebut(isian)}. Kosongkan untuk kalimat bawaan.",
            baris=3,
            max_length=satu.panjang,
        )
        bidang.initial = teks_kalimat(self.jenis, self.instance, nama)
        bidang.wajib_bersyarat = True
        return bidang

    def clean_pola(self) -> str:
        pola = self.cleaned_data["pola"]
        if kalimat := nomor.kesalahan_pola(pola):
            raise ValidationError(kalimat)
        return pola

    def clean(self):
        isi = super().clean()
        teks = {n: self._kalimat(n) for n in self.jenis.kalimat.kalimat if AWALAN + n in isi}
        self.instance.teks = {n: t for n, t in teks.items() if t}
        return isi

    def _kalimat(self, nama: str) -> str:
        """The office's own words on one line; "" for the default."""
        teks = " ".join(self.cleaned_data[AWALAN + nama].split())
        if lain := isian_teks.tak_dikenal(teks, self.jenis.kalimat.isian):
            boleh = _sebut(self.jenis.kalimat.isian)
            self.add_error(AWALAN + nama, f"{lain[0]} tidak dikenal. Yang boleh dipakai: {boleh}")
        return "" if teks == self.jenis.kalimat.kalimat[nama].teks else teks

    def simpan(self, jenis: str, *, oleh, **data):
        """Two who set the same kind for the first time: the second hears of it."""
        try:
            return super().simpan(jenis, oleh=oleh, **data)
        except IntegrityError as galat:
            raise TransisiDitolak(BERUBAH) from galat

    def _sebelum_sesudah(self, lama, baris, kunci: str):
        if not kunci.startswith(AWALAN):
            return super()._sebelum_sesudah(lama, baris, kunci)
        nama = kunci.removeprefix(AWALAN)
        return [(satu.teks if satu else {}).get(nama, "") for satu in (lama, baris)]

    @property
    def berubah(self) -> bool:
        return any(nama != "dilihat" for nama in self.changed_data)


class FormAwal(forms.Form):
    """An office that starts mid-year goes on after the last number it gave by hand."""

    awal = forms.IntegerField(
        label="Nomor terakhir yang sudah dipakai tahun ini",
        min_value=1,
        max_value=MAKS_AWAL,
        widget=forms.TextInput({"inputmode": "numeric", "class": "lebar-s"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Tulis angka, misalnya 41"
        ),
    )


def _sebut(isian) -> str:
    return ", ".join(f"{{{nama}}}" for nama in isian)


def _hari_ini(satu: dict) -> str:
    """Dewi Anggraini, Plh. Kasubbag Teknis"""
    if not satu["jabatan"]:
        return "Hari ini belum ada pejabatnya."
    return f"Hari ini {satu['nama']}, {satu['jabatan']}."


def label_penanda(peran: str) -> str:
    return LABEL_PERAN[Peran(peran)] if peran else "Yang melakukan"
