"""5,000 rows in the KPU columns, from a workbook that LibreOffice wrote, there and back again.

`tests/aset/dip-5000-libreoffice-7.4.7.2.xlsx` was made on Debian 12 with LibreOffice 7.4.7.2: a
script wrote a CSV of 5,000 rows (four subbag of Bintan; kind of document, kecamatan, month and year
drawn with a fixed seed; every fifth with a link, every 97th with signs of a formula in its summary,
retention sometimes the bare number 5), then `soffice --headless --convert-to xlsx dip.csv`.
"""

import io
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dip import lembar, lembaran
from dip.impor import Sasaran, periksa
from dip.models import Penyusunan, Ubahan
from ppid import kisi
from ppid.ekspor import sebagai_xlsx
from ppid.izin import Peran
from ppid.models import Naskah
from tests.dip.lembar import unggahan, xlsx
from tests.factories import pelaku
from tests.factories_dip import buat_dip, buat_unit, terbitkan

ASAL = Path(__file__).parent.parent / "aset" / "dip-5000-libreoffice-7.4.7.2.xlsx"
UNIT = (
    "Subbag Perencanaan, Data, dan Informasi",
    "Subbag Keuangan, Umum, dan Logistik",
    "Subbag Teknis Penyelenggaraan Pemilu dan Hukum",
    "Subbag Partisipasi, Hubungan Masyarakat, dan SDM",
)
KODE = [k.atribut for k in lembar.KOLOM_LEMBAR].index("kode")


def dip_kosong(satker, tahun: int = 2026) -> Penyusunan:
    for nama in UNIT:
        buat_unit(satker, nama)
    dip = buat_dip(satker, tahun)
    dip.entri.all().delete()
    return dip


def impor(dip: Penyusunan, isi: bytes) -> dict:
    sasaran = Sasaran(dip)
    semua = kisi.baca(kisi.periksa(unggahan(isi)).isi)
    hasil = periksa(lembaran.dari_kisi(semua), sasaran)
    assert [str(satu) for satu in hasil.galat[:5]] == []
    return sasaran.simpan(hasil.ubahan, pelaku(Peran.PETUGAS, dip.satker))


def ekspor(dip: Penyusunan) -> bytes:
    tabel = lembar.tabel(dip.entri.ada(), nama="dip", kepala=["DIP", dip.satker.nama])
    return b"".join(sebagai_xlsx(tabel).streaming_content)


def baris(dip: Penyusunan) -> list[list[str]]:
    return [lembar.baris(satu) for satu in dip.entri.select_related("unit")]


def tanpa_kode(semua: list[list[str]]) -> list[list[str]]:
    return [[*satu[:KODE], *satu[KODE + 1 :]] for satu in semua]


def lain_dari_tulisan(kueri) -> int:
    """Rows are written many at a time; SQLite takes fewer of them than PostgreSQL."""
    return sum(not satu["sql"].startswith('INSERT INTO "dip_entri"') for satu in kueri)


@pytest.mark.django_db
def test_lima_ribu_baris_diimpor_diubah_terbit_diekspor_dan_kembali_sama(
    bintan, sarolangun, monkeypatch
):
    dip = dip_kosong(bintan)
    with CaptureQueriesContext(connection) as kueri:
        assert impor(dip, ASAL.read_bytes()) == {"baru": 5000, "diubah": 0}
    assert lain_dari_tulisan(kueri) < 100  # four units, whatever the number of rows
    asli = CalamineWorkbook.from_path(ASAL).get_sheet_by_index(0).to_python()[1:]
    assert sorted(satu[0] for satu in baris(dip)) == sorted(satu[1] for satu in asli)
    assert sorted(satu[1] for satu in baris(dip)) == sorted(satu[2] for satu in asli)

    satu = dip.entri.first()
    bagian = dip.bagian.get(unit=satu.unit)
    ubah = Ubahan({"nama": "=1+1 bukan rumus", "ringkasan": "Baris\nkedua"}, satu.token)
    bagian.simpan_baris([ubah], oleh=pelaku(Peran.PETUGAS, bintan))
    monkeypatch.setattr(Penyusunan, "terbitkan_daftar", lambda *_: Naskah(nomor="1/DIP"))
    terbitkan(dip)
    lembar_terbit, terbit = ekspor(dip), baris(dip)

    berikut = dip_kosong(bintan, 2027)
    impor(berikut, lembar_terbit)
    assert sorted(baris(berikut)) == sorted(terbit)
    assert {e.asal.kode for e in berikut.entri.select_related("asal")[:50]} <= {
        satu[KODE] for satu in terbit
    }

    lain = dip_kosong(sarolangun)
    impor(lain, xlsx(_tanpa_kode_di_lembar(lembar_terbit)[:200]))
    assert sorted(tanpa_kode(baris(lain))) == sorted(tanpa_kode(terbit[:200]))


def _tanpa_kode_di_lembar(isi: bytes) -> list[list]:
    semua = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_name("DIP").to_python()
    awal = next(n for n, satu in enumerate(semua) if satu[0] == "No")
    return [[*satu[: KODE + 1], "", *satu[KODE + 2 :]] for satu in semua[awal + 1 :]]


@pytest.mark.django_db
def test_impor_ulang_dengan_kode_mengubah_dalam_sedikit_pernyataan(bintan):
    dip = buat_dip(bintan, entri=[{"nama": f"Dokumen {n}"} for n in range(600)])
    semua = [[str(n), *lembar.baris(satu)] for n, satu in enumerate(dip.entri.all(), start=1)]
    for satu in semua:
        satu[2] = f"Ringkasan baru {satu[0]}"

    with CaptureQueriesContext(connection) as kueri:
        assert impor(dip, xlsx(semua)) == {"baru": 0, "diubah": 600}

    assert lain_dari_tulisan(kueri) < 40
    assert dip.entri.filter(ringkasan__startswith="Ringkasan baru", kata__contains="baru").count()
    assert dip.entri.count() == 600
