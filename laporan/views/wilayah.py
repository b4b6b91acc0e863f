"""The offices below: one line each, sorted by trouble; figures alone, and never a case."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan import wilayah
from laporan.batas import HARI_KERJA
from laporan.forms.wilayah import BELUM, PERHATIAN, SEMUA, SaringWilayah
from laporan.wilayah import Kantor, Ringkas
from permohonan.rekap import MIN_DATA
from ppid import ekspor, jejak, waktu
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.models import Tingkat
from ppid.templatetags.ppid import hari_pendek, saat

PER_HALAMAN = 50
TAMPIL = {
    SEMUA: ("Semua kantor", lambda k: True),
    PERHATIAN: ("Perlu perhatian", lambda k: bool(k.masalah)),
    BELUM: ("Belum memakai portal", lambda k: not k.memakai),
}


@dataclass(frozen=True)
class _Daftar:
    """All offices that the filter names; of them those that the tab shows, in order."""

    form: SaringWilayah
    tampil: str
    tersaring: list[Kantor]

    @property
    def tahun(self) -> int:
        return self.form.isi["tahun"]

    @property
    def baris(self) -> list[Kantor]:
        _, masuk = TAMPIL[self.tampil]
        return wilayah.urutkan(filter(masuk, self.tersaring), self.form.isi["urut"])


def _buka(request, pelaku: Pelaku) -> _Daftar:
    satker = pelaku.satker
    if not satker.anak.exists():
        raise Http404
    provinsi = satker.anak.filter(tingkat=Tingkat.PROVINSI).values_list("slug", "nama")
    tahun = satker.hari_ini.year
    form = SaringWilayah(request.GET, tahun=tahun, provinsi=list(provinsi.order_by("nama")))
    tampil = request.GET.get("tampil", SEMUA)
    isi = form.isi
    semua = wilayah.baca(satker, isi["tahun"])
    cocok = [k for k in semua if _cocok(k, isi)]
    return _Daftar(form, tampil if tampil in TAMPIL else SEMUA, cocok)


def _cocok(k: Kantor, isi: dict) -> bool:
    nama = f"{k.satker.nama} {k.satker.kode}".lower()
    return all(kata in nama for kata in isi["q"]) and isi["provinsi"] in ("", k.provinsi)


@butuh(Izin.LIHAT_WILAYAH)
@require_safe
def daftar(request, pelaku: Pelaku):
    isi = _buka(request, pelaku)
    halaman = Paginator(isi.baris, PER_HALAMAN).get_page(request.GET.get("hal"))
    konteks = {
        "daftar": isi,
        "halaman": halaman,
        "kini": waktu.sekarang(),
        "ringkas": Ringkas(isi.tersaring),
        "tab": _tab(request, isi),
        "kueri": tanpa_hal(request.GET),
        "tetap": [("tampil", isi.tampil)] if isi.tampil != SEMUA else [],
        "hapus": _hapus(isi) if isi.form.dipakai else "",
        "unduh": _unduh(request, pelaku),
        "ambang": wilayah.AMBANG_TEPAT,
        "min_data": MIN_DATA,
        "hari_batas": HARI_KERJA,
    }
    return render(request, "laporan/wilayah.html", konteks)


def _tab(request, isi: _Daftar) -> list[Tab]:
    tetap = _tanpa(request, "hal", "tampil")
    return [
        Tab(
            f"?{urlencode(tetap | {'tampil': nama})}",
            teks,
            sum(map(masuk, isi.tersaring)),
            nama == isi.tampil,
            nama == PERHATIAN,
        )
        for nama, (teks, masuk) in TAMPIL.items()
    ]


def _tanpa(request, *nama: str) -> dict[str, str]:
    return {k: v for k, v in request.GET.items() if k not in nama}


def _hapus(isi: _Daftar) -> str:
    return f"?{urlencode({'tahun': isi.tahun, 'tampil': isi.tampil})}"


def _unduh(request, pelaku: Pelaku) -> str:
    url = reverse("laporan_wilayah_xlsx", args=[pelaku.satker.slug])
    return f"{url}?{urlencode(_tanpa(request, 'hal'))}"


# To take along


def _angka(teks: str) -> int | str:
    """A number; "<1" of a percentage stays what it is."""
    return int(teks) if teks.isdigit() else teks


KOLOM = (
    ("Kantor", 34, lambda k: k.satker.nama),
    ("Provinsi", 30, lambda k: k.atas),
    ("Memakai portal", 12, lambda k: "ya" if k.memakai else "belum"),
    ("Diterima", 10, lambda k: k.diterima),
    ("Tepat waktu", 10, lambda k: k.angka.tepat),
    ("Dinilai", 10, lambda k: k.angka.dinilai),
    ("Persen tepat", 12, lambda k: _angka(k.persen.removesuffix("\xa0%"))),
    ("Belum dijawab", 10, lambda k: k.terbuka),
    ("Lewat batas waktu", 10, lambda k: k.lewat),
    ("Tahun DIP", 10, lambda k: k.dip.tahun if k.dip else ""),
    ("Umur DIP (hari)", 12, lambda k: "" if k.umur_dip is None else k.umur_dip),
    (
        "Laporan belum terbit",
        40,
        lambda k: ", ".join(map(wilayah.sebut, k.kurang)) or k.kata_kurang,
    ),
    ("Supervisi terakhir", 18, lambda k: hari_pendek(k.supervisi) if k.supervisi else ""),
)


@butuh(Izin.LIHAT_WILAYAH)
@require_safe
def xlsx(request, pelaku: Pelaku):
    """The same offices; logged before the first byte."""
    isi, satker = _buka(request, pelaku), pelaku.satker
    data = {"ekspor": "wilayah", "bentuk": "xlsx", "tahun": isi.tahun, "baris": len(isi.baris)}
    jejak.catat("lihat", oleh=pelaku, satker=satker, data=data)
    judul = f"Layanan informasi kantor di bawah {satker.nama} tahun {isi.tahun}"
    return ekspor.sebagai_xlsx(
        ekspor.Tabel(
            nama=f"Wilayah {isi.tahun} {satker.nama}",
            lembar="Wilayah",
            kepala=[judul, f"Keadaan {saat(waktu.sekarang(), satker)}"],
            kolom=[judul for judul, *_ in KOLOM],
            lebar=[lebar for _, lebar, _ in KOLOM],
            baris=[[isi(k) for *_, isi in KOLOM] for k in isi.baris],
        )
    )
