"""Long descriptions become blocks: each paragraph one of text, in products and in edits of them."""

from alembic import op

revision = "0032_details"
down_revision = "0031_batches"
branch_labels = None
depends_on = None

BLOCKS = """
CREATE FUNCTION pg_temp.written_anew(details jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', 'b' || place, 'kind', 'text', 'text', part) ORDER BY place), '[]')
    FROM jsonb_array_elements(details) WITH ORDINALITY AS each (part, place)
$$
"""
PARAGRAPHS = """
CREATE FUNCTION pg_temp.written_anew(details jsonb) RETURNS jsonb LANGUAGE sql AS $$
    SELECT coalesce(jsonb_agg(part -> 'text' ORDER BY place), '[]')
    FROM jsonb_array_elements(details) WITH ORDINALITY AS each (part, place) WHERE part ->> 'kind' = 'text'
$$
"""
PRODUCTS = "UPDATE product SET details = pg_temp.written_anew(details) WHERE details <> '[]'"
EDITS = """
UPDATE product_revision SET payload = jsonb_set(payload, '{details}', pg_temp.written_anew(payload -> 'details'))
WHERE jsonb_array_length(payload -> 'details') > 0
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for statement in (BLOCKS, PRODUCTS, EDITS):
        op.execute(statement)


def downgrade() -> None:
    for statement in (PARAGRAPHS, PRODUCTS, EDITS):
        op.execute(statement)
