"""Pictures: fetch what the newest articles name, through the same door and guard as everything else."""

from dataclasses import replace

from farwire.archive import intake
from farwire.archive.pictures import MOST_BYTES, STAGE, wanted_pictures
from farwire.pipeline import executors, stages
from farwire.pipeline.lanes import host_of
from farwire.pipeline.progress import phase
from farwire.pipeline.wire import Report, Wire
from farwire.records import Failure, FetchRequest


def fetch_pictures(wire: Wire, report: Report) -> None:
    """Keep the pictures of the newest articles, and remove those of older ones."""
    policy = replace(wire.policy, max_bytes=MOST_BYTES)
    wanted = {each.url: FetchRequest(each.article, each.url, policy) for each in wanted_pictures(wire.now())}
    asking = executors.Feed(wire.gather, stages.fetch, lambda request: request.subject, host_of)
    with phase("pictures", len(wanted), quiet=wire.quiet) as step:
        for request, answer in asking.run(wanted.values()):
            if isinstance(answer, Failure):
                failure = replace(answer, stage=STAGE, subject=request.url)
            elif intake.file_picture(request.url, answer.body):
                failure = None
            else:
                kind = answer.content_type[:80] or "no type"
                failure = Failure(STAGE, request.url, "NoPicture", f"no picture that is kept ({kind})", retryable=False)
            if failure is not None:
                report.failures += 1
                intake.file_failure(failure, wire.now(), wire.poll_minutes)
            step()
    intake.remove_pictures()
