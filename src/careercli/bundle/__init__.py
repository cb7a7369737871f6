"""What the program carries: the compiled catalogue with national figures, and local pay in a file of its own.

An installed wheel brings both ready-made. A checkout or an editable install compiles them on first use into
the cache. A person's own role files are laid over a copy, in the cache as well. Any mismatch or damage means
rebuilding; where the cache cannot be written, the work is done in memory and said so.
"""
