"""The full-screen explorer: Textual screens over the documents that commands write. Nothing else loads it."""
