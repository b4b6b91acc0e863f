"""A citizen files a request: five short pages, one sending, one receipt.

What is typed lives in a `Draf`. Its token stands in the address, its one-time key in the session:
two tabs or two offices do not mix, and an address alone opens nothing.
"""

from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dip import publik as dip_publik
from permohonan import naskah as surat
from permohonan import pengajuan, perjalanan
from permohonan.forms.publik import FormCara, FormIdentitas, FormPemohon, FormRincian
from permohonan.models import (
    Bantuan,
    Draf,
    JenisIdentitas,
    JenisPemohon,
    Kiriman,
    Pemohon,
    Permohonan,
)
from permohonan.models.draf import UMUR
from permohonan.views.umum import alamat, alamat_cek, buka, kantor, qr, terakhir
from ppid import batas, naskah, waktu
from ppid.bidang import kejanggalan_nik
from ppid.izin import pemohon as sebagai_pemohon
from ppid.models import JenisBerkas, Kategori, Naskah

SESI = "draf"  # {token: key}
DIINGAT = 5
NAMA = {
    "rincian": "baru",
    "pemohon": "baru_pemohon",
    "cara": "baru_cara",
    "identitas": "baru_identitas",
    "": "baru_periksa",
}
formulir = require_http_methods(["GET", "HEAD", "POST"])


# The pages


@login_not_required
@formulir
def rincian(request, satker):
    draf = _draf(request, kantor(request, satker))
    awal = _awal(draf, "rincian") if draf else _dari_dip(request)
    form = FormRincian(_kiriman(request), initial=awal)
    if form.is_valid():
        draf = draf or _draf_baru(request)
        return _lanjut(draf, "rincian", form.cleaned_data)
    tertunda = None if draf else _tertunda(request)
    return _halaman(request, "rincian", form, draf, tertunda=tertunda)


@login_not_required
@formulir
def pemohon(request, satker):
    draf = _draf(request, kantor(request, satker))
    if draf is None:
        return redirect("baru", satker=satker)
    form = FormPemohon(_kiriman(request), initial=_awal(draf, "pemohon"))
    if form.is_valid():
        return _lanjut(draf, "pemohon", form.cleaned_data)
    return _halaman(request, "pemohon", form, draf)


@login_not_required
@formulir
def cara(request, satker):
    draf = _draf(request, kantor(request, satker))
    if draf is None or "pemohon" not in draf.data:
        return _ke_kurang(draf, satker)
    email = draf.data["pemohon"]["email"]
    form = FormCara(_kiriman(request), initial=_awal(draf, "cara"), email=email)
    if form.is_valid():
        return _lanjut(draf, "cara", form.cleaned_data)
    return _halaman(request, "cara", form, draf)


@login_not_required
@formulir
def identitas(request, satker):
    draf = _draf(request, kantor(request, satker))
    if draf is None or "pemohon" not in draf.data:
        return _ke_kurang(draf, satker)
    form = FormIdentitas(
        _kiriman(request),
        request.FILES or None,
        initial=_awal(draf, "identitas"),
        jenis=draf.data["pemohon"]["jenis"],
        lewat_kuasa=draf.data["pemohon"]["lewat_kuasa"],
        ada=pengajuan.berkas_draf(draf),
    )
    if form.is_bound and _simpan_kartu(draf, form):
        return _lanjut(draf, "identitas", _isi_kartu(draf, form))
    form.perlihatkan(pengajuan.berkas_draf(draf))
    return _halaman(request, "identitas", form, draf)


@login_not_required
@require_safe
def periksa(request, satker):
    draf = _draf(request, kantor(request, satker))
    if draf is None or pengajuan.langkah_kurang(draf.data):
        return _ke_kurang(draf, satker)
    konteks = {"draf": draf, "bagian": _periksa(draf), "kembali": _url(draf, "identitas")}
    return render(request, "permohonan/publik/periksa.html", konteks | {"form": None})


# The sending


@login_not_required
@formulir
def terkirim(request, satker):
    tempat = kantor(request, satker)
    if request.method != "POST":
        kasus = terakhir(request, tempat)
        return _kuitansi(request, kasus, "", "") if kasus else redirect("baru", satker=satker)
    kunci = _kunci(request)
    hasil = pengajuan.cari(tempat, kunci)
    if hasil is None:
        draf = Draf.objects.web(tempat, kunci).first()
        if draf is None or pengajuan.langkah_kurang(draf.data):
            return _ke_kurang(draf, satker)
        hasil = pengajuan.kirim(draf, batas.jaringan(request))
    if isinstance(hasil, Kiriman):
        return _tertahan(request, hasil, kunci)
    kode = pengajuan.kode_tampil(hasil, kunci)
    if kode:  # an old form opens no more than its code does
        buka(request, hasil)
    return _kuitansi(request, hasil, kode, kunci)


