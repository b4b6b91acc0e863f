"""*Foto dari HP*: a page of one use, on the clerk's phone, for the intake on the computer."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from permohonan.forms.publik import FormFoto
from permohonan.models import Draf
from ppid import berkas, waktu
from ppid.izin import Pelaku, Peran
from ppid.konteks import kantor_publik


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request, satker, token):
    tempat = kantor_publik(request, satker)
    draf = Draf.objects.foto(tempat, token).first()
    if draf is None:
        return _usang(request, 404)
    if draf.foto_sampai is None or draf.foto_sampai < waktu.sekarang():
        return _usang(request, 410)
    if request.method != "POST":
        return render(request, "permohonan/publik/foto.html", {"form": FormFoto()})
    form = FormFoto(request.POST, request.FILES)
    if not form.is_valid() or not _siapkan(form, draf):
        return render(request, "permohonan/publik/foto.html", {"form": form})
    if not _kaitkan(draf, token, form.siap):
        return _usang(request, 404)
    return render(request, "permohonan/publik/foto_terkirim.html", {"form": None})


def _siapkan(form: FormFoto, draf: Draf) -> bool:
    oleh = Pelaku(frozenset({Peran.PETUGAS}), satker=draf.satker, pengguna=draf.pengguna)
    isi = form.cleaned_data
    try:
        form.siap = berkas.siapkan(isi["berkas"], isi["jenis"], satker=draf.satker, oleh=oleh)
    except ValidationError as galat:
        form.add_error("berkas", galat)
        return False
    return True


@transaction.atomic
def _kaitkan(draf: Draf, token: str, siap) -> bool:
    """Compare-and-set on the token: the address works once."""
    baris = Draf.objects.filter(pk=draf.pk, token_foto=token)
    if not baris.update(token_foto="", foto_sampai=None):
        return False
    berkas.kaitkan(siap, draf)
    return True


def _usang(request, status: int):
    return render(request, "permohonan/publik/foto_usang.html", {"form": None}, status=status)
