"""Buyers of the demo's first merchant who want money back: a request wherever somebody has a button, and some that are over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from mall.demo.open_orders import Desk, desk_of
from mall.domain import aftersales, moderation, orders, payments, shipping
from mall.domain.aftersales import AfterSale, Kind
from mall.domain.aftersales.answering import keep_deadline
from mall.kernel import actors, clock, ids, jobs
from mall.kernel.actors import Actor
from mall.kernel.db import db
from mall.models import Job, Order, Person, Product, Refund, Store

ROBOT = actors.job("demo")
BACK_TO = "集市自营 售后部 0571-8800 1234\n浙江省 杭州市 余杭区 仓前街道 良睦路 1399 号 3 号仓"


@dataclass(frozen=True)
class Wish:
    """What a buyer asks, and how far it has come."""

    fate: str
    kind: Kind
    reason: str
    words: str
    has_photo: bool = False


OLD = (
    Wish("done", Kind.REFUND, "missing", "盒子里少了一件配件，其他都好，退一点差价就行。"),
    Wish("lapsed", Kind.RETURN, "changed_mind", "颜色和家里不太搭，想退掉。"),
    Wish("refused", Kind.RETURN, "not_as_described", "感觉比图片上小一圈。", True),
)
RECENT = (
    Wish("applied", Kind.REFUND, "damaged", "开箱就发现边角磕坏了，见照片，还能用，希望补偿。", True),
    Wish("offered", Kind.REFUND, "not_as_described", "做工比描述的粗糙，边上有毛刺。", True),
    Wish("sent", Kind.RETURN, "wrong_goods", "拍的是大号，收到的是小号。"),
    Wish("escalated", Kind.RETURN, "defective", "用了一次就坏了，商家说是人为损坏，不认可。", True),
    Wish("to_send", Kind.RETURN, "changed_mind", "七天无理由退货，包装完好没有用过。"),
    Wish("rejected", Kind.REFUND, "not_received", "物流显示签收，但驿站和家里都没找到。"),
    Wish("withdrawn", Kind.RETURN, "changed_mind", "不太想要了。"),
    Wish("refunding", Kind.RETURN, "defective", "按键不灵，试了好几次都没反应。"),
)
WEIGHED = Wish("applied", Kind.CANCEL, "wrong_address", "地址选成老家的了，取消后我重新拍。")
PER_ORDER = 4


def leave_requests(store: Store, shoppers: Sequence[Person], goods: Mapping[str, Product]) -> None:
    """Last of all: the worker asks the bank for what is still to be sent, and here there is no bank."""
    desk, now = desk_of(store, shoppers, goods), clock.now()
    for place in range(0, len(RECENT), PER_ORDER):
        live(desk, RECENT[place : place + PER_ORDER], now - timedelta(hours=20 + place))
    live(desk, OLD, now - timedelta(days=9))
    with clock.travel(now - timedelta(hours=2)):
        ask(desk.order(), WEIGHED, 0)
    db.session.commit()
    for queue in ("default", "mail"):
        jobs.drain(queue=queue)


def live(desk: Desk, wishes: Sequence[Wish], asked_at: datetime) -> None:
    """An order with a line for each of these, received two days before they are asked, and what becomes of them since."""
    with clock.travel(asked_at - timedelta(days=5)):
        order = desk.order(lines=len(wishes))
    with clock.travel(asked_at - timedelta(days=4)):
        shipping.ship(order, {line.id: 1 for line in order.lines}, "sf", f"SF{ids.code(13)}", desk.clerk)
    with clock.travel(asked_at - timedelta(days=2)):
        orders.receive(order, Actor("person", order.person_id))
        db.session.commit()
    with clock.travel(asked_at):
        made = [(wish, ask(order, wish, place)) for place, wish in enumerate(wishes)]
        db.session.commit()
    with clock.travel(asked_at + timedelta(hours=5)):
        for wish, request in made:
            answer(request, wish.fate, desk.clerk)
            db.session.commit()
    for _wish, request in made:
        keep_deadline(request.id)
    db.session.commit()
    pay()


def ask(order: Order, wish: Wish, place: int) -> AfterSale:
    """One unit of the line at that place; of an order that is cancelled everything."""
    line = order.lines[place]
    asked = aftersales.Wish(wish.kind, wish.reason, {line.id: 1}, wish.words)
    request = aftersales.ask(order, asked, Actor("person", order.person_id))
    if wish.has_photo and line.picture:
        request.photos = [{"key": line.picture, "width": 720, "height": 720}]
        db.session.flush()
    return request


def answer(request: AfterSale, fate: str, clerk: Actor) -> None:
    """What both sides did within a few hours."""
    buyer = Actor("person", orders.order_by_id(request.order_id).person_id)
    if fate == "withdrawn":
        aftersales.withdraw(request, buyer)
    elif fate in ("rejected", "refused", "escalated"):
        code = "arrived" if request.kind == Kind.REFUND else "as_described"
        aftersales.reject(request, code, "您好，已核实过，麻烦您再确认一下。", clerk)
    elif fate == "offered":
        aftersales.agree(request, clerk, goods=request.goods // 3, words="打磨一下不影响使用，补偿您三分之一可以吗？")
    elif fate != "applied":
        aftersales.agree(request, clerk, return_to=BACK_TO, words="抱歉给您添麻烦了。")
    if fate in ("sent", "refunding"):
        aftersales.send_back(request, "sf", f"SF{ids.code(13)}", buyer)
    if fate == "refunding":
        aftersales.receive(request, (), clerk)
    if fate in ("refused", "escalated"):
        aftersales.escalate(request, "和商家沟通过，没有结果。", buyer)
    if fate == "refused":
        case = moderation.last_case_about("after_sale", request.id)
        assert case
        moderation.decide(case, False, ROBOT, case.version, "as_described", "尺寸与详情页标注一致。")


def pay() -> None:
    """What was granted is booked; the bank has sent back what was granted long ago."""
    do("mall.domain.aftersales.jobs:pay_back")
    for made in db.session.scalars(select(Refund).where(Refund.cause == "after_sale", Refund.state == "created")):
        if aftersales.request_by_id(made.cause_id).created_at < clock.now() - timedelta(days=2):
            said = payments.Notice(ids.token(), "refund", made.number, f"R{made.number}", made.amount, made.currency)
            payments.take_in("demo", said)
    db.session.commit()
    do("mall.domain.payments.jobs:apply_notice")
    do("mall.domain.aftersales.listeners:note_paid")


def do(target: str) -> None:
    """The waiting jobs of one kind and no others."""
    due = select(Job.id).where(Job.target == target, Job.state == jobs.JobState.WAITING, Job.due_at <= clock.now())
    for job_id in db.session.scalars(due.order_by(Job.id)).all():
        jobs.perform(job_id)
