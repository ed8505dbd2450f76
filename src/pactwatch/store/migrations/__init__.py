"""The steps from one schema to the next; `open_store` takes those that a database still lacks."""