def _kunci(request) -> str:
    """The form's one-time key as sent; "" for what is no key of ours: NUL stops PostgreSQL."""
    kunci = request.POST.get("kunci", "")[:64]
    return kunci if kunci.isascii() and kunci.isprintable() else ""


@login_not_required
@require_POST
def tanda_bukti(request, satker):
    """The receipt as PDF, with the code while the form may show it."""
    kunci = _kunci(request)
    hasil = pengajuan.cari(kantor(request, satker), kunci)
    if not isinstance(hasil, Permohonan):
        raise Http404
    bukti = Naskah.objects.untuk(sebagai_pemohon(hasil)).filter(jenis=surat.TANDA_BUKTI.kode)
    kode = pengajuan.kode_tampil(hasil, kunci)
    return naskah.respons(get_object_or_404(bukti), kode=kode)


def _kuitansi(request, permohonan, kode: str, kunci: str):
    alamat_status = alamat_cek(permohonan)
    konteks = {
        "permohonan": permohonan,
        "kode": kode,
        "kunci": kunci,
        "langkah": perjalanan.selanjutnya(permohonan),
        "qr": qr(alamat_status),
        "wa": f"https://wa.me/?text={quote(_pesan_wa(permohonan, alamat_status))}",
        "keberatan": perjalanan.batas_keberatan(permohonan),
        "peringatan": permohonan.hitungan().peringatan,
        "menyusul": [label for _, label in permohonan.kekurangan()],
        "form": None,
    }
    return render(request, "permohonan/publik/terkirim.html", konteks)


def _pesan_wa(permohonan, alamat_status: str) -> str:
    return (
        f"Permohonan informasi saya di PPID {permohonan.satker.nama} terdaftar dengan nomor "
        f"{permohonan.nomor}. Cek status: {alamat_status}"
    )


def _tertahan(request, kiriman: Kiriman, kunci: str):
    konteks = {"kiriman": kiriman, "kunci": kunci, "form": None}
    return render(request, "permohonan/publik/tertahan.html", konteks)


# Between the pages


def _kiriman(request):
    return request.POST if request.method == "POST" else None


def _draf(request, tempat) -> Draf | None:
    kunci = request.session.get(SESI, {}).get(request.GET.get("draf", ""))
    if not kunci:
        return None
    segar = Draf.objects.web(tempat, kunci).filter(diubah__gt=waktu.sekarang() - UMUR)
    return segar.select_related("satker").first()


def _draf_baru(request) -> Draf:
    """Begun by the first page sent; a GET writes nothing."""
    kini = waktu.sekarang()
    draf = Draf(satker=request.satker, mulai=kini, diubah=kini)
    semua = request.session.get(SESI, {}) | {draf.token: draf.kunci}
    request.session[SESI] = dict(list(semua.items())[-DIINGAT:])
    return draf


def _tertunda(request) -> str:
    """Where to go on with what this browser began earlier, or ""."""
    kunci = list(request.session.get(SESI, {}).values())
    lama = Draf.objects.filter(satker=request.satker, pengguna=None, kunci__in=kunci)
    draf = lama.filter(diubah__gt=waktu.sekarang() - UMUR).first()
    return _url(draf, pengajuan.langkah_kurang(draf.data)) if draf else ""


def _awal(draf: Draf | None, langkah: str) -> dict:
    isi = draf.data.get(langkah, {}) if draf else {}
    return {k: v for k, v in isi.items() if k != "isian_lain"}


def _dari_dip(request) -> dict:
    """*Minta informasi ini*: the address carries a key of the DIP, the words are looked up here."""
    return dip_publik.isian_permohonan(request.satker, request.GET.get("entri", ""))


def _url(draf: Draf, langkah: str) -> str:
    return alamat(NAMA[langkah], draf.satker, {"draf": draf.token})


def _lanjut(draf: Draf, langkah: str, isi: dict):
    """Keep the page, go to the next that lacks something: after *Ubah* that is the check page."""
    pengajuan.simpan_langkah(draf, langkah, isi)
    return redirect(_url(draf, pengajuan.langkah_kurang(draf.data)))


def _ke_kurang(draf: Draf | None, satker: str):
    if draf is None:
        return redirect("baru", satker=satker)
    return redirect(_url(draf, pengajuan.langkah_kurang(draf.data)))


