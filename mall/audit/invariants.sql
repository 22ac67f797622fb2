-- What must always hold. Each query returns offending rows: the thing, its id, what is wrong. Empty is good.
-- The tests, `bin/mall audit` and the hourly job share this file; a row found by the job stops payouts.
-- A query begins with a line "-- CODE: sentence" and ends with a semicolon.

-- M1: every journal sums to zero in each currency and has at least two legs
SELECT 'journal' AS thing, journal_id AS id, format('%s legs sum to %s %s', count(*), sum(amount), currency) AS detail
FROM posting GROUP BY journal_id, currency HAVING sum(amount) <> 0 OR count(*) < 2;

-- M2: every journal has postings
SELECT 'journal' AS thing, j.id, format('%s without postings', j.event) AS detail
FROM journal j WHERE NOT EXISTS (SELECT FROM posting p WHERE p.journal_id = j.id);

-- M3: all accounts of a currency together are zero
SELECT 'currency' AS thing, NULL::bigint AS id, format('%s accounts sum to %s', currency, sum(balance)) AS detail
FROM ledger_account GROUP BY currency HAVING sum(balance) <> 0;

-- M4: no store account was ever overdrawn between two journals
SELECT DISTINCT ON (account_id) 'ledger_account' AS thing, account_id AS id,
    format('%s was %s after journal %s', account_kind, running, journal_id) AS detail
FROM (
    SELECT account_id, account_kind, journal_id, sum(sum(amount)) OVER (PARTITION BY account_id ORDER BY min(id)) AS running
    FROM posting GROUP BY account_id, account_kind, journal_id
) AS history
WHERE account_kind IN ('pending', 'available', 'payable', 'unapplied', 'deposit', 'deposit_frozen') AND running < 0;

-- M5: an account's balance is the sum of its postings
SELECT 'ledger_account' AS thing, a.id, format('balance %s, postings %s', a.balance, coalesce(sum(p.amount), 0)) AS detail
FROM ledger_account a LEFT JOIN posting p ON p.account_id = a.id
GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount), 0);

-- M6: a posting stands in an account of its currency, kind and owner
SELECT 'posting' AS thing, p.id, format('in account %s', a.id) AS detail
FROM posting p JOIN ledger_account a ON a.id = p.account_id
WHERE a.currency <> p.currency OR a.kind <> p.account_kind
   OR (a.owner = 'store') <> (p.store_id IS NOT NULL) OR (a.owner = 'store' AND a.owner_id <> p.store_id);

-- O1: an order's goods are its lines' amounts
SELECT 'store_order' AS thing, o.id, format('goods %s, lines %s', o.goods, coalesce(sum(l.paid), 0)) AS detail
FROM store_order o LEFT JOIN order_line l ON l.order_id = o.id
GROUP BY o.id HAVING o.goods <> coalesce(sum(l.paid), 0) OR o.total <> o.goods + o.freight;

-- O2: a line's amount is the sum of its price rows
SELECT 'order_line' AS thing, l.id, format('paid %s, rows %s', l.paid, coalesce(sum(r.amount), 0)) AS detail
FROM order_line l LEFT JOIN price_row r ON r.line_id = l.id
GROUP BY l.id HAVING l.paid <> coalesce(sum(r.amount), 0);

-- O3: a purchase's total is the sum of its orders
SELECT 'purchase' AS thing, p.id, format('total %s, orders %s', p.total, coalesce(sum(o.total), 0)) AS detail
FROM purchase p LEFT JOIN store_order o ON o.purchase_id = p.id
GROUP BY p.id HAVING p.total <> coalesce(sum(o.total), 0);

-- O4: a line belongs to the store of its order, and its SKU does too
SELECT 'order_line' AS thing, l.id, format('store %s, order of %s, SKU of %s', l.store_id, o.store_id, s.store_id) AS detail
FROM order_line l JOIN store_order o ON o.id = l.order_id JOIN sku s ON s.id = l.sku_id
WHERE l.store_id <> o.store_id OR s.store_id <> l.store_id;

