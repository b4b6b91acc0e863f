"""Identity papers under watch: who opened which and when, what goes, what is held, what is gone.

By number only: no applicant's name stands here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from permohonan import linimasa, tindakan
from permohonan.forms.retensi import FormMasaSimpan, SaringanAkses
from permohonan.models import Permohonan
from ppid import cetak
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.models import Berkas, Jejak, JenisBerkas
from ppid.templatetags.ppid import hari_pendek, saat_pendek

PER_HALAMAN = 50
HARI_DEPAN = 30


@dataclass(frozen=True)
class Daftar:
    """One of the lists: `kueri(pelaku)` its rows, `sel(pelaku, baris)` what a page shows of them.

    `saring`: the filter over person and period narrows it.
    """

    kunci: str
    teks: str
    judul: str
    kepala: tuple[str, ...]
    kueri: Callable
    sel: Callable
    kosong: str
    saring: bool = False

    def baris(self, pelaku: Pelaku, isi: Iterable) -> list[dict]:
        """Cells with the heading of each, which a phone shows beside it."""
        lain = self.kepala[1:]
        return [
            satu | {"sel": list(zip(lain, satu["sel"], strict=True))}
            for satu in self.sel(pelaku, isi)
        ]


# The rows of each list, as cells under its headings; `url` leads to the case, for who may read it.


def _sel_akses(pelaku: Pelaku, baris: Iterable[Jejak]) -> list[dict]:
    return [
        _baris(
            pelaku,
            b.tentang,
            b.nomor or "tanpa nomor",
            saat_pendek(b.waktu, pelaku.satker),
            linimasa.siapa(b),
            JenisBerkas(b.data["jenis"]).label,
        )
        for b in baris
    ]


def _sel_dimusnahkan(pelaku: Pelaku, baris: Iterable[Jejak]) -> list[dict]:
    return [
        _baris(
            pelaku,
            b.tentang,
            b.nomor or "kiriman tanpa nomor",
            hari_pendek(pelaku.satker.setempat(b.waktu).date()),
            linimasa.musnah(b.data).capitalize(),
        )
        for b in baris
    ]


def _sel_ditahan(pelaku: Pelaku, baris: Iterable[Permohonan]) -> list[dict]:
    return [
        _baris(
            pelaku,
            p,
            p.nomor,
            hari_pendek(pelaku.satker.setempat(p.ditahan_pada).date()),
            p.alasan_tahan,
            p.keadaan,
        )
        for p in baris
    ]


def _sel_akan(pelaku: Pelaku, baris: Iterable[Permohonan]) -> list[dict]:
    semua = list(baris)
    for p in semua:
        p.satker = pelaku.satker
    jenis = _jenis_berkas(semua)
    return [
        _baris(
            pelaku,
            p,
            p.nomor,
            hari_pendek(pelaku.satker.setempat(p.selesai_pada).date()),
            hari_pendek(p.tanggal_musnah),
            ", ".join([*sorted(jenis[p.pk]), *["nomor identitas"] * p.bernomor]).capitalize(),
        )
        for p in semua
    ]


def _jenis_berkas(permohonan: list[Permohonan]) -> dict[int, set[str]]:
    """Kinds of the papers of each case, in one query."""
    jenis = ContentType.objects.get_for_model(Permohonan)
    milik = Berkas.objects.pribadi().ada().filter(tentang_jenis=jenis)
    hasil = defaultdict(set)
    for satu in milik.filter(tentang_id__in=[p.pk for p in permohonan]):
        hasil[satu.tentang_id].add(satu.get_jenis_display().lower())
    return hasil


def _baris(pelaku: Pelaku, tentang, nomor: str, *sel: str) -> dict:
    terbaca = isinstance(tentang, Permohonan) and pelaku.boleh(Izin.LIHAT_PERMOHONAN)
    if terbaca:
        tentang.satker = pelaku.satker
    return {"url": tindakan.alamat(tentang) if terbaca else "", "nomor": nomor, "sel": sel}


def _akan(pelaku: Pelaku):
    sampai = pelaku.satker.hari_ini + timedelta(days=HARI_DEPAN)
    milik = Permohonan.objects.diawasi(pelaku).jatuh_musnah(pelaku.satker, sampai)
    return milik.annotate(bernomor=~Q(pemohon__nomor_identitas=""))


def _ditahan(pelaku: Pelaku):
    milik = Permohonan.objects.diawasi(pelaku).exclude(ditahan_pada=None)
    return milik.order_by("ditahan_pada", "pk")


DAFTAR = (
    Daftar(
        *("akses", "Pembukaan", "Pembukaan berkas identitas"),
        ("Nomor", "Waktu", "Dibuka oleh", "Berkas"),
        lambda pelaku: Jejak.objects.akses(pelaku).select_related("oleh"),
        _sel_akses,
        "Belum ada berkas identitas yang dibuka.",
        saring=True,
    ),
    Daftar(
        *("akan", "Segera dimusnahkan", f"Dimusnahkan dalam {HARI_DEPAN} hari"),
        ("Nomor", "Selesai", "Dimusnahkan", "Yang dimusnahkan"),
        _akan,
        _sel_akan,
        f"Tidak ada berkas identitas yang masa simpannya habis dalam {HARI_DEPAN} hari.",
    ),
    Daftar(
        *("ditahan", "Ditahan", "Berkas identitas yang ditahan"),
        ("Nomor", "Ditahan sejak", "Alasan", "Keadaan"),
        _ditahan,
        _sel_ditahan,
        "Tidak ada berkas identitas yang ditahan.",
    ),
    Daftar(
        *("dimusnahkan", "Sudah dimusnahkan", "Berkas identitas yang sudah dimusnahkan"),
        ("Nomor", "Dimusnahkan", "Yang dimusnahkan"),
        lambda pelaku: Jejak.objects.pemusnahan(pelaku),
        _sel_dimusnahkan,
        "Belum ada berkas identitas yang dimusnahkan.",
    ),
)


@butuh(Izin.LIHAT_AKSES, Izin.TAHAN)
@require_safe
def privasi(request, pelaku: Pelaku):
    aktif, saringan = _pilihan(request, pelaku)
    halaman = Paginator(_kueri(aktif, saringan), PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "tab": [_tab(satu, satu is aktif, pelaku) for satu in DAFTAR],
        "aktif": aktif,
        "saringan": saringan,
        "tetap": [("tab", aktif.kunci)],
        "hapus": _alamat_tab(aktif) if aktif.saring and saringan.dipakai else "",
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": aktif.baris(pelaku, halaman.object_list),
    }
    return render(request, "permohonan/privasi.html", konteks)


@butuh(Izin.LIHAT_AKSES, Izin.TAHAN)
@require_safe
def privasi_cetak(request, pelaku: Pelaku):
    """The same list under the same filter, on paper."""
    aktif, saringan = _pilihan(request, pelaku)
    kueri = _kueri(aktif, saringan)
    konteks = {
        "judul": aktif.judul,
        "saringan": saringan.dalam_kata() if aktif.saring else "",
        "kepala": aktif.kepala,
        "baris": aktif.baris(pelaku, kueri[: cetak.MAKS_BARIS]),
        "jumlah": kueri.count(),
    }
    nama = f"{aktif.judul} {pelaku.satker.hari_ini:%Y-%m-%d}"
    return cetak.daftar("naskah/daftar_privasi.html", pelaku.satker, konteks, nama=nama)


def _pilihan(request, pelaku: Pelaku) -> tuple[Daftar, SaringanAkses]:
    diminta = request.GET.get("tab")
    aktif = next((satu for satu in DAFTAR if satu.kunci == diminta), DAFTAR[0])
    return aktif, SaringanAkses(request.GET, queryset=aktif.kueri(pelaku), request=request)


def _kueri(aktif: Daftar, saringan: SaringanAkses):
    kueri = saringan.qs if aktif.saring else saringan.queryset
    return kueri.prefetch_related("tentang") if kueri.model is Jejak else kueri


def _tab(satu: Daftar, aktif: bool, pelaku: Pelaku) -> Tab:
    return Tab(_alamat_tab(satu), satu.teks, satu.kueri(pelaku).count(), aktif)


def _alamat_tab(satu: Daftar) -> str:
    return "?" if satu is DAFTAR[0] else f"?{urlencode({'tab': satu.kunci})}"


@butuh(Izin.KELOLA_KANTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def masa_simpan(request, pelaku: Pelaku):
    """How long identity papers are kept: the admin's setting, without a look at any case."""
    form = FormMasaSimpan(request.POST or None, instance=pelaku.satker)
    if form.is_valid():
        berubah = form.simpan("ubah_masa_simpan", oleh=pelaku)
        pesan = f"Masa simpan menjadi {pelaku.satker.masa_simpan_identitas} hari."
        messages.success(request, pesan if berubah else "Tidak ada yang berubah.")
        return redirect("masa_simpan", satker=pelaku.satker.slug)
    status = TIDAK_SAH if form.is_bound else 200
    return render(request, "permohonan/masa_simpan.html", {"form": form}, status=status)
