"""The kinds of blocks, a folder each. To add one, copy a folder."""
