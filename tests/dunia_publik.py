"""What is public in the small world, and beside each public thing one that must never be."""

from datetime import timedelta

from dip.models import Dokumen, Entri, Komentar, Penyusunan
from ppid.izin import Peran
from ppid.models import JenisBerkas, Satker
from tests.factories import pelaku
from tests.factories_dip import (
    buat_berkas,
    buat_dik,
    buat_dip,
    buat_dokumen,
    isi_dip,
    terbitkan,
)
from tests.tanda import tanda

TERBIT, DISUSUN = 2025, 2026
KATA = {
    nama: {"tahun": TERBIT} for nama in ("dip_versi_satu", "dip_unduh", "dip_berkas")
}  # what fills the words of an address


def isian(nama: str, slug: str) -> dict:
    """Words of an address that only the office's published DIP can fill."""
    terbit = Penyusunan.objects.filter(satker__slug=slug, tahun=TERBIT)
    if nama == "dip_satu":
        return {"kode": terbit.get().entri.earliest("urut").kode}
    if nama == "dip_berkas":
        return {"berkas": terbit.get().keputusan_pindaian.token}
    return {}


def isi(dunia, satker: Satker, milik: str) -> None:
    """A public document with its file, and the scan of the decision."""
    dokumen = buat_dokumen(satker, "Dokumen terbuka")
    berkas = dokumen.berkas[0].token
    dunia.token["informasi_dokumen", satker.slug, milik] = dokumen.token
    dunia.token["informasi_berkas", satker.slug, milik] = dokumen.token
    dunia.berkas[dokumen.token] = berkas
    if not Penyusunan.objects.filter(satker=satker, tahun=TERBIT).exists():
        tanam_publik(satker, dokumen)


def tanam_publik(satker: Satker, dokumen: Dokumen) -> None:
    """A published DIP and the next one, with marks in all that does not leave."""
    _tanam_terbit(satker, dokumen)
    _tanam_disusun(satker)
    _tanam_dokumen(satker)
    lewat = satker.hari_ini - timedelta(days=1)
    buat_dik(satker, tanda(satker.slug, "", "dik"), berlaku_sampai=lewat)


def _tanam_terbit(satker: Satker, dokumen: Dokumen) -> None:
    """Rows struck out, rows proposed exempt, rows whose document is not open."""
    rahasia = tanda(satker.slug, "", "susun")
    tertutup = buat_dokumen(satker, tanda(satker.slug, "", "dokumen"), "diusulkan_dikecualikan")
    entri = [{"dokumen": dokumen}, {"nama": "Tanpa berkas", "dokumen": tertutup}]
    dip = buat_dip(satker, TERBIT, entri)
    coret, usul = isi_dip(
        dip,
        [
            {"nama": rahasia, "ringkasan": rahasia},
            {"nama": rahasia, "pejabat": rahasia, "sifat": "diusulkan_dikecualikan"},
        ],
    )
    Entri.objects.filter(pk=coret.pk).update(dicoret_pada=dip.mulai, alasan_coret=rahasia)
    pindaian = buat_berkas(satker, JenisBerkas.PINDAIAN, nama="keputusan.pdf")
    terbitkan(dip, keputusan_pindaian=pindaian)
    kasubbag = pelaku(Peran.KASUBBAG, satker).pengguna
    for satu in (coret, usul, dip.entri.all()[0]):
        Komentar.objects.create(entri=satu, isi=rahasia, oleh=kasubbag)
    lembar = buat_berkas(satker, JenisBerkas.PINDAIAN, nama=f"{rahasia}.pdf")
    lembar.save()
    _tandai(dip, lembar_pengesahan=lembar)


def _tandai(dip: Penyusunan, **lain) -> None:
    """The words of those who drew it up, straight into the row."""
    rahasia = tanda(dip.satker.slug, "", "susun")
    nama = ("arahan", "arahan_kabag", "nota_hal", "nota_isi", "catatan_kembali", "alasan_lanjut")
    Penyusunan.objects.filter(pk=dip.pk).update(**dict.fromkeys(nama, rahasia), **lain)
    dip.konsep.update(isi=rahasia, catatan=rahasia)
    dip.bagian.update(catatan=rahasia)


def _tanam_disusun(satker: Satker) -> None:
    rahasia = tanda(satker.slug, "", "susun")
    _tandai(buat_dip(satker, DISUSUN, [{"nama": rahasia, "ringkasan": rahasia}]))


def _tanam_dokumen(satker: Satker) -> None:
    """Taken back; an old version of a file, and one that waits."""
    rahasia = tanda(satker.slug, "", "dokumen")
    kasubbag, petugas = pelaku(Peran.KASUBBAG, satker), pelaku(Peran.PETUGAS, satker)
    ditarik = buat_dokumen(satker, rahasia, ringkasan=rahasia, klasifikasi="serta_merta")
    ditarik.tarik(rahasia, oleh=kasubbag)
    bervarian = buat_dokumen(satker, "Berganti versi", "setiap_saat")
    lama = bervarian.versi_berkas.get()
    type(lama.berkas).objects.filter(pk=lama.berkas_id).update(nama=f"{rahasia}.pdf")
    for isi in (b"%PDF-1.4 dua", rahasia.encode()):
        baru = buat_berkas(satker, isi=isi, nama=f"{rahasia}.pdf")
        kini = bervarian.versi_berkas.kini().get()
        bervarian.usulkan_versi(kini, baru, rahasia, oleh=petugas)
        if isi.startswith(b"%PDF"):
            usul = bervarian.versi_berkas.usulan().get()
            bervarian.sahkan_versi(usul, oleh=kasubbag)
            type(baru).objects.filter(pk=baru.pk).update(nama="dua.pdf")