-- O5: the last recorded change of an order's state is its state
SELECT 'store_order' AS thing, o.id, format('%s is %s, last change says %s', last.field, last.now, last.to_state) AS detail
FROM store_order o CROSS JOIN LATERAL (
    SELECT DISTINCT ON (c.field) c.field, c.to_state, CASE c.field WHEN 'payment' THEN o.payment ELSE o.fulfilment END AS now
    FROM state_change c WHERE c.subject = 'store_order' AND c.subject_id = o.id ORDER BY c.field, c.id DESC
) AS last
WHERE last.now <> last.to_state;

-- O6: a state change starts where the one before it ended
SELECT 'state_change' AS thing, id, format('%s %s from %s after %s', subject, subject_id, from_state, before) AS detail
FROM (
    SELECT *, lag(to_state) OVER (PARTITION BY subject, subject_id, field ORDER BY id) AS before FROM state_change
) AS history
WHERE before IS NOT NULL AND before <> from_state;

-- O7: paid_at says when a paid order was paid, and only that
SELECT 'store_order' AS thing, id, format('payment %s, paid_at %s', payment, paid_at) AS detail
FROM store_order WHERE (payment = 'paid') <> (paid_at IS NOT NULL);

-- O8: a parcel order's shipped units are in its parcels
SELECT 'order_line' AS thing, l.id, format('shipped %s, in parcels %s', l.shipped, coalesce(sum(s.quantity), 0)) AS detail
FROM order_line l JOIN store_order o ON o.id = l.order_id LEFT JOIN shipment_line s ON s.line_id = l.id
WHERE o.method = 'parcel' GROUP BY l.id HAVING l.shipped <> coalesce(sum(s.quantity), 0);

-- O9: a price change begins where the one before it ended, the last one ends at what the order costs, and its rows are its difference
SELECT 'price_change' AS thing, c.id, format('goods %s to %s, rows %s; next %s, order %s', c.goods_from, c.goods_to, spread.amount, c.next_goods, o.goods) AS detail
FROM (
    SELECT *, lead(goods_from) OVER (PARTITION BY order_id ORDER BY id) AS next_goods,
        lead(freight_from) OVER (PARTITION BY order_id ORDER BY id) AS next_freight FROM price_change
) AS c
JOIN store_order o ON o.id = c.order_id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(r.amount), 0) AS amount FROM order_line l JOIN price_row r ON r.line_id = l.id
    WHERE l.order_id = c.order_id AND r.kind = 'adjusted' AND r.ref_id = c.id
) AS spread
WHERE spread.amount <> c.goods_to - c.goods_from
   OR coalesce(c.next_goods, o.goods) <> c.goods_to OR coalesce(c.next_freight, o.freight) <> c.freight_to;

-- O10: a payable asks for what the unpaid orders of its purchase cost
SELECT 'payable' AS thing, p.id, format('asks for %s, due %s', p.amount, due.total) AS detail
FROM payable p
CROSS JOIN LATERAL (SELECT sum(o.total) AS total FROM store_order o WHERE o.purchase_id = p.purchase_id AND o.payment = 'unpaid') AS due
WHERE p.amount <> due.total;

-- P1: the paid orders of a purchase are what its captures were applied to
SELECT 'purchase' AS thing, p.id, format('orders paid %s, captures applied %s', paid.total, captured.total) AS detail
FROM purchase p
CROSS JOIN LATERAL (SELECT coalesce(sum(o.total), 0) AS total FROM store_order o WHERE o.purchase_id = p.id AND o.payment = 'paid') AS paid
CROSS JOIN LATERAL (SELECT coalesce(sum(c.applied), 0) AS total FROM capture c WHERE c.purchase_id = p.id) AS captured
WHERE paid.total <> captured.total
  AND NOT EXISTS (SELECT FROM job j WHERE j.state = 'waiting' AND j.target = 'mall.domain.payments.listeners:book_cash'
                  AND (j.args ->> 'order_id')::bigint IN (SELECT id FROM store_order WHERE purchase_id = p.id));

