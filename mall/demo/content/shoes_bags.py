"""Shoes & Bags: for walking, for work and for going away."""

from __future__ import annotations

from mall.demo.content.shapes import ProductSeed, Text
from mall.demo.content.writing import colours, listing, look, options, sizes

BUXING, JISHI, ZHUFENG, BANLAN = "buxing-shoes-bags", "jishi", "zhufeng-outdoors", "banlan-apparel"

TRUE_SIZE = Text("标准码，脚背高选大半码；七天内不合脚免费换一次。", "True to size; go up half for a high instep. One free exchange within seven days.")
LEATHER = Text("头层牛皮，首月少沾水，三个月上一次无色鞋油。", "Full-grain leather: keep it dry the first month, colourless polish every three.")
RESOLE = Text("固特异沿条工艺，可换底；换底费一百二十元。", "Goodyear welted and resoleable, for 120 yuan.")
ZIP = Text("拉链终身保修，坏了寄来我们换。", "The zip is guaranteed for life: post it to us and we replace it.")
WHEELS = Text("静音万向轮，过石板路也能聊天。", "Quiet wheels: you can talk across cobbles.")

MIX = sizes("36", "37", "38", "39", "40", "41", "42", "43")
WOMEN = sizes("35", "36", "37", "38", "39")
MEN = sizes("40", "41", "42", "43", "44")

