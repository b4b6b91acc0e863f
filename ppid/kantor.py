"""The office's own picture, put up and taken down; its other settings are forms."""

from django.db import transaction

from ppid import berkas, jejak
from ppid.alur import TransisiDitolak
from ppid.berkas import Bersih
from ppid.izin import Pelaku
from ppid.models import Berkas, JenisBerkas, Satker
from ppid.setelan import BERUBAH


def pasang_logo(bersih: Bersih, *, oleh: Pelaku) -> None:
    baru = berkas.tulis(
        bersih, nama="logo.png", jenis=JenisBerkas.LOGO, satker=oleh.satker, oleh=oleh.pengguna
    )
    with transaction.atomic():
        satker = Satker.objects.select_for_update(no_key=True).get(pk=oleh.satker.pk)
        baru.tentang = satker
        baru.save()
        _ganti(satker, baru)
        data = {"sha256": baru.sha256}
        jejak.catat("logo_diganti", oleh=oleh, tentang=satker, satker=satker, data=data)


@transaction.atomic
def lepas_logo(*, oleh: Pelaku) -> None:
    satker = Satker.objects.select_for_update(no_key=True).get(pk=oleh.satker.pk)
    if not satker.logo_id:
        raise TransisiDitolak(BERUBAH)
    _ganti(satker, None)
    jejak.catat("logo_dihapus", oleh=oleh, tentang=satker, satker=satker)


def _ganti(satker: Satker, baru: Berkas | None) -> None:
    """Papers that were frozen before keep the picture they carry."""
    lama = satker.logo
    Satker.objects.filter(pk=satker.pk).update(logo=baru)
    if lama:
        berkas.hapus(lama)
