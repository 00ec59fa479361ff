"""The rules of the house. In a checkout they live in the top-level `rules/`; a wheel carries them in here.

Nobody imports a rule by name: `factcheck.findings.rulebook` walks the folders of `__path__`. The first HOUSE of them
are the house's own; folders of a newsroom's rules are appended behind.
"""

from pathlib import Path

_checkout = Path(__file__).resolve().parents[2]
if (_checkout / "pyproject.toml").is_file() and (_checkout / "rules").is_dir():
    __path__.append(str(_checkout / "rules"))

HOUSE = len(__path__)
