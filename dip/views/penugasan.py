"""Step 2: the Kabag tasks the Kasubbag."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dip.forms.penyusunan import FormTugas
from dip.models import Penyusunan
from dip.naskah.nota import ARAHAN
from dip.views.jalan import alamat, ambil
from dip.views.kelola import butir_naskah
from ppid import alur
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Naskah
from ppid.naskah import NomorTerpakai


@butuh(Izin.TUGASKAN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def tugas(request, pelaku: Pelaku, tahun: int):
    """Whoever may not task now reads what was tasked."""
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        boleh = any(t.nama == "tugaskan_kasubbag" for t in alur.tersedia(dip, pelaku))
        return _halaman(request, dip, FormTugas(pelaku=pelaku, dip=dip) if boleh else None)
    form = FormTugas(request.POST, pelaku=pelaku, dip=dip)
    if form.is_valid() and _tugaskan(form, dip):
        messages.success(request, "Kasubbag ditugaskan. Lembar disposisinya terbit.")
        return redirect(alamat(dip))
    return _halaman(request, dip, form)


def _tugaskan(form: FormTugas, dip: Penyusunan) -> bool:
    lembar = {"arahan": form.cleaned_data["arahan"], "nomor": form.nomor()}
    try:
        dip.tugaskan_kasubbag(detik=form.detik(), **lembar, **form.pihak())
    except NomorTerpakai as galat:
        form.add_error("nomor", galat)
        return False
    return True


def _halaman(request, dip: Penyusunan, form: FormTugas | None):
    lembar = Naskah.objects.tentang(dip).filter(jenis=ARAHAN.kode).select_related("pdf", "pindaian")
    konteks = {
        "dip": dip,
        "form": form,
        "naskah": [butir_naskah(dip, n) for n in lembar.defer("html")],
        "url": alamat(dip),
        "langkah": dip.sop.langkah_per_kunci.get("tugaskan_kasubbag"),
    }
    status = TIDAK_SAH if form and form.is_bound else 200
    return render(request, "dip/nota/tugas.html", konteks, status=status)
