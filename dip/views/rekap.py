"""The buku rekap on screen, on paper and as XLSX; and the label of one document."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip import rekap as buku
from dip.models import Dokumen
from dip.views.dokumen import alamat
from dip.views.fakta import masa_simpan
from ppid import cetak, ekspor, jejak, naskah, waktu
from ppid.bidang import TIDAK_SAH
from ppid.izin import Izin, Pelaku, butuh
from ppid.konteks import Tab, tanpa_hal
from ppid.pdf import html_ke_pdf
from ppid.templatetags.ppid import saat

PER_HALAMAN = 50
MAKS_CETAK = cetak.MAKS_BARIS // 2  # fourteen columns take more than another list's


def _tahun(request, pelaku: Pelaku) -> tuple[int, dict[int, int]]:
    """The year of the address, else this one; and what each year has."""
    ada = buku.per_tahun(pelaku)
    diminta = request.GET.get("tahun", "")
    return next((t for t in ada if str(t) == diminta), pelaku.satker.hari_ini.year), ada


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def daftar(request, pelaku: Pelaku):
    return _halaman(request, pelaku)


def _halaman(request, pelaku: Pelaku, kalimat: str = ""):
    tahun, ada = _tahun(request, pelaku)
    halaman = Paginator(buku.setahun(pelaku, tahun), PER_HALAMAN).get_page(request.GET.get("hal"))
    dokumen = list(halaman.object_list)
    sel = buku.baris(dokumen)
    konteks = {
        "tahun": tahun,
        "tab": _tab(pelaku, tahun, ada),
        "halaman": halaman,
        "kueri": tanpa_hal(request.GET),
        "baris": [_baris(pelaku, d, isi) for d, isi in zip(dokumen, sel, strict=True)],
        "unduh": _unduh(pelaku, tahun),
        "kalimat": kalimat,
    }
    status = TIDAK_SAH if kalimat else 200
    return render(request, "dip/dokumen/rekap.html", konteks, status=status)


def _baris(pelaku: Pelaku, d: Dokumen, sel: list[str]) -> dict:
    """The cells beside number and name; on a screen an empty one is left out."""
    isi = zip(buku.KOLOM[3:], sel[3:], strict=True)
    isi = [(kolom.judul, nilai) for kolom, nilai in isi if nilai]
    tengah = (len(isi) + 1) // 2
    kepala = {"nomor": sel[0], "dicatat": sel[1], "judul": sel[2], "url": alamat(pelaku, d)}
    return kepala | {"kolom": (isi[:tengah], isi[tengah:])}


def _tab(pelaku: Pelaku, tahun: int, ada: dict[int, int]) -> list[Tab]:
    semua = sorted({*ada, pelaku.satker.hari_ini.year}, reverse=True)
    return [Tab(f"?tahun={t}", f"{t}", ada.get(t, 0), t == tahun) for t in semua]


def _unduh(pelaku: Pelaku, tahun: int) -> list[tuple[str, str]]:
    tanya = urlencode({"tahun": tahun})
    return [
        (teks, f"{reverse(nama, args=[pelaku.satker.slug])}?{tanya}")
        for teks, nama in (("Cetak (PDF)", "dokumen_rekap_cetak"), ("XLSX", "dokumen_rekap_xlsx"))
    ]


# To take along


def _catat(pelaku: Pelaku, tahun: int, bentuk: str, banyak: int) -> None:
    """Before the first byte: what is broken off was taken along all the same."""
    data = {"ekspor": "buku_rekap", "bentuk": bentuk, "tahun": tahun, "baris": banyak}
    jejak.catat("lihat", oleh=pelaku, satker=pelaku.satker, data=data)


def _judul(tahun: int) -> str:
    return f"{buku.JUDUL} Tahun {tahun}"


def _nama(pelaku: Pelaku, tahun: int) -> str:
    return f"{buku.JUDUL} {tahun} {pelaku.satker.nama}"


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def cetak_pdf(request, pelaku: Pelaku):
    tahun, ada = _tahun(request, pelaku)
    banyak = ada.get(tahun, 0)
    if banyak > MAKS_CETAK:
        kalimat = f"{banyak} dokumen terlalu banyak untuk satu cetakan. Ambil XLSX."
        return _halaman(request, pelaku, kalimat)
    _catat(pelaku, tahun, "pdf", banyak)
    konteks = {
        "judul": _judul(tahun),
        "saringan": f"{banyak} dokumen, urut nomor.",
        "kolom": buku.KOLOM,
        "baris": list(buku.baris(buku.setahun(pelaku, tahun))),
    }
    return cetak.daftar("naskah/buku_rekap.html", pelaku.satker, konteks, nama=_nama(pelaku, tahun))


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def xlsx(request, pelaku: Pelaku):
    tahun, ada = _tahun(request, pelaku)
    _catat(pelaku, tahun, "xlsx", ada.get(tahun, 0))
    dibuat = f"Dibuat {saat(waktu.sekarang(), pelaku.satker)}".replace("\xa0", " ")
    semua = buku.setahun(pelaku, tahun).iterator(chunk_size=buku.SEKALI_BACA)
    return ekspor.sebagai_xlsx(
        ekspor.Tabel(
            nama=_nama(pelaku, tahun),
            lembar="Buku rekap",
            kepala=[_judul(tahun), pelaku.satker.nama, dibuat],
            kolom=[k.judul for k in buku.KOLOM],
            lebar=[k.lebar for k in buku.KOLOM],
            baris=buku.baris(semua),
        )
    )


@butuh(Izin.KELOLA_DOKUMEN)
@require_safe
def label(request, pelaku: Pelaku, token: str):
    """Two labels on a sheet, one for the map and one for the boks; the QR leads the desk here."""
    kueri = Dokumen.objects.untuk(pelaku).select_related("satker", "unit")
    d = get_object_or_404(kueri, token=token)
    laman = f"{pelaku.satker.laman}dokumen/{d.token}/"
    konteks = naskah.bingkai(pelaku.satker) | {
        "d": d,
        "qr": naskah.qr(laman),
        "masa_simpan": masa_simpan(d),
        "kode": d.nomor_rekap or d.token[:8],
    }
    isi = html_ke_pdf(render_to_string("naskah/label_dokumen.html", konteks))
    return naskah.respons_pdf(isi, f"Label {konteks['kode']}.pdf".replace("/", "-"))
