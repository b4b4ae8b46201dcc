"""axe-core in Debian's Chromium, on pages from files."""

from __future__ import annotations

from pathlib import Path

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def run_axe(chromium: str, *pages: Path, width: int = 1280) -> list[str]:
    """What axe finds on the pages, a line for each violation; and that none is wider than the window."""
    from axe_playwright_python.sync_playwright import Axe  # heavy, and needed by slow tests alone
    from playwright.sync_api import sync_playwright

    found: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            for page in pages:
                view = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
                view.goto(page.as_uri())
                found += [f"{page.name}: {each['id']}: {each['help']}" for each in Axe().run(view).response["violations"]]
                across = view.evaluate("document.documentElement.scrollWidth")
                if across > width:
                    found.append(f"{page.name} is {across} wide in a window of {width}")
                view.close()
        finally:
            browser.close()
    return found
