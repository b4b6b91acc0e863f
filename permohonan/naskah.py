"""The papers of a request: receipt, filled Model PPID-B, completeness letter, clock proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import formats

from permohonan.kelengkapan import HARI_LENGKAPI
from ppid.izin import Pelaku, Peran
from ppid.jenis_naskah import JenisNaskah
from ppid.models import Naskah, Selaku
from ppid.naskah import penanda, terbitkan
from ppid.templatetags.ppid import hari_tanggal
from ppid.terbilang import tanggal_terbilang

TANDA_BUKTI = JenisNaskah(
    "tanda_bukti",
    "Tanda Bukti Permohonan",
    "naskah/tanda_bukti.html",
    untuk_pemohon=True,
    keterangan="Bernomor pendaftaran; terbit saat permohonan diterima (langkah 1).",
)
FORMULIR = JenisNaskah(
    "formulir", "Formulir Permohonan", "naskah/formulir.html", untuk_pemohon=True
)
TIDAK_LENGKAP = JenisNaskah(
    "tidak_lengkap",
    "Surat Keterangan Tidak Lengkap",
    "naskah/tidak_lengkap.html",
    seri="tidak_lengkap",
    pola="{urut:04}/SKTL/PPID/{kode}/{bulan_romawi}/{tahun}",
    untuk_pemohon=True,
    bertanda_tangan=True,
    penanda=Peran.KASUBBAG,
    boleh_agenda=True,
    keterangan="Apa yang belum lengkap, kepada pemohon (langkah 1).",
)
BA_TENGGAT = JenisNaskah(
    "ba_tenggat",
    "Berita Acara Tenggat",
    "naskah/ba_tenggat.html",
    seri="ba_tenggat",
    pola="{urut:04}/BA/PPID/{kode}/{bulan_romawi}/{tahun}",
    penanda=Peran.KASUBBAG,
    keterangan="Bukti hitungan hari, bila diminta.",
)

SEBUTAN_PPID = Selaku.PPID.label
HARI_KEBERATAN = 30  # hari kerja, Pasal 36 ayat (1) and (2) UU 14/2008
HARI_SENGKETA = 14  # hari kerja, Pasal 37 UU 14/2008


@dataclass(frozen=True)
class Isian:
    """A line of a form. Without a value it prints `garis` dotted lines for ink."""

    label: str
    nilai: str = ""
    garis: int = 1
    pilihan: tuple[tuple[bool, str], ...] = ()  # (ticked, words)

    @property
    def titik(self) -> range:
        return range(self.garis)


def terbitkan_tanda_bukti(permohonan, oleh: Pelaku) -> Naskah:
    """Pasal 22 ayat (4) UU 14/2008: the number, given when the request is received."""
    hitungan, konteks = permohonan.hitungan(), konteks_tanda_bukti(permohonan)
    fakta = {
        "jatuh_tempo": hitungan.jatuh_tempo.isoformat(),
        "jatuh_tempo_perpanjangan": hitungan.jatuh_tempo_perpanjangan.isoformat(),
    }
    return terbitkan(
        TANDA_BUKTI, permohonan, oleh=oleh, konteks=konteks, nomor=permohonan.nomor, fakta=fakta
    )


def konteks_tanda_bukti(permohonan) -> dict:
    dicatat = permohonan.satker.setempat(permohonan.dicatat_pada).date()
    return _tentang(permohonan) | {
        "hitungan": permohonan.hitungan(),
        "dicatat_lain_hari": dicatat != permohonan.hari_diterima,
    }


def terbitkan_formulir(permohonan, oleh: Pelaku) -> Naskah:
    pemohon = permohonan.pemohon
    konteks = _tentang(permohonan) | {
        "isian": isian_formulir(permohonan),
        "tanggal": permohonan.hari_diterima,
        "nama_pemohon": pemohon.nama_kuasa or pemohon.narahubung or pemohon.nama,
    }
    return terbitkan(FORMULIR, permohonan, oleh=oleh, konteks=konteks, nomor=permohonan.nomor)


def terbitkan_tidak_lengkap(
    permohonan, oleh: Pelaku, kurang: list[str], catatan: str, batas: date, cara: str, nomor=""
) -> Naskah:
    konteks = konteks_tidak_lengkap(permohonan, kurang, catatan, batas)
    fakta = {"batas": batas.isoformat(), "cara": cara, "banyak_kurang": len(kurang)}
    return terbitkan(
        TIDAK_LENGKAP, permohonan, oleh=oleh, konteks=konteks, nomor=nomor, fakta=fakta
    )


def konteks_tidak_lengkap(permohonan, kurang: list[str], catatan: str, batas: date) -> dict:
    return _tentang(permohonan) | {
        "kurang": kurang,
        "catatan": catatan,
        "batas": batas,
        "hari_lengkapi": HARI_LENGKAPI,
        "pihak": [None, penanda(TIDAK_LENGKAP, permohonan.satker)],
    }


def terbitkan_ba_tenggat(permohonan, oleh: Pelaku) -> Naskah:
    """The day-by-day proof of the clock, with the reason of each day."""
    hitungan, konteks = permohonan.hitungan(), konteks_ba_tenggat(permohonan, _pembuat(oleh))
    fakta = hitungan.sebagai_dict() | {"hari": hitungan.hari, "tambahan": hitungan.tambahan}
    return terbitkan(BA_TENGGAT, permohonan, oleh=oleh, konteks=konteks, fakta=fakta)


def konteks_ba_tenggat(permohonan, pembuat: dict) -> dict:
    ppid, hari_ini = penanda(BA_TENGGAT, permohonan.satker), permohonan.satker.hari_ini
    merangkap = (pembuat["nama"], pembuat["nip"]) == (ppid["nama"], ppid["nip"])
    konteks = _tentang(permohonan) | {
        "hitungan": permohonan.hitungan(),
        "hari_ini": hari_ini,
        "pihak": [None if merangkap else pembuat, ppid],  # nobody signs twice
    }
    konteks["nilai_kalimat"] |= {"tanggal_terbilang": tanggal_terbilang(hari_ini)}
    return konteks


def _pembuat(oleh: Pelaku) -> dict:
    nip = oleh.pengguna.nip if oleh.pengguna else ""
    return {"nama": oleh.nama, "jabatan": oleh.jabatan, "nip": nip, "selaku": ""}


def _tentang(permohonan) -> dict:
    return hak(permohonan.rezim) | {
        "permohonan": permohonan,
        "pemohon": permohonan.pemohon,
        "petugas": permohonan.petugas.nama if permohonan.petugas else "",
        "rezim": permohonan.rezim,
        "nilai_kalimat": nilai_kalimat(permohonan),
    }


def nilai_kalimat(permohonan) -> dict[str, str]:
    """What an office's own sentences may name of the case; each kind allows its part of these."""
    return {
        "nomor_pendaftaran": permohonan.nomor,
        "diterima": hari_tanggal(permohonan.hari_diterima),
        "jatuh_tempo": hari_tanggal(permohonan.jatuh_tempo),
        "nama_pemohon": permohonan.pemohon.nama,
    }


