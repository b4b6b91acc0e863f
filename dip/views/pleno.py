"""Step 10: proposed by the Sekretaris, established by the Pleno, entered by its notulis."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from dip.forms.penetapan import FormKembali, FormTetapkan
from dip.forms.telaah import FormVersi
from dip.views.jalan import ada_usulan, ambil, konteks, lagi, pilih, siapkan
from dip.views.pertimbangan import angka_kelas
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.templatetags.ppid import hari_tanggal

KOLOM = ("ba_nomor", "ba_tanggal", "ba_hadir", "keputusan_nomor", "keputusan_tanggal")
PINDAIAN = ("ba_pindaian", "keputusan_pindaian")


@butuh(Izin.ATASAN_PPID, Izin.TETAPKAN_DIP, Izin.SUSUN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def pleno(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, dip)
    return pilih(AKSI, request, pelaku)(request, pelaku, dip)


def _halaman(request, pelaku: Pelaku, dip, form=None):
    awal = {"versi": dip.versi}
    tetapkan = FormTetapkan(satker=dip.satker, initial=awal)
    kembali = FormKembali(initial=awal)
    isi = konteks(dip, pelaku) | {
        "form": form,
        "angka": angka_kelas(dip),
        "ada_usulan": ada_usulan(dip),
        "tetapkan": form if isinstance(form, FormTetapkan) else tetapkan,
        "kembali": form if isinstance(form, FormKembali) else kembali,
        "fakta": fakta(dip),
    }
    status = TIDAK_SAH if form else 200
    return render(request, "dip/penetapan/pleno.html", isi, status=status)


def fakta(dip) -> list[dict]:
    """The decision as it was entered; nothing before."""
    if dip.ditetapkan_pada is None:
        return []
    return [
        {"nama": "Berita acara", "isi": dip.ba_nomor},
        {"nama": "Rapat pleno", "isi": hari_tanggal(dip.ba_tanggal)},
        {"nama": "Hadir", "isi": "\n".join(dip.ba_hadir)},
        {"nama": "Keputusan", "isi": dip.keputusan_nomor},
        {"nama": "Tanggal keputusan", "isi": hari_tanggal(dip.keputusan_tanggal)},
    ]


def _usulkan(request, pelaku: Pelaku, dip):
    form = FormVersi(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    dip.usulkan_pleno(oleh=pelaku, versi=form.cleaned_data["versi"])
    return lagi(request, "Diusulkan pada Rapat Pleno.")


def _tetapkan(request, pelaku: Pelaku, dip):
    form = FormTetapkan(request.POST, request.FILES, satker=dip.satker)
    pindaian = {}
    if form.is_valid():
        pindaian = {nama: siapkan(form, nama, pelaku) for nama in PINDAIAN}
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    isi = form.cleaned_data
    isian = {nama: isi[nama] for nama in KOLOM}
    dip.tetapkan(oleh=pelaku, versi=isi["versi"], **pindaian, **isian)
    return lagi(request, f"{dip} ditetapkan. {dip.keadaan}.")


def _kembalikan(request, pelaku: Pelaku, dip):
    form = FormKembali(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    isi = form.cleaned_data
    dip.kembalikan("kembalikan_pleno", isi["catatan"], oleh=pelaku, versi=isi["versi"])
    return lagi(request, "DIP dikembalikan untuk ditelaah lagi.")


AKSI = {
    "usulkan": (_usulkan, Izin.ATASAN_PPID),
    "tetapkan": (_tetapkan, Izin.TETAPKAN_DIP),
    "kembalikan_pleno": (_kembalikan, Izin.TETAPKAN_DIP),
}
