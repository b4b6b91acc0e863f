"""Sheets and pastes: looked through first, stored when the person says so.

An XLSX is all or nothing: what is wrong is corrected in the sheet, which then stays the one place
where the rows are. Of a paste the good rows may be saved; the others stay in the box.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dip import impor as pemeriksa
from dip import lembar, lembaran
from dip.forms.usulan import FormSimpanImpor, FormTempel, FormUnggah
from dip.impor import Hasil, Sasaran
from dip.models import Entri
from dip.status.penyusunan import Status
from dip.views.usulan import penyusunan_milik
from ppid import berkas, ekspor, kisi
from ppid.alur import TransisiDitolak
from ppid.berkas import BerkasDitolak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh

BENTROK = 409
MAKS_GALAT, MAKS_BARIS = 200, 60  # of a report, of its table
BASI = "Data DIP berubah sejak berkas ini diperiksa. Periksa lagi laporannya, lalu simpan."
HILANG = "Berkas yang diperiksa sudah tidak tersimpan, atau sudah disimpan. Unggah lagi bila perlu."


@dataclass
class Laporan:
    """What the page shows of a sheet that was looked through."""

    hasil: Hasil
    form: object
    tiket: str = ""

    @property
    def galat(self) -> list:
        return self.hasil.galat[:MAKS_GALAT]

    @property
    def galat_lain(self) -> int:
        return max(0, len(self.hasil.galat) - MAKS_GALAT)

    @property
    def baris(self) -> list:
        """The faulty ones first come to light among the rest, in the order of the sheet."""
        salah = [satu for satu in self.hasil.baris if satu.galat]
        return (salah if len(salah) >= MAKS_BARIS else self.hasil.baris)[:MAKS_BARIS]

    @property
    def baris_lain(self) -> int:
        return len(self.hasil.baris) - len(self.baris)


# XLSX


def periksa_berkas(request, pelaku: Pelaku, sasaran: Sasaran) -> tuple[Laporan | None, object]:
    """The report, or the form with what is wrong with the file."""
    form = FormUnggah(request.POST, request.FILES)
    if not form.is_valid():
        return None, form
    try:
        bersih = kisi.periksa(form.cleaned_data["berkas"])
        semua = kisi.baca(bersih.isi)
    except BerkasDitolak as galat:
        form.add_error("berkas", galat)
        return None, form
    hasil = _periksa(semua, sasaran, form.cleaned_data["sifat"])
    hasil.catatan += [temuan["teks"] + "." for temuan in bersih.temuan if _tersembunyi(temuan)]
    try:
        tiket = "" if hasil.galat else berkas.titip(bersih.isi, bagi=_bagi(pelaku, sasaran))
    except BerkasDitolak as galat:  # the store takes nothing more
        form.add_error("berkas", galat)
        return None, form
    return Laporan(hasil, form, tiket), form


def _tersembunyi(temuan: dict) -> bool:
    return temuan["jenis"] == "kolom_tersembunyi"


def _periksa(semua: list, sasaran: Sasaran, sifat: str) -> Hasil:
    return pemeriksa.periksa(lembaran.dari_kisi(semua), sasaran, sifat)


def _bagi(pelaku: Pelaku, sasaran: Sasaran) -> str:
    milik = sasaran.pemilik
    return f"{type(milik).__name__}-{milik.pk}-{pelaku.pengguna.pk}"


def simpan_berkas(request, pelaku: Pelaku, sasaran: Sasaran):
    """(how many were saved, None), or (None, report) where it must be looked through again."""
    form = FormSimpanImpor(request.POST)
    if not form.is_valid():
        raise Http404
    isi = berkas.ambil(form.cleaned_data["tiket"], bagi=_bagi(pelaku, sasaran))
    if isi is None:
        messages.warning(request, HILANG)
        return None, None
    try:
        semua = kisi.baca(isi)
    except BerkasDitolak as galat:  # read before, but this machine is busier by now
        messages.warning(request, f"{galat.message}.")
        return None, None
    hasil = _periksa(semua, sasaran, form.cleaned_data["sifat"])
    laporan = Laporan(hasil, form, form.cleaned_data["tiket"])
    if hasil.galat or form.cleaned_data["cap"] != sasaran.cap:
        return None, laporan
    try:
        with transaction.atomic():
            jumlah = sasaran.simpan(hasil.ubahan, pelaku)
            berkas.buang_titipan(form.cleaned_data["tiket"])
    except TransisiDitolak:
        return None, laporan
    return jumlah, None


# A paste


def tempel(request, pelaku: Pelaku, sasaran: Sasaran, simpan: bool):
    """(how many were saved, report, status): the report is None when nothing is left in the box."""
    form = FormTempel(request.POST)
    if not form.is_valid():
        return None, Laporan(Hasil(), form), TIDAK_SAH
    sheet, potong = lembaran.dari_tempelan(form.cleaned_data["tempelan"])
    hasil = pemeriksa.periksa(sheet, sasaran, form.cleaned_data["sifat"])
    laporan = Laporan(hasil, form)
    if not simpan or not hasil.ubahan:
        return None, laporan, TIDAK_SAH if hasil.galat else 200
    if form.cleaned_data["cap"] != sasaran.cap:
        return None, laporan, BENTROK
    try:
        jumlah = sasaran.simpan(hasil.ubahan, pelaku)
    except TransisiDitolak:
        return None, laporan, BENTROK
    sisa = _sisa(hasil, potong)
    if not sisa:
        return jumlah, None, 200
    return jumlah, _laporan_sisa(sisa, sasaran, form.cleaned_data["sifat"]), TIDAK_SAH


def _sisa(hasil: Hasil, potong: list[str]) -> str:
    """The faulty rows as they were pasted, under their titles."""
    salah = [satu.mentah.nomor - 1 for satu in hasil.baris if satu.galat]
    kepala = range(hasil.baris[0].mentah.nomor - 1)
    return lembaran.kembalikan([potong[n] for n in (*kepala, *salah)]) if salah else ""


def _laporan_sisa(sisa: str, sasaran: Sasaran, sifat: str) -> Laporan:
    segar = Sasaran(sasaran.penyusunan, sasaran.bagian)
    sheet, _ = lembaran.dari_tempelan(sisa)
    hasil = pemeriksa.periksa(sheet, segar, sifat)
    return Laporan(hasil, FormTempel({"tempelan": sisa, "sifat": sifat}))


def kalimat(jumlah: dict) -> str:
    return f"Tersimpan: {jumlah['baru']} baris baru, {jumlah['diubah']} baris diubah."


# Sheets that leave


def unduh(jenis: str, sasaran: Sasaran):
    """`templat`: the empty sheet with its guide. `xlsx`: the rows as they stand."""
    dip, bagian = sasaran.penyusunan, sasaran.bagian
    nama = f"dip-{dip.satker.slug}-{dip.tahun}"
    judul = [f"Daftar Informasi Publik {dip.tahun} (Model PPID-A)", dip.satker.nama]
    judul += [bagian.unit.nama] if bagian else []
    if jenis == "templat":
        return ekspor.sebagai_xlsx(lembar.templat(f"templat-{nama}", judul))
    if jenis != "xlsx":
        raise Http404
    baris = Entri.objects.filter(penyusunan=dip).ada()
    if bagian:
        baris, nama = baris.filter(unit=bagian.unit_id), f"{nama}-{bagian.unit_id}"
    return ekspor.sebagai_xlsx(lembar.tabel(baris, nama=nama, kepala=judul))


# The whole office


@butuh(Izin.SUSUN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def kantor(request, pelaku: Pelaku, tahun: int):
    """By the desk, during step 7 through the open parts and in step 8 as its own work."""
    dip = penyusunan_milik(pelaku, tahun)
    sasaran = Sasaran(dip)
    if request.method != "POST":
        if "unduh" in request.GET:
            return unduh(request.GET["unduh"], sasaran)
        return _halaman(request, sasaran, FormUnggah())
    _pastikan_terbuka(sasaran)
    if request.POST.get("aksi") == "periksa":
        laporan, form = periksa_berkas(request, pelaku, sasaran)
        status = 200 if laporan and not laporan.hasil.galat else TIDAK_SAH
        return _halaman(request, sasaran, form, laporan, status)
    if request.POST.get("aksi") != "simpan":
        raise Http404
    jumlah, laporan = simpan_berkas(request, pelaku, sasaran)
    if laporan:
        segar = Sasaran(penyusunan_milik(pelaku, tahun))
        return _halaman(request, segar, FormUnggah(), laporan, BENTROK)
    if jumlah:
        messages.success(request, kalimat(jumlah))
    return redirect(reverse("dip_impor", args=[dip.satker.slug, dip.tahun]))


def _dapat(sasaran: Sasaran) -> bool:
    status = sasaran.penyusunan.status
    return status == Status.KLARIFIKASI or (status == Status.PENGISIAN and bool(sasaran.terbuka))


def _pastikan_terbuka(sasaran: Sasaran) -> None:
    if not _dapat(sasaran):
        kalimat = "Impor hanya selama bagian diisi atau diklarifikasi."
        raise TransisiDitolak(kalimat, sasaran.penyusunan)


def _halaman(request, sasaran: Sasaran, form, laporan: Laporan | None = None, status=200):
    dip = sasaran.penyusunan
    konteks = {
        "dip": dip,
        "dapat": _dapat(sasaran),
        "laporan": laporan,
        "form_unggah": form,
        "cap": sasaran.cap,
        "basi": BASI if status == BENTROK else "",
        "url": reverse("dip_usulan", args=[dip.satker.slug, dip.tahun]),
        "aksi_simpan": "simpan",
    }
    return render(request, "dip/bagian/impor_kantor.html", konteks, status=status)
