"""The command isi_demo: where it refuses, and what starting over removes."""

import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from ppid import waktu
from ppid.demo.jam import pada
from ppid.management.commands import isi_demo
from tests.factories import buat_satker

SENIN = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_tidak_mengisi_portal_yang_sudah_berisi(db):
    buat_satker()
    with pytest.raises(CommandError, match="sudah berisi"):
        call_command("isi_demo")


def test_ulang_hanya_untuk_sqlite_di_var(db):
    with pytest.raises(CommandError, match="hanya untuk SQLite di var/"):
        call_command("isi_demo", "--ulang")


def test_ulang_menunggu_portal_berhenti(tmp_path):
    basis = tmp_path / "db.sqlite3"
    assert not isi_demo.dipakai(basis)
    lain = sqlite3.connect(basis)
    lain.execute("PRAGMA journal_mode=WAL")
    lain.execute("CREATE TABLE t (x)")
    assert isi_demo.dipakai(basis)
    lain.close()
    assert not isi_demo.dipakai(basis)


def test_ulang_menghapus_isi_var_saja(tmp_path, monkeypatch):
    lain = tmp_path / "jauh" / "berkas"
    monkeypatch.setattr(settings, "FILE_DIR", lain)
    monkeypatch.setattr(settings, "SUREL_DIR", tmp_path / "surel")
    for folder in (lain, tmp_path / "surel"):
        folder.mkdir(parents=True)
    for nama in ("db.sqlite3", "db.sqlite3-wal", "kunci"):
        (tmp_path / nama).touch()
    isi_demo.hapus(tmp_path / "db.sqlite3")
    assert {p.name for p in tmp_path.iterdir()} == {"kunci", "jauh"} and lain.exists()


def test_jam_dipulihkan_sesudah_galat():
    with pytest.raises(ZeroDivisionError), pada(SENIN):
        assert waktu.sekarang() == SENIN
        _ = 1 / 0
    assert waktu.sekarang() != SENIN
