"""The outbox of an office: what waits, what left, what never will; and what to do about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, Value, When
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ppid import kabar as pos
from ppid.alur import TransisiDitolak
from ppid.bidang import bersihkan
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.models import Kabar, KeadaanKabar

PER_HALAMAN = 25
K = KeadaanKabar
URUTAN = {K.GAGAL: 0, K.MENUNGGU: 1}  # the others after, the latest first
TAB = {"": "Semua", K.GAGAL: "Tidak sampai", K.MENUNGGU: "Menunggu", K.TERKIRIM: "Terkirim"}
RAGAM = {K.GAGAL: "terlambat", K.MENUNGGU: "perhatian", K.TERKIRIM: "aman"}


@butuh(Izin.LIHAT_KABAR)
@require_http_methods(["GET", "HEAD", "POST"])
def kabar(request, pelaku: Pelaku):
    milik = Kabar.objects.untuk(pelaku)
    if request.method == "POST":
        return _tindak(request, pelaku, milik)
    aktif = request.GET.get("tab", "")
    aktif = aktif if aktif in TAB else ""
    jumlah = dict(milik.values_list("keadaan").annotate(Count("pk")).order_by())
    halaman = Paginator(_kueri(milik, aktif), PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "tab": [_tab(kunci, jumlah, aktif) for kunci in TAB],
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": [_baris(pelaku, satu) for satu in halaman.object_list],
        "gagal": jumlah.get(K.GAGAL, 0),
        "maks": pos.MAKS_PERCOBAAN,
    }
    return render(request, "ppid/kabar.html", konteks)


def _kueri(milik, aktif: str):
    urutan = [When(keadaan=k, then=Value(n)) for k, n in URUTAN.items()]
    letak = Case(*urutan, default=Value(len(URUTAN)), output_field=IntegerField())
    semua = milik.filter(keadaan=aktif) if aktif else milik
    return (
        semua.annotate(letak=letak).order_by("letak", "-dibuat", "-pk").prefetch_related("tentang")
    )


def _tab(kunci: str, jumlah: dict[str, int], aktif: str) -> Tab:
    banyak = jumlah.get(kunci, 0) if kunci else sum(jumlah.values())
    url = f"?tab={kunci}" if kunci else "?"
    return Tab(url, TAB[kunci], banyak, kunci == aktif, genting=kunci == K.GAGAL)


def _baris(pelaku: Pelaku, satu: Kabar) -> dict:
    return {
        "kabar": satu,
        "ragam": RAGAM.get(satu.keadaan, "netral"),
        "url": alamat_perkara(pelaku, satu),
        "gagal": satu.keadaan == K.GAGAL,
        "menunggu": satu.keadaan == K.MENUNGGU,
    }


def alamat_perkara(pelaku: Pelaku, satu: Kabar) -> str:
    """The page of the case a message is about, or "" (a digest is about none)."""
    kunci = getattr(satu.tentang, "kunci", "")
    return reverse("perkara", args=[pelaku.satker.slug, kunci]) if kunci else ""


def _tindak(request, pelaku: Pelaku, milik):
    """`kirim` or `batal` one message by its Message-ID, or `semua`: send all dead ones again."""
    if satu := bersihkan(request.POST.get("batal", "")):
        pos.batalkan(milik.filter(pesan_id=satu), oleh=pelaku)
        messages.success(request, "Pesan dibatalkan dan tidak dicoba lagi.")
    elif satu := bersihkan(request.POST.get("kirim", "")):
        pos.kirim_lagi(milik.filter(pesan_id=satu), oleh=pelaku)
        messages.success(request, "Pesan masuk antrean lagi dan segera dicoba.")
    elif "semua" in request.POST:
        _kirim_semua(request, pelaku, milik)
    return redirect("kabar", pelaku.satker.slug)


def _kirim_semua(request, pelaku: Pelaku, milik) -> None:
    try:
        jumlah = pos.kirim_lagi(milik, oleh=pelaku)
    except TransisiDitolak:
        messages.info(request, "Tidak ada pesan yang dapat dikirim lagi.")
    else:
        messages.success(request, f"{jumlah} pesan masuk antrean lagi dan segera dicoba.")
