"""The public search: what is found, what never is, and that its cost does not grow."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.models import Dokumen, Entri, Klasifikasi, Penyusunan
from dip.models.entri import beri_kode
from dip.status.penyusunan import Status
from ppid import waktu
from ppid.izin import Peran
from ppid.models import SOP, Halaman, JenisSOP
from tests.factories import pelaku
from tests.factories_dip import buat_dik, buat_dokumen, buat_unit

pytestmark = pytest.mark.django_db
CARI = "/bintan/cari/"
RAHASIA = "qzrahasiabanget"


@pytest.fixture(autouse=True)
def jenis_isi(bintan):
    ContentType.objects.get_for_model(Dokumen)


def terbit(satker, tahun: int, *nama: str, status=Status.TERBIT, **isian) -> list[Entri]:
    sop = SOP.objects.berlaku(satker, JenisSOP.DIP, satker.hari_ini)
    kini, awal = waktu.sekarang(), Status.PENUGASAN
    dip = Penyusunan.objects.create(
        satker=satker, sop=sop, tahun=tahun, mulai=kini, status=awal, terbit_pada=kini
    )
    umum = {"penyusunan": dip, "unit": buat_unit(satker), "sifat": Klasifikasi.BERKALA} | isian
    baris = [Entri(nama=n, urut=i, **umum) for i, n in enumerate(nama, start=1)]
    beri_kode(satker, tahun, baris)
    for satu in baris:
        satu.save()
    Penyusunan.objects.filter(pk=dip.pk).update(status=status)
    return baris


def isi(client, q: str, **lain) -> str:
    return client.get(CARI, {"q": q} | lain).text


# Found


def test_dokumen_entri_dan_halaman_ditemukan(client, bintan):
    buat_dokumen(bintan, "Logistik gudang", ringkasan="Kotak suara")
    terbit(bintan, 2025, "Daftar inventaris logistik gudang")
    Halaman.objects.create(satker=bintan, kode="faq", isi="## Di mana logistik?\n\nDi gudang.")

    teks = isi(client, "logistik gudang")

    assert "3 hasil untuk “logistik gudang”" in teks
    assert "Logistik gudang" in teks and "Daftar inventaris logistik gudang" in teks
    assert "/bintan/faq/#bagian-di-mana-logistik" in teks


def test_halaman_bawaan_portal_ikut_dicari(client):
    assert "/bintan/faq/" in isi(client, "biaya fotokopi salinan permohonan")


def test_hanya_dip_terbaru(client, bintan):
    terbit(bintan, 2024, "Logistik gudang terdahulu")
    terbit(bintan, 2025, "Logistik gudang terkini")

    teks = isi(client, "logistik gudang")

    assert "terkini" in teks
    assert "terdahulu" not in teks


def test_entri_dari_dokumen_yang_ditemukan_tidak_disebut_dua_kali(client, bintan):
    terbit(bintan, 2025, "Logistik gudang", dokumen=buat_dokumen(bintan, "Logistik gudang"))

    assert "1 hasil" in isi(client, "logistik gudang")


def test_halaman_kosong_sampai_ada_yang_dicari(client):
    assert "hasil untuk" not in client.get(CARI).text
    assert "Belum ada yang cocok." in isi(client, "kupu-kupu zamrud")


def test_beranda_punya_kotak_cari(client):
    assert f'action="{CARI}"' in client.get("/bintan/").text


def test_kata_terlalu_panjang_ditolak_dengan_kalimat(client):
    respons = client.get(CARI, {"q": "x" * 201})

    assert respons.status_code == 422
    assert "Ringkas, paling banyak 200 huruf" in respons.text


@pytest.mark.parametrize(
    "q", ["<script>alert(1)</script>", "' OR 1=1 --", "a & b | !c:*", "\\", "%"]
)
def test_tanda_khusus_hanya_teks(client, q):
    respons = client.get(CARI, {"q": q})

    assert respons.status_code == 200
    assert "<script>alert" not in respons.text


# Never found (T8)


def rahasia(satker, lain, kpu) -> None:
    """The mark in all that not everyone may read, beside an open row of the same kind."""
    buat_dokumen(satker, f"Dokumen {RAHASIA} satu", disahkan=False)
    buat_dokumen(satker, f"Dokumen {RAHASIA} dua", Klasifikasi.DIUSULKAN_DIKECUALIKAN)
    ditarik = buat_dokumen(satker, f"Dokumen {RAHASIA} tiga")
    ditarik.tarik(RAHASIA, oleh=pelaku(Peran.KASUBBAG, satker))
    buat_dokumen(satker, "Dokumen terbuka", pejabat=RAHASIA)
    buat_dokumen(lain, f"Dokumen {RAHASIA} empat")
    buat_dik(kpu, f"Informasi {RAHASIA}")
    terbit(satker, 2026, f"Entri {RAHASIA}", status=Status.PENUGASAN)
    nama = [f"Entri {RAHASIA} {n}" for n in range(3)]
    tertutup, dicoret, _ = terbit(satker, 2025, *nama, status=Status.PLENO)
    Entri.objects.filter(pk=tertutup.pk).update(sifat=Klasifikasi.DIUSULKAN_DIKECUALIKAN)
    Entri.objects.filter(pk=dicoret.pk).update(dicoret_pada=waktu.sekarang())
    Entri.objects.filter(nama__endswith="2").update(nama="Entri", kata="entri", pejabat=RAHASIA)
    Penyusunan.objects.filter(tahun=2025).update(status=Status.TERBIT)


def test_tanda_rahasia_dan_awalannya_tidak_menemukan_apa_pun(client, bintan, sarolangun, kpu):
    rahasia(bintan, sarolangun, kpu)

    for panjang in range(3, len(RAHASIA) + 1):
        teks = isi(client, RAHASIA[:panjang])
        assert "hasil untuk" not in teks
        assert "Belum ada yang cocok." in teks


def test_jumlah_hasil_tidak_berubah_oleh_yang_tersembunyi(client, bintan, sarolangun, kpu):
    buat_dokumen(bintan, "Logistik gudang")
    sebelum = isi(client, "logistik gudang")

    rahasia(bintan, sarolangun, kpu)
    buat_dokumen(bintan, "Logistik gudang rahasia", disahkan=False)

    assert isi(client, "logistik gudang") == sebelum


# Cost


def test_berhalaman_dengan_jumlah_kueri_tetap(client, bintan):
    jumlah = []
    for putaran in range(2):
        for n in range(13):
            buat_dokumen(bintan, f"Logistik gudang {putaran} {n}")
        terbit(bintan, 2024 + putaran, *(f"Logistik desa {n}" for n in range(5)))
        isi(client, "logistik")
        with CaptureQueriesContext(connection) as kueri:
            isi(client, "logistik")
        jumlah.append(len(kueri))

    assert jumlah[0] == jumlah[1]
    assert "31 hasil" in isi(client, "logistik")
    assert "21–31 dari 31" in isi(client, "logistik", hal=2)
