"""Tools from elsewhere that read a PDF: poppler and qpdf. A missing one raises."""

import re
import subprocess
from pathlib import Path

KATA = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"')


def jalankan(*perintah) -> str:
    """Its output; anything but success raises, and for `qpdf --check` a warning is none."""
    hasil = subprocess.run([f"{satu}" for satu in perintah], capture_output=True, check=True)
    assert not hasil.stderr, hasil.stderr
    return hasil.stdout.decode()


def tepi_kata(kertas: Path) -> list[tuple[float, float]]:
    """Left and right edge of every word, in points."""
    kotak = KATA.findall(jalankan("pdftotext", "-bbox", kertas, "-"))
    return [(float(kiri), float(kanan)) for kiri, kanan in kotak]
