"""Beside the intake page: the due date were it registered now, and what is ticked off already."""

from django.core.exceptions import ValidationError

from permohonan.forms.catat import PALING_AWAL, FormCatat
from permohonan.kelengkapan import SYARAT_JENIS, dokumen_wajib
from ppid.izin import Pelaku
from ppid.models import SOP, JenisBerkas, JenisSOP, Kategori, RezimWaktu
from ppid.pita import nama_pendek
from ppid.tenggat import SABTU


def tenggat(form: FormCatat, pelaku: Pelaku) -> dict:
    """The due date, were it registered now."""
    satker, hari = pelaku.satker, _hari_diterima(form)
    kategori = form["kategori"].value()
    if kategori not in Kategori.values:
        kategori = Kategori.BADAN_PUBLIK
    rezim = RezimWaktu.objects.untuk(satker, kategori, hari)
    hitungan = rezim.hitung(hari, satker.kalender())
    libur = [
        nama_pendek(b.alasan)
        for b in hitungan.rincian
        if not b.dihitung and b.tanggal.weekday() < SABTU and b.tanggal < hitungan.jatuh_tempo
    ]
    return {"hitungan": hitungan, "libur": ", ".join(dict.fromkeys(libur))}


def _hari_diterima(form: FormCatat):
    hari_ini = form.satker.hari_ini
    if not (form.surat_masuk or form["susulan"].value()):
        return hari_ini
    try:
        tanggal = form.fields["tanggal_diterima"].clean(form["tanggal_diterima"].value())
    except ValidationError:
        return hari_ini
    return tanggal if tanggal and PALING_AWAL <= tanggal <= hari_ini else hari_ini


def siap(form: FormCatat, berkas: set[str]) -> list[dict]:
    """What the rail ticks: complete enough to be taken up at once."""
    wajib = dokumen_wajib(*jenis_pemohon(form))
    ada = berkas | set(form["dokumen_dilihat"].value() or ())
    butir = [
        ("Kanal", "kanal", bool(form["kanal"].value())),
        ("Rincian", "rincian", terisi(form, ("rincian",))),
        ("Nama", "nama", terisi(form, ("nama",))),
        ("Alamat", "alamat", terisi(form, ("alamat",))),
        (
            "Satu kontak",
            "telepon email menunggu_di_tempat",
            terisi(form, ("telepon", "email", "menunggu_di_tempat")),
        ),
        ("Tujuan", "tujuan", terisi(form, ("tujuan", "tujuan_lain"))),
        ("Cara", "cara_memperoleh", terisi(form, ("cara_memperoleh",))),
    ]
    butir += [(JenisBerkas(d).label, "", d in ada) for d in wajib]
    return [dict(zip(("teks", "isian", "ada"), satu, strict=True)) for satu in butir]


def terisi(form: FormCatat, nama) -> bool:
    return any(form[satu].value() for satu in nama)


def jenis_pemohon(form: FormCatat) -> tuple[str, bool]:
    jenis = form["jenis"].value()
    kuasa = bool(form["lewat_kuasa"].value())
    return (jenis if jenis in SYARAT_JENIS else "perorangan"), kuasa


def langkah_terima(satker):
    sop = SOP.objects.berlaku(satker, JenisSOP.PELAYANAN, satker.hari_ini)
    return sop.langkah_per_kunci.get("terima")
