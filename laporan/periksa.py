"""What an examiner sees of an office's year: its numbers, its cases, ten of them drawn by lot."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import django_filters as saring
from django.db.models import F, Prefetch, Q
from django.urls import reverse

from laporan.tersamar import samar_dari
from permohonan import samar
from permohonan.bukti import Bukti, buktikan
from permohonan.models import Catatan, Permohonan
from permohonan.models.permohonan import SERI
from permohonan.register import TANPA_KEPUTUSAN
from permohonan.saringan_register import saring_hasil
from permohonan.status import Hasil, Status
from permohonan.wilayah import hari_jawab
from ppid import nomor, waktu
from ppid.izin import Pelaku

BANYAK_UNDI = 10
BENIH = re.compile(r"[0-9]{1,12}")


class SaringanPeriksa(saring.FilterSet):
    """Filters in the address; a value that is no choice is ignored."""

    hasil = saring_hasil()
    tepat = saring.ChoiceFilter(
        label="Ketepatan",
        choices=[("terlambat", "Terlambat"), ("diperpanjang", "Diperpanjang")],
        empty_label="Ketepatan: semua",
        method="tertepat",
    )

    class Meta:
        model = Permohonan
        fields = ()

    def tertepat(self, queryset, _, pilihan: str):
        if pilihan == "diperpanjang":
            return queryset.exclude(diperpanjang_pada=None)
        return terlambat(queryset, self.request.pelaku.satker)

    @property
    def isian(self) -> dict[str, str]:
        return {k: v for k, v in self.form.cleaned_data.items() if v}

    @property
    def dipakai(self) -> bool:
        return bool(self.isian)


def terlambat(queryset, satker):
    """Answered after the due date, or not answered though it passed: see `Keterlambatan`."""
    dinilai = queryset.annotate(hari_jawab=hari_jawab(satker.zona, waktu.sekarang()))
    lewat = Q(hari_jawab=None, jatuh_tempo__lt=satker.hari_ini) & ~Q(status=Status.SELESAI)
    return dinilai.filter(Q(hari_jawab__gt=F("jatuh_tempo")) | lewat)


@dataclass(frozen=True)
class Undian:
    """Ten of these numbers, and how they were drawn: anyone can do it again."""

    benih: str
    dari: int
    kueri: list

    @property
    def cara(self) -> str:
        return (
            f"{len(self.kueri)} dari {self.dari} permohonan dengan SHA-256 terkecil dari teks "
            f"“benih:kunci”, benih {self.benih}. Kunci adalah nomor seperti dalam alamat halaman "
            "permohonan. Dengan benih yang sama dan permohonan yang sama hasilnya selalu sama."
        )


@dataclass(frozen=True)
class Buku:
    """One year of the office, narrowed by the address."""

    pelaku: Pelaku
    tahun: int
    pakai: dict[int, nomor.Pemakaian]
    saringan: SaringanPeriksa
    bukti: Bukti

    @property
    def semua_tahun(self) -> list[int]:
        return sorted({*self.pakai, self.pelaku.satker.hari_ini.year}, reverse=True)

    @cached_property
    def kueri(self):
        return _lengkap(self.saringan.qs)

    def undian(self, benih: str) -> Undian | None:
        if not BENIH.fullmatch(benih):
            return None
        kunci = list(self.saringan.qs.order_by().values_list("kunci", flat=True))
        terpilih = sorted(kunci, key=lambda satu: _undi(benih, satu))[:BANYAK_UNDI]
        return Undian(
            benih, len(kunci), list(_lengkap(self.saringan.qs.filter(kunci__in=terpilih)))
        )


def _undi(benih: str, kunci: str) -> str:
    return hashlib.sha256(f"{benih}:{kunci}".encode()).hexdigest()


def _lengkap(kueri):
    """With what a row shows, and what its masking must know; in the order of the numbers."""
    catatan = Catatan.objects.filter(jenis__in=(Catatan.Jenis.KOREKSI, Catatan.Jenis.PENCABUTAN))
    kueri = kueri.select_related("pemohon", "duplikat_dari")
    return kueri.prefetch_related(Prefetch("catatan", catatan, to_attr="catatan_perlu")).order_by(
        "pk"
    )


def buka(request, pelaku: Pelaku) -> Buku:
    """The year of the address, else this one; counters are read before rows: see `buktikan`."""
    satker = pelaku.satker
    pakai = nomor.pemakaian(satker, SERI)
    diminta = request.GET.get("tahun", "")
    tahun = next((t for t in pakai if str(t) == diminta), satker.hari_ini.year)
    kueri = setahun(pelaku, tahun)
    saringan = SaringanPeriksa(request.GET, queryset=kueri, request=request)
    bukti = buktikan(pelaku, tahun, pakai.get(tahun), kueri)
    return Buku(pelaku, tahun, pakai, saringan, bukti)


def setahun(pelaku: Pelaku, tahun: int):
    awalan = nomor.awalan_alamat(pelaku.satker, tahun)
    return Permohonan.objects.diperiksa(pelaku).filter(kunci__startswith=awalan)


# A row


def baris(permohonan: Iterable[Permohonan], satker) -> list[dict]:
    return [_baris(p, satker) for p in permohonan]


def _baris(p: Permohonan, satker) -> dict:
    p.satker = satker  # one office, one calendar
    return {
        "p": p,
        "url": reverse("audit_perkara", args=[satker.slug, p.kunci]),
        "nama": samar.nama(p.pemohon.nama),
        "hasil": Hasil(p.hasil).label if p.hasil else "",
        "sebab": sebab(p, p.catatan_perlu) if tanpa_keputusan(p) else "",
    }


def tanpa_keputusan(p: Permohonan) -> bool:
    return p.hasil in TANPA_KEPUTUSAN and not p.diberitahukan_pada


def sebab(p: Permohonan, catatan: Iterable[Catatan]) -> str:
    """Why it was closed without a decision, in the words of whoever closed it, masked."""
    teks = [c.isi for c in catatan if c.jenis == Catatan.Jenis.PENCABUTAN]
    isi = {
        Hasil.DICABUT: teks[-1] if teks else "tanpa alasan dari pemohon",
        Hasil.TIDAK_DAPAT_DIPROSES: _tak_dilengkapi(p),
        Hasil.DUPLIKAT: f"sama dengan {p.duplikat_dari.nomor}" if p.duplikat_dari else "",
    }.get(p.hasil, "")
    semua = [isi, p.usulan_alasan if p.hasil != Hasil.DICABUT else ""]
    return samar_dari(p, catatan).teks("; ".join(filter(None, semua)))


def _tak_dilengkapi(p: Permohonan) -> str:
    return f"tidak dilengkapi: {', '.join(p.kurang)}" if p.kurang else ""
