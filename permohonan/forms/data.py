"""Forms that change what a case and its applicant say: a correction, and what was missing."""

from django import forms
from django.core.exceptions import ValidationError

from permohonan.forms.aksi import FormAksi
from permohonan.models import CaraMemperoleh, CaraSalinan, Permohonan
from ppid.bidang import (
    BidangBanyakPilihan,
    BidangBerkas,
    BidangEmail,
    BidangPilihan,
    BidangTeks,
    BidangTelepon,
    Pilihan,
)
from ppid.models import JenisBerkas, Kategori, RezimWaktu
from ppid.templatetags.ppid import hari_pendek

PEMOHON = ("nama", "alamat", "pekerjaan", "telepon", "email")


class FormIsian(FormAksi):
    """Fields of the case and its applicant, prefilled; what was changed is what is written."""

    nama = BidangTeks(label="Nama pemohon", wajib="Isi nama pemohon", max_length=160)
    alamat = BidangTeks(label="Alamat", baris=2, max_length=500)
    pekerjaan = BidangTeks(label="Pekerjaan", max_length=80)
    telepon = BidangTelepon(label="Nomor telepon")
    email = BidangEmail(label="Alamat email")
    tujuan = BidangTeks(label="Tujuan penggunaan informasi", max_length=300)
    cara_memperoleh = BidangPilihan(
        label="Cara memperoleh informasi",
        choices=[("", "Belum dipilih"), *CaraMemperoleh.choices],
        widget=forms.Select,
    )
    cara_salinan = BidangPilihan(
        label="Cara mendapatkan salinan",
        choices=[("", "Belum dipilih"), *CaraSalinan.choices],
        widget=forms.Select,
    )

    def awal(self, permohonan):
        return super().awal(permohonan) | {k: self._lama(permohonan, k) for k in self._nama()}

    def _nama(self) -> list[str]:
        """Names of the fields that stand on the case or on its applicant."""
        milik = {f.name for f in Permohonan._meta.fields}
        return [n for n in self.base_fields if n != "versi" and n in milik | set(PEMOHON)]

    def _lama(self, permohonan, nama: str) -> str:
        if nama == "telepon":
            return permohonan.pemohon.telepon_rapi
        return getattr(permohonan.pemohon if nama in PEMOHON else permohonan, nama)

    def berubah(self) -> tuple[dict, dict]:
        """Changed fields of the request and of the applicant."""
        p, isi = self.permohonan, self.cleaned_data
        ada = [n for n in self._nama() if n in isi]
        pemohon = {n: isi[n] for n in ada if n in PEMOHON and isi[n] != getattr(p.pemohon, n)}
        isian = {n: isi[n] for n in ada if n not in PEMOHON and isi[n] != getattr(p, n)}
        return isian, pemohon


class FormKoreksi(FormIsian):
    periode = BidangTeks(label="Tahun atau periode", max_length=60)
    kategori = BidangPilihan(
        label="Kategori informasi",
        wajib="Pilih kategori informasi",
        choices=Kategori.choices,
        widget=Pilihan,
    )
    alasan = BidangTeks(
        label="Alasan koreksi",
        help_text="Nilai lama disimpan bersama alasan ini.",
        wajib="Tuliskan alasan koreksi",
        baris=2,
        max_length=500,
    )

    def siapkan(self):
        p = self.permohonan
        tempo = {k: self._tempo(p, k) for k in Kategori.values}
        if len(set(tempo.values())) > 1:
            self.fields["kategori"].widget.keterangan = {
                k: f"Jatuh tempo {hari_pendek(t)}" for k, t in tempo.items()
            }

    @staticmethod
    def _tempo(p: Permohonan, kategori: str):
        rezim = RezimWaktu.objects.untuk(p.satker, kategori, p.hari_diterima)
        return rezim.hitung(p.mulai, p.satker.kalender()).jatuh_tempo

    def clean(self):
        if not self.errors and not any(self.berubah()):
            raise ValidationError("Belum ada yang diubah")


class FormLengkapi(FormIsian):
    """What the applicant brought on paper or said: only what was missing is asked."""

    rincian = BidangTeks(
        label="Rincian informasi yang dibutuhkan",
        wajib="Tuliskan informasi yang dibutuhkan",
        baris=4,
        max_length=10_000,
    )
    dilihat = BidangBanyakPilihan(label="Dokumen yang sudah dilihat di meja")
    catatan = BidangTeks(
        label="Catatan",
        help_text="Apa yang diserahkan atau dijelaskan pemohon, dan bagaimana.",
        baris=3,
        max_length=2000,
    )

    def siapkan(self):
        kurang = [kunci for kunci, _ in self.permohonan.kekurangan()]
        dokumen = [k for k in kurang if k in JenisBerkas.values]
        self._hanya_yang_kurang(kurang)
        self.fields["dilihat"].choices = [(d, JenisBerkas(d).label) for d in dokumen]
        if not dokumen:
            del self.fields["dilihat"]
        catatan = self.fields.pop("catatan")
        self.fields |= {f"berkas_{d}": BidangBerkas(label=JenisBerkas(d).label) for d in dokumen}
        self.fields["catatan"] = catatan

    def _hanya_yang_kurang(self, kurang: list[str]) -> None:
        """Rincian always: an unclear one is asked about in the clerk's own words."""
        kontak = ("telepon", "email") if "kontak" in kurang else ()
        salinan = ("cara_salinan",) if "cara_memperoleh" in kurang else ()
        simpan = {*kurang, *kontak, *salinan, "rincian", "catatan", "dilihat", "versi"}
        for nama in [n for n in self.fields if n not in simpan]:
            del self.fields[nama]

    @property
    def unggahan(self) -> dict:
        """Uploads by kind of file."""
        isi = self.cleaned_data
        return {
            n.removeprefix("berkas_"): isi[n] for n in isi if n.startswith("berkas_") and isi[n]
        }

    def clean(self):
        if self.errors:
            return
        isi = self.cleaned_data
        if not (any(self.berubah()) or self.unggahan or isi.get("dilihat") or isi["catatan"]):
            raise ValidationError("Isi sedikitnya satu hal yang diterima dari pemohon")
