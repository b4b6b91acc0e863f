"""Step 2, the desk's part: class and term for many at once, ordered by retention, to the PPID."""

from django.db.models import F
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip.forms.pengarsipan import FormKelas
from dip.models import Dokumen
from dip.status.dokumen import Status
from dip.views.dokumen import alamat
from dip.views.kumpulan import halaman, masing_masing, terpilih
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import tanpa_hal


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request, pelaku: Pelaku):
    kueri = Dokumen.objects.untuk(pelaku).filter(status=Status.TERDAFTAR)
    form = FormKelas(dikirim(request), satker=pelaku.satker)
    if form.is_valid():
        _terapkan(request, pelaku, form, kirim=request.POST.get("aksi") == "kirim")
        return redirect(reverse("dokumen_klasifikasi", args=[pelaku.satker.slug]))
    urut = (F("simpan_sampai").asc(nulls_last=True), "judul", "pk")
    satu = halaman(request, kueri.select_related("unit", "oleh").order_by(*urut))
    konteks = {
        "form": form,
        "halaman": satu,
        "kueri": tanpa_hal(request.GET),
        "baris": [(alamat(pelaku, d), f"{d.token}:{d.versi}", d) for d in satu.object_list],
    }
    status = TIDAK_SAH if request.method == "POST" else 200
    return render(request, "dip/dokumen/klasifikasi.html", konteks, status=status)


def _terapkan(request, pelaku: Pelaku, form: FormKelas, *, kirim: bool) -> None:
    pilih = form.cleaned_data["pilih"]

    def kerja(satu: Dokumen) -> None:
        verba = satu.klasifikasikan if kirim else satu.ubah
        verba(oleh=pelaku, versi=int(pilih[satu.token]), **form.isian(satu))

    kata = "dikirim untuk disahkan" if kirim else "diberi klasifikasi"
    # Of all that are the office's: who comes too late hears that it was handed on already.
    semua = terpilih(Dokumen.objects.untuk(pelaku), pilih)
    masing_masing(request, semua, kerja, kata)
