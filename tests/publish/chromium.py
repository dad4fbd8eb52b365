"""How the tests and the screenshots start Chromium: the system's own, off the network."""

import shutil
from typing import Any

EXECUTABLE = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--no-first-run",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
LIGHT: dict[str, Any] = {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}}
DARK: dict[str, Any] = {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}}
NARROW: dict[str, Any] = {"color_scheme": "light", "viewport": {"width": 320, "height": 640}}
FORCED: dict[str, Any] = {
    "forced_colors": "active",
    "reduced_motion": "reduce",
    "viewport": {"width": 1280, "height": 900},
}
