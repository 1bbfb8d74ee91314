"""Drives the pages of `rlsearch serve` in a real Chromium: every task of a reader, on desktop and phone, light and dark,
with and without JavaScript. No console error, no request to another host, and no violation that axe-core finds.

    python Tests/Browser/pages.py RLSEARCH [FOLDER]     with FOLDER, screenshots are put there
"""

import os
import sys
import tempfile
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from server import Server

CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if os.path.exists(path)), None)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "start": "/",
    "search": "/search?q=" + quote("行政执法"),
    "narrowed": "/search?q=" + quote("行政执法") + "&year=2023&section=achievements&distinct=1",
    "error": "/search?q=" + quote("(行政 执法"),
    "relaxed": "/search?q=" + quote("行政执法 量子计算"),
    "nothing": "/search?q=" + quote("行政执法") + "&agency=" + quote("不存在的机关"),
    "tables": "/tables",
    "frequencies": "/tables/freq?by=year&term=" + quote("行政执法 营商环境"),
    "provinces": "/tables/facets?by=province&q=" + quote("行政执法"),
    "figures": "/tables/figures?q=" + quote("行政检查"),
    "series": "/tables/series?q=" + quote("行政检查"),
    "keywords": "/tables/keywords?stop=1&of=" + quote("section:plan"),
    "promises": "/tables/promises?agency=" + quote("司法局"),
    "collocates": "/tables/collocates?term=" + quote("行政执法"),
    "audit": "/tables/audit?faults=0&year=2023",
    "concordance": "/kwic?q=" + quote("行政执法"),
    "compare": "/compare?agency=" + quote("青屿市望湖区司法局") + "&years=2022..2023",
    "basket": "/basket",
    "help": "/help",
    "index": "/about",
    "missing": "/nowhere",
    "english": "/search?lang=en&q=" + quote("行政执法"),
}
passed, failed = 0, []


def check(holds, what):
    global passed
    if holds:
        passed += 1
    else:
        failed.append(what)
        print("failed:", what, flush=True)


def look(page, name, folder, form):
    if folder:
        page.screenshot(path=f"{folder}/{form}-{name}.png")


def watch(page, address, form):
    """Records events that must not happen."""
    def console(message):
        # The console of the browser reports a missing page as a failed request, which is expected here.
        if message.type == "error" and "404" not in message.text:
            check(False, f"{form}: console: {message.text}")

    def request(asked):
        check(asked.url.startswith((address, "data:")), f"{form}: a request to {asked.url}")
    page.on("console", console)
    page.on("pageerror", lambda error: check(False, f"{form}: {error}"))
    page.on("request", request)


def every_page(page, address, folder, form, axe):
    for name, path in PAGES.items():
        answer = page.goto(address + path)
        expected = 404 if name == "missing" else 200
        check(answer.status == expected, f"{form} {name}: status {answer.status}")
        look(page, name, folder, form)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1") if axe else False
        check(not wide, f"{form} {name}: wider than the window")
        if axe:
            for violation in axe.run(page, options=RULES).response["violations"]:
                nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                check(False, f"{form} {name}: {violation['id']}: {nodes}")


def tasks_without_script(page, address, folder, form):
    """Who reported numbers of inspections for 2023, the passage, its citation, a table, all by links and forms."""
    page.goto(address + "/")
    page.fill("#q", "行政检查")
    page.click("#form button[type=submit]")
    check("行政检查" in page.title(), f"{form}: the search is the title")
    page.click("[data-facet=year] a:has-text('2023')")
    check(page.locator(".chips a").count() == 1, f"{form}: a condition is a chip")
    page.locator(".cite summary").first.click()
    check("[R" in page.locator(".citation").first.inner_text(), f"{form}: a citation by GB/T 7714")
    page.locator("[data-collect]").first.check()
    page.click("#hits button[type=submit]")
    check(page.locator("article").count() == 1, f"{form}: the passage is in the basket")
    check(page.locator("a:has-text('Word')").count() == 1, f"{form}: the basket goes to Word")
    page.go_back()
    page.locator("ol.hits h3 a").first.click()
    check(page.locator(".report p.hit mark").count() > 0, f"{form}: matches are marked in the report")
    look(page, "reading", folder, form)
    page.locator("nav >> text=统计表").click()
    page.locator(".cards a").first.click()
    page.fill("[name=q]", "行政检查")
    page.click(".fields button")
    check(page.locator("td a").count() >= 2, f"{form}: figures lead to their passages")
    page.locator("td a").first.click()
    check(page.locator(".report p.hit").count() > 0, f"{form}: a figure leads to its paragraph")


def tasks_with_script(page, address, place, form):
    page.goto(address + "/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    page.locator("#q").press_sequentially("行政检查", delay=30)
    page.wait_for_selector("ol.hits article")
    check("q=" in page.url, f"{form}: results as you type are in the address")
    page.keyboard.press("Escape")
    check(page.locator("#q").input_value() == "行政检查", f"{form}: Esc leaves the box as it is")
    page.keyboard.press("j")
    page.keyboard.press("j")
    check(page.locator("article.current").count() == 1, f"{form}: j goes to a result")
    boxes = page.locator("[data-collect]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    check("(2)" in page.locator("[data-nav=basket]").inner_text(), f"{form}: the basket counts")
    page.locator(".cite summary").first.click()
    page.locator("[data-copy]").first.click()
    page.click("[data-nav=basket]")
    page.wait_for_selector("article")
    check(page.locator("article").count() == 2, f"{form}: the basket holds both")
    for name, kind in (("Word", ".docx"), ("Markdown", ".md"), ("Excel", ".xlsx")):
        with page.expect_download() as download:
            page.click(f".exports a:has-text('{name}')")
        path = os.path.join(tempfile.mkdtemp(dir=place), "basket" + kind)
        download.value.save_as(path)
        check(download.value.suggested_filename.endswith(kind), f"{form}: {name}")
        check(os.path.getsize(path) > 200, f"{form}: {name} is not empty")
        if kind == ".docx":
            import docx
            paragraphs = [paragraph.text for paragraph in docx.Document(path).paragraphs]
            check(any("行政检查" in text for text in paragraphs), f"{form}: Word opens the basket")
        if kind == ".xlsx":
            import openpyxl
            check(openpyxl.load_workbook(path).active.max_row == 3, f"{form}: Excel opens the basket")
    page.goto(address + "/")
    check(page.locator("#history a").count() > 0, f"{form}: the browser remembers searches")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    check(page.locator("dialog[open]").count() == 1, f"{form}: ? shows the keys")
    page.keyboard.press("Escape")


def main():
    program = os.path.abspath(sys.argv[1])
    folder = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        server = Server(program, place)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        # Each size, each scheme, with and without the script; axe checks what the script changes in both schemes.
        forms = (("desktop", "light", True), ("phone", "dark", True), ("desktop", "dark", False),
                 ("phone", "light", False))
        for size, scheme, script in forms:
            form = f"{size}-{scheme}" + ("" if script else "-plain")
            width, height = (1280, 900) if size == "desktop" else (390, 844)
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN",
                java_script_enabled=script, accept_downloads=True)
            context.grant_permissions(["clipboard-write"])
            page = context.new_page()
            page.set_default_timeout(30_000)
            watch(page, server.address, form)
            every_page(page, server.address, folder, form, Axe() if script else None)
            if script:
                tasks_with_script(page, server.address, place, form)
            else:
                tasks_without_script(page, server.address, folder, form)
            context.close()
        browser.close()
        check(server.stop() == 0, "SIGTERM ends the server with status 0")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
