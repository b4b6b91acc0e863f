"""Uji konsekuensi: an office follows its proposals, the office above records what became of them.

The office above reads the six parts, the number and the due date of the case, nothing else of it.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.forms.uji import FormCatatUji
from permohonan.models import Permohonan, UjiKonsekuensi
from permohonan.status import TERBUKA
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab
from ppid.models import Jejak

PER_HALAMAN = 30
KAMI, BAWAH = "kami", "bawah"
JUDUL = {KAMI: "Usulan kami", BAWAH: "Dari kantor di bawah"}
BAGIAN = (  # letters a to f of PKPU 22/2023 Ps 25 ayat (3)
    ("a. Materi, sifat, dan lingkup informasi", "materi"),
    ("b. Potensi konsekuensi bahaya bila dibuka", "bahaya"),
    ("c. Undang-undang yang menjadi dasar", "undang_undang"),
    ("d. Kepentingan publik", "kepentingan"),
    ("e. Perbandingan bahaya dan kepentingan publik", "timbangan"),
    ("f. Simpulan", "get_simpulan_display"),
)
Keadaan = UjiKonsekuensi.Keadaan
RAGAM = {Keadaan.DIUSULKAN: "perhatian", Keadaan.DITERUSKAN: "netral", Keadaan.DIPUTUS: "aman"}


def _semua(pelaku: Pelaku):
    terkait = ("satker", "tujuan", "oleh", "dicatat_oleh", "permohonan")
    return UjiKonsekuensi.objects.untuk(pelaku).select_related(*terkait)


@butuh(Izin.KOORDINASIKAN, Izin.CATAT_UJI)
@require_safe
def daftar(request, pelaku: Pelaku):
    milik = {KAMI: Q(satker=pelaku.satker), BAWAH: Q(tujuan=pelaku.satker)}
    buka = list(_sisi(pelaku))
    sisi = request.GET.get("dari")
    sisi = sisi if sisi in buka else buka[0]
    urut = "-dibuat", "-pk"
    halaman = Paginator(_semua(pelaku).filter(milik[sisi]).order_by(*urut), PER_HALAMAN)
    halaman = halaman.get_page(request.GET.get("hal"))
    jumlah = _menunggu(pelaku, milik)
    tab = [Tab(f"?dari={s}", JUDUL[s], jumlah[s], s == sisi) for s in buka]
    konteks = {
        "bawah": sisi == BAWAH,
        "tab": tab if len(tab) > 1 else [],
        "halaman": halaman,
        "baris": [(_alamat(pelaku, u), u, _lencana(u, pelaku)) for u in halaman.object_list],
        "saringan": f"dari={sisi}&",
    }
    return render(request, "permohonan/uji/daftar.html", konteks)


def _sisi(pelaku: Pelaku):
    """Proposals go up where there is an office above, and come in where there are some below."""
    if pelaku.satker.anak.exists():
        yield BAWAH
    if pelaku.satker.induk_id or not pelaku.satker.anak.exists():
        yield KAMI


def _menunggu(pelaku: Pelaku, milik: dict) -> dict[str, int]:
    belum = ~Q(keadaan=Keadaan.DIPUTUS)
    hitung = {s: Count("pk", filter=syarat & belum) for s, syarat in milik.items()}
    return UjiKonsekuensi.objects.untuk(pelaku).aggregate(**hitung)


def _lencana(u: UjiKonsekuensi, pelaku: Pelaku) -> dict:
    """The state, as it reads to whoever must act."""
    ditunggu = u.keadaan == Keadaan.DIUSULKAN and u.tujuan_id == pelaku.satker.pk
    teks = "Menunggu kantor Anda" if ditunggu else u.get_keadaan_display()
    return {"teks": teks, "ragam": RAGAM[u.keadaan]}


# One proposal


@butuh(Izin.KOORDINASIKAN, Izin.CATAT_UJI)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, token: str):
    u = get_object_or_404(_semua(pelaku), token=token)
    mencatat = _mencatat(u, pelaku)
    if request.method != "POST":
        return _halaman(request, pelaku, u, FormCatatUji(uji=u) if mencatat else None)
    if not mencatat:
        raise PermissionDenied("Hasil usulan dicatat oleh PPID kantor di atasnya.")
    form = FormCatatUji(request.POST, uji=u)
    if not form.is_valid():
        return _halaman(request, pelaku, u, form)
    kasus = Permohonan.objects.select_related("satker__induk", "sop").get(pk=u.permohonan_id)
    kasus.catat_uji(oleh=pelaku, uji=u, **form.cleaned_data)
    messages.success(request, "Hasil usulan dicatat dan terbaca oleh kantor pengusul.")
    return redirect(_alamat(pelaku, u))


def _mencatat(u: UjiKonsekuensi, pelaku: Pelaku) -> bool:
    """Only an office above that has the power to exempt; a kabupaten or kota never has it."""
    sini = u.tujuan_id == pelaku.satker.pk and pelaku.satker.dapat_mengecualikan
    return sini and pelaku.boleh(Izin.CATAT_UJI)


def _halaman(request, pelaku: Pelaku, u: UjiKonsekuensi, form: FormCatatUji | None):
    sendiri = u.satker_id == pelaku.satker.pk
    diputus = u.keadaan == Keadaan.DIPUTUS
    konteks = {
        "u": u,
        "lencana": _lencana(u, pelaku),
        "bagian": [{"nama": nama, "isi": _isi(u, kolom)} for nama, kolom in BAGIAN],
        "hasil": _hasil(u),
        "riwayat": _riwayat(u),
        "form": None if diputus else form,
        "berjalan": u.permohonan.status in TERBUKA,
        "boleh_dik": form is not None and diputus,
        "url_perkara": _perkara(pelaku, u) if sendiri else "",
        "url": reverse("uji", args=[pelaku.satker.slug]),
    }
    status = TIDAK_SAH if form is not None and form.is_bound else 200
    return render(request, "permohonan/uji/satu.html", konteks, status=status)


def _isi(u: UjiKonsekuensi, kolom: str) -> str:
    nilai = getattr(u, kolom)
    return nilai() if callable(nilai) else nilai


def _hasil(u: UjiKonsekuensi) -> list[dict]:
    isi = [("Nomor keputusan", u.nomor_keputusan), ("Keterangan", u.keterangan)]
    return [{"nama": nama, "isi": nilai} for nama, nilai in isi if nilai]


def _riwayat(u: UjiKonsekuensi) -> list[dict]:
    """The acts on this proposal, newest first."""
    acara = Jejak.objects.tentang(u.permohonan).filter(jenis__in=("usulkan_uji", "catat_uji"))
    baris = [b for b in acara.select_related("oleh") if b.data.get("uji") == u.token]
    return [_acara(u, b) for b in reversed(baris)]


def _acara(u: UjiKonsekuensi, b: Jejak) -> dict:
    if b.jenis == "usulkan_uji":
        return {"judul": f"Diusulkan kepada {u.tujuan.nama}", "waktu": b.waktu, "oleh": b.oleh}
    return {"judul": Keadaan(b.data["keadaan"]).label, "waktu": b.waktu, "oleh": b.oleh}


def _perkara(pelaku: Pelaku, u: UjiKonsekuensi) -> str:
    return reverse("perkara", args=[pelaku.satker.slug, u.permohonan.kunci])


def _alamat(pelaku: Pelaku, u: UjiKonsekuensi) -> str:
    return reverse("uji_satu", args=[pelaku.satker.slug, u.token])
