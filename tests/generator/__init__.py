"""Made-up SOP documents with exact truth: contents from a seed, drawn in several looks, then scanned if wanted."""
