import pytest

from farwire.read.walls import wall_of


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("Just a moment...", "paper.example needs to review the security of your connection.", "proof that a person"),
        ("", "Bitte bestätigen Sie: Ich bin kein Roboter.", "proof that a person"),
        ("", "我们使用Cookie。同意 隐私 个人信息", "consent wall"),
        ("Seite nicht gefunden", "Diese Seite gibt es nicht.", "does not exist"),
        ("The Paper", "Please enable JavaScript to view this site.", "without its scripts"),
    ],
)
def test_walls(title: str, text: str, reason: str) -> None:
    assert reason in (wall_of(title, text) or "")


def test_an_article_about_robots_is_no_wall() -> None:
    text = "Readers ask why they must solve a captcha before every visit. " * 20
    assert wall_of("Why sites ask for a captcha", text, stated=True) is None
    assert wall_of("A town and its harbour", "The council voted to reopen the harbour. " * 10) is None
