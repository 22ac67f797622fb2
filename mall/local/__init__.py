"""Mall on one machine: PostgreSQL and Valkey from their wheels, and a supervisor that keeps every part running.

Vocabulary: a *var directory* holds everything one instance keeps (database, files, logs, keys) and is claimed by one
process at a time; a *server* is PostgreSQL or one of the two Valkeys; a *part* is a process of the app (web, worker,
cron); a *child* is a server or a part as a running process.

Nothing here imports the rest of Mall: it starts before the app exists, and explains itself when the app cannot start.
Tests want `mall.local.services.Services`; people want `bin/run` and `bin/mall`.
"""
