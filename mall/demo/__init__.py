"""The demo mall: what it is filled with, how it is drawn, how it is filled, and the bank that pays in it."""
