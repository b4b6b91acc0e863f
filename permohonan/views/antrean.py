"""The desk's morning and the queue."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from permohonan import giliran, tindakan
from permohonan.jam import urgensi_permohonan
from permohonan.janji import janji
from permohonan.models import Draf, Kiriman, Permohonan
from permohonan.saringan import (
    BAWAAN,
    SELESAI,
    Saringan,
    awal_hari,
    daftar_tab,
    hitung_tab,
    lingkup,
)
from permohonan.urgensi import Urgensi
from ppid import waktu
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import tanpa_hal
from ppid.models import Berkas, Naskah

PER_HALAMAN = 50
PERLU_TINDAKAN = 10  # rows on the desk's page; the queue has them all


@dataclass(frozen=True)
class Baris:
    """One row of the queue as it is printed."""

    permohonan: Permohonan
    url: str
    urgensi: Urgensi
    giliran: giliran.Giliran
    keterangan: str
    petugas: str


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def antrean(request, pelaku: Pelaku):
    tab = daftar_tab(pelaku)
    aktif = next((t for t in tab if t.kunci == request.GET.get("tab")), tab[0])
    kueri = lingkup(pelaku).filter(aktif.syarat).lengkap_baca()
    if aktif.kunci == SELESAI:
        kueri = kueri.order_by("-selesai_pada", "-pk")
    saringan = Saringan(request.GET, queryset=kueri, request=request)
    halaman = Paginator(saringan.qs, PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "tab": _tab(tab, aktif, hitung_tab(pelaku, tab)),
        "tab_aktif": aktif,
        "saringan": saringan,
        "tetap": [("tab", aktif.kunci)] if aktif.kunci != BAWAAN else [],
        "hapus": _alamat_tab(aktif.kunci) if saringan.dipakai else "",
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": baris(halaman.object_list, pelaku),
        "kini": waktu.sekarang(),
        "terakhir": None if halaman.object_list else _terakhir_selesai(pelaku),
    }
    return render(request, "permohonan/meja/antrean.html", konteks)


def _tab(tab, aktif, jumlah) -> list[dict]:
    return [
        {
            "url": _alamat_tab(t.kunci),
            "teks": t.teks,
            "jumlah": jumlah[t.kunci],
            "aktif": t is aktif,
            "genting": t.genting,
        }
        for t in tab
    ]


def _alamat_tab(kunci: str) -> str:
    return "?" if kunci == BAWAAN else f"?{urlencode({'tab': kunci})}"


def _terakhir_selesai(pelaku: Pelaku):
    selesai = Permohonan.objects.untuk(pelaku).filter(selesai_pada__isnull=False)
    return selesai.order_by("-selesai_pada").first()


def baris(permohonan, pelaku: Pelaku) -> list[Baris]:
    """Rows in a fixed number of queries, however many there are."""
    semua = list(permohonan)
    for p in semua:
        p.satker = pelaku.satker  # one office, one calendar
    tunggu = giliran.tunggu(semua)
    berkas = _banyak_berkas(semua)
    return [_baris(p, tunggu[p.pk], berkas.get(p.pk, 0), pelaku) for p in semua]


def _banyak_berkas(permohonan) -> dict[int, int]:
    jenis = ContentType.objects.get_for_model(Permohonan)
    berkas = (
        Berkas.objects.ada()
        .filter(tentang_jenis=jenis, tentang_id__in=[p.pk for p in permohonan])
        .exclude(jenis="pdf_naskah")
    )
    return dict(berkas.values_list("tentang_id").annotate(Count("pk")).order_by())


def _baris(p: Permohonan, tunggu: giliran.Tunggu, berkas: int, pelaku: Pelaku) -> Baris:
    return Baris(
        permohonan=p,
        url=tindakan.alamat(p),
        urgensi=urgensi_permohonan(p),
        giliran=giliran.giliran(p, tunggu, pelaku),
        keterangan=" · ".join(_keterangan(p, berkas)),
        petugas=p.petugas.nama if p.petugas else "–",
    )


def _keterangan(p: Permohonan, berkas: int) -> list[str]:
    """The meta line: channel, category, then whatever a clerk must not overlook."""
    tanda = [
        (berkas, f"{berkas} berkas"),
        (p.terbuka and not p.pemohon.identitas_tercatat, "identitas menyusul"),
        (p.alasan_mundur, "dicatat mundur"),
        (p.ditahan_pada, "berkas identitas ditahan"),
        (p.diperpanjang_pada, "diperpanjang"),
        (p.pemohon.bantuan, f"bantuan: {', '.join(p.pemohon.label_bantuan).lower()}"),
    ]
    return [p.get_kanal_display(), p.get_kategori_display(), *(teks for ada, teks in tanda if ada)]


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


def _dicatat_hari_ini(pelaku: Pelaku) -> list[Permohonan]:
    satker = pelaku.satker
    sejak = awal_hari(satker, satker.hari_ini)
    hari_ini = Permohonan.objects.untuk(pelaku).filter(dicatat_pada__gte=sejak)
    return list(hari_ini.select_related("satker", "pemohon").order_by("-dicatat_pada"))
