"""What every page of an office shows around its content."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from django.shortcuts import get_object_or_404
from django.urls import reverse

from ppid.izin import Izin, Pelaku
from ppid.models import Satker

MENU_PUBLIK = (
    ("Beranda", "beranda"),
    ("Informasi publik", "informasi"),
    ("DIP", "dip"),
    ("Ajukan permohonan", "baru"),
    ("Cek status", "cek"),
    ("Kontak", "kontak"),
)
# What the foot of every public page leads to.
LAYANAN = (
    ("Profil", "profil"),
    ("Tata cara", "tata_cara"),
    ("Formulir", "formulir"),
    ("Pertanyaan umum", "faq"),
    ("Maklumat pelayanan", "maklumat"),
    ("Standar biaya", "biaya"),
    ("Regulasi", "regulasi"),
    ("Laporan", "laporan_publik"),
    ("Statistik", "statistik"),
    ("Aksesibilitas", "aksesibilitas"),
    ("Privasi", "privasi"),
)
# By how often a day asks for it: what does not stand in the open is under "Lainnya".
MENU_STAF = (
    ("Ringkasan pimpinan", "pimpinan", Izin.LIHAT_PIMPINAN),
    ("Ringkasan", "ppid", Izin.SUPERVISI),
    ("Meja", "meja", Izin.LIHAT_PERMOHONAN),
    ("Catat", "catat", Izin.CATAT),
    ("Antrean", "antrean", Izin.LIHAT_PERMOHONAN),
    ("Persetujuan", "persetujuan", Izin.LIHAT_PERSETUJUAN),
    ("Supervisi", "supervisi", Izin.SUPERVISI),
    ("Register", "register", Izin.LIHAT_PERMOHONAN),
    ("Laporan", "laporan_kelola", Izin.LIHAT_LAPORAN),
    ("Kalender", "kalender", Izin.LIHAT_PERMOHONAN),
    ("Permintaan bahan", "penghubung", Izin.BAHAN),
    ("DIP", "dip_kelola", Izin.LIHAT_DIP),
    ("Matriks", "matriks", Izin.LIHAT_MATRIKS),
    ("Perlu diperiksa", "kiriman", Izin.CATAT),
    ("Uji konsekuensi", "uji", Izin.KOORDINASIKAN),
    ("Dokumen", "dokumen", Izin.KELOLA_DOKUMEN),
    ("DIK", "dik", Izin.KELOLA_DIK),
    ("Kabar", "kabar", Izin.LIHAT_KABAR),
    ("Privasi", "privasi_kantor", Izin.LIHAT_AKSES),
    ("Ruang pemeriksaan", "audit", Izin.PERIKSA_KANTOR),
    ("Pengaturan", "kelola", Izin.KELOLA_KANTOR),
    ("Pengaturan nasional", "kelola", Izin.REZIM_NASIONAL),
)

# The pages of settings, in the order of setting up an office: title, address, rights, what it is.
KELOLA = (
    ("Kantor", "kelola_kantor", (Izin.KELOLA_KANTOR,), "Nama, kop surat, logo, alamat, kontak."),
    ("Jam layanan", "jam_layanan", (Izin.KELOLA_KANTOR,), "Jam buka dan istirahat setiap hari."),
    ("Hari libur", "hari_libur", (Izin.LIBUR_LOKAL, Izin.LIBUR_NASIONAL), "Hari kantor tutup."),
    ("Unit", "unit", (Izin.KELOLA_KANTOR,), "Bagian dan subbagian yang menguasai informasi."),
    (
        *("Pengguna dan jabatan", "pengguna", (Izin.KELOLA_KANTOR,)),
        "Siapa memegang jabatan apa sejak kapan, Plt. dan Plh., dan kata sandi pertama.",
    ),
    (
        *("Nomor pendaftaran", "penomoran", (Izin.KELOLA_KANTOR,)),
        "Pola nomor dan nomor terakhir sebelum memakai portal.",
    ),
    ("SOP", "kelola_sop", (Izin.KELOLA_KANTOR,), "Versi SOP dan siapa mengerjakan langkahnya."),
    ("Naskah", "kelola_naskah", (Izin.KELOLA_KANTOR,), "Nomor, penanda tangan, dan teks surat."),
    (
        *("Pesan dan pengingat", "kelola_notifikasi", (Izin.KELOLA_KANTOR,)),
        "Kata-kata email dan WhatsApp, dan jam ringkasan pagi.",
    ),
    (
        *("Halaman kantor", "kelola_halaman", (Izin.KELOLA_KANTOR,)),
        "Profil, maklumat, pertanyaan umum, dan halaman lain yang dibaca masyarakat.",
    ),
    (
        "Biaya salinan",
        "biaya_salinan",
        (Izin.KELOLA_KANTOR,),
        "Daftar biaya yang tercetak di surat.",
    ),
    (
        *("Rezim waktu", "rezim", (Izin.KELOLA_KANTOR, Izin.REZIM_NASIONAL)),
        "Berapa hari kerja jawaban harus diberikan.",
    ),
    (
        *("Privasi dan masa simpan", "masa_simpan", (Izin.KELOLA_KANTOR,)),
        "Berapa lama berkas identitas pemohon disimpan sesudah permohonan selesai.",
    ),
)
SENDIRI = ("beranda", "meja", "ppid")  # addresses under these belong to other entries
BANYAK_UTAMA = 7  # entries of the menu that stand in the open; the rest under "Lainnya"


@dataclass(frozen=True)
class ButirMenu:
    teks: str
    url: str
    aktif: bool
    keterangan: str = ""


class Tab(NamedTuple):
    """One of a page's looks at the same thing. `genting`: its number is red when not zero."""

    url: str
    teks: str
    jumlah: int | None
    aktif: bool
    genting: bool = False


