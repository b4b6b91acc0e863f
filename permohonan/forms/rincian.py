"""Forms about what is asked: several questions in one, and the applicant's narrowing."""

import re

from django.core.exceptions import ValidationError

from permohonan.forms.aksi import FormAksi
from permohonan.models.jawaban_meja import MAKS_BAGIAN
from ppid.bidang import BidangBerkas, BidangTeks

MAKS_PERTANYAAN = 1000  # letters of one question
NOMOR = re.compile(r"^\d{1,2}[.)]\s+")  # "1. ": a question gets its number from its place


class FormBagi(FormAksi):
    uraian = BidangTeks(
        label="Pertanyaan",
        help_text=f"Satu pertanyaan per baris, 2 sampai {MAKS_BAGIAN} baris. "
        "Setiap pertanyaan mendapat hasilnya sendiri.",
        wajib="Tuliskan setiap pertanyaan pada barisnya sendiri",
        baris=6,
        max_length=10_000,
    )

    def awal(self, permohonan):
        terbuka = [b.teks for b in permohonan.bagian_terbuka()]
        return super().awal(permohonan) | {"uraian": "\n".join(terbuka)}

    def clean_uraian(self) -> list[str]:
        baris = [NOMOR.sub("", b.strip(), count=1) for b in self.cleaned_data["uraian"].split("\n")]
        isi = [b for b in baris if b]
        if not 2 <= len(isi) <= MAKS_BAGIAN:
            raise ValidationError(f"Tuliskan 2 sampai {MAKS_BAGIAN} pertanyaan, satu per baris")
        if any(len(b) > MAKS_PERTANYAAN for b in isi):
            raise ValidationError(f"Satu pertanyaan paling banyak {MAKS_PERTANYAAN} huruf")
        return isi


class FormUbahRincian(FormAksi):
    rincian = BidangTeks(
        label="Rincian informasi yang baru",
        help_text="Seperti yang diminta pemohon secara tertulis. Rincian lama tetap tersimpan.",
        wajib="Tuliskan rincian yang baru",
        baris=4,
        max_length=10_000,
    )
    alasan = BidangTeks(
        label="Permintaan tertulis pemohon",
        help_text="Misalnya: surat tanggal 3 November 2025, atau email pukul 09.12.",
        wajib="Sebutkan permintaan tertulis pemohon",
        baris=2,
        max_length=500,
    )
    berkas = BidangBerkas(label="Pindaian surat", help_text="JPG, PNG, atau PDF, sampai 5 MB")

    def awal(self, permohonan):
        return super().awal(permohonan) | {"rincian": permohonan.rincian}

    def clean_rincian(self) -> str:
        rincian = self.cleaned_data["rincian"]
        if rincian == self.permohonan.rincian:
            raise ValidationError("Rincian ini masih sama dengan yang lama")
        return rincian