-- P2: every capture is in the books with its amount
SELECT 'capture' AS thing, c.id, format('amount %s, booked %s', c.amount, coalesce(-sum(p.amount), 0)) AS detail
FROM capture c
LEFT JOIN journal j ON j.event = 'payment.captured' AND j.ref_id = c.id
LEFT JOIN posting p ON p.journal_id = j.id AND p.account_kind = 'clearing'
GROUP BY c.id HAVING c.amount <> coalesce(-sum(p.amount), 0);

-- P3: what a capture promised back is the sum of its refunds
SELECT 'capture' AS thing, c.id, format('refunded %s, refunds %s', c.refunded, coalesce(sum(r.amount), 0)) AS detail
FROM capture c LEFT JOIN refund r ON r.capture_id = c.id
GROUP BY c.id HAVING c.refunded <> coalesce(sum(r.amount), 0);

-- P4: a refund is in the books as paid when it is, with its amount
SELECT 'refund' AS thing, r.id, format('%s of %s, booked %s', r.state, r.amount, coalesce(sum(p.amount), 0)) AS detail
FROM refund r
LEFT JOIN journal j ON j.event = 'refund.paid' AND j.ref_id = r.id
LEFT JOIN posting p ON p.journal_id = j.id AND p.account_kind = 'clearing'
GROUP BY r.id HAVING coalesce(sum(p.amount), 0) <> CASE r.state WHEN 'paid' THEN r.amount ELSE 0 END;

-- P5: no order gave back more than it took
SELECT 'store_order' AS thing, o.id, format('total %s, refunds %s', o.total, sum(r.amount)) AS detail
FROM store_order o JOIN refund r ON r.order_id = o.id GROUP BY o.id HAVING sum(r.amount) > o.total;

-- P6: money that came and is neither applied nor promised back is under an operator's eyes
SELECT 'capture' AS thing, c.id, format('%s of %s is nobody''s', c.amount - c.applied - c.refunded, c.amount) AS detail
FROM capture c
WHERE c.amount > c.applied + c.refunded
  AND NOT EXISTS (SELECT FROM moderation_case m WHERE m.kind = 'payment_mismatch' AND m.subject_id = c.id);

-- R1: a request that is paid back has one refund of exactly its amount, and no other has any
SELECT 'after_sale' AS thing, a.id, format('%s of %s, refunds %s', a.state, a.granted + a.freight, coalesce(sum(r.amount), 0)) AS detail
FROM after_sale a LEFT JOIN refund r ON r.cause = 'after_sale' AND r.cause_id = a.id
GROUP BY a.id
HAVING coalesce(sum(r.amount), 0) IS DISTINCT FROM CASE WHEN a.state IN ('refunding', 'done') THEN a.granted + a.freight ELSE 0 END
    OR count(r.id) > 1;

-- R2: a request is about units, they are worth what it asks for, and what was paid back of it is shared out over them
SELECT 'after_sale' AS thing, a.id,
    format('asks for %s, lines %s; granted %s, lines %s', a.goods, sum(l.amount), a.granted, sum(l.refunded)) AS detail
FROM after_sale a LEFT JOIN after_sale_line l ON l.after_sale_id = a.id
GROUP BY a.id
HAVING a.goods IS DISTINCT FROM sum(l.amount)
    OR sum(l.refunded) IS DISTINCT FROM CASE WHEN a.state IN ('refunding', 'done') THEN a.granted ELSE 0 END;

-- R3: the units of a line that are asked back and not refunded are those of the open requests about it
SELECT 'order_line' AS thing, l.id, format('claimed %s, refunded %s, open requests %s', l.claimed, l.refunded, asked.units) AS detail
FROM order_line l CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.units), 0) AS units FROM after_sale_line p JOIN after_sale a ON a.id = p.after_sale_id
    WHERE p.line_id = l.id AND a.state IN ('applied', 'offered', 'to_send', 'sent', 'rejected', 'escalated', 'granted')
      AND NOT (a.kind = 'cancel' AND a.state = 'rejected')
) AS asked
WHERE l.claimed - l.refunded <> asked.units;

