"""The door for WSGI servers: `gunicorn wsgi:app`."""

import gc

from mall import create_app

app = create_app()

# What is loaded now stays. The collector need not walk through it again and again, and processes forked from this one
# go on sharing its memory, which the collector's marks would unshare.
gc.collect()
gc.freeze()
