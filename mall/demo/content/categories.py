"""The category tree of the demo mall: ten roots, three levels, with the attributes shoppers filter by."""

from __future__ import annotations

from mall.demo.content.shapes import AttributeSeed, CategorySeed, Text


def _attribute(key: str, zh: str, en: str, **values: str) -> AttributeSeed:
    """Values are written `key="中文|English"`; an underscore in a key stands for a hyphen."""
    pairs = tuple((name.replace("_", "-"), Text(*both.split("|"))) for name, both in values.items())
    return AttributeSeed(key, Text(zh, en), pairs)


def _branch(slug: str, zh: str, en: str, *parts: CategorySeed | AttributeSeed) -> CategorySeed:
    """A category of level one or two; its icon bears its own name, and its leaves show that icon too."""
    attributes = tuple(part for part in parts if isinstance(part, AttributeSeed))
    children = tuple(part for part in parts if isinstance(part, CategorySeed))
    iconed = tuple(child if child.icon else _with_icon(child, slug) for child in children)
    return CategorySeed(slug, Text(zh, en), slug, attributes, iconed)


def _with_icon(leaf: CategorySeed, icon: str) -> CategorySeed:
    return CategorySeed(leaf.slug, leaf.name, icon, leaf.attributes, leaf.children)


def _leaf(slug: str, zh: str, en: str, *attributes: AttributeSeed) -> CategorySeed:
    return CategorySeed(slug, Text(zh, en), "", attributes)


HOME = _branch(
    "home",
    "家居家装",
    "Home & Living",
    _attribute(
        "home-style",
        "风格",
        "Style",
        japandi="原木日式|Japandi",
        modern="现代简约|Modern",
        retro="中古复古|Mid-century",
        chinese="新中式|New Chinese",
        nordic="北欧|Nordic",
    ),
    _branch(
        "furniture",
        "家具",
        "Furniture",
        _attribute(
            "furniture-material",
            "材质",
            "Material",
            oak="橡木|Oak",
            walnut="胡桃木|Walnut",
            ash="白蜡木|Ash",
            rattan="藤编|Rattan",
            metal="金属|Metal",
            fabric="布艺|Upholstered",
            pine="松木|Pine",
        ),
        _leaf("chairs", "椅凳", "Chairs & stools"),
        _leaf("tables", "桌几", "Tables"),
        _leaf("storage", "柜架收纳", "Shelves & storage"),
    ),
    _branch(
        "lighting",
        "灯具照明",
        "Lighting",
        _attribute(
            "light-colour",
            "光色",
            "Light colour",
            warm="暖光 2700K|Warm, 2700 K",
            neutral="中性光 4000K|Neutral, 4000 K",
            tunable="冷暖可调|Tunable",
        ),
        _leaf("desk-lamps", "台灯", "Desk & table lamps"),
        _leaf("floor-pendant-lamps", "落地灯与吊灯", "Floor & pendant lamps"),
    ),
    _branch(
        "home-textiles",
        "家纺布艺",
        "Home textiles",
        _attribute(
            "textile-fibre",
            "面料",
            "Fabric",
            cotton="纯棉|Cotton",
            linen="亚麻|Linen",
            wool="羊毛|Wool",
            tencel="天丝|Lyocell",
            fleece="绒面|Fleece",
            silk="真丝|Silk",
        ),
        _leaf("bedding", "床品套件", "Bedding"),
        _leaf("cushions-throws", "抱枕盖毯", "Cushions & throws"),
        _leaf("towels", "毛巾浴巾", "Towels"),
    ),
    _branch(
        "decor",
        "家居饰品",
        "Décor & plants",
        _leaf("vases", "花瓶花器", "Vases"),
        _leaf(
            "houseplants",
            "绿植盆栽",
            "House plants",
            _attribute(
                "plant-light",
                "光照",
                "Light",
                shade="耐阴|Tolerates shade",
                bright="明亮散射光|Bright, indirect",
                sun="喜光|Full sun",
            ),
        ),
        _leaf(
            "candles-diffusers",
            "香薰蜡烛",
            "Candles & diffusers",
            _attribute(
                "home-scent",
                "香调",
                "Scent",
                woody="木质|Woody",
                floral="花香|Floral",
                citrus="柑橘|Citrus",
                herbal="草本|Herbal",
                tea="茶香|Tea",
            ),
        ),
    ),
)