-- R4: an order about which something is asked is frozen, and held back while it is about units that were not sent
SELECT 'store_order' AS thing, o.id, format('%s requests, %s freezes, gate %s', asked.number, o.freezes, gate.is_open) AS detail
FROM store_order o
CROSS JOIN LATERAL (
    SELECT count(DISTINCT a.id) AS number, coalesce(sum(p.unsent), 0) AS unsent
    FROM after_sale a LEFT JOIN after_sale_line p ON p.after_sale_id = a.id
    WHERE a.order_id = o.id AND a.state IN ('applied', 'offered', 'to_send', 'sent', 'rejected', 'escalated', 'granted')
      AND NOT (a.kind = 'cancel' AND a.state = 'rejected')
) AS asked
CROSS JOIN LATERAL (
    SELECT count(*) > 0 AS is_open FROM order_gate g
    WHERE g.order_id = o.id AND g.kind = 'asked_back' AND g.cleared_at IS NULL
) AS gate
WHERE o.freezes < asked.number OR gate.is_open <> (asked.unsent > 0);

-- R5: the freight that was promised back is that of the requests and of the cancellation that hold it
SELECT 'store_order' AS thing, o.id, format('freight back %s, asked %s', o.freight_refunded, sum(a.freight)) AS detail
FROM store_order o JOIN after_sale a ON a.order_id = o.id
WHERE a.state NOT IN ('withdrawn', 'refused', 'lapsed') AND NOT (a.kind = 'cancel' AND a.state = 'rejected')
GROUP BY o.id
HAVING o.freight_refunded <> sum(a.freight) AND o.fulfilment <> 'closed' OR o.freight_refunded < sum(a.freight);

-- L1: a paid order of a store was booked line by line as its frozen inputs say
SELECT 'order_line' AS thing, expected.line_id AS id,
    format('%s: expected %s, booked %s', expected.line, expected.amount, coalesce(sum(p.amount), 0)) AS detail
FROM (
    SELECT o.id AS order_id, l.id AS line_id, leg.line, leg.amount
    FROM store_order o JOIN order_line l ON l.order_id = o.id
    CROSS JOIN LATERAL (VALUES
        ('goods', l.paid), ('commission', -(l.commission ->> 'amount')::bigint), ('commission_tax', -(l.commission ->> 'tax')::bigint)
    ) AS leg (line, amount)
    WHERE o.payment = 'paid' AND o.store_mode <> 'self'
) AS expected
LEFT JOIN journal j ON j.event = 'order.paid' AND j.order_id = expected.order_id
LEFT JOIN posting p ON p.journal_id = j.id AND p.line = expected.line AND p.line_ref = expected.line_id AND p.account_kind = 'pending'
WHERE j.id IS NOT NULL OR EXISTS (SELECT FROM capture c WHERE c.order_id = expected.order_id)
   OR EXISTS (SELECT FROM capture c JOIN store_order o ON o.purchase_id = c.purchase_id WHERE o.id = expected.order_id AND c.applied > 0)
GROUP BY expected.line_id, expected.line, expected.amount HAVING expected.amount <> coalesce(sum(p.amount), 0);

-- L2: every paid order took its whole total out of what waited to be applied
SELECT 'store_order' AS thing, o.id, format('total %s, applied %s', o.total, coalesce(-sum(p.amount), 0)) AS detail
FROM store_order o
JOIN capture c ON c.purchase_id = o.purchase_id AND c.applied > 0 AND (c.order_id IS NULL OR c.order_id = o.id)
LEFT JOIN journal j ON j.event = 'order.paid' AND j.order_id = o.id
LEFT JOIN posting p ON p.journal_id = j.id AND p.account_kind = 'unapplied'
WHERE o.payment = 'paid' AND o.total > 0
GROUP BY o.id HAVING o.total <> coalesce(-sum(p.amount), 0);

