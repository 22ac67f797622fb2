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
        _said(5, "放在家里刚刚好，比图片里颜色沉一点，更耐看。|Looks right at home. A shade darker than in the picture, which I prefer."),
        _said(4, "做工扎实，就是说明太简单，多琢磨了一会儿。|Solid work. What comes with it on paper is short, so I had to work things out.",
              "谢谢提醒，我们正在补写说明。|Thank you, we are writing a better sheet."),
        _said(3, "东西没问题，气味散了三天才好。|Nothing wrong with it, but it took three days to air."),
        _said(5, "第二次买了，给父母家也添了一件。|Bought a second one, this time for my parents."),
        _said(2, "边角有一道浅划痕，不影响用，但看着别扭。|A faint scratch on one corner. Still works, still annoying.",
              "抱歉，可以申请换一件，运费我们出。|Sorry about that. Ask for another one; we pay the freight."),
    ),
    "kitchen": (
        _said(5, "用料实在，一周里天天用得上。|Well made, and in use every day of the week."),
        _said(4, "好用，就是比想的占地方，厨房小的先量一下。|Works well but takes more room than I thought. Measure first if your kitchen is small."),
        _said(5, "好看也好洗，用完一冲就干净。|Good to look at and easy to clean: a rinse and done."),
        _said(3, "尺寸偏小，两个人用够，四个人紧。|Small: fine for two, tight for four.",
              "详情里补上了人数建议，谢谢。|We have added how many it serves. Thank you."),
        _said(1, "收到时磕坏了一角，包装太薄。|A corner was broken when it came. The wrapping is too thin.",
              "非常抱歉，已安排补发，也换了厚纸箱。|We are very sorry. A new one is on its way, and the boxes are thicker now."),
    ),
    "digital": (
        _said(5, "开箱就能用，没折腾。|Worked out of the box, no fuss."),
        _said(4, "功能够用，附的线短了点。|Does what it should. The cable could be longer."),
        _said(3, "参数属实，做工一般，接缝能摸出来。|As specified, but you can feel the seams."),
        _said(5, "给爸妈买的，他们学了十分钟就会用。|For my parents, who had it working in ten minutes."),
        _said(2, "用了五天偶尔没反应，重启才好。|Hangs now and then after five days; a restart helps.",
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
        _said(5, "做工细，天天用也没变形。|Neatly made, and keeps its shape with daily use."),
        _said(4, "刚拆有点味道，放两天就没了。|Smells a little when new; gone after two days."),
        _said(3, "比想的大一点，下单前看好尺寸。|A little larger than I thought. Look at the measures first.", "谢谢，已写进尺码说明。|Thank you, it is in the size notes now."),
        _said(5, "颜色百搭，被同事问了好几次链接。|Goes with everything; colleagues keep asking where it is from."),
    ),
    "beauty": (
        _said(5, "温和，敏感皮用着没事。|Gentle; my skin does not mind it."),
        _said(4, "好用，就是包装不好打开。|Good, once you get the packaging open."),
        _said(3, "用了两周，没坏处，也没看出变化。|Two weeks in: no harm, no difference."),
        _said(2, "不适合我，给同事了，她挺喜欢。|Not for me. A colleague has it now and likes it."),
    ),
    "food": (
        _said(5, "日期新鲜，全家都爱吃，已经回购。|A recent date, everybody at home likes it. Ordered again."),
        _said(4, "味道好，分量比想的少一点。|Tastes good. A little less of it than I had thought."),
        _said(5, "味道正，和小时候吃的一样。|Tastes as it did when I was small."),
        _said(3, "和上次买的味道不太一样，可能换了批次。|Does not taste quite as last time, perhaps another batch.",
              "是的，每批会略有差别，批次都印在包装上。|You are right, batches differ a little. Each has its number on the pack."),
        _said(2, "包装压扁了，里面还好。|The pack was squashed, what is inside is fine."),
    ),
    "kids": (
        _said(5, "孩子很喜欢，三天没撒手。|Has not been put down for three days."),
        _said(4, "质量好，盒子比东西大一圈。|Good quality. The box is far larger than what is in it."),
        _said(3, "适合再大一点的孩子，三岁的不会玩。|Better for older children; mine at three did not get it."),
        _said(5, "边角都磨圆了，放心。|Every edge is rounded. Reassuring."),
    ),
    "sports": (
        _said(5, "周末带出去用了一天，很满意。|A whole day outside with it at the weekend, and happy."),
        _said(4, "质量好，颜色比图片亮。|Good quality, and brighter than in the picture."),
        _said(3, "入门够用，进阶的话建议买贵一档的。|Fine to begin with; later you will want the next one up."),
        _said(2, "颜色发错了，懒得换。|They sent another colour. I kept it.", "抱歉，下次下单备注，我们补偿配件。|Sorry. Tell us with your next order and we add a spare part."),
    ),
    "books": (
        _said(5, "纸好，装订也牢，送人拿得出手。|Good paper, well bound, fit for a present."),
        _said(4, "很喜欢，可惜一角磕了一下。|I like it very much; a pity about the bumped corner."),
        _said(3, "中规中矩，对得起价格。|As expected, and worth its price."),
        _said(5, "同事看到也买了一份。|A colleague saw it and bought one too."),
    ),
}  # fmt: skip

LATER: tuple[Text, ...] = (
    Text("用了一阵子，还是这个看法。", "Some time later I still think so."),
    Text("又用了两周，没有坏，越用越顺手。", "Two weeks more: nothing broke, and it grows on me."),
    Text("当初说的小毛病，习惯了就好。", "I have got used to the little things I wrote of."),
)
