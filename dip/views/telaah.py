"""Step 8: the list clarified against last year's, against itself and the store; then proposed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from dip.forms.coret import FormCoret
from dip.forms.telaah import FormCatatan, FormUsul, SaringanEntri
from dip.klarifikasi import Klarifikasi
from dip.models import Bagian, Entri, Komentar
from dip.views.jalan import alamat, ambil, konteks, lagi
from ppid.bidang import TIDAK_SAH, nomor_baris
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal

PER_HALAMAN = 50
TAB = {
    "semua": "Semua",
    "baru": "Baru",
    "berubah": "Berubah",
    "hilang": "Hilang",
    "ganda": "Ganda",
    "kurang": "Kurang",
    "gudang": "Belum masuk DIP",
    "dikecualikan": "Diusulkan dikecualikan",
    "bagian": "Bagian",
    "catatan": "Catatan Atasan",
}
GENTING = frozenset({"ganda", "kurang", "gudang", "catatan"})


@butuh(Izin.SUSUN_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def telaah(request, pelaku: Pelaku, tahun: int):
    dip = ambil(pelaku, tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, dip)
    if request.POST.get("aksi") not in AKSI:
        raise Http404
    return AKSI[request.POST["aksi"]](request, pelaku, dip)


def _halaman(request, pelaku: Pelaku, dip, **galat):
    """`galat`: a form that was refused, and the key of the row that it stands on."""
    k = Klarifikasi(dip)
    tab = request.GET.get("tab") if request.GET.get("tab") in TAB else "semua"
    banyak = hitung(k)
    saringan = SaringanEntri(request.GET, queryset=dip.entri.ada(), satker=dip.satker)
    isi = saringan.qs.select_related("unit") if tab == "semua" else isi_tab(k, tab)
    halaman = Paginator(isi, PER_HALAMAN).get_page(request.GET.get("hal"))
    terbuka = masih_terbuka(k, banyak)
    form = galat.pop("form", None)
    usul = form if isinstance(form, FormUsul) else _form_usul(k, terbuka)
    isian = {
        "k": k,
        "tab": tab,
        "daftar_tab": _tab(banyak, tab),
        "saringan": saringan,
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "terbuka": terbuka,
        "usul": usul,
        "form": form,
        "kunci": galat.get("kunci", ""),
        "banyak": len(k.ada),
    }
    status = TIDAK_SAH if form else 200
    isian |= konteks(dip, pelaku)
    return render(request, "dip/telaah/telaah.html", isian, status=status)


def _form_usul(k: Klarifikasi, terbuka: list[dict], data=None) -> FormUsul:
    tersisa = any(not satu["menahan"] for satu in terbuka)
    kosong = not k.ada
    return FormUsul(data, tersisa=tersisa, kosong=kosong, initial={"versi": k.dip.versi})


def hitung(k: Klarifikasi) -> dict[str, int]:
    return {
        "semua": len(k.ada),
        **k.perbandingan.jumlah,
        "ganda": len(k.ganda),
        "kurang": len(k.kurang) + len(k.unit_kosong),
        "gudang": k.belum_masuk().count(),
        "dikecualikan": len(k.dikecualikan),
        "bagian": len(k.bagian),
        "catatan": k.dip.komentar().terbuka().count(),
    }


def isi_tab(k: Klarifikasi, tab: str):
    if tab == "gudang":
        return k.belum_masuk().select_related("unit")
    if tab == "catatan":
        return k.dip.komentar().select_related("entri__unit", "oleh", "ditindaklanjuti_oleh")
    if tab in ("baru", "berubah"):
        return getattr(k.perbandingan, tab)
    return getattr(k, tab)


def _tab(banyak: dict[str, int], kini: str) -> list[Tab]:
    return [
        Tab(f"?tab={nama}", teks, banyak[nama], nama == kini, nama in GENTING)
        for nama, teks in TAB.items()
    ]


def masih_terbuka(k: Klarifikasi, banyak: dict[str, int]) -> list[dict]:
    """What is still open, named; `menahan`: the proposal waits for it."""
    belum = [satu.unit.nama for satu, _ in k.bagian if satu.terbuka]
    butir = [
        ("bagian", len(belum), f"bagian belum diserahkan kembali: {', '.join(belum)}", True),
        ("catatan", banyak["catatan"], "catatan Atasan PPID belum ditindaklanjuti", True),
        ("hilang", k.tanpa_alasan, "informasi tahun lalu hilang tanpa alasan", True),
        ("ganda", banyak["ganda"], "kelompok baris ganda", False),
        ("kurang", len(k.kurang), "baris belum lengkap", False),
        ("bagian", len(k.unit_kosong), f"unit tanpa baris: {', '.join(k.unit_kosong)}", False),
        ("gudang", banyak["gudang"], "dokumen yang disahkan belum masuk DIP", False),
    ]
    return [
        {"url": f"?tab={tab}", "jumlah": n, "teks": teks, "menahan": menahan}
        for tab, n, teks, menahan in butir
        if n
    ]


# Acts


def _lama(dip, request) -> Entri:
    return get_object_or_404(dip.hilang_tanpa_alasan(), token=request.POST.get("entri", ""))


def _entri(dip, request) -> Entri:
    return get_object_or_404(dip.entri.ada(), token=request.POST.get("entri", ""))


def _lanjutkan(request, pelaku: Pelaku, dip):
    dip.bawa(_lama(dip, request), oleh=pelaku)
    return lagi(request, "Informasi tahun lalu diteruskan ke DIP ini.")


def _coret_lama(request, pelaku: Pelaku, dip):
    lama, form = _lama(dip, request), FormCoret(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form=form, kunci=lama.token)
    dip.bawa(lama, oleh=pelaku, alasan_coret=form.cleaned_data["alasan"])
    return lagi(request, "Dicatat hilang dengan alasannya.")


def _gabung(request, pelaku: Pelaku, dip):
    """Of doubles one row stays, the others are struck out with a reason."""
    entri, form = _entri(dip, request), FormCoret(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form=form, kunci=entri.token)
    dip.coret(entri.token, form.cleaned_data["alasan"], oleh=pelaku)
    return lagi(request, "Baris dicoret dengan alasannya.")


def _masukkan(request, pelaku: Pelaku, dip):
    dokumen = get_object_or_404(
        Klarifikasi(dip).belum_masuk(), token=request.POST.get("dokumen", "")
    )
    baru = dip.masukkan(dokumen, oleh=pelaku)
    messages.success(request, "Dokumen masuk DIP. Lengkapi kolomnya.")
    return redirect(alamat(dip, "dip_entri", baru.token))


def _perbaikan(request, pelaku: Pelaku, dip):
    milik = Bagian.objects.untuk(pelaku).filter(penyusunan=dip).select_related("sop", "satker")
    bagian = get_object_or_404(milik, token=request.POST.get("bagian", ""))
    form = FormCatatan(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form=form, kunci=bagian.token)
    dip.minta_perbaikan(bagian, form.cleaned_data["catatan"], oleh=pelaku)
    return lagi(request, "Bagian dikembalikan kepada unitnya.")


def _tindak(request, pelaku: Pelaku, dip):
    kueri = Komentar.objects.filter(entri__penyusunan=dip).select_related("entri")
    komentar = get_object_or_404(kueri, pk=nomor_baris(request.POST.get("komentar", "")))
    dip.tindak_lanjuti(komentar, oleh=pelaku)
    return lagi(request, "Catatan ditandai sudah ditindaklanjuti.")


def _usulkan(request, pelaku: Pelaku, dip):
    k = Klarifikasi(dip)
    form = _form_usul(k, masih_terbuka(k, hitung(k)), request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, dip, form=form)
    dip.usulkan(oleh=pelaku, versi=form.cleaned_data["versi"])
    return lagi(request, f"{dip} diusulkan. {dip.keadaan}.")


AKSI = {
    "lanjutkan": _lanjutkan,
    "coret_lama": _coret_lama,
    "gabung": _gabung,
    "masukkan": _masukkan,
    "minta_perbaikan": _perbaikan,
    "tindak_lanjuti": _tindak,
    "usulkan": _usulkan,
}
