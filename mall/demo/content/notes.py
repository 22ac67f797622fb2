"""What a good shop assistant adds about each kind of thing: two notes a category, under the merchant's own words."""

from __future__ import annotations

from mall.demo.content.shapes import Text


def _notes(*lines: str) -> tuple[Text, ...]:
    return tuple(Text(*line.split("|")) for line in lines)


NOTES: dict[str, tuple[Text, ...]] = {
    "chairs": _notes(
        "座高约 45 厘米，搭配 72–76 厘米的桌面最舒服。|Seat height is about 45 cm, right for a table of 72–76 cm.",
        "椅脚贴好静音毛毡，另附一套备用。|Felt pads are fitted, with a spare set in the box.",
    ),
    "tables": _notes(
        "下单前量一下门宽与电梯深度，拿不准把尺寸发给我们。|Measure doors and lift before ordering; send us the figures if unsure.",
        "每个座位留 60 厘米宽，坐着不碰胳膊。|Allow 60 cm a seat and elbows will not meet.",
    ),
    "storage": _notes(
        "尺寸为外径，内部约少 4 厘米。|Sizes are outer; inside is about 4 cm less.",
        "重物放下层，靠墙固定更稳。|Heavy things low, and fix tall pieces to the wall.",
    ),
    "desk-lamps": _notes(
        "灯头离书页 40 厘米左右，眼睛最省力。|Keep the light about 40 cm from the page to spare your eyes.",
        "灯具保修三年，灯泡属耗材。|Lamps are guaranteed for three years; bulbs wear out as bulbs do.",
    ),
    "floor-pendant-lamps": _notes(
        "吊灯安装需断电，建议请电工，我们可代约。|Cut the power to hang a pendant; we can book an electrician.",
        "灯罩用干布掸灰，不要喷清洁剂。|Dust shades with a dry cloth; no sprays.",
    ),
    "bedding": _notes(
        "被套按 200×230 厘米（1.5 与 1.8 米床）或 220×240 厘米（2.0 米床）裁剪。|Duvet covers are 200 × 230 cm (1.5 and 1.8 m beds) or 220 × 240 cm (2.0 m).",
        "深浅色分开洗，拉好拉链再下水。|Wash darks apart, zips closed.",
    ),
    "cushions-throws": _notes(
        "靠垫套 45×45 厘米，内芯可单独购买。|Covers are 45 × 45 cm and the inners are sold singly.",
        "显示器有色差，介意可先要布样。|Screens shift colour; ask for a swatch if it matters.",
    ),
    "towels": _notes(
        "新毛巾第一次下水加一勺盐，颜色更牢。|A spoon of salt in the first wash fixes the colour.",
        "不用柔顺剂，吸水更好。|Skip softener and they drink better.",
    ),
    "vases": _notes(
        "清水两天一换，斜剪花茎再插。|Change the water every other day and cut stems at a slant.",
        "图中花材为示意，不含在内。|Flowers in the picture are not included.",
    ),
    "houseplants": _notes(
        "到家先放阴凉处缓苗三天，别急着换盆。|Rest it in the shade for three days before any repotting.",
        "叶子发黄先查水，再查光。|Yellow leaves: check water first, then light.",
    ),
    "candles-diffusers": _notes(
        "远离窗帘与宠物，离开房间请熄灭。|Away from curtains and pets; out when you leave the room.",
        "礼盒装附手写卡，备注栏写下想说的话。|Gift boxes carry a handwritten card; tell us the words.",
    ),
    "pans-woks": _notes(
        "锅重与口径为实测值，误差 2% 以内。|Weight and diameter are measured, within 2 %.",
        "第一次做，从煎蛋和葱油饼开始。|For your first go, try eggs or scallion pancakes.",
    ),
    "pots": _notes(
        "盛到八分满，溢锅最伤灶面。|Fill to four fifths; boiling over is what ruins a hob.",
        "锅盖与锅钮可单独购买。|Lids and knobs are sold singly.",
    ),
    "knives-boards": _notes(
        "木面三天抹一次食用油，头一个月尤其要紧。|Oil wood with cooking oil every few days, above all in the first month.",
        "磨刀服务每年免费一次，来回邮费我们付。|One free sharpening a year, postage both ways on us.",
    ),
    "mugs": _notes(
        "容量按倒到杯口下一指计算。|Capacity is measured to a finger below the rim.",
        "可刻字，最多八个汉字或十六个字母，晚两天发货。|Can be engraved, eight characters or sixteen letters, two days more.",
    ),
    "bowls-plates": _notes(
        "同一窑色差不可避免，整套请一次买齐。|Colour shifts between firings; buy a set at one go.",
        "不要用钢丝球，顽渍泡小苏打水。|No steel wool; soak stains in baking soda.",
    ),
    "flasks": _notes(
        "首次使用热水加小苏打泡十分钟去味。|Before first use, ten minutes of hot water and baking soda.",
        "密封圈可拆洗，店里有备件。|The seal comes out to wash, and we stock spares.",
    ),
    "teaware": _notes(
        "新器先温水涮两遍，骤冷骤热最伤瓷。|Rinse new pieces warm; sudden heat is what breaks porcelain.",
        "可与同釉色茶杯搭配成套，单只可补。|Matches our cups in the same glaze; single pieces can be replaced.",
    ),
    "kettles": _notes(
        "每月用柠檬酸除垢一次。|Descale with citric acid once a month.",
        "水位不低于最小刻度再通电。|Fill above the lowest mark before switching on.",
    ),
    "cookers-ovens": _notes(
        "使用前内胆与烤盘先洗净擦干。|Wash and dry pots and trays before the first use.",
        "额定电压 220 V，请插在独立插座。|220 V; give it a socket of its own.",
    ),
    "coffee-makers": _notes(
        "咖啡渣别倒水槽，晒干是好花肥。|Keep grounds out of the sink; dried, they feed the plants.",
        "滤纸、胶圈等耗材店里常备。|Papers, gaskets and the rest are always in stock.",
    ),
    "smartphones": _notes(
        "电池两年内健康度低于八成免费换。|Battery replaced free if it falls under 80 % within two years.",
        "支持以旧换新，下单后有人上门估价。|Trade-in welcome; somebody calls to value the old one.",
    ),
    "chargers": _notes(
        "充电协议兼容主流机型，参数表见详情图。|Speaks the common fast-charging protocols; see the table in the pictures.",
        "请勿在被子里充电。|Never charge under a duvet.",
    ),
    "headphones": _notes(
        "耳罩每半年换一次，音质和皮肤都受益。|New pads every half year, for the sound and the skin.",
        "附收纳袋与 3.5 毫米线。|Pouch and 3.5 mm cable included.",
    ),
    "earbuds": _notes(
        "附三种尺寸耳塞，先试最小的。|Three sizes of tips; try the smallest first.",
        "单只丢了可以只买一只。|Lose one, buy one.",
    ),
    "speakers": _notes(
        "离墙二十厘米，低音不轰。|Stand it 20 cm from the wall and the bass stops booming.",
        "固件可升级，永久免费。|Firmware updates are free for good.",
    ),
    "laptops": _notes(
        "预装正版系统，首次联网自动激活。|Licensed system, activated the first time it goes online.",
        "内存与硬盘可由我们加装，不影响保修。|We can add memory or storage without voiding the warranty.",
    ),
    "keyboards-mice": _notes(
        "兼容 Windows、macOS 与 Linux。|Works with Windows, macOS and Linux.",
        "附拔键器与清洁刷。|With a key puller and a brush.",
    ),
    "fans-humidifiers": _notes(
        "加湿请用纯净水，自来水会留白粉。|Use purified water in humidifiers; tap water leaves a white dust.",
        "收纳前拆下叶片擦干，套上防尘袋。|Before storing, take off the blades, dry them and bag the machine.",
    ),
    "hair-dryers": _notes(
        "进风口每两周用牙刷刷一次。|Brush the intake with a toothbrush every fortnight.",
        "离发根十五厘米，最后用冷风定型。|Hold it 15 cm away and finish on cold.",
    ),
    "smartwatches": _notes(
        "睡眠与心率数据仅供参考，不作医疗用途。|Sleep and heart readings are for reference, not for medicine.",
        "表带快拆，22 毫米通用。|Quick-release straps, 22 mm.",
    ),
    "cameras": _notes(
        "附背带、镜头盖与三十二 GB 存储卡。|Strap, lens cap and a 32 GB card included.",
        "感光元件清洁首年免费。|Free sensor cleaning in the first year.",
    ),
    "dresses": _notes(
        "裙长按 M 码量，每码相差 1.5 厘米。|Length is for an M; each size differs by 1.5 cm.",
        "可免费改裙长一次，寄回即可。|One free hem: just post it back.",
    ),
    "knitwear": _notes(
        "毛衫不要挂，折起来放。|Fold knitwear, never hang it.",
        "附同色补线一小束。|A little matching yarn is enclosed for mending.",
    ),
    "skirts": _notes(
        "腰围可改，裙腰内留了 3 厘米余量。|The waist can be let out: 3 cm are left inside.",
        "侧拉链顺滑，卡住时抹点铅笔芯。|If the zip sticks, rub it with pencil lead.",
    ),
    "tshirts": _notes(
        "平铺测量，误差 1–2 厘米。|Measured flat, give or take 1–2 cm.",
        "不要烘干，晾干不缩。|Do not tumble dry and it will not shrink.",
    ),
    "shirts": _notes(
        "袖长可改短，收 20 元工费。|Sleeves shortened for 20 yuan.",
        "领口脏了先抹洗洁精再下水。|Rub washing-up liquid on the collar first.",
    ),
    "trousers": _notes(
        "裤长可免费改一次，下单备注成品长度。|One free hem: write the finished length in the note.",
        "翻面洗，颜色留得久。|Wash inside out and the colour stays.",
    ),
    "jackets": _notes(
        "宽松版型，按平时尺码选。|Cut easy: take your usual size.",
        "收纳前清空口袋，用宽肩衣架挂。|Empty the pockets and use a broad hanger.",
    ),
    "hats": _notes(
        "帽围在眉上一指处量。|Measure a finger above the brows.",
        "汗带用湿布擦，不要整只泡水。|Wipe the band; do not soak the hat.",
    ),
    "scarves": _notes(
        "附四种系法的小卡片。|A card with four ways to tie it.",
        "挂在门后会变形，卷起来放最好。|Roll it; a hook will stretch it.",
    ),
    "socks": _notes(
        "贴身衣物拆封后不退，尺码请看清。|Not returnable once opened, so check the size.",
        "脚尖手工缝头，不硌脚趾。|Toes linked by hand: no ridge.",
    ),
    "sneakers": _notes(
        "先穿袜子在家走半天，再决定留不留。|Walk indoors in socks for half a day before deciding.",
        "鞋垫可拆洗，附一副备用鞋带。|Insoles lift out; spare laces included.",
    ),
    "leather-shoes": _notes(
        "下午量脚最准，脚会比早上大一点。|Measure feet in the afternoon, when they are largest.",
        "附鞋撑与无色鞋油一小罐。|Shoe trees and a small tin of polish included.",
    ),
    "slippers": _notes(
        "宽脚建议大一码。|Wide feet: one size up.",
        "底纹防滑，浴室请选 EVA 款。|Soles grip; for bathrooms choose EVA.",
    ),
    "backpacks": _notes(
        "肩带按身高调，包底落在腰上最省力。|Set the straps so that the base rests on your hips.",
        "局部脏了用软刷刷，不要机洗。|Spot-clean with a soft brush, no machine.",
    ),
    "totes": _notes(
        "不用时塞纸撑形，挂久了提手会变长。|Stuff with paper when idle; hanging lengthens handles.",
        "五金轻微划痕属正常，可寄回抛光。|Small scratches on metal are normal; we polish them free.",
    ),
    "suitcases": _notes(
        "登机尺寸以航司规定为准。|Cabin limits are the airline's to set.",
        "密码初始为 000，收到请先改。|The code is 000; change it first.",
    ),
    "serums": _notes(
        "洁面后、面霜前用，两三滴就够。|After cleansing, before cream; two or three drops.",
        "含酸与维 C 的，白天请防晒。|With acids or vitamin C, wear sunscreen by day.",
    ),
    "creams": _notes(
        "挖勺随盒，手指不进罐。|Use the spatula, not fingers.",
        "早晚各一粒黄豆大小。|A soya bean's worth, morning and night.",
    ),
    "cleansers-sunscreens": _notes(
        "避开眼周，入眼请用清水冲洗。|Keep clear of the eyes; rinse if it gets in.",
        "敏感期先局部试用三天。|In touchy times, test a patch for three days.",
    ),
    "lipsticks": _notes(
        "试色图在自然光下拍，未修色。|Swatches shot in daylight, unretouched.",
        "口红拆封不退，可先买 2 元小样。|Not returnable once opened; a 2-yuan sample comes first.",
    ),
    "compacts": _notes(
        "压粉怕摔，随身带请用附赠绒袋。|Pressed powder hates falls; use the pouch.",
        "粉扑两周洗一次。|Wash the puff every fortnight.",
    ),
    "perfumes": _notes(
        "随正装附 1.5 毫升小样，先闻再拆正装，不喜欢可退。|A 1.5 ml sample comes along: smell it first and return the bottle unopened.",
        "喷在手腕与耳后，不要搓。|Wrists and behind the ears; do not rub.",
    ),
    "shampoos-washes": _notes(
        "泵头逆时针旋开，运输锁可重复用。|Turn the pump left; the lock works again for travel.",
        "瓶身为再生塑料，可回收。|Recycled plastic, recyclable again.",
    ),
    "soaps": _notes(
        "切口与花纹因手工各不相同。|Cuts and patterns differ, being done by hand.",
        "附起泡网一只。|A lathering net is included.",
    ),
    "oral-care": _notes(
        "刷头三个月一换。|A new head every three months.",
        "个人卫生用品，拆封不退。|For hygiene's sake not returnable once opened.",
    ),
    "apples-pears": _notes(
        "果径 75–85 毫米，净重不含箱。|75–85 mm across; weight without the box.",
        "没打蜡，擦一擦就能吃。|Unwaxed: a wipe and eat.",
    ),
    "citrus": _notes(
        "表皮有风疤是树上吹的，不影响甜。|Wind marks on the skin do not touch the sweetness.",
        "放通风处，别闷在塑料袋里。|Keep them aired, out of plastic bags.",
    ),
    "berries-grapes": _notes(
        "吃多少洗多少，水珠会让果子早坏。|Wash only what you eat; drops spoil the rest.",
        "冷链发货，次日达区域以结算页为准。|Sent chilled; next-day areas are shown at checkout.",
    ),
    "rice-grains": _notes(
        "夏天装进矿泉水瓶，不生虫。|In summer keep it in clean bottles and no weevil comes.",
        "水米比约 1.2 比 1，泡二十分钟再煮。|About 1.2 of water to 1, soaked twenty minutes.",
    ),
    "noodles": _notes(
        "水宽火大，一人份一百克。|Plenty of water, high heat, 100 g a head.",
        "配料与致敏原见包装背面。|Ingredients and allergens are on the back.",
    ),
    "oils-sauces": _notes(
        "开封后请冷藏，三个月内用完。|Refrigerate once open; finish in three months.",
        "玻璃瓶有专用护角，破损包赔。|Glass travels in corner guards; breakage is on us.",
    ),
    "green-tea": _notes(
        "玻璃杯最好看，先水后茶。|A glass shows it best: water first, then leaves.",
        "附一次试饮小包，不合口味整罐可退。|A taster is enclosed; if it is not for you, return the tin unopened.",
    ),
    "oolong-black-tea": _notes(
        "第一泡快出，当作醒茶。|Pour the first infusion fast, to wake the leaf.",
        "附一次试饮小包，不合口味整罐可退。|A taster is enclosed; if it is not for you, return the tin unopened.",
    ),
    "coffee": _notes(
        "粉水比一比十五，九十二度起步。|One part coffee to fifteen of water, from 92 °C.",
        "单向阀包装，开封后密封，别放冰箱。|Valve bag: reseal it, and keep it out of the fridge.",
    ),
    "nuts": _notes(
        "同线生产含花生制品，过敏请留意。|Packed on a line that handles peanuts.",
        "独立小包，防潮。|Small inner packs keep them crisp.",
    ),
    "biscuits-pastries": _notes(
        "含麸质、蛋、奶。|Contains gluten, egg and milk.",
        "易碎品，每层有缓冲纸。|Fragile, with paper between the layers.",
    ),
    "honey-jam": _notes(
        "一岁以内婴儿不宜食用蜂蜜。|Honey is not for babies under one.",
        "用干勺子取，瓶口不沾水。|A dry spoon keeps it from spoiling.",
    ),
    "chocolate": _notes(
        "夏季加冰袋发货。|Sent with an ice pack in summer.",
        "表面起白霜是可可脂，不影响食用。|A white bloom is cocoa butter and harmless.",
    ),
    "blocks": _notes(
        "附收纳袋，玩完一起送它回家。|A bag is included, for putting everything back to bed.",
        "湿布擦拭，不要浸泡。|Wipe with a damp cloth, do not soak.",
    ),
    "plush": _notes(
        "填充为三维中空棉，眼睛为刺绣。|Hollow-fibre filling, embroidered eyes.",
        "可绣名字，四个字以内。|We can embroider a name, up to four characters.",
    ),
    "wooden-toys": _notes(
        "木纹与节疤每件不同。|Grain and knots differ from piece to piece.",
        "掉漆磕角可寄回补，只收邮费。|Chips are mended for the postage.",
    ),
    "feeding": _notes(
        "首次使用前清洗消毒。|Wash and sterilise before first use.",
        "奶嘴与吸管每两个月更换。|New teats and straws every two months.",
    ),
    "baby-wear": _notes(
        "A 类婴幼儿安全标准。|Meets the class A standard for infants.",
        "介于两码之间选大一码。|Between sizes, take the larger.",
    ),
    "tents": _notes(
        "含地钉、风绳与收纳袋。|Pegs, guy lines and bag included.",
        "湿着收的，回家一定摊开晾干。|Packed wet? Spread it out at home.",
    ),
    "camp-furniture": _notes(
        "静态承重 120 公斤，不要站上去。|Holds 120 kg sitting; do not stand on it.",
        "布面可拆洗，含收纳袋。|The cloth comes off to wash; bag included.",
    ),
    "lanterns": _notes(
        "IPX4 防泼溅，别泡水。|Splash-proof to IPX4, not for dunking.",
        "帐篷里请用 LED，明火留在外面。|LED inside the tent; flames stay out.",
    ),
    "weights": _notes(
        "放在垫子上用，护地也护脚。|Use a mat, for the floor's sake and your toes'.",
        "热身五分钟再上重量。|Warm up for five minutes first.",
    ),
    "yoga": _notes(
        "新品有轻微气味，通风两天散去。|A faint smell leaves after two airy days.",
        "附跟练课程十节，扫码即看。|Ten lessons included by code.",
    ),
    "helmets": _notes(
        "水平戴到眉上两指，扣带容一指。|Level, two fingers above the brows, one finger under the strap.",
        "内衬可拆洗。|The padding comes out to wash.",
    ),
    "balls-rackets": _notes(
        "球类出厂未满气，附气针。|Balls ship half inflated, needle included.",
        "学校与俱乐部团购可开发票。|Invoices for schools and clubs.",
    ),
    "fiction": _notes(
        "可加盖书店印章，备注写“盖章”。|Ask in the note and we stamp it with our seal.",
        "满三本送手作书签。|Three books bring a handmade bookmark.",
    ),
    "food-living": _notes(
        "全彩印刷，纸张不反光。|Full colour on paper that does not glare.",
        "书里夹着一张可撕的清单。|There is a tear-out checklist inside.",
    ),
    "picture-books": _notes(
        "大豆油墨，圆角裁切。|Soy inks and rounded corners.",
        "周六上午十点，二楼有人讲这本。|Somebody reads it upstairs, Saturdays at ten.",
    ),
    "notebooks": _notes(
        "192 页，A5，书口染色。|192 pages, A5, tinted edges.",
        "可烫名字，加 15 元。|Your name in foil for 15 yuan.",
    ),
    "pens": _notes(
        "出厂逐支试写，笔尖有墨痕属正常。|Each is test-written, so a trace of ink is normal.",
        "三个月内断墨包换。|Skipping within three months is exchanged.",
    ),
    "art-supplies": _notes(
        "通过 EN71 检测，无异味。|Tested to EN 71, no smell.",
        "附色卡一张，先涂一遍再上手。|With a card to swatch before you begin.",
    ),
}
