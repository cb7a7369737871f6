"""From what a person types to what they mean: pages, categories, skills, plain words, in one order."""