-- L3: a matured order has nothing pending, and its books say so
SELECT 'store_order' AS thing, o.id, format('%s still pending', sum(p.amount)) AS detail
FROM store_order o JOIN posting p ON p.order_id = o.id AND p.account_kind = 'pending'
WHERE o.matured_at IS NOT NULL GROUP BY o.id HAVING sum(p.amount) <> 0;

-- L4: a statement's total is the sum of its lines, each with its posting's amount, of the same store
SELECT 'statement' AS thing, s.id, format('total %s, lines %s, postings %s', s.total, sum(l.amount), sum(p.amount)) AS detail
FROM statement s LEFT JOIN statement_line l ON l.statement_id = s.id LEFT JOIN posting p ON p.id = l.posting_id
GROUP BY s.id
HAVING s.total <> coalesce(sum(l.amount), 0) OR s.total <> coalesce(sum(p.amount), 0)
    OR bool_or(p.store_id IS DISTINCT FROM s.store_id OR p.account_kind <> 'available');

-- L5: a payout is of its statement's amount, approved by a second person, and booked as its state says
SELECT 'payout' AS thing, y.id, format('amount %s, statement %s, promised %s, at the bank %s', y.amount, s.payable, promised.amount, bank.amount) AS detail
FROM payout y JOIN statement s ON s.id = y.statement_id
CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.amount), 0) AS amount FROM journal j JOIN posting p ON p.journal_id = j.id
    WHERE j.event = 'payout.promised' AND j.ref_id = s.id AND p.account_kind = 'payable'
) AS promised
CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.amount), 0) AS amount FROM journal j JOIN posting p ON p.journal_id = j.id
    WHERE j.ref = 'payout' AND j.ref_id = y.id AND p.account_kind = 'bank'
) AS bank
WHERE y.amount <> s.payable OR y.amount <> promised.amount
   OR bank.amount <> CASE y.state WHEN 'paid' THEN y.amount ELSE 0 END
   OR s.approved_by IS NULL OR s.approved_by = s.proposed_by;

-- L6: an adjustment was approved by a second person and is in the books with its amount; nothing else is booked as one
SELECT 'statement_dispute' AS thing, coalesce(d.id, j.ref_id) AS id,
    format('%s of %s, booked %s', d.state, d.amount, coalesce(sum(p.amount), 0)) AS detail
FROM statement_dispute d
FULL JOIN (SELECT id, ref_id FROM journal WHERE event = 'statement.adjusted') AS j ON j.ref_id = d.id
LEFT JOIN posting p ON p.journal_id = j.id AND p.account_kind = 'available' AND p.store_id = d.store_id
GROUP BY d.id, j.ref_id
HAVING coalesce(sum(p.amount), 0) IS DISTINCT FROM CASE d.state WHEN 'adjusted' THEN d.amount ELSE 0 END
    OR d.id IS NULL OR (d.state = 'adjusted' AND (d.approved_by IS NULL OR d.approved_by = d.proposed_by));

-- L7: a statement is disputed exactly while a merchant waits for an answer about it; carried ones stay carried
SELECT 'statement' AS thing, s.id, format('%s with %s open questions', s.state, count(d.id)) AS detail
FROM statement s LEFT JOIN statement_dispute d ON d.statement_id = s.id AND d.state IN ('open', 'proposed')
WHERE s.state <> 'carried' GROUP BY s.id HAVING (s.state = 'disputed') <> (count(d.id) > 0);

-- L8: a try in a batch is one that its payout made, of its amount, and the last one went where the payout says
SELECT 'payout_batch_line' AS thing, l.id, format('try %s of %s for %s; payout %s, tried %s times', l.attempt, l.amount, l.payout_id, y.amount, y.attempt) AS detail
FROM payout_batch_line l JOIN payout y ON y.id = l.payout_id
WHERE l.amount <> y.amount OR l.currency <> y.currency OR l.attempt > y.attempt
   OR (l.attempt = y.attempt AND l.account_id IS DISTINCT FROM y.account_id);

