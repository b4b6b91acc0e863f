"""Step 9: the Sekretaris as Atasan PPID corrects and signs, the tim pertimbangan ratifies."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from dip.forms.penetapan import FormKembali, FormKomentar, FormSahkan
from dip.forms.telaah import FormVersi, SaringanEntri
from dip.models import Entri, Klasifikasi
from dip.perbandingan import beda_kolom
from dip.views.jalan import ada_usulan, ambil, konteks, lagi, pilih, siapkan
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, Peran, butuh
from ppid.konteks import tanpa_hal
from ppid.models import Penugasan

PER_HALAMAN = 50


@butuh(Izin.ATASAN_PPID, Izin.PERTIMBANGKAN, Izin.SUSUN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def pertimbangan(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, dip)
    return pilih(AKSI, request, pelaku)(request, pelaku, dip)


def _halaman(request, pelaku: Pelaku, dip, form=None, kunci: str = ""):
    semua = dip.entri.ada()
    saringan = SaringanEntri(request.GET, queryset=semua, satker=dip.satker)
    halaman = Paginator(saringan.qs.select_related("unit"), PER_HALAMAN)
    halaman = halaman.get_page(request.GET.get("hal"))
    isi = konteks(dip, pelaku) | {
        "form": form,
        "kunci": kunci,
        "saringan": saringan,
        "hapus": "?" if saringan.dipakai else "",
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": _baris(dip, list(halaman.object_list)),
        "angka": angka_kelas(dip),
        "ada_usulan": ada_usulan(dip),
        "komentar_terbuka": dip.komentar().terbuka().count(),
        "kembali": form if isinstance(form, FormKembali) else _awal(FormKembali, dip),
        "sahkan": form if isinstance(form, FormSahkan) else _form_sahkan(dip),
    }
    status = TIDAK_SAH if form else 200
    return render(request, "dip/penetapan/pertimbangan.html", isi, status=status)


def _awal(jenis, dip, **lain):
    return jenis(initial={"versi": dip.versi}, **lain)


def _form_sahkan(dip) -> FormSahkan:
    """Prefilled with whoever holds the post today."""
    isi = {"versi": dip.versi, "nama": "\n".join(pemegang(dip.satker, Peran.PERTIMBANGAN))}
    return FormSahkan(satker=dip.satker, initial=isi)


def pemegang(satker, peran: Peran) -> list[str]:
    tugas = Penugasan.objects.filter(satker=satker, peran=peran).berlaku(satker.hari_ini)
    nama = tugas.select_related("pengguna").order_by("pengguna__nama")
    return list(dict.fromkeys(satu.pengguna.nama for satu in nama))


def angka_kelas(dip) -> list[tuple[str, int]]:
    """How many rows of each class, in the order of the law."""
    hitung = dict(dip.entri.ada().order_by().values_list("sifat").annotate(n=Count("pk")))
    return [(k.label, hitung.get(k.value, 0)) for k in Klasifikasi]


def _baris(dip, entri: list[Entri]) -> list[dict]:
    """Rows of one page with their remarks, and what each was last year; two queries."""
    milik = dip.komentar().filter(entri__in=entri).select_related("oleh", "ditindaklanjuti_oleh")
    komentar = {}
    for satu in milik:
        komentar.setdefault(satu.entri_id, []).append(satu)
    lama = _lama(dip, entri)
    return [
        {"e": e, "komentar": komentar.get(e.pk, []), "sebutan": _sebutan(e, lama)} for e in entri
    ]


def _lama(dip, entri: list[Entri]) -> dict[str, Entri] | None:
    if (lalu := dip.versi_lalu) is None:
        return None
    milik = lalu.entri.ada().filter(kode__in=[e.kode for e in entri])
    return {satu.kode: satu for satu in milik.select_related("unit")}


def _sebutan(e: Entri, lama: dict[str, Entri] | None) -> str:
    if lama is None:
        return ""
    if e.kode not in lama:
        return "Baru tahun ini"
    return "Berubah dari tahun lalu" if beda_kolom(lama[e.kode], e) else ""


# Acts


def _komentari(request, pelaku: Pelaku, dip):
    milik = Entri.objects.untuk(pelaku).ada().filter(penyusunan=dip)
    entri = get_object_or_404(milik, token=request.POST.get("entri", ""))
    form = FormKomentar(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form, entri.token)
    dip.komentari(entri, form.cleaned_data["isi"], oleh=pelaku)
    return lagi(request, f"Catatan untuk “{entri.nama}” disimpan.")


def _tandatangani(request, pelaku: Pelaku, dip):
    form = FormVersi(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    dip.tandatangani(oleh=pelaku, versi=form.cleaned_data["versi"])
    return lagi(request, "Usulan ditandatangani dan disampaikan kepada tim pertimbangan.")


def _kembalikan(request, pelaku: Pelaku, dip):
    form = FormKembali(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    isi = form.cleaned_data
    dip.kembalikan(request.POST["aksi"], isi["catatan"], oleh=pelaku, versi=isi["versi"])
    return lagi(request, "Usulan dikembalikan untuk ditelaah lagi.")


def _sahkan(request, pelaku: Pelaku, dip):
    form = FormSahkan(request.POST, request.FILES, satker=dip.satker)
    lembar = siapkan(form, "lembar", pelaku) if form.is_valid() else None
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form)
    isi = form.cleaned_data
    dip.sahkan(isi["nama"], isi["tanggal"], lembar, oleh=pelaku, versi=isi["versi"])
    return lagi(request, f"{dip} disahkan tim pertimbangan.")


AKSI = {
    "komentari": (_komentari, Izin.ATASAN_PPID),
    "tandatangani": (_tandatangani, Izin.ATASAN_PPID),
    "kembalikan_usulan": (_kembalikan, Izin.ATASAN_PPID),
    "kembalikan_pertimbangan": (_kembalikan, Izin.PERTIMBANGKAN),
    "sahkan": (_sahkan, Izin.PERTIMBANGKAN),
}
