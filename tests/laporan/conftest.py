"""An office whose Kasubbag supervises it, on a clock that stands still."""

from datetime import datetime

import pytest

from tests.permohonan.conftest import jam, kasubbag, petugas, satker

__all__ = ["jam", "kasubbag", "petugas", "satker"]


@pytest.fixture
def pada(jam):
    """Move the clock: `pada("2026-11-20 09.10")`, office time."""

    def pindah(teks: str) -> None:
        jam.kini = datetime.strptime(f"{teks} +0700", "%Y-%m-%d %H.%M %z")

    return pindah
