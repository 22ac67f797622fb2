"""The trades. A trade may import the faces of trades before it on the ladder (docs/architecture.md), never after."""
