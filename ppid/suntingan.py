"""Writing the pages of an office: a plain form, and the review that changes nothing."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ppid import isian_teks, jejak, waktu
from ppid.alur import TransisiDitolak
from ppid.bidang import BidangTeks
from ppid.izin import Pelaku
from ppid.models import Halaman
from ppid.models.halaman import fakta
from ppid.setelan import BERUBAH, FormSetelan

MAKS_HURUF = 20_000


class FormHalaman(FormSetelan):
    """The text of a page. To save is to have read it: it counts as a review of today.

    The portal's own words are stored as nothing, so that they follow the portal. The trail keeps
    length and SHA-256 of before and after; the text itself is public.
    """

    IKUT = ("ditinjau_pada", "ditinjau_oleh")

    isi = BidangTeks(
        label="Teks halaman", wajib="Tuliskan teks halamannya", baris=24, max_length=MAKS_HURUF
    )

    class Meta:
        model = Halaman
        fields = ["isi"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["isi"] = self.instance.teks.strip()

    def clean_isi(self) -> str:
        teks = self.cleaned_data["isi"]
        asing = {*isian_teks.dipakai(teks)} - fakta(self.instance.satker).keys()
        if asing:
            nama = ", ".join(f"{{{satu}}}" for satu in sorted(asing))
            raise ValidationError(f"Penanda {nama} tidak dikenal. Lihat daftar penanda")
        return "" if teks == self.instance.bawaan.strip() else teks

    def simpan(self, jenis: str, *, oleh: Pelaku, **data):
        self.instance.ditinjau_pada = waktu.sekarang()
        self.instance.ditinjau_oleh = oleh.pengguna
        try:
            return super().simpan(jenis, oleh=oleh, kode=self.instance.kode, **data)
        except IntegrityError:  # somebody else wrote the first text of this page meanwhile
            raise TransisiDitolak(BERUBAH) from None

    def _sebelum_sesudah(self, lama, baris, kunci: str) -> list[str]:
        return [_sidik_teks(lama.isi if lama else ""), _sidik_teks(baris.isi)]


def _sidik_teks(teks: str) -> str:
    if not teks:
        return "teks bawaan"
    return f"{len(teks)} huruf, sha256 {hashlib.sha256(teks.encode()).hexdigest()}"


def tandai_ditinjau(halaman: Halaman, *, oleh: Pelaku) -> None:
    """Read and found right, without a change."""
    tinjauan = {"ditinjau_pada": waktu.sekarang(), "ditinjau_oleh": oleh.pengguna}
    with transaction.atomic():
        baris, _ = Halaman.objects.update_or_create(
            satker=halaman.satker, kode=halaman.kode, defaults=tinjauan
        )
        jejak.catat("tinjau_halaman", oleh=oleh, tentang=baris, data={"kode": baris.kode})
