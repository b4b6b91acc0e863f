"""What the rows around a case say, read once for its page: a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from dip.padanan import padanan
from permohonan import giliran
from permohonan.models import (
    Bagian,
    PermintaanBahan,
    Permohonan,
    Perpanjangan,
    Tanggapan,
    UjiKonsekuensi,
)
from permohonan.models.bahan import berkas_unit
from permohonan.models.perpanjangan import AKTIF, HARI_TAWAR
from permohonan.surat import PEMBERITAHUAN, PENOLAKAN
from ppid import gerbang, tenggat
from ppid.izin import Pelaku
from ppid.models import Berkas, JenisBerkas, Naskah

SURAT_TANGGAPAN = (PEMBERITAHUAN.kode, PENOLAKAN.kode)


@dataclass
class Fakta:
    p: Permohonan
    kurang: list[tuple[str, str]]  # what completeness lacks
    naskah: list[Naskah]  # newest first
    bagian: list[Bagian]
    bahan: list[PermintaanBahan]
    tanggapan: list[Tanggapan]
    perpanjangan: list[Perpanjangan]
    uji: list[UjiKonsekuensi]
    tunggu: giliran.Tunggu

    @property
    def tanpa_pindaian(self) -> list[Naskah]:
        return [n for n in self.naskah if n.bertanda_tangan and not n.pindaian]

    def sebelumnya(self, naskah: Naskah) -> bool:
        """Is this paper of the period before the case was reopened?"""
        ulang = self.p.dibuka_kembali_pada
        return bool(ulang and naskah.dibuat < ulang)

    @property
    def surat_belum_dipindai(self) -> Naskah | None:
        """The answer's first letter that has no scan yet."""
        surat = [n for n in reversed(self.tanpa_pindaian) if n.jenis in SURAT_TANGGAPAN]
        return next((n for n in surat if not self.sebelumnya(n)), None)

    @cached_property
    def tersedia(self) -> bool:
        """Has the office an open document on what is still asked? In at most three queries."""
        teks = " ".join(b.teks for b in self.bagian_terbuka)
        return any(satu.dokumen for satu in padanan(self.p.satker, teks))

    @property
    def bagian_terbuka(self) -> list[Bagian]:
        return [b for b in self.bagian if b.terbuka]

    @property
    def dijelaskan(self) -> bool:
        return any(b.dijelaskan_id for b in self.bagian_terbuka)

    @property
    def bahan_masuk(self) -> list[PermintaanBahan]:
        return [b for b in self.bahan if b.dijawab_pada]

    @cached_property
    def berkas_bahan(self) -> dict[int, list[Berkas]]:
        """Files by the request that brought them."""
        hasil = defaultdict(list)
        for satu in Berkas.objects.filter(berkas_unit(self.p)) if self.bahan else ():
            hasil[satu.tentang_id].append(satu)
        return hasil

    @cached_property
    def bertemuan(self) -> bool:
        """Does a file of the answer wait for a word on what the gate found?"""
        bahan = [b for satu in self.berkas_bahan.values() for b in satu]
        jawaban = [b for b in self.p.berkas if b.jenis == JenisBerkas.JAWABAN]
        return bool(gerbang.tertahan([*bahan, *jawaban]))

    @property
    def konsep(self) -> Tanggapan | None:
        return self._terakhir(Tanggapan.Keadaan.DIAJUKAN)

    @property
    def dikembalikan(self) -> Tanggapan | None:
        """The draft that came back, as long as no newer one is on its way."""
        akhir = self.tanggapan[-1] if self.tanggapan else None
        kembali = akhir and akhir.keadaan == Tanggapan.Keadaan.DIKEMBALIKAN
        return akhir if kembali else None

    @property
    def sah(self) -> Tanggapan | None:
        return self._terakhir(Tanggapan.Keadaan.DISETUJUI)

    def _terakhir(self, keadaan: str) -> Tanggapan | None:
        return next((t for t in reversed(self.tanggapan) if t.keadaan == keadaan), None)

    @property
    def perpanjangan_kini(self) -> Perpanjangan | None:
        return next((x for x in self.perpanjangan if x.keadaan in AKTIF), None)

    def perpanjangan_pada(self, keadaan: str) -> Perpanjangan | None:
        satu = self.perpanjangan_kini
        return satu if satu and satu.keadaan == keadaan else None

    @cached_property
    def lewat(self) -> bool:
        """Is the first due date past? After it no extension can be asked or sent."""
        return self.p.satker.hari_ini > self.p.hitungan().jatuh_tempo

    @property
    def boleh_perpanjang(self) -> bool:
        return not (self.perpanjangan_kini or self.lewat) and self.p.rezim.tambahan > 0

    @property
    def saat_menawar(self) -> bool:
        """Is it time to offer the extension beside the next act?"""
        ke = tenggat.hari_ke(self.p.satker.hari_ini, self.p.hitungan())
        return ke >= min(HARI_TAWAR, self.p.rezim.hari)

    @cached_property
    def butuh_identitas(self) -> bool:
        return self.p.butuh_identitas


def baca(p: Permohonan, pelaku: Pelaku) -> Fakta:
    naskah = Naskah.objects.untuk(pelaku).tentang(p).select_related("pdf", "pindaian")
    tanggapan = p.tanggapan.select_related("diputus_oleh").prefetch_related("jawaban")
    perpanjangan = p.perpanjangan.select_related("diusulkan_oleh", "diputus_oleh", "naskah")
    return Fakta(
        p=p,
        kurang=p.kekurangan(),
        naskah=list(naskah.defer("html").order_by("-dibuat", "-pk")),
        bagian=list(p.bagian.select_related("dijelaskan")),
        bahan=list(p.bahan.select_related("unit", "dijawab_oleh")),
        tanggapan=list(tanggapan),
        perpanjangan=list(perpanjangan),
        uji=list(p.uji.select_related("tujuan")),
        tunggu=giliran.tunggu([p])[p.pk],
    )


def berkas_perkara(p: Permohonan, pelaku: Pelaku):
    """Files of the case and of what units handed in for it."""
    milik = Berkas.objects.untuk(pelaku)
    return milik.tentang(p) | milik.filter(berkas_unit(p))
