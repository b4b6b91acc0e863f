"""One row of a DIP: its columns, the document behind it, last year's, the Atasan PPID's remarks."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from dip.forms import kisi
from dip.forms.baris import FormSatuBaris
from dip.forms.coret import FormCoret
from dip.forms.penetapan import FormKomentar
from dip.models import Bagian, BarisBentrok, Dokumen, Entri, Penyusunan, Ubahan
from dip.models.baris import rupa
from dip.padanan import padanan
from dip.perbandingan import DIBANDINGKAN, beda_kolom, dalam_kata, label
from dip.status.penyusunan import Status
from dip.views.jalan import alamat, boleh
from ppid.bidang import TIDAK_SAH, nomor_baris
from ppid.izin import Izin, Pelaku, butuh
from ppid.models import Unit

MAKS_TEMUAN = 10
MAKS_CARI = 100
BENTROK = 409


@butuh(Izin.LIHAT_DIP)
@require_http_methods(["GET", "HEAD", "POST"])
def satu(request, pelaku: Pelaku, tahun: int, token: str):
    terkait = ("unit", "dokumen", "oleh", "penyusunan__satker", "penyusunan__sop")
    kueri = Entri.objects.untuk(pelaku).select_related(*terkait)
    entri = get_object_or_404(kueri, token=token, penyusunan__tahun=tahun)
    if request.method != "POST":
        return _halaman(request, pelaku, entri)
    aksi, _, pilihan = request.POST.get("aksi", "").partition(":")
    if aksi in AKSI_CATATAN:
        return AKSI_CATATAN[aksi](request, pelaku, entri, pilihan)
    if aksi not in AKSI:
        raise Http404
    pemilik = pemilik_baris(entri, pelaku)
    pemilik.pastikan_dapat_diisi(oleh=pelaku)
    return AKSI[aksi](request, pelaku, entri, pemilik, pilihan)


def pemilik_baris(entri: Entri, pelaku: Pelaku) -> Bagian | Penyusunan:
    """Through whom it is changed: its unit's part, or the whole once the desk clarifies it."""
    dip = entri.penyusunan
    milik = dip.bagian.filter(unit=entri.unit_id).select_related("unit", "satker", "sop")
    if (bagian := milik.first()) is None:
        return dip
    bagian.penyusunan = dip
    telaah = dip.status == Status.KLARIFIKASI and pelaku.boleh(Izin.SUSUN_DIP)
    return dip if telaah and not bagian.terbuka else bagian


# Acts on the row


