"""The reports of a year at a glance: where each stands, what is due, the days of a month."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.daftar import Butir, Daftar, sebut_keadaan
from laporan.kantor import Berkala
from laporan.kata import kecil
from laporan.masa import BULAN, Masa, masa
from laporan.status.laporan import JenisLaporan
from laporan.status.supervisi import Status as StatusSupervisi
from ppid.bidang import nomor_baris
from ppid.izin import Izin, Pelaku, butuh


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def kelola(request, pelaku: Pelaku):
    daftar = Daftar(pelaku.satker)
    tahun = _tahun(daftar, request.GET.get("tahun", ""))
    per_jenis = {jenis: daftar.setahun(jenis, tahun) for jenis in JenisLaporan}
    bulanan = per_jenis[JenisLaporan.BULANAN]
    bulan = _bulan(bulanan, request.GET.get("bulan", ""))
    konteks = {
        "tahun": tahun,
        "tahun_tahun": daftar.tahun_tahun,
        "kelompok": [_kelompok(jenis, isi) for jenis, isi in per_jenis.items()],
        "ditagih": _ditagih(daftar, pelaku),
        "bulan": bulan,
        "bulanan": bulanan,
        "harian": _harian(pelaku, bulan.masa) if bulan else [],
        "lembar": _lembar(pelaku),
        "belum_mulai": daftar.pertama is None,
    }
    return render(request, "laporan/kelola.html", konteks)


def _tahun(daftar: Daftar, teks: str) -> int:
    """That of the address, else this one."""
    tahun = nomor_baris(teks) if teks else daftar.satker.hari_ini.year
    if tahun not in daftar.tahun_tahun:
        raise Http404
    return tahun


def _bulan(bulanan: list[Butir], teks: str) -> Butir | None:
    """That of the address, else the last one that is there."""
    if not teks:
        return bulanan[-1] if bulanan else None
    ada = {satu.masa.awal.month: satu for satu in bulanan}
    if (ke := nomor_baris(teks)) not in ada:
        raise Http404
    return ada[ke]


def _kelompok(jenis: JenisLaporan, isi: list[Butir]) -> dict:
    return {
        "judul": jenis.label,
        "kode": jenis.value,
        "baris": [(satu, [(sebut_ralat(r), r) for r in satu.ralat]) for satu in isi],
    }


def sebut_ralat(satu) -> str:
    """Ralat ke-2: terbit"""
    ke = f" ke-{satu.ralat}" if satu.ralat > 1 else ""
    nomor = f" {satu.nomor}" if satu.nomor else ""
    return f"Ralat{ke}: {kecil(sebut_keadaan(satu))}{nomor}"


def _ditagih(daftar: Daftar, pelaku: Pelaku) -> Butir | None:
    """The first that this reader is to close."""
    return next(iter(daftar.ditagih()), None) if pelaku.boleh(Izin.SUSUN_LAPORAN) else None


def _harian(pelaku: Pelaku, satu: Masa) -> list[dict]:
    """The periods of supervision that begin in a month, with how each stands."""
    berkala = Berkala(pelaku.satker)
    terbuka = {t.masa.awal: t for t in berkala.terbuka()}
    return [
        _hari(pelaku, berkala, m, terbuka.get(m.awal))
        for m in berkala.semua
        if masa(BULAN, m.awal) == satu and (m.awal in terbuka or m.awal in berkala.keadaan)
    ]


def _hari(pelaku: Pelaku, berkala: Berkala, satu: Masa, terbuka) -> dict:
    sah = berkala.keadaan.get(satu.awal) == StatusSupervisi.DISAHKAN
    berjalan = "Berjalan" if terbuka is not None and terbuka.berjalan else "Belum disahkan"
    return {
        "masa": satu,
        "url": reverse("laporan_harian", args=[pelaku.satker.slug, satu.awal]),
        "keadaan": "Disahkan" if sah else berjalan,
        "ragam": "aman" if sah else "netral" if berjalan == "Berjalan" else "perhatian",
    }


def _lembar(pelaku: Pelaku) -> list[tuple[str, str]]:
    """The other pages of reports that this reader may open."""
    satker = pelaku.satker
    atas = pelaku.boleh(Izin.LIHAT_WILAYAH) and satker.anak.exists()
    semua = [
        ("Laporan wilayah", "laporan_wilayah", atas),
        ("Kesiapan e-Monev", "laporan_monev", pelaku.boleh(Izin.LIHAT_LAPORAN)),
        ("Ruang pemeriksaan", "laporan_pemeriksa", pelaku.boleh(Izin.UNDANG_PEMERIKSA)),
    ]
    return [(teks, reverse(nama, args=[satker.slug])) for teks, nama, ada in semua if ada]
