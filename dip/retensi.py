"""What reaches the end of its term: four looks at the archive, and the list for its committee."""

from dataclasses import dataclass

from django.db.models import Q

from dip.forms.dokumen import syarat_retensi
from dip.models import Dokumen
from dip.models.pengarsipan import Nasib


@dataclass(frozen=True)
class Lihat:
    """`pilihan`: a key of `syarat_retensi`; "" for what was proposed."""

    kunci: str
    teks: str
    pilihan: str
    judul: str


LIHAT = (
    Lihat("lewat", "Sudah lewat", "lewat", "Arsip yang habis masa simpannya"),
    Lihat("tahun-ini", "Tahun ini", "tahun_ini", "Arsip yang masa simpannya berakhir tahun ini"),
    Lihat("segera", "Tahun depan", "tahun_depan", "Arsip yang masa simpannya berakhir tahun depan"),
    Lihat("diusulkan", "Diusulkan musnah", "", "Daftar usul pemusnahan arsip"),
)


def pilih(kunci: str | None) -> Lihat:
    return next((satu for satu in LIHAT if satu.kunci == kunci), LIHAT[0])


def syarat(satu: Lihat, hari_ini) -> Q:
    """A permanent document has no end; one that was proposed stands only among the proposals."""
    if not satu.pilihan:
        return Q(usul_musnah_pada__isnull=False)
    belum = Q(usul_musnah_pada=None) & ~Q(nasib=Nasib.PERMANEN)
    return syarat_retensi(satu.pilihan, hari_ini) & belum


def baca(pelaku, satu: Lihat):
    kueri = Dokumen.objects.untuk(pelaku).berarsip().select_related("satker", "unit")
    return kueri.filter(syarat(satu, pelaku.satker.hari_ini)).order_by(
        "simpan_sampai", "judul", "pk"
    )


def jumlah(pelaku) -> dict[str, int]:
    """Of all four looks in one query."""
    hari_ini = pelaku.satker.hari_ini
    return (
        Dokumen.objects.untuk(pelaku)
        .berarsip()
        .hitung({satu.kunci.replace("-", "_"): syarat(satu, hari_ini) for satu in LIHAT})
    )