def hak(rezim) -> dict:
    """The terms of the rights printed for the applicant, in hari kerja."""
    return {
        "hari": rezim.hari,
        "tambahan": rezim.tambahan,
        "hari_keberatan": HARI_KEBERATAN,
        "hari_sengketa": HARI_SENGKETA,
    }


def isian_formulir(permohonan) -> list[Isian]:
    """Model PPID-B line by line. The identity number is masked: a paper is never erased."""
    p = permohonan.pemohon
    return [
        pilih("Jenis pemohon", p, "jenis"),
        Isian("Nama lengkap", p.nama),
        *_bila(p.narahubung, Isian("Narahubung", p.narahubung)),
        Isian("Nomor identitas", identitas(p)),
        *_bila(p.nomor_pengesahan, Isian("Nomor SK pengesahan", p.nomor_pengesahan)),
        Isian("Pekerjaan", p.pekerjaan),
        Isian("Alamat", p.alamat, 2),
        Isian("Nomor telepon / email", p.kontak),
        *_bila(p.lewat_kuasa, Isian("Nama kuasa", p.nama_kuasa)),
        *_bila(p.lewat_kuasa, Isian("Alamat kuasa", p.alamat_kuasa, 2)),
        Isian("Rincian informasi yang dibutuhkan", permohonan.rincian, 4),
        Isian("Tahun atau periode", permohonan.periode),
        pilih("Kategori informasi publik", permohonan, "kategori"),
        Isian("Tujuan penggunaan informasi", permohonan.tujuan, 2),
        pilih("Cara memperoleh informasi", permohonan, "cara_memperoleh"),
        pilih("Cara mendapatkan salinan informasi", permohonan, "cara_salinan"),
        *_bila(p.bantuan, Isian("Bantuan yang diperlukan", ", ".join(p.label_bantuan))),
        Isian("Diterima melalui", _kanal(permohonan)),
    ]


def pilih(label: str, objek, nama: str) -> Isian:
    """The choices of a model field as boxes, the chosen one ticked."""
    nilai = getattr(objek, nama)
    pilihan = objek._meta.get_field(nama).choices
    return Isian(label, pilihan=tuple((kode == nilai, str(teks)) for kode, teks in pilihan))


def _bila(ada, isian: Isian) -> Iterable[Isian]:
    return (isian,) if ada else ()


def identitas(pemohon) -> str:
    if pemohon.nomor_identitas:
        return f"{pemohon.get_jenis_identitas_display()} {pemohon.identitas_tersamar}".strip()
    return pemohon.get_jenis_identitas_display() or "Identitas menyusul"


def _kanal(permohonan) -> str:
    """Surat nomor 12/LSM/2026 tanggal 3 November 2026"""
    surat = f" nomor {permohonan.nomor_surat}" if permohonan.nomor_surat else ""
    if permohonan.tanggal_surat:
        surat += f" tanggal {formats.date_format(permohonan.tanggal_surat, 'j F Y')}"
    return permohonan.get_kanal_display() + surat
