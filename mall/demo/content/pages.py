"""Pages that some of the demo's stores have designed: windows drawn from their goods, and what they say in between."""

from __future__ import annotations

from dataclasses import dataclass

from mall.demo.content.shapes import BannerSeed, Text


@dataclass(frozen=True, slots=True)
class Window:
    """A picture of the carousel: five goods on a wall of that colour, what it shows, where it leads (a category or "goods")."""

    slug: str
    shows: Text
    hue: int
    products: tuple[str, str, str, str, str]
    leads_to: str

    @property
    def banner(self) -> BannerSeed:
        """As the drawing wants it."""
        return BannerSeed(self.slug, self.shows, self.shows, self.leads_to, self.hue, self.products)


@dataclass(frozen=True, slots=True)
class Picks:
    """Goods with a word on why."""

    title: Text
    why: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A shelf of picked goods under a heading."""

    title: Text
    words: Text
    products: tuple[str, ...]
    columns: str = "row"


@dataclass(frozen=True, slots=True)
class Story:
    """A page of its own."""

    slug: str
    title: Text
    paragraphs: Text
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShopSeed:
    """What a store has designed: its home from top to bottom, and a page in its menu."""

    store: str
    windows: tuple[Window, ...]
    row: Row
    picks: Picks
    note: Text
    story: Story


SHOPS: tuple[ShopSeed, ...] = (
    ShopSeed(
        "qingmu-living",
        (
            Window(
                "qingmu-reading",
                Text("一把椅子和一盏灯，就是读书角", "A chair and a lamp make a reading corner"),
                28,
                ("crescent-armchair", "arc-floor-lamp", "nesting-coffee-tables", "mushroom-lamp", "mustard-pouffe"),
                "chairs",
            ),
            Window(
                "qingmu-dining",
                Text("一家人的餐桌，白橡木做的", "A table for the whole family, in white oak"),
                92,
                (
                    "windsor-spindle-chair",
                    "oak-dining-table",
                    "enamel-dome-pendant",
                    "paper-cord-chair",
                    "rattan-sideboard",
                ),
                "tables",
            ),
        ),
        Row(
            Text("小户型先看这几件", "Small flats begin here"),
            Text("都在 60 厘米以内，一个人搬得动", "None wider than 60 cm, one person can carry them"),
            (
                "three-leg-stool",
                "nesting-coffee-tables",
                "slatted-shoe-cabinet",
                "white-bedside",
                "mushroom-lamp",
                "mustard-pouffe",
            ),
        ),
        Picks(
            Text("木工师傅自己也在用", "What our joiners have at home"),
            (
                ("windsor-spindle-chair", Text("坐了六年，一颗螺丝没拧过", "Six years on, not a screw tightened")),
                ("two-drawer-desk", Text("抽屉是燕尾榫，推拉没有声音", "Dovetailed drawers that close in silence")),
                ("rice-paper-lamp", Text("晚上只开这一盏就够了", "In the evening it is the only light you need")),
            ),
        ),
        Text(
            "**我们怎么做木头**\n- 木材回来先放两年，含水率到 10% 才开料\n- 榫卯相接，不打钉\n- 十年内松了，寄回来免费修",
            "**How we work**\n- The wood rests for two years before we cut it\n- Joints without nails\n"
            "- Should one work loose within ten years, send it back and we mend it",
        ),
        Story(
            "care",
            Text("木家具保养", "Caring for wood"),
            Text(
                "**平时**\n用拧干的棉布顺着木纹擦，别用酒精和漂白水。\n\n**每半年**\n薄薄上一层木蜡油，放一夜再用。\n\n"
                "**夏天和冬天**\n- 不要正对空调出风口\n- 暖气片旁边留出一米\n- 开裂了先别急，多半是干了，补一次油就合上",
                "**Every day**\nWipe along the grain with a damp cotton cloth; no alcohol, no bleach.\n\n"
                "**Twice a year**\nA thin coat of wax oil, left overnight.\n\n**Summer and winter**\n"
                "- Keep it out of the air conditioner's draught\n- A metre away from the radiator\n"
                "- A crack is mostly thirst: oil it once and it closes",
            ),
            ("oak-dining-table", "two-drawer-desk", "windsor-spindle-chair", "rattan-sideboard"),
        ),
    ),
    ShopSeed(
        "shanye-harvest",
        (
            Window(
                "shanye-spring",
                Text("明前龙井，山上刚下来的", "Longjing before Qingming, just down from the hill"),
                112,
                (
                    "mingqian-longjing",
                    "anji-white-leaf",
                    "fuzhou-jasmine",
                    "huangshan-maofeng-pair",
                    "cold-pressed-camellia",
                ),
                "green-tea",
            ),
            Window(
                "shanye-fruit",
                Text("树上熟的果子，当天摘当天发", "Fruit that ripened on the tree, sent the day it is picked"),
                14,
                (
                    "yantai-red-fuji",
                    "gannan-navel-orange",
                    "red-face-strawberry",
                    "kyoho-grape-bunch",
                    "anyue-lemon-bowl",
                ),
                "citrus",
            ),
        ),
        Row(
            Text("这周正当季", "In season this week"),
            Text("坏果包赔，拍照就退", "A bad one? Send a photo and we pay for it"),
            (
                "gannan-navel-orange",
                "chunjian-mandarin",
                "yantai-red-fuji",
                "korla-fragrant-pear",
                "red-face-strawberry",
                "yunnan-blueberry",
            ),
        ),
        Picks(
            Text("茶农老陈推荐", "Old Chen, who grows the tea, recommends"),
            (
                (
                    "mingqian-longjing",
                    Text("三月二十四号头采，只有四十斤", "First picked on 24 March, twenty kilos in all"),
                ),
                ("wuyi-rougui", Text("炭火焙了三道，耐泡", "Roasted three times over charcoal; it lasts ten cups")),
                ("old-tree-puer-cake", Text("现在喝有劲，放十年更好", "Strong today, better in ten years")),
            ),
        ),
        Text(
            "**从哪里来**\n每样东西都写着产地和采收的日子。水果不打蜡，茶叶不加香。\n- 当天下午三点前下单，当天发\n- 果子坏一个赔一个",
            "**Where it comes from**\nEverything says where it grew and when it was picked. No wax on fruit, no scent in tea.\n"
            "- Ordered before three in the afternoon, sent the same day\n- We pay for every bad fruit",
        ),
        Story(
            "brewing",
            Text("一壶好茶怎么泡", "How to brew it well"),
            Text(
                "**绿茶**\n80 度的水，3 克茶，玻璃杯不盖盖子。\n\n**岩茶**\n滚水，盖碗，前三泡十秒出汤。\n\n"
                "**普洱**\n- 先用滚水洗一遍\n- 头几泡快，后面慢\n- 隔夜不喝",
                "**Green tea**\nWater at 80 °C, three grams, a glass without a lid.\n\n"
                "**Rock tea**\nBoiling water in a gaiwan; pour the first three after ten seconds.\n\n**Pu’er**\n"
                "- Rinse it once with boiling water\n- Quick at first, slower later\n- Not the next morning",
            ),
            ("mingqian-longjing", "anji-white-leaf", "wuyi-rougui", "old-tree-puer-cake"),
        ),
    ),
    ShopSeed(
        "yaobian-ceramics",
        (
            Window(
                "yaobian-tea",
                Text("提梁壶和两只杯子，一个下午", "A teapot, two cups, one afternoon"),
                158,
                (
                    "overhead-celadon-teapot",
                    "side-handle-white-pot",
                    "painted-gaiwan-set",
                    "celadon-travel-tea-set",
                    "zhuni-clay-pot",
                ),
                "teaware",
            ),
            Window(
                "yaobian-table",
                Text("每天吃饭的碗，也值得好看", "The bowl you eat from every day may be beautiful"),
                210,
                (
                    "wave-rice-bowl",
                    "three-nesting-bowls",
                    "scalloped-celadon-plate",
                    "ramen-deep-bowl",
                    "garden-plate-set",
                ),
                "bowls-plates",
            ),
        ),
        Row(
            Text("窑变，每只都不一样", "The kiln decides: no two are alike"),
            Text("照片是样品，您收到的颜色由窑火定", "Photos show one; the fire decides on yours"),
            (
                "moon-ball-vase",
                "long-neck-celadon-vase",
                "ink-gourd-vase",
                "cobalt-vine-bottle",
                "speckled-belly-mug",
                "dipped-terracotta-cup",
            ),
        ),
        Picks(
            Text("店主常用的三件", "Three that the potter uses herself"),
            (
                ("speckled-belly-mug", Text("一只手刚好握住", "Just fits one hand")),
                ("wave-rice-bowl", Text("碗底厚一点，不烫手", "A thicker foot, so it does not burn")),
                ("side-handle-white-pot", Text("出水利落，不挂滴", "Pours cleanly and does not drip")),
            ),
        ),
        Text(
            "**在景德镇烧**\n拉坯、上釉、进窑都在一个院子里。1300 度还原焰，能进微波炉，也能进洗碗机。\n碎了？寄来照片，半价补一只。",
            "**Fired in Jingdezhen**\nThrown, glazed and fired in one courtyard at 1300 °C. Fit for microwave and dishwasher.\n"
            "Broken? Send a photo and get another at half the price.",
        ),
        Story(
            "kiln",
            Text("一窑要多久", "How long a kiln takes"),
            Text(
                "一只杯子从泥到手上要二十一天。\n\n- 拉坯一天，阴干五天\n- 素烧一天，上釉两天\n- 釉烧十六小时，闷窑三天才敢开\n\n"
                "**开窑那天**最好看，也最心疼：十只里总有两只不能卖。",
                "From clay to hand a cup takes twenty-one days.\n\n- One day on the wheel, five to dry\n"
                "- One for the first firing, two to glaze\n- Sixteen hours in the fire, three days before we dare to open\n\n"
                "**The day we open** is the best, and the worst: of ten, two cannot be sold.",
            ),
            ("celadon-straight-mug", "moon-ball-vase", "painted-gaiwan-set", "three-nesting-bowls"),
        ),
    ),
)
