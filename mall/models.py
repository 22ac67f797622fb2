"""The door to the tables, and the map of the schema.

kernel       fact, job (what happened, what is to be done), state_change, audit_entry, audit_seal, audit_erasure, region,
             version, mall_look
ledger       ledger_account, journal, posting, commission_rule, rule_change, statement, statement_line, statement_dispute,
             bank_account, payout, payout_batch, payout_batch_line, payout_freeze, store_deposit, store_charge, deposit_claim
moderation   moderation_case
people       person, identifier, password, one_time_code, authenticator, recovery_code, web_session, throttle, address,
             staff_grant, role_proposal
stores       store, store_location, store_member, store_invitation, store_application, application_document
catalog      category, category_attribute, brand, product, sku, price, picture, product_picture, product_revision
stock        stock, stock_hold, stock_movement
delivery     freight_template, freight_rule, delivery_zone
carts        cart, cart_line
orders       purchase, payable, store_order, order_line, price_row, price_change, order_contact, order_gate
payments     payment_attempt, payment_notice, capture, refund
shipping     shipment, shipment_line, pickup_code, delivery_task
aftersales   after_sale, after_sale_line
announcements  announcement
search       search_document, search_word, search_store, search_synonym, search_tally, search_hot_word
reviews      review, review_follow_up, review_reply, review_report, review_vote, product_score, store_score
recommendations  companion, popular_product
pages        store_page, page_revision, page_redirect
questions    question, question_answer, question_report
imports      product_import, import_item, product_export, parcel_sheet, bank_return, fetched_picture
batches      batch
favourites   favourite, followed_store, seen_product, history_pause
messages     notice, notice_preference
analytics    sales_day, product_day, source_day, method_day
school       school_graduation, school_terms
privacy      data_export, account_closing

Classes live in their trades; fronts import them from here.
"""

from mall.domain.aftersales.models import AfterSale, AfterSaleLine
from mall.domain.analytics.models import MethodDay, ProductDay, SalesDay, SourceDay
from mall.domain.announcements.models import Announcement
from mall.domain.batches.models import Batch
from mall.domain.carts.models import Cart, CartLine
from mall.domain.catalog.models import (
    Brand,
    Category,
    CategoryAttribute,
    Picture,
    Price,
    Product,
    ProductPicture,
    ProductRevision,
    Sku,
)
from mall.domain.delivery.models import DeliveryZone, FreightRule, FreightTemplate
from mall.domain.favourites.models import Favourite, FollowedStore, HistoryPause, SeenProduct
from mall.domain.imports.models import BankReturn, FetchedPicture, ImportItem, ParcelSheet, ProductExport, ProductImport
from mall.domain.ledger.models import (
    Account,
    BankAccount,
    CommissionRule,
    DepositClaim,
    Journal,
    Payout,
    PayoutBatch,
    PayoutBatchLine,
    PayoutFreeze,
    Posting,
    RuleChange,
    Statement,
    StatementDispute,
    StatementLine,
    StoreCharge,
    StoreDeposit,
)
from mall.domain.messages.models import Notice, NoticePreference
from mall.domain.moderation.models import Case
from mall.domain.orders.models import (
    Order,
    OrderContact,
    OrderGate,
    OrderLine,
    Payable,
    PriceChange,
    PriceRow,
    Purchase,
)
from mall.domain.pages.models import PageRedirect, PageRevision, StorePage
from mall.domain.payments.models import Capture, PaymentAttempt, PaymentNotice, Refund
from mall.domain.people.models import (
    Address,
    Authenticator,
    Identifier,
    OneTimeCode,
    Password,
    Person,
    RecoveryCode,
    RoleProposal,
    StaffGrant,
    Throttle,
    WebSession,
)
from mall.domain.privacy.models import AccountClosing, DataExport
from mall.domain.questions.models import Answer, Question, QuestionReport
from mall.domain.recommendations.models import Companion, PopularProduct
from mall.domain.reviews.models import FollowUp, ProductScore, Reply, Report, Review, StoreScore, Vote
from mall.domain.school.models import Graduation, SchoolTerms
from mall.domain.search.models import (
    SearchDocument,
    SearchHotWord,
    SearchStore,
    SearchSynonym,
    SearchTally,
    SearchWord,
)
from mall.domain.shipping.models import DeliveryTask, PickupCode, Shipment, ShipmentLine
from mall.domain.stock.models import Stock, StockHold, StockMovement
from mall.domain.stores.models import (
    ApplicationDocument,
    Store,
    StoreApplication,
    StoreInvitation,
    StoreLocation,
    StoreMember,
)
from mall.kernel.audit import AuditEntry
from mall.kernel.audit_chain import AuditErasure, AuditSeal
from mall.kernel.db import Base
from mall.kernel.facts import Fact
from mall.kernel.jobs import Job
from mall.kernel.places import Region
from mall.kernel.states import StateChange
from mall.kernel.tables import KERNEL_TABLES
from mall.kernel.versions import Version
from mall.kernel.web.look import MallLook

