"""Forms of SOP step 5: the notice leaves, the information is handed over."""

from permohonan.forms.aksi import FormAksi, FormTutup
from permohonan.forms.koordinasi import FormKirimSurat
from permohonan.models import CaraSerah, Catatan
from ppid.bidang import BidangPilihan, BidangTanggal, BidangTeks, Cip, Pilihan
from ppid.terbilang import rupiah

TANPA_PINDAIAN = (
    " Pindaian bertanda tangan belum diunggah: sampai diunggah, pemohon membaca surat ini tanpa "
    "tanda tangan."
)


class FormBeritahukan(FormTutup, FormKirimSurat):
    """With something to hand over, how; when late, why."""

    cara_serah = BidangPilihan(
        label="Informasi diserahkan dengan cara",
        wajib="Pilih cara informasi diserahkan",
        choices=CaraSerah.choices,
        widget=Pilihan,
    )

    def awal(self, permohonan):
        sah = permohonan.tanggapan_sah
        cara = {"cara_serah": sah.cara_serah} if sah and sah.cara_serah else {}
        return super().awal(permohonan) | cara

    def siapkan(self):
        super().siapkan()
        p = self.permohonan
        if any(surat.pindaian_id is None for surat in p.surat_tanggapan()):
            self.fields["cara"].help_text += TANPA_PINDAIAN
        if p.memberi:
            self.fields["cara_serah"].choices = cara_serah(p)
        else:
            del self.fields["cara_serah"]


def cara_serah(p, *, di_meja: bool = False) -> list[tuple[str, str]]:
    """Ways that can work: a download needs files and costs nothing, an e-mail an address."""
    ada_berkas = any(x.berkas_id for x in p.untuk_diserahkan())
    tidak = set() if p.pemohon.email else {CaraSerah.EMAIL}
    if di_meja or not ada_berkas or p.biaya:
        tidak |= {CaraSerah.UNDUH}
    return [(nilai, label) for nilai, label in CaraSerah.choices if nilai not in tidak]


class FormSerah(FormAksi):
    """The handing over; with costs of copies, their payment (the portal takes no money)."""

    cara = BidangPilihan(
        label="Cara penyerahan", wajib="Pilih cara penyerahan", choices=(), widget=Pilihan
    )
    penerima = BidangTeks(
        label="Nama penerima",
        help_text="Yang menerima atau kepada siapa dikirim. Tercetak pada Tanda Terima.",
        wajib="Isi nama penerima",
        max_length=160,
    )
    dibayar_pada = BidangTanggal(
        label="Tanggal dibayar", help_text="Misalnya 3 November 2025.", wajib="Isi tanggal dibayar"
    )
    cara_bayar = BidangTeks(
        label="Cara pembayaran",
        help_text="Misalnya: tunai, transfer bank.",
        wajib="Isi cara pembayaran",
        max_length=60,
    )
    bukti_bayar = BidangTeks(label="Nomor bukti", wajib="Isi nomor bukti bayar", max_length=80)

    def awal(self, permohonan):
        hari_ini = permohonan.satker.hari_ini
        return super().awal(permohonan) | {
            "cara": permohonan.cara_serah,
            "penerima": permohonan.pemohon.nama,
            "dibayar_pada": f"{hari_ini:%d-%m-%Y}",
        }

    def siapkan(self):
        p = self.permohonan
        self.fields["cara"].choices = cara_serah(p, di_meja=True)
        if not p.biaya or p.dibayar_pada:
            for nama in BAYAR:
                del self.fields[nama]
        else:
            self.fields["dibayar_pada"].help_text = f"Biaya salinan {rupiah(p.biaya)}."

    @property
    def bayar(self) -> dict | None:
        isi = {nama: self.cleaned_data[nama] for nama in BAYAR if nama in self.cleaned_data}
        return isi or None

    def clean_dibayar_pada(self):
        tanggal = self.cleaned_data["dibayar_pada"]
        if tanggal > self.permohonan.satker.hari_ini:
            self.add_error("dibayar_pada", "Tanggal dibayar tidak boleh melewati hari ini")
        return tanggal


BAYAR = ("dibayar_pada", "cara_bayar", "bukti_bayar")


class FormIngatkanPemohon(FormAksi):
    cara = BidangPilihan(
        label="Pemohon diingatkan lewat",
        wajib="Pilih lewat apa",
        choices=Catatan.Cara.choices,
        widget=Cip,
    )

    def siapkan(self):
        bidang, email = self.fields["cara"], self.permohonan.pemohon.email
        if email:
            bidang.help_text = f"Lewat email, portal yang mengirimnya ke {email}."
        else:
            bidang.choices = [c for c in Catatan.Cara.choices if c[0] != Catatan.Cara.EMAIL]
            bidang.help_text = "Pemohon tidak memberi email."


class FormKirimUlang(FormKirimSurat):
    """The same letter once more."""
