from tests.lingkungan import SEMENTARA  # isort: skip  # before anything reads the settings

import gc
import json
import warnings
from copy import copy
from functools import partial
from time import process_time

import pytest
import segno
from django.test import TransactionTestCase
from django.test import client as klien_django
from django.test.signals import clear_cache_handlers
from hypothesis import settings as pengaturan_hypothesis

from ppid import berkas
from tests.cermat import Cermat

SARINGAN = berkas._saring

pytest_plugins = ["tests.peramban", "tests.dunia_bersama"]

pengaturan_hypothesis.register_profile("uji", deadline=None, derandomize=True, database=None)
pengaturan_hypothesis.load_profile("uji")


def pytest_addoption(parser):
    parser.addoption(
        "--lengkap",
        metavar="TANDA",
        help="fail unless tests of this mark run, on PostgreSQL, and none of all is skipped",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_collection_finish(session):
    # What is loaded by now stays: looking through it for garbage is a tenth of some modules.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    if not (tanda := session.config.getoption("lengkap")):
        return
    from django.db import connection

    if connection.vendor != "postgresql":
        raise pytest.UsageError("--lengkap memerlukan PostgreSQL: alat/pg_uji.py")
    if not any(item.get_closest_marker(tanda) for item in session.items):
        raise pytest.UsageError(f"Tidak ada uji bertanda {tanda} yang dijalankan.")


def pytest_sessionfinish(session, exitstatus):
    lapor = session.config.pluginmanager.get_plugin("terminalreporter")
    if exitstatus == 0 and session.config.getoption("lengkap") and lapor.stats.get("skipped"):
        lapor.write_line("\nUji yang dilewati dihitung gagal (--lengkap).", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def simpan_halaman(simpanan, signal, sender, template, context, **_):
    """What a test may ask of a page: its own context, not also those of its hundreds of parts."""
    if context.template is template:
        simpanan.setdefault("templates", []).append(template)
        simpanan.setdefault("context", klien_django.ContextList()).append(copy(context))


@pytest.fixture(scope="session", autouse=True)
def lingkungan_uji():
    """Settings that tests may not share with `var/`, and templates that forgive nothing."""
    from django.conf import settings
    from django.core.management import call_command

    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(settings, "VAR", SEMENTARA)
        ganti.setattr(settings, "SUREL_DIR", SEMENTARA / "surel")
        ganti.setattr(settings, "STATIC_ROOT", SEMENTARA / "static")
        # A figure of an earlier test is none of this one's: nothing is kept.
        tanpa = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
        ganti.setattr(settings, "CACHES", {"default": tanpa})
        clear_cache_handlers(setting="CACHES")
        # Argon2 is slow on purpose; a test that is about it names it.
        cepat = "django.contrib.auth.hashers.MD5PasswordHasher"
        ganti.setattr(settings, "PASSWORD_HASHERS", [cepat, *settings.PASSWORD_HASHERS])
        ganti.setitem(settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid", Cermat())
        # Weighing the eight masks of a QR is a tenth of the whole suite; any of them can be read.
        ganti.setattr(segno, "make", partial(segno.make, mask=4))
        ganti.setattr(klien_django, "store_rendered_templates", simpan_halaman)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture(scope="session", autouse=True)
def saringan_sini():
    """Uploads are taken apart in this process; `saringan_anak` brings back the child."""
    from PIL import ImageFile

    from ppid import saring
    from ppid.saring import anak, isi_pdf

    jam = {"mulai": 0.0}  # a child's clock begins with it

    def saring_sini(jenis, isi, kantor=False):
        jam["mulai"] = process_time()
        try:
            with warnings.catch_warnings(), pytest.MonkeyPatch.context() as seperti_anak:
                warnings.simplefilter("ignore")  # as in the child
                # WeasyPrint, which the child never loads, lets broken pictures pass.
                seperti_anak.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
                hasil = anak.saring(isi, jenis, kantor)
        except saring.Ditolak as galat:
            raise berkas.BerkasDitolak(berkas._sebab(galat.kode, kantor)) from None
        except Exception:
            raise berkas.BerkasDitolak(berkas._sebab(saring.RUSAK, kantor)) from None
        temuan = json.loads(json.dumps(hasil.temuan))
        return saring.Hasil(hasil.isi, hasil.jenis, temuan, hasil.teks[: saring.MAKS_TEKS])

    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(berkas, "_saring", saring_sini)
        ganti.setattr(isi_pdf, "process_time", lambda: process_time() - jam["mulai"])
        yield


@pytest.fixture(scope="module")
def saringan_anak():
    """The sieve in a process of its own, as the portal runs it."""
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(berkas, "_saring", SARINGAN)
        yield


TETAP = {"django_content_type", "auth_permission", "django_migrations"}  # of the migrations alone


def kosongkan_berisi(connection) -> None:
    """On PostgreSQL, where flush makes every file of the database anew: only what has rows.

    As a replica no trigger and no foreign key looks on.
    """
    tabel = sorted({*connection.introspection.table_names()} - TETAP)
    with connection.cursor() as kursor:
        ada = " UNION ALL ".join(f"(SELECT '{t}' FROM \"{t}\" LIMIT 1)" for t in tabel)
        kursor.execute(ada)
        hapus = [f'DELETE FROM "{satu}"' for (satu,) in kursor.fetchall()]
        replika = "SET session_replication_role = replica"
        kursor.execute("; ".join([replika, *hapus, "RESET session_replication_role"]))


@pytest.fixture(scope="session", autouse=True)
def kosongkan_dengan_hormat():
    """Flush, which follows transactional tests only, leaves what a fresh migration leaves:

    the trail's triggers stand aside for it, and the rows of data migrations come back.
    """
    from django.db import connection

    from ppid import jejak
    from ppid.models.kalender import muat_dasar

    kosongkan = TransactionTestCase._fixture_teardown

    def dengan_hormat(self):
        if connection.vendor == "postgresql":
            kosongkan_berisi(connection)
            return muat_dasar()
        jejak.cabut_pemicu(connection)
        try:
            kosongkan(self)
            muat_dasar()
        finally:
            jejak.pasang_pemicu(connection)

    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(TransactionTestCase, "_fixture_teardown", dengan_hormat)
        yield


@pytest.fixture
def dasar(db):
    """The national holidays and the clock regimes, whatever ran before."""
    from ppid.models.kalender import muat_dasar

    muat_dasar()