def _simpan(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    form = _form(entri, pemilik, request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, entri, form=form, status=TIDAK_SAH)
    if not form.berubah:
        return _lagi(request, entri, "Tidak ada yang berubah.")
    try:
        satu = Ubahan(form.isi, entri.token, form.cleaned_data["rupa"])
        pemilik.simpan_baris([satu], oleh=pelaku)
    except BarisBentrok as galat:
        kini = galat.kini[entri.token]
        form = _form(entri, pemilik, request.POST.dict() | {"rupa": rupa(kini)})
        isi = {"form": form, "kini": fakta(kini), "status": BENTROK}
        return _halaman(request, pelaku, entri, **isi)
    return _lagi(request, entri, "Baris disimpan.")


def _coret(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    form = FormCoret(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, entri, coret=form, status=TIDAK_SAH)
    pemilik.coret(entri.token, form.cleaned_data["alasan"], oleh=pelaku)
    return _lagi(request, entri, "Baris dicoret. Alasannya tercatat.")


def _pulihkan(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.pulihkan(entri.token, oleh=pelaku)
    return _lagi(request, entri, "Baris kembali masuk daftar.")


def _hapus(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.hapus_baris(entri.token, oleh=pelaku)
    messages.success(request, "Baris dihapus.")
    return redirect(pemilik)


def _kaitkan(request, pelaku: Pelaku, entri: Entri, pemilik, token: str):
    dokumen = get_object_or_404(Dokumen.objects.terbuka(pelaku.satker), token=token)
    pemilik.kaitkan(entri.token, dokumen, oleh=pelaku)
    return _lagi(request, entri, "Dokumen dikaitkan dengan baris ini.")


def _lepas(request, pelaku: Pelaku, entri: Entri, pemilik, _: str):
    pemilik.kaitkan(entri.token, None, oleh=pelaku)
    return _lagi(request, entri, "Kaitan dokumen dilepas.")


AKSI = {
    "simpan": _simpan,
    "coret": _coret,
    "pulihkan": _pulihkan,
    "hapus": _hapus,
    "kaitkan": _kaitkan,
    "lepas": _lepas,
}


# Remarks


def _komentari(request, pelaku: Pelaku, entri: Entri, _: str):
    form = FormKomentar(request.POST)
    if not form.is_valid():
        return _halaman(request, pelaku, entri, catatan=form, status=TIDAK_SAH)
    entri.penyusunan.komentari(entri, form.cleaned_data["isi"], oleh=pelaku)
    return _lagi(request, entri, "Catatan disimpan.")


def _tindak(request, pelaku: Pelaku, entri: Entri, nomor: str):
    komentar = get_object_or_404(entri.komentar, pk=nomor_baris(nomor))
    entri.penyusunan.tindak_lanjuti(komentar, oleh=pelaku)
    return _lagi(request, entri, "Catatan ditandai sudah ditindaklanjuti.")


AKSI_CATATAN = {"komentari": _komentari, "tindak_lanjuti": _tindak}


# The page


def _lagi(request, entri: Entri, pesan: str):
    messages.success(request, pesan)
    return redirect(alamat(entri.penyusunan, "dip_entri", entri.token))


def _halaman(request, pelaku: Pelaku, entri: Entri, *, status=200, **isi):
    dip, pemilik = entri.penyusunan, pemilik_baris(entri, pelaku)
    dapat = pemilik.AKSI_ISI in boleh(pemilik, pelaku)
    cari = request.GET.get("q", "")[:MAKS_CARI].strip()
    ada = entri.dicoret_pada is None
    luar = pelaku.sebatas_unit and entri.unit_id not in pelaku.unit  # what is public, no more
    konteks = {
        "entri": entri,
        "pemilik": pemilik,
        "dapat": dapat,
        "ubah": dapat and ada,
        "dapat_dicoret": pemilik.dapat_dicoret(entri),
        "boleh": boleh(dip, pelaku),
        "form": _form(entri, pemilik),
        "coret": FormCoret(),
        "catatan": FormKomentar(),
        "kini": None,
        "cari": cari,
        "temuan": _temuan(entri, cari) if dapat and ada else [],
        "komentar": [] if luar else entri.komentar.select_related("oleh", "ditindaklanjuti_oleh"),
        "beda": () if luar else _beda(entri),
        "fakta": fakta(entri),
    }
    return render(request, "dip/entri.html", konteks | isi, status=status)


def _form(entri: Entri, pemilik, data=None) -> FormSatuBaris:
    """Whose it is changes only when the whole is clarified."""
    unit = None
    if isinstance(pemilik, Penyusunan):
        unit = Unit.objects.aktif(pemilik.satker, selain=entri.unit_id)
    awal = kisi.awal(entri) | {"unit": entri.unit_id}
    return FormSatuBaris(data, initial=awal, unit=unit)


def _temuan(entri: Entri, cari: str) -> list[Dokumen]:
    """Ratified open documents, the best matches of what is looked for or of the row's own words."""
    teks = cari or f"{entri.nama} {entri.ringkasan}"
    cocok = padanan(entri.penyusunan.satker, teks, batas=MAKS_TEMUAN)
    return [satu.dokumen for satu in cocok if satu.dokumen]


def _beda(entri: Entri) -> tuple:
    """What changed since last year, where the row goes on from a published one."""
    lalu = entri.penyusunan.versi_lalu
    lama = lalu and lalu.entri.select_related("unit").filter(kode=entri.kode).first()
    return beda_kolom(lama, entri) if lama else ()


def fakta(entri: Entri) -> list[dict]:
    isi = {label(kolom): dalam_kata(entri, kolom) for kolom in DIBANDINGKAN}
    return [{"nama": nama, "isi": teks} for nama, teks in isi.items() if teks]
