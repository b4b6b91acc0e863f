"""What a citizen reads before asking: the price list and the blank forms."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from permohonan.formulir_kosong import FORMULIR_PUBLIK
from permohonan.models import Tarif
from permohonan.views.umum import alamat
from ppid.konteks import kantor_publik
from ppid.models import Halaman
from ppid.naskah import respons_pdf


@login_not_required
@require_safe
def biaya(request, satker: str):
    """The office's words above its price list of today."""
    satker = kantor_publik(request, satker)
    tarif = list(Tarif.objects.filter(satker=satker, aktif=True))
    konteks = {
        "laman": Halaman.objects.publik(satker, "biaya"),
        "tarif": tarif,
        "dasar": sorted({t.dasar for t in tarif}),
    }
    return render(request, "permohonan/layanan/biaya.html", konteks)


@login_not_required
@require_safe
def formulir(request, satker: str):
    satker = kantor_publik(request, satker)
    daftar = [
        {
            "judul": satu.judul,
            "guna": satu.guna,
            "url_teks": alamat(f"formulir_{model}", satker),
            "berkas": {
                "url": alamat(f"formulir_{model}_pdf", satker),
                "nama": f"Unduh {satu.nama}",
                "ukuran": len(satu.pdf(satker)),
            },
        }
        for model, satu in FORMULIR_PUBLIK.items()
    ]
    return render(request, "permohonan/layanan/formulir.html", {"daftar": daftar})


@login_not_required
@require_safe
def pdf(request, satker: str, model: str):
    satker, satu = kantor_publik(request, satker), FORMULIR_PUBLIK[model]
    return respons_pdf(satu.pdf(satker), f"{satu.nama} {satker.nama}.pdf")


@login_not_required
@require_safe
def teks(request, satker: str, model: str):
    """The same form as words, for a screen reader: to be answered in an e-mail or a letter."""
    satker, satu = kantor_publik(request, satker), FORMULIR_PUBLIK[model]
    konteks = {"satu": satu, "bagian": satu.bacaan(), "isi": satu.konteks(satker)}
    return render(request, "permohonan/layanan/formulir_teks.html", konteks)
