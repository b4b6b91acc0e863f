"""Numbers of the office's own agenda: typed on the form of the act that issues the letter."""

from django.core.exceptions import ValidationError

from permohonan.forms.aksi import FormAksi
from ppid.bidang import BidangTeks
from ppid.jenis_naskah import JenisNaskah, kalimat_terpakai, setelan, terpakai
from ppid.models import CaraNomor
from ppid.naskah import NomorTerpakai

BUKU = "Ketik nomor dari buku agenda kantor."


def nama_isian(jenis: JenisNaskah) -> str:
    return f"nomor_{jenis.kode}"


class FormBernomor(FormAksi):
    """Asks a number for each letter of `NASKAH` that the office numbers from its own agenda."""

    NASKAH: tuple[JenisNaskah, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        satker = self.permohonan.satker
        atur = ((jenis, setelan(satker, jenis)) for jenis in self.naskah())
        self.agenda = [j for j, satu in atur if satu.cara_nomor == CaraNomor.AGENDA]
        for jenis in self.agenda:
            self.fields[nama_isian(jenis)] = self.bidang_nomor(jenis)

    def naskah(self):
        """The kinds of paper that the act issues."""
        return self.NASKAH

    def bidang_nomor(self, jenis: JenisNaskah) -> BidangTeks:
        return BidangTeks(
            label=f"Nomor {jenis.judul}",
            help_text=BUKU,
            wajib="Isi nomor dari buku agenda",
            max_length=80,
            validators=[lambda teks: self.periksa_nomor(jenis, teks)],
        )

    def periksa_nomor(self, jenis: JenisNaskah, teks: str) -> None:
        if terpakai(self.permohonan.satker, jenis, teks):
            raise ValidationError(kalimat_terpakai(jenis, teks))

    def nomor(self) -> dict[str, str]:
        """What was typed, by kind."""
        return {jenis.kode: self.cleaned_data[nama_isian(jenis)] for jenis in self.agenda}

    def tolak_nomor(self, galat: NomorTerpakai) -> None:
        """Somebody was quicker with this number: the case is as it was, the form keeps all."""
        self.permohonan.refresh_from_db()
        self.add_error(nama_isian(galat.jenis), galat)
