"""What one person keeps: the file, strengths, plans, interview practice, export and forgetting."""
