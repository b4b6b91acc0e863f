"""The end of the term: proposed, or a proposal withdrawn. Nothing is destroyed here."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dip import retensi
from dip.forms.pengarsipan import FormBatal, FormMusnah
from dip.models import Dokumen
from dip.views.dokumen import alamat
from dip.views.fakta import masa_simpan
from dip.views.kumpulan import halaman, masing_masing, terpilih
from ppid import cetak, jejak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal


@butuh(Izin.KELOLA_DOKUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request, pelaku: Pelaku):
    lihat = retensi.pilih(request.GET.get("lihat"))
    if request.method != "POST":
        return _halaman(request, pelaku, lihat, FormMusnah())
    aksi = request.POST.get("aksi")
    if aksi not in ("usulkan", "batalkan"):
        raise Http404
    form = (FormMusnah if aksi == "usulkan" else FormBatal)(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, lihat, form)
    _kerjakan(request, pelaku, form, aksi)
    return redirect(f"{_sini(pelaku)}?lihat={lihat.kunci}")


def _kerjakan(request, pelaku: Pelaku, form, aksi: str) -> None:
    pilih = form.cleaned_data["pilih"]

    def kerja(satu: Dokumen) -> None:
        versi = int(pilih[satu.token])
        if aksi == "usulkan":
            satu.usulkan_musnah(form.cleaned_data["alasan"], oleh=pelaku, versi=versi)
        else:
            satu.batalkan_usul_musnah(oleh=pelaku, versi=versi)

    kata = "diusulkan musnah" if aksi == "usulkan" else "tidak lagi diusulkan musnah"
    masing_masing(request, terpilih(Dokumen.objects.untuk(pelaku), pilih), kerja, kata)


def _sini(pelaku: Pelaku) -> str:
    return reverse("dokumen_retensi", args=[pelaku.satker.slug])


def _halaman(request, pelaku: Pelaku, lihat: retensi.Lihat, form):
    satu = halaman(request, retensi.baca(pelaku, lihat))
    cetakan = reverse("dokumen_retensi_cetak", args=[pelaku.satker.slug])
    konteks = {
        "tab": _tab(pelaku, lihat),
        "lihat": lihat,
        "usul": form if isinstance(form, FormMusnah) else FormMusnah(),
        "form": form,
        "halaman": satu,
        "kueri": tanpa_hal(request.GET),
        "baris": [_baris(pelaku, d) for d in satu.object_list],
        "url_cetak": f"{cetakan}?lihat={lihat.kunci}",
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "dip/dokumen/retensi.html", konteks, status=status)


def _baris(pelaku: Pelaku, d: Dokumen) -> dict:
    return {
        "d": d,
        "url": alamat(pelaku, d),
        "pilih": f"{d.token}:{d.versi}",
        "masa_simpan": masa_simpan(d),
    }


def _tab(pelaku: Pelaku, lihat: retensi.Lihat) -> list[Tab]:
    jumlah = retensi.jumlah(pelaku)
    return [
        Tab(
            f"?lihat={satu.kunci}",
            satu.teks,
            jumlah[satu.kunci.replace("-", "_")],
            satu == lihat,
            genting=satu.kunci == "lewat",
        )
        for satu in retensi.LIHAT
    ]


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def cetak_pdf(request, pelaku: Pelaku):
    """The list on paper, for the office's archive committee to decide and sign."""
    lihat = retensi.pilih(request.GET.get("lihat"))
    semua = retensi.baca(pelaku, lihat)
    banyak = semua.count()
    dimuat = list(semua[: cetak.MAKS_BARIS])
    data = {"ekspor": "retensi", "bentuk": "pdf", "baris": len(dimuat), "lihat": lihat.kunci}
    jejak.catat("lihat", oleh=pelaku, satker=pelaku.satker, data=data)
    konteks = {
        "judul": lihat.judul,
        "usul": not lihat.pilihan,
        "saringan": f"{banyak} dokumen, urut akhir masa simpan.",
        "baris": [(d, masa_simpan(d)) for d in dimuat],
        "sisa": banyak - len(dimuat),
    }
    nama = f"{lihat.judul} {pelaku.satker.nama} {pelaku.satker.hari_ini:%Y-%m-%d}"
    return cetak.daftar("naskah/retensi_dokumen.html", pelaku.satker, konteks, nama=nama)
