"""Ringkasan pimpinan: how the office stands, for its Kabag and its Sekretaris."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from dip.models import Entri, Penyusunan
from dip.status.penyusunan import Status
from permohonan import hitungan
from permohonan.models import Permohonan
from permohonan.rekap import Rekap
from ppid.izin import Peran
from ppid.models import Jejak, Kabar
from tests.factories import beritahukan, buat_pegawai, buat_permohonan, setujui, susun
from tests.factories_dip import UNIT, buat_dip, buat_dokumen, buat_unit
from tests.permohonan.conftest import SENIN, jam, satker  # noqa: F401
from tests.permohonan.test_antrean import gandakan

pytestmark = pytest.mark.django_db
NAMA = "Budi Santoso"


def buka(client, satker, peran=Peran.SEKRETARIS, jalan="pimpinan/"):  # noqa: F811
    client.force_login(buat_pegawai(peran, satker))
    return client.get(f"/{satker.slug}/{jalan}")


def angka(respons) -> dict:
    return {a.teks: (a.nilai, a.keterangan) for a in respons.context["isi"].angka}


def dijawab(satker, jam, hari=1) -> Permohonan:  # noqa: F811
    """Received now, told of the answer so many days later."""
    p = buat_permohonan(satker, "koordinasi")
    jam.maju(days=hari)
    susun(p)
    setujui(p)
    beritahukan(p)
    jam.maju(days=-hari)
    return p


# The numbers


def test_angka_kecil_dikatakan_belum_cukup(client, satker, jam):  # noqa: F811
    for _ in range(4):
        dijawab(satker, jam)
    jam.maju(days=1)

    kecil = angka(buka(client, satker))
    dijawab(satker, jam)
    jam.maju(days=1)
    cukup = angka(buka(client, satker))

    assert kecil["Tepat waktu, diterima 2026"] == ("–", "belum cukup data (4 dinilai)")
    assert kecil["Median waktu jawab"] == ("–", "belum cukup data (4 jawaban)")
    assert cukup["Tepat waktu, diterima 2026"] == ("5 dari 5", "100\xa0%")
    assert cukup["Median waktu jawab"] == ("1 hari kerja", "terlama 1 hari kerja")


def test_tepat_waktu_menurut_hari_pemberitahuan(satker, jam):  # noqa: F811
    """Answered on day 10 is on time, on day 11 late, and so is who still waits past the day."""
    jam.kini = SENIN - timedelta(days=40)
    tepat, telat = dijawab(satker, jam, 14), buat_permohonan(satker, "koordinasi")
    terbuka, dicabut = buat_permohonan(satker), buat_permohonan(satker, "selesai")
    Permohonan.objects.filter(pk=telat.pk).update(
        diberitahukan_pada=jam.kini + timedelta(days=15), status="menunggu_penyerahan"
    )
    jam.kini = SENIN

    kasus = list(hitungan.baca(satker, satker.hari_ini.replace(month=1, day=1), satker.hari_ini))
    rekap = Rekap(hitungan.hitung(kasus))

    per_nomor = {k.nomor: (k.hari, k.tepat) for k in kasus if k.dijawab}
    assert per_nomor == {tepat.nomor: (10, True), telat.nomor: (11, False)}
    assert [k.nomor for k in kasus if k.terlambat_terbuka] == [terbuka.nomor]
    assert (rekap.diterima, rekap.dinilai, rekap.tepat) == (4, 3, 1)
    assert dicabut.nomor not in per_nomor


def test_bulan_menurut_hari_diterima_di_zona_kantor(satker, jam):  # noqa: F811
    buat_permohonan(satker, diterima_pada=SENIN.replace(month=10, day=31, hour=16))  # 23.00 WIB
    buat_permohonan(satker, diterima_pada=SENIN.replace(month=10, day=31, hour=17))  # 00.00 WIB
    buat_permohonan(satker, diterima_pada=SENIN.replace(year=2025, month=12, day=31, hour=17))

    assert hitungan.diterima_per_bulan(satker, 2026) == [1, *[0] * 8, 1, 1, 0]
    assert hitungan.diterima_per_bulan(satker, 2025) == [0] * 12


def test_umur_dip_dan_langkah_yang_berjalan(client, satker, jam):  # noqa: F811
    jam.kini = SENIN - timedelta(days=400)
    buat_dip(satker, 2025, sampai=Status.TERBIT)
    jam.kini = SENIN
    buat_dip(satker, sampai=Status.PERTIMBANGAN)

    nilai, keterangan = angka(buka(client, satker))["Umur DIP 2025 yang terbit"]

    assert (nilai, keterangan) == (
        "13 bulan",
        "DIP 2026: menunggu tim pertimbangan, langkah 9 dari 11",
    )


# What is wrong


def test_masalah_dengan_tautan_hanya_bagi_yang_boleh_membuka(client, satker, jam):  # noqa: F811
    lewat = buat_permohonan(satker)
    Permohonan.objects.update(jatuh_tempo=SENIN.date() - timedelta(days=3))
    buat_dokumen(satker, disahkan=False)
    buat_dip(satker)
    Kabar.objects.update(keadaan="gagal")
    jam.maju(days=14)

    masalah = {
        peran: {m.teks: m for m in buka(client, satker, peran).context["isi"].masalah}
        for peran in (Peran.SEKRETARIS, Peran.KASUBBAG)
    }

    for isi in masalah.values():
        assert isi["permohonan lewat batas waktu"].butir[0][0].startswith(lewat.nomor)
        assert isi["bagian DIP terlambat diserahkan"].butir[0][0].startswith(f"{UNIT}, batas ")
        assert isi["dokumen atau berkas menunggu pengesahan"].jumlah == 1
        assert isi["pesan tidak sampai"].jumlah == 1
    assert not any(m.url for m in masalah[Peran.SEKRETARIS].values())
    tautan = masalah[Peran.KASUBBAG]
    assert tautan["permohonan lewat batas waktu"].url == "/bintan/meja/antrean/?tab=terlambat"
    assert tautan["permohonan lewat batas waktu"].butir[0][1] == lewat.get_absolute_url()
    assert tautan["pesan tidak sampai"].url == "/bintan/meja/kabar/?tab=gagal"


def test_tanpa_masalah_dikatakan(client, satker, jam):  # noqa: F811
    halaman = buka(client, satker)
    assert "Tidak ada yang perlu perhatian." in halaman.text
    assert "Belum ada DIP yang terisi." in halaman.text


@pytest.mark.parametrize("peran", [Peran.KABAG, Peran.SEKRETARIS])
def test_nama_pemohon_tidak_pernah_tampil(client, satker, jam, peran):  # noqa: F811
    p = buat_permohonan(satker, rincian="Rincian rahasia warga")
    Permohonan.objects.update(jatuh_tempo=SENIN.date() - timedelta(days=3))
    sebelum = Jejak.objects.count()

    isi = buka(client, satker, peran).text

    assert p.nomor in isi and NAMA not in isi and "Rincian rahasia" not in isi
    assert Jejak.objects.count() == sebelum


# Pictures, paper, cost


def test_tiga_gambar_masing_masing_dengan_kalimat_dan_tabel(client, satker, jam):  # noqa: F811
    buat_dip(satker, entri=[{}, {}], sampai=Status.KOREKSI_ATASAN)
    dijawab(satker, jam)
    jam.maju(days=1)

    isi = buka(client, satker).text

    assert isi.count('<svg class="gambar"') == isi.count("<figcaption>") == 3
    assert isi.count("Lihat sebagai tabel") == 3
    assert "DIP 2026 yang sedang disusun: 2 informasi dari 1 unit." in isi
    assert "1 dari 1 tepat waktu; belum cukup data untuk persentase dan median." in isi


def test_cetak_satu_halaman(client, satker, jam):  # noqa: F811
    """Also when every kind of problem is there, and the office has many units."""
    for n in range(18):
        buat_unit(satker, f"Subbagian {n} dengan nama yang cukup panjang sehingga dua baris")
    for _ in range(9):
        buat_permohonan(satker)
    Permohonan.objects.update(jatuh_tempo=SENIN.date() - timedelta(days=3))
    buat_dip(satker)
    jam.maju(days=14)

    respons = buka(client, satker, jalan="pimpinan/cetak/")

    assert respons.headers["Content-Type"] == "application/pdf"
    [lembar] = PdfReader(BytesIO(respons.content)).pages
    assert "9 permohonan lewat batas waktu" in " ".join(lembar.extract_text().split())


def test_banyak_kueri_tetap(client, satker, jam):  # noqa: F811
    buat_dip(satker, entri=[{}], sampai=Status.KOREKSI_ATASAN)
    asal = dijawab(satker, jam)
    buka(client, satker)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as semua:
            assert client.get("/bintan/pimpinan/").status_code == 200
        return len(semua)

    sedikit = kueri()
    gandakan(asal, 30)
    dip = Penyusunan.objects.get()
    unit = [buat_unit(satker, f"Subbag {n}") for n in range(20)]
    Entri.objects.bulk_create(
        Entri(penyusunan=dip, unit=u, kode=f"k{n}", urut=n, sifat="berkala")
        for n, u in enumerate(unit)
    )

    assert kueri() == sedikit <= 40


# Where leaders begin, and their menu


@pytest.mark.parametrize(
    ("peran", "awal", "menu"),
    [
        (Peran.KABAG, "pimpinan", ["Ringkasan pimpinan", "Persetujuan"]),
        (Peran.SEKRETARIS, "pimpinan", ["Ringkasan pimpinan", "Persetujuan"]),
        (Peran.PERTIMBANGAN, "persetujuan", ["Persetujuan"]),
        (Peran.PLENO, "persetujuan", ["Persetujuan"]),
        (Peran.PENGHUBUNG, "penghubung", ["Permintaan bahan"]),
        (Peran.KASUBBAG, "ppid", ["Ringkasan", "Meja", "Catat", "Antrean", "Persetujuan"]),
    ],
)
def test_mulai_dan_menu(client, satker, peran, awal, menu):  # noqa: F811
    client.force_login(buat_pegawai(peran, satker))

    halaman = client.get("/kerja/", follow=True)

    assert halaman.redirect_chain[-1][0].startswith(f"/bintan/{awal}/")
    tampil = [butir.teks for butir in halaman.context["menu"]]
    assert tampil[: len(menu)] == menu and len(tampil) <= 8
    if peran == Peran.KASUBBAG:
        assert "Ringkasan pimpinan" in [b.teks for b in halaman.context["menu_lain"]]
