"""When memory is looked through: seldom during a long command, as before after it."""

from __future__ import annotations

import gc

import pytest

from pipeline.app.collecting import seldom


def test_the_setting_is_put_back_whatever_happens() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), seldom():
        assert gc.get_threshold() > before
        raise ValueError("stop")
    assert gc.get_threshold() == before
