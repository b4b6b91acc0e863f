"""Settings of messages: an office's own words, and the hour of the morning digest."""

from django.db import IntegrityError, transaction

from permohonan.pesan import JENIS, PERIHAL
from ppid import jejak, teks_kabar
from ppid.alur import TransisiDitolak
from ppid.bidang import BidangTeks
from ppid.izin import Pelaku
from ppid.models import Satker, TeksKabar
from ppid.setelan import BERUBAH, FormSetelan
from ppid.teks_kabar import Teks

BARIS = 18


class FormTeks(FormSetelan):
    """The text of one kind of message; without a row of its own it shows the portal's."""

    perihal = BidangTeks(label="Perihal", wajib="Isi perihal pesan", max_length=150)
    isi = BidangTeks(label="Isi pesan", baris=BARIS, wajib="Isi pesannya", max_length=4000)

    class Meta:
        model = TeksKabar
        fields = ("perihal", "isi")

    def __init__(self, *args, satker: Satker, kode: str, **kwargs):
        self.jenis = JENIS[kode]
        kini = teks_kabar.bawaan(kode)
        baru = TeksKabar(satker=satker, kode=kode, perihal=kini.perihal, isi=kini.isi)
        milik = TeksKabar.objects.filter(satker=satker, kode=kode).first()
        super().__init__(*args, instance=milik or baru, **kwargs)
        if not self.jenis.berperihal:
            del self.fields["perihal"]

    def clean_perihal(self) -> str:
        boleh = self.jenis.boleh
        nama = [satu for satu in PERIHAL if satu in boleh]
        teks_kabar.periksa(self.cleaned_data["perihal"], nama, {"nomor": boleh["nomor"].arti})
        return self.cleaned_data["perihal"]

    def clean_isi(self) -> str:
        boleh = self.jenis.boleh
        wajib = {nama: boleh[nama].arti for nama in self.jenis.wajib}
        teks_kabar.periksa(self.cleaned_data["isi"], boleh, wajib)
        return self.cleaned_data["isi"]

    @property
    def sendiri(self) -> bool:
        """Has the office words of its own?"""
        return self.instance.pk is not None

    @property
    def teks(self) -> Teks:
        """As typed, once it is valid; as stored, before."""
        isi = self.cleaned_data if self.is_bound else vars(self.instance)
        return Teks(isi.get("perihal", ""), isi["isi"])

    def simpan(self, jenis: str, *, oleh: Pelaku, **data):
        try:
            return super().simpan(jenis, oleh=oleh, teks=self.instance.kode, **data)
        except IntegrityError:  # somebody else's was first
            raise TransisiDitolak(BERUBAH) from None

    @transaction.atomic
    def kembalikan(self, *, oleh: Pelaku) -> bool:
        """Back to the portal's text; what the office had written stays in the trail."""
        milik = TeksKabar.objects.select_for_update().filter(pk=self.instance.pk).first()
        if milik is None:
            return False
        isian = {nama: [getattr(milik, nama), ""] for nama in self._meta.fields}
        milik.delete()
        data = {"teks": self.instance.kode, "isian": isian}
        jejak.catat("teks_kabar_dikembalikan", oleh=oleh, satker=oleh.satker, data=data)
        return True


class FormJam(FormSetelan):
    class Meta:
        model = Satker
        fields = ("jam_ringkasan",)
        labels = {"jam_ringkasan": "Ringkasan pagi dikirim"}
