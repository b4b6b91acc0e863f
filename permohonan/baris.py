"""Rows of requests as every list of the desk shows them: queue, print, morning pages."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count

from permohonan import giliran, tindakan
from permohonan.jam import urgensi_permohonan
from permohonan.models import Permohonan
from permohonan.urgensi import Urgensi
from ppid.izin import Pelaku
from ppid.models import Berkas


@dataclass(frozen=True)
class Baris:
    """One row of the queue as it is printed."""

    permohonan: Permohonan
    url: str
    urgensi: Urgensi
    giliran: giliran.Giliran
    keterangan: str
    petugas: str

    @property
    def pilihan(self) -> str:
        """What a tick on the row sends: the case, and the version that was seen."""
        return f"{self.permohonan.kunci}:{self.permohonan.versi}"


def baris(permohonan, pelaku: Pelaku) -> list[Baris]:
    """Rows in a fixed number of queries, however many there are."""
    semua = list(permohonan)
    for p in semua:
        p.satker = pelaku.satker  # one office, one calendar
    tunggu = giliran.tunggu(semua)
    berkas = _banyak_berkas(semua)
    return [_baris(p, tunggu[p.pk], berkas.get(p.pk, 0), pelaku) for p in semua]


def _banyak_berkas(permohonan) -> dict[int, int]:
    jenis = ContentType.objects.get_for_model(Permohonan)
    berkas = (
        Berkas.objects.ada()
        .filter(tentang_jenis=jenis, tentang_id__in=[p.pk for p in permohonan])
        .exclude(jenis="pdf_naskah")
    )
    return dict(berkas.values_list("tentang_id").annotate(Count("pk")).order_by())


def _baris(p: Permohonan, tunggu: giliran.Tunggu, berkas: int, pelaku: Pelaku) -> Baris:
    return Baris(
        permohonan=p,
        url=tindakan.alamat(p),
        urgensi=urgensi_permohonan(p),
        giliran=giliran.giliran(p, tunggu, pelaku),
        keterangan=" · ".join(_keterangan(p, berkas)),
        petugas=p.petugas.nama if p.petugas else "–",
    )


def _keterangan(p: Permohonan, berkas: int) -> list[str]:
    """The meta line: channel, category, then whatever a clerk must not overlook."""
    tanda = [
        (berkas, f"{berkas} berkas"),
        (p.terbuka and not p.pemohon.identitas_tercatat, "identitas menyusul"),
        (p.alasan_mundur, "dicatat mundur"),
        (p.ditahan_pada, "berkas identitas ditahan"),
        (p.diperpanjang_pada, "diperpanjang"),
        (p.pemohon.bantuan, f"bantuan: {', '.join(p.pemohon.label_bantuan).lower()}"),
    ]
    return [p.get_kanal_display(), p.get_kategori_display(), *(teks for ada, teks in tanda if ada)]