KITCHEN = _branch(
    "kitchen",
    "厨房餐具",
    "Kitchen & Dining",
    _branch(
        "cookware",
        "锅具刀具",
        "Cookware",
        _attribute(
            "cookware-material",
            "材质",
            "Material",
            iron="铸铁|Cast iron",
            carbon="碳钢|Carbon steel",
            steel="不锈钢|Stainless steel",
            clay="陶土|Stoneware",
            aluminium="铝合金|Aluminium",
            wood="木质|Wood",
            enamel="珐琅|Enamel",
        ),
        _leaf("pans-woks", "炒锅煎锅", "Pans & woks"),
        _leaf("pots", "汤锅炖锅", "Pots & casseroles"),
        _leaf("knives-boards", "刀具砧板", "Knives & boards"),
    ),
    _branch(
        "tableware",
        "餐具茶具",
        "Tableware",
        _attribute(
            "tableware-material",
            "材质",
            "Material",
            porcelain="瓷|Porcelain",
            stoneware="炻器|Stoneware",
            glass="玻璃|Glass",
            steel="不锈钢|Stainless steel",
            clay="紫砂|Zisha clay",
            enamel="搪瓷|Enamel",
            bamboo="竹木|Bamboo",
            titanium="钛|Titanium",
        ),
        _leaf("mugs", "杯子", "Mugs & cups"),
        _leaf("bowls-plates", "碗盘", "Bowls & plates"),
        _leaf("flasks", "保温杯壶", "Flasks & bottles"),
        _leaf("teaware", "茶具", "Teaware"),
    ),
    _branch(
        "kitchen-appliances",
        "厨房小电",
        "Kitchen appliances",
        _attribute(
            "household-size",
            "适用人数",
            "Household",
            single="1–2 人|1–2 people",
            family="3–4 人|3–4 people",
            large="5 人以上|5 or more",
        ),
        _leaf("kettles", "电热水壶", "Kettles"),
        _leaf("cookers-ovens", "电饭煲与烤箱", "Rice cookers & ovens"),
        _leaf("coffee-makers", "咖啡器具", "Coffee makers"),
    ),
)

DIGITAL = _branch(
    "digital",
    "数码家电",
    "Electronics",
    _branch(
        "phones",
        "手机通讯",
        "Phones",
        _leaf(
            "smartphones",
            "手机",
            "Smartphones",
            _attribute(
                "screen-size",
                "屏幕",
                "Screen",
                compact="6.1 英寸以下|Up to 6.1 in",
                standard="6.2–6.6 英寸|6.2–6.6 in",
                large="6.7 英寸以上|6.7 in and up",
            ),
        ),
        _leaf("chargers", "充电与移动电源", "Chargers & power banks"),
    ),
    _branch(
        "audio",
        "影音",
        "Audio",
        _attribute(
            "sound-link",
            "连接",
            "Connection",
            bluetooth="蓝牙|Bluetooth",
            wired="有线|Wired",
            wifi="Wi-Fi|Wi-Fi",
            dual="蓝牙 + 有线|Bluetooth + wired",
        ),
        _leaf("headphones", "头戴耳机", "Headphones"),
        _leaf("earbuds", "真无线耳机", "Earbuds"),
        _leaf("speakers", "音箱", "Speakers"),
    ),
    _branch(
        "computing",
        "电脑办公",
        "Computing",
        _leaf("laptops", "笔记本电脑", "Laptops"),
        _leaf(
            "keyboards-mice",
            "键盘鼠标",
            "Keyboards & mice",
            _attribute(
                "key-switch",
                "轴体",
                "Switches",
                linear="线性|Linear",
                tactile="段落|Tactile",
                silent="静音|Silent",
                membrane="薄膜|Membrane",
            ),
        ),
    ),
    _branch(
        "home-appliances",
        "生活电器",
        "Home appliances",
        _leaf("fans-humidifiers", "风扇加湿", "Fans & humidifiers"),
        _leaf("hair-dryers", "电吹风", "Hair dryers"),
    ),
    _branch(
        "wearables",
        "穿戴与影像",
        "Wearables & cameras",
        _leaf("smartwatches", "智能手表", "Smart watches"),
        _leaf("cameras", "相机", "Cameras"),
    ),
)

