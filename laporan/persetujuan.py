"""What of the reports waits for someone's word."""

from django.db.models import Q
from django.db.models.fields.json import KeyTransform

from laporan.batas import batas
from laporan.daftar import BERAT
from laporan.models import Laporan
from laporan.status.laporan import Status
from ppid import tenggat
from ppid.izin import Izin, Pelaku
from ppid.persetujuan import Menunggu, Sumber, mendesak
from ppid.templatetags.ppid import hari_pendek

JUDUL = {
    Status.DISUSUN: "Perbaiki laporan",
    Status.DIKIRIM: "Terima laporan",
    Status.DITERIMA: "Tandatangani laporan",
}
ANGKA = KeyTransform("angka", "beku")
KEMBALI = Q(status=Status.DISUSUN) & ~Q(catatan_kembali="")


def milik(pelaku: Pelaku):
    """To be accepted, to be signed; of whoever writes, what came back."""
    semua = Laporan.objects.menunggu(pelaku)
    if pelaku.boleh(Izin.SUSUN_LAPORAN):
        semua = semua | Laporan.objects.untuk(pelaku).filter(KEMBALI)
    semua = semua.annotate(
        diterima=KeyTransform("masuk.diterima", ANGKA),
        terlambat=KeyTransform("waktu.tidak_tepat", ANGKA),
    )
    return semua.defer(*set(BERAT) - {"catatan_kembali"}).select_related("satker")


def judul(satu: Laporan) -> str:
    """In one act where the recipient signs."""
    if satu.status == Status.DIKIRIM and satu.penerima == "sekretaris":
        return "Terima dan tandatangani laporan"
    return JUDUL[Status(satu.status)]


def _baris(pelaku: Pelaku, satu: Laporan) -> Menunggu:
    catatan = satu.catatan_kembali if satu.status == Status.DISUSUN else satu.alasan_ralat
    tingkat, sisa, tempo = ("", "", "") if satu.ralat else _tempo(pelaku.satker, satu)
    return Menunggu(
        jenis=judul(satu),
        judul=f"{satu}",
        keterangan=catatan or f"{satu.diterima or 0} permohonan, {satu.terlambat or 0} terlambat",
        url=satu.get_absolute_url(),
        sejak=satu.menunggu_sejak,
        oleh=satu.diteruskan_oleh,
        tingkat=tingkat,
        sisa=sisa,
        batas=tempo,
    )


def _tempo(satker, satu: Laporan) -> tuple[str, str, str]:
    """Level and words of its badge, and its day; a ralat has none."""
    kalender = satker.kalender()
    tempo = batas(satu.jenis, satu.masa, kalender)
    sisa = tenggat.sisa_hari_kerja(satker.hari_ini, tempo, kalender)
    return *mendesak(sisa), hari_pendek(tempo)


SUMBER = (Sumber(Izin.LIHAT_PERSETUJUAN, milik, "menunggu_sejak", _baris),)
