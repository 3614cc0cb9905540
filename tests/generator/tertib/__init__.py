"""Made-up SOPs that a careful auditor would pass: coherent from the letterhead to the last row."""
