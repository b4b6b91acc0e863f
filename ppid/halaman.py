"""Pages that show several apps: finding an office, its home, and where a member of staff begins."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats
from django.views.decorators.http import require_safe

from dip import persetujuan as dip_menunggu
from dip import publik as dip_publik
from dip import surel_pagi as surel_dip
from dip.models import Terjawab
from laporan import persetujuan as laporan_menunggu
from laporan import pimpinan as pimpinan_kantor
from laporan import ringkas, statistik
from laporan import surel_pagi as surel_laporan
from laporan.grafik import HURUF_CETAK, HURUF_LAYAR
from permohonan import pagi
from permohonan import persetujuan as permohonan_menunggu
from permohonan import surel_pagi as surel_permohonan
from permohonan.janji import janji
from permohonan.views import antrean as antrean_meja
from ppid import cetak, jam, surel_pagi, waktu
from ppid import persetujuan as menunggu
from ppid.data import baca_satker
from ppid.forms.masuk import CariKantor
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import kantor_publik, tanpa_hal
from ppid.models import Halaman, HariLibur, Kategori, RezimWaktu, Satker
from ppid.tenggat import NAMA_HARI, Jenis

SUMBER_PERSETUJUAN = (
    *permohonan_menunggu.SUMBER,
    *dip_menunggu.SUMBER,
    *laporan_menunggu.SUMBER,
)
# The morning: sections of the digest in the order in which they are read, and what else is done.
SUMBER_PAGI = (
    *surel_permohonan.SUMBER,
    *surel_dip.SUMBER,
    *surel_laporan.SUMBER,
    surel_pagi.kabar_gagal,
)
TUGAS_PAGI = (*surel_permohonan.TUGAS,)
ISI_KOSONG = {
    True: "Konsep jawaban, usulan perpanjangan, usulan penutupan, dokumen baru, laporan, dan "
    "langkah penyusunan DIP tampil di sini.",
    False: "Laporan dan langkah penyusunan Daftar Informasi Publik yang menunggu Anda tampil di "
    "sini.",
}
LIBUR_TAMPIL = 5
MUAT = 60  # offices on one page; more are found through their province
LANGKAH = [
    {
        "judul": "Tuliskan yang Anda butuhkan",
        "keterangan": "Dari ponsel atau di meja layanan kami.",
    },
    {
        "judul": "Simpan nomor dan kode akses",
        "keterangan": "Keduanya langsung tampil dan membuka status permohonan Anda.",
    },
    {
        "judul": "Kami periksa",
        "keterangan": "Bila ada yang kurang, kami beri tahu dan Anda dapat melengkapinya.",
    },
    {"judul": "Terima jawaban tertulis", "keterangan": "Dengan cara yang Anda pilih."},
]


# Finding the office


class Kelompok(NamedTuple):
    """Offices of one province: a heading and what stands under it."""

    kode: str
    nama: str
    kantor: list


@login_not_required
@require_safe
def akar(request):
    """Find the office: all of them when they are few, else by province; always by name."""
    cari = CariKantor(request.GET)
    cari.is_valid()
    q = cari.cleaned_data.get("q", "")
    provinsi = cari.cleaned_data.get("provinsi", "")
    kantor = (_cari(q) if q else Satker.objects.filter(kode__startswith=provinsi)).order_by("kode")
    banyak = not q and not provinsi and kantor.count() > MUAT
    halaman = Paginator(kantor, MUAT).get_page(request.GET.get("hal"))
    konteks = {
        "q": q,
        "halaman": halaman,
        "kelompok": _kelompok(kantor if banyak else halaman.object_list),
        "banyak": banyak,
        "saringan": tanpa_hal(request.GET),
    }
    return render(request, "ppid/akar.html", konteks)


def _cari(q: str):
    """Offices whose name holds every word."""
    kantor = Satker.objects.all()
    for kata in q.split():
        kantor = kantor.filter(nama__icontains=kata)
    return kantor


def _kelompok(kantor) -> list[Kelompok]:
    """By province: the code of every office begins with its province's."""
    nama = {"00": "Pusat"} | {b.kode: b.nama for b in baca_satker() if not b.induk}
    per_provinsi = groupby(kantor, key=lambda satker: satker.kode[:2])
    return [
        Kelompok(kode, _nama_provinsi(nama.get(kode, "Lainnya")), list(isi))
        for kode, isi in per_provinsi
    ]


