"""Indonesian government SOP documents to checked canonical JSON.

The data goes one way: source → pages → elements → grid → table → sop → checks and exports.
`convert` is the whole road in one call.
"""

__version__ = "0.1.0"
