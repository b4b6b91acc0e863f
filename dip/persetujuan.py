"""What of the documents and of the year's DIP waits for someone's word."""

from django.urls import reverse

from dip import giliran
from dip.models import Bagian, Dokumen, Penyusunan, VersiBerkas
from dip.status.dokumen import SAH
from ppid import tenggat
from ppid.izin import Izin, Pelaku
from ppid.persetujuan import Menunggu, Sumber, mendesak
from ppid.templatetags.ppid import hari_pendek

# Documents, and new versions of their files


def _kueri(pelaku: Pelaku):
    return Dokumen.objects.untuk(pelaku).menunggu().select_related("unit", "oleh")


def _baris(pelaku: Pelaku, satu: Dokumen) -> Menunggu:
    return Menunggu(
        jenis="Pengesahan dokumen",
        judul=satu.judul,
        keterangan=f"{satu.get_klasifikasi_display()} · {satu.unit.nama}",
        url=reverse("dokumen_satu", args=[pelaku.satker.slug, satu.token]),
        sejak=satu.dibuat,
        oleh=satu.oleh.nama,
    )


def _kueri_versi(pelaku: Pelaku):
    versi = VersiBerkas.objects.untuk(pelaku).usulan().filter(dokumen__status__in=SAH)
    return versi.select_related("dokumen", "berkas", "oleh")


def _baris_versi(pelaku: Pelaku, satu: VersiBerkas) -> Menunggu:
    return Menunggu(
        jenis=f"Pengesahan berkas, versi {satu.versi}",
        judul=satu.dokumen.judul,
        keterangan=" · ".join(filter(None, [satu.berkas.nama, satu.alasan])),
        url=reverse("dokumen_satu", args=[pelaku.satker.slug, satu.dokumen.token]),
        sejak=satu.pada,
        oleh=satu.oleh.nama if satu.oleh else "",
    )


# The year's DIP


def _baris_dip(pelaku: Pelaku, satu: Penyusunan) -> Menunggu:
    tugas = giliran.TUGAS[satu.status]
    return Menunggu(
        jenis=tugas.judul,
        judul=f"DIP {satu.tahun}",
        keterangan=satu.catatan_kembali or satu.nota_hal or satu.arahan,
        url=reverse(tugas.halaman, args=[pelaku.satker.slug, satu.tahun]),
        sejak=satu.menunggu_sejak,
        oleh=satu.diteruskan_oleh,
    )


def _kueri_bagian(pelaku: Pelaku):
    return giliran.bagian(pelaku).select_related("unit", "penyusunan")


def _baris_bagian(pelaku: Pelaku, satu: Bagian) -> Menunggu:
    satker = pelaku.satker
    sisa = tenggat.sisa_hari_kerja(satker.hari_ini, satu.batas, satker.kalender())
    tingkat, teks = mendesak(sisa)
    return Menunggu(
        jenis="Serahkan bagian DIP",
        judul=f"DIP {satu.penyusunan.tahun}",
        keterangan=satu.unit.nama,
        url=reverse("dip_bagian", args=[satker.slug, satu.penyusunan.tahun, satu.token]),
        sejak=satu.menunggu_sejak,
        oleh=satu.diteruskan_oleh,
        tingkat=tingkat,
        sisa=teks,
        batas=hari_pendek(satu.batas),
    )


SUMBER = (
    Sumber(Izin.SAHKAN_DOKUMEN, _kueri, "dibuat", _baris),
    Sumber(Izin.SAHKAN_DOKUMEN, _kueri_versi, "pada", _baris_versi),
    Sumber(Izin.LIHAT_PERSETUJUAN, giliran.penyusunan, "menunggu_sejak", _baris_dip),
    Sumber(Izin.LIHAT_PERSETUJUAN, _kueri_bagian, "menunggu_sejak", _baris_bagian),
)
