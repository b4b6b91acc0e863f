"""What an actor can do on a case page: one primary act, one beside it, the rest under "Lainnya".

Drawn from the workflow; this file only knows the order in which a clerk thinks, and which facts of
the case make an act pointless.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from permohonan.fakta import Fakta
from permohonan.giliran import LABEL_USULAN, menunggu_siapa
from permohonan.models.jawaban_meja import DI_MEJA
from permohonan.models.tanggapan import Perpanjangan
from permohonan.pilihan import CaraSerah
from permohonan.status import Status
from ppid import alur
from ppid.izin import Pelaku, Peran
from ppid.templatetags.ppid import hari_pendek

VERIFIKASI = ("nyatakan_lengkap", "minta_kelengkapan")
CETAK = {"cetak_formulir": "formulir", "cetak_amplop": "amplop"}  # acts without a form of their own
# Acts with a page of their own: its address.
HALAMAN = {
    "jawab_di_tempat": "perkara_jawab",
    "jelaskan": "perkara_jelaskan",
    "susun_tanggapan": "perkara_tanggapan",
    "siapkan_berkas": "perkara_berkas_jawaban",
    "jawab_temuan": "perkara_berkas_jawaban",
}
PERSETUJUAN = ("setujui", "kembalikan", "perpanjang", "tolak_perpanjangan")
# Words of the address where they are not those of the act.
SLUG = {"usulkan_perpanjangan": "perpanjang", "serahkan": "serah"}
NAMA = {slug: nama for nama, slug in SLUG.items()}
# Never a button here: done by others, or on the page that another button opens.
TANPA_TOMBOL = {"serah_bahan", "catat_uji", "unduh", "kembalikan", "tolak_perpanjangan"}
TANPA_TOMBOL |= {"batalkan_tugas", "batalkan_catatan"}  # beside what they take back
LABEL = {"setujui": "Baca dan setujui", "perpanjang": "Putuskan perpanjangan"}


@dataclass(frozen=True)
class Tombol:
    teks: str
    url: str


@dataclass(frozen=True)
class Menu:
    utama: Tombol | None
    kedua: Tombol | None
    lainnya: list[Tombol]
    kalimat: str


def alamat(permohonan, nama: str = "perkara", **kwargs) -> str:
    return reverse(
        nama, kwargs={"satker": permohonan.satker.slug, "nomor": permohonan.kunci} | kwargs
    )


def slug_aksi(nama: str) -> str:
    return SLUG.get(nama, nama.replace("_", "-"))


def nama_aksi(slug: str) -> str:
    """The act of an address word, or "" when no act is written so."""
    nama = NAMA.get(slug, slug.replace("-", "_"))
    return nama if slug_aksi(nama) == slug else ""


def alamat_aksi(permohonan, nama: str) -> str:
    """Where an act of the workflow is done."""
    if nama in VERIFIKASI:
        return alamat(permohonan, "perkara_verifikasi")
    if nama in CETAK:
        return alamat(permohonan, "perkara_cetak", jenis=CETAK[nama])
    if nama in PERSETUJUAN:
        return alamat(permohonan, "persetujuan_satu")
    if nama in HALAMAN:
        return alamat(permohonan, HALAMAN[nama])
    return alamat(permohonan, "perkara_aksi", aksi=slug_aksi(nama))


def menu(permohonan, pelaku: Pelaku, fakta: Fakta) -> Menu:
    label = {
        t.nama: LABEL.get(t.nama, t.label)
        for t in alur.tersedia(permohonan, pelaku)
        if _masuk_akal(permohonan, t.nama, fakta)
    }
    surat = _cetak_surat(permohonan, fakta)
    utama = next((n for n in _urutan_utama(permohonan, fakta) if n in label), None)
    urutan = [] if surat else _urutan_kedua(permohonan, fakta)
    kedua = next((n for n in urutan if n in label and n != utama), None)
    lain = [n for n in label if n not in (utama, kedua, *VERIFIKASI)]
    tombol = {n: Tombol(label[n], alamat_aksi(permohonan, n)) for n in label}
    return Menu(
        tombol.get(utama),
        surat or tombol.get(kedua),
        _verifikasi(permohonan, label, utama) + [tombol[n] for n in lain] + _selalu(permohonan),
        kalimat(permohonan, utama, fakta),
    )


# The workflow allows an act by status; the facts of the case decide whether it is offered.


def _masuk_akal(permohonan, nama: str, fakta: Fakta) -> bool:
    if nama in TANPA_TOMBOL:
        return False
    if nama in LABEL_USULAN or nama.removeprefix("tolak_") in LABEL_USULAN:
        return nama.removeprefix("tolak_") == permohonan.usulan
    if nama.removeprefix("usulkan_") in LABEL_USULAN and permohonan.usulan:
        return False
    syarat = SYARAT.get(nama)
    return bool(syarat(permohonan, fakta)) if syarat else True


def _batas_lengkapi_lewat(p, f: Fakta) -> bool:
    return p.satker.hari_ini > p.batas_lengkapi


def _surat_perpanjangan_menunggu(p, f: Fakta) -> bool:
    return f.perpanjangan_pada(Perpanjangan.Keadaan.DISETUJUI) is not None and not f.lewat


def _dapat_diserahkan(p, f: Fakta) -> bool:
    return not f.butuh_identitas


SYARAT: dict[str, Callable] = {
    "usulkan_hentikan": _batas_lengkapi_lewat,
    "unggah_pindaian": lambda p, f: f.tanpa_pindaian,
    "jawab_di_tempat": lambda p, f: p.kanal in DI_MEJA and f.bagian_terbuka,
    "jelaskan": lambda p, f: any(not b.dijelaskan_id for b in f.bagian_terbuka),
    "bagi_rincian": lambda p, f: f.bagian_terbuka,
    "ubah_rincian": lambda p, f: f.bagian_terbuka,
    "ingatkan_unit": lambda p, f: f.tunggu.bahan,
    "usulkan_uji": lambda p, f: p.satker.induk_id and all(u.keadaan == "diputus" for u in f.uji),
    "usulkan_perpanjangan": lambda p, f: f.boleh_perpanjang,
    "perpanjang": lambda p, f: f.perpanjangan_pada(Perpanjangan.Keadaan.DIUSULKAN),
    "kirim_perpanjangan": _surat_perpanjangan_menunggu,
    "siapkan_berkas": lambda p, f: not f.bertemuan,
    "jawab_temuan": lambda p, f: f.bertemuan,
    "serahkan": _dapat_diserahkan,
    "tutup_tidak_diambil": lambda p, f: p.boleh_tutup_tidak_diambil,
    "kirim_ulang": lambda p, f: f.sah and p.diberitahukan_pada,
    "cetak_amplop": lambda p, f: f.sah,
    "tahan_identitas": lambda p, f: not p.ditahan_pada,
    "lepas_tahan": lambda p, f: p.ditahan_pada,
}


# The order in which a clerk thinks: the next legal act first.


def _urutan_utama(permohonan, fakta: Fakta) -> list[str]:
    if permohonan.usulan:
        return [permohonan.usulan]
    return URUTAN[permohonan.status](permohonan, fakta)


def _diajukan(p, f: Fakta) -> list[str]:
    return ["minta_kelengkapan" if f.kurang else "nyatakan_lengkap"]


def _diproses(p, f: Fakta) -> list[str]:
    konsep = ["susun_tanggapan"] if f.dijelaskan or f.dikembalikan else []
    tersedia = ["jawab_di_tempat"] if p.kanal in DI_MEJA and f.tersedia else []
    return [*PERPANJANGAN, *konsep, *tersedia, "teruskan"]


def _koordinasi(p, f: Fakta) -> list[str]:
    menunggu = f.tunggu.kegiatan.menunggu
    if menunggu == Peran.KASUBBAG:
        berikut = ["disposisi"]
    elif menunggu == Peran.PETUGAS or f.bahan_masuk:
        berikut = ["susun_tanggapan"]
    else:
        terlambat = any(b.terlambat(p.satker.hari_ini) for b in f.tunggu.bahan)
        berikut = ["ingatkan_unit"] if terlambat else []
    return [*PERPANJANGAN, *berikut]


def _serah(p, f: Fakta) -> list[str]:
    return ["catat_identitas" if f.butuh_identitas else "serahkan"]


PERPANJANGAN = ("perpanjang", "kirim_perpanjangan")
URUTAN: dict[str, Callable] = {
    Status.DIAJUKAN: _diajukan,
    Status.PERLU_DILENGKAPI: lambda p, f: ["lengkapi"],
    Status.DIPROSES: _diproses,
    Status.KOORDINASI: _koordinasi,
    Status.MENUNGGU_PERSETUJUAN: lambda p, f: ["setujui", "kirim_perpanjangan"],
    Status.SIAP_DISAMPAIKAN: lambda p, f: ["beritahukan"],
    Status.MENUNGGU_PENYERAHAN: _serah,
    Status.SELESAI: lambda p, f: [],
}
KEDUA: dict[str, tuple[str, ...]] = {
    Status.PERLU_DILENGKAPI: ("usulkan_hentikan",),
    Status.DIPROSES: ("teruskan", "jawab_di_tempat", "jelaskan"),
    Status.KOORDINASI: ("disposisi", "ingatkan_unit", "susun_tanggapan"),
    Status.MENUNGGU_PERSETUJUAN: ("perpanjang",),
    Status.SIAP_DISAMPAIKAN: ("unggah_pindaian",),
    Status.MENUNGGU_PENYERAHAN: ("tutup_tidak_diambil", "ingatkan_pengambilan"),
}
KEDUA_POS = {Status.MENUNGGU_PENYERAHAN: ("tutup_tidak_diambil", "cetak_amplop")}


def _urutan_kedua(permohonan, fakta: Fakta) -> list[str]:
    if permohonan.usulan:
        return [f"tolak_{permohonan.usulan}"]
    panjang = ["usulkan_perpanjangan"] if fakta.saat_menawar else []
    berikut = KEDUA.get(permohonan.status, ())
    if permohonan.cara_serah == CaraSerah.POS:
        berikut = KEDUA_POS.get(permohonan.status, berikut)
    identitas = [] if permohonan.pemohon.identitas_tercatat else ["catat_identitas"]
    return [*panjang, *berikut, *identitas, "catatan_kontak"]


def _cetak_surat(permohonan, fakta: Fakta) -> Tombol | None:
    """The approved letter, to be signed in ink before it leaves."""
    surat = fakta.surat_belum_dipindai
    if permohonan.status != Status.SIAP_DISAMPAIKAN or not surat:
        return None
    return Tombol("Cetak surat", alamat(permohonan, "perkara_naskah", token=surat.token))


def _verifikasi(permohonan, label: dict, utama: str | None) -> list[Tombol]:
    if utama in VERIFIKASI or not set(VERIFIKASI) & set(label):
        return []
    return [Tombol("Verifikasi kelengkapan", alamat(permohonan, "perkara_verifikasi"))]


def _selalu(permohonan) -> list[Tombol]:
    bukti = alamat(permohonan, "perkara_cetak", jenis="tanda-bukti")
    return [
        Tombol("Cetak tanda bukti", bukti),
        Tombol("Matriks kegiatan", alamat(permohonan, "perkara_kegiatan")),
        Tombol("Riwayat lengkap", alamat(permohonan, "perkara_riwayat")),
    ]


def kalimat(permohonan, utama: str | None, fakta: Fakta) -> str:
    """Why there is no primary button, or ""."""
    if utama:
        return ""
    if not permohonan.terbuka:
        return f"{permohonan.get_hasil_display()}."
    if permohonan.usulan:
        return f"Usulan {LABEL_USULAN[permohonan.usulan]} menunggu keputusan Kasubbag."
    if permohonan.status == Status.MENUNGGU_PERSETUJUAN:
        return "Konsep tanggapan menunggu persetujuan Kasubbag."
    return _koordinasi_menunggu(fakta) if permohonan.status == Status.KOORDINASI else ""


def _koordinasi_menunggu(fakta: Fakta) -> str:
    if not fakta.tunggu.bahan:
        return "Kasubbag menentukan unit yang diminta bahan."
    batas = hari_pendek(min(b.batas for b in fakta.tunggu.bahan))
    return f"Bahan dari {menunggu_siapa(fakta.tunggu)} ditunggu sampai {batas}."


def jalan(permohonan) -> list:
    """The steps of its SOP version that are ways to choose from, once it is complete."""
    return [x for x in permohonan.sop.langkah_per_kunci.values() if x.pilihan]


def atau(kata: list[str]) -> str:
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])}, atau {kata[-1]}"
