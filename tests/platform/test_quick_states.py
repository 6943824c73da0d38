from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from hamdel.platform.quick_states import reload_model


def drawn():
    """A drawn state of two models: books know their author."""
    state = ProjectState()
    state.add_model(ModelState("shelf", "Author", [("id", models.AutoField(primary_key=True))]))
    state.add_model(
        ModelState(
            "shelf",
            "Book",
            [
                ("id", models.AutoField(primary_key=True)),
                ("author", models.ForeignKey("shelf.Author", on_delete=models.CASCADE)),
            ],
        )
    )
    assert state.apps.get_model("shelf", "Book")
    return state


def test_it_is_what_migrations_of_this_program_use():
    assert ProjectState.reload_model is reload_model


def test_a_plain_column_draws_its_own_table_alone():
    state = drawn()
    book = state.apps.get_model("shelf", "Book")
    state.add_field("shelf", "author", "name", models.TextField(default=""), preserve_default=True)
    assert state.apps.get_model("shelf", "Author")._meta.get_field("name")
    assert state.apps.get_model("shelf", "Book") is book


def test_steps_in_python_see_all_of_it_anew():
    state = drawn()
    state.add_field("shelf", "author", "name", models.TextField(default=""), preserve_default=True)
    state.clear_delayed_apps_cache()  # what RunPython does first
    author = state.apps.get_model("shelf", "Author")
    assert (
        state.apps.get_model("shelf", "Book")._meta.get_field("author").remote_field.model
        is author
    )


def test_a_new_table_knows_what_it_points_at():
    state = drawn()
    state.add_model(
        ModelState(
            "shelf",
            "Page",
            [
                ("id", models.AutoField(primary_key=True)),
                ("book", models.ForeignKey("shelf.Book", on_delete=models.CASCADE)),
            ],
        )
    )
    book = state.apps.get_model("shelf", "Page")._meta.get_field("book").remote_field.model
    assert book is state.apps.get_model("shelf", "Book")


def test_a_key_draws_whatever_it_leads_to():
    state = drawn()
    book = state.apps.get_model("shelf", "Book")
    key = models.ForeignKey("shelf.Book", null=True, on_delete=models.CASCADE)
    state.add_field("shelf", "author", "first_book", key, preserve_default=True)
    assert state.apps.get_model("shelf", "Book") is not book
