"""The lists on paper: the proposed DIP (step 8) and Model PPID-A as published (step 11)."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.formats import date_format

from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah
from ppid.naskah import penanda, terbitkan

CETAK_LANGSUNG = 200  # rows

USULAN = JenisNaskah(
    "usulan_dip",
    "Usulan DIP",
    "naskah/usulan_dip.html",
    seri="usulan_dip",
    pola="{urut:04}/UDIP/PPID/{kode}/{bulan_romawi}/{tahun}",
    penanda=Peran.KASUBBAG,
    keterangan="Daftar yang diusulkan kepada Atasan PPID (langkah 8 penyusunan DIP).",
)
DIP = JenisNaskah(
    "dip",
    "Daftar Informasi Publik",
    "naskah/dip.html",
    keterangan="Model PPID-A yang terbit (langkah 11 penyusunan DIP).",
)


class Kolom(NamedTuple):
    judul: str
    lebar: int  # mm; together the width of A4 landscape within its margins


KOLOM = (
    Kolom("No", 10),
    Kolom("Nama dokumen", 45),
    Kolom("Ringkasan isi dokumen", 70),
    Kolom("Unit kerja/satker yang menguasai dokumen", 34),
    Kolom("Pejabat penanggung jawab penerbitan informasi", 34),
    Kolom("Waktu dan tempat penerbitan informasi", 28),
    Kolom("Bentuk informasi", 20),
    Kolom("Jangka waktu penyimpanan atau jadwal retensi arsip", 32),
)


class Baris(NamedTuple):
    no: int
    sel: tuple[str, ...]


class Kelompok(NamedTuple):
    """Rows of one class, at most `SEJILID`; `jumlah`: of the whole class."""

    label: str
    baris: list[Baris]
    jumlah: int
    lanjutan: bool


def terbitkan_usulan(dip, oleh: Pelaku) -> Naskah:
    """Every row as it stands, those proposed exempt in a group of their own: an inner paper."""
    entri = list(dip.entri.ada().select_related("unit"))
    konteks = {
        "judul_daftar": f"Usulan Daftar Informasi Publik Tahun {dip.tahun}",
        "dasar": [],
        "pihak": [None, penanda(USULAN, dip.satker)],
        **isi_daftar(entri),
    }
    return terbitkan(USULAN, dip, oleh=oleh, konteks=konteks, fakta={"banyak": len(entri)})


def terbitkan_dip(dip, oleh: Pelaku) -> Naskah:
    """Open rows only: what is proposed exempt never leaves with it."""
    entri = [satu for satu in dip.entri.ada().select_related("unit") if satu.terbuka]
    konteks = {
        "judul_daftar": f"Daftar Informasi Publik Tahun {dip.tahun}",
        "dasar": dasar(dip),
        **isi_daftar(entri),
    }
    fakta = {"banyak": len(entri), "tahun": dip.tahun}
    nomor = f"{dip.tahun}"
    return terbitkan(DIP, dip, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta)


def dasar(dip) -> list[str]:
    """What the list rests on, in words: the decision of the Pleno, or the PPID's."""
    if not dip.ditetapkan_pada:
        tanggal = dip.disahkan_tanggal
        return [f"Disahkan PPID{f' tanggal {_tanggal(tanggal)}' if tanggal else ''}"]
    keputusan = _sebut("Keputusan", dip.keputusan_nomor, dip.keputusan_tanggal)
    acara = _sebut("Berita Acara", dip.ba_nomor, dip.ba_tanggal)
    return [": ".join(filter(None, ["Ditetapkan Pleno", keputusan])), *filter(None, [acara])]


def _sebut(apa: str, nomor: str, tanggal) -> str:
    if not nomor:
        return ""
    return f"{apa} Nomor {nomor}{f' tanggal {_tanggal(tanggal)}' if tanggal else ''}"


def _tanggal(tanggal) -> str:
    return date_format(tanggal, "j F Y")


def isi_daftar(entri: Iterable) -> dict:
    """Grouped by class; numbered on through the groups."""
    kelompok: dict[str, list] = {}
    for satu in sorted(entri, key=lambda satu: URUTAN.index(satu.sifat)):
        kelompok.setdefault(satu.get_sifat_display(), []).append(satu)
    no, hasil = 0, []
    for label, isi in kelompok.items():
        for dari in range(0, len(isi), SEJILID):
            baris = [Baris(no + n, _sel(e)) for n, e in enumerate(isi[dari : dari + SEJILID], 1)]
            hasil.append(Kelompok(label, baris, len(isi), dari > 0))
            no += len(baris)
    return {"kelompok": hasil, "kolom": KOLOM, "banyak": no, "berjilid": no > SEJILID}


SEJILID = 500  # rows that are laid out at once; see `ppid/pdf.py`
URUTAN = ("berkala", "serta_merta", "setiap_saat", "diusulkan_dikecualikan")


def _sel(e) -> tuple[str, ...]:
    return (e.nama, e.ringkasan, e.unit.nama, e.pejabat, e.waktu_tempat, e.bentuk, e.retensi)


def siap_cetak(surat: Naskah) -> bool:
    """Is its PDF there, or so short that a request may make it? More rows wait for the worker."""
    return surat.pdf_id is not None or surat.fakta.get("banyak", 0) <= CETAK_LANGSUNG
