"""What every page of an office shows around its content."""

from dataclasses import dataclass

from django.urls import reverse

from ppid.izin import Izin, Pelaku
from ppid.models import Satker

MENU_PUBLIK = (
    ("Beranda", "beranda"),
    ("Ajukan permohonan", "baru"),
    ("Cek status", "cek"),
    ("Tata cara", "tata_cara"),
)
MENU_STAF = (
    ("Meja", "meja", Izin.LIHAT_PERMOHONAN),
    ("Catat", "catat", Izin.CATAT),
    ("Antrean", "antrean", Izin.LIHAT_PERMOHONAN),
    ("Perlu diperiksa", "kiriman", Izin.CATAT),
    ("Persetujuan", "persetujuan", Izin.PUTUSKAN),
    ("Permintaan bahan", "penghubung", Izin.BAHAN),
    ("Uji konsekuensi", "uji", Izin.KOORDINASIKAN),
    ("Dokumen", "dokumen", Izin.KELOLA_DOKUMEN),
    ("DIK", "dik", Izin.KELOLA_DIK),
    ("Hari libur", "hari_libur", Izin.LIBUR_LOKAL),
    ("Hari libur nasional", "hari_libur", Izin.LIBUR_NASIONAL),
)


@dataclass(frozen=True)
class ButirMenu:
    teks: str
    url: str
    aktif: bool
    jumlah: int | None = None


def kantor(request) -> dict:
    """`satker` of the address, the actor, and the menu drawn from their rights."""
    pelaku: Pelaku | None = getattr(request, "pelaku", None)
    slug = (getattr(request.resolver_match, "kwargs", None) or {}).get("satker")
    if pelaku is not None:
        return {"satker": pelaku.satker, "pelaku": pelaku, "menu": _menu_staf(request, pelaku)}
    satker = getattr(request, "satker", None) or (slug and Satker.objects.filter(slug=slug).first())
    menu = _menu(request, satker, MENU_PUBLIK) if satker else []
    return {"satker": satker or None, "pelaku": None, "menu": menu}


def tanpa_hal(query) -> str:
    """The query string for links to other pages of the same list."""
    sisa = query.copy()
    sisa.pop("hal", None)
    return f"{sisa.urlencode()}&" if sisa else ""


def _menu_staf(request, pelaku: Pelaku) -> list[ButirMenu]:
    butir = [(teks, nama) for teks, nama, izin in MENU_STAF if pelaku.boleh(izin)]
    return _menu(request, pelaku.satker, butir)


def _menu(request, satker, butir) -> list[ButirMenu]:
    daftar = []
    for teks, nama in butir:
        url = reverse(nama, kwargs={"satker": satker.slug})
        daftar.append(ButirMenu(teks, url, _aktif(request.path, url, nama)))
    return daftar


def _aktif(path: str, url: str, nama: str) -> bool:
    if nama == "cek" and "/saya/" in path:
        return True
    return path == url or (nama not in ("beranda", "meja") and path.startswith(url))
