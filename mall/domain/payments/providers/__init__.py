"""Ways to pay: one folder each, found by the plug-in loader."""
