"""The desk's morning and the queue."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from permohonan import giliran, penugasan, tindakan
from permohonan.baris import baris
from permohonan.forms.penugasan import FormTugas
from permohonan.janji import janji
from permohonan.models import Draf, Kiriman, Permohonan
from permohonan.saringan import (
    BAWAAN,
    SELESAI,
    Daftar,
    Saringan,
    awal_hari,
    daftar_tab,
    hitung_tab,
    lingkup,
)
from ppid import cetak as kertas
from ppid import jejak, waktu
from ppid.ajakan import Ajakan
from ppid.bidang import TIDAK_SAH
from ppid.cetak import MAKS_BARIS
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.models import Kabar, Naskah
from ppid.views.kabar import alamat_perkara

PER_HALAMAN = 50
BARU = "penugasan"  # in the address: the batch just assigned
PERLU_TINDAKAN = 10  # rows on the desk's page; the queue has them all
KABAR_GAGAL = 4  # of the outbox, likewise


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def antrean(request, pelaku: Pelaku, ajakan: Callable[[Pelaku], Ajakan | None] = lambda _: None):
    """`ajakan`: what another app has to say to this actor under the list (see `ppid.halaman`)."""
    return _antrean(request, pelaku, FormTugas(pelaku=pelaku), ajakan(pelaku))


def _antrean(request, pelaku: Pelaku, form: FormTugas, ajakan: Ajakan | None = None):
    daftar = _daftar(request, pelaku)
    halaman = Paginator(daftar.saringan.qs, PER_HALAMAN).get_page(request.GET.get("hal"))
    kunci = daftar.aktif.kunci
    konteks = {
        "tab": _tab(daftar, hitung_tab(pelaku, daftar.tab)),
        "tab_aktif": daftar.aktif,
        "saringan": daftar.saringan,
        "tetap": [("tab", kunci)] if kunci != BAWAAN else [],
        "hapus": _alamat_tab(kunci) if daftar.saringan.dipakai else "",
        "halaman": halaman,
        "terpaku": _terpaku(request, daftar.saringan),
        "kueri": tanpa_hal(_kueri(request)),
        "kueri_ini": _kueri(request).urlencode(),
        "baris": baris(halaman.object_list, pelaku),
        "form": form,
        "menugaskan": pelaku.boleh(Izin.TUGASKAN) and kunci != SELESAI,
        "ditugaskan": penugasan.dapat_dibatalkan(pelaku, request.GET.get(BARU, "")),
        "kini": waktu.sekarang(),
        "ajakan": ajakan,
        "terakhir": None if halaman.object_list else _terakhir_selesai(pelaku),
    }
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "permohonan/meja/antrean.html", konteks, status=status)


def _daftar(request, pelaku: Pelaku) -> Daftar:
    """What the address asks for."""
    tab = daftar_tab(pelaku)
    aktif = next((t for t in tab if t.kunci == request.GET.get("tab")), tab[0])
    kueri = lingkup(pelaku).filter(aktif.syarat).lengkap_baca()
    if aktif.kunci == SELESAI:
        kueri = kueri.order_by("-selesai_pada", "-pk")
    return Daftar(tab, aktif, Saringan(request.GET, queryset=kueri, request=request))


def _kueri(request, tanpa: tuple[str, ...] = ()):
    """The address's own question, without what was just assigned."""
    sisa = request.GET.copy()
    for nama in (BARU, *tanpa):
        sisa.pop(nama, None)
    return sisa


def _terpaku(request, saringan: Saringan) -> list[dict]:
    """Filters without a control, each with the address that drops it."""
    return [
        satu | {"hapus": f"?{_kueri(request, tanpa=(satu['nama'], 'hal')).urlencode()}"}
        for satu in saringan.terpaku
    ]


def _tab(daftar: Daftar, jumlah: dict[str, int]) -> list[Tab]:
    return [
        Tab(_alamat_tab(t.kunci), t.teks, jumlah[t.kunci], t is daftar.aktif, t.genting)
        for t in daftar.tab
    ]


def _alamat_tab(kunci: str) -> str:
    return "?" if kunci == BAWAAN else f"?{urlencode({'tab': kunci})}"


def _terakhir_selesai(pelaku: Pelaku):
    selesai = Permohonan.objects.untuk(pelaku).filter(selesai_pada__isnull=False)
    return selesai.order_by("-selesai_pada").first()


@butuh(Izin.TUGASKAN)
@require_http_methods(["GET", "HEAD", "POST"])
def tugaskan(request, pelaku: Pelaku):
    """The ticked rows to one person; the queue then offers to take it back."""
    if request.method != "POST":
        return _ke_antrean(request, pelaku)
    form = FormTugas(request.POST, pelaku=pelaku)
    if not form.is_valid():
        return _antrean(request, pelaku, form)
    isi = form.cleaned_data
    kelompok = penugasan.tugaskan(pelaku, isi["pilih"], isi["kepada"])
    if not kelompok:
        messages.info(request, f"Yang dicentang sudah ditugaskan ke {isi['kepada'].nama}.")
    return _ke_antrean(request, pelaku, kelompok)


