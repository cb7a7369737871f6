"""From domain values to documents, and from documents to Rich, plain text or Markdown; nothing is printed."""
