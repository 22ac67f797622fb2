"""Six pages to begin with, one for each trade. What stands in `ask` is a question to the merchant: a page that still says it is
not published. What stands in `say` may stay as it is.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from mall.kernel.refusals import NotFound
from mall.kernel.text import Local, _

Part = tuple[str, dict[str, Any]]


class Question(dict[str, str]):
    """Words that only stand for the merchant's own."""


def ask(zh: str, en: str) -> Question:
    """Words to be replaced."""
    return Question(zh=zh, en=en)


def say(zh: str, en: str) -> dict[str, str]:
    """Words that are true of any such store."""
    return {"zh": zh, "en": en}


@dataclass(frozen=True, slots=True)
class Preset:
    """A page to begin with: blocks as (kind, values)."""

    name: Any
    hint: Any
    parts: tuple[Part, ...]


PRESETS: dict[str, Preset] = {
    "fashion": Preset(
        _("Clothes and shoes"),
        _("A large picture, what is new, what goes with what, sizes"),
        (
            ("carousel", {"shape": "tall"}),
            (
                "notice",
                {
                    "text": ask(
                        "写一句现在最该让客人知道的：上新、清仓或发货时间",
                        "One line that every customer should read now: a launch, a sale, when you send",
                    )
                },
            ),
            (
                "heading",
                {
                    "text": say("本季新款", "New this season"),
                    "more": say("先到先得，尺码齐全", "All sizes while they last"),
                    "link": "goods",
                },
            ),
            ("product_list", {"title": {}, "source": "newest", "size": "6", "columns": "two"}),
            (
                "picture_text",
                {
                    "title": ask("写出你最得意的一种面料或版型", "Name the cloth or cut you love most"),
                    "text": ask(
                        "摸起来怎样、洗了会不会变形、适合什么身材？用三句话告诉客人。",
                        "How does it feel, does it keep its shape, whom does it suit? Tell it in three sentences.",
                    ),
                    "shape": "tall",
                },
            ),
            ("cube", {"layout": "left"}),
            ("recommendations", {"title": say("店主的搭配", "How we would wear it"), "size": "4"}),
            (
                "product_list",
                {"title": say("大家都在买", "Bought most"), "source": "sales", "size": "8", "columns": "row"},
            ),
            (
                "text",
                {
                    "text": ask(
                        "**尺码**\n- 怎样量、偏大还是偏小\n\n**退换**\n- 几天内、谁付运费",
                        "**Sizes**\n- How to measure, whether they run large or small\n\n"
                        "**Returns**\n- Within how many days, and who pays for sending",
                    )
                },
            ),
        ),
    ),
    "fresh": Preset(
        _("Fresh food"),
        _("When it arrives, what is ripe today, where it grows, how to keep it"),
        (
            (
                "notice",
                {
                    "text": ask("写清楚几点前下单、什么时候送到", "Say by what time to order and when it arrives"),
                    "tone": "good",
                },
            ),
            ("banner", {"shape": "tall"}),
            ("categories", {"title": {}, "size": "8"}),
            ("heading", {"text": say("今天最新鲜", "Freshest today"), "link": "goods"}),
            ("product_list", {"source": "newest", "size": "6", "columns": "two"}),
            (
                "picture_text",
                {
                    "title": ask("写出产地和种它的人", "Name the place and who grows it"),
                    "text": ask(
                        "什么时候采、怎么运、为什么好吃？写真实的，不用写广告词。",
                        "When is it picked, how is it sent, why does it taste good? What is true will do.",
                    ),
                    "side": "right",
                },
            ),
            (
                "product_list",
                {
                    "title": say("回头客常买", "What people come back for"),
                    "source": "sales",
                    "size": "6",
                    "columns": "row",
                },
            ),
            (
                "text",
                {
                    "text": ask(
                        "**收到以后**\n- 放冷藏还是常温、能放几天\n- 坏了怎么赔",
                        "**When it has arrived**\n- In the fridge or not, and for how many days\n"
                        "- What you do if something is spoilt",
                    )
                },
            ),
            ("store_info", {"title": say("在哪里、几点开门", "Where we are and when we open"), "parts": "hours"}),
        ),
    ),
    "daily": Preset(
        _("Everyday goods"),
        _("Quick ways to every shelf, the best sellers, sets that save"),
        (
            ("navigation", {"columns": "5"}),
            (
                "notice",
                {"text": ask("写满多少包邮、多久发货", "Say from what amount sending is free and how soon you send")},
            ),
            ("heading", {"text": say("家里总要有的", "What every home runs out of"), "link": "goods"}),
            ("product_list", {"source": "sales", "size": "6", "columns": "two"}),
            ("cube", {"layout": "top"}),
            ("categories", {"title": say("按用处找", "By what it is for"), "look": "pictures", "size": "8"}),
            ("recommendations", {"title": say("我们自己在用", "What we use ourselves"), "size": "4"}),
            ("product_list", {"title": say("新到", "Just arrived"), "source": "newest", "size": "6", "columns": "row"}),
            (
                "text",
                {
                    "text": ask(
                        "**为什么在这里买**\n- 进货渠道\n- 坏了、少了怎么办",
                        "**Why buy here**\n- Where your goods come from\n- What you do if something is broken or missing",
                    )
                },
            ),
        ),
    ),
    "digital": Preset(
        _("Electronics"),
        _("One strong picture, few goods with their figures, warranty"),
        (
            ("carousel", {"shape": "wide"}),
            (
                "heading",
                {
                    "text": say("新品", "New"),
                    "more": ask("写一句这批新品强在哪里", "One line on what the new ones do better"),
                    "link": "goods",
                },
            ),
            ("product_list", {"source": "newest", "size": "4", "columns": "one"}),
            (
                "picture_text",
                {
                    "title": ask("写出一个客人最关心的参数", "Name the one figure that buyers ask for"),
                    "text": ask(
                        "实测多少、怎么测的、和上一代差多少？",
                        "What did you measure, how, and how does it compare with the last one?",
                    ),
                },
            ),
            (
                "product_list",
                {"title": say("卖得最好", "Best selling"), "source": "sales", "size": "6", "columns": "two"},
            ),
            ("recommendations", {"title": say("配件怎么选", "Which accessories go with it"), "size": "3"}),
            ("divider", {"look": "line", "size": "small"}),
            (
                "text",
                {
                    "text": ask(
                        "**保修**\n- 几年、从哪天算、寄修谁付运费\n\n**发票**\n- 怎么开",
                        "**Warranty**\n- How long, from which day, who pays for sending\n\n**Invoices**\n- How to get one",
                    )
                },
            ),
            ("store_info", {"title": say("找得到人", "Reach us"), "parts": "contact"}),
        ),
    ),
    "craft": Preset(
        _("Handmade"),
        _("Who makes it and how, few pieces, how to order one"),
        (
            (
                "picture_text",
                {
                    "title": ask("写你是谁、在哪里做", "Say who you are and where you work"),
                    "text": ask(
                        "从什么时候开始做、用什么材料、一件要做几天？",
                        "Since when, of what, and how many days does a piece take?",
                    ),
                    "shape": "square",
                },
            ),
            ("heading", {"text": say("手上的几件", "On the bench now"), "side": "middle"}),
            ("product_list", {"source": "newest", "size": "4", "columns": "one"}),
            ("video", {"title": ask("拍一段你做它的样子", "Film how you make it")}),
            ("cube", {"layout": "three"}),
            ("divider", {"look": "dots", "size": "middle"}),
            ("heading", {"text": say("怎么定做", "How to order your own"), "side": "middle"}),
            (
                "text",
                {
                    "text": ask(
                        "- 第一步：说什么给你听\n- 第二步：多久出样\n- 第三步：几天做好",
                        "- First: what you need to know\n- Then: how soon there is a sketch\n- Last: how many days it takes",
                    ),
                    "look": "plain",
                },
            ),
            (
                "product_list",
                {"title": say("常被带走的", "Often taken home"), "source": "sales", "size": "6", "columns": "row"},
            ),
            ("store_info", {"parts": "all"}),
        ),
    ),
    "dining": Preset(
        _("Food and drink"),
        _("Opening hours first, signature dishes, how to fetch or have it brought"),
        (
            ("banner", {"shape": "wide"}),
            (
                "notice",
                {
                    "text": ask(
                        "写今天几点到几点、几点前下单今天能送",
                        "Say when you are open today and until when you take orders",
                    ),
                    "tone": "warn",
                },
            ),
            (
                "heading",
                {
                    "text": say("招牌", "Our best"),
                    "more": ask("写一句招牌为什么好吃", "One line on why people come for it"),
                    "link": "goods",
                },
            ),
            ("product_list", {"source": "sales", "size": "4", "columns": "one"}),
            ("categories", {"title": say("菜单", "Menu"), "look": "words", "size": "12"}),
            (
                "picture_text",
                {
                    "title": ask("写一样食材从哪里来", "Say where one ingredient comes from"),
                    "text": ask(
                        "谁送来、多久换一次、为什么不用便宜的？", "Who brings it, how often, and why not a cheaper one?"
                    ),
                    "side": "right",
                },
            ),
            (
                "product_list",
                {"title": say("新上", "New on the menu"), "source": "newest", "size": "6", "columns": "row"},
            ),
            (
                "text",
                {
                    "text": ask(
                        "**自取**\n- 在哪里、报什么\n\n**外送**\n- 多远、多少钱起送",
                        "**Fetching it**\n- Where, and what to say\n\n**Having it brought**\n- How far, and from what amount",
                    )
                },
            ),
            ("store_info", {"title": say("几点开门，在哪里", "When and where"), "parts": "all"}),
        ),
    ),
}


def preset_of(key: str) -> Preset:
    """One of them, or NotFound."""
    if key not in PRESETS:
        raise NotFound
    return PRESETS[key]


@cache
def questions() -> frozenset[str]:
    """Every sentence that waits for the merchant's own."""
    parts = (value for preset in PRESETS.values() for _kind, values in preset.parts for value in values.values())
    return frozenset(text for value in parts if isinstance(value, Question) for text in value.values())


def is_question(words: Local) -> bool:
    """Whether these words still wait for the merchant's own, in either language."""
    return any(text in questions() for text in words.values())
