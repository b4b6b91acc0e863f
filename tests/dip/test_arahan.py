"""Steps 1 and 2: who may begin a year, upon whom, in how many minutes, on which paper."""

from datetime import timedelta

import pytest
import time_machine

from dip.models import KonsepNota, Penyusunan
from dip.status.penyusunan import Status
from ppid import waktu
from ppid.izin import Peran
from ppid.models import Jejak, Kegiatan, Naskah, Penghitung, SetelanNaskah
from tests.factories import buat_pegawai, buat_satker, pelaku
from tests.factories_dip import UNIT, UNIT_KABAG, buat_dip, buat_unit

pytestmark = pytest.mark.django_db
MULAI = "/{}/dip-kelola/mulai/"


@pytest.fixture
def bengkulu(bengkulu):
    """With a second Kabag, who is not the one tasked."""
    unit = buat_unit(bengkulu)
    buat_pegawai(Peran.KABAG, bengkulu, "kabag2.bengkulu", unit=unit, jabatan="Kabag Umum")
    return bengkulu


def isi(client, satker, **lain) -> dict:
    """What the form of step 1 sends when nothing is changed."""
    form = client.get(MULAI.format(satker.slug)).context["form"]
    nilai = {nama: form[nama].value() or "" for nama in form.fields}
    return nilai | lain


# Step 1


def test_sekretaris_menugaskan_kabag_dan_lembar_disposisinya_terbit(masuk, bengkulu):
    client = masuk(Peran.SEKRETARIS, bengkulu)
    kabag = buat_pegawai(Peran.KABAG, bengkulu).penugasan.get()

    jawab = client.post(
        MULAI.format("bengkulu"), isi(client, bengkulu, tahun="2026", kabag=str(kabag.pk))
    )

    dip = Penyusunan.objects.get()
    lembar = Naskah.objects.get()
    assert jawab.url == "/bengkulu/dip-kelola/2026/"
    assert (dip.status, dip.koordinator.nama) == (Status.PENUGASAN, UNIT_KABAG)
    assert "Rina Kabag" in lembar.html
    assert "Kabag Teknis" in lembar.html
    assert Kegiatan.objects.get(kunci="tugaskan_kabag").keluaran == lembar.nomor
    assert Kegiatan.objects.get(kunci="tugaskan_kasubbag").menunggu == Peran.KABAG
    jejak = Jejak.objects.tentang(dip).get()
    assert (jejak.jenis, jejak.data["naskah"]) == ("tugaskan_kabag", lembar.nomor)


def test_menit_langkah_pertama_dihitung_sejak_formulir_dibuka(masuk, bengkulu):
    client = masuk(Peran.SEKRETARIS, bengkulu)
    with time_machine.travel(waktu.sekarang(), tick=False) as jam:
        kabag = buat_pegawai(Peran.KABAG, bengkulu).penugasan.get()
        data = isi(client, bengkulu, kabag=str(kabag.pk))
        jam.shift(timedelta(minutes=7))
        client.post(MULAI.format("bengkulu"), data)

    kegiatan = Kegiatan.objects.get(kunci="tugaskan_kabag")
    assert kegiatan.detik_kerja == 420
    assert (kegiatan.selesai - kegiatan.mulai).total_seconds() == 420


def test_tanda_buka_yang_dikarang_tidak_diukur(masuk, bengkulu):
    client = masuk(Peran.SEKRETARIS, bengkulu)
    kabag = buat_pegawai(Peran.KABAG, bengkulu).penugasan.get()

    client.post(
        MULAI.format("bengkulu"), isi(client, bengkulu, kabag=str(kabag.pk), dibuka="karangan")
    )

    assert Kegiatan.objects.get(kunci="tugaskan_kabag").detik_kerja is None


def test_di_kantor_tanpa_kabag_satu_lembar_untuk_dua_langkah(masuk):
    bintan = buat_satker("bintan")
    buat_pegawai(Peran.KASUBBAG, bintan, nama="Dewi Lestari")
    client = masuk(Peran.SEKRETARIS, bintan)
    halaman = client.get(MULAI.format("bintan"))

    client.post(MULAI.format("bintan"), isi(client, bintan))

    assert b"Tugaskan penyusunan" in halaman.content
    assert "kabag" not in halaman.context["form"].fields
    assert Penyusunan.objects.get().status == Status.KONSEP
    lembar = Naskah.objects.get()
    assert "Dewi Lestari" in lembar.html
    dua = Kegiatan.objects.filter(kunci__in=("tugaskan_kabag", "tugaskan_kasubbag"))
    assert set(dua.values_list("keluaran", flat=True)) == {lembar.nomor}
    assert all(k.selesai and k.detik_kerja is not None for k in dua)


@pytest.mark.parametrize("peran", [Peran.KABAG, Peran.KASUBBAG])
def test_jabatan_lain_tidak_memulai_penyusunan(masuk, bengkulu, peran):
    client = masuk(peran, bengkulu)

    assert client.get(MULAI.format("bengkulu")).status_code == 403
    assert client.post(MULAI.format("bengkulu")).status_code == 403
    assert b"Mulai penyusunan" not in client.get("/bengkulu/dip-kelola/").content


def test_tahun_yang_sudah_ada_ditolak_dan_ketikan_tetap(masuk, bengkulu):
    buat_dip(bengkulu, sampai=Status.PENUGASAN)
    client = masuk(Peran.SEKRETARIS, bengkulu)

    jawab = client.post(
        MULAI.format("bengkulu"), isi(client, bengkulu, tahun="2026", arahan="Segera, ya")
    )

    assert jawab.status_code == 422
    assert "DIP 2026 sudah ada. Pilih tahun lain" in jawab.text
    assert "Segera, ya" in jawab.text
    assert Penyusunan.objects.count() == 1


