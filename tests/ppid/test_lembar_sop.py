"""The printed SOP sheet: every word of it, its slices in one piece, its versions, its price."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from weasyprint import HTML

from ppid import cetak
from ppid.data.sop import baca_sop
from ppid.models import SOP, JenisSOP
from ppid.pdf import HurufSaja
from ppid.views.tata_cara import _isi_lembar
from tests.factories import buat_satker
from tests.ppid.test_halaman import isi_lembar, teks

pytestmark = pytest.mark.django_db
LEMBAR = [(sop["satker"], sop["jenis"]) for sop in baca_sop()]
PX_PER_MM = 96 / 25.4


@pytest.fixture
def kertas(monkeypatch):
    """What went to the printer."""
    cetak.pdf_sekali.cache_clear()
    dicetak = []
    monkeypatch.setattr(cetak, "html_ke_pdf", lambda html: dicetak.append(html) or b"%PDF-")
    yield dicetak
    cetak.pdf_sekali.cache_clear()


def _svg(kotak) -> bool:
    return (kotak.element_tag or "").endswith("svg")


def alamat(satker, jenis, tanya=""):
    return f"/{satker.slug}/layanan/tata-cara/{jenis}/{tanya}"


@pytest.mark.parametrize(("slug", "jenis"), LEMBAR)
def test_every_word_of_the_sheet_is_printed(client, kertas, slug, jenis):
    satker = buat_satker(slug)
    respons = client.get(alamat(satker, jenis))
    assert respons["Content-Type"] == "application/pdf"

    respons.content = kertas[0].encode()
    tertulis = teks(respons)
    sop = SOP.objects.get(satker=satker, jenis=jenis)
    sop.rincian |= {"catatan_pembacaan": []}  # our notes stand on the page, not on the sheet
    for langkah in sop.langkah.all():
        sop.rincian["judul_kolom"] |= {langkah.kunci: langkah.uraian}
    bukan = {langkah.judul for langkah in sop.langkah.all()}
    for isi in isi_lembar(sop):
        if isi not in bukan:
            assert " ".join(isi.split()) in tertulis
    assert "Salinan dari" not in tertulis


@pytest.mark.parametrize(("slug", "jenis"), LEMBAR)
def test_the_slices_of_the_drawing_meet(slug, jenis):
    """No row is higher than its slice: the lines run on from row to row."""
    sop = SOP.objects.get(satker=buat_satker(slug), jenis=jenis)
    isi = _isi_lembar(sop.satker, sop)
    html = render_to_string("naskah/lembar_sop.html", isi)
    halaman = HTML(string=html, url_fetcher=HurufSaja()).render().pages
    baris = [k for h in halaman for k in h._page_box.descendants() if k.element_tag == "tr"]
    tinggi = [b.tinggi / 10 * PX_PER_MM for b in isi["tabel"].baris]

    alur = [k.height for k in baris if any(_svg(anak) for anak in k.descendants())]
    assert all(0 <= t - s < 1 for t, s in zip(alur, tinggi, strict=True))  # the border between
    assert len(halaman) <= 2


def test_a_copied_sheet_says_so(client, kertas):
    client.get(alamat(buat_satker("kota-jayapura"), "dip"))
    assert "Salinan dari SOP KOMISI PEMILIHAN UMUM PROVINSI BENGKULU" in kertas[0]
    assert "dipakai sampai KPU Kota Jayapura memiliki SOP sendiri" in kertas[0]


def test_the_same_sheet_is_printed_once(client, kertas):
    satker = buat_satker()
    for _ in range(3):
        client.get(alamat(satker, "pelayanan"))
    assert len(kertas) == 1

    SOP.objects.filter(satker=satker, jenis="pelayanan").update(salinan_dari="Kantor lain")
    client.get(alamat(satker, "pelayanan"))
    assert len(kertas) == 2


@pytest.mark.parametrize(
    ("jenis", "tanya", "status"),
    [
        ("pelayanan", "", 200),
        ("pelayanan", "?versi=1", 200),
        ("pelayanan", "?versi=2", 404),  # not in force yet
        ("pelayanan", "?versi=3", 404),
        ("pelayanan", "?versi=%00", 404),
        ("pelayanan", "?versi=99999999999999999999", 404),
        ("pelayanan", "?versi=²", 404),
        ("keberatan", "", 404),
    ],
)
def test_only_sheets_in_force_are_public(client, kertas, jenis, tanya, status):
    satker = buat_satker()
    depan = satker.hari_ini + timedelta(days=30)
    data = next(b for b in baca_sop() if b["satker"] == "sarolangun")
    SOP.objects.dari_data(satker, data | {"berlaku_sejak": depan}, versi=2)

    assert client.get(alamat(satker, jenis, tanya)).status_code == status
    if status == 200:
        assert "versi 1, berlaku sejak" in kertas[0]


def test_the_page_links_each_sheet(client):
    satker = buat_satker()
    halaman = client.get(f"/{satker.slug}/layanan/tata-cara/").content.decode()
    for jenis in JenisSOP.values:
        assert f'href="{alamat(satker, jenis)}"' in halaman
    assert halaman.count('<svg class="bagan"') == 3
    assert halaman.count('<ol class="langkah-sop">') == 3
