"""Turns and patience."""

import asyncio

import pytest

from farwire.errors import FetchFailed
from farwire.gather.courier import Patience


def test_patience_runs_only_while_it_is_used() -> None:
    async def use() -> float:
        patience = Patience(0.3)
        async with patience.running():
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        async with patience.running():
            await asyncio.sleep(0.05)
        return patience.used

    assert 0.09 < asyncio.run(use()) < 0.29


def test_patience_ends() -> None:
    async def wait() -> None:
        patience = Patience(0.05)
        for _ in range(3):
            async with patience.running():
                await asyncio.sleep(0.03)

    with pytest.raises(FetchFailed, match=r"not finished after 0\.05 seconds"):
        asyncio.run(wait())


def test_timeouts_of_others_are_not_ours() -> None:
    async def other() -> None:
        async with Patience(5).running():
            raise TimeoutError("another one's")

    with pytest.raises(TimeoutError, match="another one's"):
        asyncio.run(other())
