"""The yearly DIP report: read at any time, numbered once the DIP is out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dip import laporan as isi_laporan
from dip.naskah.laporan import LAPORAN
from dip.views.jalan import alamat, ambil, konteks
from dip.views.terbitkan import terakhir
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.SUSUN_DIP, Izin.LIHAT_PIMPINAN)
@require_http_methods(["GET", "HEAD", "POST"])
def laporan(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method == "POST":
        if not pelaku.boleh(Izin.KOORDINASI_DIP):
            raise PermissionDenied
        surat = isi_laporan.terbitkan(dip, oleh=pelaku)
        messages.success(request, f"Laporan terbit dengan nomor {surat.nomor}.")
        return redirect(alamat(dip, "dip_laporan"))
    isi = isi_laporan.laporan(dip) | konteks(dip, pelaku)
    isi["surat"] = terakhir(dip, LAPORAN.kode)
    isi["boleh_terbitkan"] = dip.terbit and pelaku.boleh(Izin.KOORDINASI_DIP) and not isi["surat"]
    return render(request, "dip/penetapan/laporan.html", isi)
