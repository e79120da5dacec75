"""The product's addresses and the gallery, which otherwise stands in debug only."""

from django.urls import path

from unionhall.config.urls import urlpatterns as product
from unionhall.ui.views.gallery import gallery, sheet

urlpatterns = [path("ui/", gallery), path("ui/<slug:name>/", sheet), *product]