def kantor_publik(request, slug: str) -> Satker:
    """The office of a public address; also what draws the page's menu."""
    request.satker = get_object_or_404(Satker, slug=slug)
    return request.satker


def kantor(request) -> dict:
    """`satker` of the address, the actor, and the menu drawn from their rights."""
    pelaku: Pelaku | None = getattr(request, "pelaku", None)
    slug = (getattr(request.resolver_match, "kwargs", None) or {}).get("satker")
    if pelaku is not None:
        menu = _menu_staf(request, pelaku)
        utama = BANYAK_UTAMA if len(menu) > BANYAK_UTAMA + 1 else len(menu)
        return {
            "satker": pelaku.satker,
            "pelaku": pelaku,
            "menu": menu[:utama],
            "menu_lain": menu[utama:],
            "kelola": _kelola(request, pelaku),
        }
    satker = getattr(request, "satker", None) or (slug and Satker.objects.filter(slug=slug).first())
    menu, layanan = (_menu(request, satker, b) if satker else [] for b in (MENU_PUBLIK, LAYANAN))
    dasar = {"satker": satker or None, "pelaku": None, "menu_lain": []}
    return dasar | {"menu": menu, "layanan": layanan}


def tanpa_hal(query) -> str:
    """The query string for links to other pages of the same list."""
    sisa = query.copy()
    sisa.pop("hal", None)
    return f"{sisa.urlencode()}&" if sisa else ""


def _menu_staf(request, pelaku: Pelaku) -> list[ButirMenu]:
    butir = [(teks, nama) for teks, nama, izin in MENU_STAF if pelaku.boleh(izin)]
    if pelaku.boleh(Izin.SUPERVISI):  # the Kasubbag's own morning goes first
        butir.insert(BANYAK_UTAMA, butir.pop(0))
    return _menu(request, pelaku.satker, butir)


def _kelola(request, pelaku: Pelaku) -> list[ButirMenu]:
    """The settings this actor may change; only on their pages."""
    if not request.path.startswith("/kelola/"):
        return []
    return [
        replace(_menu(request, pelaku.satker, [(teks, nama)])[0], keterangan=keterangan)
        for teks, nama, izin, keterangan in KELOLA
        if any(pelaku.boleh(satu) for satu in izin)
    ]


def _menu(request, satker, butir) -> list[ButirMenu]:
    daftar = []
    for teks, nama in butir:
        url = reverse(nama, kwargs={"satker": satker.slug})
        daftar.append(ButirMenu(teks, url, _aktif(request.path, url, nama)))
    return daftar


def _aktif(path: str, url: str, nama: str) -> bool:
    if nama == "cek" and "/saya/" in path:
        return True
    if nama == "kelola":
        return path.startswith("/kelola/")
    return path == url or (nama not in SENDIRI and path.startswith(url))
