"""The register: the book of a year on screen, on paper, as CSV and XLSX."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from permohonan import register as buku
from permohonan import tindakan
from permohonan.bukti import Bukti, buktikan, setahun
from permohonan.models.permohonan import SERI
from permohonan.saringan_register import SaringanRegister
from ppid import cetak, ekspor, jejak, nomor, waktu
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.templatetags.ppid import saat

PER_HALAMAN = 50
MAKS_CETAK = cetak.MAKS_BARIS // 2  # sixteen columns take more than another list's
SEKALI_BACA = 500  # rows of an export that are in memory at once


@dataclass(frozen=True)
class Buku:
    """One year of the book, narrowed by the address."""

    pelaku: Pelaku
    tahun: int
    pakai: dict[int, nomor.Pemakaian]
    saringan: SaringanRegister
    bukti: Bukti

    @property
    def kueri(self):
        return buku.baca(self.saringan.qs)

    @property
    def judul(self) -> str:
        return f"{buku.JUDUL} ({buku.MODEL}) Tahun {self.tahun}"

    @property
    def nama(self) -> str:
        """Of a file."""
        return f"Register PPID-C {self.tahun} {self.pelaku.satker.nama}"

    def dalam_kata(self, banyak: int) -> str:
        """What is shown of the year: "Kanal: Surat. 12 dari 43 permohonan." """
        if not self.saringan.dipakai:
            return f"Semua permohonan tahun {self.tahun}."
        dari = f"{banyak} dari {self.bukti.banyak} permohonan"
        return f"Disaring: {self.saringan.dalam_kata()}. {dari}."


def _buka(request, pelaku: Pelaku) -> Buku:
    """The year of the address, else this one; counters are read before rows: see `buktikan`."""
    pakai = nomor.pemakaian(pelaku.satker, SERI)
    kini = pelaku.satker.hari_ini.year
    diminta = request.GET.get("tahun", "")
    tahun = next((t for t in pakai if str(t) == diminta), kini)
    kueri = setahun(pelaku, tahun)
    saringan = SaringanRegister(request.GET, queryset=kueri, request=request, tahun=tahun)
    bukti = buktikan(pelaku, tahun, pakai.get(tahun))
    return Buku(pelaku, tahun, pakai, saringan, bukti)


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def register(request, pelaku: Pelaku):
    return _halaman(request, _buka(request, pelaku))


def _halaman(request, b: Buku, kalimat: str = ""):
    satker = b.pelaku.satker
    halaman = Paginator(b.kueri, PER_HALAMAN).get_page(request.GET.get("hal"))
    banyak = halaman.paginator.count
    konteks = {
        "judul": b.judul,
        "tahun": b.tahun,
        "tab": _tab(b),
        "bukti": b.bukti,
        "saringan": b.saringan,
        "tetap": [("tahun", b.tahun)],
        "hapus": f"?{urlencode({'tahun': b.tahun})}" if b.saringan.dipakai else "",
        "dalam_kata": b.dalam_kata(banyak),
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "kelompok": list(dict.fromkeys(k.kelompok for k in buku.KOLOM)),
        "baris": [_baris(p, satker) for p in halaman.object_list],
        "unduh": _unduh(request, b),
        "kalimat": kalimat,
    }
    status = TIDAK_SAH if kalimat else 200
    return render(request, "permohonan/meja/register.html", konteks, status=status)


def _tab(b: Buku) -> list[Tab]:
    """The years that have numbers, and this one; newest first."""
    tahun = sorted({*b.pakai, b.pelaku.satker.hari_ini.year}, reverse=True)
    return [
        Tab(
            f"?tahun={satu}",
            f"{satu}",
            b.pakai[satu].terakhir - b.pakai[satu].awal if satu in b.pakai else 0,
            satu == b.tahun,
        )
        for satu in tahun
    ]


def _baris(p, satker) -> dict:
    """The cells of one row under their groups; on a screen an empty one is left out.

    A cell whose title the head of its group says already is marked.
    """
    isi = zip(buku.KOLOM[1:], buku.sel(p, satker)[1:], strict=True)
    kelompok: dict[str, list] = {k.kelompok: [] for k in buku.KOLOM}
    for kolom, nilai in isi:
        if nilai:
            disebut = kolom.judul.startswith(kolom.kelompok)
            kelompok[kolom.kelompok].append((kolom.judul, nilai, disebut))
    return {"nomor": p.nomor, "url": tindakan.alamat(p), "kelompok": kelompok.items()}


def _unduh(request, b: Buku) -> list[tuple[str, str]]:
    """What is on the page, to take along."""
    tanya = request.GET.copy()
    tanya.pop("hal", None)
    tanya["tahun"] = b.tahun
    return [
        (teks, f"{reverse(nama, args=[b.pelaku.satker.slug])}?{tanya.urlencode()}")
        for teks, nama in (
            ("Cetak (PDF)", "register_cetak"),
            ("XLSX", "register_xlsx"),
            ("CSV", "register_csv"),
        )
    ]


# To take along


def _catat(b: Buku, bentuk: str, banyak: int) -> None:
    """Before the first byte: what is broken off was taken along all the same."""
    data = {"ekspor": "register", "bentuk": bentuk, "baris": banyak}
    data["saringan"] = b.saringan.untuk_jejak()
    jejak.catat("lihat", oleh=b.pelaku, satker=b.pelaku.satker, data=data)


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def cetak_pdf(request, pelaku: Pelaku):
    b = _buka(request, pelaku)
    banyak = b.saringan.qs.count()
    if banyak > MAKS_CETAK:
        return _halaman(request, b, _terlalu_banyak(banyak))
    _catat(b, "pdf", banyak)
    batas = len(buku.KOLOM_MODEL)
    semua = buku.baris(b.kueri, pelaku.satker)
    konteks = {
        "judul": b.judul,
        "saringan": b.dalam_kata(banyak),
        "bukti": b.bukti,
        "kolom": buku.KOLOM_MODEL,
        "kelompok": _kelompok_cetak(),
        "baris": [(sel[:batas], _kaki(sel[batas:])) for sel in semua],
    }
    return cetak.daftar("naskah/register.html", pelaku.satker, konteks, nama=b.nama)


def _terlalu_banyak(banyak: int) -> str:
    return (
        f"{banyak} permohonan terlalu banyak untuk satu cetakan; paling banyak {MAKS_CETAK}. "
        "Pilih satu bulan, atau ambil XLSX."
    )


def _kelompok_cetak() -> list[tuple[str, int]]:
    """The upper row of the table's head: a group and how many columns it spans."""
    semua = [k.kelompok for k in buku.KOLOM_MODEL]
    return [(satu, semua.count(satu)) for satu in dict.fromkeys(semua)]


