"""Destroy identity papers whose term is over, by hand; the worker does the same every hour."""

from django.core.management.base import BaseCommand

from permohonan.models import Kiriman, Permohonan
from ppid import berkas


class Command(BaseCommand):
    help = "Memusnahkan berkas identitas yang lewat masa simpannya (--kering: hanya menyebutkan)."

    def add_arguments(self, parser):
        parser.add_argument(
            "--kering", action="store_true", help="sebutkan saja, jangan musnahkan apa pun"
        )

    def handle(self, *args, kering, **options):
        for satu in (*Permohonan.jatuh_musnah(), *Kiriman.jatuh_musnah()):
            self.stdout.write(f"{satu.satker}: {sebutan(satu)}")
        if kering:
            return
        jumlah = Permohonan.sapu() + Kiriman.sapu()
        berkas.sapu()  # what an earlier run could not finish
        self.stdout.write(f"{jumlah} dimusnahkan berkas identitasnya.")


def sebutan(satu: Permohonan | Kiriman) -> str:
    """By number; a sending that never became a request has none."""
    if isinstance(satu, Permohonan):
        return f"{satu.nomor}, selesai {satu.satker.setempat(satu.selesai_pada):%d-%m-%Y}"
    return f"kiriman tanpa nomor, {satu.satker.setempat(satu.diterima_pada):%d-%m-%Y}"