-- D1: what a store is to pay is in the books when it is settled, with its amount, once
SELECT 'store_charge' AS thing, c.id, format('%s of %s, booked %s', c.state, c.amount, coalesce(sum(p.amount), 0)) AS detail
FROM store_charge c
LEFT JOIN journal j ON j.ref = 'store_charge' AND j.ref_id = c.id
LEFT JOIN posting p ON p.journal_id = j.id AND p.account_kind = CASE c.kind WHEN 'deposit' THEN 'deposit' ELSE 'store_fees' END
GROUP BY c.id HAVING coalesce(sum(p.amount), 0) <> CASE c.state WHEN 'settled' THEN c.amount ELSE 0 END;

-- D2: a claim on a deposit is frozen while it waits; what became of it is booked and was approved by a second person
SELECT 'deposit_claim' AS thing, c.id,
    format('%s %s of %s, frozen %s, gone %s', c.state, c.kind, c.amount, booked.frozen, booked.gone) AS detail
FROM deposit_claim c CROSS JOIN LATERAL (
    SELECT coalesce(sum(p.amount) FILTER (WHERE p.account_kind = 'deposit_frozen'), 0) AS frozen,
        coalesce(sum(p.amount) FILTER (WHERE p.account_kind =
            CASE c.kind WHEN 'deduction' THEN 'penalties' ELSE 'available' END), 0) AS gone
    FROM journal j JOIN posting p ON p.journal_id = j.id WHERE j.ref = 'deposit_claim' AND j.ref_id = c.id
) AS booked
WHERE booked.frozen <> CASE c.state WHEN 'proposed' THEN c.amount ELSE 0 END
   OR booked.gone <> CASE c.state WHEN 'approved' THEN c.amount ELSE 0 END
   OR (c.state = 'approved' AND (c.approved_by IS NULL OR c.approved_by = c.proposed_by));

-- D3: a store's deposit is what it paid for it less what was claimed of it
SELECT 'ledger_account' AS thing, a.id, format('holds %s, paid %s, claimed %s', a.balance, paid.total, claimed.total) AS detail
FROM ledger_account a
CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS total FROM store_charge
    WHERE store_id = a.owner_id AND currency = a.currency AND kind = 'deposit' AND state = 'settled') AS paid
CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS total FROM deposit_claim
    WHERE store_id = a.owner_id AND currency = a.currency AND state <> 'declined') AS claimed
WHERE a.kind = 'deposit' AND a.balance <> paid.total - claimed.total;

-- S1: what lies on a shelf is the sum of its movements
SELECT 'stock' AS thing, s.id, format('on hand %s, movements %s', s.on_hand, coalesce(sum(m.quantity), 0)) AS detail
FROM stock s LEFT JOIN stock_movement m ON m.sku_id = s.sku_id AND m.location_id = s.location_id
GROUP BY s.id HAVING s.on_hand <> coalesce(sum(m.quantity), 0);

-- S2: what is promised of a shelf is the sum of its holds
SELECT 'stock' AS thing, s.id, format('held %s, holds %s', s.held, coalesce(sum(h.quantity), 0)) AS detail
FROM stock s LEFT JOIN stock_hold h ON h.sku_id = s.sku_id AND h.location_id = s.location_id AND h.state = 'held'
GROUP BY s.id HAVING s.held <> coalesce(sum(h.quantity), 0);

-- S3: units left the shelf for orders that were paid or are paid on delivery, as many as were bought
SELECT 'order_line' AS thing, l.id, format('bought %s, sold %s', l.quantity, coalesce(-sum(m.quantity), 0)) AS detail
FROM order_line l JOIN store_order o ON o.id = l.order_id
LEFT JOIN stock_movement m ON m.owner = 'store_order' AND m.owner_id = o.id AND m.sku_id = l.sku_id AND m.kind = 'sold'
WHERE o.payment IN ('paid', 'on_delivery')
GROUP BY l.id HAVING l.quantity <> coalesce(-sum(m.quantity), 0);

