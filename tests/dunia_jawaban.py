"""The world's cases on the way to an answer, and what hangs on them, for `tests/dunia.py`."""

from datetime import timedelta
from io import BytesIO

import pikepdf

from permohonan.models import Permohonan
from ppid.izin import Peran
from ppid.models import JenisBerkas
from tests.factories import (
    beritahukan,
    buat_permohonan,
    pelaku,
    setujui,
    susun,
    teruskan,
)
from tests.factories_dip import buat_berkas, buat_unit

BIDANG_UJI = ("materi", "bahaya", "undang_undang", "kepentingan", "timbangan")
ENAM = dict.fromkeys(BIDANG_UJI, "Uraian") | {"simpulan": "dikecualikan"}


def pdf_kosong(html: str = "") -> bytes:
    """Stands in for the printer; what it was to print can be read in its bytes."""
    hasil = BytesIO()
    with pikepdf.new() as baru:
        baru.add_blank_page()
        if html:
            baru.Root.Naskah = pikepdf.Stream(baru, html.encode())
        baru.save(hasil, compress_streams=False)
    return hasil.getvalue()


def _petugas(p: Permohonan):
    return pelaku(Peran.PETUGAS, p.satker)


def _kasubbag(p: Permohonan):
    return pelaku(Peran.KASUBBAG, p.satker)


def berkas_pdf(p: Permohonan, jenis: str, nama: str):
    """Stored bytes with an unsaved row, as `berkas.siapkan()` leaves them."""
    return buat_berkas(p.satker, jenis, isi=pdf_kosong(), nama=nama)


def _diproses(p: Permohonan) -> None:
    p.nyatakan_lengkap(oleh=_petugas(p))


def _koordinasi(p: Permohonan) -> None:
    _diproses(p)
    teruskan(p)


def _minta(p: Permohonan, unit):
    return p.disposisi(
        oleh=_kasubbag(p),
        bentuk="nota_dinas",
        unit=[unit],
        arahan="Siapkan data",
        batas=p.satker.hari_ini,
    )[0]


def unit_milik(satker, milik: str):
    """The asker's own unit, and a neighbour's."""
    return buat_unit(satker) if milik == "sendiri" else buat_unit(satker, "Subbag Hukum dan SDM")


def _diminta(p: Permohonan, milik: str) -> dict:
    """Two askings of one unit: one waits, the other is answered with a file; and a proposal."""
    _koordinasi(p)
    unit = unit_milik(p.satker, milik)
    buka, jawab = _minta(p, unit), _minta(p, unit)
    penghubung = pelaku_unit(p.satker, unit)
    bahan = berkas_pdf(p, JenisBerkas.BAHAN, "bahan.pdf")
    p.serah_bahan(oleh=penghubung, permintaan=jawab, unggahan=[bahan], jawaban="Ada")
    uji = p.usulkan_uji(oleh=_kasubbag(p), **ENAM) if p.satker.induk else None
    return {
        "penghubung_satu": buka.token,
        "penghubung_naskah": buka.token,
        "penghubung_berkas": jawab.token,
        "uji_satu": uji.token if uji else "tidak-ada",
        ("berkas", jawab.token): bahan.token,
    }


def pelaku_unit(satker, unit):
    """The tim penghubung of one unit."""
    nama = f"penghubung.{satker.slug}" if unit == buat_unit(satker) else f"lain.{satker.slug}"
    return pelaku(Peran.PENGHUBUNG, satker, nama, unit=unit)


def _konsep(p: Permohonan) -> None:
    _koordinasi(p)
    susun(p)


def _surat_perpanjangan(p: Permohonan) -> None:
    _diproses(p)
    p.usulkan_perpanjangan(oleh=_petugas(p), alasan="belum_dikuasai", uraian="Menunggu arsip")
    p.perpanjang(oleh=_kasubbag(p))


def _siap(p: Permohonan) -> None:
    _konsep(p)
    setujui(p)


def _kenal(p: Permohonan) -> None:
    p.catat_identitas(oleh=_petugas(p), jenis="paspor", nomor_identitas="A1234567")


def _menunggu(p: Permohonan) -> None:
    _siap(p)
    _kenal(p)
    beritahukan(p)


def _lewat_ambil(p: Permohonan) -> None:
    _menunggu(p)
    p.ingatkan_pengambilan(oleh=_petugas(p), cara="telepon")
    lama = p.diberitahukan_pada - timedelta(days=90)
    Permohonan.objects.filter(pk=p.pk).update(diberitahukan_pada=lama)
    p.refresh_from_db()


def _unduh(p: Permohonan) -> dict:
    """Two files, so that one download does not close the case."""
    _koordinasi(p)
    _kenal(p)
    dua = [berkas_pdf(p, JenisBerkas.JAWABAN, f"jawaban-{n}.pdf") for n in (1, 2)]
    p.siapkan_berkas(oleh=_petugas(p), unggahan=dua)
    susun(p, berkas=dua)
    setujui(p)
    beritahukan(p, cara_serah="unduh")
    return {"saya_unduh": dua[0].token}


def _selesai(p: Permohonan) -> None:
    _menunggu(p)
    p.serahkan(oleh=_petugas(p), cara="ambil", penerima="Penerima")


JALAN = {
    "diproses": _diproses,
    "koordinasi": _koordinasi,
    "diminta": _diminta,
    "konsep": _konsep,
    "surat_perpanjangan": _surat_perpanjangan,
    "siap": _siap,
    "menunggu": _menunggu,
    "lewat_ambil": _lewat_ambil,
    "unduh": _unduh,
    "selesai": _selesai,
}


def buat(satker, milik: str, keadaan: str, **isian) -> tuple[Permohonan, dict]:
    """A case in that state, and the tokens of what hangs on it."""
    perkara = buat_permohonan(satker, kanal="datang_langsung", **isian)
    jalan = JALAN[keadaan]
    token = jalan(perkara, milik) if keadaan == "diminta" else jalan(perkara)
    return perkara, token or {}
