"""Jobs that gave up."""

from flask import Response, flash, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from mall.blueprints.admin.front import admin, me, offer
from mall.domain.people import AdminRight
from mall.kernel import audit, jobs
from mall.kernel.refusals import NotFound
from mall.kernel.text import _
from mall.kernel.web.doors import again, right_door
from mall.kernel.web.reply import page, reply


@admin.get("/jobs")
@right_door(AdminRight.RUN_JOBS)
def job_index() -> Response:
    """What failed for good, with its trace, and how long the oldest due job has waited."""
    return page("admin/jobs/index.html", jobs=jobs.failed(), oldest=jobs.oldest_due())


@admin.post("/jobs/<int:job_id>/retry")
@right_door(AdminRight.RUN_JOBS)
@again(job_index)
def retry_job(job_id: int) -> AnyResponse:
    """Let it try again."""
    if not jobs.retry(job_id):
        raise NotFound
    audit.record(me(), "job.retry", "job", job_id)
    flash(gettext("It will be tried again."))
    return reply(url_for(".job_index"))


@admin.post("/jobs/<int:job_id>/removal")
@right_door(AdminRight.RUN_JOBS)
@again(job_index)
def drop_job(job_id: int) -> AnyResponse:
    """Give it up."""
    if not jobs.drop(job_id):
        raise NotFound
    audit.record(me(), "job.drop", "job", job_id)
    return reply(url_for(".job_index"))


offer("job_index", _("Failed jobs"), AdminRight.RUN_JOBS)
