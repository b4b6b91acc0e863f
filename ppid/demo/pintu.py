"""The doors by which a scripted request comes in: the product's own, of the desk and the public."""

from datetime import datetime, timedelta

from django.http import Http404

from permohonan import pencatatan, pengajuan
from permohonan.models import Draf, Kiriman, Permohonan
from ppid import berkas, kode, waktu
from ppid.demo import lampiran
from ppid.izin import Pelaku
from ppid.models import Kategori, Pengguna, Satker

LAMA_MENGISI = timedelta(minutes=4)
ISIAN = {  # a request, where its script leaves something unsaid
    "rincian": "",
    "periode": "",
    "kategori": Kategori.BADAN_PUBLIK.value,
    "tujuan": "",
    "cara_memperoleh": "salinan_digital",
    "cara_salinan": "email",
}
PEMOHON = {
    **{"jenis": "perorangan", "narahubung": "", "pekerjaan": "", "telepon": "", "email": ""},
    **{"lewat_kuasa": False, "nama_kuasa": "", "bantuan": []},
}


def pelaku(sebutan: str, slug: str) -> Pelaku:
    """Someone of `<peran>.<satker>`, ready to act on that day; before a post changed hands, who
    held it then (`<peran>2`). A name with a dot is of another office."""
    if "." in sebutan:
        sebutan, slug = sebutan.split(".")
    try:
        return _orang(sebutan, slug)
    except Http404:
        return _orang(f"{sebutan}2", slug)


def _orang(sebutan: str, slug: str) -> Pelaku:
    return Pengguna.objects.get(username=f"{sebutan}.{slug}").bertugas_di(slug)


def ajukan(slug: str, isi: dict, saat: datetime, *, jebakan=False) -> Permohonan | Kiriman:
    """The public form; `jebakan` fills in its honeypot, as programs do."""
    draf = Draf(satker=Satker.objects.get(slug=slug), mulai=saat - LAMA_MENGISI, diubah=saat)
    isian, pemohon = _isian(isi), PEMOHON | isi["pemohon"]
    jenis, nomor = isi.get("identitas", ("", ""))  # a card may follow
    kartu = {"jenis_identitas": jenis, "nomor_identitas": nomor}
    draf.data = {
        "cara": {nama: isian.pop(nama) for nama in ("cara_memperoleh", "cara_salinan")},
        "rincian": isian | {"isian_lain": jebakan},
        "identitas": kartu | {"nomor_pengesahan": pemohon.pop("nomor_pengesahan", "")},
        "pemohon": pemohon,
    }
    draf.data["identitas"]["dokumen"] = pengajuan.wajib(draf.data)
    draf.save()
    for jenis in isi.get("berkas", ()):
        berkas.kaitkan(lampiran.siapkan(jenis, isi["pemohon"]["nama"], draf.satker), draf)
    return pengajuan.kirim(draf, f"demo {draf.pk}")


def catat(slug: str, isi: dict, diterima: datetime) -> Permohonan:
    """The intake page, which declares a complete request complete at once."""
    jenis, nomor = isi.get("identitas", ("", ""))
    return pencatatan.daftarkan(
        oleh=pelaku(isi.get("meja", "petugas"), slug),
        kunci=kode.kunci_baru(),
        lama=_lama(isi),
        isian=_isian(isi)
        | _surat(isi, diterima)
        | {"kanal": isi["kanal"], "alasan_mundur": isi.get("alasan_mundur", "")}
        | {"diterima_pada": diterima},
        pemohon=PEMOHON | isi["pemohon"] | {"jenis_identitas": jenis, "nomor_identitas": nomor},
        dilihat=bool(jenis),
    )


def simpan_draf(slug: str, isi: dict) -> None:
    """An intake that was interrupted."""
    lembar, lama = pencatatan.Lembar.baru(), _lama(isi)
    pencatatan.simpan_draf(pelaku("petugas", slug), lembar, isi["isian"], lama)


def _lama(isi: dict) -> pencatatan.Lama:
    detik = isi["detik"]
    return pencatatan.Lama(waktu.sekarang() - timedelta(seconds=detik), detik)


def _isian(isi: dict) -> dict:
    return {nama: isi.get(nama, bawaan) for nama, bawaan in ISIAN.items()}


def _surat(isi: dict, diterima: datetime) -> dict:
    if "nomor_surat" not in isi:
        return {}
    tanggal = diterima.date() - timedelta(days=isi["umur_surat"])
    return {"nomor_surat": f"{isi['nomor_surat']}/{tanggal.year}", "tanggal_surat": tanggal}