@butuh(Izin.TUGASKAN)
@require_http_methods(["GET", "HEAD", "POST"])
def batalkan_tugas(request, pelaku: Pelaku):
    """Take one's last batch back, within ten minutes."""
    if request.method == "POST":
        banyak = penugasan.batalkan(pelaku, request.POST.get("kelompok", ""))
        messages.success(request, f"Penugasan {banyak} permohonan dibatalkan.")
    return _ke_antrean(request, pelaku)


def _ke_antrean(request, pelaku: Pelaku, kelompok: str = ""):
    """Back to the list one came from."""
    kueri = _kueri(request)
    if kelompok:
        kueri[BARU] = kelompok
    alamat = _alamat(pelaku, "antrean")
    return redirect(f"{alamat}?{kueri.urlencode()}" if kueri else alamat)


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def cetak(request, pelaku: Pelaku):
    """Exactly this list on paper, and that it was printed in the trail."""
    daftar = _daftar(request, pelaku)
    kueri = daftar.saringan.qs
    siapa_pun = replace(pelaku, peran=frozenset(), unit=frozenset())  # on paper nobody is "Anda"
    semua, baris_cetak = kueri.count(), baris(kueri[:MAKS_BARIS], siapa_pun)
    konteks = {
        "judul": "Antrean permohonan",
        "saringan": daftar.dalam_kata(semua),
        "baris": baris_cetak,
        "terpotong": semua > len(baris_cetak),
    }
    nama = f"antrean-{pelaku.satker.slug}-{pelaku.satker.hari_ini}"
    respons = kertas.daftar("naskah/antrean.html", pelaku.satker, konteks, nama=nama)
    jejak.catat(
        "lihat", oleh=pelaku, satker=pelaku.satker, data=daftar.untuk_jejak(len(baris_cetak))
    )
    return respons


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def meja(request, pelaku: Pelaku):
    saya = lingkup(pelaku).filter(giliran.milik(pelaku)).lengkap_baca()
    konteks = {
        "kini": waktu.sekarang(),
        "saya": baris(saya[:PERLU_TINDAKAN], pelaku),
        "jumlah_saya": saya.count(),
        "url_saya": f"{_alamat(pelaku, 'antrean')}?tab=saya",
        "draf": _draf(pelaku),
        "kiriman": Kiriman.objects.untuk(pelaku).menunggu().count(),
        "pindaian": _tanpa_pindaian(pelaku),
        "janji": janji(pelaku),
        "gagal": _kabar_gagal(pelaku),
        "hari_ini": _dicatat_hari_ini(pelaku),
        "url_catat": _alamat(pelaku, "catat"),
        "url_kiriman": _alamat(pelaku, "kiriman"),
    }
    return render(request, "permohonan/meja/meja.html", konteks)


def _alamat(pelaku: Pelaku, nama: str) -> str:
    return reverse(nama, kwargs={"satker": pelaku.satker.slug})


def _draf(pelaku: Pelaku) -> list[dict]:
    """This clerk's unfinished sheets."""
    catat = _alamat(pelaku, "catat")
    return [
        {
            "url": f"{catat}?{urlencode({'draf': d.token})}",
            "teks": d.sebutan,
            "diubah": d.diubah,
        }
        for d in Draf.objects.untuk(pelaku)
    ]


def _tanpa_pindaian(pelaku: Pelaku) -> list[dict]:
    """Signed papers whose scan is still missing."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    naskah = Naskah.objects.untuk(pelaku).filter(
        tentang_jenis=jenis, bertanda_tangan=True, pindaian=None
    )
    return [
        {"naskah": n, "url": tindakan.alamat_aksi(n.tentang, "unggah_pindaian")}
        for n in naskah.defer("html").prefetch_related("tentang__satker")
    ]


def _kabar_gagal(pelaku: Pelaku) -> dict:
    """Messages that nobody tries any more, the latest of them with their cases."""
    gagal = Kabar.objects.untuk(pelaku).gagal()
    terakhir = gagal.order_by("-dibuat", "-pk").prefetch_related("tentang")[:KABAR_GAGAL]
    return {
        "jumlah": gagal.count(),
        "url": f"{_alamat(pelaku, 'kabar')}?tab=gagal",
        "baris": [
            {
                "url": alamat_perkara(pelaku, satu),
                "teks": satu.tentang.nomor if satu.tentang else satu.perihal,
                "keterangan": satu.sebab,
            }
            for satu in terakhir
        ],
    }


def _dicatat_hari_ini(pelaku: Pelaku) -> list[Permohonan]:
    satker = pelaku.satker
    sejak = awal_hari(satker, satker.hari_ini)
    hari_ini = Permohonan.objects.untuk(pelaku).filter(dicatat_pada__gte=sejak)
    return list(hari_ini.select_related("satker", "pemohon").order_by("-dicatat_pada"))
