"""The three banners of the home page."""

from __future__ import annotations

from mall.demo.content.shapes import BannerSeed, Text

BANNERS: tuple[BannerSeed, ...] = (
    BannerSeed(
        "slow-home",
        Text("把家住慢一点", "Live a little slower"),
        Text("木头、亚麻和一盏暖灯，家居新品八五折起", "Wood, linen and a warm lamp: new for the home, from 15 % off"),
        "home",
        32,
        ("rice-paper-lamp", "bubble-sofa-chair", "monstera-white-pot", "nesting-coffee-tables", "moon-ball-vase"),
    ),
    BannerSeed(
        "desk-and-sound",
        Text("桌上的好东西", "Good things for a desk"),
        Text("耳机、键盘、相机，先用满两周才上架", "Headphones, laptops and cameras, lived with before we list them"),
        "digital",
        218,
        (
            "starbarge-feather-14",
            "walnut-bookshelf-pair",
            "mist-cylinder-speaker",
            "mint-instant-camera",
            "two-arm-task-lamp",
        ),
    ),
    BannerSeed(
        "tea-and-harvest",
        Text("跟着节气吃茶吃果", "Tea and fruit, by the season"),
        Text(
            "明前龙井、赣南脐橙，满 128 元包邮",
            "Longjing before Qingming, oranges from Gannan; free delivery from ¥128",
        ),
        "food",
        96,
        ("mingqian-longjing", "gannan-navel-orange", "overhead-celadon-teapot", "linden-raw-honey", "yantai-red-fuji"),
    ),
)
