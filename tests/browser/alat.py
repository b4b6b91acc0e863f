"""What a browser test asks of any page."""

from pathlib import Path

from tests.factories import SANDI

AXE = (Path(__file__).parent.parent / "aset" / "axe.min.js").read_text()
ATURAN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong leaves the page: what passed is most of what axe tells.
PERIKSA = """async (aturan) => {
    const pilihan = {runOnly: aturan, resultTypes: ["violations"], selectors: false};
    return (await axe.run(document, pilihan)).violations;
}"""
SEMPIT = {"width": 320, "height": 640}
LEBAR = {"width": 1280, "height": 900}


def temuan_axe(page) -> list[str]:
    """Findings of axe-core on the page as it stands, one readable line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    pelanggaran = page.evaluate(PERIKSA, ATURAN)
    return [
        f"{v['id']}: {v['help']} — {simpul['html'][:120]}"
        for v in pelanggaran
        for simpul in v["nodes"]
    ]


def bergulir_ke_samping(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def masuk(page, username: str, sandi: str = SANDI) -> None:
    page.goto("/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(sandi)
    page.get_by_role("button", name="Masuk").click()


def judul(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def meluber(page) -> str:
    """The innermost element whose content is wider than itself, to say what to mend."""
    return page.evaluate(
        """() => { const luber = [...document.querySelectorAll("body *")]
                    .filter((e) => e.clientWidth > 20 && e.scrollWidth > e.clientWidth + 1);
                  return luber.length ? luber.at(-1).outerHTML.slice(0, 160) : ""; }"""
    )


class Pemeriksa:
    """Looks at a page in both widths and keeps what it finds."""

    def __init__(self, page):
        self.page, self.temuan = page, []

    def buka(self, alamat: str) -> None:
        self.page.goto(alamat)
        self.lihat(alamat)

    def lihat(self, nama: str) -> None:
        """Waits for the page: a click is over once the next one has begun, still without a root."""
        self.page.wait_for_load_state()
        for ukuran in (SEMPIT, LEBAR):
            self.page.set_viewport_size(ukuran)
            self.buka_rincian()
            if bergulir_ke_samping(self.page):
                self.temuan.append(
                    f"{nama} ({ukuran['width']} px): bergulir ke samping: {meluber(self.page)}"
                )
        self.temuan += [f"{nama}: {baris}" for baris in temuan_axe(self.page)]

    def buka_rincian(self) -> None:
        """All but the menu's, which lies over the page."""
        semua = "document.querySelectorAll('details:not(.menu-lain details)')"
        self.page.evaluate(f"{semua}.forEach(d => d.open = true)")

    def kirim(self, tombol: str, nama: str) -> None:
        """Press a button that leads to another state of the page, and look at that."""
        self.page.get_by_role("main").get_by_role("button", name=tombol).first.click()
        self.lihat(nama)
