"""Walk the trail's chains and say, one line each, whether they are whole."""

import sys

from django.core.management.base import BaseCommand, CommandError

from ppid import jejak
from ppid.models import Satker


class Command(BaseCommand):
    help = "Periksa keutuhan jejak audit: satu baris per rantai, keluar 1 bila ada yang rusak."

    def add_arguments(self, parser):
        parser.add_argument("--satker", help="hanya rantai satu kantor, atau `pusat`")
        parser.add_argument("--jangkar", action="store_true", help="cocokkan dengan laporan terbit")

    def handle(self, *args, satker, jangkar, **options):
        rantai = list(self._rantai(satker))
        hasil = [jejak.periksa(satu) for satu in rantai]
        for satu in hasil:
            self.stdout.write(kalimat(satu))
        cocok = self._cocokkan(rantai) if jangkar else True
        if not cocok or any(satu.jenis for satu in hasil):
            sys.exit(1)

    def _cocokkan(self, rantai: list[str]) -> bool:
        semua = list(jejak.jangkar(rantai))
        cacat = [satu for satu in semua if satu.cacat]
        for satu in cacat:
            self.stdout.write(kalimat_jangkar(satu))
        if not semua:
            self.stdout.write("Belum ada laporan terbit, jadi belum ada jangkar untuk dicocokkan.")
        elif not cacat:
            self.stdout.write(f"{len(semua)} laporan terbit cocok dengan jejaknya.")
        return not cacat

    def _rantai(self, satker):
        if satker is None:
            return jejak.semua_rantai()
        ada = satker in jejak.semua_rantai() or Satker.objects.filter(slug=satker).exists()
        if not (ada or satker == jejak.PUSAT):
            raise CommandError(f"Tidak ada kantor “{satker}”.", returncode=2)
        return [satker]


def kalimat(hasil: jejak.Hasil) -> str:
    if hasil.jenis:
        return f"{hasil.rantai}: baris {hasil.urut} {hasil.jenis}"
    return f"{hasil.rantai}: {hasil.baris} baris utuh"


def kalimat_jangkar(satu: jejak.Jangkar) -> str:
    return f"{satu.rantai}: {satu.judul} nomor {satu.nomor} tidak cocok, {satu.cacat}"
