"""axe-core in Debian's Chromium, on a page from a file."""

from __future__ import annotations

from pathlib import Path

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def run_axe(chromium: str, page: Path, width: int = 1280) -> list[str]:
    """What axe finds on the page, a line for each violation; and that the page is no wider than the window."""
    from axe_playwright_python.sync_playwright import Axe  # heavy, and needed by slow tests alone
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            view = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
            view.goto(page.as_uri())
            found = Axe().run(view)
            across = view.evaluate("document.documentElement.scrollWidth")
        finally:
            browser.close()
    violations = [f"{v['id']}: {v['help']}" for v in found.response["violations"]]
    return violations + ([f"the page is {across} wide in a window of {width}"] if across > width else [])