def _halaman(request, langkah: str, form, draf: Draf | None, **konteks):
    ke = pengajuan.LANGKAH.index(langkah)
    konteks |= {"form": form, "ke": ke + 1, "kembali": _kembali(request, draf, ke)}
    return render(request, f"permohonan/publik/{langkah}.html", konteks)


def _kembali(request, draf: Draf | None, ke: int) -> str:
    if draf and not pengajuan.langkah_kurang(draf.data):
        return _url(draf, "")
    if draf and ke:
        return _url(draf, pengajuan.LANGKAH[ke - 1])
    return alamat("beranda", request.satker)


# Identity and papers


def _simpan_kartu(draf: Draf, form: FormIdentitas) -> bool:
    """Keep every sound file, even if the page has an error elsewhere; True when all is well."""
    sah = form.is_valid()
    for jenis, upload in form.unggahan().items():
        try:
            pengajuan.simpan_berkas(draf, {jenis: upload}, pengajuan.pengaju(draf.satker))
        except ValidationError as galat:
            form.add_error(jenis, galat)
            sah = False
    return sah


def _isi_kartu(draf: Draf, form: FormIdentitas) -> dict:
    isi, ada = form.cleaned_data, pengajuan.berkas_draf(draf)
    dikenal = isi["nomor_identitas"] or JenisBerkas.IDENTITAS in ada
    return {
        "jenis_identitas": isi["jenis_identitas"] if dikenal else "",
        "nomor_identitas": isi["nomor_identitas"],
        "nomor_pengesahan": isi.get("nomor_pengesahan", ""),
        "dokumen": pengajuan.wajib(draf.data),
    }


# The check page


def _periksa(draf: Draf) -> list[dict]:
    susunan = (
        ("rincian", "Informasi yang diminta", _butir_rincian),
        ("pemohon", "Pemohon", _butir_pemohon),
        ("cara", "Cara menerima jawaban", _butir_cara),
        ("identitas", "Kartu identitas dan dokumen", _butir_identitas),
    )
    return [
        {"judul": judul, "butir": [_baris(n, i, _url(draf, langkah)) for n, i in butir(draf)]}
        for langkah, judul, butir in susunan
    ]


def _baris(nama: str, isi: str, url: str) -> dict:
    return {"nama": nama, "isi": isi, "url": url, "tautan": "Ubah"}


def _butir_rincian(draf) -> list[tuple[str, str]]:
    isi = draf.data["rincian"]
    return [
        ("Rincian informasi", isi["rincian"]),
        ("Tahun atau periode", isi["periode"]),
        ("Kategori", Kategori(isi["kategori"]).label),
        ("Tujuan", isi["tujuan"]),
    ]


def _butir_pemohon(draf) -> list[tuple[str, str]]:
    isi = draf.data["pemohon"]
    bantuan = ", ".join(Bantuan(b).label for b in isi["bantuan"])
    boleh_kosong = [
        ("Narahubung", isi["narahubung"]),
        ("Penerima kuasa", isi["nama_kuasa"]),
        ("Alamat penerima kuasa", isi["alamat_kuasa"]),
        ("Bantuan", bantuan),
    ]
    return [
        ("Pemohon", JenisPemohon(isi["jenis"]).label),
        ("Nama", isi["nama"]),
        ("Alamat", isi["alamat"]),
        ("Pekerjaan", isi["pekerjaan"]),
        ("Telepon", Pemohon(telepon=isi["telepon"]).telepon_rapi),
        ("Email", isi["email"]),
        *[(nama, nilai) for nama, nilai in boleh_kosong if nilai],
    ]


def _butir_cara(draf) -> list[tuple[str, str]]:
    return [("Cara", perjalanan.cara_menerima(Permohonan(**draf.data["cara"])))]


def _butir_identitas(draf) -> list[tuple[str, str]]:
    isi, ada = draf.data["identitas"], pengajuan.berkas_draf(draf)
    baris = [
        (JenisBerkas(jenis).label, ada.get(jenis, "Menyusul"))
        for jenis in (JenisBerkas.IDENTITAS.value, *isi["dokumen"])
    ]
    if isi["nomor_identitas"]:
        baris.append((f"Nomor {JenisIdentitas(isi['jenis_identitas']).label}", _nomor_kartu(isi)))
    if isi["nomor_pengesahan"]:
        baris.append(("Nomor SK pengesahan", isi["nomor_pengesahan"]))
    return baris


def _nomor_kartu(isi: dict) -> str:
    """A NIK that looks odd is pointed out, never refused."""
    janggal = kejanggalan_nik(isi["nomor_identitas"]) if isi["jenis_identitas"] == "ktp" else ""
    return isi["nomor_identitas"] + (f"\n{janggal}. Periksa sekali lagi." if janggal else "")
