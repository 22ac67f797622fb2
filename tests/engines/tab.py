"""A tab of a browser too old for Playwright, driven by the few words of its debugging protocol that all versions know."""

import itertools
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--disable-dev-shm-usage",
    "--disable-extensions", "--hide-scrollbars", "--window-size=360,740", "--remote-debugging-port=0",
)  # fmt: skip
PATIENCE = 30.0  # seconds


@contextmanager
def opened(program: Path, profile: Path, *switches: str) -> Iterator["Tab"]:
    """A tab of the browser, which is closed at the end."""
    log = profile / "log"
    command = [str(program), *SWITCHES, *switches, f"--user-data-dir={profile}", "about:blank"]
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output, cwd=profile) as browser:
        try:
            with connect(address(log, browser), max_size=None, compression=None) as line:
                yield Tab(line)
        finally:
            browser.kill()


def address(log: Path, browser: subprocess.Popen[bytes]) -> str:
    """Where the browser's first tab listens."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and browser.poll() is None:
        found = re.search(r"DevTools listening on ws://(\S+?)/", log.read_text("utf-8", "replace"))
        if found:
            with urlopen(f"http://{found[1]}/json/list", timeout=PATIENCE) as answer:
                tabs = json.load(answer)
            if tabs:
                return str(tabs[0]["webSocketDebuggerUrl"])
        time.sleep(0.1)
    raise AssertionError(f"the browser does not start:\n{log.read_text('utf-8', 'replace')[-2000:]}")


class Tab:
    """What a person does: open an address, fill in, press, read."""

    def __init__(self, line: ClientConnection) -> None:
        self.line, self.numbers, self.errors = line, itertools.count(1), list[str]()
        self.say("Page.enable")
        self.say("Runtime.enable")

    def say(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command and its answer."""
        number = next(self.numbers)
        self.line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            answer = json.loads(self.line.recv(timeout=PATIENCE))
            if answer.get("method") == "Runtime.exceptionThrown":
                self.errors.append(str(answer["params"]["exceptionDetails"].get("exception", {}).get("description")))
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return dict(answer["result"])
        raise AssertionError(f"no answer to {method}")

    def ask(self, expression: str) -> Any:
        """What the page says to this expression."""
        result = self.say("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in result, (expression, result)
        return result["result"].get("value")

    def open(self, url: str) -> None:
        self.leave(lambda: self.say("Page.navigate", url=url))

    def fill(self, name: str, value: str) -> None:
        """Type into the field with that name, choose it in a list, or press its radio button."""
        told = self.ask(
            f"""(function (name, value) {{
              var fields = document.querySelectorAll("main [name='" + name + "'], header [name='" + name + "']");
              for (var place = 0; place < fields.length; place++) {{
                var field = fields[place];
                if (field.type === "radio") {{ if (field.value !== value) continue; field.click(); return "ok"; }}
                field.value = value;
                return field.value === value ? "ok" : "kept " + field.value;
              }}
              return "no such field";
            }})({json.dumps(name)}, {json.dumps(value)})"""
        )
        assert told == "ok", (name, value, told, self.words()[:2000])

    def press(self, words: str) -> None:
        """The button or link that says this; a page follows."""
        script = f"""(function (words) {{
              var all = document.querySelectorAll("button, a[href]");
              for (var place = 0; place < all.length; place++) {{
                if (all[place].textContent.trim().indexOf(words) === 0) {{ all[place].click(); return true; }}
              }}
              return false;
            }})({json.dumps(words)})"""
        self.leave(lambda: self.pressed(words, script))

    def pressed(self, words: str, script: str) -> None:
        assert self.ask(script), (words, self.words()[:3000])

    def leave(self, step: Any) -> None:
        """Take a step that leads to another page, and wait until that is there."""
        self.ask("window.before = true")
        step()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.ask("!window.before && document.readyState !== 'loading'"):
                return
            time.sleep(0.05)
        raise AssertionError(f"no page followed: {self.words()[:2000]}")

    def words(self) -> str:
        return " ".join(str(self.ask("document.body ? document.body.textContent : ''")).split())
