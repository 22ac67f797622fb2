"""`python -m mall …`: the command line."""

from mall import create_app
from mall.cli import main

if __name__ == "__main__":
    main(create_app)