def _nama_provinsi(nama: str) -> str:
    """KPU Provinsi Riau and KIP Aceh as places."""
    return nama.removeprefix("KPU ").removeprefix("KIP ").removeprefix("Provinsi ")


# The home of an office


@login_not_required
@require_safe
def beranda(request, satker: str):
    satker = kantor_publik(request, satker)
    buka, kalimat_buka = satker.buka_pada(waktu.sekarang())
    konteks = {
        "buka": buka,
        "kalimat_buka": kalimat_buka,
        "jam": jam_pekan(satker),
        "libur": libur_terdekat(satker),
        "rezim": RezimWaktu.objects.untuk(satker, Kategori.BADAN_PUBLIK, satker.hari_ini),
        "langkah": LANGKAH,
        "terbuka": dip_publik.untuk_beranda(satker),
        "angka": statistik.untuk_beranda(satker),
    }
    return render(request, "ppid/beranda.html", konteks)


@login_not_required
@require_safe
def kontak(request, satker: str):
    """Where the desk is and when it is open: facts of the office, above its own words."""
    satker = kantor_publik(request, satker)
    buka, kalimat_buka = satker.buka_pada(waktu.sekarang())
    konteks = {
        "laman": Halaman.objects.publik(satker, "kontak"),
        "buka": buka,
        "kalimat_buka": kalimat_buka,
        "jam": jam_pekan(satker),
        "libur": _libur_mendatang(satker),
    }
    return render(request, "ppid/kontak.html", konteks)


def _libur_mendatang(satker):
    """The next days off on which the desk would else be open."""
    mendatang = HariLibur.objects.berlaku_di(satker).filter(tanggal__gte=satker.hari_ini)
    return list(mendatang.exclude(tanggal__iso_week_day__in=(6, 7))[:LIBUR_TAMPIL])


class BarisJam(NamedTuple):
    hari: str
    jam: str
    kini: bool


def jam_pekan(satker) -> list[BarisJam]:
    """The week's hours, neighbours with the same hours as one row, today on a row of its own."""
    hari_ini = satker.hari_ini
    libur = satker.tutup_pada(hari_ini)
    pekan = [
        BarisJam(nama, jam.rentang(satu), i == hari_ini.weekday())
        for i, (nama, satu) in enumerate(zip(NAMA_HARI, satker.jam_layanan, strict=True))
    ]
    pekan = [b._replace(jam="Libur") if b.kini and libur and b.jam != "Tutup" else b for b in pekan]
    return [_satu_baris(list(isi)) for _, isi in groupby(pekan, key=lambda b: (b.jam, b.kini))]


def _satu_baris(hari: list[BarisJam]) -> BarisJam:
    pemisah = ", " if len(hari) == 2 else "–"
    ujung = dict.fromkeys([hari[0].hari, hari[-1].hari])
    return hari[0]._replace(hari=pemisah.join(ujung))


def libur_terdekat(satker) -> str:
    """Natal, 24–25 Desember 2026: the next run of days off, named by its national holiday."""
    baris = HariLibur.objects.berlaku_di(satker).filter(tanggal__gte=satker.hari_ini)[:20]
    runtun: list[HariLibur] = []
    for libur in baris:
        if runtun and (libur.tanggal - runtun[-1].tanggal).days > 1:
            break
        runtun.append(libur)
    if not runtun:
        return ""
    utama = next((b for b in runtun if b.jenis == Jenis.LIBUR_NASIONAL), runtun[0])
    return f"{utama.nama}, {rentang(runtun[0].tanggal, runtun[-1].tanggal)}"


def rentang(awal: date, akhir: date) -> str:
    """24–25 Desember 2026"""
    tulis = formats.date_format
    if awal == akhir:
        return tulis(awal, "j F Y")
    if (awal.year, awal.month) == (akhir.year, akhir.month):
        return f"{awal.day}–{tulis(akhir, 'j F Y')}"
    return f"{tulis(awal, 'j F Y')} – {tulis(akhir, 'j F Y')}"


# Where staff begin


@require_safe
def ruang_kerja(request):
    """Straight to the work when there is one place for it; several offices: choose."""
    tugas = request.user.penugasan_kini()
    slug = dict.fromkeys(t.satker.slug for t in tugas)
    pelaku = [request.user.bertugas_di(s) for s in slug]
    meja = [(p.satker, url) for p in pelaku if (url := alamat_kerja(p))]
    if len(meja) == 1:
        return redirect(meja[0][1])
    return render(request, "ppid/ruang_kerja.html", {"meja": meja, "tugas": tugas})


