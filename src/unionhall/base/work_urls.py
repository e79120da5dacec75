"""Addresses of background work, audit trail, files, calendar and webhooks, within the namespace ``base``."""

from django.urls import URLPattern, URLResolver, path

from unionhall.base.views import keeping, trail, work

urlpatterns: list[URLPattern | URLResolver] = [
    path("work/jobs/", work.jobs, name="jobs"),
    path("work/jobs/<int:job_id>/", work.job, name="job"),
    path("work/jobs/<int:job_id>/retry/", work.retry, name="retry_job"),
    path("work/events/", work.stuck, name="stuck_events"),
    path("work/events/<int:delivery_id>/settle/", work.settle, name="settle_delivery"),
    path("files/<int:file_id>/", trail.stored_file, name="file"),
    path("settings/audit/", trail.trail, name="audit"),
    path("settings/calendar/", keeping.calendar, name="calendar"),
    path("settings/calendar/<int:year>/", keeping.calendar_year, name="calendar_year"),
    path("settings/webhooks/", keeping.hooks, name="webhooks"),
    path("settings/webhooks/new/", keeping.new_hook, name="new_webhook"),
    path("settings/webhooks/<int:webhook_id>/", keeping.hook, name="webhook"),
    path("settings/webhooks/<int:webhook_id>/end/", keeping.end_hook, name="end_webhook"),
]
