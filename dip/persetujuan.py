"""Documents that wait for the PPID's ratification."""

from django.urls import reverse

from dip.models import Dokumen
from ppid.izin import Izin, Pelaku
from ppid.persetujuan import Menunggu, Sumber


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


SUMBER = (Sumber(Izin.SAHKAN_DOKUMEN, _kueri, "dibuat", _baris),)
