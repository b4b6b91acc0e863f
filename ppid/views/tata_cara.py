"""How a request goes: the office's own SOPs, to read on a phone and to print."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ppid.models import SOP, JenisSOP, Satker

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


@login_not_required
@require_safe
def tata_cara(request, satker: str):
    satker = request.satker = get_object_or_404(Satker, slug=satker)
    hari = satker.hari_ini
    sop = [SOP.objects.berlaku(satker, jenis, hari) for jenis in JenisSOP]
    lembar = [_lembar(satu) for satu in sop if satu]
    return render(request, "ppid/tata_cara.html", {"lembar": lembar})


def _lembar(sop: SOP) -> dict:
    langkah = list(sop.langkah.all())
    return {
        "sop": sop,
        "instansi": " ".join(sop.kepala["instansi"]),
        "alur": sop.rincian["judul_kolom"]["alur"],
        "kepala": [(judul, sop.kepala[kunci]) for judul, kunci in KEPALA if sop.kepala[kunci]],
        "rincian": [(judul, _butir(sop.rincian[k])) for judul, k in RINCIAN if sop.rincian[k]],
        "kolom": _kolom(sop),
        "baris": [_baris(sop, satu) for satu in langkah],
        "langkah": [_ringkas(satu) for satu in langkah],
    }


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


def _baris(sop: SOP, langkah) -> dict:
    """A row of the sheet: under each actor the symbols of this step."""
    simbol = {
        label["label"]: " ".join(
            SIMBOL[a["simbol"]] for a in langkah.aktor if a["label"] == label["label"]
        )
        for label in sop.aktor
    }
    return {"langkah": langkah, "simbol": list(simbol.values())}


def _ringkas(langkah) -> dict:
    """The same step for the list on a phone."""
    return {
        "nomor": langkah.urut,
        "teks": langkah.judul,
        "pelaku": " dan ".join(dict.fromkeys(a["label"] for a in langkah.aktor)),
        "waktu": langkah.waktu,
        "keluaran": langkah.output,
        "keterangan": langkah.uraian,
        "keadaan": "",
    }
