"""A published DIP to take along: XLSX and CSV in KPU's columns, JSON, and the frozen PDF.

JSON, schema `ppid-dip/1` (names and types stay; later schemas only add under another name):
`skema`, `kantor` {`kode`, `nama`, `alamat`}, `tahun`, `penetapan` (a sentence), `berita_acara` and
`keputusan` {`nomor`, `tanggal`}, `terbit_pada`, `sidik`, `jumlah`, and `entri`: a list of {`kode`,
`nama`, `ringkasan`, `unit`, `pejabat`, `waktu_tempat`, `bentuk`, `retensi`, `sifat`, `tahun` (a
number or null), `tautan`, `alamat`}. Days are ISO 8601; what is not known is "" or null.
"""

import json
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from dip import lembar, publik
from dip.models import Entri, Penyusunan
from dip.naskah.daftar import siap_cetak
from ppid import berkas as simpanan
from ppid import ekspor, naskah
from ppid.konteks import kantor_publik
from ppid.models import Naskah
from ppid.templatetags.ppid import ukuran

SKEMA = "ppid-dip/1"
SEKALI_BACA = 500
NANTI = 60  # seconds after which a paper that is being printed is asked for again
TEKS = ("kode", "nama", "ringkasan", "pejabat", "waktu_tempat", "bentuk", "retensi", "sifat")
FORMAT = ("pdf", "xlsx", "csv", "json")


def alamat_unduh(dip: Penyusunan, format: str) -> str:
    return reverse("dip_unduh", args=[dip.satker.slug, dip.tahun, format])


def unduhan(dip: Penyusunan) -> list[dict]:
    """What can be taken along; the PDF once its paper exists, with its size once it is printed."""
    surat = publik.naskah_dip(dip)
    return [
        {
            "url": alamat_unduh(dip, satu),
            "jenis": satu.upper(),
            "ukuran": _keadaan_pdf(surat) if satu == "pdf" else "",
        }
        for satu in FORMAT
        if satu != "pdf" or surat
    ]


def _keadaan_pdf(surat: Naskah) -> str:
    if byte := naskah.ukuran_pdf(surat):
        return ukuran(byte)
    return "" if siap_cetak(surat) else "sedang disiapkan"


@login_not_required
@require_safe
def unduh(request, satker: str, tahun: int, format: str):
    tempat = kantor_publik(request, satker)
    terbit = get_object_or_404(
        Penyusunan.objects.publik(tempat).select_related("satker"), tahun=tahun
    )
    if format not in BENTUK:
        raise Http404
    return BENTUK[format](request, terbit)


def _nama(dip: Penyusunan) -> str:
    return f"DIP {dip.satker.nama} {dip.tahun}"


def _tabel(dip: Penyusunan) -> ekspor.Tabel:
    kepala = [
        f"DAFTAR INFORMASI PUBLIK {dip.satker.nama.upper()} TAHUN {dip.tahun}",
        publik.penetapan(dip),
    ]
    return lembar.tabel(publik.entri_dip(dip), nama=_nama(dip), kepala=kepala)


def _xlsx(request, dip: Penyusunan):
    return ekspor.sebagai_xlsx(_tabel(dip))


def _csv(request, dip: Penyusunan):
    return ekspor.sebagai_csv(_tabel(dip))


def _pdf(request, dip: Penyusunan):
    """Thousands of rows are printed by the worker alone; until then the page says so."""
    surat = publik.naskah_dip(dip)
    if surat is None:
        raise Http404
    if not siap_cetak(surat):
        konteks = {"dip": dip, "unduhan": [u for u in unduhan(dip) if u["jenis"] != "PDF"]}
        respons = render(request, "dip/publik/pdf_nanti.html", konteks, status=503)
        respons["Retry-After"] = str(NANTI)
        return respons
    return naskah.respons(surat)


# JSON


def _json(request, dip: Penyusunan):
    nama = f"{_nama(dip)}.json"
    kepala = {"Content-Disposition": content_disposition_header(False, nama)}
    isi = potongan_json(dip)
    return StreamingHttpResponse(isi, content_type="application/json", headers=kepala)


def potongan_json(dip: Penyusunan) -> Iterator[str]:
    """The head, then row by row: memory stays flat whatever the length."""
    semua = publik.entri_dip(dip).select_related("unit")
    kepala = json.dumps(_kepala(dip, semua.count()), ensure_ascii=False)
    yield kepala[:-1] + ', "entri": [\n'
    pemisah = ""
    for satu in semua.iterator(chunk_size=SEKALI_BACA):
        yield pemisah + json.dumps(_baris(dip, satu), ensure_ascii=False)
        pemisah = ",\n"
    yield "\n]}\n"


def _kepala(dip: Penyusunan, jumlah: int) -> dict:
    satker = dip.satker
    return {
        "skema": SKEMA,
        "kantor": {"kode": satker.kode, "nama": satker.nama, "alamat": satker.laman},
        "tahun": dip.tahun,
        "penetapan": publik.penetapan(dip),
        "berita_acara": {"nomor": dip.ba_nomor, "tanggal": _iso(dip.ba_tanggal)},
        "keputusan": {"nomor": dip.keputusan_nomor, "tanggal": _iso(dip.keputusan_tanggal)},
        "terbit_pada": _iso(dip.terbit_pada and satker.setempat(dip.terbit_pada)),
        "sidik": dip.sidik,
        "jumlah": jumlah,
    }


def _iso(saat) -> str | None:
    return saat.isoformat() if saat else None


def _baris(dip: Penyusunan, e: Entri) -> dict:
    alamat = reverse("dip_satu", args=[dip.satker.slug, e.kode])
    isi = {nama: ekspor.teks(getattr(e, nama)) for nama in TEKS}
    return isi | {
        "unit": ekspor.teks(e.unit.nama),
        "tahun": e.tahun,
        "tautan": publik.tautan(e.tautan),
        "alamat": f"{settings.ALAMAT_DASAR}{alamat}",
    }


BENTUK = {"pdf": _pdf, "xlsx": _xlsx, "csv": _csv, "json": _json}


# The scans of the decision


def berkas_pindaian(dip: Penyusunan) -> list[dict]:
    return [
        {
            "url": reverse("dip_berkas", args=[dip.satker.slug, dip.tahun, satu.token]),
            "nama": nama,
            "jenis": satu.format,
            "ukuran": ukuran(satu.ukuran),
            "keterangan": "",
        }
        for nama, satu in publik.pindaian(dip)
    ]


@login_not_required
@require_safe
def pindaian(request, satker: str, tahun: int, berkas: str):
    tempat = kantor_publik(request, satker)
    kueri = Penyusunan.objects.publik(tempat).select_related("ba_pindaian", "keputusan_pindaian")
    terbit = get_object_or_404(kueri, tahun=tahun)
    satu = next((b for _, b in publik.pindaian(terbit) if b.token == berkas), None)
    if satu is None:
        raise Http404
    return simpanan.respons_publik(satu, request)
