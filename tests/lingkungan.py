"""The surroundings of a test run: nothing of it is read from or written to `var/`.

Imported before the settings are. DATABASE_URL alone comes from outside: `alat/pg_uji.py` sets it
to the private PostgreSQL; without it the tests use SQLite in memory.
"""

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

import django

SEMENTARA = Path(tempfile.mkdtemp(prefix="ppid-uji-"))
atexit.register(shutil.rmtree, SEMENTARA, ignore_errors=True)
signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped is also tidied up

for nama in ("ALLOWED_HOSTS", "ALAMAT_DASAR", "EMAIL_URL", "EMAIL_FROM", "PROXY_COUNT", "DEBUG"):
    os.environ.pop(nama, None)
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "ppid.settings",
    "DEMO": "1",
    "SECRET_KEY": "kunci-untuk-uji-saja-0123456789-abcdefghij-klmnopqrst",
    "FILE_DIR": str(SEMENTARA / "berkas"),
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright's sync API keeps an event loop running
    "HYPOTHESIS_STORAGE_DIRECTORY": str(SEMENTARA / "hypothesis"),
}
django.setup()