FASHION = _branch(
    "fashion",
    "服装配饰",
    "Clothing",
    _attribute(
        "season",
        "季节",
        "Season",
        spring="春秋|Spring & autumn",
        summer="夏季|Summer",
        winter="冬季|Winter",
        all_year="四季|All year",
    ),
    _attribute(
        "garment-fibre",
        "面料",
        "Fabric",
        cotton="棉|Cotton",
        linen="亚麻|Linen",
        wool="羊毛|Wool",
        cashmere="羊绒|Cashmere",
        denim="牛仔|Denim",
        silk="真丝|Silk",
        blend="混纺|Blend",
        down="羽绒|Down",
    ),
    _branch(
        "womenswear",
        "女装",
        "Women",
        _leaf("dresses", "连衣裙", "Dresses"),
        _leaf("knitwear", "针织衫", "Knitwear"),
        _leaf("skirts", "半身裙", "Skirts"),
    ),
    _branch(
        "menswear",
        "男装",
        "Men",
        _leaf("tshirts", "T 恤", "T-shirts"),
        _leaf("shirts", "衬衫", "Shirts"),
        _leaf("trousers", "裤装", "Trousers"),
        _leaf("jackets", "外套", "Jackets"),
    ),
    _branch(
        "accessories",
        "配饰",
        "Accessories",
        _leaf("hats", "帽子", "Hats"),
        _leaf("scarves", "围巾", "Scarves"),
        _leaf("socks", "袜子", "Socks"),
    ),
)

SHOES_BAGS = _branch(
    "shoes-bags",
    "鞋靴箱包",
    "Shoes & Bags",
    _attribute(
        "upper-material",
        "材质",
        "Material",
        leather="牛皮|Leather",
        suede="反绒皮|Suede",
        canvas="帆布|Canvas",
        nylon="尼龙|Nylon",
        mesh="网面|Mesh",
        eva="EVA|EVA",
        polycarbonate="聚碳酸酯|Polycarbonate",
        wool="羊毛毡|Wool felt",
        aluminium="铝镁合金|Aluminium",
        straw="草编|Straw",
    ),
    _branch(
        "shoes",
        "鞋靴",
        "Shoes",
        _leaf("sneakers", "休闲运动鞋", "Sneakers"),
        _leaf("leather-shoes", "皮鞋短靴", "Leather shoes & boots"),
        _leaf("slippers", "拖鞋凉鞋", "Slippers & sandals"),
    ),
    _branch(
        "bags",
        "箱包",
        "Bags",
        _leaf("backpacks", "双肩包", "Backpacks"),
        _leaf("totes", "手提单肩包", "Totes & shoulder bags"),
        _leaf("suitcases", "拉杆箱", "Suitcases"),
    ),
)

BEAUTY = _branch(
    "beauty",
    "美妆个护",
    "Beauty & Care",
    _branch(
        "skincare",
        "护肤",
        "Skin care",
        _attribute(
            "skin-type",
            "肤质",
            "Skin type",
            dry="干性|Dry",
            oily="油性|Oily",
            sensitive="敏感|Sensitive",
            every="所有肤质|All skin types",
        ),
        _leaf("serums", "精华", "Serums"),
        _leaf("creams", "面霜", "Creams"),
        _leaf("cleansers-sunscreens", "洁面防晒", "Cleansers & sunscreens"),
    ),
    _branch(
        "makeup",
        "彩妆香水",
        "Make-up & scent",
        _leaf(
            "lipsticks",
            "口红",
            "Lipsticks",
            _attribute(
                "lip-finish",
                "质地",
                "Finish",
                matte="哑光|Matte",
                satin="缎光|Satin",
                gloss="镜面|Gloss",
            ),
        ),
        _leaf("compacts", "眼影腮红", "Shadows & blush"),
        _leaf(
            "perfumes",
            "香水",
            "Perfumes",
            _attribute(
                "scent-family",
                "香调",
                "Scent",
                floral="花香|Floral",
                woody="木质|Woody",
                citrus="柑橘|Citrus",
                tea="茶香|Tea",
                amber="东方|Amber",
            ),
        ),
    ),
    _branch(
        "body-care",
        "洗护口腔",
        "Bath & oral care",
        _leaf("shampoos-washes", "洗发沐浴", "Shampoos & washes"),
        _leaf("soaps", "手工皂", "Soaps"),
        _leaf("oral-care", "口腔护理", "Oral care"),
    ),
)

