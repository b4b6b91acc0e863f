"""Steps 9 and 10: remarks, what sends it back, the sheet of the tim, the Pleno's decision."""

from django import forms

from dip.forms.telaah import FormVersi
from ppid.bidang import BidangBerkas, BidangTanggal, BidangTeks

MAKS_NAMA, MAKS_ORANG = 120, 40
PINDAIAN = "JPG, PNG, atau PDF, sampai 5 MB. Boleh menyusul."
BELUM_TIBA = "Tanggal ini belum tiba"


class FormKomentar(forms.Form):
    isi = BidangTeks(label="Catatan", wajib="Tulis catatannya", baris=2, max_length=1000)


class FormKembali(FormVersi):
    catatan = BidangTeks(
        label="Yang perlu diperbaiki",
        wajib="Tulis apa yang perlu diperbaiki",
        baris=3,
        max_length=2000,
    )

    def __init__(self, *args, **kwargs):
        """Ids of its own: it stands beside a filter that has a `catatan` too."""
        super().__init__(*args, **{"auto_id": "kembali_%s"} | kwargs)


class BidangNama(BidangTeks):
    """One person a line."""

    def __init__(self, **kwargs):
        super().__init__(**{"baris": 5, "max_length": 4000} | kwargs)

    def clean(self, value) -> list[str]:
        nama = [" ".join(satu.split()) for satu in super().clean(value).splitlines()]
        nama = list(dict.fromkeys(filter(None, nama)))
        if any(len(satu) > MAKS_NAMA for satu in nama):
            raise forms.ValidationError(f"Tulis nama paling banyak {MAKS_NAMA} huruf")
        if len(nama) > MAKS_ORANG:
            raise forms.ValidationError(f"Tulis paling banyak {MAKS_ORANG} orang")
        return nama


class _Bertanggal(FormVersi):
    """Days of the office: none may lie in the future."""

    def __init__(self, *args, satker, **kwargs):
        super().__init__(*args, **kwargs)
        self.satker = satker

    def tak_di_depan(self, nama: str):
        tanggal = self.cleaned_data[nama]
        if tanggal > self.satker.hari_ini:
            raise forms.ValidationError(BELUM_TIBA)
        return tanggal


class FormSahkan(_Bertanggal):
    nama = BidangNama(
        label="Tim pertimbangan yang mengesahkan",
        help_text="Satu nama setiap baris, seperti pada Lembar Pengesahan.",
        wajib="Isi paling sedikit satu nama",
    )
    tanggal = BidangTanggal(
        label="Tanggal pengesahan", help_text="Misalnya 24 November 2026.", wajib="Isi tanggalnya"
    )
    lembar = BidangBerkas(label="Pindaian Lembar Pengesahan", help_text=PINDAIAN)

    def clean_tanggal(self):
        return self.tak_di_depan("tanggal")


class FormTetapkan(_Bertanggal):
    ba_nomor = BidangTeks(
        label="Nomor berita acara", wajib="Isi nomor berita acaranya", max_length=80
    )
    ba_tanggal = BidangTanggal(
        label="Tanggal rapat pleno",
        help_text="Misalnya 24 November 2026.",
        wajib="Isi tanggal rapatnya",
    )
    ba_hadir = BidangNama(
        label="Yang hadir", help_text="Satu nama setiap baris.", wajib="Isi siapa yang hadir"
    )
    ba_pindaian = BidangBerkas(label="Pindaian berita acara", help_text=PINDAIAN)
    keputusan_nomor = BidangTeks(
        label="Nomor keputusan", wajib="Isi nomor keputusannya", max_length=80
    )
    keputusan_tanggal = BidangTanggal(label="Tanggal keputusan", wajib="Isi tanggal keputusannya")
    keputusan_pindaian = BidangBerkas(label="Pindaian keputusan", help_text=PINDAIAN)

    def clean_ba_tanggal(self):
        return self.tak_di_depan("ba_tanggal")

    def clean_keputusan_tanggal(self):
        return self.tak_di_depan("keputusan_tanggal")

    def clean(self):
        isi = super().clean()
        rapat, keputusan = isi.get("ba_tanggal"), isi.get("keputusan_tanggal")
        if rapat and keputusan and keputusan < rapat:
            self.add_error("keputusan_tanggal", "Keputusan tidak boleh sebelum rapat plenonya")
        return isi


class FormPindaian(FormVersi):
    berkas = BidangBerkas(
        label="Pindaian", help_text="JPG, PNG, atau PDF, sampai 5 MB.", wajib="Pilih berkasnya"
    )
