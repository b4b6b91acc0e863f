"""The child: limits itself, runs the sieve for the kind of file, answers."""

import json
import resource
import sys
from importlib import import_module

from ppid.saring import MAKS_TEKS, RUSAK, Ditolak, Hasil

MEMORI = 1_500_000_000  # bytes of address space
DETIK_CPU, DETIK_CPU_KANTOR = 5, 15
PENYARING = {
    "jpeg": "gambar",
    "png": "gambar",
    "pdf": "pdf",
    "zip": "office",
    "lembar": "lembar",
    "ole": "ole",
    "teks": "teks",
}


def batasi(detik: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI, MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def saring(isi: bytes, jenis: str, kantor: bool) -> Hasil:
    """Loads only the decoders that this kind of file needs."""
    return import_module(f"ppid.saring.{PENYARING[jenis]}").saring(isi, jenis, kantor)


def main(jenis: str, untuk: str = "publik") -> int:
    kantor = untuk == "kantor"
    batasi(DETIK_CPU_KANTOR if kantor else DETIK_CPU)
    isi = sys.stdin.buffer.read()
    try:
        hasil = saring(isi, jenis, kantor)
    except Ditolak as galat:
        return galat.kode
    except Exception:  # decoders fail in more ways than can be listed; none of them is ours
        return RUSAK
    kepala = {"jenis": hasil.jenis, "temuan": hasil.temuan, "teks": hasil.teks[:MAKS_TEKS]}
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + hasil.isi)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
