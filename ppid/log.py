"""What of an address never reaches a log."""

import logging
import re

# As `secrets.token_urlsafe(32)` makes them: whoever has such an address is let in by it.
TOKEN = re.compile(r"(?<=/)[\w-]{40,}(?=/|$)")


class TanpaToken(logging.Filter):
    """Of whatever names the address of a request among its arguments."""

    def filter(self, record) -> bool:
        isi = record.args if isinstance(record.args, tuple) else ()
        record.args = tuple(TOKEN.sub("…", x) if isinstance(x, str) else x for x in isi)
        return True