def _kaki(sel: list[str]) -> str:
    """What the desk notes beside the model's columns, as one line under the row."""
    isi = zip(buku.KOLOM_MEJA, sel, strict=True)
    return " · ".join(f"{k.judul}: {nilai.replace(chr(10), '; ')}" for k, nilai in isi if nilai)


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def csv(request, pelaku: Pelaku):
    return ekspor.sebagai_csv(_tabel(_buka(request, pelaku), "csv"))


@butuh(Izin.LIHAT_PERMOHONAN)
@require_safe
def xlsx(request, pelaku: Pelaku):
    return ekspor.sebagai_xlsx(_tabel(_buka(request, pelaku), "xlsx"))


def _tabel(b: Buku, bentuk: str) -> ekspor.Tabel:
    """Logged, and ready to stream: rows are read as they are sent."""
    satker, banyak = b.pelaku.satker, b.saringan.qs.count()
    _catat(b, bentuk, banyak)
    dibuat = f"Dibuat {saat(waktu.sekarang(), satker)}".replace("\xa0", " ")
    return ekspor.Tabel(
        nama=b.nama,
        lembar="Register",
        kepala=[b.judul, satker.nama, b.dalam_kata(banyak), *b.bukti.kalimat, dibuat],
        kolom=[k.judul for k in buku.KOLOM],
        lebar=[k.lebar for k in buku.KOLOM],
        baris=buku.baris(b.kueri.iterator(chunk_size=SEKALI_BACA), satker),
    )
