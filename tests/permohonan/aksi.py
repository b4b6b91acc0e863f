"""What the tests of acts from the case page have in common."""

import io
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from permohonan.models import PermintaanBahan
from ppid.models import Jejak, Kegiatan

NIK = "2101011205840003"


def alamat(p, aksi: str) -> str:
    kwargs = {"satker": p.satker.slug, "nomor": p.kunci}
    if aksi == "verifikasi":
        return reverse("perkara_verifikasi", kwargs=kwargs)
    return reverse("perkara_aksi", kwargs=kwargs | {"aksi": aksi})


def kembali(p) -> str:
    return reverse("perkara", kwargs={"satker": p.satker.slug, "nomor": p.kunci})


def foto(nama="surat.png"):
    isi = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/png")


def jejak(p) -> list[str]:
    return list(Jejak.objects.tentang(p).order_by("urut").values_list("jenis", flat=True))


def terakhir(p) -> Jejak:
    return Jejak.objects.tentang(p).order_by("urut").last()


def menunggu(p) -> str:
    return Kegiatan.objects.tentang(p).get(selesai=None).menunggu


def beridentitas(p, petugas):
    p.catat_identitas(oleh=petugas, jenis="ktp", nomor_identitas=NIK)
    return p


def minta(p, kasubbag, *unit, hari: int = 3) -> list[PermintaanBahan]:
    batas = p.satker.hari_ini + timedelta(days=hari)
    isian = {"bentuk": "nota_dinas", "unit": list(unit), "arahan": "Mohon data", "batas": batas}
    return p.disposisi(oleh=kasubbag, **isian)