__all__ = [
    "KERNEL_TABLES",
    "Account",
    "AccountClosing",
    "Address",
    "AfterSale",
    "AfterSaleLine",
    "Announcement",
    "Answer",
    "ApplicationDocument",
    "AuditEntry",
    "AuditErasure",
    "AuditSeal",
    "Authenticator",
    "BankAccount",
    "BankReturn",
    "Base",
    "Batch",
    "Brand",
    "Capture",
    "Cart",
    "CartLine",
    "Case",
    "Category",
    "CategoryAttribute",
    "CommissionRule",
    "Companion",
    "DataExport",
    "DeliveryTask",
    "DeliveryZone",
    "DepositClaim",
    "Fact",
    "Favourite",
    "FetchedPicture",
    "FollowUp",
    "FollowedStore",
    "FreightRule",
    "FreightTemplate",
    "Graduation",
    "HistoryPause",
    "Identifier",
    "ImportItem",
    "Job",
    "Journal",
    "MallLook",
    "MethodDay",
    "Notice",
    "NoticePreference",
    "OneTimeCode",
    "Order",
    "OrderContact",
    "OrderGate",
    "OrderLine",
    "PageRedirect",
    "PageRevision",
    "ParcelSheet",
    "Password",
    "Payable",
    "PaymentAttempt",
    "PaymentNotice",
    "Payout",
    "PayoutBatch",
    "PayoutBatchLine",
    "PayoutFreeze",
    "Person",
    "PickupCode",
    "Picture",
    "PopularProduct",
    "Posting",
    "Price",
    "PriceChange",
    "PriceRow",
    "Product",
    "ProductDay",
    "ProductExport",
    "ProductImport",
    "ProductPicture",
    "ProductRevision",
    "ProductScore",
    "Purchase",
    "Question",
    "QuestionReport",
    "RecoveryCode",
    "Refund",
    "Region",
    "Reply",
    "Report",
    "Review",
    "RoleProposal",
    "RuleChange",
    "SalesDay",
    "SchoolTerms",
    "SearchDocument",
    "SearchHotWord",
    "SearchStore",
    "SearchSynonym",
    "SearchTally",
    "SearchWord",
    "SeenProduct",
    "Shipment",
    "ShipmentLine",
    "Sku",
    "SourceDay",
    "StaffGrant",
    "StateChange",
    "Statement",
    "StatementDispute",
    "StatementLine",
    "Stock",
    "StockHold",
    "StockMovement",
    "Store",
    "StoreApplication",
    "StoreCharge",
    "StoreDeposit",
    "StoreInvitation",
    "StoreLocation",
    "StoreMember",
    "StorePage",
    "StoreScore",
    "Throttle",
    "Version",
    "Vote",
    "WebSession",
]
