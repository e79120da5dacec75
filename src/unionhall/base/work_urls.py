"""Addresses of background work, audit trail, files, calendar and webhooks, within the namespace ``base``."""

from django.urls import URLPattern, URLResolver, path

from unionhall.base.views import field, keeping, trail, work

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
    path("field-worker.js", field.worker, name="field_worker"),
    path("field/", field.phone, name="field_phone"),
    path("field/door/", field.door, name="field_door"),
    path("field/facts/", field.facts, name="field_facts"),
    path("field/conflicts/", field.conflicts, name="field_conflicts"),
    path("field/conflicts/<int:fact_id>/", field.conflict, name="field_conflict"),
]
