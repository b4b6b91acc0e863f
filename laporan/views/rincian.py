"""The requests behind one figure of a report: by number, for who may know no more of them."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan import lacak
from laporan.pilihan import Pilihan, pilihan
from permohonan.hitungan import Kasus
from ppid.izin import Izin, Pelaku, butuh

PER_HALAMAN = 50
TAK_DIKENAL = "Laporan ini tidak memuat angka itu. Buka laporannya dan pilih angka di dalam tabel."


@butuh(Izin.LIHAT_LAPORAN)
@require_safe
def rincian(request, pelaku: Pelaku, jenis: str, masa: str):
    satu = pilihan(pelaku, jenis, masa, request.GET.get("ralat", ""))
    kunci = request.GET.get("kunci", "")
    kasus, kini = lacak.di_balik(satu.satker, satu.masa, satu.saat, kunci, satu.beku["versi"])
    sebutan = lacak.sebutan(satu.beku, kunci)
    halaman = Paginator(kasus, PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "judul": sebutan or "Angka tidak dikenal",
        "laporan": satu.judul,
        "tabel": lacak.kode_tabel(satu.beku, kunci),
        "url_laporan": f"../{satu.kueri}",
        "per": satu.per,
        "beku": satu.laporan is not None,
        "berubah": _berubah(satu, kunci, kini),
        "banyak": len(kasus),
        "tak_dikenal": "" if sebutan or kasus else TAK_DIKENAL,
        "halaman": halaman,
        "kueri": f"{urlencode(_tetap(request.GET))}&",
        "baris": [_baris(pelaku, k) for k in halaman.object_list],
    }
    return render(request, "laporan/rincian.html", konteks)


def _tetap(saring) -> dict[str, str]:
    """What leads to the next page of the same figure."""
    return {nama: saring[nama] for nama in ("kunci", "ralat") if saring.get(nama)}


def _berubah(satu: Pilihan, kunci: str, kini: int) -> str:
    dulu = lacak.nilai(satu.beku, kunci)
    if dulu == kini:
        return ""
    return f"Laporan ini memuat {dulu}; menurut data yang tersimpan sekarang angkanya {kini}."


def _baris(pelaku: Pelaku, k: Kasus) -> dict:
    boleh = pelaku.boleh(Izin.LIHAT_PERMOHONAN)
    return {
        "nomor": k.nomor,
        "url": reverse("perkara", args=[pelaku.satker.slug, k.kunci]) if boleh else "",
        "diterima": k.diterima,
        "hasil": k.sebutan_hasil,
        "hari": k.hari,
        "ketepatan": ketepatan(k),
        "terlambat": k.tepat is False,
    }


def ketepatan(k: Kasus) -> str:
    if k.tepat is None:
        return "Tidak dinilai" if k.berakhir else "Belum dinilai"
    return "Tepat waktu" if k.tepat else "Terlambat"
