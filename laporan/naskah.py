"""The paper of step 7: data layanan of a period, named as the office's SOP names its output."""

from dataclasses import replace

from laporan.layanan import Layanan, baris_angka
from permohonan.naskah import SEBUTAN_PPID
from ppid.izin import Pelaku
from ppid.models import Naskah
from ppid.naskah import JenisNaskah, penanda_tangan, terbitkan

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
