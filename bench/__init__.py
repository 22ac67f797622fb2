"""How fast the mall is, and what it costs: measured beside two floors, on servers of our own (bench/README.md).

Vocabulary: the *ground* holds the servers of one run; a *mall* is a database with that many products and the web
server over it; a *floor* is a web server that does next to nothing; a *subject* is what is measured, in turn with all
others, in *rounds*; a *shopper* is a browser without a script.
"""
