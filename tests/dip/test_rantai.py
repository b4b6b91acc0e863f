"""The chain of the DIP as verbs, in an office with a Kabag and in two without."""

import pytest

from dip.models import Penyusunan
from dip.status.penyusunan import Status
from ppid.izin import Peran
from ppid.models import Kegiatan
from tests.factories import buat_satker, pelaku
from tests.factories_dip import buat_dip, buat_unit, jalankan

LANGKAH = (
    *("tugaskan_kabag", "tugaskan_kasubbag", "konsep", "koreksi", "setujui", "tandatangani"),
    *("isi", "isi", "klarifikasi", "sahkan", "sahkan", "tetapkan", "tetapkan", "terbitkan"),
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slug", "kabag"),
    [
        ("bengkulu", Peran.KABAG),
        ("bintan", Peran.KASUBBAG),
        ("sarolangun", Peran.KASUBBAG),
    ],
)
def test_sebelas_langkah_dikerjakan_pelakunya(slug, kabag):
    satker = buat_satker(slug)
    buat_unit(satker, "Subbag A")
    buat_unit(satker)

    dip = buat_dip(satker, sampai=Status.TERBIT)

    kegiatan = Kegiatan.objects.order_by("pk")
    assert tuple(kegiatan.values_list("kunci", flat=True)) == LANGKAH
    assert kegiatan.get(kunci="setujui").oleh.username == f"{kabag}.{slug}"
    assert not kegiatan.filter(selesai=None).exists()
    assert list(Penyusunan.objects.publik(satker)) == [dip]


@pytest.mark.django_db
def test_versi_tanpa_pleno_terbit_disahkan_ppid():
    satker = buat_satker("bengkulu")
    satker.sop.get(jenis="dip").langkah.filter(kunci="tetapkan").delete()

    dip = buat_dip(satker, sampai=Status.DITETAPKAN)

    assert Kegiatan.objects.tentang(dip).get(selesai=None).kunci == "terbitkan"
    dip.terbitkan(oleh=pelaku(Peran.PETUGAS, satker))
    assert (dip.label_publik, dip.ditetapkan_pada) == ("disahkan PPID", None)
    assert not Kegiatan.objects.filter(kunci="tetapkan").exists()


@pytest.mark.django_db
def test_versi_tanpa_persetujuan_kabag_langsung_ke_tanda_tangan():
    satker = buat_satker("bengkulu")
    satker.sop.get(jenis="dip").langkah.filter(kunci="setujui").delete()
    dip = buat_dip(satker, sampai=Status.KOREKSI)

    dip.koreksi_nota("Hal", "Isi", oleh=pelaku(Peran.KASUBBAG, satker))

    assert dip.status == "tanda_tangan"
    terbuka = Kegiatan.objects.tentang(dip).get(selesai=None)
    assert (terbuka.kunci, terbuka.menunggu) == ("tandatangani", Peran.SEKRETARIS)
    assert jalankan(dip, Status.TERBIT).label_publik == "ditetapkan Pleno"
