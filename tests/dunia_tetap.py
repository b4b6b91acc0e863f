"""Years of a DIP, each where one page of steps 8 to 11 acts on it; put there without its acts."""

from django.core.files.uploadedfile import SimpleUploadedFile

from dip.models import Penyusunan
from dip.status.penyusunan import Status
from ppid import waktu
from ppid.models import JenisSOP
from tests import dunia_jawaban
from tests.factories_dip import buat_entri

SENDIRI = "sendiri"
# Long past, so that none of them is the newest of its office.
TAHUN = {
    "dip_telaah": (1991, Status.KLARIFIKASI),
    "dip_pertimbangan": (1992, Status.KOREKSI_ATASAN),
    "dip_pleno": (1993, Status.PLENO),
    "dip_cetak": (1993, Status.PLENO),
    "dip_terbitkan": (1994, Status.DITETAPKAN),
    "dip_pindaian": (1994, Status.DITETAPKAN),
    "dip_laporan": (1995, Status.TERBIT),
}
JENIS = {"dip_cetak": "pengesahan", "dip_pindaian": "keputusan"}
KATA = {
    nama: {"tahun": tahun} | ({"jenis": JENIS[nama]} if nama in JENIS else {})
    for nama, (tahun, _) in TAHUN.items()
}


def isi(satker, milik: str) -> None:
    for tahun, status in sorted(set(TAHUN.values())):
        if milik == SENDIRI:
            _buat(satker, tahun, status)
    dip = Penyusunan.objects.get(satker=satker, tahun=TAHUN["dip_telaah"][0])
    unit = dunia_jawaban.unit_milik(satker, milik)
    buat_entri(dip, f"Informasi {milik}", unit=unit)


def _buat(satker, tahun: int, status: str) -> None:
    kini = waktu.sekarang()
    sejak = {"ditetapkan_pada": kini, "disahkan_pada": kini, "disahkan_tanggal": satker.hari_ini}
    sop = satker.sop.filter(jenis=JenisSOP.DIP).earliest("versi")
    Penyusunan.objects.create(
        satker=satker,
        sop=sop,
        tahun=tahun,
        mulai=kini,
        status=status,
        terbit_pada=kini if status == Status.TERBIT else None,
        **(sejak if status in (Status.DITETAPKAN, Status.TERBIT) else {}),
    )


def _dip(perkara, nama: str) -> Penyusunan:
    return Penyusunan.objects.get(satker=perkara.satker, tahun=TAHUN[nama][0])


def _tetapkan(perkara, *_) -> dict:
    hari = f"{perkara.satker.hari_ini:%d-%m-%Y}"
    return {
        "aksi": "tetapkan",
        "versi": _dip(perkara, "dip_pleno").versi,
        "ba_nomor": "1",
        "ba_tanggal": hari,
        "ba_hadir": "Ketua",
        "keputusan_nomor": "2",
        "keputusan_tanggal": hari,
    }


def _pindaian() -> SimpleUploadedFile:
    return SimpleUploadedFile("k.pdf", dunia_jawaban.pdf_kosong(), "application/pdf")


def _versi(nama: str, **lain):
    return lambda perkara, *_: {"versi": _dip(perkara, nama).versi} | lain


ISIAN = {
    "dip_telaah": _versi("dip_telaah", aksi="usulkan", tahu="on"),
    "dip_pertimbangan": _versi("dip_pertimbangan", aksi="tandatangani"),
    "dip_pleno": _tetapkan,
    "dip_terbitkan": _versi("dip_terbitkan"),
    "dip_pindaian": lambda *satu: _versi("dip_pindaian", berkas=_pindaian())(*satu),
}