SHOES: tuple[ProductSeed, ...] = (
    listing(
        "sneakers", "forest-tab-court", BUXING, "buxing",
        ("绿尾小白鞋", "White court shoes with a green heel"),
        ("后跟那一点绿，走路时才看得见", "The green at the heel shows only when you walk"),
        299, look("sneaker", "white", "forest", "court"),
        TRUE_SIZE,
        options=[options("heel", "尾色", "Heel", "forest=松林绿|Forest", "navy=藏青|Navy", "pink=樱花粉|Cherry pink"), MIX], was=359, weight=820, out=["pink/43", "pink/42"], low={"forest/40": 2},
        about={"upper-material": "leather"}, tags=("popular",),
    ),
    listing(
        "sneakers", "ember-daily-runner", ZHUFENG, "buxing",
        ("余烬日常跑鞋", "Ember daily runner"),
        ("回弹像有人在脚底轻轻推你", "A spring like someone nudging you from below"),
        429, look("sneaker", "navy", "orange", "runner"),
        ("八毫米落差，适合日常五到十公里。", "8 mm drop, for daily runs of five to ten kilometres."), TRUE_SIZE,
        options=[options("mix", "配色", "Colours", "navy=藏青橙|Navy and orange", "grey=灰绿|Grey and green"), MEN], was=499, weight=560, about={"upper-material": "mesh"}, tags=("new",),
    ),
    listing(
        "sneakers", "three-bar-high-top", BUXING, "buxing",
        ("三杠高帮帆布鞋", "Three-bar high-top"),
        ("系到最上面一个孔，是二十岁的系法", "Laced to the very top, the way you did at twenty"),
        239, look("sneaker", "black", "white", "high", "stripes"),
        TRUE_SIZE,
        options=[colours("black", "red", "cream"), MIX], weight=880, without=["red/43", "cream/43"], about={"upper-material": "canvas"},
    ),
    listing(
        "sneakers", "oat-chunky-trainer", BUXING, "buxing",
        ("燕麦厚底老爹鞋", "Oat chunky trainer"),
        ("显高四厘米，不告诉别人", "Four centimetres taller; tell nobody"),
        369, look("sneaker", "oat", "camel", "chunky"),
        TRUE_SIZE,
        options=[WOMEN], was=429, weight=940, low={"35": 1, "39": 2}, about={"upper-material": "suede"},
    ),
    listing(
        "sneakers", "denim-slip-on", BUXING, "buxing",
        ("一脚蹬布鞋", "Denim slip-on"),
        ("从沙发到楼下便利店，最短路径", "The shortest way from sofa to corner shop"),
        139, look("sneaker", "denim", "white", "slip"),
        options=[colours("denim", "sage", "black"), MIX], weight=520, tiers=(), about={"upper-material": "canvas"},
    ),
    listing(
        "sneakers", "cherry-suede-low", BUXING, "buxing",
        ("樱粉反绒板鞋", "Cherry suede low-top"),
        ("春天该有一双粉色的鞋", "Spring asks for one pair of pink shoes"),
        329, look("sneaker", "pink", "white", "plain"),
        TRUE_SIZE,
        options=[colours("pink", "sky", "butter"), WOMEN], weight=760, about={"upper-material": "suede"},
    ),
    listing(
        "leather-shoes", "chestnut-penny-loafer", BUXING, "chengnan",
        ("便士乐福鞋", "Penny loafer"),
        ("缝马克线的师傅，干了三十一年", "The man who stitches the vamp has done so for thirty-one years"),
        569, look("leather-shoe", "chestnut", "loafer"),
        LEATHER, RESOLE,
        options=[colours("chestnut", "black", "wine"), MEN], was=669, weight=1050, about={"upper-material": "leather"}, tags=("popular", "craft"),
    ),
    listing(
        "leather-shoes", "black-cap-oxford", BUXING, "chengnan",
        ("雕花牛津正装鞋", "Brogued Oxford"),
        ("婚礼和述职，一双解决", "Weddings and annual reviews, settled with one pair"),
        699, look("leather-shoe", "black", "oxford"),
        LEATHER, RESOLE,
        options=[MEN], weight=1180, low={"44": 1}, about={"upper-material": "leather"},
    ),
    listing(
        "leather-shoes", "caramel-chelsea-boot", BUXING, "chengnan",
        ("焦糖切尔西短靴", "Caramel Chelsea boot"),
        ("两片松紧，三秒穿好", "Two panels of elastic, three seconds to put on"),
        629, look("leather-shoe", "caramel", "chelsea"),
        LEATHER,
        options=[colours("caramel", "black"), sizes("36", "37", "38", "39", "40")], was=729, weight=1150, about={"upper-material": "leather"},
    ),
    listing(
        "leather-shoes", "wine-eight-eye-boot", BUXING, "chengnan",
        ("八孔黄线工装靴", "Eight-eye boots with yellow stitching"),
        ("第一周磨脚，第二周离不开", "They bite for a week; then you cannot leave them"),
        599, look("leather-shoe", "wine", "martin", "stitch"),
        LEATHER, RESOLE,
        options=[colours("wine", "black"), MIX], weight=1480, out=["wine/43"], about={"upper-material": "leather"},
    ),
    listing(
        "leather-shoes", "red-bow-heel", BUXING, "chengnan",
        ("蝴蝶结细跟鞋", "Bow-toed heels"),
        ("七厘米，跳完一支舞刚刚好", "Seven centimetres: right for one dance"),
        459, look("leather-shoe", "red", "heel", "bow"),
        TRUE_SIZE,
        options=[colours("red", "black", "blush"), WOMEN], weight=640, about={"upper-material": "leather"},
    ),
    listing(
        "slippers", "sage-felt-slippers", BUXING, "buxing",
        ("羊毛毡家居拖", "Wool felt slippers"),
        ("踩在地板上没有声音，猫都没醒", "Silent on the floor: the cat sleeps on"),
        119, look("slipper", "sage", "oat", "felt"),
        options=[colours("sage", "grey", "rose"), sizes("s=36–37", "m=38–39", "l=40–41", "xl=42–43")], was=149, weight=320, about={"upper-material": "wool"}, tags=("popular",),
    ),
    listing(
        "slippers", "pink-cloud-fluffy", BUXING, "buxing",
        ("云朵毛绒拖鞋", "Cloud fluffy slippers"),
        ("脚趾的冬令营", "Winter camp for toes"),
        69, look("slipper", "pink", "cream", "fluffy"),
        options=[colours("pink", "cream", "taro"), sizes("s=36–37", "m=38–39", "l=40–41")], weight=260, tags=("seasonal",),
    ),
    listing(
        "slippers", "tan-two-strap-sandals", BUXING, "chengnan",
        ("双扣软木凉拖", "Two-strap cork sandals"),
        ("软木底会记住你的脚", "The cork remembers your foot"),
        259, look("slipper", "tan", "sand", "sandal"),
        LEATHER,
        options=[colours("tan", "black"), MIX], was=299, weight=480, about={"upper-material": "leather"},
    ),
    listing(
        "slippers", "lemon-garden-clogs", JISHI, "jishi",
        ("洞洞园艺鞋", "Garden clogs with holes"),
        ("下雨踩水坑，回家一冲就干净", "Stamp in puddles, rinse at the door"),
        79, look("slipper", "#f0d24a", "cream", "clog"),
        options=[options("colour-way", "颜色", "Colour", "lemon=柠檬黄|Lemon", "mint=薄荷|Mint", "grey=灰|Grey"), sizes("s=36–37", "m=38–39", "l=40–41", "xl=42–43")], weight=300, about={"upper-material": "eva"},
    ),
    listing(
        "slippers", "navy-beach-flips", JISHI, "jishi",
        ("海边人字拖", "Beach flip-flops"),
        ("带去海边，留在阳台", "Taken to the sea, kept on the balcony"),
        39, look("slipper", "navy", "sand", "flip"),
        options=[colours("navy", "coral"), sizes("m=38–39", "l=40–41", "xl=42–43")], was=49, weight=220, tiers=((2, 35),), about={"upper-material": "eva"},
    ),
)