def test_tahun_yang_keburu_dimulai_orang_lain_dijawab_409(bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PENUGASAN)

    with pytest.raises(Exception, match="baru saja dimulai orang lain") as galat:
        Penyusunan.mulai_tahun(2026, oleh=pelaku(Peran.SEKRETARIS, bengkulu), arahan="x")

    assert galat.value.perkara == dip
    assert Naskah.objects.count() == 1


def test_nomor_agenda_kantor_diminta_di_formulir(masuk, bengkulu):
    SetelanNaskah.objects.create(
        satker=bengkulu, jenis="arahan_dip", cara_nomor="agenda", pola="{urut}"
    )
    client = masuk(Peran.SEKRETARIS, bengkulu)
    kabag = buat_pegawai(Peran.KABAG, bengkulu).penugasan.get()
    data = isi(client, bengkulu, kabag=str(kabag.pk))

    kosong = client.post(MULAI.format("bengkulu"), data)
    client.post(MULAI.format("bengkulu"), data | {"nomor": "12/PP.05/17/2026"})

    assert kosong.status_code == 422
    assert Naskah.objects.get().nomor == "12/PP.05/17/2026"
    assert not Penghitung.objects.filter(seri="arahan_dip").exists()


# Step 2


def test_kabag_yang_ditugaskan_menugaskan_kasubbag(masuk, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PENUGASAN)
    client = masuk(Peran.KABAG, bengkulu)
    alamat = "/bengkulu/dip-kelola/2026/tugas/"
    form = client.get(alamat).context["form"]

    jawab = client.post(
        alamat, {"versi": dip.versi, "arahan": "Siapkan", "dibuka": form.initial["dibuka"]}
    )

    dip.refresh_from_db()
    assert jawab.url == "/bengkulu/dip-kelola/2026/"
    assert (dip.status, dip.arahan_kabag) == (Status.KONSEP, "Siapkan")
    kegiatan = Kegiatan.objects.get(kunci="tugaskan_kasubbag")
    assert kegiatan.keluaran == Naskah.objects.tentang(dip).last().nomor
    assert kegiatan.detik_kerja is not None
    assert Jejak.objects.tentang(dip).last().jenis == "tugaskan_kasubbag"


def test_kabag_lain_hanya_membaca_penugasan(client, bengkulu):
    dip = buat_dip(bengkulu, sampai=Status.PENUGASAN)
    client.force_login(buat_pegawai(Peran.KABAG, bengkulu, "kabag2.bengkulu"))
    alamat = "/bengkulu/dip-kelola/2026/tugas/"

    assert "Menunggu Kabag yang ditugaskan" in client.get(alamat).text
    assert client.post(alamat, {"versi": dip.versi, "arahan": "x"}).status_code == 403
    dip.refresh_from_db()
    assert dip.status == Status.PENUGASAN


# The rows of last year


def terbitkan_lalu(satker, banyak: int = 3) -> Penyusunan:
    """Last year's DIP, as it stands after publishing."""
    unit = buat_unit(satker, UNIT)
    baris = [{"unit": unit, "nama": f"Informasi {n}"} for n in range(1, banyak + 1)]
    lalu = buat_dip(satker, 2025, baris, sampai=Status.KONSEP)
    terbit = {"status": Status.TERBIT, "terbit_pada": waktu.sekarang()}
    Penyusunan.objects.filter(pk=lalu.pk).update(**terbit)
    return lalu


def test_tahun_baru_berawal_dari_baris_yang_terbit(bengkulu):
    lalu = terbitkan_lalu(bengkulu)
    ini = Penyusunan.objects.filter(pk=lalu.pk)
    ini.update(status=Status.PLENO)
    lalu.entri.filter(urut=2).update(dicoret_pada=waktu.sekarang())
    ini.update(status=Status.TERBIT)
    buat_unit(bengkulu, UNIT).__class__.objects.filter(nama=UNIT).update(aktif=False)

    baru = buat_dip(bengkulu, sampai=Status.PENUGASAN)

    dibawa = list(baru.entri.values_list("kode", "nama", "asal__kode", "unit__nama", "urut"))
    semula = lalu.entri.ada().values_list("kode", "nama", "kode", "unit__nama", "urut")
    assert dibawa == list(semula)
    assert len(dibawa) == 2
    assert lalu.entri.count() == 3
    assert all(e.kata and e.oleh_id is None for e in baru.entri.all())
    assert Jejak.objects.tentang(baru).get(jenis="tugaskan_kabag").data["warisan"] == 2


def test_membawa_banyak_baris_tidak_menambah_kueri_per_baris(
    bengkulu, django_assert_max_num_queries
):
    lalu = terbitkan_lalu(bengkulu, 600)
    sekretaris = pelaku(Peran.SEKRETARIS, bengkulu)

    with django_assert_max_num_queries(60):
        baru = Penyusunan.mulai_tahun(2026, oleh=sekretaris, arahan="Susun")

    assert baru.entri.count() == lalu.entri.count() == 600


def test_dip_yang_belum_terbit_tidak_diwariskan(bengkulu):
    lalu = terbitkan_lalu(bengkulu)
    Penyusunan.objects.filter(pk=lalu.pk).update(status=Status.PLENO)

    baru = buat_dip(bengkulu, sampai=Status.PENUGASAN)

    assert not baru.entri.exists()
    assert not KonsepNota.objects.filter(penyusunan=baru).exists()
