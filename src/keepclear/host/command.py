"""Running a command of this machine beside the node: it may fail or hang, and the node goes on."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

LOG = structlog.get_logger()


async def ends_well(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    within_s: float | None = None,
) -> bool:
    """Run a command to its end, or for so long; a failure is logged."""
    process = None
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL, env=environment
        )
        code = await asyncio.wait_for(process.wait(), within_s)
    except TimeoutError:
        LOG.error("command does not end")
        assert process is not None
        process.kill()
        return False
    except OSError as error:
        LOG.error("command failed", error=error)
        return False
    except asyncio.CancelledError:
        if process is not None and process.returncode is None:
            process.kill()
        raise
    if code != 0:
        LOG.error("command failed")
    return code == 0
