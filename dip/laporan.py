"""The yearly DIP report: what each step took beside its standard, what the list says anew."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction

from dip.klarifikasi import Klarifikasi
from dip.models import Bagian, Klasifikasi, Penyusunan
from dip.naskah.laporan import LAPORAN, terbitkan_laporan
from dip.status.bagian import Status as StatusBagian
from ppid import jejak, matriks, waktu
from ppid.alur import TransisiDitolak
from ppid.izin import Izin, Pelaku
from ppid.matriks import Penilaian
from ppid.models import Kegiatan, Langkah, Naskah


@dataclass(frozen=True)
class LangkahLaporan:
    """One step of the sheet; without `mulai` it was not gone through."""

    langkah: Langkah
    mulai: datetime | None = None
    selesai: datetime | None = None
    hari: int = 0
    penilaian: str = ""
    oleh: str = ""

    @property
    def lama(self) -> str:
        if self.mulai is None:
            return "–"
        satuan = (self.langkah.baku or {}).get("satuan", "")
        return matriks.sebut_hari(self.hari, satuan) if self.hari else "hari itu juga"


def laporan(dip: Penyusunan) -> dict:
    k = Klarifikasi(dip)
    kelas = {satu.value: 0 for satu in Klasifikasi}
    for satu in k.ada:
        kelas[satu.sifat] += 1
    return {
        "langkah_laporan": langkah_laporan(dip),
        "kelas": [(satu.label, kelas[satu.value]) for satu in Klasifikasi],
        "banyak": sum(kelas.values()) - kelas[Klasifikasi.DIUSULKAN_DIKECUALIKAN],
        "beda": k.perbandingan.jumlah,
        "lalu": k.lalu,
        "bagian": [(satu, banyak, _terlambat(satu)) for satu, banyak in k.bagian],
    }


def langkah_laporan(dip: Penyusunan) -> list[LangkahLaporan]:
    milik = defaultdict(list)
    for satu in _kegiatan(dip):
        milik[satu.kunci].append(satu)
    return [
        _langkah(dip, langkah, milik[langkah.kunci])
        for langkah in sorted(dip.sop.langkah_per_kunci.values(), key=lambda satu: satu.urut)
    ]


def _kegiatan(dip: Penyusunan) -> list[Kegiatan]:
    """Of the DIP and of its parts, in the order of time; each knows what it is about."""
    bagian = {satu.pk: satu for satu in dip.bagian.all()}
    jenis = ContentType.objects.get_for_model(Bagian)
    muat = Kegiatan.objects.select_related("langkah", "oleh")
    semua = list(muat.tentang(dip))
    for satu in semua:
        satu.tentang = dip
    for satu in muat.filter(tentang_jenis=jenis, tentang_id__in=bagian):
        satu.tentang = bagian[satu.tentang_id]
        semua.append(satu)
    return sorted(semua, key=lambda satu: (satu.mulai, satu.pk))


def _langkah(dip: Penyusunan, langkah: Langkah, milik: list[Kegiatan]) -> LangkahLaporan:
    if not milik:
        return LangkahLaporan(langkah)
    awal, kini = milik[0].mulai, waktu.sekarang()
    terbuka = any(satu.selesai is None for satu in milik)
    akhir = max(satu.selesai or kini for satu in milik)
    nilai = {matriks.nilai(dip.satker, satu, awal, satu.selesai or kini) for satu in milik}
    return LangkahLaporan(
        langkah,
        mulai=awal,
        selesai=None if terbuka else akhir,
        hari=matriks.hari_langkah(dip.satker, (langkah.baku or {}).get("satuan", ""), awal, akhir),
        penilaian=next((n for n in URUTAN_NILAI if n in nilai), ""),
        oleh=", ".join(dict.fromkeys(satu.oleh.nama for satu in milik if satu.oleh)),
    )


URUTAN_NILAI = (Penilaian.MELEBIHI, Penilaian.SESUAI, Penilaian.TIDAK_DIUKUR)


def _terlambat(satu: Bagian) -> str:
    """How a part came in late, or ""."""
    if satu.status == StatusBagian.TIDAK_DISERAHKAN:
        return "tidak diserahkan"
    hari = satu.satker.setempat(satu.diserahkan_pada).date() if satu.diserahkan_pada else None
    if satu.terlambat:
        return "terlambat, belum diserahkan"
    return "terlambat" if hari and hari > satu.batas and not satu.terbuka else ""


@transaction.atomic
def terbitkan(dip: Penyusunan, *, oleh: Pelaku) -> Naskah:
    """Once, after publishing; nothing of the DIP itself changes by it."""
    if not oleh.boleh(Izin.KOORDINASI_DIP) or oleh.satker != dip.satker:
        raise PermissionDenied
    dip.kunci()
    if not dip.terbit:
        raise TransisiDitolak("Laporan terbit sesudah DIP terbit.", dip)
    if Naskah.objects.tentang(dip).filter(jenis=LAPORAN.kode).exists():
        raise TransisiDitolak("Laporan DIP ini sudah terbit.", dip)
    surat = terbitkan_laporan(dip, oleh, laporan(dip))
    jejak.catat("laporan_dip", oleh=oleh, tentang=dip, data={"naskah": surat.nomor})
    return surat
