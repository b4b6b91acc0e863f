"""Promised information: not yet documented when it was answered, and due on a day since."""

from datetime import timedelta

from permohonan import tindakan
from permohonan.models import Jawaban, Permohonan, Tanggapan
from permohonan.status import DIBERITAHU, Hasil
from ppid.izin import Pelaku
from ppid.templatetags.ppid import hari_tanggal

SEBELUM, SESUDAH = timedelta(days=7), timedelta(days=30)  # calendar days around the promised one


def janji(pelaku: Pelaku) -> list[dict]:
    """What the desk is reminded of; a case that was reopened for it has an open part again."""
    hari_ini, belum = pelaku.satker.hari_ini, Hasil.BELUM_DIDOKUMENTASIKAN
    baris = Jawaban.objects.filter(
        tanggapan__permohonan__in=Permohonan.objects.untuk(pelaku).filter(status__in=DIBERITAHU),
        tanggapan__keadaan=Tanggapan.Keadaan.DISETUJUI,
        hasil=belum,
        bagian__hasil=belum,
        sampai__range=(hari_ini - SESUDAH, hari_ini + SEBELUM),
    )
    terkait = baris.select_related("tanggapan__permohonan__satker").order_by("sampai", "pk")
    return [_butir(satu) for satu in terkait]


def _butir(satu: Jawaban) -> dict:
    p = satu.tanggapan.permohonan
    ket = f"disediakan paling lambat {hari_tanggal(satu.sampai)}"
    return {"url": tindakan.alamat(p), "teks": p.nomor, "keterangan": ket}
