"""The legal clocks: the national rows, and an office's switch to the short one of elections."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ppid.bidang import TIDAK_SAH
from ppid.forms.kantor import FormPemilu, FormRezim
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import RezimWaktu
from ppid.views.kelola import milik, simpan


@butuh(Izin.KELOLA_KANTOR, Izin.REZIM_NASIONAL)
@require_http_methods(["GET", "HEAD", "POST"])
def rezim(request, pelaku: Pelaku):
    """Cases keep the row under which they were received: a row is added, never changed."""
    aksi = request.POST.get("aksi", "-") if request.method == "POST" else None
    nasional = FormRezim(request.POST if aksi == "rezim" else None, satker=pelaku.satker)
    kantor = milik(pelaku)
    pemilu = FormPemilu(request.POST if aksi == "pemilu" else None, instance=kantor)
    if aksi == "rezim":
        _pastikan(pelaku.boleh(Izin.REZIM_NASIONAL))
        if nasional.is_valid():
            return _selesai(request, nasional, "rezim_ditambah", pelaku)
    elif aksi == "pemilu":
        _pastikan(pelaku.boleh(Izin.KELOLA_KANTOR) and not _berjalan(pelaku))
        if pemilu.is_valid():
            return _selesai(request, pemilu, "rezim_pemilu_diubah", pelaku)
    return _halaman(request, pelaku, nasional, pemilu, aksi)


def _pastikan(boleh: bool) -> None:
    if not boleh:
        raise PermissionDenied


def _berjalan(pelaku: Pelaku) -> bool:
    """Requests have come in under the short clock: what was promised in letters stays."""
    sejak = pelaku.satker.pemilu_sejak
    return bool(sejak and sejak <= pelaku.satker.hari_ini)


def _selesai(request, form, jenis: str, pelaku: Pelaku):
    simpan(request, form, jenis, pelaku)
    return redirect("rezim", satker=pelaku.satker.slug)


def _halaman(request, pelaku: Pelaku, nasional: FormRezim, pemilu: FormPemilu, aksi: str | None):
    hari_ini = pelaku.satker.hari_ini
    baris = list(RezimWaktu.objects.order_by("kode", "-berlaku_sejak"))
    kini = {satu.kode: satu for satu in reversed(baris) if satu.berlaku_sejak <= hari_ini}
    konteks = {
        "baris": [(satu, _keadaan(satu, kini, hari_ini)) for satu in baris],
        "rezim": kini,
        "nasional": nasional if pelaku.boleh(Izin.REZIM_NASIONAL) else None,
        "pemilu": pemilu if pelaku.boleh(Izin.KELOLA_KANTOR) and not _berjalan(pelaku) else None,
        "berjalan": _berjalan(pelaku),
        "form": pemilu if aksi == "pemilu" else nasional,
    }
    return render(request, "kelola/rezim.html", konteks, status=TIDAK_SAH if aksi else 200)


def _keadaan(satu: RezimWaktu, kini: dict, hari_ini) -> tuple[str, str]:
    """In words, and the look of its badge."""
    if satu == kini.get(satu.kode):
        return "Berlaku", "aman"
    return ("Akan berlaku", "netral") if satu.berlaku_sejak > hari_ini else ("Lama", "tepi")
