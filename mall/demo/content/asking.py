"""What shoppers of the demo mall ask about goods, and what stores and buyers answer: by category, the narrowest that is named.

Each is (question, the store's answer, a buyer's answer); what is empty was not said. They hold for anything on their shelf.
"""

from __future__ import annotations

from dataclasses import dataclass

from mall.demo.content.shapes import Text


@dataclass(frozen=True, slots=True)
class QuestionSeed:
    """A question, the store's word where it gave one, a buyer's where somebody knew."""

    words: Text
    store: Text | None = None
    buyer: Text | None = None


def _asked(words: str, store: str = "", buyer: str = "") -> QuestionSeed:
    return QuestionSeed(Text(*words.split("|")), *(Text(*each.split("|")) if each else None for each in (store, buyer)))


QUESTIONS: dict[str, tuple[QuestionSeed, ...]] = {
    "furniture": (
        _asked("送到家还要自己装吗？|Do I have to put it together myself?",
               "需要简单安装，工具和图纸都在箱里，一个人半小时左右。|A little: tools and a drawing are in the box, half an hour for one person.",
               "一个人装好的，最后拧紧时找人扶一下更省事。|I did it alone; a second pair of hands helps for the last screws."),
        _asked("刚到的时候味道大不大？|Does it smell when it is new?", "", "有一点木头味，开窗两天就散了。|A little of wood. Two days with the window open and it was gone."),
        _asked("木地板上会留印子吗？|Does it leave marks on a wooden floor?", "脚底贴了毛毡垫，另送一套备用。|The feet have felt pads, and a spare set comes with it."),
        _asked("老房子没有电梯，能送上五楼吗？|Fifth floor, no lift: will it be carried up?"),
    ),
    "lighting": (
        _asked("灯泡坏了能自己换吗？|Can I change the bulb myself?", "可以，标准灯头，五金店都买得到。|Yes, it takes a standard bulb that any shop has."),
        _asked("晚上看书会不会刺眼？|Is it easy on the eyes for reading at night?", "", "不刺眼，我睡前看一小时没问题。|It is. I read for an hour before sleep."),
        _asked("线有多长？家里插座有点远。|How long is the cable? My socket is far away.", "线长 1.8 米，接插线板使用也可以。|1.8 metres; an extension lead is fine too."),
    ),
    "home-textiles": (
        _asked("能机洗吗？会不会缩水？|Can it be machine-washed, and does it shrink?", "可以，装洗衣袋、冷水轻柔；出厂前已预缩。|Yes: in a bag, cold, gentle. It was pre-shrunk.",
               "洗了五六次，大小没变，颜色也没掉。|Washed five or six times: same size, same colour."),
        _asked("夏天用会不会热？|Is it too warm for summer?", "", "南方夏天开空调用着正好。|With the air conditioning on it is just right in the south."),
        _asked("和图片有色差吗？|Is the colour as in the picture?", "", "比屏幕上稍深一点点，自然光下很接近。|A touch darker than on my screen, very close by daylight."),
    ),
    "decor": (
        _asked("实物有多高？想放书架上。|How tall is it really? It is meant for a shelf.", "尺寸都在规格里，买之前量一下层高最稳妥。|The measures stand with the sizes; measure your shelf first."),
        _asked("路上会碰坏吗？|Does it survive the post?", "里外两层缓冲，破损拍照我们补发。|It is packed twice; send us a picture of any damage and we send another.",
               "到手完好，箱子里塞得很满。|Mine came whole; the box was stuffed."),
        _asked("送朋友乔迁，能代写卡片吗？|A housewarming present: could you write a card?", "可以，下单时备注要写的话。|Gladly. Put the words into the note with your order."),
    ),
    "cookware": (
        _asked("电磁炉能用吗？|Does it work on induction?", "是否适用写在详情里，拿不准就发型号来问。|The details say which hobs it is for; ask us about your model if in doubt."),
        _asked("新手好打理吗？|Is it easy to look after for a beginner?", "照说明擦干收好就行，随货有一张保养卡。|Dry it before you put it away; a card on care comes with it.",
               "第一周有点手忙脚乱，后来就顺手了。|The first week took some learning; now it is easy."),
        _asked("一只手拿会不会很重？|Is it heavy for one hand?", "", "有点分量，我一米六，翻面得用两只手。|It has some weight; I am small and use both hands to turn things."),
    ),
    "tableware": (
        _asked("可以进洗碗机吗？|Does it go into a dishwasher?", "详情里标明可以的都能进，放上层更好。|Where the details say so, yes; the upper rack is kinder."),
        _asked("杯口或边缘会不会割手？|Are the rims smooth?", "", "打磨得很圆，孩子用也放心。|Rounded all over; my child uses it."),
        _asked("每一件的颜色都一样吗？|Do all pieces look alike?", "同一批接近，手工上色会有细微差别。|Those of one batch are close; by hand there are small differences.",
               "我买了四件，放一起看深浅略有不同，挺自然。|I have four: slightly different side by side, and pleasant."),
        _asked("有礼盒装吗？|Is there a gift box?", "默认牛皮纸盒，送礼请备注，我们加一层包装纸。|A plain box as a rule; say that it is a present and we wrap it."),
    ),
    "kitchen-appliances": (
        _asked("声音大吗？早上怕吵到家里人。|Is it loud? I get up before the others.", "", "比抽油烟机轻，关上厨房门听不见。|Quieter than the hood; with the kitchen door shut you hear nothing."),
        _asked("保修多久，坏了怎么办？|How long is the guarantee, and what if it breaks?", "整机两年，从订单里申请，我们安排检测。|Two years. Ask from your order and we arrange a check."),
        _asked("清洗麻烦吗？|Is it hard to clean?", "能拆的部分都可以水洗，主体用湿布擦。|What comes off may be washed, the body is wiped.", "三分钟洗完，缝里用小刷子。|Three minutes, with a small brush for the gaps."),
    ),
    "phones": (
        _asked("是全新未拆封的吗？|Is it new and sealed?", "全新，支持当面验货。|New, and you may open it in front of the courier."),
        _asked("一天一充够不够？|Does it last a day?", "", "我用得多，晚上十点还剩两成。|I use it a lot and have a fifth left at ten at night."),
        _asked("能开发票吗？|Do you issue an invoice?", "可以，下单时备注抬头。|Yes, put the name for it into the note."),
    ),
    "audio": (
        _asked("戴久了或听久了累吗？|Is it comfortable for hours?", "", "连着听三小时没觉得累。|Three hours at a time and I did not mind."),
        _asked("同时连手机和电脑可以吗？|Can it be paired with a phone and a laptop at once?", "支持的型号在规格里写明，切换不用重新配对。|Models that can say so in the details; no new pairing to switch."),
        _asked("延迟大吗，看视频对得上口型吗？|Is there a delay with video?", "", "看剧没问题，打游戏能感觉到一点。|Fine for series, just noticeable in games."),
    ),
    "computing": (
        _asked("苹果电脑能用吗？|Does it work with a Mac?", "可以，系统要求在详情最后一段。|Yes; the last paragraph says from which version."),
        _asked("办公室用会不会吵到同事？|Is it too loud for an office?", "", "同事坐对面，没抱怨过。|A colleague sits opposite and has not complained."),
        _asked("以后能自己升级或换零件吗？|Can parts be changed later?"),
    ),
    "home-appliances": (
        _asked("晚上开着睡觉吵吗？|Can I sleep with it running?", "最低档 30 分贝左右，放床头柜以外的位置更好。|About 30 decibels on low; not right beside the pillow.", "一档基本听不见。|On one you hardly hear it."),
        _asked("二十平米的房间够用吗？|Is it enough for twenty square metres?", "够，门窗关好效果更明显。|It is, with the windows shut."),
        _asked("出差能带上飞机吗？|May I take it on a plane?"),
    ),
    "wearables": (
        _asked("防水吗，游泳能戴吗？|Is it waterproof enough for swimming?", "防水等级在规格里，洗手淋雨都没问题，潜水不行。|The rating is in the details: rain and washing yes, diving no."),
        _asked("老人自己会用吗？|Can an older person manage it?", "", "给我爸设好以后，他只看时间和步数，没问题。|I set it up for my father; he looks at time and steps and is happy."),
        _asked("充一次电用几天？|How many days on one charge?", "", "常亮屏三天，关掉能到六天。|Three with the screen always on, six without."),
    ),
    "womenswear": (
        _asked("一米六、五十公斤穿什么码？|1.60 m and 50 kg: which size?", "一般穿中码，喜欢宽松选大一码。|Usually medium; one up if you like it loose.", "我和你差不多，中码正好。|I am about the same, and medium fits."),
        _asked("薄不薄，要穿打底吗？|Is it thin, does it need something under it?", "", "浅色的最好穿肤色打底，深色不用。|With the light colours yes, with the dark ones no."),
        _asked("会起球吗？|Does it pill?", "摩擦多的地方穿久了会有一点，洗时翻面能好很多。|A little where it rubs; wash it inside out."),
    ),
    "menswear": (
        _asked("一米七八、七十五公斤穿什么码？|1.78 m and 75 kg: which size?", "建议大码，肩宽的选加大。|Large, or one up for wide shoulders.", "同样身材，大码合适，袖子刚好。|Same build: large fits, sleeves included."),
        _asked("洗了会不会变形？|Does it keep its shape in the wash?", "", "洗了一个月，领子和肩都没垮。|A month of washing, collar and shoulders still as they were."),
        _asked("上班穿会不会太休闲？|Too casual for the office?"),
    ),
    "accessories": (
        _asked("头围或脚偏大能用吗？|Does it fit a larger size?", "有弹性，常见尺寸都合适，偏大请看尺码。|It stretches; look at the sizes if yours is unusual."),
        _asked("会不会掉色？|Does the colour run?", "第一次请单独洗，之后正常。|Wash it alone the first time.", "第一次水有点颜色，后来没有了。|A little colour in the first water, none since."),
        _asked("适合送长辈吗？|Is it a present for older people?", "", "送给妈妈的，她很喜欢。|My mother likes hers."),
    ),
    "shoes": (
        _asked("尺码偏大还是偏小？|Does it run large or small?", "标准码，脚背高的选大半码。|True to size; half a size up for a high instep.", "平时四十二，买四十二刚好。|I wear 42 and 42 fits."),
        _asked("走一天脚累吗？|Can I walk in it all day?", "", "逛了一天展，脚底没事，就是后跟头两天有点磨。|A whole day at a fair without trouble; the heel rubbed for two days at first."),
        _asked("下雨天能穿吗？|Is it for rain?", "小雨没问题，大雨请换雨鞋。|A drizzle yes, a downpour no."),
    ),
    "bags": (
        _asked("十五寸电脑放得下吗？|Does a 15-inch laptop fit?", "能不能放写在规格里，内袋尺寸可以对照。|The details give the inner measures."),
        _asked("能带上飞机吗？|Is it cabin size?", "", "我带它坐过两次，没被要求托运。|I took mine twice and nobody asked me to check it in."),
        _asked("拉链顺滑吗？|Do the zips run well?", "", "刚开始有点紧，用几次就好了。|A bit stiff at first, good after some days."),
    ),
    "skincare": (
        _asked("敏感皮能用吗？|Is it for sensitive skin?", "建议先在耳后试一天，成分全部写在详情里。|Try it behind the ear for a day; all it is made of stands in the details.", "我换季会泛红，用着没事。|My skin reddens with the seasons; no trouble with this."),
        _asked("怀孕可以用吗？|May I use it while pregnant?", "成分表在详情里，请带给医生看过再决定。|Please show what it is made of to your doctor first."),
        _asked("一瓶能用多久？|How long does one last?", "", "早晚用，两个月左右。|Two months, morning and evening."),
    ),
    "makeup": (
        _asked("黄皮显白吗？|Does it suit a warm skin?", "", "我黄一白，日常很合适。|Mine is warm and light: good for every day."),
        _asked("能保持一下午吗？|Does it last an afternoon?", "不喝热汤的话四小时左右，补一次就好。|About four hours if you skip hot soup; then once more."),
        _asked("保质期到什么时候？|Until when does it keep?", "发出的都有两年以上，批号印在盒底。|What we send keeps for two years at least; the batch is on the box."),
    ),
    "body-care": (
        _asked("味道浓吗？|Is the scent strong?", "淡，洗完半小时就很轻了。|It is light, and faint after half an hour.", "几乎闻不到，喜欢。|Hardly there, as I like it."),
        _asked("孩子能一起用吗？|May children use it?", "三岁以上可以，避开眼睛。|From three years on, not in the eyes."),
        _asked("有替换装吗？|Are there refills?"),
    ),
    "fruit": (
        _asked("今天下单什么时候发货？|If I order today, when is it sent?", "当天采摘、次日上午发出，下雨顺延一天。|Picked the same day and sent the next morning; a day later when it rains."),
        _asked("吃起来甜不甜？|Is it sweet?", "", "这一箱很甜，个别靠底部的淡一点。|This box was, some at the bottom less so."),
        _asked("坏果怎么处理？|What if some are bad?", "拍照发来，按坏的重量赔。|Send us a picture; we pay back by weight.", "坏了两个，当天就退了钱。|Two were; the money came the same day."),
    ),
    "pantry": (
        _asked("生产日期是多久的？|How fresh is it?", "发近两个月内的，日期印在封口。|Made within two months; the date is on the seal."),
        _asked("有没有添加剂？|Are there additives?", "配料表在详情里，写的就是全部。|What it is made of stands in the details, and that is all."),
        _asked("三口之家能吃多久？|How long does it last three people?", "", "我家三口，两个多星期。|Three of us: a little over two weeks."),
        _asked("开封后怎么放？|How is it kept once opened?", "密封，阴凉干燥，夏天放冰箱。|Closed, cool and dry; in the fridge in summer."),
    ),
    "tea-coffee": (
        _asked("是今年的吗？|Is it this year's?", "是，批次印在罐底。|It is; the batch is under the tin."),
        _asked("第一次喝，苦不苦？|I am new to it: is it bitter?", "", "水温低一点就不苦，我用八十度。|Not with cooler water; I use eighty degrees."),
        _asked("一包能喝多久？|How long does a pack last?", "", "每天一杯，一个月出头。|A cup a day makes it a month and a bit."),
    ),
    "snacks": (
        _asked("独立小包装吗？|Is it packed in portions?", "看规格，选小包装就是一份一袋。|It depends on the size you choose; the small ones are single."),
        _asked("甜度怎么样？|How sweet is it?", "", "比超市的淡，老人也吃得惯。|Less than from a supermarket; older people like it."),
        _asked("坚果或牛奶过敏能吃吗？|What about nut or milk allergies?", "同一车间处理坚果和乳制品，过敏请不要买。|Nuts and milk are handled in the same rooms; please do not, if you are allergic."),
    ),
    "toys": (
        _asked("两岁半能玩吗？|Is it for two and a half years?", "适合年龄写在规格里，小零件的请满三岁。|The age stands in the details; with small parts it is three.", "我家两岁八个月，大人陪着能玩。|Mine at two years eight months manages with us beside."),
        _asked("漆会掉吗，啃了要紧吗？|Does the paint come off when it is chewed?", "水性漆，检测报告可以在店里看。|Water-based; the report may be read in the store."),
        _asked("能玩多久不腻？|How long does it stay interesting?", "", "快两个月了，每天还要拿出来。|Nearly two months and still out every day."),
    ),
    "baby": (
        _asked("买多大的合适，怕长得快。|Which size? They grow so fast.", "建议大一个月龄段。|One age up.", "买大了一码，正好穿到现在。|One up, and it still fits."),
        _asked("新的要先洗吗？|Should it be washed first?", "建议先过一遍清水。|Yes, once in clear water."),
    ),
    "camping": (
        _asked("一个人能搭或者能收吗？|Can one person manage it?", "可以，第一次照图十分钟。|Yes, ten minutes with the drawing the first time.", "第二次就五分钟了。|Five minutes the second time."),
        _asked("收起来后备箱放得下吗？|Does it fit into a boot when packed?", "", "两厢车横着放没问题。|Across the boot of a small car, easily."),
        _asked("海边风大用得住吗？|Does it stand wind at the sea?", "五级以内加地钉没问题，再大请收起来。|Up to a fresh breeze with pegs; beyond that, pack up."),
    ),
    "fitness": (
        _asked("在家练会不会吵到楼下？|Will the neighbours below hear it?", "垫一层瑜伽垫就好。|Put a mat under it.", "铺了垫子，邻居没说过。|With a mat nobody has said anything."),
        _asked("新手选哪个规格？|Which size for a beginner?", "先选最轻或最薄的，够用再加。|The lightest or thinnest; add later."),
        _asked("会有橡胶味吗？|Does it smell of rubber?", "", "晾一天就没了。|Gone after a day in the air."),
    ),
    "ride-play": (
        _asked("初学者用合适吗？|Is it for beginners?", "", "我刚学三个月，够用。|Three months in, and it is all I need."),
        _asked("青少年能用吗？|Does it fit a teenager?", "看尺码，十二岁以上一般选小号。|Look at the sizes; from twelve on it is usually small."),
        _asked("配件能单独买吗？|Are spare parts sold separately?"),
    ),
    "reading": (
        _asked("是正版吗，纸怎么样？|Is it an original, and how is the paper?", "正版，出版社直发。|It is, straight from the publisher.", "纸厚不反光，眼睛舒服。|Thick and without glare, easy on the eyes."),
        _asked("会不会有折角？|Do corners arrive bent?", "每本都有护角，折了换新。|Each has corner guards; bent ones are replaced."),
    ),
    "stationery": (
        _asked("和图片颜色一样吗？|Is the colour as in the picture?", "", "自然光下一样，灯下暖一点。|By daylight yes, a little warmer under a lamp."),
        _asked("能刻字或者印名字吗？|Can a name be put on it?", "可以，下单备注，多等两天。|Yes: say so in the note and wait two more days."),
        _asked("学生用够结实吗？|Is it sturdy enough for school?", "", "孩子书包里放了一学期，没散。|A term in my child's bag and still whole."),
    ),
    "laptops": (
        _asked("出厂自带系统吗？|Does it come with a system?", "自带，开机联网激活就能用。|It does: switch it on, go online, done."),
        _asked("风扇声音大不大？|Is the fan loud?", "", "写文档听不到，剪视频时能听见。|Not while writing; you hear it when cutting video."),
        _asked("内存以后能加吗？|Can memory be added later?"),
    ),
    "chargers": (
        _asked("旧手机能用吗？|Does it work with an older phone?", "可以，会自动降到合适的功率。|Yes, it goes down to what the phone can take."),
        _asked("充着会不会很烫？|Does it get hot?", "", "温温的，不烫手。|Warm, not hot."),
    ),
    "cameras": (
        _asked("新手好上手吗？|Is it for a beginner?", "", "自动挡就很好用，慢慢学手动。|Automatic is good, and you learn the rest."),
        _asked("送存储卡吗？|Is there a card in the box?", "盒里不带卡，规格里写了支持的类型。|No card; the details say which fit."),
    ),
    "knives-boards": (
        _asked("钝了能自己磨吗？|Can I sharpen or renew it myself?", "可以，随货有保养说明。|You can; a sheet on care comes with it.", "磨刀石蹭几下就好，不难。|A few strokes on a stone, not hard."),
        _asked("女生用顺手吗？|Is it handy for small hands?", "", "我手小，用着正好。|Mine are small, and it sits well."),
    ),
    "oral-care": (
        _asked("刷毛或口感偏硬吗？|Is it hard on the gums?", "", "软，牙龈敏感的可以用。|Soft; fine for sensitive gums."),
        _asked("孩子能用吗？|May children use it?", "六岁以上可以，再小请选儿童款。|From six years on; younger ones need their own."),
    ),
    "perfumes": (
        _asked("留香多久？|How long does it last?", "", "我身上四五个小时，衣服上更久。|Four or five hours on me, longer on clothes."),
        _asked("有小样试吗？|Is there a sample?", "下单随赠一支小样，先试小样，不喜欢可退正装。|One comes with each order: try that first, and send the bottle back unopened."),
    ),
    "plush": (
        _asked("能机洗吗？|Can it be machine-washed?", "装洗衣袋轻柔洗，平放晾干。|In a bag, gently, and dried flat.", "洗过两次，没结块。|Washed twice, no lumps."),
        _asked("会掉毛吗？|Does it lose fluff?", "", "刚到抖一抖有一点，之后没有。|A little when new, none since."),
    ),
    "feeding": (
        _asked("能高温消毒吗？|May it be sterilised?", "耐热温度写在规格里，煮三分钟没问题。|The details give the temperature; three minutes of boiling is fine."),
        _asked("多大的宝宝开始用？|From what age?", "", "我家六个月开始用的。|Mine began at six months."),
    ),
    "lanterns": (
        _asked("充一次能亮几个晚上？|How many nights on one charge?", "", "中档两晚，低档四晚。|Two on medium, four on low."),
        _asked("下雨天挂外面行吗？|May it hang in the rain?", "小雨可以，不要泡水。|In a drizzle yes, not under water."),
    ),
    "picture-books": (
        _asked("适合几岁的孩子？|For what age?", "", "四岁听我读，六岁自己看。|At four I read it out, at six she reads it herself."),
        _asked("纸厚不厚，会不会划手？|Is the paper thick, are the edges sharp?", "加厚纸，圆角。|Thick paper, rounded corners."),
    ),
    "notebooks": (
        _asked("钢笔写会洇吗？|Does fountain ink bleed through?", "", "我用中等墨量，不洇不透。|Not with a medium nib."),
        _asked("能摊平吗？|Does it lie flat?", "可以，线装。|It does, it is sewn."),
    ),
}  # fmt: skip

# What nobody has looked at yet: it names another place to talk.
WAITING = Text("量大能便宜吗？加微信 jishi-demo 细聊。", "A discount for many? Write to me on WeChat: jishi-demo.")
