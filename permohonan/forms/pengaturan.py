"""Settings of an office that are about requests: the registration number and the price list."""

import re

from django import forms
from django.core.exceptions import ValidationError

from permohonan.models import Permohonan, Tarif
from ppid import nomor
from ppid.bidang import BidangTeks
from ppid.models import Satker
from ppid.setelan import FormSetelan

PENGISI = re.compile(r"\{(urut|urut:0[1-9]|kode|bulan_romawi|tahun)\}")
URUT = re.compile(r"\{urut(:0[1-9])?\}")
TETAP = re.compile(r"[A-Za-z0-9 ./_-]*")
MAKS = Permohonan._meta.get_field("nomor").max_length
TERBESAR = 999_999


def contoh(pola: str, satker, mulai: int, banyak: int = 3) -> list[str]:
    """The numbers that would follow, were they given today."""
    hari = satker.hari_ini
    return [
        nomor.bentuk(pola, urut=urut, kode=satker.kode, tanggal=hari)
        for urut in range(mulai, mulai + banyak)
    ]


class FormPola(FormSetelan):
    pola_nomor = BidangTeks(
        label="Pola nomor",
        help_text="Pakai {urut:04}, {kode}, {bulan_romawi}, dan {tahun}. {urut:04} menulis 0042.",
        wajib="Isi pola nomornya",
        max_length=80,
    )

    class Meta:
        model = Satker
        fields = ["pola_nomor"]

    def clean_pola_nomor(self):
        """Unique over the years ({urut}, {tahun}), safe as a file name, and never too long."""
        pola = self.cleaned_data["pola_nomor"]
        sisa = PENGISI.sub("", pola)
        if asing := re.search(r"\{[^}]*\}?|\}", sisa):
            raise ValidationError(
                f"{asing[0]} tidak dikenal. Pakai hanya isian yang disebut di atas"
            )
        if not TETAP.fullmatch(sisa):
            raise ValidationError(
                "Selain isian, pakai hanya huruf, angka, spasi, dan tanda . / - _"
            )
        if len(URUT.findall(pola)) != 1 or "{tahun}" not in pola:
            raise ValidationError(
                "Pola harus memuat {urut} satu kali dan {tahun}, agar tidak ada nomor yang sama"
            )
        terpanjang = nomor.bentuk(
            pola.replace("{bulan_romawi}", "VIII"),
            urut=TERBESAR,
            kode=self.instance.kode,
            tanggal=self.instance.hari_ini,
        )
        if len(terpanjang) > MAKS:
            raise ValidationError(f"Nomornya terlalu panjang. Ringkas sampai {MAKS} huruf")
        return pola


class FormNomorAwal(forms.Form):
    terakhir = forms.IntegerField(
        label="Nomor terakhir yang sudah dipakai",
        help_text="Nomor urutnya saja, misalnya 41. Hanya dapat diisi satu kali.",
        min_value=1,
        max_value=99_999,
        error_messages={
            "required": "Isi nomor terakhirnya",
            "invalid": "Isi dengan angka, misalnya 41",
            "min_value": "Isi angka 1 atau lebih",
            "max_value": "Isi paling banyak 99999",
        },
    )


class FormTarif(FormSetelan):
    nama = BidangTeks(
        label="Jenis biaya",
        help_text="Misalnya Fotokopi A4 hitam putih.",
        wajib="Isi jenis biayanya",
        max_length=120,
    )
    satuan = BidangTeks(
        label="Satuan", help_text="Misalnya lembar.", wajib="Isi satuannya", max_length=30
    )
    harga = forms.IntegerField(
        label="Harga (rupiah)",
        min_value=0,
        max_value=10_000_000,
        error_messages={
            "required": "Isi harganya, 0 bila gratis",
            "invalid": "Isi dengan angka tanpa titik, misalnya 500",
            "min_value": "Harga tidak boleh kurang dari 0",
            "max_value": "Periksa harganya: terlalu besar",
        },
    )
    dasar = BidangTeks(
        label="Dasar",
        help_text="Nomor keputusan yang menetapkannya.",
        wajib="Isi nomor keputusannya",
        max_length=160,
    )

    class Meta:
        model = Tarif
        fields = ["nama", "satuan", "harga", "dasar"]

    def clean_nama(self):
        nama = self.cleaned_data["nama"]
        ada = Tarif.objects.filter(satker=self.instance.satker, nama__iexact=nama, aktif=True)
        if ada.exists():
            raise ValidationError("Biaya ini masih berlaku. Akhiri dulu, lalu tambahkan yang baru")
        return nama
