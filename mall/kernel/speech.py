"""What people say where others read it: tidied, looked through for what leads elsewhere, under a name that is masked."""

import re
import unicodedata

from mall.kernel.text import fold

SHORT = 300  # characters; a longer text is read by an operator first

LINK = re.compile(r"https?:|www\.|[a-z0-9]\.(?:com|cn|net|org|shop|store|top|xyz|vip|cc|io|me|link|site)\b")
PHONE = re.compile(r"(?:\d[ .()\u2010-\u2015-]{0,2}){7}|[零〇一二三四五六七八九]{7}")
HANDLE = re.compile(r"微信|薇信|威信|加v|\b(?:vx|wx|qq|wechat|weixin|whatsapp|telegram)\b|[\w.]@[\w.]")


def risks(text: str) -> list[str]:
    """Codes of why an operator looks before others do; empty for a short plain text."""
    folded = fold(text)
    found = {
        "link": bool(LINK.search(folded)),
        "phone": bool(PHONE.search(folded)),
        "contact": bool(HANDLE.search(folded)),
        "long": len(text) > SHORT,
    }
    return [code for code, is_found in found.items() if is_found]


def has_contact_details(text: str) -> bool:
    """Whether a text leads out of the mall."""
    return bool({"link", "phone", "contact"} & set(risks(text)))


def tidy(text: str) -> str:
    """What was typed without what cannot be seen: no control signs, no more than one empty line, no spaces around."""
    kept = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or unicodedata.category(sign) != "Cc")
    lines = [" ".join(line.split()) for line in kept.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def masked(name: str) -> str:
    """A name as others see it: 林***秋, E***d. Nothing of an empty one."""
    signs = name.strip()
    return f"{signs[0]}***{signs[-1]}" if len(signs) > 2 else f"{signs[0]}***" if signs else ""
