"""What a draft of an answer begins with: the returned one, else what the desk explained."""

import re

from dip.models import Dikecualikan, Dokumen
from dip.models.dokumen import muat_berkas
from dip.padanan import padanan
from permohonan.models import (
    Bagian,
    Bentuk,
    CaraMemperoleh,
    CaraSalinan,
    CaraSerah,
    Kanal,
    Permohonan,
    Tanggapan,
)
from permohonan.status import Hasil
from permohonan.surat import PEMBERITAHUAN
from ppid.jenis_naskah import setelan

BANYAK_CARI, BANYAK_DIPILIH = 12, 60
TOKEN = re.compile(r"[\w-]{1,32}", re.ASCII)
BENTUK = {
    CaraMemperoleh.DIGITAL: Bentuk.SOFTCOPY,
    CaraMemperoleh.CETAK: Bentuk.HARDCOPY,
    CaraMemperoleh.MELIHAT: Bentuk.MELIHAT,
}


def dasar_cetak(dik: Dikecualikan) -> str:
    """A row of the DIK as the redaction list prints it."""
    return f"{dik.dasar}, butir {dik.butir} Daftar Informasi yang Dikecualikan {dik.satker.nama}"


def nama_isian(bagian: Bagian, nama: str) -> str:
    return f"bagian-{bagian.urut}-{nama}"


def nama_hitam(bagian: Bagian, ke: int, nama: str) -> str:
    return nama_isian(bagian, f"hitam-{ke}-{nama}")


def dikembalikan(p: Permohonan) -> Tanggapan | None:
    """The last draft, when the PPID returned it."""
    terakhir = p.tanggapan.select_related("diputus_oleh").last()
    kembali = Tanggapan.Keadaan.DIKEMBALIKAN
    return terakhir if terakhir and terakhir.keadaan == kembali else None


def awal(p: Permohonan, bagian: list[Bagian], dik: dict[str, Dikecualikan]) -> dict:
    """Initial values of the form. `dik` are the rows that may be used today, by token."""
    lama = dikembalikan(p)
    dulu = {j.bagian_id: j for j in lama.jawaban.select_related("dik")} if lama else {}
    isi = {}
    for satu in bagian:
        jawaban = dulu.get(satu.pk)
        nilai = _dari_jawaban(jawaban, dik) if jawaban else _dari_permintaan(p, satu, dik)
        isi |= {nama_isian(satu, nama): teks for nama, teks in nilai.items()}
    return isi | (_dari_konsep(lama) if lama else _dari_setelan(p))


def _dari_setelan(p: Permohonan) -> dict:
    """A first draft: as the applicant asked, copies to whom the office always sends them."""
    return {"cara_serah": _cara_serah(p), "tembusan": setelan(p.satker, PEMBERITAHUAN).tembusan}


def _dari_jawaban(j, dik: dict) -> dict:
    isi = {
        "hasil": j.hasil,
        "informasi": j.informasi,
        "bentuk": j.bentuk,
        "badan_lain": j.badan_lain,
        "sampai": j.sampai,
        "dik": j.dik.token if j.dik and j.dik.token in dik else "",
        "pertimbangan": j.pertimbangan,
    }
    for ke, baris in enumerate(j.penghitaman):
        isi |= {f"hitam-{ke}-{nama}": baris[nama] for nama in ("materi", "alasan")}
        isi[f"hitam-{ke}-dik"] = baris["token"] if baris["token"] in dik else ""
    return isi


def _dari_permintaan(p: Permohonan, bagian: Bagian, dik: dict) -> dict:
    """As the applicant asked; what SOP step 3 explained stands as a Model PPID-E."""
    isi = {"informasi": bagian.teks, "bentuk": BENTUK.get(p.cara_memperoleh, "")}
    dasar = bagian.dijelaskan
    if dasar is None or dasar.token not in dik:
        return isi
    return isi | {
        "hasil": Hasil.DITOLAK,
        "informasi": dasar.informasi,
        "dik": dasar.token,
        "pertimbangan": dasar.manfaat,  # the consequences print themselves
    }


def _cara_serah(p: Permohonan) -> str:
    """How the applicant wants it, where that can work."""
    if p.cara_memperoleh == CaraMemperoleh.MELIHAT:
        return CaraSerah.DIPERLIHATKAN
    if p.kanal == Kanal.DARING and p.cara_memperoleh == CaraMemperoleh.DIGITAL:
        return CaraSerah.UNDUH
    if p.cara_salinan == CaraSalinan.EMAIL and not p.pemohon.email:
        return ""
    return p.cara_salinan  # its values are those of CaraSerah


def _dari_konsep(lama: Tanggapan) -> dict:
    diberikan = list(lama.pemberian.select_related("dokumen", "berkas"))
    return {
        "cara_serah": lama.cara_serah,
        "waktu_penyediaan": lama.waktu_penyediaan,
        "tembusan": lama.tembusan,
        "berkas": [x.berkas.token for x in diberikan if x.berkas and not x.dokumen],
        "dokumen": list(dict.fromkeys(x.dokumen.token for x in diberikan if x.dokumen)),
        "biaya": {satu["nama"]: satu["jumlah"] for satu in lama.biaya},
    }


def dokumen(p: Permohonan, dipilih: list[str], cari: str) -> dict[str, Dokumen]:
    """Open documents to choose from: those chosen, those that match the request or the search."""
    token = [satu for satu in dipilih[:BANYAK_DIPILIH] if TOKEN.fullmatch(satu)]
    punya = list(Dokumen.objects.terbuka(p.satker).filter(token__in=token))
    muat_berkas(punya)
    cocok = padanan(p.satker, cari, batas=BANYAK_CARI) if cari else []
    cocok += padanan(p.satker, p.untuk_unit)
    return {d.token: d for d in [*punya, *(x.dokumen for x in cocok if x.dokumen)]}
