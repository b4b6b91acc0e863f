"""The yearly DIP report (SOP Penyusunan DIP, "Laporan (Tahunan)")."""

from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah
from ppid.naskah import penanda, terbitkan

LAPORAN = JenisNaskah(
    "laporan_dip",
    "Laporan Tahunan DIP",
    "naskah/laporan_dip.html",
    seri="laporan_dip",
    pola="{urut:04}/LDIP/PPID/{kode}/{bulan_romawi}/{tahun}",
    penanda=Peran.KASUBBAG,
    keterangan="Laporan tahunan penyusunan DIP, sesudah DIP terbit.",
)


def terbitkan_laporan(dip, oleh: Pelaku, isi: dict) -> Naskah:
    """`isi`: what the page shows (`dip/laporan.py`), frozen with the number."""
    konteks = isi | {"dip": dip, "pihak": [None, penanda(LAPORAN, dip.satker)]}
    return terbitkan(LAPORAN, dip, oleh=oleh, konteks=konteks, fakta={"tahun": dip.tahun})
