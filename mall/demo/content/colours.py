"""The colours things come in: what merchants call them, and the tone the pictures are painted with."""

from __future__ import annotations

from dataclasses import dataclass

from mall.demo.content.shapes import Text


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour's name and its sRGB tone as "#rrggbb"."""

    name: Text
    tone: str


def _swatches(**lines: str) -> dict[str, Swatch]:
    made = {}
    for key, line in lines.items():
        chinese, english, tone = line.split("|")
        made[key.replace("_", "-")] = Swatch(Text(chinese, english), tone)
    return made


COLOURS: dict[str, Swatch] = _swatches(
    # whites, greys, blacks
    white="白色|White|#f5f4f0",
    cream="奶油白|Cream|#f3ead8",
    ivory="象牙白|Ivory|#efe6d2",
    oat="燕麦|Oat|#dfd0b8",
    sand="沙色|Sand|#d6bf9b",
    stone="岩灰|Stone|#b9b3a8",
    silver="银色|Silver|#c9ccd1",
    mist="雾灰|Mist grey|#c3c9cd",
    grey="中灰|Grey|#8f949a",
    graphite="石墨灰|Graphite|#54585e",
    charcoal="炭灰|Charcoal|#3f4247",
    black="黑色|Black|#2a2b2e",
    titanium="钛灰|Titanium|#a29d95",
    # browns
    camel="驼色|Camel|#c29263",
    caramel="焦糖|Caramel|#b4703a",
    tan="植鞣棕|Tan|#a8693c",
    chestnut="栗色|Chestnut|#7d4a30",
    coffee="咖啡|Coffee|#5e4234",
    oak="橡木色|Oak|#cfa672",
    walnut="胡桃色|Walnut|#7a5238",
    ash="白蜡木色|Ash|#e0c49a",
    khaki="卡其|Khaki|#b8a079",
    # yellows, oranges
    butter="鹅黄|Butter|#f2d98b",
    mustard="芥末黄|Mustard|#d7a32f",
    lemon="柠檬黄|Lemon|#f0d24a",
    honey="蜜色|Honey|#e0a23c",
    apricot="杏色|Apricot|#f0c19a",
    peach="蜜桃|Peach|#f2b296",
    orange="橘色|Orange|#e8803a",
    terracotta="陶土红|Terracotta|#c4684a",
    copper="古铜|Copper|#b8754f",
    brass="黄铜|Brass|#c9a253",
    gold="金色|Gold|#d8b36a",
    # reds, pinks
    coral="珊瑚|Coral|#ee7d6b",
    red="正红|Red|#c8323a",
    brick="砖红|Brick|#a8483a",
    wine="酒红|Wine|#74273a",
    rose="玫瑰粉|Rose|#d88a95",
    blush="藕粉|Blush|#e9c2bc",
    pink="樱花粉|Cherry pink|#f1b6c4",
    bean="豆沙|Bean paste|#b76468",
    berry="莓果|Berry|#a33a5c",
    # purples
    lilac="丁香紫|Lilac|#c3b3dc",
    taro="香芋紫|Taro|#a698c4",
    plum="梅子紫|Plum|#6f4a72",
    # blues
    sky="晴空蓝|Sky|#a8cde6",
    haze="雾霾蓝|Haze blue|#8fa9bc",
    denim="牛仔蓝|Denim|#54779e",
    lake="湖蓝|Lake|#4a9ab5",
    cobalt="钴蓝|Cobalt|#2f5fb0",
    navy="藏青|Navy|#2b3a5c",
    indigo="靛蓝|Indigo|#39507c",
    ink="墨蓝|Ink|#27364a",
    # greens
    mint="薄荷|Mint|#b5dccb",
    celadon="青瓷|Celadon|#a9c9bb",
    sage="鼠尾草绿|Sage|#a5b396",
    matcha="抹茶|Matcha|#9fb070",
    grass="草绿|Grass|#7da659",
    olive="橄榄绿|Olive|#7c7d4b",
    army="军绿|Army|#5d6247",
    forest="松林绿|Forest|#3c5a48",
    teal="孔雀绿|Teal|#2f7a78",
    emerald="祖母绿|Emerald|#2c7d5c",
)
