"""E-mail of the demo: one `*.eml` per message in SUREL_DIR, readable with any mail program."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from ppid import waktu


class BerkasEml(BaseEmailBackend):
    def __init__(self, fail_silently=False, **kwargs):
        super().__init__(fail_silently=fail_silently)

    def send_messages(self, email_messages) -> int:
        folder = Path(settings.SUREL_DIR)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for pesan in email_messages:
            _tulis(folder, pesan.message())
        return len(email_messages)


def _tulis(folder: Path, surat) -> None:
    """Appears whole or not at all: a reader never sees half a message."""
    sidik = hashlib.sha256(surat["Message-ID"].encode()).hexdigest()[:12]
    nama = f"{waktu.sekarang():%Y%m%d-%H%M%S}-{sidik}.eml"
    sementara = folder / f".{nama}"
    sementara.touch(mode=0o600)
    sementara.write_bytes(surat.as_bytes(linesep="\r\n"))
    os.replace(sementara, folder / nama)
