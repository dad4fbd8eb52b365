"""All addresses, in one place."""

from django.urls import include, path

urlpatterns = [path("", include("farwire.publish.urls"))]
