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
from permohonan.views import draf_warga
from permohonan.views.umum import alamat, alamat_cek, buka, qr, terakhir
from ppid import batas, naskah
from ppid.bidang import dikirim, kejanggalan_nik
from ppid.izin import pemohon as sebagai_pemohon
from ppid.konteks import kantor_publik
from ppid.models import JenisBerkas, Kategori, Naskah

formulir = require_http_methods(["GET", "HEAD", "POST"])


# The pages


@login_not_required
@formulir
def rincian(request, satker):
    draf = draf_warga.cari(request, kantor_publik(request, satker))
    awal = draf_warga.awal(draf, "rincian") if draf else _dari_dip(request)
    form = FormRincian(dikirim(request), initial=awal)
    if form.is_valid():
        return _lanjut_rincian(draf or draf_warga.mulai(request), form.cleaned_data)
    tertunda = None if draf else draf_warga.tertunda(request)
    return _halaman(request, "rincian", form, draf, tertunda=tertunda)


@login_not_required
@formulir
def pemohon(request, satker):
    draf = draf_warga.cari(request, kantor_publik(request, satker))
    if draf is None:
        return redirect("baru", satker=satker)
    form = FormPemohon(dikirim(request), initial=draf_warga.awal(draf, "pemohon"))
    if form.is_valid():
        return _lanjut(draf, "pemohon", form.cleaned_data)
    return _halaman(request, "pemohon", form, draf)


@login_not_required
@formulir
def cara(request, satker):
    draf = draf_warga.cari(request, kantor_publik(request, satker))
    if draf is None or "pemohon" not in draf.data:
        return draf_warga.ke_kurang(draf, satker)
    email = draf.data["pemohon"]["email"]
    form = FormCara(dikirim(request), initial=draf_warga.awal(draf, "cara"), email=email)
    if form.is_valid():
        return _lanjut(draf, "cara", form.cleaned_data)
    return _halaman(request, "cara", form, draf)


@login_not_required
@formulir
def identitas(request, satker):
    draf = draf_warga.cari(request, kantor_publik(request, satker))
    if draf is None or "pemohon" not in draf.data:
        return draf_warga.ke_kurang(draf, satker)
    form = FormIdentitas(
        dikirim(request),
        request.FILES or None,
        initial=draf_warga.awal(draf, "identitas"),
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
    draf = draf_warga.cari(request, kantor_publik(request, satker))
    if draf is None or pengajuan.langkah_kurang(draf.data):
        return draf_warga.ke_kurang(draf, satker)
    konteks = {"draf": draf, "bagian": _periksa(draf), "kembali": draf_warga.url(draf, "identitas")}
    return render(request, "permohonan/publik/periksa.html", konteks | {"form": None})


# The sending


@login_not_required
@formulir
def terkirim(request, satker):
    tempat = kantor_publik(request, satker)
    if request.method != "POST":
        kasus = terakhir(request, tempat)
        return _kuitansi(request, kasus, "", "") if kasus else redirect("baru", satker=satker)
    kunci = draf_warga.kunci(request)
    hasil = pengajuan.cari(tempat, kunci)
    if hasil is None:
        draf = Draf.objects.web(tempat, kunci).first()
        if draf is None or pengajuan.langkah_kurang(draf.data):
            return draf_warga.ke_kurang(draf, satker)
        hasil = pengajuan.kirim(draf, batas.jaringan(request))
    if isinstance(hasil, Kiriman):
        return _tertahan(request, hasil, kunci)
    kode = pengajuan.kode_tampil(hasil, kunci)
    if kode:  # an old form opens no more than its code does
        buka(request, hasil)
    return _kuitansi(request, hasil, kode, kunci)


@login_not_required
@require_POST
def tanda_bukti(request, satker):
    """The receipt as PDF, with the code while the form may show it."""
    kunci = draf_warga.kunci(request)
    hasil = pengajuan.cari(kantor_publik(request, satker), kunci)
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


def _dari_dip(request) -> dict:
    """*Minta informasi ini*: the address carries a key of the DIP, the words are looked up here."""
    return dip_publik.isian_permohonan(request.satker, request.GET.get("entri", ""))


def _lanjut_rincian(draf: Draf, isi: dict):
    """On to what there is already, when there is anything and it has not been looked at."""
    baru = "pemohon" not in draf.data or draf.data["rincian"] != isi
    pengajuan.simpan_langkah(draf, "rincian", isi)
    if baru and pengajuan.tersedia(draf):
        return redirect(draf_warga.url(draf, "tersedia"))
    return redirect(draf_warga.url(draf, pengajuan.langkah_kurang(draf.data)))


def _lanjut(draf: Draf, langkah: str, isi: dict):
    """Keep the page, go to the next that lacks something: after *Ubah* that is the check page."""
    pengajuan.simpan_langkah(draf, langkah, isi)
    return redirect(draf_warga.url(draf, pengajuan.langkah_kurang(draf.data)))


def _halaman(request, langkah: str, form, draf: Draf | None, **konteks):
    ke = pengajuan.LANGKAH.index(langkah)
    konteks |= {"form": form, "ke": ke + 1, "kembali": _kembali(request, draf, ke)}
    return render(request, f"permohonan/publik/{langkah}.html", konteks)


def _kembali(request, draf: Draf | None, ke: int) -> str:
    if draf and not pengajuan.langkah_kurang(draf.data):
        return draf_warga.url(draf, "")
    if draf and ke:
        return draf_warga.url(draf, pengajuan.LANGKAH[ke - 1])
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
        {
            "judul": judul,
            "butir": [_baris(n, i, draf_warga.url(draf, langkah)) for n, i in butir(draf)],
        }
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
