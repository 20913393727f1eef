"""The case list: asked for with a seed committed to, sent by the council without a name in it, and frozen by the draw."""
