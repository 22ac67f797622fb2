"""Questions about products, their answers, and who reports them."""

import uuid
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mall.domain.questions.states import QUESTION, QuestionState
from mall.kernel import ids
from mall.kernel.db import Base, Keyed, created, ddl
from mall.kernel.tenancy import ROLE, Tenant, private, tenant

SHOWN = text("state = 'visible'")


@tenant
class Question(Tenant, Keyed, Base):
    """What somebody wants to know of a product. `title` is the product's of that day; who left the mall is not named."""

    __tablename__ = "question"
    __table_args__ = (
        QUESTION.check(),
        CheckConstraint("answers >= 0", name="answers_not_negative"),
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "product_id"], ["product.store_id", "product.id"]),
        Index("ix_question_most_answered", "product_id", "answers", "id", postgresql_where=SHOWN),
        Index("ix_question_of_store", "store_id", "id"),
        Index(None, "person_id", "id"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    product_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[dict[str, str]]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    author: Mapped[str] = mapped_column(default="")  # her name as others see it
    text: Mapped[str]
    answers: Mapped[int] = mapped_column(default=0)  # that everybody sees
    state: Mapped[str] = QUESTION.column(QuestionState.PENDING)
    reason_code: Mapped[str] = mapped_column(default="")  # why it is hidden
    reason: Mapped[str] = mapped_column(default="")  # what an operator said
    created_at: Mapped[datetime] = created()

    @property
    def is_visible(self) -> bool:
        """Whether everybody sees it."""
        return self.state == QuestionState.VISIBLE


@tenant
class Answer(Tenant, Keyed, Base):
    """What the store or a buyer says to it: the store once, each buyer once. `person_id` of the store's is who wrote it."""

    __tablename__ = "question_answer"
    __table_args__ = (
        QUESTION.check(),
        UniqueConstraint("store_id", "id"),
        ForeignKeyConstraint(["store_id", "question_id"], ["question.store_id", "question.id"]),
        Index("uq_question_answer_of_store", "question_id", unique=True, postgresql_where=text("by_store")),
        Index(
            "uq_question_answer_of_buyer",
            "question_id",
            "person_id",
            unique=True,
            postgresql_where=text("NOT by_store"),
        ),
        Index("ix_question_answer_shown", "question_id", "by_store", "id", postgresql_where=SHOWN),
        Index(None, "person_id", "id"),
    )

    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, unique=True, default=ids.public_id)
    question_id: Mapped[int] = mapped_column(BigInteger)
    by_store: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    author: Mapped[str] = mapped_column(default="")  # a buyer's name as others see it
    text: Mapped[str]
    state: Mapped[str] = QUESTION.column(QuestionState.PENDING)
    reason_code: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = created()

    question: Mapped[Question] = relationship(primaryjoin="foreign(Answer.question_id) == Question.id", viewonly=True)

    @property
    def is_visible(self) -> bool:
        """Whether everybody sees it, the question permitting."""
        return self.state == QuestionState.VISIBLE


@private
class QuestionReport(Keyed, Base):
    """Somebody says that a question or an answer should not be here. `reporter` is "person 7" or "visitor <digest>"."""

    __tablename__ = "question_report"
    __table_args__ = (
        CheckConstraint("outcome IN ('', 'kept', 'hidden')", name="outcome_known"),
        UniqueConstraint("question_id", "answer_id", "reporter", postgresql_nulls_not_distinct=True),
        Index(None, "reporter", "id"),
    )

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("question_answer.id"))  # empty: the question itself
    reporter: Mapped[str]
    reason_code: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    reply_code: Mapped[str] = mapped_column(default="")
    reply: Mapped[str] = mapped_column(default="")  # what the operator says to it
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()

    question: Mapped[Question] = relationship(viewonly=True)
    answer: Mapped[Answer | None] = relationship(viewonly=True)


# A merchant reads and answers. The database itself lets the seller centre change no words of anybody; the number of
# answers is the one thing that goes up when she answers.
for _table, _forbidden in {"question": "INSERT, UPDATE, DELETE", "question_answer": "UPDATE, DELETE"}.items():
    ddl(Base.metadata.tables[_table], f"REVOKE {_forbidden} ON {_table} FROM {ROLE}")
ddl(Base.metadata.tables["question"], f"GRANT UPDATE (answers) ON question TO {ROLE}")
