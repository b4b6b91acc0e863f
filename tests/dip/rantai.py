"""A year's DIP moved along its chain by its own verbs."""

from django.db import transaction

from dip.models import Entri, Penyusunan
from dip.models.entri import beri_kode
from dip.status.penyusunan import Status
from ppid.izin import Peran
from tests.factories import pelaku
from tests.factories_dip import buat_unit

LENGKAP = {
    "ringkasan": "Isi dokumen",
    "pejabat": "Kasubbag",
    "waktu_tempat": "Juni 2026, Bengkulu",
    "bentuk": "Cetak, daring",
    "retensi": "5 tahun",
    "sifat": "berkala",
}


@transaction.atomic
def buat_entri(dip: Penyusunan, nama: str = "Laporan kinerja", **isian) -> Entri:
    isian = {"unit": buat_unit(dip.satker), **LENGKAP, "urut": dip.entri.count() + 1} | isian
    baru = Entri(penyusunan=dip, nama=nama, **isian)
    if not baru.kode:
        beri_kode(dip.satker, dip.tahun, [baru])
    baru.save()
    return baru


def buat_dip(satker, sampai: str = Status.KLARIFIKASI, tahun: int = 2026, nama=("Laporan",)):
    """Its rows are there from the beginning; on return it stands at `sampai`."""
    buat_unit(satker)
    oleh = {p: pelaku(p, satker) for p in Peran if p not in (Peran.PEMOHON, Peran.SISTEM)}
    dip = Penyusunan.mulai_tahun(tahun, oleh=oleh[Peran.SEKRETARIS], arahan="Susun")
    for satu in nama:
        buat_entri(dip, satu)
    for langkah in _langkah(dip, oleh):
        if dip.status == sampai:
            break
        langkah()
        dip.refresh_from_db()
    assert dip.status == sampai, dip.status
    return dip


def _langkah(dip, oleh):
    """The chain's acts in order; those of steps that the version lacks fall away."""
    s, p, k = oleh[Peran.SEKRETARIS], oleh[Peran.PETUGAS], _kabag(dip, oleh)
    hari = dip.satker.hari_ini
    tetapkan = {
        "ba_nomor": "7/PY.01-BA/17/2026",
        "ba_tanggal": hari,
        "ba_hadir": ["Ketua"],
        "keputusan_nomor": "12/PY.02-Kpt/17/2026",
        "keputusan_tanggal": hari,
    }
    jalan = {
        Status.PENUGASAN: lambda: dip.tugaskan_kasubbag(oleh=k, arahan="Koordinasikan"),
        Status.KONSEP: lambda: dip.kirim_konsep("Hal", "Isi", oleh=p),
        Status.KOREKSI: lambda: dip.koreksi_nota("Hal", "Isi", oleh=oleh[Peran.KASUBBAG]),
        Status.PERSETUJUAN: lambda: dip.setujui_nota(oleh=k),
        Status.TANDA_TANGAN: lambda: dip.tandatangani_nota(oleh=s),
        Status.PENGISIAN: lambda: [b.serahkan(oleh=k) for b in dip.bagian.all()],
        Status.KLARIFIKASI: lambda: dip.usulkan(oleh=p),
        Status.KOREKSI_ATASAN: lambda: dip.tandatangani(oleh=s),
        Status.PERTIMBANGAN: lambda: dip.sahkan(["Erlina"], hari, None, oleh=oleh["pertimbangan"]),
        Status.DISAHKAN: lambda: dip.usulkan_pleno(oleh=s),
        Status.PLENO: lambda: dip.tetapkan(
            oleh=oleh[Peran.PLENO], ba_pindaian=None, keputusan_pindaian=None, **tetapkan
        ),
        Status.DITETAPKAN: lambda: dip.terbitkan(oleh=p),
    }
    while dip.status in jalan:
        yield jalan[dip.status]


def _kabag(dip, oleh):
    ikatan = dip.sop.peran_langkah("isi")
    return oleh[Peran.KABAG if Peran.KABAG in ikatan else Peran.KASUBBAG]
