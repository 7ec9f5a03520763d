"""What the policy of pages allows: nothing but files of the site, and no exception for what stands in a page."""

from strategy.site import policy


def test_nothing_is_allowed_that_is_not_named() -> None:
    assert policy.META.startswith("default-src 'none'; ")
    assert set(policy.RULES.values()) == {"'none'", "'self'"}


def test_a_server_says_the_same_and_who_may_frame_a_page() -> None:
    assert policy.header("'none'") == f"{policy.META}; frame-ancestors 'none'"
