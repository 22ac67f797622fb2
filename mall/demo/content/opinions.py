"""What buyers of the demo mall say of what they received, and what stores answer: by root category, good and bad.

Each is (stars, words, answer); nobody says only nice things, and none was written for a reward.
"""

from __future__ import annotations

from dataclasses import dataclass

from mall.demo.content.shapes import Text


@dataclass(frozen=True, slots=True)
class OpinionSeed:
    """Stars for the goods, words, and the store's answer where it gave one."""

    stars: int
    words: Text
    answer: Text | None = None


def _said(stars: int, words: str, answer: str = "") -> OpinionSeed:
    return OpinionSeed(stars, Text(*words.split("|")), Text(*answer.split("|")) if answer else None)


OPINIONS: dict[str, tuple[OpinionSeed, ...]] = {
    "home": (
        _said(5, "摆在窗边刚刚好，比图片里颜色沉一点，更耐看。|Sits well by the window. A shade darker than in the picture, which I prefer."),
        _said(4, "做工扎实，说明书只有一页，装的时候多花了点时间。|Solid work. The manual is one page, so putting it together took a while.",
              "谢谢提醒，我们正在补安装图。|Thank you, we are drawing better steps."),
        _said(3, "东西没问题，气味散了三天才好。|Nothing wrong with it, but it took three days to air."),
        _said(5, "第二次买了，给父母家也添了一件。|Bought a second one, this time for my parents."),
        _said(2, "边角有一道浅划痕，不影响用，但看着别扭。|A faint scratch on one corner. Still works, still annoying.",
              "抱歉，可以申请换一件，运费我们出。|Sorry about that. Ask for another one; we pay the freight."),
    ),
    "kitchen": (
        _said(5, "手感厚实，煮面炒菜都用它。|Feels right in the hand; I use it for almost everything."),
        _said(4, "好用，就是比想的重，老人拿着要当心。|Works well, but heavier than expected. Mind your wrists."),
        _said(5, "导热均匀，鸡蛋不粘。洗也好洗。|Heats evenly, eggs slide off, cleans in a minute."),
        _said(3, "尺寸偏小，两个人用够，四个人紧。|Small: fine for two, tight for four.",
              "详情里补上了人数建议，谢谢。|We have added how many it serves. Thank you."),
        _said(1, "收到时盖子裂了，包装太薄。|The lid was cracked when it came. The wrapping is too thin.",
              "非常抱歉，已安排补发，也换了厚纸箱。|We are very sorry. A new lid is on its way, and the boxes are thicker now."),
    ),
    "digital": (
        _said(5, "连接很快，一周充一次电。|Pairs at once and lasts a week."),
        _said(4, "功能够用，按键声音大了点，晚上会吵到人。|Does what it should. The keys are loud at night."),
        _said(3, "参数属实，做工一般，接缝能摸出来。|As specified, but you can feel the seams."),
        _said(5, "给爸妈用的，字大声音大，他们学了十分钟就会。|For my parents: big letters, loud enough, learned in ten minutes."),
        _said(2, "用了五天偶尔断连，重启才好。|Drops out now and then after five days; a restart helps.",
              "请在订单里申请检测，质保期内我们换新。|Please ask for a check from your order; we replace it under warranty."),
    ),
    "fashion": (
        _said(5, "版型正，一米六五穿中码合适，洗过没缩。|Fits as it should, and did not shrink in the wash."),
        _said(4, "料子舒服，颜色比屏幕上浅。|Soft cloth, the colour is lighter than on my screen."),
        _said(3, "袖子偏长，改了才穿。|The sleeves are long; I had them altered."),
        _said(5, "线头很少，扣子缝得牢。|Hardly a loose thread, buttons sewn on properly."),
        _said(2, "起球比想象的快，当家居服了。|Pills sooner than I hoped. It has become something for the house."),
    ),
    "shoes-bags": (
        _said(5, "走了一天不磨脚。|A whole day on foot and no blisters."),
        _said(4, "皮子有味道，放两天就没了。背带再长点就好。|Smells of leather for two days. The strap could be longer."),
        _said(3, "码数偏大，要买小半码。|Runs large; take half a size less.", "谢谢，已写进尺码说明。|Thank you, it is in the size notes now."),
        _said(5, "能装下电脑和水壶，背着不晃。|Holds a laptop and a bottle and does not swing."),
    ),
    "beauty": (
        _said(5, "味道很淡，敏感皮用着没事。|Hardly any scent, and my skin does not mind it."),
        _said(4, "吸收快，瓶口有点漏，要竖着放。|Sinks in fast. The bottle leaks a little, keep it upright."),
        _said(3, "用了两周，没坏处，也没看出变化。|Two weeks in: no harm, no difference."),
        _said(2, "香味太重，给同事了。|Too much perfume for me; a colleague has it now."),
    ),
    "food": (
        _said(5, "很新鲜，家里老人也咬得动，已经回购。|Fresh, and soft enough for my grandmother. Ordered again."),
        _said(4, "味道好，冰袋化了一半，还好是阴天。|Tastes good. The ice had half melted; luckily it was a cool day."),
        _said(5, "不齁甜，配茶刚好。|Not too sweet, just right with tea."),
        _said(3, "比上次买的咸，可能换了批次。|Saltier than last time, perhaps another batch.",
              "是的，这批盐多了一成，下批改回来。|You are right, this batch has a tenth more salt. The next one will not."),
        _said(2, "有两颗压坏了，其余正常。|Two of them were crushed, the rest fine."),
    ),
    "kids": (
        _said(5, "孩子抱着睡了三天，洗一次没变形。|Slept with for three nights, washed once, still in shape."),
        _said(4, "拼起来不难，少了张贴纸，客服补寄了。|Easy to build. One sticker was missing and they sent it."),
        _said(3, "适合再大一点的孩子，三岁的不会玩。|Better for older children; mine at three did not get it."),
        _said(5, "边角都磨圆了，放心。|Every edge is rounded. Reassuring."),
    ),
    "sports": (
        _said(5, "跑了三次十公里，没有跑偏也不闷。|Three runs of ten kilometres: stays in place, does not get hot."),
        _said(4, "质量好，收纳袋小，塞回去要技巧。|Good quality. The bag is small and packing it takes practice."),
        _said(3, "充气口有点紧，别的都好。|The valve is stiff, otherwise fine."),
        _said(2, "颜色发错了，懒得换。|They sent another colour. I kept it.", "抱歉，下次下单备注，我们补偿配件。|Sorry. Tell us with your next order and we add a spare part."),
    ),
    "books": (
        _said(5, "译得顺，注释有用，纸也好。|Reads well, the notes help, and the paper is good."),
        _said(4, "内容好，书角磕了一下。|A good book with a bumped corner."),
        _said(3, "前半精彩，后半重复。|A fine first half; the second repeats it."),
        _said(5, "一口气看完，借给同事排队了。|Finished in one sitting. Colleagues are queueing for it."),
    ),
}  # fmt: skip

LATER: tuple[Text, ...] = (
    Text("用了一阵子，还是这个看法。", "Some time later I still think so."),
    Text("又用了两周，没有坏，越用越顺手。", "Two weeks more: nothing broke, and it grows on me."),
    Text("洗过几次，颜色没变。", "Washed a few times, and the colour holds."),
)
