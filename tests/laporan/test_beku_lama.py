"""A report as it was frozen in form 1 (`laporan.isi.VERSI`) is read, compared and printed, and what
was not counted then is not said to be nought."""

from copy import deepcopy
from datetime import date

import pytest

from laporan import gambar, isi, lacak, lembar, naskah
from laporan.beda import beda
from laporan.ekspor import lembaran
from laporan.masa import BULAN, masa
from laporan.models import Laporan
from laporan.pilihan import pilihan
from laporan.status.laporan import Status
from ppid.izin import Peran
from tests.factories import buat_pegawai, buat_permohonan
from tests.laporan import contoh
from tests.laporan.rantai import sampai, tutup

pytestmark = [pytest.mark.usefixtures("jam")]
OKTOBER = masa(BULAN, date(2026, 10, 1))
PEMILU = {"rezim": (3, 5), "hari": 4, "tepat": True}
BARU = ("rezim.", "tunggu.", "lama_unit.", "lama_tunggu.")


def lama(beku: dict) -> dict:
    """The same figures as form 1 froze them: the keys of then, every answer by the usual clock."""
    isi = deepcopy(beku) | {"versi": 1, "per": "2026-10-31T23:30:00.000000+00:00"}
    isi.pop("tercatat", None)
    for deret in isi["arus"].values():
        deret["nomor"] = [f"{satu[1]:04}" for satu in deret["urut"]]
    for angka in (isi["angka"], isi["lama"], *(satu["angka"] for satu in isi["bulan"])):
        kelas = [k for k in angka if k.startswith("waktu.") and k[-1].isdigit()]
        banyak = {k: n for k, n in angka.items() if k.startswith(BARU) or k in kelas}
        for kunci in banyak:
            del angka[kunci]
        if cepat := sum(banyak[k] for k in kelas):
            angka["waktu.sampai_10"] = cepat
    return isi


def kasus() -> list:
    """Answered within ten working days all of them, one under the clock of the election; and one
    that a unit still owes."""
    semua = [contoh.kasus(ke, OKTOBER.awal, hari=5, tepat=True) for ke in (4, 5, 6)]
    semua.append(contoh.kasus(7, OKTOBER.awal, **PEMILU))
    tunggu = {"hari": None, "tepat": None, "hasil": "", "berakhir": None, "di_tempat": False}
    tunggu |= {"unit": (), "bahan": (), "tolak": (), "tunggu": (("Hukum", 6),)}
    return [*semua, contoh.kasus(8, OKTOBER.awal, **tunggu)]


def test_yang_dahulu_belum_dihitung_tidak_disebut_nol():
    baru = contoh.beku("bulanan", OKTOBER, semua=kasus())
    assert "Hukum" in f"{lembar.susun(baru, {}, 'KPU')}"

    satu = lembar.susun(lama(baru), {}, "KPU")

    tabel = {b.kode: b.tabel for isi in satu for b in isi.butir if b.tabel}
    assert tabel["unit"].kepala == ["Unit", "Dijawab"] and "Hukum" not in f"{tabel['unit']}"
    waktu = {b.nama: b.isi for b in tabel["waktu"].baris}
    assert waktu["Dijawab sampai hari kerja ke-10"] == [4]
    assert "batas" not in f"{[*waktu]}" and "saat ini" not in f"{tabel['arus']}"
    assert "batasnya sendiri" not in gambar.semua(lama(baru))["ketepatan"].kalimat


def test_dibandingkan_dengan_hitungan_kini_hanya_yang_dahulu_dihitung():
    semua = kasus()
    kini = contoh.beku("bulanan", OKTOBER, semua=semua)

    assert beda((lama(kini), {}), (kini, {})) == []
    pindah = contoh.beku("bulanan", OKTOBER, semua=[semua[0]._replace(hari=12), *semua[1:]])
    ubah = [u for b in beda((lama(kini), {}), (pindah, {})) for u in b.isi]
    assert ("Dijawab sampai hari kerja ke-10", "4", "3") in ubah


def test_di_balik_angkanya_perkara_yang_dahulu_dihitung(monkeypatch):
    monkeypatch.setattr(isi, "perkara", lambda *_: kasus())

    assert lacak.di_balik(None, OKTOBER, None, "waktu.sampai_10", 1)[1] == 4
    assert lacak.di_balik(None, OKTOBER, None, "waktu.sampai_10")[1] == 3


def test_laporan_terbit_dibuka_diunduh_dicetak_dan_diralat(client, satker, kasubbag, pada):
    pada("2026-10-12 10.00")
    buat_permohonan(satker)
    pada("2026-11-03 09.00")
    buat_pegawai(Peran.SEKRETARIS, satker)
    satu = sampai(tutup(satker), Status.TERBIT)
    Laporan.objects.filter(pk=satu.pk).update(beku=lama(satu.beku))
    satu.refresh_from_db()
    client.force_login(kasubbag.pengguna)

    halaman = client.get(satu.get_absolute_url())
    assert halaman.status_code == 200 and halaman.context["berubah"] == []
    unduh = client.get(satu.alamat("laporan_xlsx"))
    assert unduh.status_code == 200 and b"".join(unduh.streaming_content)
    dipilih = pilihan(kasubbag, "bulanan", "2026-10")
    assert len(list(lembaran(dipilih, {})[-1].baris)) == 1
    assert "Ralat" in naskah.pratinjau_laporan(satu.buat_ralat("Keliru", oleh=kasubbag), kasubbag)
    rinci = client.get(satu.alamat("laporan_rincian"), {"kunci": "waktu.sampai_10"})
    assert rinci.status_code == 200
