"""The pages as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser
SECONDS = 20


def resize(browser: Chrome, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def texts(browser: Chrome, selector: str) -> list[str]:
    return [element.text for element in browser.find_elements(By.CSS_SELECTOR, selector)]


def assert_nothing_was_refused(browser: Chrome) -> None:
    """No script or style was blocked by the policy, nothing failed to load."""
    assert browser.get_log("browser") == []


def test_the_start_page_answers_three_questions(browser: Chrome, site: str) -> None:
    resize(browser, 1200)
    browser.get(site)
    assert browser.find_element(By.TAG_NAME, "h1").text.endswith("who says so.")
    assert len(texts(browser, ".card h3")) == 3
    assert "Jaysh al-Izza" in texts(browser, ".card:first-child td a")
    assert "Claims\n17" in texts(browser, ".counts div")
    assert_nothing_was_refused(browser)


def test_a_query_typed_into_the_box_is_answered_below_it(browser: Chrome, site: str) -> None:
    resize(browser, 1200)
    browser.get(site)
    box = browser.find_element(By.ID, "query")
    box.clear()
    box.send_keys("SELECT (COUNT(*) AS ?claims) { ?c <https://w3id.org/orbat/ontology#claims> ?s }")
    box.send_keys(Keys.CONTROL, Keys.ENTER)
    WebDriverWait(browser, SECONDS).until(lambda driver: driver.find_elements(By.ID, "result"))
    assert texts(browser, "#result th") == ["claims"]
    assert texts(browser, "#result td") == ["17"]
    assert_nothing_was_refused(browser)


def test_a_mistake_in_a_query_is_shown_where_it_is(browser: Chrome, site: str) -> None:
    browser.get(f"{site}/sparql")
    box = browser.find_element(By.ID, "query")
    box.clear()
    box.send_keys("SELECT * { ?s ?p }")
    browser.find_element(By.CSS_SELECTOR, "form button").click()
    WebDriverWait(browser, SECONDS).until(lambda driver: driver.find_elements(By.ID, "result"))
    assert "line 1, column" in browser.find_element(By.CSS_SELECTOR, "#result[role=alert] p").text
    assert browser.find_element(By.ID, "query").get_attribute("value") == "SELECT * { ?s ?p }"
    browser.get_log("browser")


@pytest.mark.parametrize("path", ["/", "/page/faction/hayat-tahrir-al-sham", "/article/00-media-line", "/ontology"])
def test_no_page_is_wider_than_a_narrow_window(browser: Chrome, site: str, path: str) -> None:
    resize(browser, 360)
    browser.get(site + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") == 360
    assert_nothing_was_refused(browser)


def test_an_arabic_name_runs_from_right_to_left(browser: Chrome, site: str) -> None:
    resize(browser, 360)
    browser.get(f"{site}/page/faction/levant-front")
    name = browser.find_element(By.CSS_SELECTOR, "h1 + [lang=ar]")
    assert (name.text, name.value_of_css_property("direction")) == ("الجبهة الشامية", "rtl")
    assert texts(browser, ".sentence") == ["Levant Front took part in Deter the Aggression."]
    assert_nothing_was_refused(browser)


def test_a_quote_leads_to_its_words_in_the_article(browser: Chrome, site: str) -> None:
    resize(browser, 1200)
    browser.get(f"{site}/page/faction/levant-front")
    browser.find_element(By.CSS_SELECTOR, "blockquote .quote").click()
    WebDriverWait(browser, SECONDS).until(lambda driver: "/article/" in driver.current_url)
    words = browser.find_element(By.CSS_SELECTOR, ".anchor:target + mark")
    assert words.text.startswith("Participating groups include Tahrir al-Sham")
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", words)
    assert 0 <= top < 900
    assert_nothing_was_refused(browser)