def alamat_kerja(pelaku: Pelaku) -> str:
    """The first page of someone's work at one office; "" when the portal has none for them yet."""
    pilihan = (
        (Izin.SUPERVISI, "ppid"),
        (Izin.LIHAT_PERMOHONAN, "meja"),
        (Izin.BAHAN, "penghubung"),
        (Izin.LIHAT_PIMPINAN, "pimpinan"),  # Kabag and Sekretaris
        (Izin.LIHAT_PERSETUJUAN, "persetujuan"),  # tim pertimbangan and Pleno
        (Izin.KELOLA_KANTOR, "kelola"),
        (Izin.REZIM_NASIONAL, "kelola"),
        (Izin.LIHAT_AKSES, "privasi_kantor"),
        (Izin.PERIKSA_KANTOR, "audit"),
    )
    nama = next((nama for izin, nama in pilihan if pelaku.boleh(izin)), None)
    return reverse(nama, kwargs={"satker": pelaku.satker.slug}) if nama else ""


# The queue, with what supervision has to say under it


def antrean(request, satker: str):
    """Guarded by the view that it hands on to."""
    return antrean_meja.antrean(request, satker, ajakan=ringkas.ajakan)


# What waits for someone's word


@butuh(Izin.LIHAT_PERSETUJUAN)
@require_safe
def persetujuan(request, pelaku: Pelaku):
    """One list of all that waits for this actor, whichever app it comes from: oldest first."""
    halaman = menunggu.halaman(SUMBER_PERSETUJUAN, pelaku, request.GET.get("hal"))
    konteks = {"halaman": halaman, "baris": halaman.object_list, "kini": waktu.sekarang()}
    konteks["isi_kosong"] = ISI_KOSONG[pelaku.boleh(Izin.PUTUSKAN)]
    return render(request, "ppid/persetujuan.html", konteks)


# The leaders' page


@butuh(Izin.LIHAT_PIMPINAN)
@require_safe
def pimpinan(request, pelaku: Pelaku):
    """How the office stands, for who answers for it."""
    konteks = {
        "kini": waktu.sekarang(),
        "isi": pimpinan_kantor.pimpinan(pelaku),
        "menunggu": menunggu.halaman(SUMBER_PERSETUJUAN, pelaku, None).paginator.count,
        "huruf": HURUF_LAYAR,
    }
    return render(request, "ppid/pimpinan.html", konteks)


@butuh(Izin.LIHAT_PIMPINAN)
@require_safe
def pimpinan_cetak(request, pelaku: Pelaku):
    """The same on one sheet."""
    satker = pelaku.satker
    konteks = {"judul": "Ringkasan pimpinan", "isi": pimpinan_kantor.pimpinan(pelaku)}
    konteks["huruf"] = HURUF_CETAK
    nama = f"ringkasan-pimpinan-{satker.slug}-{satker.hari_ini}"
    return cetak.daftar("naskah/pimpinan.html", satker, konteks, nama=nama)


# The Kasubbag's morning


@butuh(Izin.SUPERVISI)
@require_safe
def ringkasan(request, pelaku: Pelaku):
    """One page at eight in the morning: what is late, what waits for me, who carries what."""
    sejak = pagi.hari_kerja_lalu(pelaku.satker)
    banyak_baru, baru = pagi.masuk_sejak(pelaku, sejak)
    konteks = {
        "kini": waktu.sekarang(),
        "url_antrean": reverse("antrean", args=[pelaku.satker.slug]),
        "pagi": pagi.pagi(pelaku),
        "keputusan": menunggu.halaman(SUMBER_PERSETUJUAN, pelaku, None),
        "unit": pagi.beban_unit(pelaku),
        "petugas": pagi.beban_petugas(pelaku),
        "sejak": sejak,
        "baru": baru,
        "banyak_baru": banyak_baru,
        "mundur": pagi.dicatat_mundur(pelaku),
        "janji": janji(pelaku),
        "terjawab": Terjawab.objects.bulan_ini(pelaku.satker).count(),
        "belum_disahkan": ringkas.belum_disahkan(pelaku.satker),
        "belum_ditutup": ringkas.belum_ditutup(pelaku.satker),
    }
    return render(request, "ppid/ringkasan.html", konteks)
