"""An example of each kind of paper: the office's latest such case, with its settings of now.

The office's admin sets the words but never sees applicants: to whoever may not read identities
every text that somebody typed about the case is replaced by its name in brackets. The rows are
changed in memory only and never saved.
"""

from collections.abc import Callable

from django.db import models
from django.db.models import prefetch_related_objects

from dip.models import Penyusunan
from dip.naskah import nota as naskah_dip
from permohonan import naskah, surat
from permohonan.models import PermintaanBahan, Permohonan, Perpanjangan, Tanggapan
from ppid.izin import LABEL_PERAN, Izin, Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah
from ppid.naskah import penanda_tangan

Contoh = tuple[Permohonan | Penyusunan, dict]
BUKAN_PRIBADI = {"nomor", "kunci", "status", "token", "keadaan"}


def contoh(jenis: JenisNaskah, pelaku: Pelaku) -> Contoh | None:
    """The case and what its paper says; None while the office has no such paper."""
    buat = CONTOH.get(jenis.kode)
    return buat(pelaku, jenis) if buat else None


def _baca(pelaku: Pelaku, p: Permohonan, *lain) -> Permohonan:
    if not pelaku.boleh(Izin.LIHAT_IDENTITAS):
        for satu in (p, p.pemohon, *lain):
            _samarkan(satu)
    return p


def _samarkan(baris: models.Model) -> None:
    for bidang in baris._meta.fields:
        teks = isinstance(bidang, models.CharField | models.TextField) and not bidang.choices
        if teks and bidang.name not in BUKAN_PRIBADI and getattr(baris, bidang.name):
            setattr(baris, bidang.name, f"({bidang.verbose_name})")


def _terakhir(pelaku: Pelaku, jenis: JenisNaskah) -> Permohonan | None:
    """The case of the office's last paper of this kind."""
    ada = Naskah.objects.filter(satker=pelaku.satker, jenis=jenis.kode).last()
    return _baca(pelaku, ada.tentang) if ada else None


def _sendiri(pelaku: Pelaku, peran: Peran) -> dict:
    """Whoever acts signs: the holder of the post today."""
    satu = penanda_tangan(pelaku.satker, pelaku.satker.hari_ini, peran)
    return satu | {"jabatan": satu["jabatan"] or LABEL_PERAN[peran], "selaku": ""}


def _tanda_bukti(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    p = _terakhir(pelaku, jenis)
    return (p, naskah.konteks_tanda_bukti(p)) if p else None


def _tidak_lengkap(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    if (p := _terakhir(pelaku, jenis)) is None:
        return None
    batas = p.batas_lengkapi or p.batas_bila_diminta
    kurang, catatan = ["(yang belum lengkap)"], "(penjelasan)"
    return p, naskah.konteks_tidak_lengkap(p, kurang, catatan, batas)


def _ba_tenggat(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    p = _terakhir(pelaku, jenis)
    return (p, naskah.konteks_ba_tenggat(p, _sendiri(pelaku, Peran.PETUGAS))) if p else None


def _nota_dinas(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    if (p := _terakhir(pelaku, jenis)) is None:
        return None
    return p, surat.konteks_nota_dinas(p, "(isi nota dinas)", _sendiri(pelaku, Peran.PETUGAS))


def _permintaan(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    milik = PermintaanBahan.objects.filter(satker=pelaku.satker, naskah__jenis=jenis.kode)
    if (satu := milik.select_related("permohonan__pemohon", "unit").last()) is None:
        return None
    p = _baca(pelaku, satu.permohonan, satu)
    return p, surat.konteks_permintaan(p, satu, _sendiri(pelaku, Peran.KASUBBAG))


def _perpanjangan(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    milik = Perpanjangan.objects.filter(permohonan__satker=pelaku.satker, naskah__isnull=False)
    if (satu := milik.select_related("permohonan__pemohon").last()) is None:
        return None
    p = _baca(pelaku, satu.permohonan, satu)
    return p, surat.konteks_perpanjangan(p, satu)


def _tanggapan(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh | None:
    milik = Tanggapan.objects.filter(permohonan__satker=pelaku.satker, surat__jenis=jenis.kode)
    satu = milik.select_related("permohonan__pemohon").order_by("pk").last()
    if satu is None:
        return None
    prefetch_related_objects([satu], "jawaban__bagian", "jawaban__dik")
    jawaban = list(satu.jawaban.all())
    bagian = [j.bagian for j in jawaban]
    p = _baca(pelaku, satu.permohonan, satu, *jawaban, *bagian)
    for b in bagian:
        b.permohonan = p  # a part without words of its own shows those of the case
    if not pelaku.boleh(Izin.LIHAT_IDENTITAS):
        for j in jawaban:
            j.penghitaman = [_tanpa_materi(x) for x in j.penghitaman]
    return p, dict(surat.surat_tanggapan(p, satu))[jenis]


def _tanpa_materi(satu: dict) -> dict:
    return satu | {"materi": "(materi)", "alasan": "(alasan)"}


def _dip(pelaku: Pelaku) -> Penyusunan:
    """This year's as it would begin: of the DIP's first papers the portal's own text is known."""
    dip = Penyusunan.calon(pelaku.satker, pelaku.satker.hari_ini.year)
    dip.arahan, (dip.nota_hal, dip.nota_isi) = "(arahan)", dip.konsep_awal()
    return dip


def _arahan_dip(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh:
    dip = _dip(pelaku)
    dari = _sendiri(pelaku, dip.sop.pelaksana("tugaskan_kabag"))
    return dip, naskah_dip.konteks_arahan(dip, dari, "tugaskan_kabag")


def _nota_dip(pelaku: Pelaku, jenis: JenisNaskah) -> Contoh:
    dip = _dip(pelaku)
    return dip, dip.konteks_nota()


CONTOH: dict[str, Callable[[Pelaku, JenisNaskah], Contoh | None]] = {
    naskah.TANDA_BUKTI.kode: _tanda_bukti,
    naskah.TIDAK_LENGKAP.kode: _tidak_lengkap,
    naskah.BA_TENGGAT.kode: _ba_tenggat,
    surat.NOTA_DINAS.kode: _nota_dinas,
    surat.NOTA_DINAS_UNIT.kode: _permintaan,
    surat.PERPANJANGAN.kode: _perpanjangan,
    surat.PEMBERITAHUAN.kode: _tanggapan,
    surat.PENOLAKAN.kode: _tanggapan,
    naskah_dip.ARAHAN.kode: _arahan_dip,
    naskah_dip.NOTA.kode: _nota_dip,
}