FOOD = _branch(
    "food",
    "食品生鲜",
    "Food & Fresh",
    _attribute(
        "keeping",
        "储存",
        "Keeping",
        ambient="常温|Room temperature",
        cool="阴凉避光|Cool and dark",
        chilled="冷藏|Chilled",
    ),
    _branch(
        "fruit",
        "新鲜水果",
        "Fresh fruit",
        _leaf("apples-pears", "苹果梨", "Apples & pears"),
        _leaf("citrus", "柑橘橙柚", "Citrus"),
        _leaf("berries-grapes", "莓果葡萄", "Berries & grapes"),
    ),
    _branch(
        "pantry",
        "米面粮油",
        "Pantry",
        _leaf("rice-grains", "大米杂粮", "Rice & grains"),
        _leaf("noodles", "面条粉丝", "Noodles"),
        _leaf("oils-sauces", "食用油与调味", "Oils & sauces"),
    ),
    _branch(
        "tea-coffee",
        "茶与咖啡",
        "Tea & coffee",
        _leaf("green-tea", "绿茶花茶", "Green & flower tea"),
        _leaf("oolong-black-tea", "乌龙红茶普洱", "Oolong, black & pu'er"),
        _leaf(
            "coffee",
            "咖啡豆",
            "Coffee",
            _attribute(
                "roast",
                "烘焙度",
                "Roast",
                light="浅烘|Light",
                medium="中烘|Medium",
                dark="深烘|Dark",
            ),
        ),
    ),
    _branch(
        "snacks",
        "零食糕点",
        "Snacks",
        _leaf("nuts", "坚果果干", "Nuts & dried fruit"),
        _leaf("biscuits-pastries", "饼干糕点", "Biscuits & pastries"),
        _leaf("honey-jam", "蜂蜜果酱", "Honey & jam"),
        _leaf("chocolate", "巧克力", "Chocolate"),
    ),
)

KIDS = _branch(
    "kids",
    "母婴玩具",
    "Kids & Toys",
    _attribute(
        "age",
        "适用年龄",
        "Age",
        infant="0–1 岁|0–1 year",
        toddler="1–3 岁|1–3 years",
        preschool="3–6 岁|3–6 years",
        school="6 岁以上|6 and up",
    ),
    _branch(
        "toys",
        "玩具",
        "Toys",
        _leaf("blocks", "积木", "Building blocks"),
        _leaf("plush", "毛绒玩偶", "Soft toys"),
        _leaf("wooden-toys", "木制玩具", "Wooden toys"),
    ),
    _branch(
        "baby",
        "婴童用品",
        "Baby",
        _leaf("feeding", "喂养用品", "Feeding"),
        _leaf("baby-wear", "婴儿服饰", "Baby wear"),
    ),
)

SPORTS = _branch(
    "sports",
    "运动户外",
    "Sports & Outdoors",
    _branch(
        "camping",
        "露营",
        "Camping",
        _leaf(
            "tents",
            "帐篷天幕",
            "Tents & tarps",
            _attribute(
                "sleeps",
                "人数",
                "Sleeps",
                one_two="1–2 人|1–2",
                three_four="3–4 人|3–4",
                group="5 人以上|5 or more",
            ),
        ),
        _leaf("camp-furniture", "露营桌椅", "Camp furniture"),
        _leaf("lanterns", "营灯", "Lanterns"),
    ),
    _branch(
        "fitness",
        "健身瑜伽",
        "Fitness & yoga",
        _leaf("weights", "力量器械", "Weights"),
        _leaf("yoga", "瑜伽用品", "Yoga"),
    ),
    _branch(
        "ride-play",
        "骑行球类",
        "Cycling & ball games",
        _leaf("helmets", "骑行头盔", "Helmets"),
        _leaf("balls-rackets", "球与球拍", "Balls & rackets"),
    ),
)

BOOKS = _branch(
    "books",
    "图书文具",
    "Books & Stationery",
    _branch(
        "reading",
        "图书",
        "Books",
        _attribute("binding", "装帧", "Binding", paperback="平装|Paperback", hardback="精装|Hardback"),
        _leaf("fiction", "小说散文", "Fiction & essays"),
        _leaf("food-living", "美食生活", "Food & living"),
        _leaf("picture-books", "绘本童书", "Picture books"),
    ),
    _branch(
        "stationery",
        "文具",
        "Stationery",
        _leaf("notebooks", "笔记本册", "Notebooks"),
        _leaf("pens", "书写工具", "Pens"),
        _leaf("art-supplies", "绘画用品", "Art supplies"),
    ),
)

CATEGORIES: tuple[CategorySeed, ...] = (
    HOME,
    KITCHEN,
    DIGITAL,
    FASHION,
    SHOES_BAGS,
    BEAUTY,
    FOOD,
    KIDS,
    SPORTS,
    BOOKS,
)
