"""Papers of steps 7 and 8: data layanan, named as the SOP names its output, and the reports."""

from dataclasses import replace
from datetime import datetime

from laporan import beda, gambar, lembar
from laporan.layanan import Layanan, baris_angka
from laporan.status.laporan import LANGKAH, JenisLaporan
from permohonan.naskah import SEBUTAN_PPID
from permohonan.pekerjaan import tanpa_golongan_kecil
from ppid import jejak
from ppid.grafik import LEBAR_KERTAS
from ppid.izin import SEBUTAN, Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah, setelan
from ppid.models import Naskah, Selaku
from ppid.naskah import penanda, penanda_tangan, pratinjau, terbitkan

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
JUDUL = {
    JenisLaporan.BULANAN: "Laporan Bulanan Pelayanan Informasi Publik",
    JenisLaporan.TRIWULANAN: "Laporan Triwulanan Pelayanan Informasi Publik",
    JenisLaporan.TAHUNAN: "Laporan Tahunan Layanan Informasi Publik",
}
KOMISI_INFORMASI = ["Komisi Informasi"]  # the yearly report's copy, unless the office names others
KELOMPOK_SIDIK = (4, 8, 12)  # of the head of the trail, as the foot of each sheet shows it


def terbitkan_laporan(laporan, oleh: Pelaku, nomor: str = "") -> Naskah:
    """The head of the trail is printed on it and kept in `fakta`, where `--jangkar` reads it."""
    kepala = jejak.kepala(laporan.satker)
    konteks = konteks_laporan(laporan, oleh, kepala)
    fakta = {
        "jenis": laporan.jenis,
        "awal": f"{laporan.awal}",
        "akhir": f"{laporan.akhir}",
        "ralat": laporan.ralat,
        "kepala_jejak": kepala,
        "penanda": konteks["pihak"][-1]["nama"],
        "jabatan": konteks["pihak"][-1]["jabatan"],
    }
    return terbitkan(
        jenis_laporan(laporan), laporan, oleh=oleh, konteks=konteks, fakta=fakta, nomor=nomor
    )


def pratinjau_laporan(laporan, oleh: Pelaku) -> str:
    """The paper as it would be issued now, by whoever looks at it."""
    return pratinjau(jenis_laporan(laporan), laporan, konteks_laporan(laporan, oleh))


def jenis_laporan(laporan) -> JenisNaskah:
    return replace(LAPORAN[JenisLaporan(laporan.jenis)], judul=f"{laporan}"[:MAKS_JUDUL])


def konteks_laporan(laporan, oleh: Pelaku, kepala: dict | None = None) -> dict:
    """Everything from the frozen report: the preview and the paper are the same sheets.

    Without `kepala` it is a preview, on which no head of the trail stands yet.
    """
    satker, sop = laporan.satker, laporan.sop
    beku = _umum(laporan)
    grafik = gambar.semua(beku, baku=gambar.baku_meja(satker, beku), lebar=LEBAR_KERTAS)
    isi = lembar.susun(beku, laporan.isian, satker.nama, grafik)
    ppid = penanda_tangan(satker, satker.hari_ini)
    return {
        "laporan": laporan,
        "judul_laporan": JUDUL[JenisLaporan(laporan.jenis)],
        "isi": isi,
        "berdaftar_isi": laporan.jenis == JenisLaporan.TAHUNAN or lembar.panjang(isi),
        "kepada": _kepada(laporan),
        "dari": f"{ppid['jabatan'] or SEBUTAN[Peran.KASUBBAG]} selaku PPID {satker.nama}",
        "langkah": sop.langkah_per_kunci.get(LANGKAH),
        "kepala_jejak": kepala or {},
        "sidik_pendek": sidik_pendek(kepala["sidik"]) if kepala else "",
        "per": datetime.fromisoformat(laporan.beku["per"]),
        "diterima": _hari(satker, laporan.diterima_pada) if laporan.diterima_oleh else None,
        "beda": _beda(laporan),
        "pihak": _pihak(laporan, ppid, oleh),
        "bernomor_saat": "terbit",
    } | _tembusan(laporan)


def _umum(laporan) -> dict:
    """What is frozen, as anyone may read it."""
    return laporan.beku | {"angka": tanpa_golongan_kecil(laporan.beku["angka"]), "umum": True}


def sidik_pendek(sidik: str) -> str:
    """9f3c 71ab e204"""
    return " ".join(sidik[batas - 4 : batas] for batas in KELOMPOK_SIDIK)


def _tembusan(laporan) -> dict:
    jenis = LAPORAN[JenisLaporan(laporan.jenis)]
    if laporan.jenis != JenisLaporan.TAHUNAN or setelan(laporan.satker, jenis).daftar_tembusan:
        return {}
    return {"tembusan": KOMISI_INFORMASI}


def _kepada(laporan) -> str:
    if laporan.jenis == JenisLaporan.TAHUNAN:
        return f"{_jabatan(laporan)} selaku Atasan PPID"
    return _jabatan(laporan)


def _jabatan(laporan) -> str:
    """The recipient's title; where nobody holds the post, what the post is called."""
    peran = laporan.kepada
    orang = penanda_tangan(laporan.satker, laporan.satker.hari_ini, peran)
    return orang["jabatan"] or SEBUTAN[peran]


def _pihak(laporan, ppid: dict, oleh: Pelaku) -> list[dict | None]:
    """Whoever made it, and the Sekretaris; only who made it where nobody signs."""
    penyusun = ppid | {"selaku": SEBUTAN_PPID}
    if not laporan.bertanda_tangan:
        return [None, penyusun]
    jenis = LAPORAN[JenisLaporan(laporan.jenis)]
    return [penyusun, penanda(jenis, laporan.satker, oleh=oleh)]


def _beda(laporan) -> dict:
    """Of a ralat: what it corrects, and every figure and text that differs."""
    lama = laporan.semula
    if lama is None:
        return {}
    baris = beda.beda((_umum(lama), lama.isian), (_umum(laporan), laporan.isian))
    return {"laporan": lama, "baris": baris, "tanggal": _hari(laporan.satker, lama.terbit_pada)}


def _hari(satker, instan: datetime | None):
    return satker.setempat(instan).date() if instan else None