-- S4: a hold that is still held belongs to an unpaid order
SELECT 'stock_hold' AS thing, h.id, format('held for order %s, payment %s', h.owner_id, o.payment) AS detail
FROM stock_hold h LEFT JOIN store_order o ON o.id = h.owner_id
WHERE h.owner = 'store_order' AND h.state = 'held' AND o.payment IS DISTINCT FROM 'unpaid';

-- S5: no unit comes back more often than it was sold
SELECT 'store_order' AS thing, owner_id AS id, format('SKU %s: %s more came back than were sold', sku_id, sum(quantity)) AS detail
FROM stock_movement WHERE owner = 'store_order' GROUP BY owner_id, sku_id HAVING sum(quantity) > 0;

-- X1: nobody who is not active has a living session
SELECT 'web_session' AS thing, w.id, format('person %s is %s', p.id, p.state) AS detail
FROM web_session w JOIN person p ON p.id = w.person_id
WHERE w.ended_at IS NULL AND w.expires_at > now() AND p.state <> 'active';

-- X2: every payout that left was approved in the audit log
SELECT 'payout' AS thing, y.id, 'no audit entry of its approval' AS detail
FROM payout y WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.action = 'payout.approve' AND a.subject_id = y.id);

-- Z1: a store remembers for the shop where it delivers itself: the zones of its that are on
SELECT 'store' AS thing, s.id, format('remembers %s zones, has %s', jsonb_array_length(s.zones), zones.number) AS detail
FROM store s
CROSS JOIN LATERAL (
    SELECT count(*) AS number, coalesce(jsonb_agg(jsonb_build_object(
        'id', z.id, 'region_ids', to_jsonb(z.region_ids), 'fee', z.fee, 'min_amount', z.min_amount,
        'free_over', z.free_over, 'minutes', z.minutes, 'week', z.week) ORDER BY z.id), '[]') AS kept
    FROM delivery_zone z WHERE z.store_id = s.id AND z.is_on
) AS zones
WHERE s.zones <> zones.kept;

-- Z2: a delivered task's order is shipped or received, and an order that is brought leaves no other way
SELECT 'store_order' AS thing, o.id, format('%s, its delivery %s', o.fulfilment, coalesce(t.state, 'missing')) AS detail
FROM store_order o LEFT JOIN delivery_task t ON t.order_id = o.id
WHERE o.method = 'courier' AND (o.fulfilment IN ('shipped', 'received')) <> (t.state IS NOT DISTINCT FROM 'delivered');

-- Z3: the goods of an order are with a courier when its task says so
SELECT 'store_order' AS thing, o.id, format('out since %s, its delivery %s', o.out_at, coalesce(t.state, 'missing')) AS detail
FROM store_order o LEFT JOIN delivery_task t ON t.order_id = o.id
WHERE (o.out_at IS NOT NULL) <> (t.state IS NOT NULL AND t.state IN ('picked_up', 'out'));

-- Z4: an order that is brought has a task while it may leave, and none that is open afterwards
SELECT 'store_order' AS thing, o.id, format('%s, its delivery %s', o.fulfilment, coalesce(t.state, 'missing')) AS detail
FROM store_order o LEFT JOIN delivery_task t ON t.order_id = o.id
WHERE ((o.method = 'courier' AND o.fulfilment = 'ready') <> (t.id IS NOT NULL AND t.state NOT IN ('delivered', 'cancelled')))
  AND NOT EXISTS (SELECT FROM job j WHERE j.state = 'waiting' AND j.target IN (
      'mall.domain.shipping.listeners:await_courier', 'mall.domain.shipping.listeners:call_off')
      AND (j.args ->> 'order_id')::bigint = o.id);

-- Z5: a delivery belongs to an order of its store that is brought
SELECT 'delivery_task' AS thing, t.id, format('of a %s order of store %s', o.method, o.store_id) AS detail
FROM delivery_task t JOIN store_order o ON o.id = t.order_id WHERE o.method <> 'courier' OR o.store_id <> t.store_id;
