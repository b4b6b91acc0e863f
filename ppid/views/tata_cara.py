"""How a request goes: the office's own SOPs, drawn, listed, and as the printed sheet."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from ppid import cetak, naskah
from ppid.bagan import Baris, gambar, lembar
from ppid.konteks import kantor_publik
from ppid.models import SOP, JenisSOP, Langkah, Satker

SIMBOL = {"mulai": "○", "kerja": "□", "putus": "◇"}
KEPALA = (
    ("Unit", "unit"),
    ("Nomor SOP", "nomor"),
    ("Tanggal pembuatan", "tanggal_pembuatan"),
    ("Tanggal pengesahan", "tanggal_pengesahan"),
    ("Disahkan oleh", "disahkan_oleh"),
    ("Nama SOP", "nama"),
    ("Penandatangan", "penandatangan"),
    ("Jabatan penandatangan", "jabatan_penandatangan"),
    ("Alamat", "alamat"),
)
RINCIAN = (
    ("Dasar hukum", "dasar_hukum"),
    ("Kualifikasi pelaksana", "kualifikasi"),
    ("Jumlah pelaksana", "jumlah_pelaksana"),
    ("Keterkaitan", "keterkaitan"),
    ("Peralatan dan perlengkapan", "peralatan"),
    ("Peringatan", "peringatan"),
    ("Pencatatan dan pendataan", "pencatatan"),
    ("Catatan kaki", "catatan_kaki"),
)
# The two halves of the printed sheet's first page
KEPALA_LEMBAR = (
    ("Nomor SOP", "nomor"),
    ("Tanggal pembuatan", "tanggal_pembuatan"),
    ("Tanggal pengesahan", "tanggal_pengesahan"),
    ("Disahkan oleh", "disahkan_oleh"),
    ("Nama SOP", "nama"),
)
RINCIAN_LEMBAR = (
    (
        ("Dasar hukum", "dasar_hukum"),
        ("Kualifikasi pelaksana", "kualifikasi"),
        ("Jumlah pelaksana", "jumlah_pelaksana"),
    ),
    (("Keterkaitan", "keterkaitan"), ("Peralatan/perlengkapan", "peralatan")),
    (("Peringatan", "peringatan"), ("Pencatatan dan pendataan", "pencatatan")),
)
KOLOM_TEKS = ("uraian", "syarat", "waktu", "output", "keterangan")


@login_not_required
@require_safe
def tata_cara(request, satker: str):
    satker = kantor_publik(request, satker)
    hari = satker.hari_ini
    sop = [SOP.objects.berlaku(satker, jenis, hari) for jenis in JenisSOP]
    lembar = [_lembar(satu) for satu in sop if satu]
    return render(request, "ppid/tata_cara.html", {"lembar": lembar})


def _lembar(sop: SOP) -> dict:
    langkah = list(sop.langkah_per_kunci.values())
    judul = f"Alur {sop.get_jenis_display()}"
    return {
        "sop": sop,
        "bagan": gambar(sop.label_aktor, [_baris_bagan(x) for x in langkah], judul=judul),
        "instansi": " ".join(sop.kepala["instansi"]),
        "alur": sop.rincian["judul_kolom"]["alur"],
        "kepala": [(judul, sop.kepala[kunci]) for judul, kunci in KEPALA if sop.kepala[kunci]],
        "rincian": [(judul, _butir(sop.rincian[k])) for judul, k in RINCIAN if sop.rincian[k]],
        "kolom": _kolom(sop),
        "baris": [_baris(sop, satu) for satu in langkah],
        "langkah": [_ringkas(satu) for satu in langkah],
    }


def _baris_bagan(langkah: Langkah) -> Baris:
    mutu = (langkah.waktu_baku,) if langkah.waktu_baku else ()
    return Baris(langkah.urut, langkah.judul, langkah.simbol, mutu, pilihan=langkah.pilihan)


def _butir(isi) -> list[str]:
    return [isi] if isinstance(isi, str) else isi


def _kolom(sop: SOP) -> dict:
    """Column titles as the sheet has them; where it has none, ours."""
    bawaan = {
        "nomor": "No",
        "uraian": "Uraian",
        "pelaksana": "Pelaksana",
        "mutu_baku": "Mutu baku",
        "syarat": "Persyaratan",
        "waktu": "Waktu",
        "output": "Output",
        "keterangan": "Ket",
    }
    judul = sop.rincian["judul_kolom"]
    return {kunci: judul[kunci] or teks for kunci, teks in bawaan.items()}


def _baris(sop: SOP, langkah: Langkah) -> dict:
    """A row of the sheet: under each actor the symbols of this step."""
    simbol = {
        label["label"]: " ".join(
            SIMBOL[a["simbol"]] for a in langkah.aktor if a["label"] == label["label"]
        )
        for label in sop.aktor
    }
    return {"langkah": langkah, "simbol": list(simbol.values())}


def _ringkas(langkah: Langkah) -> dict:
    """The same step for the list on a phone."""
    return {
        "nomor": langkah.urut,
        "teks": langkah.judul,
        "pelaku": " dan ".join(dict.fromkeys(a["label"] for a in langkah.aktor)),
        "waktu": langkah.waktu_baku,
        "keluaran": langkah.output,
        "keterangan": langkah.uraian,
        "keadaan": "",
    }


# The printed sheet


@login_not_required
@require_safe
def lembar_sop(request, satker: str, jenis: str):
    """The whole sheet as on paper: A4 landscape. `?versi=` names one that is or was in force."""
    satker = kantor_publik(request, satker)
    sop = _versi(satker, jenis, request.GET.get("versi", ""))
    html = render_to_string("naskah/lembar_sop.html", _isi_lembar(satker, sop))
    nama = f"SOP {sop.get_jenis_display()} {satker.nama}, versi {sop.versi}.pdf"
    return naskah.respons_pdf(cetak.pdf_sekali(html), nama)


def _versi(satker: Satker, jenis: str, versi: str) -> SOP:
    hari = satker.hari_ini
    if jenis not in JenisSOP.values:
        raise Http404
    if not versi:
        sop = SOP.objects.berlaku(satker, jenis, hari)
    elif versi.isascii() and versi.isdecimal() and len(versi) < 5:
        milik = SOP.objects.filter(satker=satker, jenis=jenis, berlaku_sejak__lte=hari)
        sop = milik.filter(versi=versi).first()
    else:
        sop = None
    if sop is None:
        raise Http404
    return sop


def _isi_lembar(satker: Satker, sop: SOP) -> dict:
    langkah = list(sop.langkah_per_kunci.values())
    teks = [{kolom: getattr(x, kolom) for kolom in KOLOM_TEKS} for x in langkah]
    tanpa_ket = not sop.rincian["judul_kolom"]["keterangan"]  # a sheet without that column
    kosong = {"keterangan"} if tanpa_ket and not any(t["keterangan"] for t in teks) else set()
    tabel = lembar(sop.label_aktor, [_baris_bagan(x) for x in langkah], teks, kosong)
    rincian = [
        [(judul, _butir(sop.rincian[kunci])) for judul, kunci in baris if sop.rincian[kunci]]
        for baris in RINCIAN_LEMBAR
    ]
    return naskah.bingkai(satker) | {
        "sop": sop,
        "tabel": tabel,
        "kolom": _kolom(sop),
        "kepala": [(judul, sop.kepala[kunci]) for judul, kunci in KEPALA_LEMBAR],
        "berkepala": any(sop.kepala[kunci] for _, kunci in KEPALA_LEMBAR[:-1]),
        "rincian": [baris for baris in rincian if baris],
    }
