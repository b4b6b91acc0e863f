"""One report: its live figures, its closing, its text, its way to the signature, its correction."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from laporan.celah import Celah, celah
from laporan.forms import laporan as borang
from laporan.models import Laporan
from laporan.models.laporan import SUDAH_ADA
from laporan.pilihan import Pilihan, pilihan
from laporan.usul import isian_awal
from laporan.views.lembar import konteks
from ppid import alur, berkas, waktu
from ppid.alur import TransisiDitolak
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import JenisBerkas, Naskah
from ppid.naskah import NomorTerpakai

TUTUP, PINDAI, RALAT = "tutup_laporan", "unggah_pindaian_laporan", "buat_ralat"
FORM = {
    "tulis_laporan": borang.FormTulis,
    "hitung_ulang": borang.FormTulis,
    "kirim_laporan": borang.FormTulis,
    "terima_laporan": borang.FormTerbit,
    "tandatangani_laporan": borang.FormTerbit,
    "kembalikan_laporan": borang.FormKembali,
    "kembalikan_ttd_laporan": borang.FormKembali,
    "tarik_laporan": borang.FormTarik,
    PINDAI: borang.FormPindaian,
    RALAT: borang.FormRalat,
}


@butuh(Izin.LIHAT_LAPORAN)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, jenis: str, masa: str):
    dipilih = pilihan(pelaku, jenis, masa, request.GET.get("ralat", ""))
    aksi = request.POST.get("aksi", "")
    if request.method == "POST" and aksi not in (TUTUP, *FORM):
        raise Http404
    if dipilih.laporan is None:
        return _terbuka(request, pelaku, dipilih, aksi)
    if request.method == "POST":
        return _berbuat(request, pelaku, dipilih, aksi)
    return _halaman(request, pelaku, dipilih)


# Not closed yet


def _terbuka(request, pelaku: Pelaku, dipilih: Pilihan, aksi: str):
    calon = Laporan.calon(pelaku.satker, dipilih.jenis, dipilih.masa)
    boleh = alur.berhak(alur.transisi(Laporan, TUTUP), calon, pelaku)
    if aksi and not boleh:
        raise PermissionDenied
    if aksi and aksi != TUTUP:
        raise TransisiDitolak("Masa laporan ini belum ditutup.", calon)
    kurang = celah(pelaku.satker, dipilih.masa, dipilih.beku) if dipilih.butir.berakhir else []
    form = borang.FormTutup(request.POST or None, laporan=calon, pelaku=pelaku, celah=kurang)
    if aksi and form.is_valid():
        baru = _tutup(pelaku, dipilih, kurang)
        messages.success(request, f"{dipilih.masa} ditutup. Lengkapi tulisannya, lalu kirim.")
        return redirect(baru)
    isi_halaman = konteks(pelaku, dipilih) | {
        "celah": [c.untuk(pelaku) for c in kurang],
        "tutup": form if boleh and (dipilih.butir.berakhir or aksi) else None,
        "form": form if aksi else None,
    }
    status = TIDAK_SAH if aksi else 200
    return render(request, "laporan/satu.html", isi_halaman, status=status)


def _tutup(pelaku: Pelaku, dipilih: Pilihan, kurang: list[Celah]) -> Laporan:
    satker, jenis, masa = pelaku.satker, dipilih.jenis, dipilih.masa
    usul = isian_awal(satker, jenis, masa, dipilih.beku)
    kalimat = [c.kalimat for c in kurang]
    return Laporan.tutup(satker, jenis, masa, oleh=pelaku, celah=kalimat, isian=usul)


# Closed


def _berbuat(request, pelaku: Pelaku, dipilih: Pilihan, aksi: str):
    laporan = dipilih.laporan
    if not alur.berhak(alur.transisi(Laporan, TUTUP if aksi == RALAT else aksi), laporan, pelaku):
        raise PermissionDenied
    if aksi == TUTUP:
        raise TransisiDitolak(SUDAH_ADA[False], laporan)
    form = FORM[aksi](request.POST, request.FILES, laporan=laporan, pelaku=pelaku)
    if not form.is_valid():
        return _halaman(request, pelaku, dipilih, aksi, form)
    try:
        tujuan, kalimat = KERJA[aksi](laporan, form)
    except (NomorTerpakai, BerkasDitolak) as galat:
        laporan.refresh_from_db()
        form.add_error("nomor" if isinstance(galat, NomorTerpakai) else "berkas", galat)
        return _halaman(request, pelaku, dipilih, aksi, form)
    messages.success(request, kalimat)
    return redirect(tujuan)


def _halaman(request, pelaku: Pelaku, dipilih: Pilihan, aksi: str = "", form=None):
    laporan = dipilih.laporan
    boleh = [t.nama for t in alur.tersedia(laporan, pelaku) if t.nama in FORM]
    if laporan.terbit and dipilih.terakhir:
        boleh += [RALAT] if pelaku.boleh(Izin.SUSUN_LAPORAN) else []
    isi_halaman = konteks(pelaku, dipilih)
    boleh = [n for n in boleh if n != PINDAI or isi_halaman["kurang_pindaian"]]
    isian = {nama: _form(nama, laporan, pelaku) for nama in boleh}
    if form is not None:
        isian["tulis_laporan" if isinstance(form, borang.FormTulis) else aksi] = form
    isi_halaman |= {"isian": isian, "form": form}
    status = TIDAK_SAH if form is not None else 200
    return render(request, "laporan/satu.html", isi_halaman, status=status)


def _form(nama: str, laporan: Laporan, pelaku: Pelaku):
    return FORM[nama](laporan=laporan, pelaku=pelaku, auto_id=f"id_{nama}_%s")


# Acts: each gives where to go on, and the sentence that says it is done


def _simpan(laporan: Laporan, form: borang.FormTulis) -> dict:
    """Store the text where it changed; returns who goes on, upon which version."""
    pihak, isian = form.pihak(), form.isian()
    if isian != laporan.isian:
        laporan.tulis(isian, **pihak)
        pihak["versi"] = laporan.versi
    return pihak


def _tulis(laporan: Laporan, form: borang.FormTulis):
    _simpan(laporan, form)
    return laporan, "Tulisan disimpan."


@transaction.atomic
def _hitung(laporan: Laporan, form: borang.FormTulis):
    pihak = _simpan(laporan, form)
    laporan.hitung_ulang(celah=_kurang(laporan), **pihak)
    return laporan, "Angka dihitung ulang menurut keadaan sekarang."


def _kurang(laporan: Laporan) -> list[str]:
    """What is missing now, as a report names it."""
    kini = laporan.kini(waktu.sekarang())
    return [c.kalimat for c in celah(laporan.satker, laporan.masa, kini)]


@transaction.atomic
def _kirim(laporan: Laporan, form: borang.FormTulis):
    laporan.kirim(**_simpan(laporan, form))
    return laporan, f"{laporan} dikirim kepada {laporan.sebutan_penerima}."


def _terima(laporan: Laporan, form: borang.FormTerbit):
    laporan.terima(nomor=form.nomor(), **form.pihak())
    if laporan.terbit:
        return laporan, _kalimat_terbit(laporan)
    return laporan, f"{laporan} diterima, dan menunggu tanda tangan Sekretaris."


def _tandatangani(laporan: Laporan, form: borang.FormTerbit):
    laporan.tandatangani(nomor=form.nomor(), **form.pihak())
    return laporan, _kalimat_terbit(laporan)


def _kalimat_terbit(laporan: Laporan) -> str:
    kalimat = f"{laporan} terbit dengan nomor {laporan.nomor}."
    lanjut = "Cetak dan tandatangani; pindaiannya diunggah PPID di halaman ini."
    return f"{kalimat} {lanjut}" if laporan.bertanda_tangan else kalimat


def _kembalikan(laporan: Laporan, form: borang.FormKembali):
    laporan.kembalikan(form.cleaned_data["catatan"], **form.pihak())
    return laporan, "Laporan dikembalikan kepada penyusun dengan catatan."


def _tarik(laporan: Laporan, form: borang.FormTarik):
    laporan.tarik(form.cleaned_data["alasan"], **form.pihak())
    return laporan, "Laporan ditarik kembali. Perbaiki, lalu kirim lagi."


def _pindai(laporan: Laporan, form: borang.FormPindaian):
    surat = Naskah.objects.tentang(laporan).defer("html").get()
    unggahan = form.cleaned_data["berkas"]
    pindaian = berkas.siapkan(
        unggahan, JenisBerkas.PINDAIAN, satker=laporan.satker, oleh=form.pelaku
    )
    laporan.unggah_pindaian(surat, pindaian, **form.pihak())
    return laporan, "Pindaian laporan disimpan."


def _ralat(laporan: Laporan, form: borang.FormRalat):
    alasan, kurang = form.cleaned_data["alasan"], _kurang(laporan)
    baru = laporan.buat_ralat(alasan, oleh=form.pelaku, celah=kurang)
    return baru, "Ralat dibuat dari data yang sudah diperbaiki. Laporan semula tetap."


KERJA = {
    "tulis_laporan": _tulis,
    "hitung_ulang": _hitung,
    "kirim_laporan": _kirim,
    "terima_laporan": _terima,
    "tandatangani_laporan": _tandatangani,
    "kembalikan_laporan": _kembalikan,
    "kembalikan_ttd_laporan": _kembalikan,
    "tarik_laporan": _tarik,
    PINDAI: _pindai,
    RALAT: _ralat,
}
