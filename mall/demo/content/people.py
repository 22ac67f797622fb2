"""The shoppers and operators of the demo mall; all fictional, with addresses that nobody can own."""

from __future__ import annotations

from mall.demo.content.shapes import PersonRole, PersonSeed


def _person(name: str, mailbox: str, line: int, role: PersonRole = "shopper") -> PersonSeed:
    return PersonSeed(name, f"{mailbox}@demo.mall.test", f"+861380013{line:04d}", role)


PEOPLE: tuple[PersonSeed, ...] = (
    _person("林晚秋", "linwanqiu", 8101),
    _person("周既白", "zhoujibai", 8102),
    _person("陈小满", "chenxiaoman", 8103),
    _person("何以宁", "heyining", 8104),
    _person("苏木兮", "sumuxi", 8105),
    _person("赵观澜", "zhaoguanlan", 8106),
    _person("Emma Whitfield", "emma.whitfield", 8107),
    _person("Daniel Okafor", "daniel.okafor", 8108),
    _person("吴桐", "wutong", 8109),
    _person("沈知微", "shenzhiwei", 8110),
    _person("罗一诺", "luoyinuo", 8111),
    _person("Sofia Marchetti", "sofia.marchetti", 8112),
    _person("江雨眠", "jiangyumian", 8113),
    _person("许南风", "xunanfeng", 8114),
    _person("白若溪", "bairuoxi", 8115),
    _person("马骁", "maxiao", 8116),
    _person("钱思齐", "qiansiqi", 8201, "finance"),
    _person("孟如松", "mengrusong", 8202, "finance"),
    _person("叶听雨", "yetingyu", 8203, "moderation"),
    _person("高闻笛", "gaowendi", 8204, "admission"),
    _person("夏暖", "xianuan", 8205, "support"),
    _person("程小满", "chengxiaoman", 8207, "marketing"),
    _person("秦守拙", "qinshouzhuo", 8206, "system"),
    _person("冯砚", "fengyan", 8208, "system"),
)
