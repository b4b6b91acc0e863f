"""The report of one office with 100,000 requests in a year: numbers, HTML and PDF, each apart."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import weasyprint
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from laporan import isi, lacak, naskah
from laporan.masa import TAHUN, masa
from laporan.models import Laporan
from laporan.status.laporan import JenisLaporan
from permohonan.hitungan import Saat
from permohonan.models import PermintaanBahan, Permohonan
from ppid import pdf
from ppid.izin import Peran
from tests.bench_ukuran import Ukuran, tampilkan
from tests.factories import pelaku
from tests.factories_dip import buat_unit
from tests.gandaan import gandakan

KASUS = (10_000, 100_000)
# A year's requests: one every few minutes, answered after up to nineteen days, some never.
SEBAR = """
UPDATE permohonan_permohonan SET
  diterima_pada = %(mula)s + (id %% 360) * interval '1 day' + (id %% 24) * interval '1 hour',
  dicatat_pada = %(mula)s + (id %% 360) * interval '1 day' + (id %% 24) * interval '1 hour',
  mulai = (%(mula)s + (id %% 360) * interval '1 day')::date,
  jatuh_tempo = (%(mula)s + (id %% 360 + 14) * interval '1 day')::date,
  diberitahukan_pada = CASE WHEN id %% 50 = 0 THEN NULL ELSE
    %(mula)s + (id %% 360 + id %% 19) * interval '1 day' + interval '25 hour' END,
  kanal = (ARRAY['daring','surat','email','telepon','datang_langsung'])[1 + id %% 5]
WHERE satker_id = %(satker)s
"""


def laporan(satker) -> None:
    """Printed with the ratio of ten times the requests."""
    tahun, hasil = masa(TAHUN, date(satker.hari_ini.year - 1, 1, 1)), {}  # one that is over
    for peran in (Peran.PETUGAS, Peran.KASUBBAG, Peran.SEKRETARIS):
        pelaku(peran, satker)
    for banyak in KASUS:
        _isi(satker, banyak, tahun.awal)
        hasil[banyak] = _angka(satker, tahun)
    sedikit, penuh = (hasil[banyak] for banyak in KASUS)
    nama = f"laporan: {KASUS[1] // 1000} ribu / {KASUS[0] // 1000} ribu permohonan"
    tampilkan(nama, penuh.detik / sedikit.detik, f"lurus: 10; {penuh}")
    with Ukuran() as rincian:
        lacak.di_balik(satker, tahun, Saat.kini(), "kanal.surat")
    tampilkan("  rincian satu angka / angkanya", rincian.detik / penuh.detik, f"{rincian}")
    _naskah(satker, tahun)


def _isi(satker, banyak: int, awal: date) -> None:
    """Spread over the year, with a unit that answered each second one."""
    gandakan(satker, banyak - Permohonan.objects.filter(satker=satker).count() - 1)
    mula = datetime(awal.year, 1, 1, tzinfo=ZoneInfo(satker.zona))
    with connection.cursor() as kursor:
        kursor.execute(SEBAR, {"mula": mula, "satker": satker.pk})
    PermintaanBahan.objects.filter(satker=satker).delete()
    unit, oleh = buat_unit(satker), pelaku(Peran.KASUBBAG, satker).pengguna
    kunci = Permohonan.objects.filter(satker=satker).values_list("pk", flat=True)
    isian = {"satker": satker, "unit": unit, "oleh": oleh, "batas": awal, "dijawab_pada": mula}
    PermintaanBahan.objects.bulk_create(
        (PermintaanBahan(permohonan_id=pk, bentuk="nota_dinas", **isian) for pk in kunci[::2]),
        batch_size=5000,
    )
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _angka(satker, tahun) -> Ukuran:
    with CaptureQueriesContext(connection) as kueri, Ukuran() as ukuran:
        isi.susun(satker, JenisLaporan.TAHUNAN, tahun)
    print(f"  angka laporan tahunan: {len(kueri)} kueri, {ukuran}")
    return ukuran


def _naskah(satker, tahun) -> None:
    """The paper of it, and what of its printing is WeasyPrint's own for the same HTML."""
    oleh = pelaku(Peran.KASUBBAG, satker)
    satu = Laporan.tutup(satker, JenisLaporan.TAHUNAN, tahun, oleh=oleh)
    with transaction.atomic(), Ukuran() as html:
        surat = naskah.terbitkan_laporan(satu, pelaku(Peran.SEKRETARIS, satker))
    pdf.html_ke_pdf(surat.html)  # the first one loads what every other has
    with Ukuran() as cetak:
        isi_pdf = pdf.html_ke_pdf(surat.html)
    with Ukuran() as polos:
        weasyprint.HTML(string=surat.html, url_fetcher=pdf.HurufSaja()).write_pdf(pdf_tags=True)
    print(f"  HTML laporan: {html}; {len(surat.html) // 1024} KB")
    print(f"  PDF laporan: {cetak}; {len(isi_pdf) // 1024} KB")
    tampilkan("  WeasyPrint sendiri / PDF laporan", polos.detik / cetak.detik, f"{polos}")
