"""What the demo mall announces: title, words, where it leads."""

from mall.demo.content.shapes import Text

ANNOUNCED = (
    (
        Text("晒单有图，买前看一眼真实的样子", "See how it really looks: photos by buyers"),
        Text("", ""),
        "/shared-photos",
    ),
    (
        Text("新疆、西藏的包裹近日可能晚到一两天", "Parcels to Xinjiang and Tibet may take a day or two longer"),
        Text(
            "受降雪影响，部分线路绕行。以订单里的物流信息为准，给您添麻烦了。",
            "Snow has closed some roads, and carriers go another way. Your order shows where the parcel is. We are sorry for the wait.",
        ),
        "",
    ),
    (
        Text("集市招商：开店申请三步填完", "Open a store: the application takes three steps"),
        Text("", ""),
        "/apply",
    ),
)