BAGS: tuple[ProductSeed, ...] = (
    listing(
        "backpacks", "navy-satchel-backpack", BUXING, "buxing",
        ("双皮扣学院背包", "Two-buckle satchel backpack"),
        ("看着像老照片，其实有十五寸电脑层", "Looks like an old photograph; hides a 15-inch sleeve"),
        329, look("backpack", "navy", "tan", "flap"),
        ZIP,
        options=[colours("navy", "forest", "sand")], was=399, weight=980, about={"upper-material": "canvas"}, tags=("popular",),
    ),
    listing(
        "backpacks", "ridge-hiking-pack-38", ZHUFENG, "zhufeng",
        ("山脊徒步背包 38 升", "Ridge hiking pack, 38 litres"),
        ("背板透气，下山时后背是干的", "A breathing back panel: dry all the way down"),
        499, look("backpack", "#7c7d4b", "#8a5a36", "hike"),
        ("含防雨罩，腰带可承重十五公斤。", "Rain cover included; the belt carries fifteen kilos."),
        options=[options("volume", "容量", "Volume", "38=38 升|38 L", "50=50 升|50 L")], extra={"50": 120}, weight=1350, heavier={"50": 250}, about={"upper-material": "nylon"},
    ),
    listing(
        "backpacks", "mustard-roll-top", BUXING, "buxing",
        ("芥末黄卷口包", "Mustard roll-top backpack"),
        ("东西少卷三圈，东西多卷一圈", "Three rolls for a light day, one for a heavy"),
        289, look("backpack", "mustard", "chestnut", "roll"),
        options=[colours("mustard", "charcoal")], weight=820, low={"charcoal": 3}, about={"upper-material": "nylon"},
    ),
    listing(
        "backpacks", "star-school-bag", BUXING, "buxing",
        ("小星星护脊书包", "Little Star school bag"),
        ("空包六百克，不跟课本抢体重", "Six hundred grams empty, leaving the weight to the books"),
        219, look("backpack", "sky", "red", "school"),
        ("胸扣带哨，侧面反光条。", "Whistle on the chest clip, reflective strips at the sides."),
        options=[colours("sky", "pink", "mint")], was=269, weight=600, about={"upper-material": "nylon"},
    ),
    listing(
        "backpacks", "black-commuter-square", BUXING, "yuanxing",
        ("方形通勤电脑包", "Square commuter backpack"),
        ("地铁里反背，也不顶到前面的人", "Worn in front on the metro it pokes nobody"),
        359, look("backpack", "black", "caramel", "square", "patch"),
        ZIP,
        weight=1100, about={"upper-material": "nylon"},
    ),
    listing(
        "totes", "shell-print-canvas-tote", BANLAN, "banlan",
        ("贝壳印花帆布袋", "Shell-print canvas tote"),
        ("装得下三本书、一把伞和一根法棍", "Room for three books, an umbrella and a baguette"),
        59, look("bag", "cream", "camel", "terracotta", "tote", "art"),
        weight=320, tiers=((3, 54), (20, 46)), about={"upper-material": "canvas"}, tags=("popular",),
    ),
    listing(
        "totes", "caramel-bucket-bag", BUXING, "chengnan",
        ("植鞣皮水桶包", "Vegetable-tanned bucket bag"),
        ("新的时候浅，一年以后是焦糖", "Pale when new, caramel in a year"),
        629, look("bag", "caramel", "tan", "bucket"),
        LEATHER,
        was=729, weight=620, about={"upper-material": "leather"}, tags=("craft",),
    ),
    listing(
        "totes", "wine-saddle-crossbody", BUXING, "chengnan",
        ("酒红马鞍斜挎包", "Wine saddle crossbody"),
        ("刚好放下手机、口红和一张电影票", "Just enough for a phone, a lipstick and a cinema ticket"),
        459, look("bag", "wine", "saddle"),
        LEATHER,
        options=[colours("wine", "forest", "black")], weight=480, low={"forest": 1}, about={"upper-material": "leather"},
    ),
    listing(
        "totes", "sage-top-handle-scarf", BUXING, "chengnan",
        ("手提方包配丝巾", "Top-handle bag with scarf"),
        ("丝巾可拆，系在手柄或者脖子上", "Wear the scarf on the handle or on yourself"),
        529, look("bag", "sage", "tan", "terracotta", "top", "scarf"),
        LEATHER,
        options=[colours("sage", "cream", "caramel")], was=599, weight=720, about={"upper-material": "leather"}, tags=("gift",),
    ),
    listing(
        "totes", "seaside-straw-basket-bag", BANLAN, "nanxiang",
        ("草编菜篮包", "Straw market bag"),
        ("装西瓜，也装裙子", "For watermelons, or dresses"),
        169, look("bag", "ash", "tan", "straw"),
        weight=430, about={"upper-material": "straw"}, tags=("seasonal",),
    ),
    listing(
        "totes", "half-moon-nylon-bag", BUXING, "yuanxing",
        ("半月轻尼龙包", "Half-moon nylon bag"),
        ("二百一十克，出门像没带包", "Two hundred and ten grams: like bringing no bag at all"),
        199, look("bag", "black", "half-moon"),
        ZIP,
        options=[colours("black", "taro", "army")], weight=210, about={"upper-material": "nylon"}, tags=("new",),
    ),
    listing(
        "suitcases", "celadon-ribbed-case", BUXING, "yuanxing",
        ("竖纹拉杆箱", "Ribbed trolley case"),
        ("行李转盘上，一眼认出来", "You will know it on the carousel"),
        469, look("suitcase", "celadon", "ribbed"),
        WHEELS,
        options=[colours("celadon", "cream", "navy"), options("size", "尺寸", "Size", "20=20 寸登机|20-inch cabin", "24=24 寸|24-inch", "28=28 寸|28-inch")], extra={"24": 90, "28": 190}, was=569,
        weight=2900, heavier={"24": 700, "28": 1500}, out=["cream/28"], about={"upper-material": "polycarbonate"}, tags=("popular",),
    ),
    listing(
        "suitcases", "aluminium-frame-case", BUXING, "yuanxing",
        ("铝镁合金旅行箱", "Aluminium-magnesium case"),
        ("磕出来的坑，都是机场的名字", "Every dent is the name of an airport"),
        1380, look("suitcase", "silver", "charcoal", "aluminium"),
        WHEELS,
        options=[options("size", "尺寸", "Size", "20=20 寸登机|20-inch cabin", "26=26 寸|26-inch")], extra={"26": 400}, weight=4600, heavier={"26": 1500}, low={"26": 2},
        about={"upper-material": "aluminium"},
    ),
    listing(
        "suitcases", "smiling-kids-case", BUXING, "yuanxing",
        ("笑脸儿童登机箱", "Smiling children's cabin case"),
        ("能骑，候机的时候最管用", "They can ride it, which is the point of waiting lounges"),
        259, look("suitcase", "butter", "kids", "cabin"),
        options=[colours("butter", "sky", "pink")], was=299, weight=2200, about={"upper-material": "polycarbonate"},
    ),
    listing(
        "suitcases", "army-weekend-duffel", BUXING, "chengnan",
        ("周末短途行李包", "Weekend duffel"),
        ("两天一夜，刚刚好", "Two days, one night, exactly enough"),
        389, look("suitcase", "army", "tan", "duffel"),
        ZIP,
        options=[colours("army", "navy")], weight=1150, about={"upper-material": "canvas"},
    ),
)

PRODUCTS: tuple[ProductSeed, ...] = (*SHOES, *BAGS)
