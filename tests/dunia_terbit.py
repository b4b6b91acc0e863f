"""The world's reports: one issued, and beside it what of reports is not public, under marks."""

from datetime import date

from laporan.models import Laporan
from permohonan.models import Permohonan
from ppid import naskah
from ppid.izin import Peran
from ppid.models import Satker
from tests.factories import buat_permohonan, pelaku
from tests.laporan.terbit import terbitkan, tutup
from tests.tanda import tanda

TERBIT, DISUSUN = 2019, 2018  # long past: no other report of the world is of these years
KATA = {"laporan_publik_tahun": {"tahun": TERBIT}}


def isi(dunia, satker: Satker, milik: str) -> None:
    """An issued report that is printed: its paper is everybody's."""
    satu = Laporan.objects.filter(satker=satker, awal__year=TERBIT).first()
    surat = naskah.Naskah.objects.tentang(satu).get() if satu else tanam_laporan(satker)
    dunia.token["laporan_unduh", satker.slug, milik] = surat.token


def tanam_laporan(satker: Satker):
    """The paper of an issued report; returned ones, drafts and notes bear marks."""
    rahasia = tanda(satker.slug, "", "laporan")
    surat = terbitkan(tutup(satker, "tahunan", date(TERBIT, 1, 1)))
    naskah.pdf(surat)
    draf = tutup(satker, "tahunan", date(DISUSUN, 1, 1), celah=[rahasia], isian=_tulisan(rahasia))
    draf.kirim(oleh=pelaku(Peran.KASUBBAG, satker))
    draf.kembalikan(rahasia, oleh=pelaku(draf.penerima, satker))
    Laporan.objects.filter(pk=draf.pk).update(alasan_ralat=rahasia)
    Laporan.objects.filter(pk=surat.tentang_id).update(catatan_kembali=rahasia)
    return surat


def _tulisan(kata: str) -> dict:
    return dict.fromkeys(("kendala", "tindak_lanjut", "rekomendasi", "rencana", "sdm"), kata)


def tanam_perkara(satker: Satker) -> Permohonan:
    """A late request of the year, with marks wherever somebody wrote: none of it is a figure."""
    milik, catatan = tanda(satker.slug, "sendiri"), tanda(satker.slug, "", "catatan")
    pemohon = {"nama": milik, "alamat": milik, "pekerjaan": milik, "email": f"{milik}@contoh.test"}
    p = buat_permohonan(satker, pemohon=pemohon, rincian=milik, tujuan=milik)
    tahun_baru = satker.hari_ini.replace(month=1, day=1)
    Permohonan.objects.filter(pk=p.pk).update(jatuh_tempo=tahun_baru, sebab_terlambat=catatan)
    return p
