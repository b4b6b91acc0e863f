"""Settings: the words of messages, previewed with a real case, and the morning digest."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from permohonan.contoh_pesan import contoh
from permohonan.forms.notifikasi import FormJam, FormTeks
from permohonan.pesan import JENIS
from ppid import kabar
from ppid.bidang import TIDAK_SAH, dikirim
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import TeksKabar
from ppid.teks_kabar import Teks

TANPA_ALAMAT = "Akun Anda belum punya alamat email, jadi tidak ada yang dikirim."


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def daftar(request, pelaku: Pelaku):
    form = FormJam(dikirim(request), instance=pelaku.satker)
    if form.is_valid():
        if form.simpan("jam_ringkasan_diubah", oleh=pelaku):
            messages.success(request, "Jam ringkasan pagi tersimpan.")
        return redirect("kelola_notifikasi", pelaku.satker.slug)
    konteks = {"form": form, "kelompok": _kelompok(pelaku)}
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "kelola/notifikasi.html", konteks, status=status)


def _kelompok(pelaku: Pelaku) -> list[dict]:
    sendiri = set(TeksKabar.objects.filter(satker=pelaku.satker).values_list("kode", flat=True))
    unit = [k for k, jenis in JENIS.items() if jenis.untuk_unit]
    salin = [k for k, jenis in JENIS.items() if not jenis.berperihal]
    pemohon = [k for k in JENIS if k not in (*unit, *salin)]
    judul = {
        "Email kepada pemohon": pemohon,
        "Untuk disalin petugas": salin,
        "Email kepada tim penghubung": unit,
    }
    return [
        {"judul": j, "baris": [_baris(pelaku, k, k in sendiri) for k in kode]}
        for j, kode in judul.items()
    ]


def _baris(pelaku: Pelaku, kode: str, sendiri: bool) -> dict:
    return {"jenis": JENIS[kode], "sendiri": sendiri, "url": _alamat(pelaku, kode)}


def _alamat(pelaku: Pelaku, kode: str) -> str:
    return reverse("kelola_notifikasi_satu", args=[pelaku.satker.slug, kode])


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, kode: str):
    if kode not in JENIS:
        raise Http404
    form = FormTeks(dikirim(request), satker=pelaku.satker, kode=kode)
    aksi = request.POST.get("aksi", "")
    if aksi == "bawaan":
        return _kembalikan(request, pelaku, form)
    if form.is_valid() and aksi != "lihat":
        return (_uji if aksi == "uji" else _simpan)(request, pelaku, form)
    return _halaman(request, pelaku, kode, form)


def _kembalikan(request, pelaku: Pelaku, form: FormTeks):
    if form.kembalikan(oleh=pelaku):
        messages.success(request, f"“{form.jenis.judul}” kembali memakai teks bawaan.")
    return redirect(_alamat(pelaku, form.instance.kode))


def _simpan(request, pelaku: Pelaku, form: FormTeks):
    if form.has_changed() and form.simpan("teks_kabar_diubah", oleh=pelaku):
        messages.success(request, f"Teks “{form.jenis.judul}” tersimpan.")
    else:
        messages.info(request, "Tidak ada yang berubah.")
    return redirect(_alamat(pelaku, form.instance.kode))


def _uji(request, pelaku: Pelaku, form: FormTeks):
    """The typed text, as the preview shows it, to the writer's own address; nothing is saved."""
    alamat, kode = pelaku.pengguna.email, form.instance.kode
    if not alamat:
        form.add_error(None, TANPA_ALAMAT)
        return _halaman(request, pelaku, kode, form)
    jadi = contoh(pelaku, kode, form.teks)["teks"]
    surat = Teks(f"[Uji] {jadi.perihal or form.jenis.judul}", jadi.isi)
    kabar.uji(surat, kode=kode, kepada=alamat, oleh=pelaku)
    messages.success(request, f"Pesan uji dikirim ke {alamat}. Teksnya belum disimpan.")
    return _halaman(request, pelaku, kode, form)


def _halaman(request, pelaku: Pelaku, kode: str, form: FormTeks):
    sah = not form.errors
    konteks = {
        "form": form,
        "jenis": form.jenis,
        "isian": [
            {"nama": f"{{{nama}}}", "arti": satu.arti, "wajib": nama in form.jenis.wajib}
            for nama, satu in form.jenis.boleh.items()
        ],
        "contoh": contoh(pelaku, kode, form.teks) if sah else None,
    }
    return render(request, "kelola/notifikasi_satu.html", konteks, status=200 if sah else TIDAK_SAH)
