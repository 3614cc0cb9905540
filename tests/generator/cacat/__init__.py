"""Plants into coherent SOPs the defects that drafters and scanners leave, and forms that look like one and are none."""
