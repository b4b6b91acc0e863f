"""The command line of the clock, run as its readers run it: exit code, stdout, stderr."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from ppid.models import Satker
from ppid.models.kalender import muat_dasar

AKAR = Path(__file__).resolve().parents[2]
KUNCI = ["diterima", "mulai", "jatuh_tempo", "jatuh_tempo_perpanjangan", "rincian"]


def panggil(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("tenggat", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def panggil_json(*argumen: str) -> list[dict]:
    return json.loads(panggil(*argumen, "--json"))


def ditolak(*argumen: str) -> str:
    """The sentence on stderr of a call that must end with exit code 2 and print nothing."""
    keluaran, galat = StringIO(), StringIO()
    with pytest.raises(SystemExit) as keluar:
        call_command("tenggat", *argumen, stdout=keluaran, stderr=galat)
    assert keluar.value.code == 2
    assert keluaran.getvalue() == ""
    return galat.getvalue()


def test_one_date_gives_a_list_of_one_in_the_agreed_shape():
    (isi,) = panggil_json("2025-03-20")

    assert list(isi) == KUNCI
    assert [isi[k] for k in KUNCI[:4]] == ["2025-03-20", "2025-03-21", "2025-04-14", "2025-04-24"]
    assert len(isi["rincian"]) == 35
    assert isi["rincian"][0] == {
        "tanggal": "2025-03-21",
        "dihitung": True,
        "alasan": "Hari kerja ke-1",
    }
    assert isi["rincian"][1] == {"tanggal": "2025-03-22", "dihitung": False, "alasan": "Sabtu"}
    assert isi["rincian"][-1]["tanggal"] == "2025-04-24"


def test_several_dates_keep_their_order_and_their_repeats():
    tanggal = ["2025-03-20", "2023-04-14", "2025-03-20"]

    isi = panggil_json(*tanggal)

    assert [x["diterima"] for x in isi] == tanggal
    assert isi[0] == isi[2]


def test_the_election_regime_is_asked_for_by_name():
    (isi,) = panggil_json("2024-02-07", "--rezim", "pemilu")

    assert (isi["jatuh_tempo"], isi["jatuh_tempo_perpanjangan"]) == ("2024-02-15", "2024-02-19")


def test_a_count_past_the_last_listed_year_carries_a_warning():
    tanpa, dengan = panggil_json("2027-11-30", "2027-12-20")

    assert list(tanpa) == KUNCI
    assert "2028" in dengan["peringatan"]


def test_a_person_reads_the_dates_in_words_and_the_reason_of_each_day():
    teks = panggil("2025-03-20", "2027-12-20")

    assert "Jatuh tempo      Senin, 14 April 2025" in teks
    assert "Perpanjangan     Kamis, 24 April 2025" in teks
    assert "Target internal  Senin, 7 April 2025" in teks
    assert "Pasal 22 ayat (7) dan (8) UU 14/2008" in teks
    assert "Cuti bersama Hari Suci Nyepi (SKB 1017/2024" in teks
    assert "  10  Hari kerja ke-10, jatuh tempo\n" in teks
    assert "Peringatan       Daftar libur nasional tahun 2028" in teks


@pytest.mark.parametrize(
    "tanggal", ["2025-02-30", "2025-13-01", "20-03-2025", "20250320", "2025-W12-4", "besok", ""]
)
def test_a_bad_date_is_refused_in_one_sentence(tanggal):
    galat = ditolak("2025-03-20", tanggal)

    assert galat == (
        f"Tanggal {tanggal!r} tidak dapat dibaca; tulis tahun-bulan-hari, misalnya 2025-03-20.\n"
    )


def test_a_date_at_the_end_of_the_calendar_is_refused_in_one_sentence():
    assert ditolak("9999-12-31") == "Tanggal 9999-12-31 terlalu jauh untuk dihitung.\n"


def test_an_unknown_regime_is_refused_with_the_known_ones():
    assert ditolak("2025-03-20", "--rezim", "kilat") == (
        "Rezim 'kilat' tidak dikenal; pilih biasa atau pemilu.\n"
    )


@pytest.mark.parametrize("argumen", [[], ["2025-03-20", "--satker"], ["2025-03-20", "--ngawur"]])
def test_a_call_that_cannot_be_read_is_answered_by_an_example(argumen, capsys):
    ditolak(*argumen)

    galat = capsys.readouterr().err  # parsing ends before the command has a stderr of its own
    assert galat.startswith("Perintah tidak dipahami; contoh: ")
    assert galat.count("\n") == 1


@pytest.mark.django_db
def test_an_unknown_office_is_refused_in_one_sentence():
    assert ditolak("2025-03-20", "--satker", "atlantis") == "Satker 'atlantis' tidak ada.\n"


@pytest.mark.django_db
def test_an_office_adds_its_own_closing_days_to_the_national_list():
    muat_dasar()
    bintan = Satker.objects.create(
        kode="2101", slug="bintan", nama="KPU Bintan", tingkat="kabupaten"
    )
    sebelum = panggil_json("2025-03-20", "--satker", "bintan")
    bintan.hari_libur.create(
        tanggal="2025-03-21", jenis="tutup_lokal", nama="Listrik padam", dasar="SK 1"
    )

    (sesudah,) = panggil_json("2025-03-20", "--satker", "bintan")

    assert sebelum == panggil_json("2025-03-20")
    assert sesudah["rincian"][0]["alasan"] == "Listrik padam (SK 1)"
    assert (sesudah["mulai"], sesudah["jatuh_tempo"]) == ("2025-03-24", "2025-04-15")


def jalankan(*argumen: str, basis_data: Path) -> subprocess.CompletedProcess:
    lingkungan = os.environ | {"DATABASE_URL": f"sqlite:///{basis_data}", "DEMO": "1"}
    return subprocess.run(
        [sys.executable, "manage.py", "tenggat", *argumen],
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_an_office_it_runs_where_no_database_is(tmp_path):
    hasil = jalankan("2025-03-20", "--json", basis_data=tmp_path / "tidak" / "ada.sqlite3")

    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert json.loads(hasil.stdout)[0]["jatuh_tempo"] == "2025-04-14"


def test_an_office_without_a_database_is_refused_in_one_sentence(tmp_path):
    hasil = jalankan("2025-03-20", "--satker", "bintan", basis_data=tmp_path / "kosong.sqlite3")

    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr.startswith("Basis data tidak menjawab")
    assert hasil.stderr.count("\n") == 1


def test_a_bad_date_on_the_real_command_line_leaves_no_traceback(tmp_path):
    hasil = jalankan("2025-02-30", basis_data=tmp_path / "ada.sqlite3")

    assert (hasil.returncode, hasil.stdout) == (2, "")
    assert hasil.stderr.startswith("Tanggal '2025-02-30' tidak dapat dibaca")
    assert hasil.stderr.count("\n") == 1
