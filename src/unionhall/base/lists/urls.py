"""Addresses of the list kit; the lists themselves stand under their modules' addresses."""

from django.urls import path

from unionhall.base.lists import drafts, views

app_name = "lists"
urlpatterns = [
    path("drafts/<str:form_code>/", drafts.keep, name="draft"),
    path("<str:code>/search/", views.search, name="search"),
    path("<str:code>/export/", views.export, name="export"),
    path("<str:code>/columns/", views.columns, name="columns"),
    path("<str:code>/filters/", views.save, name="save"),
    path("<str:code>/filters/<int:filter_id>/delete/", views.forget, name="forget"),
    path("<str:code>/bulk/", views.bulk, name="bulk"),
]
