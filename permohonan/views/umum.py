"""What the pages without sign-in share: the office, and the cases this browser has proved."""

from urllib.parse import urlencode

import segno
from django.conf import settings
from django.urls import reverse

from permohonan.models import Permohonan
from ppid.models import Satker

SESI = "perkara"  # {key of the case in addresses: hash of the code it was opened with}
DIINGAT = 10


def buka(request, permohonan: Permohonan) -> None:
    """Let this browser see one case. A code given anew closes it again.

    Under a new session key: whoever planted the old one sees nothing.
    """
    request.session.cycle_key()
    semua = request.session.get(SESI, {})
    semua.pop(permohonan.kunci, None)
    semua[permohonan.kunci] = permohonan.sidik_kode
    request.session[SESI] = dict(list(semua.items())[-DIINGAT:])


def terbuka(request, satker: Satker, nomor: str) -> Permohonan | None:
    bukti = request.session.get(SESI, {}).get(nomor)
    kasus = Permohonan.objects.terbukti(satker, nomor, bukti)
    return kasus.lengkap_baca().first() if bukti else None


def terakhir(request, satker: Satker) -> Permohonan | None:
    """The case last opened here at this office."""
    semua = (terbuka(request, satker, nomor) for nomor in reversed(request.session.get(SESI, {})))
    return next(filter(None, semua), None)


def alamat(nama: str, satker: Satker, tanya: dict | None = None, **kwargs) -> str:
    url = reverse(nama, kwargs={"satker": satker.slug, **kwargs})
    return f"{url}?{urlencode(tanya)}" if tanya else url


def alamat_cek(permohonan: Permohonan) -> str:
    """For a QR or a message: the number, never the code."""
    tanya = {"nomor": permohonan.kunci}
    return settings.ALAMAT_DASAR + alamat("cek", permohonan.satker, tanya)


def qr(teks: str) -> dict:
    """A QR as one stroked path: `sisi` units wide, quiet zone included."""
    baris = list(segno.make(teks, error="m").matrix_iter(border=2))
    titik = [(x, y) for y, isi in enumerate(baris) for x, hitam in enumerate(isi) if hitam]
    return {"sisi": len(baris), "garis": "".join(f"M{x} {y}.5h1" for x, y in titik)}
