"""The matriks of the office: what it is asked, its sums, who sees it, and that it names nobody."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse

from permohonan.models import Permohonan
from ppid import cetak, matriks
from ppid.izin import Peran
from ppid.models import Kegiatan
from tests.factories import (
    buat_pegawai,
    buat_permohonan,
    buat_satker,
    pelaku,
    setujui,
    susun,
)
from tests.factories_dip import buat_dokumen, buat_unit
from tests.permohonan.conftest import SENIN

pytestmark = pytest.mark.usefixtures("jam")
TANDA = "QZRAHASIA"


def buka(client, satker, tanya="", *, nama="matriks", peran=Peran.KASUBBAG):
    client.force_login(buat_pegawai(peran, satker))
    return client.get(f"{reverse(nama, args=[satker.slug])}{tanya}")


def isi(respons) -> list[tuple]:
    """Number and act of each row."""
    return [(b["hal"], b["nomor"], b["aksi"]) for b in respons.context["baris"]]


def _nilai(b: dict) -> tuple:
    return b["nomor"], b["aksi"], b["mulai"], b["lama"], b["penilaian"]


def per_langkah(respons) -> dict[int, object]:
    """Of the first sheet, the service's; another sheet's steps have the same numbers."""
    return {j.nomor: j for j in reversed(respons.context["jumlah"])}


@pytest.fixture
def tiga(satker, petugas, jam):
    """One answered late, one at the desk, one withdrawn a month before the others."""
    lama = buat_permohonan(satker, "selesai", pemohon={"nama": TANDA}, rincian=TANDA)
    jam.maju(days=28)
    lambat = buat_permohonan(satker, "koordinasi", pemohon={"nama": TANDA}, rincian=TANDA)
    jam.maju(days=30)
    susun(lambat)
    setujui(lambat)
    cepat = buat_permohonan(satker, "diproses", kanal="datang_langsung", pemohon={"nama": TANDA})
    return {"lama": lama, "lambat": lambat, "cepat": cepat}


@pytest.mark.parametrize(
    ("tanya", "harus"),
    [
        ("", {"lambat", "cepat"}),  # this month: January, and what is open now
        ("?bulan=2026-11", {"lama"}),
        ("?bulan=2026-12", {"lambat"}),
        ("?bulan=semua", {"lama", "lambat", "cepat"}),
        ("?dari=23-11-2026&sampai=24-11-2026", {"lama"}),
        ("?bulan=2026-11&dari=1+Desember+2026", {"lambat", "cepat"}),  # days go before a month
        ("?sampai=2026-12-31", {"lama", "lambat"}),
        ("?bulan=semua&keadaan=terbuka", {"lambat", "cepat"}),
        ("?bulan=semua&keadaan=selesai", {"lama", "lambat", "cepat"}),
        ("?bulan=semua&langkah=register", {"lama"}),
        ("?bulan=semua&langkah=koordinasi", {"lambat"}),
        ("?bulan=semua&langkah=koordinasi&baku=melebihi", {"lambat"}),
        ("?bulan=semua&baku=sesuai", {"lambat"}),
        ("?bulan=semua&orang=kasubbag.bintan", {"lambat"}),
        ("?bulan=semua&orang=petugas.bintan", {"lambat", "cepat"}),
        ("?bulan=semua&orang=kasubbag.bintan&langkah=terima", set()),
        ("?bulan=%00&orang=siapa&langkah=x&keadaan=y&dari=kemarin&hal=abc", {*"lama"} - {*"lama"}),
    ],
)
def test_each_filter_finds_its_rows(client, satker, kasubbag, tiga, tanya, harus):
    respons = buka(client, satker, tanya)

    assert respons.status_code == 200
    if "%00" in tanya:  # nothing of it is a choice: it says so
        assert "Sebagian saringan tidak dikenal" in respons.text
        assert "Tulis tanggal seperti 3 November 2025" in respons.text
        return
    assert {b["hal"] for b in respons.context["baris"]} == {tiga[n].nomor for n in harus}


def test_the_filter_is_said_in_words(client, satker, tiga):
    tanya = "?bulan=2026-12&orang=kasubbag.bintan&langkah=koordinasi&keadaan=selesai&baku=melebihi"
    kata = buka(client, satker, tanya).context["dalam_kata"]
    assert kata == (
        "Periode: Desember 2026; Orang: Rina Kasubbag (PPID); "
        "Langkah: 4. Koordinasi PPID, tim penghubung; Selesai; Melebihi baku"
    )
    for tanya, periode in (
        ("?bulan=semua", "semua waktu"),
        ("?dari=1-12-2026", "sejak 1 Desember 2026"),
        ("?sampai=1-12-2026", "sampai 1 Desember 2026"),
        ("?dari=1-12-2026&sampai=9-12-2026", "1 Desember 2026 sampai 9 Desember 2026"),
        ("?dari=1-12-2026&sampai=31-12-2026", "Desember 2026"),
    ):
        assert buka(client, satker, tanya).context["dalam_kata"] == f"Periode: {periode}"


def test_a_row_stands_in_one_month_only(client, satker, tiga):
    semua = Counter(isi(buka(client, satker, "?bulan=semua")))
    terpisah = sum(
        (
            Counter(isi(buka(client, satker, f"?bulan={b}")))
            for b in ("2026-11", "2026-12", "2027-01")
        ),
        Counter(),
    )
    assert terpisah == semua


def test_the_sums_equal_the_register_counted_another_way(client, satker, petugas, tiga, jam):
    p = buat_permohonan(satker, "diproses", kanal="datang_langsung", detik_meja=300)
    isian = {"cara": "ambil", "penerima": "Budi", "bagian": p.bagian_terbuka()}
    p.jawab_di_tempat(oleh=petugas, dokumen=[buat_dokumen(satker)], detik=1000, **isian)
    register = Permohonan.objects.filter(satker=satker)

    jumlah = buka(client, satker, "?bulan=semua")
    semua = per_langkah(jumlah)

    assert semua[1].perkara == register.count()
    assert semua[6].perkara == register.exclude(selesai_pada=None).count() == 2
    assert semua[4].perkara == register.exclude(rincian_unit="").count() == 1
    assert semua[5].perkara == register.filter(status="siap_disampaikan").count() + 1
    assert (semua[2].sesuai, semua[2].melebihi, semua[2].median) == (0, 1, "16 menit 40 detik")
    assert (semua[4].sesuai, semua[4].melebihi) == (0, 1)
    assert sum(j.kegiatan for j in jumlah.context["jumlah"]) == Kegiatan.objects.count()
    terbuka = Kegiatan.objects.filter(selesai=None).count()
    assert sum(j.terbuka for j in jumlah.context["jumlah"]) == terbuka
    bulan = per_langkah(buka(client, satker, "?bulan=2026-11"))
    awal = SENIN.replace(day=1)
    assert (
        bulan[6].perkara
        == register.filter(
            selesai_pada__gte=awal, selesai_pada__lt=awal + timedelta(days=30)
        ).count()
    )


def test_the_page_judges_as_the_page_of_the_case_does(client, satker, kasubbag, tiga):
    semua = buka(client, satker, "?bulan=semua").context["baris"]
    kantor = [_nilai(b) for b in semua if b["hal"] == tiga["lambat"].nomor]

    url = reverse("perkara_kegiatan", args=[satker.slug, tiga["lambat"].kunci])
    perkara = client.get(url).context["baris"]

    assert kantor == [_nilai(b) for b in perkara if not b["tidak_dilalui"]]
    assert {b["penilaian"] for b in semua} >= {"sesuai baku", "melebihi baku"}


def test_a_hidden_earlier_kegiatan_still_counts_for_the_days_of_its_step(client, satker, tiga):
    """Only the Kasubbag's rows are listed; the step began with the clerk's."""
    respons = buka(client, satker, "?bulan=semua&orang=kasubbag.bintan&langkah=koordinasi")
    assert [b["penilaian"] for b in respons.context["baris"]] == ["melebihi baku"]


def test_the_median_of_days_is_that_of_whole_steps(satker, kasubbag, jam):
    for hari in (1, 3):
        p = buat_permohonan(satker, "koordinasi")
        jam.maju(days=hari)
        susun(p)
        setujui(p)
    butir = matriks.baca(Kegiatan.objects.untuk(kasubbag), kasubbag)
    empat = next(j for j in matriks.jumlah(butir, satker) if j.nomor == 4)
    assert (empat.perkara, empat.sesuai, empat.median) == (2, 2, "2 hari kerja")


def test_dirangkap_and_otomatis_are_marked(client, satker, kasubbag):
    p = buat_permohonan(satker, "koordinasi")
    jawaban = [{"bagian": b, "hasil": "dikabulkan", "informasi": "x"} for b in p.bagian_terbuka()]
    p.susun_tanggapan(oleh=kasubbag, jawaban=jawaban, cara_serah="ambil")
    p.setujui(oleh=kasubbag, dirangkap=True)
    buat_permohonan(satker, "selesai")

    baris = buka(client, satker).context["baris"]

    assert [b["aksi"] for b in baris if "dirangkap" in b["jabatan"]] == ["Setujui"]
    assert {b["pelaku"] for b in baris if b["nomor"] == 6} == {"Otomatis"}


# Whatever a Kegiatan is about


def test_a_kegiatan_about_another_kind_of_thing_is_a_row_like_any_other(
    client, satker, kasubbag, petugas, jam
):
    p = buat_permohonan(satker)
    dokumen = buat_dokumen(satker)

    respons = buka(client, satker)

    baris = {b["teks"]: b for b in respons.context["baris"]}
    satu = baris["Informasi dan dokumentasi dikumpulkan"]
    assert (satu["hal"], satu["url"]) == (str(dokumen), dokumen.get_absolute_url())
    assert (satu["baku"], satu["penilaian"]) == ("Tentatif", "")
    assert [j.nomor for j in respons.context["jumlah"]] == [1, 1, 2, 3]
    milik = {b["url"] for b in baris.values()}
    assert milik == {dokumen.get_absolute_url(), reverse("perkara", args=[satker.slug, p.kunci])}


def test_a_key_that_the_version_lacks_is_still_shown(client, satker, kasubbag, jam):
    p = buat_permohonan(satker)
    Kegiatan.objects.update(langkah=None)
    respons = buka(client, satker)
    assert [(j.nomor, j.teks) for j in respons.context["jumlah"]] == [("–", "terima")]
    assert respons.context["baris"][0]["hal"] == p.nomor


# Who sees it, and whom it names


@pytest.mark.parametrize("peran", [Peran.KABAG, Peran.SEKRETARIS])
@pytest.mark.parametrize("nama", ["matriks", "matriks_cetak"])
def test_no_applicant_is_named(client, satker, tiga, monkeypatch, peran, nama):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)

    respons = buka(client, satker, "?bulan=semua", nama=nama, peran=peran)

    assert tiga["lambat"].nomor in respons.text
    assert TANDA not in respons.text
    assert "contoh.test" not in respons.text
    assert "/meja/permohonan/" not in respons.text  # no link to a page that they may not open


@pytest.mark.parametrize("peran", [Peran.PENGHUBUNG, Peran.ADMIN, Peran.AUDITOR])
def test_without_the_right_there_is_nothing(client, satker, tiga, peran):
    assert buka(client, satker, peran=peran).status_code == 403
    assert not Kegiatan.objects.untuk(pelaku(peran, satker)).exists()


def test_another_office_is_not_seen(client, satker, kasubbag, tiga):
    lain = buat_satker("sarolangun")
    buat_permohonan(lain)
    assert client.get("/sarolangun/meja/matriks/").status_code == 302
    assert {k.satker_id for k in Kegiatan.objects.untuk(kasubbag)} == {satker.pk}
    client.force_login(kasubbag.pengguna)
    assert client.get("/sarolangun/meja/matriks/").status_code == 404


# Size and paper


def test_more_rows_ask_no_more_of_the_database(client, satker, tiga, django_assert_max_num_queries):
    jumlah = []
    for _ in range(2):
        buka(client, satker)
        with django_assert_max_num_queries(20) as kueri:
            buka_lagi = client.get(f"/{satker.slug}/meja/matriks/?bulan=semua")
        jumlah.append(len(kueri))
        p = buat_permohonan(satker, "koordinasi")
        pihak = {"unit": [buat_unit(satker)], "arahan": "x", "batas": satker.hari_ini}
        p.disposisi(oleh=pelaku(Peran.KASUBBAG, satker), bentuk="arahan", **pihak)
    assert buka_lagi.status_code == 200
    assert jumlah[0] == jumlah[1]


def test_pages_and_their_links_keep_the_filter(client, satker, monkeypatch):
    monkeypatch.setattr("ppid.views.matriks.PER_HALAMAN", 2)
    for _ in range(3):
        buat_permohonan(satker)
    respons = buka(client, satker, "?keadaan=terbuka")
    assert len(respons.context["baris"]) == 2
    assert 'href="?keadaan=terbuka&amp;hal=2"' in respons.text
    assert respons.context["url_cetak"] == "/bintan/meja/matriks/cetak/?keadaan=terbuka"
    assert len(buka(client, satker, "?keadaan=terbuka&hal=2").context["baris"]) == 1


def test_the_paper_says_its_filter_and_what_it_leaves_out(client, satker, tiga, monkeypatch):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)
    monkeypatch.setattr(cetak, "MAKS_BARIS", 3)

    respons = buka(client, satker, "?bulan=semua&keadaan=selesai", nama="matriks_cetak")

    assert respons["Content-Type"] == "application/pdf"
    kertas = respons.content.decode()
    assert "Periode: semua waktu; Selesai" in kertas
    sisa = Kegiatan.objects.exclude(selesai=None).count() - 3
    assert f"{sisa} kegiatan lain tidak termuat" in kertas


def test_an_empty_period_is_said_kindly(client, satker, monkeypatch):
    monkeypatch.setattr(cetak, "html_ke_pdf", str.encode)
    assert "Tidak ada kegiatan pada periode" in buka(client, satker, "?bulan=2026-01").text
    kertas = buka(client, satker, "?bulan=2026-01", nama="matriks_cetak").content.decode()
    assert "Tidak ada kegiatan pada periode" in kertas
