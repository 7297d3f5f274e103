#!/usr/bin/env python3
"""Opens a page in headless Chromium at several widths, light and dark, and in print, and says what is wrong with it:
content wider than the window, console messages, requests, accessibility slips. With a third argument the pictures
are kept in that folder.

usage: page.py CHROMIUM PAGE.html [FOLDER]"""
import base64
import json
import os
import subprocess
import sys
import tempfile

LOOKS = [(390, "screen", "light"), (390, "screen", "dark"), (768, "screen", "light"), (1280, "screen", "light"),
         (1280, "screen", "dark"), (1280, "print", "light")]

# What a page must hold, asked of its own elements.
PROBE = """(() => {
  const wrong = [], root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(e => {
      const box = e.getBoundingClientRect();
      return box.right > window.innerWidth + 1 && !e.closest('.scroll') && !e.closest('.vh') && !e.matches('.vh');
    }).slice(0, 3).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40));
    wrong.push('wider than the window: ' + root.scrollWidth + ' > ' + window.innerWidth + ' ' + wide.join(' | '));
  }
  for (const image of document.images) {
    if (!image.alt || image.alt.length < 20) wrong.push('a picture without an alternative text');
    if (!image.complete || !image.naturalWidth) wrong.push('a picture that does not show: ' + image.alt);
  }
  for (const head of document.querySelectorAll('th')) if (!head.scope) wrong.push('a table head without scope');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(link.getAttribute('href').slice(1))) wrong.push('a link to nowhere: ' + link.getAttribute('href'));
  const levels = [...document.querySelectorAll('h1,h2,h3')].map(e => +e.tagName[1]);
  levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) wrong.push('a heading level left out'); });
  if (!root.lang) wrong.push('no language');
  return wrong;
})()"""

# Every source card, opened one after the other, stays within the window.
CARDS = """(() => {
  const wrong = [];
  for (const source of [...document.querySelectorAll('.src')].slice(0, 60)) {
    source.open = true;
    const box = source.querySelector('.card').getBoundingClientRect();
    if (box.width < 100 || box.left < -1 || box.right > window.innerWidth + 1)
      wrong.push('a source card out of the window: ' + Math.round(box.left) + ' to ' + Math.round(box.right));
    if (document.documentElement.scrollWidth > window.innerWidth) wrong.push('a source card makes the page wider');
    source.open = false;
  }
  return [...new Set(wrong)].slice(0, 5);
})()"""


class Browser:
    """Chromium driven over its debugging pipe: file descriptors 3 (to it) and 4 (from it)."""

    def __init__(self, program):
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()
        self.profile = tempfile.TemporaryDirectory(prefix="tsc-page-", ignore_cleanup_errors=True)

        def arrange():
            source, sink = os.dup(to_read), os.dup(back_write)
            os.dup2(source, 3)
            os.dup2(sink, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--user-data-dir=" + self.profile.name, "--remote-debugging-pipe"],
            preexec_fn=arrange, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.serial, self.events, self.rest = 0, [], b""

    def receive(self):
        while b"\0" not in self.rest:
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise SystemExit("not ok page (chromium ended)")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, params=None, session=None):
        self.serial += 1
        message = {"id": self.serial, "method": method, "params": params or {}}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.serial:
                return answer.get("result", {})
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive())

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.profile.cleanup()


def look_at(browser, url, width, media, scheme, folder):
    target = browser.call("Target.createTarget", {"url": "about:blank"})["targetId"]
    session = browser.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]

    def call(method, params=None):
        return browser.call(method, params, session)

    for domain in ("Page", "Network", "Log", "Runtime"):
        call(domain + ".enable")
    call("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
    call("Emulation.setEmulatedMedia", {"media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.events = []
    call("Page.navigate", {"url": url})
    browser.wait("Page.loadEventFired")
    wrong = call("Runtime.evaluate", {"expression": PROBE, "returnByValue": True})["result"]["value"]
    if media == "screen":
        wrong += call("Runtime.evaluate", {"expression": CARDS, "returnByValue": True})["result"]["value"]
    for event in browser.events:
        if event.get("method") == "Network.requestWillBeSent":
            asked = event["params"]["request"]["url"]
            if asked != url and not asked.startswith("data:"):
                wrong.append("a request: " + asked[:80])
        elif event.get("method") in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            wrong.append("a console message: " + json.dumps(event["params"])[:200])
    if folder:
        size = call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": width, "height": min(size["height"], 16000), "scale": 1}
        picture = call("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        with open("%s/%s-%d-%s.png" % (folder, media, width, scheme), "wb") as file:
            file.write(base64.b64decode(picture["data"]))
    browser.call("Target.closeTarget", {"targetId": target})
    return wrong


def main():
    url = "file://" + os.path.abspath(sys.argv[2])
    folder = sys.argv[3] if len(sys.argv) > 3 else None
    browser = Browser(sys.argv[1])
    for width, media, scheme in LOOKS:
        wrong = look_at(browser, url, width, media, scheme, folder)
        name = "page at %d pixels, %s, %s" % (width, media, scheme)
        print(("not ok " + name + ": " + "; ".join(wrong)) if wrong else "ok " + name)
    browser.close()


main()
