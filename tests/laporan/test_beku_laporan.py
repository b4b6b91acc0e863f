"""What was issued stays as it was, on every way it is read, whatever is changed afterwards."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from laporan.models import Laporan
from laporan.status.laporan import Status
from permohonan.models import Permohonan
from ppid import naskah
from ppid.izin import Peran
from ppid.models import Kedudukan, Naskah, Penugasan, Satker
from tests.factories import beri_tugas, buat_pegawai, buat_permohonan, pelaku
from tests.isian import pdf_kosong
from tests.laporan.rantai import sampai, tutup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
KASUBBAG, SEKRETARIS = Peran.KASUBBAG, Peran.SEKRETARIS


@pytest.fixture
def terbit(client, satker, pada, monkeypatch) -> Laporan:
    monkeypatch.setattr(naskah, "html_ke_pdf", lambda _: pdf_kosong())
    client.force_login(buat_pegawai(KASUBBAG, satker))
    pada("2026-10-12 10.00")
    for _ in range(2):
        buat_permohonan(satker)
    pada("2026-11-03 09.00")
    satu = sampai(tutup(satker), Status.TERBIT)
    naskah.pdf(Naskah.objects.tentang(satu).get())
    return satu


def lembar(client, satu: Laporan) -> dict[str, list]:
    """The sheets of its XLSX that say what it says; the one of single requests is read anew."""
    respons = client.get(satu.alamat("laporan_xlsx"))
    buku = CalamineWorkbook.from_filelike(BytesIO(respons.getvalue()))
    semua = {nama: buku.get_sheet_by_name(nama).to_python() for nama in buku.sheet_names}
    assert "dibaca dari data yang tersimpan sekarang" in f"{semua.pop('Permohonan')[:6]}"
    return semua


def terbaca(client, satu: Laporan) -> dict:
    """What each way of reading it says."""
    halaman = client.get(satu.get_absolute_url()).context
    pdf = client.get(satu.alamat("laporan_naskah"))
    return {
        "tabel": halaman["tabel"],
        "gambar": [(g.kalimat, g.baris) for g in halaman["grafik"]],
        "fakta": halaman["fakta"],
        "celah": halaman["celah"],
        "pdf": pdf.content,
        "kertas": Naskah.objects.tentang(satu).get().html,
        "xlsx": lembar(client, satu),
        "umum": client.get(f"/{satu.satker.slug}/laporan/").context["kelompok"],
    }


def ubah_data_lama(satker) -> None:
    """Its rows, who holds the posts, and what is set."""
    Permohonan.objects.filter(satker=satker).update(
        diterima_pada="2026-09-30T03:00Z", hasil="ditolak", kanal="surat", jatuh_tempo="2026-10-01"
    )
    Penugasan.objects.filter(satker=satker, peran=SEKRETARIS).update(sampai=date(2026, 11, 3))
    baru = buat_pegawai(SEKRETARIS, satker, "baru", nama="Sekretaris Baru")
    beri_tugas(baru, SEKRETARIS, satker, kedudukan=Kedudukan.PLT)
    Satker.objects.filter(pk=satker.pk).update(laporan_ditandatangani=False)


def test_data_jabatan_dan_setelan_yang_berubah_tidak_mengubahnya(client, satker, terbit, pada):
    dulu = terbaca(client, terbit)
    assert dulu["umum"] and dulu["tabel"]

    ubah_data_lama(satker)
    pada("2026-11-20 09.00")

    kini = terbaca(client, terbit)
    assert [nama for nama in dulu if dulu[nama] != kini[nama]] == []
    assert "Data berubah sejak laporan ini terbit" in client.get(terbit.get_absolute_url()).text
    assert client.get("/bintan/statistik/").context["isi"].ukuran[0].nilai == "2"  # still received


def test_ralat_dari_ralat_menyebut_bedanya_dari_ralat_sebelumnya(client, satker, terbit):
    dulu, kasubbag = terbaca(client, terbit), pelaku(KASUBBAG, satker)
    satu = Permohonan.objects.filter(satker=satker).first()
    Permohonan.objects.filter(pk=satu.pk).update(diterima_pada="2026-09-30T03:00Z")
    pertama = sampai(terbit.buat_ralat("Satu keliru", oleh=kasubbag), Status.TERBIT)
    Permohonan.objects.filter(satker=satker).update(diterima_pada="2026-09-30T03:00Z")
    kedua = sampai(pertama.buat_ralat("Keduanya keliru", oleh=kasubbag), Status.TERBIT)

    def beda(ralat: Laporan) -> set[tuple[str, str]]:
        halaman = client.get(ralat.get_absolute_url())
        return {(u.semula, u.menjadi) for b in halaman.context["beda"] for u in b.isi}

    assert ("2", "1") in beda(pertama) and ("1", "0") in beda(kedua)
    assert "Satu keliru" in Naskah.objects.tentang(pertama).get().html
    assert pertama.nomor in Naskah.objects.tentang(kedua).get().html
    [kelompok] = client.get(reverse("laporan_publik", args=[satker.slug])).context["kelompok"]
    [pasang] = kelompok.masa
    assert [r.alasan for r in pasang.ralat] == ["Satu keliru", "Keduanya keliru"]
    kini = terbaca(client, terbit)
    assert [n for n in dulu if n != "umum" and dulu[n] != kini[n]] == []
    assert Laporan.objects.get(pk=pertama.pk).beku == pertama.beku
