"""`__main__.py jpeg|png|pdf|zip|lembar|ole|teks [kantor]`, under `python -I`; see the package."""

import runpy
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))  # -I leaves the project out
runpy.run_module("ppid.saring.anak", run_name="__main__")
