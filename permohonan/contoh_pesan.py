"""A message as it would look with a real case, for who writes its text.

The office's admin writes texts and never sees applicants: what tells of one is named, not shown.
"""

from functools import partial

from django.contrib.contenttypes.models import ContentType

from permohonan import pesan
from permohonan.models import PermintaanBahan, Permohonan
from ppid.izin import Izin, Pelaku
from ppid.models import Kabar
from ppid.teks_kabar import Teks


def contoh(pelaku: Pelaku, kode: str, teks: Teks) -> dict:
    """The text filled from the latest case of that kind, and the number of that case, or ""."""
    jenis = pesan.JENIS[kode]
    kasus = _kasus(pelaku, kode)
    nilai = partial(pesan.nilai, kasus, jenis=jenis, samar=not pelaku.boleh(Izin.LIHAT_IDENTITAS))
    isian = nilai(teks.isian) if kasus else _tanpa_kasus(jenis)
    nomor = jenis.isian["nomor"].hitung(kasus) if kasus else ""
    return {"teks": teks.terisi(isian), "nomor": nomor}


def _tanpa_kasus(jenis: pesan.Jenis) -> dict[str, str]:
    return {nama: f"[{isian.arti}]" for nama, isian in jenis.boleh.items()}


def _kasus(pelaku: Pelaku, kode: str) -> Permohonan | PermintaanBahan | None:
    if pesan.JENIS[kode].untuk_unit:
        bahan = PermintaanBahan.objects.contoh(pelaku).select_related("permohonan", "unit")
        return _di_kantor(bahan.last(), pelaku)
    semua = Permohonan.objects.contoh(pelaku)
    kabar = Kabar.objects.filter(
        satker=pelaku.satker,
        kode=kode,
        tentang_jenis=ContentType.objects.get_for_model(Permohonan),
    )
    terakhir = kabar.order_by("-pk").values_list("tentang_id", flat=True).first()
    satu = semua.filter(pk=terakhir).first() or semua.order_by("-dicatat_pada").first()
    return _di_kantor(satu, pelaku)


def _di_kantor(satu, pelaku: Pelaku):
    if satu is not None:
        satu.satker = pelaku.satker
    return satu
