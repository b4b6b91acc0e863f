"""Papers of steps 7 and 8: data layanan, named as the SOP names its output, and the reports."""

from dataclasses import replace

from laporan.layanan import Layanan, baris_angka
from laporan.status.laporan import JenisLaporan
from permohonan.naskah import SEBUTAN_PPID
from ppid import jejak
from ppid.izin import Pelaku, Peran
from ppid.models import Naskah, Selaku
from ppid.naskah import JenisNaskah, penanda, penanda_tangan, terbitkan

MAKS_JUDUL = 80
# Signed by the PPID in ink for the office's own file; nobody waits for its scan.
DATA_LAYANAN = JenisNaskah(
    "data_layanan",
    "Data Layanan",
    "naskah/data_layanan.html",
    seri="data_layanan",
    pola="{urut:04}/DL/PPID/{kode}/{bulan_romawi}/{tahun}",
)


def terbitkan_data_layanan(supervisi, layanan: Layanan, beku: dict, oleh: Pelaku) -> Naskah:
    """Numbers of cases and papers only: neither an applicant nor what they asked stands in it."""
    jenis = replace(DATA_LAYANAN, judul=supervisi.keluaran[:MAKS_JUDUL])
    satker = supervisi.satker
    konteks = {
        "masa": supervisi.masa,
        "layanan": layanan,
        "angka": baris_angka(beku),
        "pemeriksaan": supervisi.diperiksa(),
        "catatan": supervisi.catatan,
        "sop": supervisi.sop,
        "pihak": [None, penanda_tangan(satker, satker.hari_ini) | {"selaku": SEBUTAN_PPID}],
    }
    fakta = {"awal": f"{supervisi.awal}", "akhir": f"{supervisi.akhir}", "angka": beku["angka"]}
    return terbitkan(jenis, supervisi, oleh=oleh, konteks=konteks, fakta=fakta)


# The reports


def _jenis(jenis: JenisLaporan) -> JenisNaskah:
    """One series for all kinds; the Sekretaris signs unless the office has set another post."""
    return JenisNaskah(
        f"laporan_{jenis}",
        jenis.label,
        "naskah/laporan.html",
        seri="laporan",
        pola="{urut:04}/LAP/PPID/{kode}/{bulan_romawi}/{tahun}",
        bertanda_tangan=True,
        penanda=Peran.SEKRETARIS,
        selaku=Selaku.ATASAN,
        boleh_agenda=True,
        bertembusan=True,
        keterangan="Laporan pelayanan informasi, sesudah diterima dan ditandatangani.",
    )


LAPORAN = {jenis: _jenis(jenis) for jenis in JenisLaporan}


def terbitkan_laporan(laporan, oleh: Pelaku, nomor: str = "") -> Naskah:
    """The head of the trail is printed on it and kept in `fakta`, where `--jangkar` reads it."""
    jenis = LAPORAN[JenisLaporan(laporan.jenis)]
    kepala = jejak.kepala(laporan.satker)
    konteks = {
        "laporan": laporan,
        "kepala_jejak": kepala,
        "pihak": [None, penanda(jenis, laporan.satker)],
    }
    fakta = {
        "jenis": laporan.jenis,
        "awal": f"{laporan.awal}",
        "akhir": f"{laporan.akhir}",
        "ralat": laporan.ralat,
        "kepala_jejak": kepala,
        "jabatan": konteks["pihak"][-1]["jabatan"],
    }
    jenis = replace(jenis, judul=laporan.judul)
    return terbitkan(jenis, laporan, oleh=oleh, konteks=konteks, fakta=fakta, nomor=nomor)
